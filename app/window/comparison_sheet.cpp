// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/comparison_sheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "app/comparison.h"
#include "views/wording.h"

namespace zabscope {
namespace {

constexpr int electionRole = Qt::UserRole;

QString listOf(const std::vector<NodeId>& nodes) {
    QStringList names;
    for (const NodeId node : nodes) names << Wording::shortNode(node);
    return names.join(u' ');
}

QString latin(std::string_view text) { return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

ComparisonSheet::ComparisonSheet(std::vector<Election> real, std::vector<Election> ours, const Theme& theme,
                                 QWidget* parent)
    : QDialog(parent),
      m_real(std::move(real)),
      m_ours(std::move(ours)),
      m_theme(theme),
      m_verdict(new QLabel),
      m_table(new QTreeWidget),
      m_showReal(new QPushButton),
      m_showOurs(new QPushButton),
      m_save(new QPushButton),
      m_close(new QPushButton) {
    setAttribute(Qt::WA_DeleteOnClose);
    m_verdict->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_verdict->setFont(bold);
    m_table->setColumnCount(3);
    m_table->setAllColumnsShowFocus(true);
    m_table->setUniformRowHeights(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_showReal);
    buttons->addWidget(m_showOurs);
    buttons->addWidget(m_save);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_verdict);
    column->addWidget(m_table);
    column->addLayout(buttons);
    connect(m_showReal, &QPushButton::clicked, this, [this] { want(Run::real); });
    connect(m_showOurs, &QPushButton::clicked, this, [this] { want(Run::ours); });
    connect(m_save, &QPushButton::clicked, this, &ComparisonSheet::scenarioWanted);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 30);
}

void ComparisonSheet::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ComparisonSheet::retranslate() {
    setWindowTitle(tr("The real servers and ours"));
    m_table->setHeaderLabels({tr("Election"), tr("Real servers"), tr("Our servers")});
    m_table->setAccessibleName(windowTitle());
    m_showReal->setText(tr("Show the &real run"));
    m_showOurs->setText(tr("Show &our run"));
    m_save->setText(tr("&Save the scenario…"));
    m_close->setText(tr("&Close"));
    m_showReal->setToolTip(tr("In the window, where the chosen election begins"));
    m_showOurs->setToolTip(tr("In the window, where the chosen election begins; it can be continued and forked"));
    fill();
}

QString ComparisonSheet::fieldName(std::size_t field) {
    switch (field) {
        case 0: return tr("cause");
        case 1: return tr("winner");
        case 2: return tr("decided by");
        case 3: return tr("round");
        case 4: return tr("voters");
        case 5: return tr("epoch");
        case 6: return tr("outcome");
        default: return tr("learners");
    }
}

QString ComparisonSheet::value(const Election& election, std::size_t field) {
    const bool won = election.winner != noNode;
    const QString none = QStringLiteral("–");
    const auto cause = [&]() -> QString {
        switch (election.cause) {
            case ElectionCause::firstStart: return tr("first start");
            case ElectionCause::leaderKilled: return tr("leader killed");
            case ElectionCause::leaderPoweredOff: return tr("leader lost power");
            case ElectionCause::leaderExited: return tr("leader's process ended");
            case ElectionCause::leaderFrozen: return tr("leader frozen");
            case ElectionCause::leaderUnreachable: return tr("leader unreachable");
            case ElectionCause::leaderLostQuorum: return tr("leader lost its quorum");
            case ElectionCause::followersLost: return tr("too few followers left");
            case ElectionCause::rolledOver: return tr("counter used up");
            case ElectionCause::attemptFailed: return tr("attempt before failed");
        }
        return {};
    };
    const auto outcome = [&]() -> QString {
        switch (election.outcome) {
            case ElectionOutcome::established: return tr("established");
            case ElectionOutcome::failed: return tr("failed");
            case ElectionOutcome::underWay: return tr("under way");
            case ElectionOutcome::undecided: return tr("undecided");
        }
        return {};
    };
    switch (field) {
        case 0:
            return election.before == noNode ? cause() : tr("%1 (%2)").arg(cause(), Wording::shortNode(election.before));
        case 1: return won ? Wording::shortNode(election.winner) : none;
        case 2:
            return election.decidedBy == zab::DecidingField::none ? none : latin(decidingFieldName(election.decidedBy));
        case 3: return won && election.round > 0 ? QString::number(election.round) : none;
        case 4: return won ? listOf(election.voters) : none;
        case 5: return election.epoch > 0 ? QString::number(election.epoch) : none;
        case 6: return outcome();
        default: break;
    }
    QStringList learners;
    for (const SyncedLearner& each : election.learners)
        learners << Wording::shortNode(each.sid) + u' ' + latin(zab::syncModeName(each.mode));
    return learners.isEmpty() ? none : learners.join(QStringLiteral(", "));
}

QString ComparisonSheet::times(const Election& election) {
    const auto took = election.electionTime();
    return took ? tr("at %1, in %2").arg(Wording::instant(election.start), Wording::duration(*took))
                : tr("at %1").arg(Wording::instant(election.start));
}

QTreeWidgetItem* ComparisonSheet::electionRow(std::size_t index) {
    auto* row = new QTreeWidgetItem(m_table, {QString::number(index + 1), tr("does not happen"), tr("does not happen")});
    row->setData(0, electionRole, static_cast<int>(index));
    if (index < m_real.size()) row->setText(1, times(m_real[index]));
    if (index < m_ours.size()) row->setText(2, times(m_ours[index]));
    QFont bold = font();
    bold.setBold(true);
    for (int column = 0; column < 3; ++column) row->setFont(column, bold);
    return row;
}

void ComparisonSheet::fill() {
    const auto difference = firstDifference(m_real, m_ours);
    m_table->clear();
    QTreeWidgetItem* first = nullptr;
    QString where;
    for (std::size_t i = 0; i < std::max(m_real.size(), m_ours.size()); ++i) {
        QTreeWidgetItem* row = electionRow(i);
        const bool here = difference && difference->election == i;
        if (i >= m_real.size() || i >= m_ours.size()) {
            const bool onlyReal = i < m_real.size();
            if (here && !first) {
                first = row;
                where = onlyReal ? tr("First difference: election %1 happens only among the real servers.").arg(i + 1)
                                 : tr("First difference: election %1 happens only among our servers.").arg(i + 1);
            }
            continue;
        }
        const auto real = comparedValues(m_real[i]), ours = comparedValues(m_ours[i]);
        for (std::size_t field = 0; field < real.size(); ++field) {
            const bool same = real[field] == ours[field];
            const QStringList words{fieldName(field), value(m_real[i], field), value(m_ours[i], field)};
            auto* cell = new QTreeWidgetItem(row, words);
            cell->setData(0, electionRole, static_cast<int>(i));
            if (same) continue;
            cell->setText(0, tr("≠ %1").arg(words[0]));
            for (int column = 0; column < 3; ++column) cell->setForeground(column, m_theme.bad);
            if (!here || first) continue;
            first = cell;
            where = tr("First difference: election %1, %2: %3 among the real servers, %4 among ours.")
                        .arg(QString::number(i + 1), words[0], words[1], words[2]);
        }
    }
    m_verdict->setText(difference ? where : tr("No difference: the same elections with the same ends."));
    m_table->expandAll();
    for (int column = 0; column < 3; ++column) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 3 * fontMetrics().averageCharWidth());
    }
    if (!first) first = m_table->topLevelItem(0);
    if (!first) return;
    m_table->setCurrentItem(first);
    m_table->scrollToItem(first, QAbstractItemView::PositionAtCenter);
}

void ComparisonSheet::want(Run run) {
    const QTreeWidgetItem* chosen = m_table->currentItem();
    const auto index = static_cast<std::size_t>(chosen ? chosen->data(0, electionRole).toInt() : 0);
    const std::vector<Election>& elections = run == Run::real ? m_real : m_ours;
    Q_EMIT wanted(run, index < elections.size() ? elections[index].start : startOfTime);
}

}  // namespace zabscope
