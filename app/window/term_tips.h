// SPDX-License-Identifier: GPL-3.0-or-later
/// Explains the terms of the glossary wherever a panel uses them: a tool tip at the text under the mouse, and for the
/// keyboard the text that has the focus.
#pragma once

#include <QObject>
#include <QPoint>
#include <QString>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "app/learn/term_finder.h"

namespace zabscope {

class TermTips : public QObject {
    Q_OBJECT

public:
    explicit TermTips(QObject* parent);
    /// From now on the texts of this panel are explained. It may be deleted at any time.
    void watch(QWidget& panel);
    void setLanguage(const std::string& language);
    const learn::TermFinder& finder() const { return *m_finder; }
    const std::string& language() const { return m_language; }
    /// What can be read where the keyboard is: a label, a row, a page; or all labels of the panel around it. Empty if that
    /// is nowhere in a panel that is watched.
    QString textAt(const QWidget* focus) const;
    /// The tool tip at a point of the widget, with the terms of the text there; empty if there are none.
    QString tipAt(const QWidget& widget, const QPoint& at) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::string m_language = "en";
    std::unique_ptr<learn::TermFinder> m_finder;
    std::vector<const QObject*> m_panels;
};

}  // namespace zabscope
