// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: its looks, its place on the screen, and what it remembers of both.
#include <QKeyEvent>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>

#include "app/render/picture.h"
#include "app/window/glossary_sheet.h"
#include "app/window/lesson_sheet.h"
#include "app/window/main_window.h"
#include "app/window/prediction_sheet.h"
#include "app/window/term_tips.h"
#include "views/ensemble/ensemble_view.h"

namespace zabscope {
namespace {

constexpr double largestScale = 3.0;
constexpr double smallestScale = 0.6;
constexpr int layoutVersion = 1;
constexpr QSize smallScreen{1440, 860};  // on this and smaller ones the window takes all there is
constexpr QSize largestFirst{1680, 1050};

}  // namespace

void MainWindow::present() {
    const QSize room = screen()->availableSize();
    if (m_placed) return show();
    if (room.width() <= smallScreen.width() || room.height() <= smallScreen.height()) return showMaximized();
    resize((room * 0.85).boundedTo(largestFirst));
    show();
}

void MainWindow::setLanguage(const QString& language) {
    if (!speak(language)) return;
    m_language = language;
    m_terms->setLanguage(language.toStdString());
    if (m_glossary) m_glossary->begin({}, language.toStdString());
    m_actions.mark(language == u"zh_CN" ? Do::chinese : Do::english, true);
}

void MainWindow::setThemeName(ThemeName name) {
    m_themeName = name;
    applyTheme();
}

void MainWindow::setDensity(Density density) {
    m_density = density;
    for (const auto& [name, view] : m_views) view->setDensity(density);
    m_actions.mark(density == Density::focus     ? Do::densityFocus
              : density == Density::context ? Do::densityContext
                                            : Do::densityAll, true);
    m_dirty = true;
}

void MainWindow::setTextScale(double scale) {
    m_textScale = std::clamp(scale, smallestScale, largestScale);
    applyTheme();
    if (!m_arranged && !m_presenter) proportion();
}

void MainWindow::applyTheme() {
    m_theme = makeTheme(m_themeName);
    m_theme.reducedMotion = m_reducedMotion;
    m_theme.presenter = m_presenter;
    // What is twice as large already is large enough for a projector.
    m_theme.textScale = m_presenter ? std::max(m_textScale, std::min(m_textScale * 1.4, 2.0)) : m_textScale;
    QFont font = QApplication::font();
    font.setPointSizeF(m_basePointSize * m_theme.textScale);
    // Otherwise a style sheet keeps the font from what stands in the window.
    QCoreApplication::setAttribute(Qt::AA_UseStyleSheetPropagationInWidgetStyles);
    setFont(font);
    for (QMenu* menu : findChildren<QMenu*>()) menu->setFont(font);  // windows of their own
    // The application's, since menus and tool tips are windows of their own.
    QApplication::setPalette(m_theme.palette());
    setStyleSheet(m_theme.styleSheet());
    for (const auto& [name, view] : m_views) {
        view->setFont(font);
        view->setTheme(m_theme);
    }
    m_messages->setTheme(m_theme);
    m_challenges->setFont(font);
    m_challenges->setTheme(m_theme);
    m_predictionSheet->setFont(font);
    m_predictionSheet->setTheme(m_theme);
    m_lessonSheet->setFont(font);
    m_lessonSheet->setTheme(m_theme);
    m_status->setTheme(m_theme);
    m_actions.setTheme(m_theme);
    const int icon = m_tools->fontMetrics().height() * 5 / 4;
    m_tools->setIconSize(QSize(icon, icon));
    m_actions.mark(m_themeName == ThemeName::light  ? Do::themeLight
              : m_themeName == ThemeName::dark ? Do::themeDark
                                               : Do::themeContrast, true);
    m_dirty = true;
}

void MainWindow::setPresenter(bool presenter) {
    if (presenter == m_presenter) return;
    m_presenter = presenter;
    m_actions.mark(Do::presenter, presenter);
    if (presenter) {
        m_layoutBeforePresenter = saveState(layoutVersion);
        for (const auto& [name, each] : m_docks) each->setVisible(name == "narration" || name == "timeline");
        // A lesson that is being read is read on; one behind those that go would come up.
        if (!isInFront(*m_lessonDock)) m_lessonDock->hide();
        m_challengeDock->hide();
        m_predictionDock->hide();
    }
    menuBar()->setVisible(!presenter);
    m_tools->setVisible(!presenter);
    showTitles();
    applyTheme();
    if (presenter) {
        m_messages->say(tr("F5 or Escape ends the presenter mode; all keys work as before."), MessageBar::Weight::hint);
        return proportion();
    }
    // Only now, when the type is small again, does everything fit as it did.
    restoreState(m_layoutBeforePresenter, layoutVersion);
    if (!m_arranged) proportion();
}

// Escape stops a search; while there is none, it ends what has the whole screen.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_presenter) return setPresenter(false);
    QMainWindow::keyPressEvent(event);
}

void MainWindow::resetLayout() {
    setPresenter(false);
    restoreState(m_firstLayout);
    m_stacked = false;
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
    if (const auto* ensemble = qobject_cast<EnsembleView*>(view("ensemble")))
        settings.setValue("ensemble", ensemble->saveLayout());
    settings.setValue("theme", themeKey(m_themeName));
    settings.setValue("language", m_language);
    settings.setValue("scale", m_textScale);
    settings.setValue("reducedMotion", m_reducedMotion);
    settings.setValue("density", static_cast<int>(m_density));
}

void MainWindow::recall() {
    m_actions.mark(Do::english, true);
    if (m_folder.isEmpty()) return setDensity(Density::context);
    const QSettings settings(m_folder + QStringLiteral("/window.ini"), QSettings::IniFormat);
    m_placed = restoreGeometry(settings.value("geometry").toByteArray());
    if (auto* ensemble = qobject_cast<EnsembleView*>(view("ensemble")))
        ensemble->restoreLayout(settings.value("ensemble").toByteArray());
    m_arranged = restoreState(settings.value("layout").toByteArray(), layoutVersion);
    const bool chinese = QLocale::system().language() == QLocale::Chinese;
    setLanguage(settings.value("language", chinese ? "zh_CN" : "en").toString());
    // A person's desktop may be dark: the first time its own colours decide.
    const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    m_themeName = themeByName(settings.value("theme").toString()).value_or(dark ? ThemeName::dark : ThemeName::light);
    m_textScale = std::clamp(settings.value("scale", 1.0).toDouble(), smallestScale, largestScale);
    m_reducedMotion = settings.value("reducedMotion", false).toBool();
    m_actions.mark(Do::reducedMotion, m_reducedMotion);
    setDensity(static_cast<Density>(std::clamp(settings.value("density", 1).toInt(), 0, 2)));
}

}  // namespace zabscope
