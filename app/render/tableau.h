// SPDX-License-Identifier: GPL-3.0-or-later
/// What stands in a picture or film: one view or several, arranged as in the window, and a caption under them.
#pragma once

#include <QWidget>
#include <vector>

#include "app/render/picture.h"
#include "views/panels.h"

class QBoxLayout;

namespace zabscope {

/// The present moment in one sentence, in at most two lines, and the instant.
class CaptionStrip : public QWidget {
    Q_OBJECT

public:
    CaptionStrip(const Theme& theme, QWidget* parent);
    void setFrame(const Frame& frame);
    const QString& text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme;
    QString m_text;
    QString m_instant;
    bool m_alarm = false;
};

class Tableau : public QWidget {
    Q_OBJECT

public:
    /// `views` has at least one.
    Tableau(const PictureOrder& order, const std::vector<const Panel*>& views);
    void setFrame(const Frame& frame);

private:
    void arrange(const std::vector<const Panel*>& views, bool wide);

    std::vector<View*> m_views;
    CaptionStrip* m_caption = nullptr;
};

}  // namespace zabscope
