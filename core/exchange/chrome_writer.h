// SPDX-License-Identifier: GPL-3.0-or-later
/// The single events of Chrome's Trace Event Format, appended to a text; names of processes and threads come by themselves.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "core/protocol/ids.h"
#include "core/protocol/instant.h"

namespace zabscope {

enum class ChromeThread : std::uint8_t { server = 1, election, quorum, disk, client };

class ChromeWriter {
public:
    /// How long something that takes no time is shown, so that arrows have a slice to begin in. All instants are whole
    /// microseconds, so such slices never overlap in part.
    static constexpr Duration moment{1};

    explicit ChromeWriter(std::string& out) : m_out(out) {}

    void open(std::string_view scenario, std::uint64_t seed);
    void close();

    /// A slice of the thread `server`; slices that are open at the same time end in the reverse order.
    void begin(NodeId node, Instant at, std::string_view category, std::string_view name);
    void end(NodeId node, Instant at, std::string_view category, std::string_view name);
    void slice(NodeId node, ChromeThread thread, Instant at, Duration length, std::string_view category,
               std::string_view name, std::string_view content = {});
    void instant(NodeId node, ChromeThread thread, Instant at, std::string_view category, std::string_view name);
    /// An instant that all processes show.
    void everywhere(Instant at, std::string_view category, std::string_view name);
    void arrowBegins(NodeId node, ChromeThread thread, Instant at, std::string_view name, EventId id);
    void arrowEnds(NodeId node, ChromeThread thread, Instant at, std::string_view name, EventId id);

private:
    /// Begins an event: what all have in common.
    void head(char phase, std::int64_t process, int thread, Instant at, std::string_view category, std::string_view name);
    void head(char phase, NodeId node, ChromeThread thread, Instant at, std::string_view category, std::string_view name);
    void introduce(NodeId node, ChromeThread thread);
    void tell(std::string_view what, std::int64_t process, int thread, std::string_view name, std::int64_t order);

    std::string& m_out;
    bool m_first = true;
    std::set<std::pair<NodeId, ChromeThread>> m_known;
    std::set<NodeId> m_processes;
};

}  // namespace zabscope
