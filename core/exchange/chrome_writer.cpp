// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/chrome_writer.h"

#include <array>

#include "core/exchange/json_text.h"

namespace zabscope {
namespace {

constexpr std::array<std::string_view, 6> threadNames{"", "server", "election", "quorum", "disk", "client"};
constexpr std::int64_t firstClient = 1000;  // behind all sids
constexpr std::int64_t people = 100'000;    // behind all clients

std::int64_t processOf(NodeId node) { return isClient(node) ? firstClient - node : node; }
int numberOf(ChromeThread thread) { return static_cast<int>(thread); }

}  // namespace

void ChromeWriter::open(std::string_view scenario, std::uint64_t seed) {
    m_out += "{\"displayTimeUnit\":\"ms\",\"otherData\":";
    JsonObject about(m_out);
    about.text("scenario", scenario);
    about.text("seed", std::to_string(seed));
    about.word("time", "virtual, microseconds since the start of the run");
    about.end();
    m_out += ",\"traceEvents\":[\n";
    tell("process", people, 0, "people", people);
}

void ChromeWriter::close() { m_out += "\n]}\n"; }

void ChromeWriter::tell(std::string_view what, std::int64_t process, int thread, std::string_view name,
                        std::int64_t order) {
    for (const bool isName : {true, false}) {
        m_out += m_first ? "" : ",\n";
        m_first = false;
        JsonObject event(m_out);
        event.word("ph", "M");
        event.number("pid", process);
        event.number("tid", thread);
        event.number("ts", 0);
        event.word("name", std::string{what} + (isName ? "_name" : "_sort_index"));
        JsonObject arguments(event.key("args"));
        isName ? arguments.word("name", name) : arguments.number("sort_index", order);
        arguments.end();
        event.end();
    }
}

void ChromeWriter::introduce(NodeId node, ChromeThread thread) {
    if (!m_known.emplace(node, thread).second) return;
    const std::int64_t process = processOf(node);
    if (m_processes.insert(node).second)
        tell("process", process, 0, (isClient(node) ? "client " : "server ") + nodeName(node), process);
    tell("thread", process, numberOf(thread), threadNames[static_cast<std::size_t>(thread)], numberOf(thread));
}

void ChromeWriter::head(char phase, std::int64_t process, int thread, Instant at, std::string_view category,
                        std::string_view name) {
    m_out += m_first ? "" : ",\n";
    m_first = false;
    JsonObject event(m_out);
    event.word("ph", std::string_view{&phase, 1});
    event.number("pid", process);
    event.number("tid", thread);
    event.number("ts", at.time_since_epoch().count());
    event.word("cat", category);
    event.text("name", name);
}

void ChromeWriter::head(char phase, NodeId node, ChromeThread thread, Instant at, std::string_view category,
                        std::string_view name) {
    introduce(node, thread);
    head(phase, processOf(node), numberOf(thread), at, category, name);
}

void ChromeWriter::begin(NodeId node, Instant at, std::string_view category, std::string_view name) {
    head('B', node, ChromeThread::server, at, category, name);
    m_out += '}';
}

void ChromeWriter::end(NodeId node, Instant at, std::string_view category, std::string_view name) {
    head('E', node, ChromeThread::server, at, category, name);
    m_out += '}';
}

void ChromeWriter::slice(NodeId node, ChromeThread thread, Instant at, Duration length, std::string_view category,
                         std::string_view name, std::string_view content) {
    head('X', node, thread, at, category, name);
    m_out += ",\"dur\":";
    appendNumber(m_out, std::int64_t{length.count()});
    if (!content.empty()) {
        m_out += ",\"args\":";
        JsonObject arguments(m_out);
        arguments.text("content", content);
        arguments.end();
    }
    m_out += '}';
}

void ChromeWriter::instant(NodeId node, ChromeThread thread, Instant at, std::string_view category,
                           std::string_view name) {
    head('i', node, thread, at, category, name);
    m_out += ",\"s\":\"t\"}";
}

void ChromeWriter::everywhere(Instant at, std::string_view category, std::string_view name) {
    head('i', people, 0, at, category, name);
    m_out += ",\"s\":\"g\"}";
}

void ChromeWriter::arrowBegins(NodeId node, ChromeThread thread, Instant at, std::string_view name, EventId id) {
    head('s', node, thread, at, "message", name);
    m_out += ",\"id\":";
    appendNumber(m_out, id);
    m_out += '}';
}

void ChromeWriter::arrowEnds(NodeId node, ChromeThread thread, Instant at, std::string_view name, EventId id) {
    head('f', node, thread, at, "message", name);
    m_out += ",\"bp\":\"e\",\"id\":";
    appendNumber(m_out, id);
    m_out += '}';
}

}  // namespace zabscope
