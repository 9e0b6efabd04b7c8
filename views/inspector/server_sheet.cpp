// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/server_sheet.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <set>

#include "core/protocol/client_field.h"
#include "views/inspector/disk_rows.h"
#include "views/inspector/present_changes.h"
#include "views/node_list.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using Fields = std::vector<std::uint16_t>;

/// Every field of a server stands under one heading.
const Fields electionFields{zab::role,        zab::phase,         zab::round,     zab::proposedLeader,
                            zab::proposedZxid, zab::proposedEpoch, zab::voteLeader, zab::voteZxid,
                            zab::voteRound,   zab::voteEpoch,     zab::notificationInterval,
                            zab::notificationDeadline, zab::finalizeDeadline};
const Fields epochFields{zab::acceptedEpoch, zab::currentEpoch, zab::epochOnDisk, zab::newEpoch, zab::establishedEpoch,
                         zab::newLeaderAckedEpoch};
const Fields historyFields{zab::lastLogged,   zab::lastFlushed,     zab::lastCommitted, zab::lastProcessed,
                           zab::lastSnapshot, zab::committedLogMin, zab::committedLogMax};
const Fields leadingFields{zab::lastProposed, zab::outstanding, zab::tick};
const Fields learningFields{zab::leader, zab::syncMode, zab::ackedZxid, zab::readDeadline};
const Fields replicaFields{zab::treeDigest, zab::nodeCount, zab::sessionCount, zab::serving};
/// Tables are shown row by row: one line for each server they speak of.
const Fields receivedFields{zab::receivedLeader, zab::receivedEpoch, zab::receivedZxid, zab::receivedRound,
                            zab::receivedState};
const Fields outsideFields{zab::outsideLeader, zab::outsideEpoch, zab::outsideZxid, zab::outsideRound,
                           zab::outsideState};
const Fields learnerFields{zab::learnerPhase, zab::learnerMode, zab::learnerZxid};

enum SectionKey : std::uint64_t { present = 1, election, received, outside, epochs, disk, history, leading, learners,
                                  learning, replica, client };

std::uint64_t keyOf(SectionKey section, std::uint64_t row) { return section << 40 | row; }
QString latin(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

class NodeSheet {
    Q_DECLARE_TR_FUNCTIONS(NodeSheet)

public:
    NodeSheet(const Frame& frame, NodeId id) : m_frame(frame), m_id(id), m_node(frame.state->find(id)) {}

    Sheet make() {
        m_sheet.heading = Wording::node(m_id);
        if (!m_sheet.heading.isEmpty()) m_sheet.heading[0] = m_sheet.heading[0].toUpper();
        const Member* member = m_frame.ensemble->find(m_id);
        if (member && member->observer) m_sheet.heading += tr(" (observer: it has no vote)");
        if (!m_node || m_node->life == 0) {
            m_sheet.subheading = tr("Not started yet. What it knows will be here once it runs.");
            return std::move(m_sheet);
        }
        m_changes = presentChanges(m_frame, m_id);
        m_sheet.subheading = Wording::condition(*m_node);
        if (!m_node->up)
            m_sheet.subheading += u'\n' + tr("Its memory is gone; this is what was in it. Only what is durable remains.");
        presentRows();
        isServer(m_id) ? server() : clientRows();
        return std::move(m_sheet);
    }

private:
    void server() {
        fields(election, tr("Election"), electionFields);
        table(received, tr("Votes of this round that it has received"), receivedFields);
        table(outside, tr("Votes of settled servers that it has received"), outsideFields);
        fields(epochs, tr("Epochs"), epochFields);
        m_sheet.sections.push_back({disk, tr("Memory and disk"), diskRows(m_frame, *m_node, keyOf(disk, 0))});
        fields(history, tr("History"), historyFields);
        fields(leading, tr("Leading"), leadingFields);
        table(learners, tr("Its learners"), learnerFields);
        fields(learning, tr("Learning"), learningFields);
        fields(replica, tr("Replicated state"), replicaFields);
    }

    void presentRows() {
        SheetSection section{present, tr("Now"), {}};
        const auto add = [&](const QString& name, const QString& value, const QString& why, RowMark mark) {
            SheetRow row;
            row.key = keyOf(present, section.rows.size());
            row.name = name;
            row.value = value;
            row.explanation = why;
            row.mark = mark;
            section.rows.push_back(std::move(row));
        };
        add(tr("process"), Wording::condition(*m_node), tr("Whether it runs, and what it does."),
            m_node->up && !m_node->frozen ? RowMark::none : RowMark::trouble);
        add(tr("life"), QString::number(m_node->life), tr("How many times it has been started, this time included."),
            RowMark::none);
        if (isServer(m_id)) {
            const bool slow = m_node->diskSlowPercent != 100;
            QString how = slow ? tr("takes %1 % of its normal time").arg(m_node->diskSlowPercent) : tr("as usual");
            if (!slow && m_node->fields.scalar(zab::lastFlushed) == PeerState::unknown) how = tr("unknown");
            if (m_node->diskFull) how = tr("full: it refuses to write");
            add(tr("disk"), how, tr("How its disk works at the moment."),
                slow || m_node->diskFull ? RowMark::trouble : RowMark::none);
        }
        add(tr("connections"), connectionWords(), tr("To whom it has an open connection."), RowMark::none);
        m_sheet.sections.push_back(std::move(section));
    }
    QString connectionWords() const {
        std::set<NodeId> others;
        for (const ConnectionState& one : m_frame.state->connections()) {
            if (!one.openAtFrom || !one.openAtTo || one.closing) continue;
            if (one.from == m_id) others.insert(one.to);
            if (one.to == m_id) others.insert(one.from);
        }
        const std::vector<NodeId> list(others.begin(), others.end());
        return list.empty() ? tr("none") : nodeList(list);
    }

    RowMark markOf(std::uint16_t field, std::int32_t row) const {
        const auto change = m_changes.find({field, row});
        return change == m_changes.end() ? RowMark::none : change->second;
    }
    QString valueOf(std::uint16_t field, std::int64_t value) const {
        const QString text = Wording::fieldValue(field, value);
        if (zab::fieldInfo(field).kind != zab::FieldKind::instant || value < 0) return text;
        const Instant at{Duration{value}};
        return at <= m_frame.now.at ? text : tr("%1, in %2").arg(text, Wording::duration(at - m_frame.now.at));
    }

    void fields(SectionKey key, const QString& title, const Fields& which) {
        SheetSection section{key, title, {}};
        for (const std::uint16_t field : which) {
            SheetRow row;
            row.key = keyOf(key, field);
            row.field = field;
            row.name = latin(zab::fieldInfo(field).name);
            const std::int64_t value = m_node->fields.scalar(field);
            row.value = valueOf(field, value);
            row.mark = markOf(field, 0);
            if (zab::fieldInfo(field).kind == zab::FieldKind::zxid) row.zxid = Zxid{value};
            section.rows.push_back(std::move(row));
        }
        m_sheet.sections.push_back(std::move(section));
    }
    /// One line for each row that any of the tables has, and for each that has just been erased.
    void table(SectionKey key, const QString& title, const Fields& which) {
        std::set<std::int32_t> rows;
        for (const std::uint16_t field : which) {
            for (const PeerState::Row& row : m_node->fields.table(field)) rows.insert(row.row);
        }
        if (rows.empty()) return;
        SheetSection section{key, title, {}};
        for (const std::int32_t about : rows) {
            SheetRow row;
            row.key = keyOf(key, static_cast<std::uint32_t>(about));
            row.name = Wording::shortNode(about);
            row.wide = true;
            QStringList values;
            QStringList explanations;
            for (const std::uint16_t field : which) {
                const auto cell = m_node->fields.cell(field, about);
                values << (cell ? cellText(field, *cell) : QStringLiteral("–"));
                explanations << latin(zab::fieldInfo(field).name) + QStringLiteral(": ") +
                                    (cell ? Wording::fieldValue(field, *cell) : tr("none"));
                row.mark = std::max(row.mark, markOf(field, about));
                if (cell && zab::fieldInfo(field).kind == zab::FieldKind::zxid) row.zxid = Zxid{*cell};
            }
            row.value = values.join(QStringLiteral(" · "));
            row.explanation = explanations.join(QStringLiteral(", "));
            section.rows.push_back(std::move(row));
        }
        m_sheet.sections.push_back(std::move(section));
    }
    static QString cellText(std::uint16_t field, std::int64_t value) {
        const QString text = Wording::fieldValue(field, value);
        switch (field) {
            case zab::receivedLeader:
                return tr("votes for %1").arg(text);
            case zab::outsideLeader:
                return tr("follows %1").arg(text);
            case zab::receivedEpoch:
            case zab::outsideEpoch:
                return tr("epoch %1").arg(text);
            case zab::receivedZxid:
            case zab::outsideZxid:
                return tr("zxid %1").arg(text);
            case zab::receivedRound:
            case zab::outsideRound:
                return tr("round %1").arg(text);
            case zab::learnerZxid:
                return tr("acknowledged %1").arg(text);
            default:
                return text;
        }
    }

    void clientRows() {
        SheetSection section{client, tr("What the client knows"), {}};
        for (std::uint16_t field = 0; field <= clientWaiting; ++field) {
            SheetRow row;
            row.key = keyOf(client, field);
            row.name = Wording::clientField(field);
            const std::int64_t value = m_node->fields.scalar(field);
            row.value = clientValue(field, value);
            row.explanation = latin(clientFieldName(field));
            row.mark = markOf(field, 0);
            if (field == clientLastZxid) row.zxid = Zxid{value};
            section.rows.push_back(std::move(row));
        }
        m_sheet.sections.push_back(std::move(section));
    }
    static QString clientValue(std::uint16_t field, std::int64_t value) {
        switch (field) {
            case clientServer:
                return value <= 0 ? tr("none") : QString::number(value);
            case clientConnected:
            case clientExpired:
                return value != 0 ? tr("yes") : tr("no");
            case clientSession:
                return value == 0 ? tr("none") : QString::fromStdString(toHex(Zxid{value}));
            case clientLastZxid:
                return Wording::zxid(Zxid{value});
            case clientLastError:
                return value == 0 ? tr("none") : QString::number(value);
            default:
                return QString::number(value);
        }
    }

    const Frame& m_frame;
    NodeId m_id;
    const NodeState* m_node;
    PresentChanges m_changes;
    Sheet m_sheet;
};

}  // namespace

Sheet nodeSheet(const Frame& frame, NodeId node) { return NodeSheet(frame, node).make(); }

}  // namespace zabscope
