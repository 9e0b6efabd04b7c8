// SPDX-License-Identifier: GPL-3.0-or-later
/// Everything a person can do by a key or a menu of the window: one line each, with its words and its keys.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <cstdint>
#include <map>

#include "views/theme.h"

namespace zabscope {

enum class Do : std::uint8_t {
    newRun, open, save, saveAs, saveScenario, retell, exportPicture, exportRun, quit,
    undo, redo, fork, bookmark,
    play, stepForward, stepBack, nextInteresting, previousInteresting, faster, slower, guided, express, rewind, live,
    untilLeader, untilEpoch, untilCommit, untilCondition, stopSeeking,
    killLeader, partition, heal, write, read, sync, load, freezeLeader, staleLeader, startAll, forceTimeout, nextProtocol,
    presenter, resetLayout, reducedMotion, largerText, smallerText, densityFocus, densityContext, densityAll, legend,
    themeLight, themeDark, themeContrast, english, chinese,
    lessons, challenges, predict, glossary, misconceptions, whyNow, whatIf, worksheet, saveLesson,
    keys, about
};

/// Which part of the menu bar an action stands in.
enum class Menu : std::uint8_t { file, edit, time, ensemble, view, learn, help };

class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QWidget* window);

    QAction* operator[](Do what) const { return m_actions.at(what); }
    /// Shows whether it is on now. Nothing is wanted by that.
    void mark(Do what, bool on);
    /// All of them in the order of the menus.
    static const QList<Do>& all();
    static Menu menuOf(Do what);
    /// Their words in the present language.
    QString text(Do what) const;
    /// One sentence more, for tool tips, the key sheet and screen readers.
    QString hint(Do what) const;
    static QString menuTitle(Menu menu);
    /// Without the mark of its letter: "&Open…" and "打开(&O)…".
    static QString plain(QString text);
    void retranslate();
    /// Icons in the theme's colours.
    void setTheme(const Theme& theme);

Q_SIGNALS:
    void wanted(zabscope::Do what);

private:
    std::map<Do, QAction*> m_actions;
    bool m_marking = false;
};

}  // namespace zabscope
