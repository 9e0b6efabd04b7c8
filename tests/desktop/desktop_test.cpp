// SPDX-License-Identifier: GPL-3.0-or-later
/// The program on a desktop, under a window manager: used by keys and mouse, read as a screen reader reads it.
#include <QDBusConnection>
#include <QFile>
#include <QtTest>

#include "tests/desktop/accessible.h"
#include "tests/desktop/desktop.h"

using namespace zabscope;

namespace {

constexpr QSize screen{1280, 720};
constexpr int patience = 60'000;  // milliseconds; only ever waited for in full when something is wrong

}  // namespace

class DesktopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const QStringList missing = Desktop::missing();
        if (!missing.isEmpty()) QSKIP(qPrintable("not installed: " + missing.join(", ")));
        m_desktop = std::make_unique<Desktop>();
        QString trouble;
        QVERIFY2(m_desktop->start(screen, trouble), qPrintable(trouble + " did not come up"));
        QVERIFY(connectBus());
    }
    void cleanupTestCase() {
        m_bus.reset();
        QDBusConnection::disconnectFromBus("access");
        m_desktop.reset();
    }

    void theWindowFitsASmallScreen() {
        QVERIFY(startProgram());
        QTRY_VERIFY_WITH_TIMEOUT(window().has_value(), patience);
        QTRY_VERIFY2_WITH_TIMEOUT(QRect(QPoint(), screen).contains(window()->place()),
                                  qPrintable(told(window()->place())), patience);
        QVERIFY(window()->place().height() > screen.height() / 2);
        // The lowest line of the window is on the screen as well.
        const auto status = window()->find("status bar", QString());
        QVERIFY(status && status->isShowing());
        QVERIFY2(QRect(QPoint(), screen).contains(status->place()), qPrintable(told(status->place())));
    }

    void whatCanBeUsedHasAName() {
        QStringList nameless;
        int seen = 0;
        window()->visit([&](const Accessible& node) {
            static const QStringList used{"push button", "check box",   "combo box", "slider",
                                          "text",        "spin button", "table",     "list",
                                          "tree",        "menu item",   "page tab",  "list item"};
            const QString role = node.role();
            if (!used.contains(role)) return;
            ++seen;
            if (node.name().isEmpty()) nameless << role + " at " + told(node.place());
        });
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("; ")));
        QVERIFY2(seen > 60, qPrintable(QString::number(seen)));
    }

    void theCanvasIsReadServerByServer() {
        m_ensemble = window()->find("list", "Ensemble");
        QVERIFY(m_ensemble);
        for (int sid = 1; sid <= 5; ++sid) QVERIFY2(!server(sid).isEmpty(), qPrintable(QString::number(sid)));
        // The first election plays by itself; the key for "run until a leader is elected" shortens the wait.
        QVERIFY(focus());
        QVERIFY(m_desktop->type({"key", "ctrl+l"}));
        QTRY_VERIFY_WITH_TIMEOUT(server(5).contains("leads"), patience);
    }

    void theKeyKillsTheLeaderAndAnotherIsElected() {
        QVERIFY(focus());
        QVERIFY(m_desktop->type({"key", "k"}));
        QTRY_VERIFY2_WITH_TIMEOUT(!server(5).contains("leads"), qPrintable(server(5)), patience);
        QVERIFY(m_desktop->type({"key", "ctrl+l"}));
        QTRY_VERIFY2_WITH_TIMEOUT(server(4).contains("leads"), qPrintable(server(4) + " / " + server(5)), patience);
    }

    void aScreenReaderPressesAButton() {
        const auto play = window()->find("check box", "Play");
        QVERIFY(play);
        const bool before = play->isChecked();
        QVERIFY(play->press());
        QTRY_COMPARE_WITH_TIMEOUT(play->isChecked(), !before, patience);
    }

    void theMouseOpensTheMenuOfAServer() {
        const std::vector<Accessible> items = m_ensemble->children();
        QVERIFY(!items.empty());
        const QPoint at = items.front().place().center();
        const auto windows = [this] {
            return m_desktop->ask({"search", "--onlyvisible", "--name", ".*"}).count(QChar::LineFeed);
        };
        const auto before = windows();
        QVERIFY(m_desktop->type({"mousemove", QString::number(at.x()), QString::number(at.y()), "click", "3"}));
        QTRY_VERIFY_WITH_TIMEOUT(windows() > before, patience);
        QVERIFY(m_desktop->type({"key", "Escape"}));
        QTRY_VERIFY_WITH_TIMEOUT(windows() == before, patience);
    }

    void aLineDrawnByTheMouseCutsTheLeaderOff() {
        // From above the link to server 5 to below that to server 3: it crosses all that the leader has.
        const QRect place = m_ensemble->children()[3].place();
        const QPoint leader = place.bottomRight() - QPoint(30, 30);  // its words stand to the left of the disc
        const QPoint from = leader + QPoint(-70, -45);
        const QPoint to = leader + QPoint(120, 40);
        const auto move = [](const QPoint& at) {
            return QStringList{"mousemove", "--sync", QString::number(at.x()), QString::number(at.y())};
        };
        QVERIFY(m_desktop->type(move(from) + QStringList{"mousedown", "1"} + move(to) + QStringList{"mouseup", "1"}));
        const auto timeline = window()->find("list", "Timeline");
        QVERIFY(timeline);
        const auto isSplit = [&] {
            return std::ranges::any_of(timeline->children(),
                                       [](const Accessible& mark) { return mark.name().contains("cut 4 from 1 2 3 5"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSplit(), patience);
        QVERIFY(m_desktop->type({"key", "ctrl+l"}));
        QTRY_VERIFY2_WITH_TIMEOUT(server(3).contains("leads, epoch 3"), qPrintable(server(3)), patience);
    }

    void theTableOfEventsIsReadRowByRow() {
        const auto tab = window()->find("page tab", "Events");
        QVERIFY(tab && tab->press());
        const auto table = window()->find("table", "Events of the run");
        QVERIFY(table);
        // Every row says in its last column what happened.
        for (int row = 0; row < 3; ++row) {
            const auto told = [&] {
                const auto cell = table->cell(row, 5);
                return cell ? cell->name() : QString();
            };
            QTRY_VERIFY2_WITH_TIMEOUT(told().size() > 3, qPrintable(told()), patience);
        }
    }

    void theLanguageIsSwitchedWhileItRuns() {
        const auto type = [this](const char* letter) {
            return focus() && m_desktop->type({"key", "alt+v"}) && m_desktop->type({"key", letter});
        };
        QVERIFY(type("z"));
        QTRY_VERIFY_WITH_TIMEOUT(m_ensemble->name() == QStringLiteral("集群"), patience);
        QTRY_VERIFY2_WITH_TIMEOUT(server(1).startsWith(QStringLiteral("服务器")), qPrintable(server(1)), patience);
        QVERIFY(type("e"));
        QTRY_VERIFY2_WITH_TIMEOUT(server(1).startsWith("server 1"), qPrintable(server(1)), patience);
    }

    void thePresenterHasTheWholeScreen() {
        const auto present = window()->find("check box", "Presenter mode");
        QVERIFY(present);
        const QRect before = m_ensemble->place();
        QVERIFY(present->press());
        const auto area = [](const QRect& place) { return place.width() * place.height(); };
        QTRY_VERIFY_WITH_TIMEOUT(area(m_ensemble->place()) > area(before) * 5 / 4, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!window()->find("table", "Events of the run")->isShowing(), patience);
        QVERIFY(focus());
        QVERIFY(m_desktop->type({"key", "F11"}));
        QTRY_VERIFY_WITH_TIMEOUT(m_ensemble->place() == before, patience);
    }

    void theWindowManagerClosesItAndNothingIsLost() {
        QVERIFY(focus());
        QVERIFY(m_desktop->type({"key", "alt+F4"}));
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), QProcess::NotRunning, patience);
        QCOMPARE(m_program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_program->exitCode(), 0);
        // At the next start it offers what was not saved.
        QVERIFY(startProgram());
        QTRY_VERIFY_WITH_TIMEOUT(window().has_value(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(window()
                                     ->find([](const Accessible& node) {
                                         return node.role() == "frame" && node.name() == "Messages" && node.isShowing();
                                     })
                                     .has_value(),
                                 patience);
        m_program->terminate();
        QVERIFY(m_program->waitForFinished(patience));
    }

    void onAScreenOfTwiceTheDensityItIsAsLargeToTheEye() {
        m_desktop = std::make_unique<Desktop>();
        m_desktop->set("QT_SCALE_FACTOR", "2");
        QString trouble;
        QVERIFY2(m_desktop->start(2 * screen, trouble), qPrintable(trouble + " did not come up"));
        QVERIFY(connectBus());
        QVERIFY(startProgram());
        QTRY_VERIFY_WITH_TIMEOUT(window().has_value(), patience);
        // Read by the window manager's own measure, in pixels of the screen.
        QStringList size;
        const auto within = [&](int line, int least) {
            const int is = size[line].section('=', 1).toInt();
            return is > least && is <= 2 * least;
        };
        const auto fits = [&] {
            const QString id = m_desktop->ask({"search", "--onlyvisible", "--name", "Zabscope$"}).section('\n', -1);
            const QStringList lines = m_desktop->ask({"getwindowgeometry", "--shell", id}).split('\n');
            size = lines.filter(QRegularExpression("WIDTH|HEIGHT"));
            return size.size() == 2 && within(0, screen.width()) && within(1, screen.height());
        };
        QTRY_VERIFY2_WITH_TIMEOUT(fits(), qPrintable(size.join(' ')), patience);
        m_ensemble = window()->find("list", "Ensemble");
        QVERIFY(m_ensemble);
        m_program->terminate();
        QVERIFY(m_program->waitForFinished(patience));
    }

private:
    bool connectBus() {
        m_bus.reset();
        QDBusConnection::disconnectFromBus("access");
        const QDBusConnection bus = QDBusConnection::connectToBus(m_desktop->accessBus(), "access");
        if (bus.isConnected()) m_bus = std::make_unique<QDBusConnection>(bus);
        return bus.isConnected();
    }
    bool startProgram() {
        m_program = m_desktop->launch(QStringLiteral(ZABSCOPE_PROGRAM), {});
        return m_program->waitForStarted(patience);
    }
    std::optional<Accessible> program() const {
        for (const Accessible& one : Accessible::desktop(*m_bus).children()) {
            if (one.name() == "zabscope") return one;
        }
        return std::nullopt;
    }
    std::optional<Accessible> window() const {
        const auto found = program();
        if (!found) return std::nullopt;
        for (const Accessible& one : found->children()) {
            if (one.role() == "frame" && one.name().contains("Zabscope")) return one;
        }
        return std::nullopt;
    }
    /// How the canvas names a server; empty if it does not.
    QString server(int sid) const {
        const std::vector<Accessible> items = m_ensemble->children();
        // Servers come first, in their order.
        const auto at = static_cast<std::size_t>(sid - 1);
        return at < items.size() ? items[at].name() : QString();
    }
    /// Gives the window the keyboard as a person does: by a click, here on its title.
    bool focus() {
        const QString id = m_desktop->ask({"search", "--onlyvisible", "--name", "Zabscope$"}).section('\n', -1);
        return !id.isEmpty() && m_desktop->type({"windowactivate", "--sync", id});
    }
    static QString told(const QRect& place) {
        return QStringLiteral("%1,%2 %3x%4").arg(place.x()).arg(place.y()).arg(place.width()).arg(place.height());
    }

    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<QDBusConnection> m_bus;
    std::optional<Accessible> m_ensemble;  ///< found once: to look through the whole tree takes a while
    QProcess* m_program = nullptr;
};

QTEST_GUILESS_MAIN(DesktopTest)
#include "desktop_test.moc"
