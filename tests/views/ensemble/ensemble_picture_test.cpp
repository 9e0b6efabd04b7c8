// SPDX-License-Identifier: GPL-3.0-or-later
// What the ensemble shows, in whatever trace, language and size; ensemble_view_test tells how it is used.
#include <QBuffer>
#include <QSvgGenerator>
#include <QToolTip>
#include <QTranslator>
#include <QtTest>
#include <random>

#include "tests/views/ensemble/made.h"
#include "tests/views/played.h"
#include "views/ensemble/ensemble_view.h"

using namespace zabscope;

class EnsemblePictureTest : public QObject {
    Q_OBJECT

    Played m_run;
    std::unique_ptr<EnsembleView> m_view;

    QStringList namesAt(const std::string& position) {
        m_view->setFrame(m_run.at(position));
        QStringList names;
        for (const Canvas::Item& item : m_view->items()) names << item.name;
        return names;
    }

private Q_SLOTS:
    void initTestCase() { m_run = playShown("demonstration"); }
    void init() {
        m_view = std::make_unique<EnsembleView>();
        m_view->resize(900, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void tellsWhatEachServerIs() {
        const QStringList looking = namesAt("12ms");
        const QString first = "server 1, looks for a leader, epoch 0, votes for 5, round 1";
        QVERIFY2(looking[0].startsWith(first), qPrintable(looking[0]));
        const QStringList settled = namesAt("299ms");
        QCOMPARE(settled[4], QStringLiteral("server 5, leads, epoch 1, broadcast, last zxid 1:5"));
        QCOMPARE(settled[0], QStringLiteral("server 1, follows 5, epoch 1, broadcast, last zxid 1:5"));
        m_view->setFrame(m_run.at("299ms"));
        QVERIFY(m_view->scene().leaderships.front().quorum);
        QCOMPARE(m_view->scene().leaderships.front().acknowledged, 5);
    }
    void listsMessagesAfterServersAndClients() {
        const QStringList names = namesAt("274ms");
        QVERIFY(names.contains("PROPOSAL 1:2 from 5 to 2"));
        QVERIFY(names.indexOf("PROPOSAL 1:2 from 5 to 2") > names.indexOf(QRegularExpression("^client .*server 2$")));
    }
    void showsVotesReceivedAndOnTheirWay() {
        m_view->setFrame(m_run.at("5ms"));
        const auto count = [&](Ballot::Where where) {
            const auto& ballots = m_view->scene().server(1)->ballots;
            return std::count_if(ballots.begin(), ballots.end(), [&](const Ballot& b) { return b.where == where; });
        };
        QCOMPARE(count(Ballot::Where::onItsWay), 4);
        m_view->setFrame(m_run.at("20ms"));
        QCOMPARE(count(Ballot::Where::received), 4);
        QVERIFY(m_view->scene().server(1)->timeout.has_value());
    }
    void scrubbingForthAndBackGivesTheSamePicture() {
        QHash<QString, QImage> pictures;
        const QStringList positions{"5ms", "12ms", "220ms", "235ms", "274ms", "299ms", "2s"};
        for (const QString& position : positions) {
            m_view->setFrame(m_run.at(position.toStdString()));
            pictures[position] = m_view->grab().toImage();
        }
        for (auto at = positions.rbegin(); at != positions.rend(); ++at) {
            m_view->setFrame(m_run.at(at->toStdString()));
            QCOMPARE(m_view->grab().toImage(), pictures[*at]);
        }
        QVERIFY(pictures["5ms"] != pictures["12ms"]);
    }
    void densityChangesWhatIsInFull() {
        Frame frame = m_run.at("5ms");
        frame.selection.node = 1;
        m_view->setFrame(frame);
        QList<QImage> pictures;
        for (const Density density : {Density::focus, Density::context, Density::all}) {
            m_view->setDensity(density);
            pictures << m_view->grab().toImage();
        }
        QVERIFY(pictures[0] != pictures[1]);
        for (const PlacedMessage& message : m_view->scene().messages) {
            const bool near = message.flight->from == 1 || message.flight->to == 1;
            const bool next = message.flight->message == m_view->scene().next.message;
            QCOMPARE(m_view->scene().strength(message, frame, Density::focus) > 0.5, near || next);
        }
    }
    void theNextThingIsMarked() {
        m_view->setFrame(m_run.at("274ms"));
        const NextHappening& next = m_view->scene().next;
        QCOMPARE(next.what, NextHappening::What::arrival);
        QVERIFY(m_view->frame().state->findMessage(next.message));
    }
    void saysItInTheReadersLanguage() {
        m_view->setFrame(m_run.at("299ms"));
        const QImage english = m_view->grab().toImage();
        QTranslator chinese;
        QVERIFY(chinese.load(":/i18n/zabscope_zh_CN.qm"));
        QCoreApplication::installTranslator(&chinese);
        QApplication::processEvents();
        QVERIFY(m_view->grab().toImage() != english);
        QCOMPARE(m_view->title(), QStringLiteral("集群"));
        QVERIFY(m_view->items().front().name.contains(QStringLiteral("跟随 5")));
        QCoreApplication::removeTranslator(&chinese);
        QApplication::processEvents();
        QCOMPARE(m_view->grab().toImage(), english);
    }
    void standsEmptyTraces() {
        m_view->grab();
        m_view->setFrame(Made(0).frame(startOfTime));
        m_view->grab();
        QVERIFY(m_view->items().empty());
        Made made(3);
        made.timeline = std::make_shared<Timeline>();
        m_view->setFrame(made.frame(startOfTime));
        m_view->grab();
        QCOMPARE(m_view->items().front().name, QStringLiteral("server 1, not started"));
    }
    void standsHostileTraces();
    void drawsAHundredAndOneServers();
    void drawsVectorsWithoutPixmaps();
};

void EnsemblePictureTest::standsHostileTraces() {
    Made made(5);
    std::mt19937 random(3);
    const auto any = [&] { return static_cast<std::int64_t>(random()) << 32 | static_cast<std::int64_t>(random()); };
    made.timeline->append(startOfTime, noEvent, Born{-1, 1});
    made.timeline->append(startOfTime, noEvent, Born{-2'000'000'000, 1});
    made.timeline->append(startOfTime, noEvent, Born{999, 1});
    for (int i = 0; i < 400; ++i) {
        const NodeId node = static_cast<NodeId>(random() % 5) + 1;
        const auto scalar = static_cast<std::uint16_t>(random() % PeerState::firstTable);
        const auto table = static_cast<std::uint16_t>(PeerState::firstTable + random() % 13);
        const std::int64_t value = i % 3 == 0 ? any() : static_cast<std::int64_t>(random() % 9) - 2;
        const std::vector<FieldChange> changes{{scalar, false, 0, value}, {table, false, static_cast<int>(any()), any()},
                                               {table, false, 2, value}};
        made.timeline->append(startOfTime, noEvent, Changed{i % 20 == 0 ? -1 : node, changes});
        const NodeId to = i % 7 == 0 ? static_cast<NodeId>(random()) : static_cast<NodeId>(random() % 7) - 1;
        std::string bytes(random() % 30, '\0');
        for (char& byte : bytes) byte = static_cast<char>(random());
        made.send(node, to, static_cast<zab::MessageKind>(random() % 256), bytes, startOfTime,
                  i % 4 == 0 ? never : Instant{Duration{any()}});
        made.timeline->append(startOfTime, noEvent,
                              LinkChanged{node, to, i % 2 == 0, Duration{any()}, Duration{any()}, any()});
        if (i % 10 != 0) continue;
        m_view->setFrame(made.frame(Instant{Duration{i % 20 == 0 ? any() : 5000}}));
        m_view->grab();
        QVERIFY(m_view->items().size() < 500);
        for (const Canvas::Item& item : m_view->items()) {
            QHelpEvent help(QEvent::ToolTip, item.place.center(), {});
            QApplication::sendEvent(m_view.get(), &help);
        }
    }
    QToolTip::hideText();
}

void EnsemblePictureTest::drawsAHundredAndOneServers() {
    Made made(101);
    for (NodeId sid = 1; sid <= 101; ++sid) {
        const FieldChange change{zab::Field::role, false, 0, sid == 50 ? 2 : sid % 2};
        made.timeline->append(startOfTime, noEvent, Changed{sid, {&change, 1}});
        for (NodeId other = 1; other <= 101; other += 3)
            made.send(sid, other, zab::MessageKind::notification, voteFor(sid, 0), startOfTime, after(milliseconds(2)));
    }
    m_view->setFrame(made.frame(after(milliseconds(1))));
    const QImage picture = m_view->grab().toImage();
    QCOMPARE(m_view->scene().servers.size(), std::size_t{101});
    QCOMPARE(m_view->scene().layout.detail(), Detail::mark);
    const QColor drawn = picture.pixelColor(m_view->placeOf(50).toPoint() + QPoint(-9, 0));
    const QColor wanted = m_view->theme().leading;
    QVERIFY(std::abs(drawn.red() - wanted.red()) + std::abs(drawn.blue() - wanted.blue()) < 9);
    QVERIFY(m_view->items().size() <= 101 + 200);
}

void EnsemblePictureTest::drawsVectorsWithoutPixmaps() {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(m_view->size());
    m_view->setFrame(m_run.at("274ms"));
    m_view->setVector(true);
    {
        QPainter painter(&generator);
        m_view->render(&painter);
    }
    m_view->setVector(false);
    QVERIFY(buffer.data().contains("<path") || buffer.data().contains("<polygon"));
    QVERIFY(!buffer.data().contains("<image"));
}

QTEST_MAIN(EnsemblePictureTest)
#include "ensemble_picture_test.moc"
