// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QMenuBar>
#include <QStyleFactory>
#include <QVBoxLayout>

#include "app/window/focus_keys.h"
#include "app/window/lesson_desk.h"
#include "app/render/picture.h"
#include "app/window/prediction_desk.h"
#include "views/charts/charts_view.h"
#include "views/ensemble/ensemble_view.h"
#include "views/narration/narration_view.h"
#include "views/timeline/timeline_view.h"

namespace zabscope {
namespace {

constexpr int frameTime = 16;     // milliseconds
constexpr int keepTime = 10'000;  // milliseconds between two times the session is kept safe
constexpr QSize smallestView{140, 56};

}  // namespace

MainWindow::MainWindow(const QString& folder, QWidget* parent)
    : QMainWindow(parent),
      m_folder(folder),
      m_file(m_session, folder.isEmpty() ? QString() : folder + "/kept"),
      m_progress(folder.isEmpty() ? QString() : folder + "/learning.ini"),
      m_actions(this),
      m_basePointSize(QApplication::font().pointSizeF()) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    setObjectName(QStringLiteral("window"));
    setDockNestingEnabled(true);
    setAcceptDrops(true);
    setDockOptions(dockOptions() | QMainWindow::AllowTabbedDocks);
    m_messages = new MessageBar;
    m_tools = new TopBar(m_actions, this);
    addToolBar(m_tools);
    m_status = new StatusLine;
    setStatusBar(m_status);
    makeViews();
    makeMenus();
    makeLessons();
    makeChallenges();
    makePredictions();
    makeTerms();
    connectSession();
    connect(&m_actions, &Actions::wanted, this, &MainWindow::obey);
    connect(&m_clock, &QTimer::timeout, this, [this] { tick(static_cast<double>(m_since.nsecsElapsed()) / 1e9); });
    m_clock.setTimerType(Qt::PreciseTimer);
    m_clock.setInterval(frameTime);
    connect(&m_keeper, &QTimer::timeout, &m_file, &SessionFile::keep);
    m_firstLayout = saveState();
    retranslate();
    m_arranged = false;
    resize(1280, 720);
    recall();
    applyTheme();
    centralWidget()->setFocus();  // not a control of the tool bar, which would take Space from time
    setOwnClock(true);
}

MainWindow::~MainWindow() {
    stopReading();
    m_clock.stop();
    // Docks tell of their hiding while the window goes, when there is nobody left to hear it.
    for (QDockWidget* each : findChildren<QDockWidget*>()) each->disconnect(this);
}

void MainWindow::setOwnClock(bool own) {
    m_since.start();
    if (!own) return m_clock.stop();
    m_clock.start();
    if (!m_folder.isEmpty()) m_keeper.start(keepTime);
}

void MainWindow::makeViews() {
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setCentralWidget(centre);
    m_messages->lieOver(*centre);
    std::map<Stand, QDockWidget*> last;
    for (const Panel& panel : panels()) {
        View* view = panel.make();
        view->setObjectName(QString::fromUtf8(panel.name.data(), static_cast<qsizetype>(panel.name.size())));
        // What is in a dock may be made as small as a person likes; the window must fit a small screen.
        view->setMinimumSize(smallestView);
        // Who clicks a button goes on with Space for time; only who walks to it by Tab presses it with Space.
        for (auto* button : view->findChildren<QAbstractButton*>()) button->setFocusPolicy(Qt::TabFocus);
        for (auto* box : view->findChildren<QComboBox*>()) box->setFocusPolicy(Qt::TabFocus);
        m_views.emplace(panel.name, view);
        connectView(*view);
        if (panel.stand == Stand::centre) {
            layout->addWidget(view, 1);
            continue;
        }
        auto* dock = new QDockWidget;
        dock->setObjectName(view->objectName());
        dock->setWidget(view);
        m_docks.emplace(panel.name, dock);
        connect(dock, &QDockWidget::visibilityChanged, this, [this] { m_dirty = true; });
        connect(dock, &QDockWidget::topLevelChanged, this, [this] {
            m_arranged = true;
            showTitles();
        });
        const bool side = panel.stand == Stand::right || panel.stand == Stand::top;
        addDockWidget(side ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea, dock, Qt::Vertical);
        if (panel.stand == Stand::bottom) {
            dock->setTitleBarWidget(new QWidget(dock));  // the timeline needs its height
        } else if (last.contains(panel.stand)) {
            tabifyDockWidget(last[panel.stand], dock);
        }
        last[panel.stand] = dock;
    }
    // The first of each tab group is on top.
    for (const Panel& panel : panels()) {
        if (panel.name == "inspector" || panel.name == "sequence") m_docks.at(std::string(panel.name))->raise();
    }
}

bool MainWindow::event(QEvent* event) {
    // What the control with the keyboard and all around it have not claimed comes up to here.
    if (event->type() == QEvent::ShortcutOverride && keepsKey(focusWidget(), *static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    const bool done = QMainWindow::event(event);
    // What of a mouse reaches the window itself is the moving of a border between docks.
    if (event->type() == QEvent::MouseButtonRelease && done) m_arranged = true;
    return done;
}

View* MainWindow::view(std::string_view name) const {
    const auto found = m_views.find(name);
    return found == m_views.end() ? nullptr : found->second;
}

EnsembleView& MainWindow::ensemble() const { return *static_cast<EnsembleView*>(view("ensemble")); }

QDockWidget* MainWindow::dock(std::string_view name) const {
    const auto found = m_docks.find(name);
    return found == m_docks.end() ? nullptr : found->second;
}

void MainWindow::connectView(View& view) {
    connect(&view, &View::commanded, this, [this](const QString& command) {
        act(command);
        m_dirty = true;
    });
    connect(&view, &View::selected, this, [this, &view](const Selection& selection) {
        m_lastView = &view;
        m_session.setSelection(selection);
        // Who clicks a message wants to see what is in it.
        const bool isLook = &view == m_views.at("ensemble") || &view == m_views.at("sequence");
        if (isLook && selection.event != noEvent) dock("inspector")->raise();
        m_dirty = true;
    });
    connect(&view, &View::jumped, this, [this](const Position& position) {
        m_session.playhead().setPlaying(false);
        m_session.jump(position);
        m_dirty = true;
    });
    connect(&view, &View::explained, this, &MainWindow::explain);
    if (auto* timeline = qobject_cast<TimelineView*>(&view)) connectTimeline(*timeline);
    if (auto* charts = qobject_cast<ChartsView*>(&view)) connectCharts(*charts);
    if (auto* narration = qobject_cast<NarrationView*>(&view))
        connect(narration, &NarrationView::lessonWanted, this, &MainWindow::showLesson);
}

void MainWindow::connectTimeline(TimelineView& timeline) {
    connect(&timeline, &TimelineView::branchChosen, &m_session, &Session::chooseBranch);
    connect(&timeline, &TimelineView::liveWanted, this, [this] {
        m_session.goLive();
        m_dirty = true;
    });
    connect(&timeline, &TimelineView::bookmarkWanted, this,
            [this](const Position& position) { askBookmark(position, -1); });
    const auto isThere = [this](int index) {
        return index >= 0 && index < static_cast<int>(m_session.bookmarks().size());
    };
    connect(&timeline, &TimelineView::bookmarkEdited, this, [this, isThere](int index) {
        if (isThere(index)) askBookmark(m_session.bookmarks()[static_cast<std::size_t>(index)].position, index);
    });
    connect(&timeline, &TimelineView::bookmarkRemoved, this, [this, isThere](int index) {
        if (!isThere(index)) return;
        auto bookmarks = m_session.bookmarks();
        bookmarks.erase(bookmarks.begin() + index);
        m_session.setBookmarks(std::move(bookmarks));
    });
}

void MainWindow::connectCharts(ChartsView& charts) {
    connect(&charts, &ChartsView::sweepWanted, this, &MainWindow::sweep);
    connect(&charts, &ChartsView::sweepCancelled, &m_sweeper, &Sweeper::cancel);
    connect(&m_sweeper, &Sweeper::progressed, &charts,
            [&charts](const std::vector<SweepSeries>& series, int done, int of) { charts.setSweep(series, done, of); });
}

void MainWindow::connectSession() {
    connect(&m_session, &Session::told, this,
            [this](const QString& line) { m_messages->say(line, MessageBar::Weight::hint); });
    connect(&m_session, &Session::troubled, this,
            [this](const QString& line) { m_messages->say(line, MessageBar::Weight::trouble); });
    connect(&m_session, &Session::treeChanged, this, [this] {
        m_dirty = true;
        if (!m_arranged && !m_presenter) proportion();
    });
    connect(&m_session, &Session::begun, this, [this] { m_dirty = true; });
    connect(&m_session, &Session::sought, this, [this](bool found) {
        m_dirty = true;
        const NodeId stale = std::exchange(m_thawWhenLed, noNode);
        if (found && stale != noNode) act(QStringLiteral("thaw %1").arg(stale));
        if (!found)
            m_messages->say(tr("It did not come: nothing like that happens in the next ten minutes of the run."),
                            MessageBar::Weight::hint);
    });
    connect(&m_file, &SessionFile::saved, this, [this](const QString& path, const QString& trouble) {
        if (!trouble.isEmpty())
            return m_messages->say(tr("Not saved; what was there before stays. %1").arg(trouble),
                                   MessageBar::Weight::trouble);
        m_session.setSaved();
        m_file.forget();
        m_dirty = true;  // the title no longer says "not saved"
        addRecent(path);
        m_messages->say(tr("Saved: %1").arg(path), MessageBar::Weight::hint);
    });
    connect(&m_file, &SessionFile::putAsideDone, this, &MainWindow::tellPutAside);
    connect(m_tools, &TopBar::scenarioChosen, this, &MainWindow::open);
    connect(m_tools, &TopBar::branchChosen, &m_session, &Session::chooseBranch);
    connect(m_tools, &TopBar::speedChosen, this, [this](double speed) {
        m_session.playhead().setSpeed(speed);
        setPace(Pace::fixed);
    });
    connect(m_tools, &TopBar::serversChosen, this, [this](int servers) {
        const std::string count = std::to_string(servers);
        auto scenario = parseScenario("zabscope scenario 1\ntitle \"" + count + " servers\"\nservers " + count +
                                          "\nnetwork latency 2ms\nstart all\n",
                                      count + " servers");
        auto& titles = std::get<Scenario>(scenario).titles;
        titles[m_language.toStdString()] = TopBar::tr("%n server(s)", nullptr, servers).toStdString();
        begin(std::get<Scenario>(std::move(scenario)));
        m_session.playhead().setPlaying(true);
    });
    connect(m_tools, &TopBar::protocolChosen, this, &MainWindow::beginUnder);
    connect(m_status, &StatusLine::violationChosen, this, [this](EventId event) {
        m_session.setSelection({noNode, event});
        m_session.jump(m_session.timeline()->positionOf(event));
        m_dirty = true;
    });
}

void MainWindow::tick(double seconds) {
    m_since.start();
    const bool changed = m_session.tick(seconds);
    m_lessons->watch();
    m_predictions->watch();
    if (changed || m_dirty || hidesFuture() != m_hides) showAll();
}

void MainWindow::showAll() {
    m_dirty = false;
    giveFrame(shownFrame());
    m_tools->show(m_session);
    m_status->show(m_session, m_session.frame());
    m_status->setTarget(askedServer());
    m_actions.mark(Do::legend, ensemble().isLegendShown());
    if (!m_challengeDock->isHidden()) m_challenges->look();
    // Each call sends the title to the window manager, changed or not.
    if (isWindowModified() != m_session.isChanged()) setWindowModified(m_session.isChanged());
}

bool MainWindow::hidesFuture() const {
    return m_predictions->waits() || (m_lessons->asks() && !m_lessonDock->isHidden());
}

Frame MainWindow::shownFrame() {
    m_hides = hidesFuture();
    if (m_hides) return m_veil.over(m_session.frame());
    m_veil.lift();
    return m_session.frame();
}

void MainWindow::giveFrame(const Frame& frame) {
    for (const auto& [name, view] : m_views) {
        // What cannot be seen costs nothing; it is given the frame when it comes to the front.
        if (view->isVisible() && !view->visibleRegion().isEmpty()) view->setFrame(frame);
    }
}

void MainWindow::showFrame(const Frame& frame) {
    m_clock.stop();
    giveFrame(frame);
    m_tools->showEnsemble(*frame.ensemble);
    m_tools->showBranches(*frame.recording);
    m_status->show(m_session, frame);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    // Nothing is asked and nothing is lost: what was not saved is kept and offered at the next start.
    m_file.keep();
    remember();
    QMainWindow::closeEvent(event);
}

}  // namespace zabscope
