// SPDX-License-Identifier: GPL-3.0-or-later
/// Traces made by hand for the tests of the ensemble: what a run would hardly ever hold.
#pragma once

#include <memory>
#include <string>

#include "core/zab/message_text.h"
#include "core/zab/zab.pb.h"
#include "views/frame.h"

namespace zabscope {

struct Made {
    std::shared_ptr<Timeline> timeline = std::make_shared<Timeline>();
    std::shared_ptr<Ensemble> ensemble = std::make_shared<Ensemble>();
    std::shared_ptr<Recording> recording = std::make_shared<Recording>();

    /// Servers 1 .. count, all born at the start.
    explicit Made(NodeId count) {
        for (NodeId sid = 1; sid <= count; ++sid) {
            ensemble->members.push_back({sid, false, 1, 0});
            timeline->append(startOfTime, noEvent, Born{sid, 1});
        }
    }
    EventId send(NodeId from, NodeId to, zab::MessageKind kind, const std::string& bytes, Instant at, Instant due) {
        return timeline->append(at, noEvent,
                                Sent{ConnectionId::none, from, to, static_cast<std::uint8_t>(kind), due, bytes});
    }
    Frame frame(Instant drawnAt) const {
        Frame frame = frameAt(timeline, ensemble, recording, {timeline->end(), timeline->last()});
        frame.drawnAt = drawnAt;
        return frame;
    }
};

inline std::string voteFor(NodeId candidate, std::int64_t epoch) {
    zab::wire::ElectionMessage message;
    message.mutable_notification()->set_leader(candidate);
    message.mutable_notification()->set_peer_epoch(epoch);
    return message.SerializeAsString();
}

inline std::string packetOf(Zxid zxid) {
    zab::wire::QuorumPacket packet;
    packet.set_zxid(zxid.value);
    return packet.SerializeAsString();
}

inline Instant after(Duration time) { return startOfTime + time; }

}  // namespace zabscope
