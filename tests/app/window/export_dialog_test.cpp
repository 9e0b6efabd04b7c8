// SPDX-License-Identifier: GPL-3.0-or-later
/// File > Export as a person uses it: formats, choices, preview, progress, and a window that stays usable.
#include "app/window/export_dialog.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "app/input.h"
#include "app/render/picture.h"
#include "app/source_run.h"
#include "app/window/export_preview.h"
#include "app/window/main_window.h"

using namespace zabscope;

namespace {

const QString program = QStringLiteral(ZABSCOPE_PROGRAM);
constexpr int patience = 60'000;  // milliseconds until a test gives up

std::shared_ptr<const RunCopy> recorded() {
    auto loaded = loadRun(ZABSCOPE_SOURCE_DIR "/resources/scenarios/leader_killed.zab");
    const auto& run = std::get<SourceRun>(loaded);
    return std::make_shared<const RunCopy>(RunCopy{*run.timeline, run.header, *run.ensemble});
}

/// A dialog upon a recorded run.
struct Desk {
    std::shared_ptr<const RunCopy> run = recorded();
    QTemporaryDir folder;
    ExportDialog dialog{{[this] { return run; },
                         [] { return Instant{milliseconds(250)}; },
                         {{"ensemble", "Ensemble"}, {"logs", "Logs"}}},
                        first(),
                        program,
                        nullptr};

    static PictureChoice first() {
        PictureChoice choice;
        choice.size = QSize(320, 200);
        return choice;
    }
    explicit Desk(const char* format) {
        dialog.choose(format);
        dialog.show();
    }
    QString path(const QString& name) const { return folder.filePath(name); }
    template <typename W>
    W* find(const QString& text) const {
        for (W* widget : dialog.findChildren<W*>()) {
            if (QString(widget->text()).remove('&') == text) return widget;
        }
        return nullptr;
    }
    /// The field behind a label.
    QWidget* field(const QString& label) const { return find<QLabel>(label) ? find<QLabel>(label)->buddy() : nullptr; }
    QString hint() const {
        QString all;
        for (const QLabel* label : dialog.findChildren<QLabel*>()) all += label->text() + '\n';
        return all;
    }
    /// Presses Export and waits for its end.
    QString exportTo(const QString& name) {
        QSignalSpy told(&dialog, &ExportDialog::told);
        dialog.setPath(path(name));
        QTest::mouseClick(find<QPushButton>("Export"), Qt::LeftButton);
        return told.isEmpty() && !told.wait(patience) ? QString() : told.first().first().toString();
    }
};

}  // namespace

class ExportDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<ExportResult>();
        speak(QStringLiteral("en"));
    }

    void eachFormatShowsItsChoices() {
        Desk desk("gif");
        QVERIFY(desk.field("Speed")->isVisible() && desk.field("From")->isVisible());
        QVERIFY(!desk.field("At")->isVisible());
        desk.dialog.choose("svg");
        QVERIFY(!desk.field("Speed")->isVisible() && desk.field("View")->isVisible() && desk.field("At")->isVisible());
        desk.dialog.choose("zabtrace");
        QVERIFY(!desk.field("View")->isVisible() && !desk.field("From")->isVisible());
        QVERIFY(desk.hint().contains("Zabscope's own trace"));
        desk.dialog.choose("markdown");
        QVERIFY(!desk.field("View")->isVisible() && desk.field("Language")->isVisible());
    }
    void theFileFollowsItsFormat() {
        Desk desk("png");
        desk.dialog.setPath("/tmp/run.png");
        desk.dialog.choose("gif");
        QCOMPARE(qobject_cast<QLineEdit*>(desk.field("File"))->text(), QString("/tmp/run.gif"));
        desk.dialog.setPath("/tmp/run.mine");
        desk.dialog.choose("pdf");
        QCOMPARE(qobject_cast<QLineEdit*>(desk.field("File"))->text(), QString("/tmp/run.mine"));
    }
    void whatIsWrongIsSaidAtOnce() {
        Desk desk("gif");
        auto* from = qobject_cast<QLineEdit*>(desk.field("From"));
        auto* until = qobject_cast<QLineEdit*>(desk.field("Until"));
        from->setText("soon");
        QVERIFY(desk.hint().contains("soon is no instant"));
        QVERIFY(!desk.find<QPushButton>("Export")->isEnabled());
        from->setText("300ms");
        until->setText("200ms");
        QVERIFY(desk.hint().contains("exchange them"));
        until->clear();
        QVERIFY(desk.find<QPushButton>("Export")->isEnabled());
    }
    void nowIsWhatTheWindowShows() {
        Desk desk("gif");
        auto* until = qobject_cast<QLineEdit*>(desk.field("Until"));
        for (QToolButton* button : until->parentWidget()->findChildren<QToolButton*>()) button->click();
        Excerpt excerpt;
        PictureChoice choice;
        QCOMPARE(desk.dialog.choices().read(desk.run->timeline, excerpt, choice), QString());
        QCOMPARE(excerpt.until, std::optional{Instant{milliseconds(250)}});
    }

    void aTextIsWrittenBesideTheWindow() {
        Desk desk("zabtrace");
        QVERIFY(desk.exportTo("a.zabtrace").contains("Saved"));
        const auto read = loadRun(desk.path("a.zabtrace").toStdString());
        QCOMPARE(std::get<SourceRun>(read).timeline->last(), desk.run->timeline.last());
    }
    void aPictureIsDrawnInItsOwnLanguage() {
        Desk desk("svg");
        auto* language = qobject_cast<QComboBox*>(desk.field("Language"));
        language->setCurrentIndex(language->findData("zh_CN"));
        QVERIFY(desk.exportTo("a.svg").contains("Saved"));
        QFile file(desk.path("a.svg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(QString::fromUtf8(file.readAll()).contains(QString::fromUtf8("服务器")));
        QVERIFY(desk.find<QPushButton>("Export"));  // the window still speaks English
    }
    void anExportIsCancelledAndNothingIsLeft() {
        Desk desk("gif");
        QSignalSpy told(&desk.dialog, &ExportDialog::told);
        auto* progress = desk.dialog.findChild<QProgressBar*>();
        desk.dialog.setPath(desk.path("a.gif"));
        QTest::mouseClick(desk.find<QPushButton>("Export"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(progress->value() > 100, patience);  // it is drawing
        QVERIFY(!desk.find<QPushButton>("Export")->isEnabled());
        QTest::mouseClick(desk.find<QPushButton>("Cancel"), Qt::LeftButton);
        QVERIFY(!told.isEmpty() || told.wait(patience));
        QVERIFY(told.first().first().toString().contains("Cancelled"));
        QVERIFY(QDir(desk.folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
    }
    void troubleIsSaidInOneLine() {
        Desk desk("png");
        const QString line = desk.exportTo("no/such/folder.png");
        QVERIFY2(line.contains("choose another place") && !line.contains('\n'), qPrintable(line));
    }

    void thePreviewShowsAPictureOrLines() {
        Desk desk("png");
        QSignalSpy shown(&desk.dialog.preview(), &ExportPreview::shown);
        QVERIFY(!shown.isEmpty() || shown.wait(patience));
        QCOMPARE(desk.dialog.preview().picture().size(), QSize(320, 200));
        shown.clear();
        desk.dialog.choose("markdown");
        QVERIFY(!shown.isEmpty() || shown.wait(patience));
        QVERIFY2(desk.dialog.preview().text().startsWith("# "), qPrintable(desk.dialog.preview().text()));
    }

    void allOfItIsReachedByKeysAndHasAName() {
        Desk desk("gif");
        QStringList nameless;
        for (QWidget* widget : desk.dialog.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&desk.dialog)) continue;
            const bool isPart = widget->objectName().startsWith("qt_") ||
                                qobject_cast<QComboBox*>(widget->parentWidget()) ||
                                widget->parentWidget()->inherits("QSpinBox");
            QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
            if (!isPart && access && access->text(QAccessible::Name).isEmpty())
                nameless << widget->metaObject()->className();
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(' ')));
        // Tab comes to every field, a label's letter leads to its field, and Enter exports.
        QSet<QWidget*> reached;
        for (int i = 0; i < 60; ++i) {
            QWidget* focused = desk.dialog.focusWidget();
            reached << focused;
            QTest::keyClick(focused ? focused : &desk.dialog, Qt::Key_Tab);
        }
        for (const char* label : {"Format", "From", "Until", "View", "Size", "Speed", "Pictures a second", "File"})
            QVERIFY2(reached.contains(desk.field(label)), label);
        QVERIFY(desk.find<QPushButton>("Export")->isDefault());
    }

    void theWindowOpensItAndGoesOn() {
        MainWindow window{QString()};
        window.setOwnClock(false);
        window.begin(std::get<Scenario>(readScenario("zabscope scenario 1\nservers 3\nstart all\n", "test.zab")));
        window.show();
        window.actions()[Do::exportRun]->trigger();
        QVERIFY(window.exportDialog() && window.exportDialog()->isVisible());
        QVERIFY(!window.exportDialog()->isModal());
        window.actions()[Do::chinese]->trigger();
        QTRY_VERIFY(!window.exportDialog());
        window.actions()[Do::exportRun]->trigger();
        QCOMPARE(window.exportDialog()->windowTitle(), QString::fromUtf8("导出"));
        window.actions()[Do::english]->trigger();
    }
};

QTEST_MAIN(ExportDialogTest)
#include "export_dialog_test.moc"
