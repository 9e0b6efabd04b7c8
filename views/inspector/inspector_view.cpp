// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/inspector_view.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/trace/target.h"
#include "views/command_menu.h"
#include "views/inspector/byte_dump.h"
#include "views/inspector/event_sheet.h"
#include "views/inspector/row_delegate.h"
#include "views/inspector/server_sheet.h"
#include "views/inspector/sheet_model.h"
#include "views/toggle_style.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr std::size_t mostListed = 400;

/// A wrapped line of text that people can select; it is never read as HTML.
QLabel* makeLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

}  // namespace

InspectorView::InspectorView(QWidget* parent)
    : View(parent),
      m_bar(new QHBoxLayout),
      m_buttons(new QHBoxLayout),
      m_model(new SheetModel(this)),
      m_nodes(new QComboBox(this)),
      m_pin(new QToolButton(this)),
      m_commands(new QToolButton(this)),
      m_copy(new QToolButton(this)),
      m_heading(makeLabel(this)),
      m_subheading(makeLabel(this)),
      m_tree(new QTreeView(this)),
      m_delegate(new RowDelegate(m_tree)),
      m_dump(new ByteDump(this)),
      m_explanation(makeLabel(this)),
      m_why(new QPushButton(this)),
      m_goThere(new QPushButton(this)) {
    m_bar->addWidget(m_nodes, 1);
    for (QToolButton* button : {m_pin, m_commands, m_copy}) m_bar->addWidget(button);
    m_buttons->addWidget(m_goThere);
    m_buttons->addWidget(m_why);
    m_buttons->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(6, 6, 6, 6);
    all->setSpacing(4);
    all->addLayout(m_bar);
    all->addWidget(m_heading);
    all->addWidget(m_subheading);
    all->addWidget(m_tree, 5);
    all->addWidget(m_dump, 2);
    all->addWidget(m_explanation);
    all->addLayout(m_buttons);
    buildBar();
    buildTree();
    connectAll();
    setMetrics();
}

QString InspectorView::title() const { return tr("Inspector"); }
QString InspectorView::purpose() const {
    return tr("All that one server knows, field by field, or what is in a message, down to its bytes.");
}

void InspectorView::buildBar() {
    m_pin->setCheckable(true);
    m_commands->setPopupMode(QToolButton::InstantPopup);
    m_commands->setMenu(new QMenu(m_commands));
    m_nodes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_nodes->setMinimumContentsLength(6);
    m_nodes->setMaxVisibleItems(20);
    for (QWidget* button : std::initializer_list<QWidget*>{m_pin, m_commands, m_copy})
        button->setFocusPolicy(Qt::StrongFocus);
    m_subheading->setForegroundRole(QPalette::PlaceholderText);
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    m_dump->hide();
}

void InspectorView::buildTree() {
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setIndentation(12);
    m_tree->setRootIsDecorated(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setMinimumSectionSize(40);
    m_tree->setTabKeyNavigation(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->installEventFilter(this);
}

void InspectorView::connectAll() {
    connect(m_nodes, &QComboBox::activated, this, &InspectorView::chooseNode);
    connect(m_pin, &QToolButton::toggled, this, &InspectorView::setPinned);
    connect(m_commands->menu(), &QMenu::aboutToShow, this, &InspectorView::fillCommands);
    connect(m_copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(plainText()); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { explainCurrentRow(); });
    connect(m_tree, &QTreeView::activated, this, &InspectorView::goToRow);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_resetting) m_collapsed.insert(m_model->sheet().sections[static_cast<std::size_t>(index.row())].key);
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!m_resetting) m_collapsed.erase(m_model->sheet().sections[static_cast<std::size_t>(index.row())].key);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &InspectorView::openSections);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &InspectorView::spanRows);
    connect(m_dump, &ByteDump::pointedAt, this, &InspectorView::pointAtByte);
    connect(m_goThere, &QPushButton::clicked, this, [this] {
        const EventId event = m_model->sheet().event;
        if (event != noEvent) Q_EMIT jumped(frame().timeline->positionOf(event));
    });
    connect(m_why, &QPushButton::clicked, this, &InspectorView::explainRow);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &InspectorView::openRowMenu);
}

void InspectorView::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    setMetrics();
}

void InspectorView::changeEvent(QEvent* event) {
    View::changeEvent(event);
    if (event->type() == QEvent::FontChange) setMetrics();
}

Selection InspectorView::subject() const {
    if (m_pinned) return *m_pinned;
    if (frame().selection != Selection{}) return frame().selection;
    if (!frame()) return {};
    const NodeId leader = leaderIn(*frame().state);
    if (leader != noNode) return {leader, noEvent};
    const auto& members = frame().ensemble->members;
    return {members.empty() ? noNode : members.front().sid, noEvent};
}

QString InspectorView::plainText() const { return toPlainText(m_model->sheet()); }

void InspectorView::frameChanged(const Frame& before) {
    // The sheet says nothing of the time between two events.
    const bool same = before.timeline == frame().timeline && before.now == frame().now &&
                      before.selection == frame().selection && before.ensemble == frame().ensemble;
    if (!same) refresh();
}

void InspectorView::refresh() {
    if (!frame()) {
        Sheet empty;
        empty.heading = tr("Nothing to inspect yet");
        empty.subheading = tr("Open or start a scenario: what a server knows will be here, field by field.");
        showHead(empty);
        m_why->hide();
        m_model->show(std::move(empty));
        return;
    }
    const Selection shown = subject();
    Sheet sheet = shown.event != noEvent ? eventSheet(frame(), shown.event) : nodeSheet(frame(), shown.node);
    if (frame().selection == Selection{} && !m_pinned && height() > 20 * fontMetrics().lineSpacing())
        sheet.subheading += u'\n' + tr("Click a server, a client, a message or an event anywhere to see it here.");
    showNodes();
    showHead(sheet);
    const bool isMessage = !sheet.bytes.empty();
    if (isMessage) m_dump->setBytes(sheet.bytes);
    m_commands->setEnabled(shown.event != noEvent ? frame().state->findMessage(sheet.event) != nullptr
                                                  : isServer(shown.node));
    m_model->show(std::move(sheet));
    setNameWidth();
    m_why->setVisible(shown.event != noEvent || frame().state->find(shown.node) != nullptr);
    explainCurrentRow();
}

void InspectorView::showHead(const Sheet& sheet) {
    if (m_heading->text() != sheet.heading) m_heading->setText(sheet.heading);
    if (m_subheading->text() != sheet.subheading) m_subheading->setText(sheet.subheading);
    m_goThere->setVisible(sheet.event != noEvent);
    shareRoom(sheet);
}

void InspectorView::showNodes() {
    std::vector<NodeId> nodes;
    for (const Member& member : frame().ensemble->members) nodes.push_back(member.sid);
    for (const NodeState& node : frame().state->nodes()) {
        if (nodes.size() == mostListed) break;
        if (!frame().ensemble->find(node.node)) nodes.push_back(node.node);
    }
    const Selection shown = subject();
    const NodeId selected = shown.event != noEvent ? noNode : shown.node;
    const QSignalBlocker quiet(m_nodes);
    if (nodes != m_listed) {
        m_listed = std::move(nodes);
        m_nodes->clear();
        for (const NodeId node : m_listed) m_nodes->addItem(Wording::node(node));
    }
    const auto at = std::find(m_listed.begin(), m_listed.end(), selected);
    const int index = at == m_listed.end() ? -1 : static_cast<int>(at - m_listed.begin());
    if (m_nodes->currentIndex() != index) m_nodes->setCurrentIndex(index);
}

void InspectorView::openSections() {
    m_resetting = true;
    const auto& sections = m_model->sheet().sections;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        m_tree->setFirstColumnSpanned(i, {}, true);
        const QModelIndex section = m_model->index(i, 0);
        spanRows(section, 0, m_model->rowCount(section) - 1);
        m_tree->setExpanded(section, !m_collapsed.contains(sections[static_cast<std::size_t>(i)].key));
    }
    m_resetting = false;
}

void InspectorView::spanRows(const QModelIndex& section, int first, int last) {
    for (int i = first; i <= last; ++i) {
        const SheetRow* row = m_model->row(m_model->index(i, 0, section));
        if (row && row->wide) m_tree->setFirstColumnSpanned(i, section, true);
    }
}

void InspectorView::explainCurrentRow() {
    const SheetRow* row = m_model->row(m_tree->currentIndex());
    QString text = tr("Choose a row to read what it means. ▲ changed by the last event, △ at this instant, ≠ memory and "
                      "disk differ.");
    if (row) {
        text = row->value.isEmpty() ? row->name : tr("%1: %2", "field: value").arg(row->name, row->value);
        const QString why = explanationOf(*row);
        if (!why.isEmpty()) text += u'\n' + why;
        if (row->zxid && row->zxid->value > 0) text += u'\n' + Wording::zxidAnatomy(*row->zxid);
    }
    if (m_explanation->text() != text) m_explanation->setText(text);
    shareRoom(m_model->sheet());
    if (!m_dump->isHidden()) m_dump->mark(row ? row->begin : 0, row ? row->end : 0);
}

void InspectorView::chooseNode(int index) {
    if (index < 0 || index >= static_cast<int>(m_listed.size())) return;
    const Selection chosen{m_listed[static_cast<std::size_t>(index)], noEvent};
    if (m_pinned) {
        m_pinned = chosen;
        refresh();
    } else {
        select(chosen);
    }
}

void InspectorView::setPinned(bool pinned) {
    const Selection shown = subject();
    m_pinned = pinned ? std::optional{shown} : std::nullopt;
    refresh();
}

void InspectorView::themeChanged() {
    m_model->setTheme(theme());
    m_dump->setTheme(theme());
    m_pin->setStyleSheet(toggleStyle(theme()));
    update();
}

void InspectorView::retranslate() {
    m_nodes->setAccessibleName(tr("What to inspect"));
    m_nodes->setToolTip(tr("The server or client to inspect"));
    m_nodes->setPlaceholderText(tr("an event"));
    m_pin->setText(tr("Pin"));
    m_pin->setToolTip(tr("Keep showing this, whatever is selected"));
    m_commands->setText(tr("Actions"));
    m_commands->setToolTip(tr("What can be done to it now"));
    m_copy->setText(tr("Copy as text"));
    m_copy->setToolTip(tr("Copy everything that is shown here to the clipboard"));
    for (QToolButton* button : {m_pin, m_commands, m_copy}) button->setAccessibleName(button->toolTip());
    m_tree->setAccessibleName(tr("Fields"));
    m_dump->setAccessibleName(tr("Bytes of the message"));
    m_explanation->setAccessibleName(tr("What the row means"));
    m_why->setText(tr("Why?"));
    m_why->setToolTip(tr("Explain what led to this"));
    m_delegate->setLetters(tr("Fields"));
    m_goThere->setText(tr("Go there"));
    m_goThere->setToolTip(tr("Show the run right after this event"));
    m_listed.clear();
    refresh();
}

}  // namespace zabscope
