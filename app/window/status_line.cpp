// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/status_line.h"

#include <QMenu>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/zab/zab_state.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr int mostListed = 30;

/// Whether the run is known only from outside: of our own servers the tree is known.
bool isImported(const Frame& frame) {
    return std::ranges::any_of(frame.state->servers(), [](const NodeState& server) {
        return server.fields.scalar(zab::treeDigest) == PeerState::unknown;
    });
}

}  // namespace

StatusLine::StatusLine(QWidget* parent) : QStatusBar(parent) {
    setSizeGripEnabled(false);
    m_next = new Reading;
    m_speed = new Reading;
    m_rate = new Reading;
    m_invariants = new QToolButton;
    m_invariants->setAutoRaise(true);
    m_invariants->setPopupMode(QToolButton::InstantPopup);
    m_replay = new Reading;
    m_target = new Reading;
    m_faults = new QLabel;
    for (QWidget* each : std::initializer_list<QWidget*>{m_next, m_speed, m_rate, m_invariants, m_replay, m_target})
        addWidget(each);
    addPermanentWidget(m_faults);
    auto* menu = new QMenu(m_invariants);
    m_invariants->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &StatusLine::listViolations);
    retranslate();
}

void StatusLine::retranslate() {
    m_next->setMeaning(tr("Next event"));
    m_speed->setMeaning(tr("Speed"));
    m_rate->setMeaning(tr("Events a second"));
    m_invariants->setAccessibleName(tr("Invariants"));
    m_replay->setMeaning(tr("Replay"));
    m_target->setMeaning(tr("Keys act on"));
    m_target->setToolTip(
        tr("Writes, reads, sync and a forced time-out by key go to the selected server, else to the leader."));
    setTarget(std::exchange(m_targetShown, noNode));
    m_invariants->setToolTip(tr("What must always hold is judged at every event. Click to see which and where."));
    m_violationsShown = UINT64_MAX;
}

void StatusLine::setTheme(const Theme& theme) {
    m_theme = theme;
    QPalette faults = theme.palette();
    faults.setColor(QPalette::WindowText, theme.bad);
    m_faults->setPalette(faults);
    m_violationsShown = UINT64_MAX;
}

void StatusLine::show(const Session& session, const Frame& frame) {
    m_frame = frame;
    // A picture may be of a run that the session does not have.
    const bool foreign = frame.timeline != session.timeline();
    const Timeline& timeline = *frame.timeline;
    const EventId last = frame.now.last;
    const Instant after = foreign ? never : session.known().nextDue;
    const Instant next = last < timeline.last() ? timeline.event(last + 1).at : after;
    const Duration away = next == never ? Duration{} : std::max(next - frame.drawnAt, Duration{});
    m_next->setText(session.isSeeking() ? tr("running…")
                    : next == never     ? (!foreign && session.isAsleep() ? tr("play to go on") : tr("nothing is due"))
                                        : tr("next event in %1").arg(Wording::duration(away)));
    const Playhead& playhead = session.playhead();
    const double speed = playhead.pace() == Pace::fixed ? playhead.speed() : playhead.presentSpeed();
    QString words;
    if (playhead.pace() == Pace::express) {
        words = tr("express");
    } else if (speed <= 0) {
        words = tr("paused");
    } else {
        words = speed >= 1 ? tr("%1× speed").arg(QString::number(speed, 'g', 3))
                           : tr("1/%1 speed").arg(QString::number(1 / speed, 'g', 3));
        if (playhead.pace() == Pace::guided) words = tr("guided, %1").arg(words);
    }
    if (!playhead.isPlaying()) words = tr("paused");
    m_speed->setText(words);
    // While time stands still nothing happens, however fast it went before.
    const bool goes = playhead.isPlaying() || session.isSeeking();
    m_rate->setText(tr("%L1 ev/s").arg(goes ? static_cast<qint64>(std::max(0.0, session.eventsPerSecond())) : 0));
    const bool imported = foreign ? isImported(frame) : session.isImported();
    if (imported == m_judged) m_violationsShown = UINT64_MAX;
    m_judged = !imported;
    m_replay->setText(imported                       ? tr("imported: not replayable")
                      : session.whyFixed().isEmpty() ? tr("exact replay")
                                                     : tr("recorded elsewhere"));
    const QString promise =
        !foreign && !session.whyFixed().isEmpty()
            ? session.whyFixed()
            : tr("The same scenario, seed and actions give this very trace, event by event, on every machine.");
    if (m_replay->toolTip() != promise) m_replay->setToolTip(promise);
    showInvariants(frame);
    showFaults(session);
}

void StatusLine::setTarget(NodeId server) {
    if (server == m_targetShown) return;
    m_targetShown = server;
    m_target->setText(server == noNode ? QString() : tr("keys act on %1").arg(Wording::node(server)));
}

void StatusLine::showInvariants(const Frame& frame) {
    const std::uint64_t violations = frame.state->violations();
    if (violations == m_violationsShown) return;
    m_violationsShown = violations;
    QPalette palette = m_theme.palette();
    const bool judged = m_judged || violations > 0;
    palette.setColor(QPalette::ButtonText, !judged           ? m_theme.quietText
                                           : violations == 0 ? m_theme.good
                                                             : m_theme.bad);
    m_invariants->setPalette(palette);
    if (!judged) return m_invariants->setText(tr("invariants are not judged"));
    m_invariants->setText(violations == 0
                              ? tr("✓ all invariants hold")
                              : tr("✗ %n violation(s) of invariants", nullptr, static_cast<int>(violations)));
}

void StatusLine::showFaults(const Session& session) {
    QStringList parts;
    for (const std::string& variant : session.variants())
        parts << tr("deliberate fault: %1").arg(QString::fromStdString(variant));
    if (session.leftModel()) parts << tr("outside the fault model of TCP");
    const QString faults = parts.join(QStringLiteral(" · "));
    if (m_faults->text() != faults) m_faults->setText(faults);
    if (m_faults->isHidden() == !parts.isEmpty()) m_faults->setVisible(!parts.isEmpty());
}

void StatusLine::listViolations() {
    QMenu* menu = m_invariants->menu();
    menu->clear();
    if (!m_frame) return;
    int listed = 0;
    // Only chunks in which a violation was added are looked through.
    std::uint64_t before = 0;
    const auto chunks = m_frame.timeline->chunks();
    for (std::size_t i = 0; i < chunks.size() && listed < mostListed; ++i) {
        const ClusterState& after = i + 1 < chunks.size() ? chunks[i + 1]->before : m_frame.timeline->state();
        if (after.violations() == before) continue;
        before = after.violations();
        for (const Event& event : chunks[i]->events) {
            const auto* violated = std::get_if<Violated>(&event.what);
            if (!violated || listed >= mostListed) continue;
            ++listed;
            const auto& names = m_frame.recording->invariants;
            const QString name = violated->invariant < names.size() ? QString::fromStdString(names[violated->invariant])
                                                                    : QString::number(violated->invariant);
            menu->addAction(QStringLiteral("%1  %2: %3")
                                .arg(Wording::instant(event.at), name, Wording::outside(violated->text).left(120)),
                            this, [this, id = event.id] { Q_EMIT violationChosen(id); });
        }
    }
    if (listed == 0 && !m_judged) {
        menu->addAction(tr("What was imported does not tell enough to judge them."))->setEnabled(false);
    } else if (listed == 0) {
        QMenu* names = menu->addMenu(tr("All of these hold:"));
        for (const std::string& name : m_frame.recording->invariants) names->addAction(QString::fromStdString(name));
    }
}

}  // namespace zabscope
