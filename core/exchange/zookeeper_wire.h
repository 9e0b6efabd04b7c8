// SPDX-License-Identifier: GPL-3.0-or-later
/// What ZooKeeper's servers say to each other, byte by byte as they say it (zab.md 2.8, 2.9, 3.1; QuorumCnxManager,
/// FastLeaderElection.buildMsg, QuorumPacket), out of our messages and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/protocol/ensemble.h"
#include "core/zab/message_text.h"

namespace zabscope {

inline constexpr std::uint16_t usualQuorumPort = 2888;
inline constexpr std::uint16_t usualElectionPort = 3888;

/// Where a server listens, as its configuration says.
struct ServerAddress {
    std::string host;
    std::uint16_t quorumPort = usualQuorumPort;
    std::uint16_t electionPort = usualElectionPort;
    friend bool operator==(const ServerAddress&, const ServerAddress&) = default;
};
using ServerAddresses = std::map<NodeId, ServerAddress>;

/// The text of the configuration that notifications and NEWLEADER carry (QuorumMaj.toString,
/// QuorumHierarchical.toString), version 0: dynamic reconfiguration is off. Every member has an address.
std::string configurationText(const Ensemble& ensemble, const ServerAddresses& addresses);

/// The ensemble's part in the bytes.
struct WireEnsemble {
    ServerAddresses addresses;
    std::string configuration;
};

/// The bytes of one of our messages. A SNAP's snapshot is left out: its signature follows the packet at once, as after
/// an empty body. `fromLearner` tells an asking REVALIDATE and an answering PING from the leader's. Nothing for what
/// has no bytes there: messages of the client port, unreadable ones.
std::optional<std::string> toZookeeper(std::uint8_t kind, std::string_view bytes, bool fromLearner,
                                       const WireEnsemble& ensemble);

/// The largest frame of the election port (QuorumCnxManager.PACKETMAXSIZE).
inline constexpr std::size_t largestFrame = 524'288;
/// A packet of the quorum port that says to be larger is none (jute.maxbuffer is 1 MiB unless somebody raises it).
inline constexpr std::size_t largestPacket = std::size_t{16} << 20;
/// What ends a snapshot on the wire (LearnerHandler): the ustring "BenWasHere".
inline constexpr std::string_view snapshotSignature{"\0\0\0\nBenWasHere", 14};

/// What stands at the start of a stream's bytes.
struct WireReading {
    enum class Outcome : std::uint8_t {
        more,     ///< not all of it is there yet
        whole,    ///< a message of ours
        unknown,  ///< whole, but too much of it is not known to say what it is
        wrong     ///< nothing that a server says
    };
    Outcome outcome = Outcome::more;
    std::size_t size = 0;  ///< how many bytes it takes (whole, unknown)
    zab::MessageKind kind{};
    std::string bytes;          ///< our message
    std::string configuration;  ///< of a notification or NEWLEADER
};

/// Reads one thing from the start of `bytes`. Only the first `known` bytes were seen; for the others stands 0, and what
/// they would say is left out of the message (a vote without its configuration, a proposal without its transaction).
WireReading readHello(std::string_view bytes, std::size_t known);
WireReading readNotification(std::string_view bytes, std::size_t known);
WireReading readQuorumPacket(std::string_view bytes, std::size_t known);

/// What a configuration text says.
struct ReadConfiguration {
    Ensemble ensemble;
    ServerAddresses addresses;
};
/// Lines that are not understood are passed over; nothing if no server is named, or a sid is out of range.
std::optional<ReadConfiguration> readConfiguration(std::string_view text);

}  // namespace zabscope
