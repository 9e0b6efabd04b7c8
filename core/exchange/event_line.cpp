// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/event_line.h"

#include "core/trace/text.h"

namespace zabscope {
namespace {

bool isOpeningOf(const Event& event, ConnectionId connection) {
    const auto* opening = std::get_if<Connecting>(&event.what);
    return opening && opening->connection == connection;
}

/// Empty if the event says nothing of a connection by its number alone.
struct NumberLine {
    std::string operator()(const Connected& end) const {
        return nodeName(end.at) + " has connection " + connectionName(end.connection);
    }
    std::string operator()(const ConnectFailed& failure) const {
        return "connection " + connectionName(failure.connection) + (failure.refused ? " is refused" : " times out");
    }
    std::string operator()(const Closing& end) const {
        return nodeName(end.by) + " closes connection " + connectionName(end.connection);
    }
    std::string operator()(const ClosingNoticed& end) const {
        return nodeName(end.at) + " notices the closing of connection " + connectionName(end.connection);
    }
    template <typename W>
    std::string operator()(const W&) const {
        return {};
    }
};

struct ConnectionOf {
    ConnectionId operator()(const Connected& end) const { return end.connection; }
    ConnectionId operator()(const ConnectFailed& failure) const { return failure.connection; }
    ConnectionId operator()(const Closing& end) const { return end.connection; }
    ConnectionId operator()(const ClosingNoticed& end) const { return end.connection; }
    template <typename W>
    ConnectionId operator()(const W&) const {
        return ConnectionId::none;
    }
};

}  // namespace

std::string eventLine(const Event& event, const Timeline& timeline) {
    const std::string line = std::visit(NumberLine{}, event.what);
    const bool opened =
        event.cause != noEvent && isOpeningOf(timeline.event(event.cause), std::visit(ConnectionOf{}, event.what));
    return line.empty() || opened ? toLine(event, timeline) : toSeconds(event.at) + " " + line;
}

}  // namespace zabscope
