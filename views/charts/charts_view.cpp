// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/charts_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "views/charts/chart_plot.h"

namespace zabscope {
namespace {

constexpr std::size_t chunksAFrame = 6;
// A chart of a run that grows is made anew this seldom, the longer the run the less often, and when the run stands
// still.
constexpr int framesBetween = 10;
constexpr int longWait = 1'000'000;
int framesUntilNext(const Timeline& timeline) { return framesBetween + static_cast<int>(timeline.chunks().size() / 3); }

template <typename T>
Facts<T> factsOf(const ChunkIndex<std::vector<T>>& index) {
    Facts<T> facts;
    for (const auto& entry : index.entries()) facts.push_back(&entry.summary);
    return facts;
}

}  // namespace

ChartsView::ChartsView(QWidget* parent)
    : View(parent),
      m_chooser(new QComboBox(this)),
      m_heartbeats(new QCheckBox(this)),
      m_copy(new QPushButton(this)),
      m_sweepRow(new QWidget(this)),
      m_seedsLabel(new QLabel(m_sweepRow)),
      m_seeds(new QSpinBox(m_sweepRow)),
      m_varyLabel(new QLabel(m_sweepRow)),
      m_vary(new QLineEdit(m_sweepRow)),
      m_start(new QPushButton(m_sweepRow)),
      m_progress(new QProgressBar(m_sweepRow)),
      m_plot(new ChartPlot(this)),
      m_messages([](const Chunk& chunk, const Timeline&) { return readMessages(chunk); }),
      m_course([](const Chunk& chunk, const Timeline&) { return readProgress(chunk); }),
      m_commits([](const Chunk& chunk, const Timeline&) { return readCommits(chunk); }),
      m_votes([this](const Chunk& chunk, const Timeline&) { return readVotes(chunk, *m_ensemble); }) {
    for (int i = 0; i < chartKinds; ++i) m_chooser->addItem(QString());
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumContentsLength(8);
    m_chooser->installEventFilter(this);
    m_plot->installEventFilter(this);
    m_seeds->setRange(10, 100'000);
    m_seeds->setValue(200);
    m_seedsLabel->setBuddy(m_seeds);
    m_vary->setMaxLength(200);
    m_varyLabel->setBuddy(m_vary);
    auto* top = new QHBoxLayout;
    top->addWidget(m_chooser, 1);
    top->addWidget(m_heartbeats);
    top->addWidget(m_copy);
    auto* sweep = new QHBoxLayout(m_sweepRow);
    sweep->setContentsMargins(0, 0, 0, 0);
    sweep->addWidget(m_seedsLabel);
    sweep->addWidget(m_seeds);
    sweep->addWidget(m_varyLabel);
    sweep->addWidget(m_vary, 2);
    sweep->addWidget(m_start);
    sweep->addWidget(m_progress, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 2, 4, 2);
    column->setSpacing(2);
    m_bars = new QBoxLayout(QBoxLayout::TopToBottom);
    m_bars->addLayout(top, 1);
    m_bars->addWidget(m_sweepRow, 1);
    column->addLayout(m_bars);
    column->addWidget(m_plot, 1);
    connect(m_chooser, &QComboBox::currentIndexChanged, this, [this] {
        showControls();
        refresh(false);
    });
    connect(m_heartbeats, &QCheckBox::toggled, this, [this] { refresh(false); });
    connect(m_copy, &QPushButton::clicked, this, &ChartsView::copyTable);
    connect(m_start, &QPushButton::clicked, this, &ChartsView::startOrCancel);
    connect(m_vary, &QLineEdit::returnPressed, this, [this] {
        if (m_sweepDone >= m_sweepOf) startOrCancel();
    });
    connect(m_plot, &ChartPlot::tableWanted, this, &ChartsView::copyTable);
    connect(m_plot, &View::jumped, this, &View::jumped);
    connect(m_plot, &View::selected, this, &View::selected);
    setFocusProxy(m_chooser);
    showControls();
}

QString ChartsView::title() const { return tr("Charts"); }
QString ChartsView::purpose() const {
    return tr("The run in numbers: votes, histories, messages, how long things take.");
}

int ChartsView::chart() const { return m_chooser->currentIndex(); }
void ChartsView::setChart(int chart) { m_chooser->setCurrentIndex(std::clamp(chart, 0, chartKinds - 1)); }
void ChartsView::setHeartbeats(bool counted) { m_heartbeats->setChecked(counted); }
const ChartSheet& ChartsView::sheet() const { return m_plot->sheet(); }

void ChartsView::setSweep(std::vector<SweepSeries> series, int done, int of) {
    m_series = std::move(series);
    m_sweepDone = std::max(0, done);
    m_sweepOf = std::max(0, of);
    ++m_sweepNumber;
    showControls();
    refresh(false);
}

void ChartsView::showControls() {
    const bool isSweep = kind() == ChartKind::sweep;
    const bool runs = m_sweepDone < m_sweepOf;
    m_heartbeats->setVisible(kind() == ChartKind::messages);
    m_sweepRow->setVisible(isSweep);
    m_seeds->setEnabled(!runs);
    m_vary->setEnabled(!runs);
    m_start->setText(runs ? tr("Cancel") : tr("Start"));
    // What is done stands in the chart's answer.
    const QString progress = tr("%1 of %2 runs").arg(m_sweepDone).arg(m_sweepOf);
    m_progress->setRange(0, std::max(1, m_sweepOf));
    m_progress->setValue(std::min(m_sweepDone, std::max(1, m_sweepOf)));
    m_progress->setFormat(m_sweepOf > 0 ? progress : tr("not started"));
    m_progress->setMinimumWidth(fontMetrics().horizontalAdvance(progress) + fontMetrics().height());
    m_progress->setVisible(runs);
    placeBars();
}

void ChartsView::placeBars() {
    const int em = fontMetrics().height();
    const bool beside = kind() == ChartKind::sweep && height() < 20 * em && width() > 48 * em;
    m_bars->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ChartsView::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    placeBars();
}

void ChartsView::startOrCancel() {
    if (m_sweepDone < m_sweepOf)
        Q_EMIT sweepCancelled();
    else
        Q_EMIT sweepWanted(m_seeds->value(), m_vary->text().trimmed());
}

void ChartsView::retranslate() {
    for (int i = 0; i < chartKinds; ++i) m_chooser->setItemText(i, Charts::question(static_cast<ChartKind>(i)));
    m_heartbeats->setText(tr("Heartbeats"));
    m_heartbeats->setToolTip(tr("Count the messages that only say that somebody is still there"));
    m_copy->setText(tr("Copy as table"));
    m_copy->setToolTip(tr("Put the numbers of this chart on the clipboard, with tabs between the columns"));
    m_seedsLabel->setText(tr("Seeds"));
    m_chooser->setAccessibleName(tr("Which chart"));
    m_seeds->setAccessibleName(tr("How many seeds to run"));
    m_varyLabel->setText(tr("Compare"));
    m_vary->setPlaceholderText(tr("a setting, e.g. init limit 5, 10, 20"));
    m_vary->setAccessibleName(tr("Values of a setting to compare"));
    m_vary->setToolTip(tr("A setting of the scenario language and its values, with commas between: each is run with the "
                          "same seeds. Empty: the scenario as it is."));
    m_progress->setAccessibleName(tr("Progress of the sweep"));
    m_made.reset();
    showControls();
    refresh(false);
}

bool ChartsView::eventFilter(QObject* watched, QEvent* event) {
    // The window's keys leave a list its own while that has the keyboard.
    if (watched == m_chooser && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Space) event->accept();
    }
    if (watched == m_plot && event->type() == QEvent::Resize) refresh(false);
    return View::eventFilter(watched, event);
}

QString ChartsView::table() const {
    QStringList lines{sheet().columns.join(u'\t')};
    for (const QStringList& row : sheet().rows) lines << row.join(u'\t');
    return lines.join(u'\n') + u'\n';
}

void ChartsView::copyTable() { QGuiApplication::clipboard()->setText(table()); }

void ChartsView::themeChanged() {
    m_plot->setTheme(theme());
    // Upon black the style draws a box that nobody sees: hollow is off, filled is on.
    m_heartbeats->setStyleSheet(
        theme().name != ThemeName::contrast
            ? QString()
            : QStringLiteral(
                  "QCheckBox { color: %1; } QCheckBox::indicator { width: 0.9em; height: 0.9em; border: 2px solid %1; }"
                  "QCheckBox::indicator:checked { background: %2; }")
                  .arg(theme().text.name(), theme().accent.name()));
    m_made.reset();
    update();
}

void ChartsView::frameChanged(const Frame& before) {
    m_plot->setFrame(frame());
    if (before.timeline == frame().timeline) m_waited = longWait;  // it stands still: what is left out shows now
    if (isVisible()) refresh(false);
}

void ChartsView::showEvent(QShowEvent* event) {
    View::showEvent(event);
    refresh(false);
}

void ChartsView::paintEvent(QPaintEvent*) {
    // A picture, for which nobody waits in front of a screen, is of the whole run.
    if (!isVisible() || window()->testAttribute(Qt::WA_DontShowOnScreen))
        refresh(true);
    else if (!m_made)
        refresh(false);
}

bool ChartsView::read(std::size_t budget) {
    const Timeline& timeline = *frame().timeline;
    if (m_ensemble != frame().ensemble) {
        if (!m_ensemble || *m_ensemble != *frame().ensemble)
            m_votes = ChunkIndex<std::vector<VotePoint>>(
                [this](const Chunk& chunk, const Timeline&) { return readVotes(chunk, *m_ensemble); });
        m_ensemble = frame().ensemble;
    }
    switch (kind()) {
        case ChartKind::votes: {
            const bool votes = m_votes.update(timeline, budget);
            return m_elections.update(timeline, m_ensemble, budget) && votes;
        }
        case ChartKind::zxids:
        case ChartKind::epochs:
            return m_course.update(timeline, budget);
        case ChartKind::messages:
            return m_messages.update(timeline, budget);
        case ChartKind::latency:
            return m_commits.update(timeline, budget);
        case ChartKind::elections:
            return m_elections.update(timeline, m_ensemble, budget);
        case ChartKind::sweep:
            return true;
    }
    return true;
}

ChartsView::Made ChartsView::wanted(bool complete) const {
    const auto chunks = frame().timeline->chunks();
    Made made;
    made.kind = kind();
    made.columns = m_plot->width();
    made.complete = complete;
    made.sweep = made.kind == ChartKind::sweep ? m_sweepNumber : 0;
    if (made.kind == ChartKind::sweep) return made;
    made.chunks = chunks.size();
    made.closed = chunks.size() < 2 ? nullptr : chunks[chunks.size() - 2].get();
    made.heartbeats = made.kind == ChartKind::messages && m_heartbeats->isChecked() && !theme().presenter;
    const auto& elections = m_elections.elections();
    if (made.kind == ChartKind::votes) made.election = Charts::electionAt(elections, frame().now.at);
    if (made.kind == ChartKind::elections) {
        made.elections =
            static_cast<std::size_t>(std::count_if(elections.begin(), elections.end(), [this](const Election& each) {
                return each.established && *each.established <= frame().now.at;
            }));
    }
    return made;
}

void ChartsView::refresh(bool whole) {
    if (!frame()) {
        ChartSheet sheet;
        sheet.question = Charts::question(kind());
        sheet.empty = tr("Nothing is recorded yet. Start a scenario, and its numbers will be here.");
        return m_plot->setSheet(std::move(sheet));
    }
    const bool complete = read(whole ? frame().timeline->chunks().size() : chunksAFrame);
    m_plot->setReading(!complete);
    const Made now = wanted(complete);
    const bool grown = m_madeOf != frame().timeline && kind() != ChartKind::sweep;
    m_waited = std::min(m_waited + 1, longWait);
    const bool isDue = whole || m_waited >= framesUntilNext(*frame().timeline) || !m_madeOf ||
                       frame().timeline->last() < m_madeOf->last();
    Made known = m_made.value_or(Made{});
    // A run that grows, or is still being read, alone is no reason to make the sheet for every frame.
    const bool onlyGrows = m_made && [&] {
        known.chunks = now.chunks;
        known.closed = now.closed;
        known.complete = now.complete;
        return known == now;
    }();
    const bool changed = m_made != now || grown;
    if (!changed || (onlyGrows && !isDue && !(now.complete && !m_made->complete))) return;
    m_made = now;
    m_madeOf = frame().timeline;
    m_waited = 0;
    makeSheet();
}

void ChartsView::makeSheet() {
    const ChartRoom room{frame(), theme(), std::max(100, m_plot->width()), m_made->heartbeats};
    switch (kind()) {
        case ChartKind::votes:
            return m_plot->setSheet(Charts::votes(room, factsOf(m_votes), m_elections.elections()));
        case ChartKind::zxids:
            return m_plot->setSheet(Charts::zxids(room, factsOf(m_course)));
        case ChartKind::epochs:
            return m_plot->setSheet(Charts::epochs(room, factsOf(m_course)));
        case ChartKind::messages:
            return m_plot->setSheet(Charts::messages(room, factsOf(m_messages)));
        case ChartKind::latency:
            return m_plot->setSheet(Charts::latency(room, factsOf(m_commits)));
        case ChartKind::elections:
            return m_plot->setSheet(Charts::elections(room, m_elections.elections()));
        case ChartKind::sweep:
            if (m_series.size() > 1) return m_plot->setSheet(Charts::sweeps(room, m_series, m_sweepDone, m_sweepOf));
            return m_plot->setSheet(Charts::sweep(room, m_series.empty() ? std::vector<SweepPoint>{} : m_series[0].points,
                                                  m_sweepDone, m_sweepOf));
    }
}

}  // namespace zabscope
