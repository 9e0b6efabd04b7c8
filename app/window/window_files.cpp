// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: files, menus, what is remembered, and its texts.
#include <QApplication>
#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QSaveFile>
#include <QSettings>
#include <QThreadPool>

#include "app/input.h"
#include "app/window/main_window.h"

namespace zabscope {
namespace {

constexpr qsizetype mostRecent = 8;
constexpr int layoutVersion = 1;

}  // namespace

void MainWindow::begin(Scenario scenario) {
    ++m_openings;  // a trace that is still being read is no longer wanted
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
    if (looksLikeTrace(path.toStdString())) return openTrace(path);
    auto scenario = loadScenario(path.toStdString());
    if (const auto* error = std::get_if<InputError>(&scenario))
        return m_messages->say(QString::fromStdString(error->line), MessageBar::Weight::trouble);
    begin(std::get<Scenario>(std::move(scenario)));
    m_session.playhead().setPlaying(true);
    addRecent(QFileInfo(path).absoluteFilePath());
}

// A trace may be large: it is read on another thread, and the present session goes on meanwhile.
void MainWindow::openTrace(const QString& path) {
    m_messages->say(tr("Opening %1…").arg(path), MessageBar::Weight::hint);
    const int wish = ++m_openings;
    const QPointer<MainWindow> alive(this);
    QThreadPool::globalInstance()->start([this, alive, path, wish] {
        auto trace = std::make_shared<std::variant<LoadedTrace, InputError>>(loadTrace(path.toStdString()));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [this, alive, path, wish, trace] {
                if (alive && wish == m_openings) showTrace(path, *trace);
            },
            Qt::QueuedConnection);
    });
}

void MainWindow::showTrace(const QString& path, std::variant<LoadedTrace, InputError>& trace) {
    if (const auto* error = std::get_if<InputError>(&trace))
        return m_messages->say(QString::fromStdString(error->line), MessageBar::Weight::trouble);
    m_messages->hide();
    const bool session = !std::get<LoadedTrace>(trace).header.branches.empty();
    m_session.show(std::get<LoadedTrace>(std::move(trace)));
    m_file.setPath(session ? path : QString());
    addRecent(QFileInfo(path).absoluteFilePath());
    retranslate();
}

void MainWindow::openByDialog() {
    auto* dialog = new QFileDialog(this, tr("Open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Scenarios and traces (*.zab *.zabtrace)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::open);
    dialog->show();
}

void MainWindow::saveBy(const QString& path) {
    if (!path.isEmpty()) return m_file.save(path);
    auto* dialog = new QFileDialog(this, tr("Save session"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zabtrace"));
    dialog->setNameFilters({tr("Sessions (*.zabtrace)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) { m_file.save(chosen); });
    dialog->show();
}

void MainWindow::saveScenario() {
    auto* dialog = new QFileDialog(this, tr("Save as scenario"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zab"));
    dialog->setNameFilters({tr("Scenarios (*.zab)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        QSaveFile file(chosen);
        const QByteArray text = QByteArray::fromStdString(toScenarioText(m_session));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
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
                      [this, newest] {
                          open(newest);
                          m_file.setPath(QString());
                      }},
                     {tr("Throw it away"), [this, newest] { m_file.discard(newest); }}});
}

void MainWindow::makeMenus() {
    for (const Menu each : {Menu::file, Menu::edit, Menu::time, Menu::ensemble, Menu::view, Menu::help})
        m_menus[each] = menuBar()->addMenu(QString());
    for (const Do what : Actions::all()) {
        QMenu* menu = m_menus[Actions::menuOf(what)];
        menu->addAction(m_actions[what]);
        if (what == Do::open) m_recent = menu->addMenu(QString());
        const bool ends = what == Do::saveScenario || what == Do::exportRun || what == Do::redo || what == Do::slower ||
                          what == Do::live || what == Do::heal || what == Do::load || what == Do::presenter ||
                          what == Do::densityAll || what == Do::themeContrast || what == Do::resetLayout;
        if (ends) menu->addSeparator();
    }
    m_panels = m_menus[Menu::view]->addMenu(QString());
    for (const Panel& panel : panels()) {
        if (QDockWidget* each = dock(panel.name)) m_panels->addAction(each->toggleViewAction());
    }
    for (const auto& [which, menu] : m_menus) menu->setToolTipsVisible(true);
}

void MainWindow::retranslate() {
    const std::string& title = m_session.scenario().title;
    const QString shown = QString::fromStdString(title.empty() ? m_session.scenario().name : title);
    setWindowTitle(shown.isEmpty() ? QStringLiteral("Zabscope[*]") : QStringLiteral("%1[*] – Zabscope").arg(shown));
    m_actions.retranslate();
    for (const auto& [which, menu] : m_menus) menu->setTitle(Actions::menuTitle(which));
    m_recent->setTitle(tr("Open &recent"));
    m_panels->setTitle(tr("&Panels"));
    for (const auto& [name, each] : m_docks) {
        each->setWindowTitle(m_views.at(name)->title());
        each->setToolTip(m_views.at(name)->purpose());
    }
    m_tools->retranslate();
    m_status->retranslate();
    m_messages->retranslate();
    fillRecent();
    m_dirty = true;
}

void MainWindow::setPresenter(bool presenter) {
    if (presenter == m_presenter) return;
    m_presenter = presenter;
    m_actions[Do::presenter]->setChecked(presenter);
    if (presenter) {
        m_layoutBeforePresenter = saveState(layoutVersion);
        for (const auto& [name, each] : m_docks) each->setVisible(name == "narration" || name == "timeline");
    } else {
        restoreState(m_layoutBeforePresenter, layoutVersion);
    }
    menuBar()->setVisible(!presenter);
    m_tools->setVisible(!presenter);
    applyTheme();
}

void MainWindow::resetLayout() {
    setPresenter(false);
    restoreState(m_firstLayout);
    for (const auto& [name, each] : m_docks) each->setFloating(false);
    m_arranged = false;
    proportion();
    m_dirty = true;
}

void MainWindow::remember() {
    if (m_folder.isEmpty()) return;
    if (m_presenter) setPresenter(false);
    QSettings settings(m_folder + QStringLiteral("/window.ini"), QSettings::IniFormat);
    settings.setValue("geometry", saveGeometry());
    m_arranged ? settings.setValue("layout", saveState(layoutVersion)) : settings.remove("layout");
    settings.setValue("theme", themeKey(m_themeName));
    settings.setValue("language", m_language);
    settings.setValue("scale", m_textScale);
    settings.setValue("reducedMotion", m_reducedMotion);
    settings.setValue("density", static_cast<int>(m_density));
}

void MainWindow::recall() {
    m_actions[Do::english]->setChecked(true);
    if (m_folder.isEmpty()) return setDensity(Density::context);
    const QSettings settings(m_folder + QStringLiteral("/window.ini"), QSettings::IniFormat);
    restoreGeometry(settings.value("geometry").toByteArray());
    m_arranged = restoreState(settings.value("layout").toByteArray(), layoutVersion);
    const bool chinese = QLocale::system().language() == QLocale::Chinese;
    setLanguage(settings.value("language", chinese ? "zh_CN" : "en").toString());
    // A person's desktop may be dark: the first time its own colours decide.
    const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    m_themeName = themeByName(settings.value("theme").toString()).value_or(dark ? ThemeName::dark : ThemeName::light);
    m_textScale = std::clamp(settings.value("scale", 1.0).toDouble(), 0.6, 3.0);
    m_reducedMotion = settings.value("reducedMotion", false).toBool();
    m_actions[Do::reducedMotion]->setChecked(m_reducedMotion);
    setDensity(static_cast<Density>(std::clamp(settings.value("density", 1).toInt(), 0, 2)));
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
    m_recent->setEnabled(!recent.isEmpty());
}

}  // namespace zabscope
