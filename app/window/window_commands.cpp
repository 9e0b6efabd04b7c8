// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: what each action does.
#include <QMenu>

#include "app/window/key_sheet.h"
#include "app/window/main_window.h"
#include "core/trace/target.h"
#include "core/trace/voter_quorum.h"
#include "views/ensemble/ensemble_view.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr double speedStep = 1.25892541;  // a tenth of a power of ten

Condition conditionOf(const QString& text, const Ensemble& ensemble) {
    auto parsed = parseCondition(text.toStdString(), ensemble);
    auto* condition = std::get_if<Condition>(&parsed);
    return condition ? *condition : Condition{};
}

/// Of the newest leader that is established, at the end of what is recorded: "run until" goes on from there.
std::int64_t newestEpoch(const ClusterState& state) {
    const NodeState* leader = state.find(leaderIn(state));
    return leader ? leader->fields.scalar(zab::establishedEpoch) : 0;
}

/// The condition of the next election: where there is a leader, even one that nobody follows any more, "leader elected"
/// holds already.
QString nextElection(const ClusterState& state) {
    const std::int64_t epoch = newestEpoch(state);
    if (epoch > 0) return QStringLiteral("epoch >= %1").arg(epoch + 1);
    QString condition = QStringLiteral("leader elected");
    for (const NodeState& server : state.servers()) {  // a protocol without epochs
        if (isEstablishedLeader(server)) condition += QStringLiteral(" and not leader is %1").arg(server.node);
    }
    return condition;
}

}  // namespace

void MainWindow::obey(Do what) {
    const bool done = obeyFile(what) || obeyTime(what) || obeyEnsemble(what) || obeyLook(what) || obeyLearn(what);
    Q_ASSERT(done);
    (void)done;
    m_dirty = true;
}

bool MainWindow::obeyFile(Do what) {
    if (what == Do::newRun && m_challenges->challenge()) {
        beginChallenge(*m_challenges->challenge());
    } else if (what == Do::newRun) {
        begin(m_session.scenario());
        m_session.playhead().setPlaying(true);
    } else if (what == Do::open) {
        openByDialog();
    } else if (what == Do::save) {
        saveBy(m_file.path());
    } else if (what == Do::saveAs) {
        saveBy(QString());
    } else if (what == Do::saveScenario) {
        saveScenario(toScenarioText(m_session));
    } else if (what == Do::retell) {
        retell();
    } else if (what == Do::exportPicture) {
        exportPicture();
    } else if (what == Do::exportRun) {
        exportRun();
    } else if (what == Do::quit) {
        close();
    } else if (what == Do::undo) {
        m_session.undo();
    } else if (what == Do::redo) {
        m_session.redo();
    } else if (what == Do::fork) {
        m_session.fork();
        m_messages->say(tr("A new branch begins here; the old one is kept in the list of branches."),
                        MessageBar::Weight::hint);
    } else if (what == Do::bookmark) {
        askBookmark(m_session.playhead().position(), -1);
    } else {
        return false;
    }
    return true;
}

bool MainWindow::obeyTime(Do what) {
    Playhead& playhead = m_session.playhead();
    const auto until = [this](const QString& condition) {
        m_session.runUntil(conditionOf(condition, *m_session.ensemble()));
    };
    if (what == Do::play) {
        playhead.setPlaying(!playhead.isPlaying());
    } else if (what == Do::stepForward) {
        m_session.stepForward();
    } else if (what == Do::stepBack) {
        m_session.stepBack();
    } else if (what == Do::nextInteresting) {
        m_session.stepToInteresting();
    } else if (what == Do::previousInteresting) {
        m_session.backToInteresting();
    } else if (what == Do::faster || what == Do::slower) {
        const double now = playhead.pace() == Pace::guided && playhead.presentSpeed() > 0 ? playhead.presentSpeed()
                                                                                         : playhead.speed();
        playhead.setSpeed(what == Do::faster ? now * speedStep : now / speedStep);
        setPace(Pace::fixed);
    } else if (what == Do::guided) {
        setPace(playhead.pace() == Pace::guided ? Pace::fixed : Pace::guided);
    } else if (what == Do::express) {
        setPace(playhead.pace() == Pace::express ? Pace::guided : Pace::express);
        playhead.setPlaying(true);
    } else if (what == Do::rewind) {
        playhead.setPlaying(false);
        m_session.jump({});
    } else if (what == Do::live) {
        m_session.goLive();
    } else if (what == Do::untilLeader) {
        until(nextElection(m_session.timeline()->state()));
    } else if (what == Do::untilEpoch) {
        until(QStringLiteral("epoch >= %1").arg(newestEpoch(m_session.timeline()->state()) + 1));
    } else if (what == Do::untilCommit) {
        // The zxid that stands for the beginning of an epoch counts as committed, too; a person asks for a transaction.
        const bool zab = m_session.ensemble()->protocol == "zab";
        until(zab ? QStringLiteral("note \"voters have it on disk\"") : QStringLiteral("changed last_committed"));
    } else if (what == Do::untilCondition) {
        askUntil();
    } else if (what == Do::stopSeeking) {
        // Else the key means nothing: who looks at the past stays there.
        if (m_session.isSeeking()) m_session.goLive();
        m_thawWhenLed = noNode;
    } else {
        return false;
    }
    return true;
}

bool MainWindow::obeyEnsemble(Do what) {
    const NodeId server = askedServer();
    if (what == Do::killLeader) {
        act(QStringLiteral("kill leader"));
    } else if (what == Do::partition) {
        partition();
    } else if (what == Do::heal) {
        act(QStringLiteral("heal"));
    } else if (what == Do::write) {
        act(QStringLiteral("write to %1 /zabscope \"hello\"").arg(server));
    } else if (what == Do::read) {
        act(QStringLiteral("read from %1 /zabscope").arg(server));
    } else if (what == Do::sync) {
        act(QStringLiteral("sync at %1").arg(server));
    } else if (what == Do::load) {
        act(QStringLiteral("write to %1 /zabscope \"hello\" 100 times").arg(server));
    } else if (what == Do::freezeLeader) {
        act(QStringLiteral("freeze leader"));
    } else if (what == Do::staleLeader) {
        const NodeId stale = leader();
        if (stale == noNode) {
            m_messages->say(tr("There is no leader that could become stale."), MessageBar::Weight::hint);
            return true;
        }
        if (!act(QStringLiteral("freeze %1").arg(stale))) return true;
        m_thawWhenLed = stale;
        // A frozen leader still takes itself for one, so "leader elected" would hold at once.
        QStringList others;
        for (const Member& member : m_session.ensemble()->members) {
            if (member.sid != stale) others << QStringLiteral("leader is %1").arg(member.sid);
        }
        m_session.runUntil(conditionOf(others.join(QStringLiteral(" or ")), *m_session.ensemble()));
    } else if (what == Do::startAll) {
        act(QStringLiteral("start all"));
    } else if (what == Do::forceTimeout) {
        act(QStringLiteral("timeout %1").arg(server));
    } else if (what == Do::nextProtocol) {
        m_tools->chooseNextProtocol();
    } else {
        return false;
    }
    return true;
}

bool MainWindow::obeyLook(Do what) {
    if (what == Do::presenter) {
        setPresenter(!m_presenter);
    } else if (what == Do::resetLayout) {
        resetLayout();
    } else if (what == Do::reducedMotion) {
        m_reducedMotion = !m_reducedMotion;
        m_actions.mark(what, m_reducedMotion);
        applyTheme();
    } else if (what == Do::largerText || what == Do::smallerText) {
        setTextScale(what == Do::largerText ? m_textScale * 1.1 : m_textScale / 1.1);
    } else if (what == Do::legend) {
        ensemble().setLegendShown(!ensemble().isLegendShown());
    } else if (what == Do::densityFocus || what == Do::densityContext || what == Do::densityAll) {
        setDensity(what == Do::densityFocus     ? Density::focus
                   : what == Do::densityContext ? Density::context
                                                : Density::all);
    } else if (what == Do::themeLight || what == Do::themeDark || what == Do::themeContrast) {
        setThemeName(what == Do::themeLight  ? ThemeName::light
                     : what == Do::themeDark ? ThemeName::dark
                                             : ThemeName::contrast);
    } else if (what == Do::english || what == Do::chinese) {
        setLanguage(what == Do::english ? QStringLiteral("en") : QStringLiteral("zh_CN"));
    } else if (what == Do::lessons) {
        showLessons(!isInFront(*m_lessonDock));
    } else if (what == Do::whyNow) {
        const EventId chosen = m_session.selection().event;
        explain(chosen != noEvent ? chosen : m_session.playhead().last());
    } else if (what == Do::misconceptions) {
        showMisconceptions();
    } else if (what == Do::glossary) {
        showGlossary();
    } else if (what == Do::keys) {
        (new KeySheet(m_actions, this))->show();
    } else if (what == Do::about) {
        m_messages->say(
            tr("Zabscope %1 shows how ZooKeeper elects a leader. Free software under the GPL, version 3 or later.")
                .arg(QStringLiteral(ZABSCOPE_VERSION)),
            MessageBar::Weight::hint);
    } else {
        return false;
    }
    return true;
}

void MainWindow::setPace(Pace pace) {
    m_session.playhead().setPace(pace);
    m_dirty = true;
}

NodeId MainWindow::leader() const { return leaderIn(*const_cast<Session&>(m_session).frame().state); }

// The selected server, else the leader, else the first that serves, else the first. The status line says which.
NodeId MainWindow::askedServer() const {
    const NodeId selected = m_session.selection().node;
    if (isServer(selected)) return selected;
    if (const NodeId leads = leader(); leads != noNode) return leads;
    for (const NodeState& server : const_cast<Session&>(m_session).frame().state->servers()) {
        if (server.up && !server.frozen && server.fields.scalar(zab::serving) != 0) return server.node;
    }
    const auto& members = m_session.ensemble()->members;
    return members.empty() ? noNode : members.front().sid;
}

// As many servers go with the leader as still leave a quorum on the other side.
void MainWindow::partition() {
    const Ensemble& ensemble = *m_session.ensemble();
    const NodeId leads = leader();
    std::vector<NodeId> minority;
    if (leads != noNode) minority.push_back(leads);
    const auto leavesQuorum = [&](NodeId extra) {
        return containsQuorum(ensemble, [&](NodeId sid) {
            return sid != extra && std::find(minority.begin(), minority.end(), sid) == minority.end();
        });
    };
    for (const Member& member : ensemble.members) {
        if (member.sid != leads && leavesQuorum(member.sid)) minority.push_back(member.sid);
    }
    QStringList one;
    QStringList other;
    for (const Member& member : ensemble.members) {
        const bool with = std::find(minority.begin(), minority.end(), member.sid) != minority.end();
        (with ? one : other) << QString::number(member.sid);
    }
    if (one.isEmpty() || other.isEmpty()) {
        m_messages->say(tr("There are too few servers to split."), MessageBar::Weight::hint);
        return;
    }
    act(QStringLiteral("partition %1 | %2").arg(one.join(u' '), other.join(u' ')));
}

void MainWindow::explain(EventId event) {
    if (event == noEvent) return;
    m_session.setSelection({noNode, event});
    if (QDockWidget* narration = dock("narration")) {
        narration->show();
        narration->raise();
        narration->widget()->setFocus();
        View* view = this->view("narration");
        view->setFrame(shownFrame());
        QMetaObject::invokeMethod(view, "explain", Q_ARG(zabscope::EventId, event));
    }
    m_dirty = true;
}

void MainWindow::askUntil() {
    m_messages->ask(tr("Run until (as in scenarios, e.g. \"leader is 3\", \"committed 1:5 on all\"):"),
                    QStringLiteral("leader elected"), [this](const QString& text) -> QString {
                        const auto parsed = parseCondition(text.toStdString(), *m_session.ensemble());
                        if (const auto* error = std::get_if<ScenarioError>(&parsed))
                            return QString::fromStdString(error->message);
                        m_session.runUntil(std::get<Condition>(parsed));
                        return {};
                    });
}

void MainWindow::askBookmark(const Position& position, int edited) {
    const auto& known = m_session.bookmarks();
    const bool isEdit = edited >= 0 && edited < static_cast<int>(known.size());
    const QString first = isEdit ? QString::fromStdString(known[static_cast<std::size_t>(edited)].note) : QString();
    m_messages->ask(tr("A note for the bookmark at %1:").arg(Wording::instant(position.at)), first,
                    [this, position, edited, isEdit](const QString& note) -> QString {
                        auto bookmarks = m_session.bookmarks();
                        if (isEdit) {
                            bookmarks[static_cast<std::size_t>(edited)].note = note.toStdString();
                        } else {
                            bookmarks.push_back({position, note.toStdString()});
                        }
                        m_session.setBookmarks(std::move(bookmarks));
                        return {};
                    });
}

}  // namespace zabscope
