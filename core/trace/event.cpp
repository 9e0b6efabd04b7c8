// SPDX-License-Identifier: GPL-3.0-or-later
/// The names of the kinds of events, and where each event happened.
#include "core/trace/event.h"

#include <array>
#include <cassert>

namespace zabscope {
namespace {

constexpr std::array<std::string_view, eventKinds> names{
    "commanded",     "born",         "died",         "froze",      "thawed",     "wrote",          "flushed",
    "disk_lost",     "disk_changed", "disk_wiped",   "disk_corrupted", "disk_refused", "link_changed", "connecting",
    "connected",     "connect_failed", "closing",    "closing_noticed", "sent",  "rescheduled",    "delivered",
    "lost",          "rang",         "changed",      "noted",      "asked",      "violated"};

/// One overload a kind, so that a new kind does not compile before somebody has said where it happens.
struct NodeOf {
    NodeId operator()(const Commanded&) const { return noNode; }
    NodeId operator()(const Born& born) const { return born.node; }
    NodeId operator()(const Died& died) const { return died.node; }
    NodeId operator()(const Froze& froze) const { return froze.node; }
    NodeId operator()(const Thawed& thawed) const { return thawed.node; }
    NodeId operator()(const Wrote& wrote) const { return wrote.node; }
    NodeId operator()(const FlushDone& flush) const { return flush.node; }
    NodeId operator()(const DiskLost& loss) const { return loss.node; }
    NodeId operator()(const DiskChanged& change) const { return change.node; }
    NodeId operator()(const DiskWiped& wipe) const { return wipe.node; }
    NodeId operator()(const DiskCorrupted& fault) const { return fault.node; }
    NodeId operator()(const DiskRefused& refusal) const { return refusal.node; }
    NodeId operator()(const LinkChanged&) const { return noNode; }
    NodeId operator()(const Connecting& connecting) const { return connecting.from; }
    NodeId operator()(const Connected& connected) const { return connected.at; }
    NodeId operator()(const ConnectFailed& failure) const { return openerOf(failure.connection); }
    NodeId operator()(const Closing& closing) const { return closing.by; }
    NodeId operator()(const ClosingNoticed& closing) const { return closing.at; }
    NodeId operator()(const Sent& sent) const { return sent.from; }
    NodeId operator()(const Rescheduled&) const { return noNode; }
    NodeId operator()(const Delivered& delivered) const { return delivered.to; }
    NodeId operator()(const Lost&) const { return noNode; }
    NodeId operator()(const Rang& rang) const { return rang.node; }
    NodeId operator()(const Changed& change) const { return change.node; }
    NodeId operator()(const Noted& note) const { return note.node; }
    NodeId operator()(const Asked& asked) const { return asked.client; }
    NodeId operator()(const Violated& violated) const { return violated.node; }
};

}  // namespace

std::string_view eventKindName(const What& what) { return names[what.index()]; }

std::string_view eventKindName(std::size_t index) {
    assert(index < names.size());
    return names[index];
}

NodeId nodeOf(const What& what) { return std::visit(NodeOf{}, what); }

}  // namespace zabscope
