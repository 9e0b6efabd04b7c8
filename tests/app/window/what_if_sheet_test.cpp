// SPDX-License-Identifier: GPL-3.0-or-later
/// The sheet "What if": a change is chosen, both runs stand one above the other, and the changed one can be opened.
#include "app/window/what_if_sheet.h"

#include <QSignalSpy>
#include <QtTest>

#include "app/play.h"
#include "app/render/picture.h"
#include "app/window/main_window.h"

using namespace zabscope;

namespace {

learn::WhatIfRun killed() {
    auto read = loadScenario(ZABSCOPE_SOURCE_DIR "/resources/scenarios/leader_killed.zab");
    Play play(std::get<Scenario>(std::move(read)), Carrier::memory);
    while (play.advance()) {}
    return {play.scenario(), std::make_shared<const Timeline>(play.timeline()), play.timeline().end()};
}

}  // namespace

class WhatIfSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { speak(QStringLiteral("en")); }

    void bothRunsAreShown_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("theme");
        QTest::newRow("en, light") << "en" << static_cast<int>(ThemeName::light);
        QTest::newRow("zh_CN, dark") << "zh_CN" << static_cast<int>(ThemeName::dark);
    }
    void bothRunsAreShown() {
        QFETCH(QString, language);
        QFETCH(int, theme);
        speak(language);
        const Theme look = makeTheme(static_cast<ThemeName>(theme));
        WhatIfSheet sheet(killed(), look, nullptr);
        sheet.setAttribute(Qt::WA_DeleteOnClose, false);
        sheet.setPalette(look.palette());
        sheet.show();
        auto* list = sheet.findChild<QListWidget*>();
        QCOMPARE(list->count(), static_cast<int>(sheet.alternatives().size()));
        list->setCurrentRow(0);
        QTRY_VERIFY(sheet.result());
        const auto views = sheet.findChildren<TimelineView*>();
        QCOMPARE(views.size(), 2);
        QCOMPARE(views[0]->visible(), views[1]->visible());
        QVERIFY(views[0]->isVisible() && views[0]->height() > 40);
        auto* said = sheet.findChild<QLabel*>("difference");
        QVERIFY(!said->text().isEmpty());
        QVERIFY(said->height() >= said->heightForWidth(said->width()));
        auto* table = sheet.findChild<QTableWidget*>();
        QVERIFY(table->rowCount() >= 6);
        // Who leads in the end differs, and so it stands out.
        QVERIFY(table->item(0, 1)->text() != table->item(0, 2)->text() && table->item(0, 1)->font().bold());
        // A click goes to that instant in both.
        QSignalSpy wanted(&sheet, &WhatIfSheet::instantWanted);
        QTest::mouseClick(views[1], Qt::LeftButton, Qt::NoModifier, views[1]->rect().center());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(views[0]->frame().now.at, wanted[0][0].value<Instant>());
        // The line is drawn through both, where the difference is.
        const QImage picture = sheet.grab().toImage();
        const auto* left = views[0];
        const learn::RunDifference first = *sheet.result()->difference;
        const Instant at = sheet.result()->before->event(first.left).at;
        const QPoint top = left->mapTo(&sheet, QPoint(qRound(left->pixelOf(at)), 0));
        const QString folder = qEnvironmentVariable("ZABSCOPE_PICTURES");
        if (!folder.isEmpty()) picture.save(folder + "/what_if_" + language + ".png");
        int marked = 0;  // rows in which the line, or what of it the edge of a pixel leaves, is seen
        for (int y = top.y(); y < top.y() + left->height(); ++y) {
            for (int x = top.x() - 2; x <= top.x() + 2; ++x) {
                const QColor seen = picture.pixelColor(x, y);
                const int apart = std::abs(seen.red() - look.bad.red()) + std::abs(seen.green() - look.bad.green()) +
                                  std::abs(seen.blue() - look.bad.blue());
                if (apart > 60) continue;
                ++marked;
                break;
            }
        }
        QVERIFY2(marked > left->height() / 4, qPrintable(QString::number(marked)));
    }

    void theWindowOpensItAndTheChangedRun() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.resize(1280, 800);
        window.show();
        window.open(QStringLiteral(":/scenarios/leader_killed.zab"));
        window.session().runTo(startOfTime + seconds(3));
        QVERIFY(QTest::qWaitFor([&] {
            window.tick(0.016);
            return !window.session().isSeeking();
        }));
        window.actions()[Do::whatIf]->trigger();
        auto* sheet = window.findChild<WhatIfSheet*>();
        QVERIFY(sheet && !sheet->alternatives().empty());
        sheet->findChild<QListWidget*>()->setCurrentRow(0);
        QTRY_VERIFY(sheet->result());
        Q_EMIT sheet->instantWanted(startOfTime + milliseconds(100));
        QCOMPARE(window.session().playhead().shown(), startOfTime + milliseconds(100));
        const std::string changed = toText(sheet->result()->scenario);
        Q_EMIT sheet->runWanted(sheet->result()->scenario);
        QCOMPARE(toText(window.session().scenario()), changed);
        QTRY_VERIFY(!window.findChild<WhatIfSheet*>());
    }
};

QTEST_MAIN(WhatIfSheetTest)
#include "what_if_sheet_test.moc"
