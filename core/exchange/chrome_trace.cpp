// SPDX-License-Identifier: GPL-3.0-or-later
// exportChrome: which events become which slices, arrows and instants.
#include "core/exchange/chrome_trace.h"

#include <map>
#include <set>

#include "core/exchange/chrome_writer.h"
#include "core/exchange/event_walk.h"
#include "core/trace/text.h"
#include "core/trace/vocabularies.h"
#include "core/zab/message_text.h"
#include "core/zab/zab_state.h"

namespace zabscope {
namespace {

ChromeThread threadOf(std::uint8_t kind) {
    const KindInfo* info = findKind(kind);
    if (info && (info->group == MessageGroup::vote || info->group == MessageGroup::greeting))
        return ChromeThread::election;
    return kind >= static_cast<std::uint8_t>(zab::MessageKind::clientConnect) ? ChromeThread::client : ChromeThread::quorum;
}

std::string_view deathText(Death how) {
    switch (how) {
        case Death::killed:
            return "killed";
        case Death::poweredOff:
            return "loses power";
        case Death::exited:
            return "exits";
    }
    return {};
}

class ChromeRun {
public:
    ChromeRun(const Exported& run, std::string& out) : m_run(run), m_writer(out) {}

    /// Slices that were open when the excerpt began.
    void begin(EventId first) {
        if (first <= 1 || first > m_run.timeline.last() + 1) return;
        const ClusterState before = m_run.timeline.at(m_run.timeline.positionOf(first - 1));
        m_now = m_run.excerpt.from.value_or(startOfTime);
        for (const NodeState& node : before.servers()) {
            if (!node.up || !isWanted(node.node)) continue;
            open(node.node, zab::roleOf(node.fields), zab::phaseOf(node.fields));
            if (node.frozen) openFrozen(node.node);
        }
    }
    void take(const Event& event) {
        m_now = event.at;
        m_event = &event;
        std::visit(*this, event.what);
    }
    void end(Instant at) {
        m_now = at;
        for (auto& [node, server] : m_servers) close(node, server);
    }

    void operator()(const Commanded& command) { m_writer.everywhere(m_now, "command", text(command.text)); }
    void operator()(const Asked& asked) {
        m_writer.instant(asked.client, ChromeThread::client, m_now, "asked", text(asked.text));
    }
    void operator()(const Violated& violated) { m_writer.everywhere(m_now, "violation", text(violated.text)); }
    void operator()(const Born& born) {
        if (isServer(born.node)) open(born.node, zab::Role::looking, zab::Phase::election);
    }
    void operator()(const Died& died) {
        if (isServer(died.node)) close(died.node, m_servers[died.node]);
        m_writer.instant(died.node, ChromeThread::server, m_now, "death", deathText(died.how));
    }
    void operator()(const Froze& froze) { openFrozen(froze.node); }
    void operator()(const Thawed& thawed) { closeFrozen(thawed.node, m_servers[thawed.node]); }
    void operator()(const Changed& change);
    void operator()(const Noted& note) {
        m_writer.instant(note.node, ChromeThread::server, m_now, "note",
                         fill(sentenceText(note.sentence), note.values));
    }
    void operator()(const FlushDone& flush) {
        Server& server = m_servers[flush.node];
        // The disk does one flush after the other; what asked for it is its cause.
        Instant since = m_event->cause == noEvent ? m_now : m_run.timeline.event(m_event->cause).at;
        if (m_run.excerpt.from) since = std::max(since, *m_run.excerpt.from);
        since = std::min(std::max(since, server.flushed), m_now);
        m_writer.slice(flush.node, ChromeThread::disk, since, m_now - since, "disk", "flush to " + toHex(flush.upTo));
        server.flushed = m_now;
    }
    void operator()(const DiskLost& loss) {
        m_writer.instant(loss.node, ChromeThread::disk, m_now, "disk", "keeps up to " + toHex(loss.lastKept));
    }
    void operator()(const DiskRefused& refusal) {
        m_writer.instant(refusal.node, ChromeThread::disk, m_now, "disk", "refuses to write");
    }
    void operator()(const Sent& sent);
    void operator()(const Delivered& delivered);
    void operator()(const Lost& loss);

    // What has no place of its own on a time axis of servers:
    void operator()(const Wrote&) {}
    void operator()(const DiskChanged&) {}
    void operator()(const DiskWiped&) {}
    void operator()(const DiskCorrupted&) {}
    void operator()(const LinkChanged&) {}
    void operator()(const Connecting&) {}
    void operator()(const Connected&) {}
    void operator()(const ConnectFailed&) {}
    void operator()(const Closing&) {}
    void operator()(const ClosingNoticed&) {}
    void operator()(const Rescheduled&) {}
    void operator()(const Rang&) {}

    ChromeWriter& writer() { return m_writer; }

private:
    struct Server {
        bool open = false;
        bool frozen = false;
        zab::Role role = zab::Role::looking;
        zab::Phase phase = zab::Phase::election;
        Instant flushed;
    };

    static std::string text(std::string_view outside) { return zab::printable(outside, 400); }
    bool isWanted(NodeId node) const {
        const auto& wanted = m_run.excerpt.servers;
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), node) != wanted.end();
    }
    void open(NodeId node, zab::Role role, zab::Phase phase) {
        Server& server = m_servers[node];
        close(node, server);
        server.open = true;
        server.role = role;
        server.phase = phase;
        m_writer.begin(node, m_now, "role", zab::roleName(role));
        m_writer.begin(node, m_now, "phase", zab::phaseName(phase));
    }
    void close(NodeId node, Server& server) {
        closeFrozen(node, server);
        if (!std::exchange(server.open, false)) return;
        m_writer.end(node, m_now, "phase", zab::phaseName(server.phase));
        m_writer.end(node, m_now, "role", zab::roleName(server.role));
    }
    void openFrozen(NodeId node) {
        if (!std::exchange(m_servers[node].frozen, true)) m_writer.begin(node, m_now, "frozen", "frozen");
    }
    void closeFrozen(NodeId node, Server& server) {
        if (std::exchange(server.frozen, false)) m_writer.end(node, m_now, "frozen", "frozen");
    }

    const Exported& m_run;
    ChromeWriter m_writer;
    Instant m_now;
    const Event* m_event = nullptr;
    std::map<NodeId, Server> m_servers;
    std::set<EventId> m_onTheirWay;  // whose arrow has begun
};

void ChromeRun::operator()(const Changed& change) {
    if (!isServer(change.node)) return;
    Server& server = m_servers[change.node];
    zab::Role role = server.role;
    zab::Phase phase = server.phase;
    for (const FieldChange& field : change.fields) {
        if (field.field == zab::role) role = static_cast<zab::Role>(field.value);
        if (field.field == zab::phase) phase = static_cast<zab::Phase>(field.value);
    }
    if (!server.open || (role == server.role && phase == server.phase)) return;
    const bool frozen = server.frozen;
    closeFrozen(change.node, server);
    if (role != server.role) {
        open(change.node, role, phase);
    } else {
        m_writer.end(change.node, m_now, "phase", zab::phaseName(server.phase));
        m_writer.begin(change.node, m_now, "phase", zab::phaseName(phase));
        server.phase = phase;
    }
    if (frozen) openFrozen(change.node);
}

void ChromeRun::operator()(const Sent& sent) {
    const std::string kind{kindName(sent.kind)};
    const ChromeThread thread = threadOf(sent.kind);
    m_writer.slice(sent.from, thread, m_now, ChromeWriter::moment, "message", kind + " to " + nodeName(sent.to),
                   describeMessage(sent.kind, sent.bytes));
    m_writer.arrowBegins(sent.from, thread, m_now, kind, m_event->id);
    m_onTheirWay.insert(m_event->id);
}

void ChromeRun::operator()(const Delivered& delivered) {
    const Sent& sent = std::get<Sent>(m_run.timeline.event(delivered.message).what);
    const std::string kind{kindName(sent.kind)};
    const ChromeThread thread = threadOf(sent.kind);
    m_writer.slice(delivered.to, thread, m_now, ChromeWriter::moment, "message", kind + " from " + nodeName(sent.from),
                   describeMessage(sent.kind, sent.bytes));
    if (m_onTheirWay.erase(delivered.message) > 0)
        m_writer.arrowEnds(delivered.to, thread, m_now, kind, delivered.message);
}

void ChromeRun::operator()(const Lost& loss) {
    const Sent& sent = std::get<Sent>(m_run.timeline.event(loss.message).what);
    m_onTheirWay.erase(loss.message);
    m_writer.instant(sent.from, threadOf(sent.kind), m_now, "lost",
                     std::string{kindName(sent.kind)} + " to " + nodeName(sent.to) + " is lost");
}

}  // namespace

std::optional<ExportTrouble> exportChrome(const Exported& run, Output& output) {
    std::string& out = output.buffer();
    ChromeRun chrome(run, out);
    chrome.writer().open(run.header.scenarioName, run.header.seed);
    const auto [first, behind] = run.excerpt.range(run.timeline);
    chrome.begin(first);
    if (!walkEvents(run, output, [&](const Event& event) { chrome.take(event); })) return std::nullopt;
    const Instant last = behind > first ? run.timeline.event(behind - 1).at : run.excerpt.from.value_or(startOfTime);
    chrome.end(std::max(last, run.excerpt.from.value_or(startOfTime)));
    chrome.writer().close();
    return std::nullopt;
}

}  // namespace zabscope
