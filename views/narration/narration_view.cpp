// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/narration_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "views/narration/caption.h"
#include "views/narration/reasons.h"
#include "views/narration/standing.h"
#include "views/narration/telling.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostLines = 200;
constexpr int lowHeight = 14;  // of the view, in lines of text
constexpr std::size_t presenterLines = 3;

/// A wrapped text that people can select; it is never read as HTML.
QLabel* makeLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

}  // namespace

NarrationView::NarrationView(QWidget* parent)
    : View(parent),
      m_model(new LineModel(this)),
      m_delegate(new LineDelegate(this)),
      m_caption(makeLabel(this)),
      m_standing(makeLabel(this)),
      m_head(makeLabel(this)),
      m_close(new QToolButton(this)),
      m_copy(new QToolButton(this)),
      m_list(new QListView(this)) {
    buildLayout();
    connectAll();
    setMetrics();
}

QString NarrationView::title() const { return tr("Narration"); }
QString NarrationView::purpose() const {
    return tr("What is happening now, what has happened, and why, in sentences.");
}
QSize NarrationView::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * 52, metrics.lineSpacing() * 26};
}

void NarrationView::buildLayout() {
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_head, 1);
    bar->addWidget(m_close, 0, Qt::AlignTop);
    bar->addWidget(m_copy, 0, Qt::AlignTop);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 4);
    all->setSpacing(6);
    all->addWidget(m_caption);
    all->addWidget(m_standing);
    all->addLayout(bar);
    all->addWidget(m_list, 1);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(false);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // so that no line is wrapped anew when the bar appears
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTabKeyNavigation(false);
    m_list->setMinimumHeight(1);  // the caption comes first; 0 would mean the list's own wish
    m_list->installEventFilter(this);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_standing->setForegroundRole(QPalette::PlaceholderText);
    m_head->setForegroundRole(QPalette::PlaceholderText);
    m_close->hide();
}

void NarrationView::connectAll() {
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &NarrationView::readOn);
    connect(m_close, &QToolButton::clicked, this, [this] { explain(noEvent); });
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(plainText()); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index, false); });
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex& index) { choose(index, true); });
    connect(m_list, &QListView::customContextMenuRequested, this, &NarrationView::openMenu);
}

void NarrationView::explain(EventId event) {
    if (m_explained == event) return;
    m_explained = event;
    refresh();
    goToEnd();
}

void NarrationView::frameChanged(const Frame& before) {
    const bool same = before.timeline == frame().timeline && before.now == frame().now &&
                      before.drawnAt == frame().drawnAt && before.selection == frame().selection &&
                      before.ensemble == frame().ensemble && m_shownDensity == density();
    if (!same) refresh();
}

void NarrationView::refresh() {
    m_shownDensity = density();
    const bool explains = m_explained != noEvent && frame() && m_explained <= frame().timeline->last();
    if (m_explained != noEvent && frame() && !explains) m_explained = noEvent;  // it belongs to another branch
    const QScrollBar* bar = m_list->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    showCaption();
    showHead();
    if (!frame()) {
        m_model->show({}, nullptr);
    } else {
        m_model->show(explains ? reasonLines() : storyLines(), frame().timeline);
    }
    if (theme().presenter) leaveWhatFits();
    if (atEnd) goToEnd();
}

void NarrationView::leaveWhatFits() {
    layout()->activate();
    const auto height = [this] {
        int sum = 0;
        for (int row = 0; row < m_model->rowCount(); ++row) sum += m_list->sizeHintForIndex(m_model->index(row, 0)).height();
        return sum;
    };
    while (m_model->rowCount() > 1 && height() > m_list->viewport()->height()) {
        const std::vector<Line>& lines = m_model->lines();
        m_model->show({lines.begin() + 1, lines.end()}, frame().timeline);
    }
}

void NarrationView::goToEnd() {
    layout()->activate();  // the caption may have taken some of the list's room
    m_list->scrollToBottom();
}

void NarrationView::showCaption() {
    const Caption caption = captionOf(frame());
    QString standing;
    if (frame()) {
        const Standing now(frame());
        standing = now.summary();
        const QString outlook = now.outlook();
        if (!outlook.isEmpty()) standing += u'\n' + outlook;
    }
    if (caption.alarm != m_alarm) {
        m_alarm = caption.alarm;
        themeChanged();
    }
    if (m_caption->text() == caption.text && m_standing->text() == standing) return;
    m_caption->setText(caption.text);
    m_standing->setText(standing);
    fitLabels();
}

void NarrationView::showHead() {
    const bool explains = m_explained != noEvent && frame();
    QString head = tr("What has happened so far");
    if (explains) {
        const Event& event = frame().timeline->event(m_explained);
        head = tr("Why? %1").arg(Wording::event(event, *frame().timeline));
        if (m_explained > frame().now.last) head += u'\n' + tr("(At this moment that has not happened yet.)");
    }
    m_close->setVisible(explains);
    const bool wasHidden = m_head->isHidden();
    m_head->setVisible(explains || !theme().presenter);
    m_copy->setVisible(!theme().presenter);
    m_list->setVerticalScrollBarPolicy(theme().presenter ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAlwaysOn);
    if (m_head->text() == head && wasHidden == m_head->isHidden()) return;
    m_head->setText(head);
    fitLabels();
}

void NarrationView::addTo(std::vector<Line>& lines, Line line, Instant at, Instant& before) const {
    if (lines.empty() || at != before) line.time = Wording::instant(at);
    before = at;
    lines.push_back(std::move(line));
}

std::vector<Line> NarrationView::storyLines() {
    const Timeline& timeline = *frame().timeline;
    const bool presents = theme().presenter;
    const std::vector<Told> told = m_shelf.upTo(frame(), density(), presents ? presenterLines : mostLines);
    if (m_shelf.isReading()) m_more.start();
    const std::vector<Line>& shown = m_model->lines();
    // On another branch the same number may be another event.
    const bool otherBranch = std::exchange(m_shownBranch, frame().recording->branch) != frame().recording->branch;
    auto known = otherBranch ? shown.end() : shown.begin();
    std::vector<Line> lines;
    lines.reserve(told.size());
    Instant before = never;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const StoryEntry& entry = *told[i].entry;
        Line line{entry.events.front(), 0, entry.kind, entry.epoch, {}, {}, false};
        std::span<const EventId> events;
        const auto take = [&](const Told& one) {
            events = std::span{one.entry->events}.first(one.count);
            line.count += one.count;
            const EventId selected = frame().selection.event;
            line.selected = line.selected || (selected != noEvent && std::ranges::binary_search(events, selected));
        };
        take(told[i]);
        const bool isOne = i + 1 == told.size() || !StoryShelf::goesOn(entry, *told[i + 1].entry);
        while (i + 1 < told.size() && StoryShelf::goesOn(entry, *told[i + 1].entry)) take(told[++i]);
        const std::array ends{line.first, events.back()};
        // Sentences that stand there already are not made again.
        known = std::find_if(known, shown.end(), [&](const Line& one) { return one.first >= line.first; });
        const bool same = known != shown.end() && known->first == line.first && known->count == line.count;
        line.text = same ? known->text : Telling::sentence(isOne ? events : ends, timeline);
        addTo(lines, std::move(line), entry.from, before);
    }
    return lines;
}

void NarrationView::readOn() {
    if (frame() && m_explained == noEvent) refresh();
}

std::vector<Line> NarrationView::reasonLines() const {
    const Timeline& timeline = *frame().timeline;
    std::vector<Line> lines;
    Instant before = never;
    for (const Reason& reason : Reasons::of(m_explained, timeline)) {
        if (reason.event > frame().now.last) continue;
        const Event& event = timeline.event(reason.event);
        Line line{reason.event, 1, StoryKind::detail, -1, {}, reason.text, false};
        if (std::holds_alternative<Commanded>(event.what)) line.kind = StoryKind::command;
        if (std::holds_alternative<Died>(event.what)) line.kind = StoryKind::death;
        if (std::holds_alternative<Born>(event.what)) line.kind = StoryKind::birth;
        if (const auto* note = std::get_if<Noted>(&event.what)) line.kind = kindOfNote(note->sentence);
        if (line.kind == StoryKind::detail) line.kind = StoryKind::election;
        line.selected = frame().selection.event == reason.event;
        addTo(lines, std::move(line), event.at, before);
    }
    return lines;
}

QString NarrationView::plainText() const {
    QStringList text{m_caption->text(), m_standing->text(), QString(), m_head->text()};
    for (const Line& line : m_model->lines()) {
        if (!line.time.isEmpty()) text << line.time;
        text << QStringLiteral("  ") + line.text;
    }
    return text.join(u'\n') + u'\n';
}

void NarrationView::setMetrics() {
    const bool presenter = theme().presenter;
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(font().pointSizeF() * (presenter ? 2.1 : 1.35));
    m_caption->setFont(large);
    QFont lines = font();
    if (presenter) lines.setPointSizeF(font().pointSizeF() * 1.3);
    m_list->setFont(lines);
    m_standing->setFont(lines);
    QFont head = font();
    head.setBold(true);
    m_head->setFont(head);
    fitLabels();
}

void NarrationView::fitLabels() {
    const QMargins margins = layout()->contentsMargins();
    const int width = std::max(40, this->width() - margins.left() - margins.right());
    const auto fit = [](QLabel* label, int wide, int reserved) {
        const int lines = QFontMetrics(label->font()).lineSpacing() * reserved;
        label->setMinimumHeight(0);  // else it would never become lower again
        label->setFixedHeight(std::max(label->heightForWidth(wide), lines));
    };
    // A little is kept free, so that the story does not leap with every caption; where that leaves a story at all.
    const bool low = height() < QFontMetrics(font()).lineSpacing() * lowHeight;
    fit(m_caption, width, low ? 1 : 3);
    fit(m_standing, width, low ? 1 : 2);
    int buttons = 0;
    for (const QToolButton* button : {m_close, m_copy}) {
        if (!button->isHidden()) buttons += button->sizeHint().width() + layout()->spacing();
    }
    fit(m_head, std::max(40, width - buttons), 1);
}

void NarrationView::resizeEvent(QResizeEvent* event) {
    const QScrollBar* bar = m_list->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    View::resizeEvent(event);
    fitLabels();
    m_list->doItemsLayout();
    if (theme().presenter) refresh();
    if (atEnd) goToEnd();
}

void NarrationView::changeEvent(QEvent* event) {
    View::changeEvent(event);
    if (event->type() == QEvent::FontChange) setMetrics();
}

void NarrationView::themeChanged() {
    m_delegate->setTheme(theme());
    QPalette palette = theme().palette();
    if (m_alarm) palette.setColor(QPalette::WindowText, theme().bad);
    m_caption->setPalette(palette);
    setMetrics();
    refresh();
}

void NarrationView::retranslate() {
    m_close->setText(tr("Back to the story"));
    m_close->setToolTip(tr("Close the explanation (Escape)"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy everything that is shown here as text"));
    for (QToolButton* button : {m_close, m_copy}) button->setAccessibleName(button->toolTip());
    m_caption->setAccessibleName(tr("What is happening now"));
    m_standing->setAccessibleName(tr("How the ensemble stands"));
    m_list->setAccessibleName(tr("The story"));
    m_model->show({}, nullptr);  // sentences of the old language are not kept
    refresh();
}

}  // namespace zabscope
