// SPDX-License-Identifier: GPL-3.0-or-later
/// A window on a live engine, whose time passes when a test says so.
#pragma once

#include <QMenu>
#include <QTest>

#include "app/window/main_window.h"
#include "core/trace/condition_watch.h"
#include "core/trace/text.h"
#include "views/canvas.h"

namespace zabscope {
inline Scenario servers(int count) {
    return std::get<Scenario>(readScenario(
        "zabscope scenario 1\nservers " + std::to_string(count) + "\nnetwork latency 2ms\nstart all\n", "test.zab"));
}

inline NodeId leaderOf(const ClusterState& state) {
    for (const NodeState& server : state.servers()) {
        const bool leads = server.up && !server.frozen && zab::roleOf(server.fields) == zab::Role::leading;
        if (leads && zab::phaseOf(server.fields) == zab::Phase::broadcast) return server.node;
    }
    return noNode;
}

/// A shown window with a run of its own; time passes when the test says so.
struct Desk {
    MainWindow window{QString()};

    explicit Desk(int count = 5) {
        window.setOwnClock(false);
        window.resize(1280, 800);
        window.show();
        window.begin(servers(count));
        window.session().playhead().setPace(Pace::fixed);
        window.session().playhead().setSpeed(2);
        window.session().playhead().setPlaying(true);
    }
    Session& session() { return window.session(); }
    Canvas* canvas(const char* name) { return qobject_cast<Canvas*>(window.view(name)); }
    ClusterState state() { return session().timeline()->at(session().playhead().position()); }

    template <typename Until>
    bool pass(Until until, int turns = 4000) {
        for (int i = 0; i < turns; ++i) {
            window.tick(0.016);
            QCoreApplication::processEvents();
            if (until()) return true;
            QThread::usleep(100);
        }
        return false;
    }
    bool passUntilLed(NodeId by = noNode) {
        return pass([&] { return by == noNode ? leaderOf(state()) != noNode : leaderOf(state()) == by; });
    }
    bool passUntilAllServe() {
        return pass([&] {
            for (const NodeState& server : state().servers()) {
                if (server.up && server.fields.scalar(zab::serving) == 0) return false;
            }
            return leaderOf(state()) != noNode;
        });
    }
    QPoint placeOf(NodeId node) {
        for (const Canvas::Item& item : canvas("ensemble")->items()) {
            if (item.selection == Selection{node, noEvent}) return item.place.center();
        }
        return {};
    }
    /// Lets time pass until the condition of the scenario language holds; what has happened after event `since` counts.
    bool passUntil(const QString& condition, EventId since) {
        const auto parsed = parseCondition(condition.toStdString(), *session().ensemble());
        if (const auto* error = std::get_if<ScenarioError>(&parsed)) return fail(error->message);
        const Position begin = session().timeline()->positionOf(since);
        ClusterState present = session().timeline()->at(begin);
        ConditionWatch watch(std::get<Condition>(parsed), *session().ensemble(), present, begin.at);
        EventId seen = since;
        return pass([&] {
            const Timeline& timeline = *session().timeline();
            while (seen < timeline.last()) {
                const Event& event = timeline.event(++seen);
                present.apply(event, timeline.histories());
                watch.observe(event, present, timeline.histories());
                if (watch.holds(event.at)) return true;
            }
            return false;
        });
    }
    static bool fail(const std::string& why) {
        qWarning("%s", why.c_str());
        return false;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        window.activateWindow();
        QTest::keyClick(&window, key, modifiers);
        QCoreApplication::processEvents();
    }
    /// The action of the open menu that carries this command.
    static QAction* offered(const QString& command) {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            auto* menu = qobject_cast<QMenu*>(widget);
            if (!menu || !menu->isVisible()) continue;
            for (QAction* action : menu->findChildren<QAction*>()) {
                if (action->data().toStringList().contains(command)) return action;
            }
        }
        return nullptr;
    }
};

}  // namespace zabscope
