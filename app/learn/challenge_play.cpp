// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/challenge_play.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/learn/action_example.h"
#include "app/learn/challenge_list.h"
#include "app/learn/term_finder.h"
#include "views/events/command_line.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

QString seconds(Duration time) { return QString::number(static_cast<double>(time.count() / 100'000) / 10, 'f', 1); }

void change(QLabel* label, const QString& text) {
    if (label->text() != text) label->setText(text);
    label->setVisible(!text.isEmpty());
}

}  // namespace

ChallengePlay::ChallengePlay(QWidget* parent)
    : QScrollArea(parent),
      m_title(makeText(this)),
      m_task(makeText(this)),
      m_goalArea(new QWidget(this)),
      m_budget(makeText(this)),
      m_allowed(makeText(this)),
      m_command(new CommandLine(this)),
      m_examples(makeText(this)),
      m_state(makeText(this)),
      m_solved(new QFrame(this)),
      m_solvedText(makeText(m_solved)),
      m_hintText(makeText(this)),
      m_hint(new QuietButton(this)),
      m_again(new QuietButton(this)),
      m_list(new QuietButton(this)) {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    for (QLabel* label : {m_task, m_solvedText, m_hintText}) {
        label->setTextFormat(Qt::MarkdownText);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(label, &QLabel::linkActivated, this, [this](const QString& link) {
            if (link.startsWith(u"term:")) Q_EMIT termWanted(link.mid(5));
        });
    }
    for (QLabel* label : {m_title, m_budget, m_allowed, m_examples, m_state}) label->setTextFormat(Qt::PlainText);
    auto* goals = new QVBoxLayout(m_goalArea);
    goals->setContentsMargins(0, 0, 0, 0);
    auto* solved = new QVBoxLayout(m_solved);
    solved->addWidget(m_solvedText);
    m_solved->setObjectName(QStringLiteral("solved"));
    auto* hint = new QHBoxLayout;
    hint->addWidget(m_hint);
    hint->addStretch(1);
    auto* buttons = new QHBoxLayout;
    for (QuietButton* button : {m_again, m_list}) buttons->addWidget(button);
    buttons->addStretch(1);
    layout->addWidget(m_title);
    layout->addWidget(m_task);
    layout->addWidget(m_goalArea);
    layout->addWidget(m_budget);
    layout->addWidget(m_allowed);
    layout->addWidget(m_command);
    layout->addWidget(m_examples);
    layout->addWidget(m_state);
    layout->addWidget(m_solved);
    layout->addWidget(m_hintText);
    layout->addLayout(hint);
    layout->addLayout(buttons);
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_command, &CommandLine::entered, this, &ChallengePlay::commanded);
    connect(m_command, &CommandLine::refused, this, [this](const QString& why) {
        why.isEmpty() ? showExamples() : m_examples->setText(why);
    });
    connect(m_hint, &QPushButton::clicked, this, [this] {
        ++m_hints;
        showHints();
    });
    connect(m_again, &QPushButton::clicked, this, &ChallengePlay::againWanted);
    connect(m_list, &QPushButton::clicked, this, &ChallengePlay::listWanted);
}

QString ChallengePlay::local(const Texts& texts) const {
    return QString::fromStdString(in(texts, m_language.toStdString()));
}

QString ChallengePlay::linked(const Texts& texts) const {
    return TermFinder(glossary(), m_language.toStdString()).linked(local(texts));
}

void ChallengePlay::setChallenge(std::shared_ptr<const Challenge> challenge) {
    m_challenge = std::move(challenge);
    m_hints = 0;
    fill();
}

void ChallengePlay::setLanguage(const QString& language) {
    m_language = language;
    retranslate();
}

void ChallengePlay::setTheme(const Theme& theme) {
    m_theme = theme;
    m_solved->setStyleSheet(QStringLiteral("#solved { background: %1; border-left: 4px solid %2; }")
                                .arg(theme.raised.name(), theme.good.name()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme.quietText);
    for (QLabel* label : {m_budget, m_allowed, m_examples}) label->setPalette(quiet);
}

void ChallengePlay::retranslate() {
    m_again->setText(tr("Begin again"));
    m_list->setText(tr("All challenges"));
    if (m_challenge) fill();
}

void ChallengePlay::fill() {
    QFont large = font();
    large.setBold(true);
    m_title->setFont(large);
    m_title->setText(local(m_challenge->title));
    m_task->setText(linked(m_challenge->task));
    for (QLabel* goal : m_goals) delete goal;
    m_goals.clear();
    for (std::size_t i = 0; i < m_challenge->goals.size(); ++i) {
        QLabel* goal = makeText(m_goalArea);
        goal->setTextFormat(Qt::PlainText);
        m_goalArea->layout()->addWidget(goal);
        goal->show();  // a layout that can be seen already would show it a turn later
        m_goals.push_back(goal);
    }
    change(m_allowed, allowedText());
    m_command->setEnsemble(std::make_shared<const Ensemble>(m_challenge->scenario.ensemble));
    m_command->clear();
    m_command->setPlaceholderText(tr("A command; Enter gives it"));
    m_command->setAccessibleName(tr("A command"));
    m_command->setToolTip(tr("Commands are those of scenarios; resources/help/scenario.md has them all. A command is one "
                             "action, however many servers it names."));
    showExamples();
    showHints();
}

/// Of what is allowed; where everything is, of what is asked for most.
void ChallengePlay::showExamples() {
    std::vector<ActionKind> kinds;
    for (const Allowance& each : m_challenge->allowed) kinds.push_back(each.kind);
    if (kinds.empty()) kinds = {ActionKind::start, ActionKind::kill, ActionKind::partition, ActionKind::write};
    QStringList examples;
    for (const ActionKind kind : kinds)
        examples << QString::fromStdString(exampleOf(kind, m_challenge->scenario.ensemble));
    m_examples->setText(tr("For example: %1").arg(examples.join(QStringLiteral("  ·  "))));
}

void ChallengePlay::showHints() {
    QString text;
    for (std::size_t i = 0; i < m_hints; ++i) {
        if (i > 0) text += QStringLiteral("\n\n");
        text += QStringLiteral("**%1** ").arg(tr("Hint %1:").arg(i + 1)) + linked(m_challenge->hints[i]);
    }
    change(m_hintText, text);
    const std::size_t all = m_challenge->hints.size();
    m_hint->setVisible(all > 0);
    m_hint->setEnabled(m_hints < all);
    m_hint->setText(m_hints < all ? tr("Show a hint (%1 of %2)").arg(m_hints + 1).arg(all) : tr("No more hints"));
}

void ChallengePlay::show(const Attempt& attempt, bool stands) {
    showGoals(attempt);
    change(m_budget, budgetText(attempt));
    change(m_state, stateText(attempt, stands));
    QString solved;
    if (attempt.isSolved()) {
        solved = QStringLiteral("**%1**").arg(tr("Solved with %n action(s).", nullptr, static_cast<int>(attempt.actions())));
        for (const Texts& each : m_challenge->afterwards) solved += QStringLiteral("\n\n") + linked(each);
    }
    change(m_solvedText, solved);
    m_solved->setVisible(attempt.isSolved());
    m_hint->setVisible(!attempt.isSolved() && !m_challenge->hints.empty());
}

void ChallengePlay::showGoals(const Attempt& attempt) {
    for (std::size_t i = 0; i < m_goals.size(); ++i) {
        const Goal& goal = m_challenge->goals[i];
        const bool holds = attempt.holds(i);
        QString text = (holds ? QStringLiteral("✓ ") : QStringLiteral("○ ")) + local(goal.text);
        if (goal.steps.size() > 1)
            text += u' ' + tr("(%1 of %2 steps)").arg(attempt.steps(i)).arg(goal.steps.size());
        if (m_goals[i]->text() == text) continue;
        m_goals[i]->setText(text);
        m_goals[i]->setAccessibleName((holds ? tr("holds: %1") : tr("does not hold yet: %1")).arg(local(goal.text)));
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, holds ? m_theme.good : m_theme.text);
        m_goals[i]->setPalette(colours);
    }
}

QString ChallengePlay::budgetText(const Attempt& attempt) const {
    QStringList parts;
    parts << (m_challenge->actions ? tr("Actions: %1 of %2").arg(attempt.actions()).arg(*m_challenge->actions)
                                   : tr("Actions: %1").arg(attempt.actions()));
    if (m_challenge->faults) parts << tr("Faults: %1 of %2").arg(attempt.faults()).arg(*m_challenge->faults);
    const Instant now = attempt.reachedAt().value_or(attempt.now());
    parts << tr("Time: %1 s of %2 s").arg(seconds(now - startOfTime), seconds(m_challenge->time));
    return parts.join(QStringLiteral("  ·  "));
}

QString ChallengePlay::allowedText() const {
    QStringList kinds;
    for (const Allowance& each : m_challenge->allowed) {
        const QString kind = kindText(each.kind);
        kinds << (each.most ? tr("%1 (%2 times)", "an action, how often").arg(kind).arg(*each.most) : kind);
    }
    return kinds.isEmpty() ? QString() : tr("Allowed: %1").arg(kinds.join(tr(", ", "between actions")));
}

QString ChallengePlay::stateText(const Attempt& attempt, bool stands) const {
    if (attempt.isSolved()) return {};
    if (!attempt.offences().empty()) {
        const QString what = offenceText(attempt.offences().front());
        return attempt.isReached() ? tr("The goals are reached, but not in the way that was asked for. %1").arg(what) : what;
    }
    if (attempt.isTimeUp()) return tr("Time is up. Undo your actions, or begin again.");
    if (attempt.actions() == 0 && attempt.now() <= m_challenge->begins)
        return tr("Time stands still. Do something, or let time run with Space.");
    QStringList lines;
    if (stands) lines << tr("Time stands still. Let it run with Space.");
    const bool spent = (m_challenge->actions && attempt.actions() >= *m_challenge->actions) ||
                       (m_challenge->faults && *m_challenge->faults > 0 && attempt.faults() >= *m_challenge->faults);
    if (spent) lines << tr("All you may do is done. If the goals do not come true now, press “Begin again”.");
    return lines.join(u'\n');
}

QString ChallengePlay::offenceText(const Offence& offence) const {
    const QString command = Wording::outside(offence.command);
    const QString undo = tr("Undo it, or begin again.");
    switch (offence.why) {
        case Offence::Why::forbidden: return tr("“%1” is not allowed here.").arg(command) + u' ' + undo;
        case Offence::Why::tooOften: return tr("“%1” is once too often.").arg(command) + u' ' + undo;
        case Offence::Why::tooManyActions: return tr("“%1” is one action too many.").arg(command) + u' ' + undo;
        case Offence::Why::tooManyFaults: return tr("“%1” is one fault too many.").arg(command) + u' ' + undo;
        case Offence::Why::tooEarly: return tr("“%1” came before the challenge had begun.").arg(command) + u' ' + undo;
    }
    return {};
}

QString ChallengePlay::kindText(ActionKind kind) {
    switch (kind) {
        case ActionKind::start: return tr("start");
        case ActionKind::kill: return tr("kill");
        case ActionKind::powerOff: return tr("power off");
        case ActionKind::freeze: return tr("freeze");
        case ActionKind::thaw: return tr("thaw");
        case ActionKind::wipe: return tr("wipe a disk");
        case ActionKind::timeout: return tr("force a time-out");
        case ActionKind::slowDisk: return tr("slow a disk");
        case ActionKind::fillDisk: return tr("fill a disk");
        case ActionKind::freeDisk: return tr("free a disk");
        case ActionKind::corruptDisk: return tr("corrupt a disk");
        case ActionKind::cut: return tr("cut links");
        case ActionKind::cutOneWay: return tr("cut links one way");
        case ActionKind::heal: return tr("heal links");
        case ActionKind::partition: return tr("partition");
        case ActionKind::isolate: return tr("isolate");
        case ActionKind::delay: return tr("delay");
        case ActionKind::jitter: return tr("jitter");
        case ActionKind::bandwidth: return tr("bandwidth");
        case ActionKind::reset: return tr("reset connections");
        case ActionKind::hold: return tr("hold messages");
        case ActionKind::release: return tr("release messages");
        case ActionKind::deliver: return tr("deliver messages now");
        case ActionKind::drop: return tr("drop messages");
        case ActionKind::duplicate: return tr("duplicate messages");
        case ActionKind::reorder: return tr("reorder messages");
        case ActionKind::write: return tr("write");
        case ActionKind::read: return tr("read");
        case ActionKind::sync: return tr("sync");
        case ActionKind::load: return tr("steady writes");
        case ActionKind::client: return tr("named clients");
    }
    return {};
}

}  // namespace zabscope::learn
