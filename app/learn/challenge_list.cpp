// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/challenge_list.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace zabscope::learn {
namespace {

constexpr int indexRole = Qt::UserRole;

QString text(const Texts& texts, const QString& language) {
    return QString::fromStdString(in(texts, language.toStdString()));
}

}  // namespace

QuietButton::QuietButton(QWidget* parent) : QPushButton(parent) { setFocusPolicy(Qt::TabFocus); }

void QuietButton::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    enter ? click() : QPushButton::keyPressEvent(event);
}

QLabel* makeText(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return label;
}

ChallengeList::ChallengeList(QWidget* parent)
    : QWidget(parent),
      m_tree(new QTreeWidget(this)),
      m_task(makeText(this)),
      m_trouble(makeText(this)),
      m_begin(new QuietButton(this)),
      m_file(new QuietButton(this)) {
    m_tree->setColumnCount(2);
    m_tree->setRootIsDecorated(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setMinimumHeight(1);  // it can be scrolled: the window must fit a small screen
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->installEventFilter(this);
    m_task->setTextFormat(Qt::MarkdownText);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->hide();
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_begin);
    buttons->addWidget(m_file);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_task);
    layout->addWidget(m_trouble);
    layout->addLayout(buttons);
    const auto begin = [this] {
        if (chosenIndex() >= 0) Q_EMIT chosen(chosenIndex());
    };
    connect(m_tree, &QTreeWidget::itemActivated, this, begin);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ChallengeList::describe);
    connect(m_begin, &QPushButton::clicked, this, begin);
    connect(m_file, &QPushButton::clicked, this, &ChallengeList::fileWanted);
    retranslate();
}

void ChallengeList::fill(const All& all, const std::map<QString, int>& solved, const QString& language) {
    const int before = chosenIndex();
    m_all = all;
    m_language = language;
    m_tree->clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Challenge& challenge = *all[i];
        const bool done = solved.contains(QString::fromStdString(challenge.name));
        const QString title = text(challenge.title, language);
        auto* item = new QTreeWidgetItem(m_tree);
        item->setText(0, (done ? QStringLiteral("✓ ") : QString()) + title);
        item->setToolTip(0, title);
        item->setText(1,
                      QString(challenge.difficulty, u'●') + QString(Challenge::hardest - challenge.difficulty, u'○'));
        item->setData(0, indexRole, static_cast<int>(i));
        const QString level = tr("difficulty %1 of %2").arg(challenge.difficulty).arg(Challenge::hardest);
        item->setToolTip(1, level);
        item->setData(1, Qt::AccessibleTextRole, level);
        item->setData(0, Qt::AccessibleTextRole, done ? tr("%1, solved").arg(title) : title);
    }
    QTreeWidgetItem* item = m_tree->topLevelItem(std::clamp(before, 0, std::max(m_tree->topLevelItemCount() - 1, 0)));
    m_tree->setCurrentItem(item);
    describe();
}

void ChallengeList::choose(int index) { m_tree->setCurrentItem(m_tree->topLevelItem(index)); }

int ChallengeList::chosenIndex() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item ? item->data(0, indexRole).toInt() : -1;
}

void ChallengeList::describe() {
    const int index = chosenIndex();
    const bool any = index >= 0 && index < static_cast<int>(m_all.size());
    m_task->setText(any ? text(m_all[static_cast<std::size_t>(index)]->task, m_language) : QString());
    m_begin->setEnabled(any);
}

void ChallengeList::setTrouble(const QStringList& lines) {
    m_trouble->setText(lines.join(u'\n'));
    m_trouble->setVisible(!lines.isEmpty());
}

void ChallengeList::retranslate() {
    m_tree->setHeaderLabels({tr("Challenge"), tr("Difficulty")});
    m_tree->setAccessibleName(tr("Challenges"));
    m_begin->setText(tr("Begin"));
    m_file->setText(tr("Open a file…"));
    m_file->setToolTip(tr("A challenge that somebody has written; its form stands in resources/help/challenges.md"));
}

void ChallengeList::takeFocus() { m_tree->setFocus(); }

// The list's own keys are the list's, though they mean something to the window as well.
bool ChallengeList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace zabscope::learn
