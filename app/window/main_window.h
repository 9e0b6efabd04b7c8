// SPDX-License-Identifier: GPL-3.0-or-later
/// The window: the ensemble in the middle, all other views in docks around it; hands commands down and frames up.
#pragma once

#include <QDockWidget>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "app/import/import_run.h"
#include "app/input.h"
#include "app/learn/challenge_panel.h"
#include "app/learn/progress.h"
#include "app/session/session_file.h"
#include "app/session/sweeper.h"
#include "app/window/actions.h"
#include "app/window/future_veil.h"
#include "app/window/message_bar.h"
#include "app/window/status_line.h"
#include "app/window/top_bar.h"
#include "views/panels.h"

namespace zabscope {

class ChartsView;
class EnsembleView;
class LessonDesk;
class LessonSheet;
class PredictionDesk;
class PredictionSheet;
class MisconceptionsSheet;
class ExportDialog;
class GlossarySheet;
class TermTips;
class TimelineView;
class WhatIfSheet;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` and what is kept safe live in this folder; empty: nothing is remembered (pictures, tests).
    explicit MainWindow(const QString& folder, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return m_session; }
    View* view(std::string_view name) const;
    QDockWidget* dock(std::string_view name) const;
    Actions& actions() { return m_actions; }
    MessageBar& messages() { return *m_messages; }
    /// nullptr until it has been opened.
    ExportDialog* exportDialog() const;
    learn::ChallengePanel& challenges() { return *m_challenges; }
    PredictionDesk& predictions() { return *m_predictions; }

    /// Opens a scenario, a trace or a session; what is wrong with it is said in the bar, and the present one stays.
    void open(const QString& path);
    /// The same of several: those that are not one scenario or trace are imported together, as the logs of one ensemble.
    void openAll(const QStringList& paths);
    /// What open() can be asked for, for file dialogs.
    static QStringList openFilters();
    void begin(Scenario scenario);
    /// The first thing a newcomer sees: the demonstration, playing.
    void beginFirst();
    /// Shows the window where and as large as it was; the first time as large as suits the screen.
    void present();
    /// Shows a frame that is not the session's: for pictures.
    void showFrame(const Frame& frame);
    /// Opens the lesson of that name, or the file, in its dock; false if there is none (for a file, why is told).
    bool showLesson(const QString& name);
    LessonDesk& lessons() { return *m_lessons; }

    void setLanguage(const QString& language);
    void setThemeName(ThemeName name);
    void setDensity(Density density);
    void setPresenter(bool presenter);
    void setTextScale(double scale);
    void resetLayout();
    /// Gives each dock the part of the window that it has unless a person decides otherwise.
    void proportion();

    /// One turn of the clock, for tests and bench that have their own.
    void tick(double seconds);
    void setOwnClock(bool own);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    bool isLow() const;
    void stack(bool stacked);
    void showTitles();
    void makeViews();
    void makeMenus();
    void makeChallenges();
    /// What a person does to the ensemble, unless the challenge that is played has no room for it; then why is said.
    bool act(const QString& command);
    QString refusal(const QString& command) const;
    void beginChallenge(const learn::Challenge& challenge);
    void showChallenges();
    void connectSession();
    void connectView(View& view);
    void connectTimeline(TimelineView& timeline);
    void connectCharts(ChartsView& charts);
    /// In the present language, if it has one in that.
    QString scenarioTitle() const;
    void retranslate();
    void applyTheme();
    void showAll();
    void giveFrame(const Frame& frame);
    /// What the views may show now: while a question waits, nothing of the time after the present.
    Frame shownFrame();
    bool hidesFuture() const;
    void remember();
    void recall();
    void fillRecent();
    void addRecent(const QString& path);

    void obey(Do what);
    bool obeyFile(Do what);
    bool obeyTime(Do what);
    bool obeyEnsemble(Do what);
    bool obeyLook(Do what);
    bool obeyLearn(Do what);
    void tellPutAside(const QString& kept, const QString& trouble, const QString& title);
    bool isOpenable(const QString& path);
    void openByDialog();
    void openTrace(const QString& path);
    void showTrace(const QString& path, std::variant<LoadedTrace, InputError>& trace);
    /// Says the line and how far it is, with a way to stop it; `work` runs on another thread, what it returns on this one.
    void readAside(const QString& line, std::function<std::function<void()>(const ImportGoesOn&)> work);
    void stopReading();
    void importFiles(const QStringList& paths);
    void showImported(const QStringList& paths, std::variant<Imported, InputError>& run);
    void saveBy(const QString& path);
    void saveScenario(const std::string& text);
    struct Retelling;
    static std::shared_ptr<Retelling> retold(LoadedTrace real, const Ensemble& ensemble, const ImportGoesOn& goOn);
    void retell();
    void showRetold(const std::shared_ptr<Retelling>& both);
    /// A name for a file, of a title: letters, digits and dashes, in any language.
    static QString fileName(const QString& title);
    void exportPicture();
    void exportRun();
    void askUntil();
    void askBookmark(const Position& position, int edited);
    void explain(EventId event);
    void beginUnder(const ProtocolReading& reading);
    void showMisconceptions();
    EnsembleView& ensemble() const;
    void tellTried();
    void makeTerms();
    /// Of no key: the terms of what is being read come first.
    void showGlossary(const QString& key = {});
    NodeId leader() const;
    NodeId askedServer() const;
    void partition();
    void setPace(Pace pace);
    void offerLeftBehind();
    void makeLessons();
    void showLessons(bool shown);
    /// Not hidden, nor behind another one of its tabs.
    static bool isInFront(const QDockWidget& dock);
    void makeWorksheet();
    void writeWorksheets(const QString& path);
    void saveLesson();
    void chooseLessonFile(const QString& title);
    void writeLesson(const QString& title, const QString& path);
    void openLesson(const QString& path);
    void showWhatIf();
    void sweep(int seeds, const QString& vary);
    void makePredictions();
    void predict();
    void lookAt(const QStringList& views, int server);

    QString m_folder;
    Session m_session;
    SessionFile m_file;
    learn::Progress m_progress;
    Sweeper m_sweeper;
    Actions m_actions;
    Theme m_theme;
    ThemeName m_themeName = ThemeName::light;
    Density m_density = Density::context;
    double m_textScale = 1.0;
    qreal m_basePointSize;
    bool m_presenter = false;
    bool m_reducedMotion = false;
    QString m_language = QStringLiteral("en");
    MessageBar* m_messages;
    TopBar* m_tools;
    StatusLine* m_status;
    LessonSheet* m_lessonSheet = nullptr;
    QDockWidget* m_lessonDock = nullptr;
    LessonDesk* m_lessons = nullptr;
    learn::ChallengePanel* m_challenges = nullptr;
    QDockWidget* m_challengeDock = nullptr;
    PredictionSheet* m_predictionSheet = nullptr;
    QDockWidget* m_predictionDock = nullptr;
    PredictionDesk* m_predictions = nullptr;
    std::map<std::string, View*, std::less<>> m_views;
    std::map<std::string, QDockWidget*, std::less<>> m_docks;
    std::map<Menu, QMenu*> m_menus;
    QMenu* m_recent = nullptr;
    QMenu* m_panels = nullptr;
    QByteArray m_firstLayout;
    QByteArray m_layoutBeforePresenter;
    bool m_stacked = false;  // all panels but the narration and the timeline are tabs of one place
    bool m_placed = false;   // it has its place on the screen from an earlier session
    bool m_arranged = true;  // by a person, now or in an earlier session: nothing is moved unasked
    QTimer m_clock;
    QTimer m_keeper;
    QElapsedTimer m_since;
    bool m_dirty = true;
    int m_openings = 0;  // of traces, so that only the last one wanted is shown
    std::shared_ptr<std::atomic<bool>> m_stopsReading;  // of the file that is being read, if any
    FutureVeil m_veil;
    bool m_hides = false;  // what is shown has no future
    QPointer<View> m_lastView;
    QPointer<MisconceptionsSheet> m_misconceptions;
    QPointer<GlossarySheet> m_glossary;
    TermTips* m_terms = nullptr;
    QPointer<WhatIfSheet> m_whatIf;
    QPointer<ExportDialog> m_exportDialog;
    NodeId m_thawWhenLed = noNode;  // "a stale leader returns": whom to thaw when the search has found a new leader
};

}  // namespace zabscope
