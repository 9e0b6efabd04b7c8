// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/challenge_panel.h"

#include <QFileDialog>
#include <QSettings>
#include <algorithm>

namespace zabscope::learn {
namespace {

const QString group = QStringLiteral("solved_challenges");

}  // namespace

ChallengePanel::ChallengePanel(const Session& session, QString settings, QWidget* parent)
    : QStackedWidget(parent),
      m_session(session),
      m_settings(std::move(settings)),
      m_list(new ChallengeList(this)),
      m_play(new ChallengePlay(this)) {
    addWidget(m_list);
    addWidget(m_play);
    connect(&session, &Session::begun, this, &ChallengePanel::runBegun);
    connect(m_list, &ChallengeList::chosen, this, &ChallengePanel::begin);
    connect(m_list, &ChallengeList::fileWanted, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Open a challenge"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Challenges (*.challenge)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, &ChallengePanel::addFile);
        dialog->show();
    });
    connect(m_play, &ChallengePlay::commanded, this, &ChallengePanel::commanded);
    connect(m_play, &ChallengePlay::termWanted, this, &ChallengePanel::termWanted);
    connect(m_play, &ChallengePlay::againWanted, this, [this] { Q_EMIT wanted(m_challenge); });
    connect(m_play, &ChallengePlay::listWanted, this, [this] {
        fill();
        setCurrentWidget(m_list);
        m_list->takeFocus();
    });
}

QSize ChallengePanel::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 44, fontMetrics().height() * 24};
}

QSize ChallengePanel::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 32, fontMetrics().height() * 8};
}

void ChallengePanel::open() {
    load();
    if (currentWidget() == m_list) m_list->takeFocus();
}

void ChallengePanel::load() {
    if (m_loaded) return;
    m_loaded = true;
    for (const std::string& file : challengeFiles()) {
        auto read = loadChallenge(file);
        if (const auto* problem = std::get_if<TextProblem>(&read)) {
            m_troubles << QString::fromStdString(problem->text());
        } else {
            m_all.push_back(std::make_shared<const Challenge>(std::get<Challenge>(std::move(read))));
        }
    }
    std::stable_sort(m_all.begin(), m_all.end(),
                     [](const auto& one, const auto& other) { return one->difficulty < other->difficulty; });
    if (!m_settings.isEmpty()) {
        QSettings settings(m_settings, QSettings::IniFormat);
        settings.beginGroup(group);
        for (const QString& name : settings.childKeys()) m_solved[name] = settings.value(name).toInt();
    }
    fill();
    runBegun();
}

void ChallengePanel::fill() {
    m_list->fill(m_all, m_solved, m_language);
    m_list->setTrouble(m_troubles);
}

void ChallengePanel::addFile(const QString& path) {
    load();
    auto read = loadChallenge(path.toStdString());
    m_troubles.clear();
    if (const auto* problem = std::get_if<TextProblem>(&read)) {
        m_troubles << QString::fromStdString(problem->text());
        return fill();
    }
    m_all.push_back(std::make_shared<const Challenge>(std::get<Challenge>(std::move(read))));
    fill();
    m_list->choose(static_cast<int>(m_all.size()) - 1);
}

void ChallengePanel::begin(int index) { Q_EMIT wanted(m_all[static_cast<std::size_t>(index)]); }

// Whatever was opened: if it is the stage of a challenge, that is what is played.
void ChallengePanel::runBegun() {
    const auto isOf = [this](const std::shared_ptr<const Challenge>& each) {
        return each->scenario.source == m_session.scenario().source && each->scenario.seed == m_session.scenario().seed;
    };
    if (m_challenge && isOf(m_challenge)) return enter(m_challenge);
    const auto found = std::find_if(m_all.begin(), m_all.end(), isOf);
    if (found != m_all.end()) return enter(*found);
    m_challenge.reset();
    m_attempt.reset();
    if (m_loaded) fill();
    setCurrentWidget(m_list);
}

void ChallengePanel::enter(std::shared_ptr<const Challenge> challenge) {
    const bool again = challenge == m_challenge;  // the hints that were shown stay
    m_challenge = std::move(challenge);
    m_attempt.emplace(m_challenge);
    m_branch = m_session.branches().current();
    if (!again) m_play->setChallenge(m_challenge);
    setCurrentWidget(m_play);
    look();
}

void ChallengePanel::look() {
    if (!m_attempt) return;
    const Timeline& timeline = *m_session.timeline();
    const int branch = m_session.branches().current();
    if (branch != m_branch || timeline.last() < m_attempt->seen()) {
        m_attempt.emplace(m_challenge);
        m_branch = branch;
    }
    std::vector<EventId> deeds;
    for (const PlacedCommand& command : m_session.branches().commandsOf(branch)) {
        if (command.position.last < timeline.last()) deeds.push_back(command.position.last + 1);
    }
    m_attempt->read(timeline, m_session.known().reached, deeds);
    if (m_attempt->isSolved()) keep();
    m_play->show(*m_attempt, !m_session.playhead().isPlaying() && !m_session.isSeeking());
}

// What was done before the playhead counts: who acts in the past takes back what came later.
std::optional<Excluded> ChallengePanel::against(ActionKind kind) const {
    const Position now = m_session.playhead().position();
    ActionBudget budget(*m_challenge);
    for (const PlacedCommand& done : m_session.branches().commandsOf(m_session.branches().current())) {
        if (!m_session.playhead().isLive() && now.last <= done.position.last) continue;
        const auto parsed = parseCommand(done.text, *m_session.ensemble());
        if (const auto* command = std::get_if<Command>(&parsed)) budget.take(kindOf(*command));
    }
    if (m_session.playhead().shown() < m_challenge->begins) return Excluded::tooEarly;
    return budget.against(kind);
}

QString ChallengePanel::refusal(const QString& command) const {
    if (!m_attempt || m_attempt->isReached()) return {};
    const auto parsed = parseCommand(command.toStdString(), *m_session.ensemble());
    const auto* read = std::get_if<Command>(&parsed);
    if (!read) return {};
    const ActionKind kind = kindOf(*read);
    const auto why = against(kind);
    if (!why) return {};
    switch (*why) {
        case Excluded::forbidden:
            return tr("“%1” is not allowed in this challenge.").arg(ChallengePlay::kindText(kind)) + u' ' +
                   m_play->allowedText();
        case Excluded::tooOften:
            return tr("“%1” has been used as often as this challenge allows. Undo it, or begin again.")
                .arg(ChallengePlay::kindText(kind));
        case Excluded::tooManyActions:
            return tr("All %n action(s) of this challenge are used up. Undo one, or begin again.", nullptr,
                      static_cast<int>(*m_challenge->actions));
        case Excluded::tooManyFaults:
            return *m_challenge->faults == 0
                       ? tr("“%1” is a fault, and this challenge allows none.").arg(ChallengePlay::kindText(kind))
                       : tr("All %n fault(s) of this challenge are used up. Undo one, or begin again.", nullptr,
                            static_cast<int>(*m_challenge->faults));
        case Excluded::tooEarly: return tr("The challenge has not begun yet at this instant. Go forward in time first.");
    }
    return {};
}

void ChallengePanel::keep() {
    const QString name = QString::fromStdString(m_challenge->name);
    const int actions = static_cast<int>(m_attempt->actions());
    const auto known = m_solved.find(name);
    if (known != m_solved.end() && known->second <= actions) return;
    m_solved[name] = actions;
    if (m_settings.isEmpty()) return;
    QSettings settings(m_settings, QSettings::IniFormat);
    settings.beginGroup(group);
    settings.setValue(name, actions);
}

void ChallengePanel::setLanguage(const QString& language) {
    m_language = language;
    m_list->retranslate();
    m_play->setLanguage(language);
    if (m_loaded) fill();
    look();
}

void ChallengePanel::setTheme(const Theme& theme) {
    m_play->setTheme(theme);
    look();
}

}  // namespace zabscope::learn
