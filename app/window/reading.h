// SPDX-License-Identifier: GPL-3.0-or-later
/// A short text in a line that changes often. Unlike a label's its place only grows: what stands beside it does not
/// jump, and the window is not laid out anew with every digit.
#pragma once

#include <QWidget>

namespace zabscope {

class Reading : public QWidget {
    Q_OBJECT

public:
    explicit Reading(QWidget* parent = nullptr);
    /// What it is a reading of, for screen readers.
    void setMeaning(const QString& meaning);
    void setText(const QString& text);
    const QString& text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int needed() const;

    QString m_meaning;
    QString m_text;
    int m_width = 0;  ///< the widest so far
};

}  // namespace zabscope
