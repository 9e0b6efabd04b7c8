// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/pcapng_export.h"

#include <algorithm>

#include "core/exchange/departures.h"
#include "core/exchange/pcapng.h"

namespace zabscope {
namespace {

std::string aboutTheFile(const TraceHeader& header) {
    constexpr std::size_t longestName = 200;
    return "A run of Zabscope's simulated ZooKeeper servers: scenario " +
           zab::printable(header.scenarioName, longestName) + ", seed " + std::to_string(header.seed) +
           ". Times are virtual, from the start of the run. Server N is 10.0.0.N: port 3888 elects, port 2888 "
           "replicates. "
           "Each segment is stamped when it leaves its machine, an ACK when the receiver has taken the message in, a "
           "reset "
           "that no process sends when it arrives. Left out: the connections of clients and who they are (authinfo), "
           "the "
           "bodies of snapshots, the wall time (0) and the digest of transactions, and whatever TCP would send again.";
}

}  // namespace

WireEnsemble wireEnsembleOf(const Ensemble& ensemble) {
    WireEnsemble wire;
    for (const Member& member : ensemble.members)
        wire.addresses[member.sid] = {"10.0.0." + std::to_string(member.sid), usualQuorumPort, usualElectionPort};
    wire.configuration = configurationText(ensemble, wire.addresses);
    return wire;
}

std::optional<ExportTrouble> exportPcapng(const Exported& run, Output& output) {
    const Excerpt& excerpt = run.excerpt;
    if (!excerpt.kinds.empty())
        return ExportTrouble{"a capture holds segments, not kinds of events",
                             "leave out --kinds, or choose jsonl or csv"};
    if (run.header.protocol != "zab")
        return ExportTrouble{"ZooKeeper's servers do not speak the protocol " + run.header.protocol +
                                 ", so there are no bytes to put into a capture",
                             "choose jsonl, csv or shiviz"};
    const WireEnsemble wire = wireEnsembleOf(run.ensemble);
    PcapngWriter writer(output);
    writer.begin("Zabscope " + run.header.programVersion, aboutTheFile(run.header));
    std::vector<PcapngWriter::Name> names;
    for (const Member& member : run.ensemble.members)
        names.push_back({Departures::addressOf(member.sid), "server." + std::to_string(member.sid)});
    writer.names(names);

    const auto wanted = [&](NodeId node) {
        return excerpt.servers.empty() ||
               std::find(excerpt.servers.begin(), excerpt.servers.end(), node) != excerpt.servers.end();
    };
    Departures departures(run.timeline, wire, [&](const Departures::Departure& departure) {
        if (excerpt.from && departure.at < *excerpt.from) return;
        if (!wanted(departure.from) || !wanted(departure.to)) return;
        writer.packet(departure.at, frameOf(departure.segment), departure.comment);
    });
    // From the very first event: sequence numbers follow from all that was said before.
    const EventId behind = excerpt.range(run.timeline).second;
    constexpr EventId stride = 4096;
    for (EventId id = 1; id < behind; ++id) {
        departures.happened(run.timeline.event(id));
        if (id % stride == 0 && !output.goOn(static_cast<double>(id) / static_cast<double>(behind)))
            return std::nullopt;
    }
    departures.finish(excerpt.until ? std::min(*excerpt.until, run.timeline.end()) : run.timeline.end());
    return std::nullopt;
}

}  // namespace zabscope
