// SPDX-License-Identifier: GPL-3.0-or-later
/// The panel of challenges: the list, and the one that is played, judged live on the session's run.
#pragma once

#include <QStackedWidget>
#include <map>
#include <memory>
#include <optional>

#include "app/learn/challenge_list.h"
#include "app/learn/challenge_play.h"
#include "app/session/session.h"

namespace zabscope::learn {

class ChallengePanel : public QStackedWidget {
    Q_OBJECT

public:
    /// What is solved is kept in this file of settings; empty: nowhere.
    ChallengePanel(const Session& session, QString settings, QWidget* parent = nullptr);

    /// Reads the challenges the first time, and takes the keyboard.
    void open();
    /// Judges what is new in the run. Call it whenever the session has moved.
    void look();
    void setLanguage(const QString& language);
    void setTheme(const Theme& theme);
    /// The one that is played; null if none is.
    const std::shared_ptr<const Challenge>& challenge() const { return m_challenge; }
    const Attempt* attempt() const { return m_attempt ? &*m_attempt : nullptr; }
    /// With how few actions each was solved, by name.
    const std::map<QString, int>& solved() const { return m_solved; }
    /// Why the challenge that is played has no room for this command where the playhead stands, in one sentence; empty if
    /// it has, if it is no command, or if nothing is played any more.
    QString refusal(const QString& command) const;
    /// Wide enough for a line of text and for its buttons.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Adds one from a file, and shows its task; or says what is wrong with it.
    void addFile(const QString& path);

Q_SIGNALS:
    /// A run of the challenge is to begin, with its opening passed.
    void wanted(const std::shared_ptr<const zabscope::learn::Challenge>& challenge);
    /// A person has typed a command of the scenario language.
    void commanded(const QString& command);
    /// A person wants to know what this term means: a key of the glossary.
    void termWanted(const QString& key);

private:
    void load();
    void fill();
    void begin(int index);
    void runBegun();
    void enter(std::shared_ptr<const Challenge> challenge);
    void keep();
    std::optional<Excluded> against(ActionKind kind) const;

    const Session& m_session;
    QString m_settings;
    QString m_language;
    bool m_loaded = false;
    ChallengeList::All m_all;
    QStringList m_troubles;
    std::map<QString, int> m_solved;
    ChallengeList* m_list;
    ChallengePlay* m_play;
    std::shared_ptr<const Challenge> m_challenge;
    std::optional<Attempt> m_attempt;
    int m_branch = 0;
};

}  // namespace zabscope::learn
