// SPDX-License-Identifier: GPL-3.0-or-later
/// What every view is: it is given frames and a theme, and tells what a person did to it. It knows no engine and no other
/// view, and keeps nothing that the frame does not say (caches aside).
#pragma once

#include <QString>
#include <QWidget>

#include "views/frame.h"
#include "views/theme.h"

namespace zabscope {

class View : public QWidget {
    Q_OBJECT

public:
    explicit View(QWidget* parent = nullptr);

    /// Its title in the present language.
    virtual QString title() const = 0;
    /// What it shows, in one sentence: the tool tip of its tab, and its description for screen readers.
    virtual QString purpose() const = 0;

    /// Shows this from now on. Cheap: what is drawn is drawn in paintEvent.
    void setFrame(const Frame& frame);
    const Frame& frame() const { return m_frame; }
    void setTheme(const Theme& theme);
    const Theme& theme() const { return m_theme; }
    void setDensity(Density density);
    Density density() const { return m_density; }

Q_SIGNALS:
    /// A person wants this done to the ensemble: a command of the scenario language, "kill 3".
    void commanded(const QString& command);
    /// A person has pointed at something.
    void selected(const zabscope::Selection& selection);
    /// A person wants to be there.
    void jumped(const zabscope::Position& position);
    /// A person asks why this happened.
    void explained(zabscope::EventId event);

protected:
    /// Whatever the view shows has changed: by default it is painted again.
    virtual void frameChanged(const Frame& before);
    virtual void themeChanged();
    /// Sets every text again; called when the language has changed and once before the view is first shown.
    virtual void retranslate() {}
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

    void select(const Selection& selection) { Q_EMIT selected(selection); }

private:
    Frame m_frame;
    Theme m_theme = makeTheme(ThemeName::light);
    Density m_density = Density::context;
    bool m_translated = false;
};

}  // namespace zabscope

Q_DECLARE_METATYPE(zabscope::Selection)
Q_DECLARE_METATYPE(zabscope::Position)
