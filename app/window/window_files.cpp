// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: files, menus, and its texts.
#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QSaveFile>
#include <QSettings>
#include <QToolButton>

#include "app/input.h"
#include "app/session/engine_words.h"
#include "app/window/lesson_desk.h"
#include "app/window/lesson_sheet.h"
#include "app/render/picture.h"
#include "app/window/main_window.h"
#include "app/window/prediction_desk.h"
#include "app/window/prediction_sheet.h"

namespace zabscope {
namespace {

constexpr qsizetype mostRecent = 8;

}  // namespace

// Nothing that a person did is lost because something else is opened.
void MainWindow::tellPutAside(const QString& kept, const QString& trouble, const QString& title) {
    fillRecent();
    if (!trouble.isEmpty())
        return m_messages->say(tr("What you did in the run before could not be kept: %1").arg(trouble),
                               MessageBar::Weight::trouble);
    m_messages->say(title.isEmpty() ? tr("What you did in the run before is kept.")
                                    : tr("What you did in “%1” is kept.").arg(title),
                    MessageBar::Weight::hint, {{tr("Return to it"), [this, kept] { open(kept); }}});
    m_messages->sayAgainBy([=, this] { tellPutAside(kept, trouble, title); });
}

QStringList MainWindow::openFilters() {
    const QString scenarios = QStringLiteral("*.zab");
    const QString runs = QStringLiteral("*.zabtrace *.jsonl");
    const QString lessons = QStringLiteral("*.lesson.md");
    const QString logs = QStringLiteral("*.log *.log.* *.out *.txt");
    const QString captures = QStringLiteral("*.pcap *.pcapng *.cap");
    const QString packed = QStringLiteral("*.gz");
    const auto filter = [](const QString& name, const QStringList& patterns) {
        return QStringLiteral("%1 (%2)").arg(name, patterns.join(u' '));
    };
    return {filter(tr("All that opens"), {scenarios, runs, lessons, logs, captures, packed}),
            filter(tr("Scenarios"), {scenarios}),
            filter(tr("Traces, sessions and runs in JSON Lines"), {runs, packed}),
            filter(tr("Lessons"), {lessons}),
            filter(tr("Logs of ZooKeeper servers"), {logs, packed}),
            filter(tr("Captures of ZooKeeper servers"), {captures, packed}),
            tr("All files (*)")};
}

void MainWindow::begin(Scenario scenario) {
    stopReading();  // a trace that is still being read is no longer wanted
    m_file.putAside();
    m_file.setPath(QString());
    m_thawWhenLed = noNode;
    const bool playing = m_session.playhead().isPlaying();
    m_session.begin(std::move(scenario), Carrier::loopback);
    m_session.playhead().setPlaying(playing);
    retranslate();
}

void MainWindow::beginFirst() {
    open(QStringLiteral(":/scenarios/demonstration.zab"));
    m_session.playhead().setPlaying(true);
    offerLeftBehind();
}

void MainWindow::open(const QString& path) {
    m_thawWhenLed = noNode;
    if (path.startsWith(u":/")) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return;
        auto scenario = readScenario(file.readAll().toStdString(), QFileInfo(path).fileName().toStdString());
        begin(std::get<Scenario>(std::move(scenario)));
        m_session.playhead().setPlaying(true);
        return;
    }
    if (!isOpenable(path)) return;
    if (path.endsWith(u".lesson.md")) return openLesson(path);
    if (looksLikeTrace(path.toStdString())) return openTrace(path);
    if (looksImportable(path.toStdString())) return importFiles({path});
    auto scenario = loadScenario(path.toStdString());
    if (const auto* error = std::get_if<InputError>(&scenario))
        return m_messages->say(EngineWords::unread(error->line), MessageBar::Weight::trouble);
    begin(std::get<Scenario>(std::move(scenario)));
    m_session.playhead().setPlaying(true);
    addRecent(QFileInfo(path).absoluteFilePath());
}

void MainWindow::openTrace(const QString& path) {
    const QString when = QLocale().toString(QFileInfo(path).lastModified(), QLocale::ShortFormat);
    const QString line = m_file.isOurs(path) ? tr("Opening what was put aside, %1…").arg(when) : tr("Opening %1…").arg(path);
    readAside(line, [this, path](const ImportGoesOn& goOn) -> std::function<void()> {
        auto trace = std::make_shared<std::variant<LoadedTrace, InputError>>(loadTrace(path.toStdString(), goOn));
        return [this, path, trace] { showTrace(path, *trace); };
    });
}

void MainWindow::showTrace(const QString& path, std::variant<LoadedTrace, InputError>& trace) {
    if (const auto* error = std::get_if<InputError>(&trace))
        return m_messages->say(EngineWords::unread(error->line), MessageBar::Weight::trouble);
    m_messages->hide();
    m_file.putAside();
    const bool ours = m_file.isOurs(path);
    const bool session = !ours && path.endsWith(QLatin1String(".zabtrace"), Qt::CaseInsensitive) &&
                         !std::get<LoadedTrace>(trace).header.branches.empty();
    m_session.show(std::get<LoadedTrace>(std::move(trace)));
    m_file.setPath(session ? path : QString());
    if (!ours) addRecent(QFileInfo(path).absoluteFilePath());
    retranslate();
}

void MainWindow::openByDialog() {
    auto* dialog = new QFileDialog(this, tr("Open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(openFilters());
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openAll);
    dialog->show();
}

void MainWindow::saveBy(const QString& path) {
    if (!path.isEmpty()) return m_file.save(path);
    auto* dialog = new QFileDialog(this, tr("Save session"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zabtrace"));
    dialog->setNameFilters({tr("Sessions (*.zabtrace)")});
    dialog->selectFile(fileName(scenarioTitle()) + QStringLiteral(".zabtrace"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) { m_file.save(chosen); });
    dialog->show();
}

void MainWindow::saveScenario(const std::string& text) {
    auto* dialog = new QFileDialog(this, tr("Save as scenario"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zab"));
    dialog->setNameFilters({tr("Scenarios (*.zab)")});
    dialog->selectFile(fileName(scenarioTitle()) + QStringLiteral(".zab"));
    const QByteArray bytes = QByteArray::fromStdString(text);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString& chosen) {
        QSaveFile file(chosen);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        if (written) return m_messages->say(tr("Saved: %1").arg(chosen), MessageBar::Weight::hint);
        m_messages->say(tr("%1 cannot be written: %2; choose another place").arg(chosen, file.errorString()),
                        MessageBar::Weight::trouble);
    });
    dialog->show();
}

void MainWindow::offerLeftBehind() {
    if (m_folder.isEmpty()) return;
    const QStringList left = m_file.leftBehind();
    if (left.isEmpty()) return;
    const QString newest = left.front();
    m_messages->say(tr("A session of %1 was not saved.")
                        .arg(QLocale().toString(QFileInfo(newest).lastModified(), QLocale::ShortFormat)),
                    MessageBar::Weight::hint,
                    {{tr("Open it"),
                      [this, newest] { open(newest); }},
                     {tr("Throw it away"), [this, newest] { m_file.discard(newest); }}});
}

void MainWindow::makeMenus() {
    for (const Menu each : {Menu::file, Menu::edit, Menu::time, Menu::ensemble, Menu::view, Menu::learn, Menu::help})
        m_menus[each] = menuBar()->addMenu(QString());
    for (const Do what : Actions::all()) {
        QMenu* menu = m_menus[Actions::menuOf(what)];
        menu->addAction(m_actions[what]);
        if (what == Do::open) m_recent = menu->addMenu(QString());
        const bool ends = what == Do::retell || what == Do::exportRun || what == Do::redo || what == Do::slower ||
                          what == Do::live || what == Do::heal || what == Do::load || what == Do::presenter ||
                          what == Do::legend || what == Do::themeContrast || what == Do::resetLayout;
        if (ends) menu->addSeparator();
    }
    m_panels = m_menus[Menu::view]->addMenu(QString());
    for (const Panel& panel : panels()) {
        if (QDockWidget* each = dock(panel.name)) m_panels->addAction(each->toggleViewAction());
    }
    for (const auto& [which, menu] : m_menus) menu->setToolTipsVisible(true);
}

QString MainWindow::scenarioTitle() const {
    const std::string& title = m_session.scenario().titleIn(m_language.toStdString());
    return QString::fromStdString(title.empty() ? m_session.scenario().name : title);
}

void MainWindow::retranslate() {
    const QString shown = scenarioTitle();
    setWindowTitle(shown.isEmpty() ? QStringLiteral("Zabscope[*]") : QStringLiteral("%1[*] – Zabscope").arg(shown));
    m_actions.retranslate();
    for (const auto& [which, menu] : m_menus) menu->setTitle(Actions::menuTitle(which));
    m_recent->setTitle(tr("Open &recent"));
    m_panels->setTitle(tr("Pa&nels"));
    for (const auto& [name, each] : m_docks) {
        each->setWindowTitle(m_views.at(name)->title());
        each->setToolTip(m_views.at(name)->purpose());
    }
    // Parts that Qt makes and leaves without a name.
    for (auto* clear : findChildren<QAction*>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setText(tr("Clear the text"));
    for (auto* more : findChildren<QToolButton*>(QStringLiteral("qt_toolbar_ext_button")))
        more->setAccessibleName(tr("More tools"));
    m_tools->retranslate();
    m_status->retranslate();
    m_lessonDock->setWindowTitle(tr("Lesson"));
    m_lessonSheet->setAccessibleName(tr("Lesson"));
    m_lessons->setLanguage(m_language);
    m_challengeDock->setWindowTitle(tr("Challenges"));
    m_challenges->setLanguage(m_language);
    m_predictionDock->setWindowTitle(tr("What happens next?"));
    m_predictionSheet->setAccessibleName(tr("What happens next?"));
    m_predictions->retranslate();
    m_messages->retranslate();
    fillRecent();
    m_dirty = true;
}

void MainWindow::addRecent(const QString& path) {
    if (m_folder.isEmpty()) return;
    QSettings settings(m_folder + QStringLiteral("/window.ini"), QSettings::IniFormat);
    QStringList recent = settings.value("recent").toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    settings.setValue("recent", recent.mid(0, mostRecent));
    fillRecent();
}

void MainWindow::fillRecent() {
    m_recent->clear();
    QStringList recent;
    if (!m_folder.isEmpty())
        recent = QSettings(m_folder + QStringLiteral("/window.ini"), QSettings::IniFormat).value("recent").toStringList();
    for (const QString& path : recent) m_recent->addAction(path, this, [this, path] { open(path); });
    const QStringList aside = m_file.aside();
    if (!aside.isEmpty()) m_recent->addSeparator();
    for (const QString& path : aside.mid(0, mostRecent)) {
        const QString when = QLocale().toString(QFileInfo(path).lastModified(), QLocale::ShortFormat);
        const QString title = SessionFile::titleIn(path);
        QString line = title.isEmpty() ? tr("Put aside, %1").arg(when) : tr("%1: put aside, %2").arg(title, when);
        line.replace(QStringLiteral("&"), QStringLiteral("&&"));
        m_recent->addAction(line, this, [this, path] { open(path); });
    }
    m_recent->setEnabled(!recent.isEmpty() || !aside.isEmpty());
}

}  // namespace zabscope
