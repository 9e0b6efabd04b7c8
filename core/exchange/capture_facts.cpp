// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/capture_facts.h"

#include <algorithm>

#include "core/exchange/capture_tracker.h"

namespace zabscope {
namespace {

void count(PacketKind kind, CaptureCounts& counts) {
    ++counts.packets;
    switch (kind) {
        case PacketKind::segment:
            ++counts.segments;
            break;
        case PacketKind::notTcp:
            ++counts.notTcp;
            break;
        case PacketKind::fragment:
            ++counts.fragments;
            break;
        case PacketKind::unknownLink:
            ++counts.unknownLink;
            break;
        case PacketKind::damaged:
            ++counts.damaged;
            break;
    }
}

}  // namespace

std::variant<Capture, CaptureTrouble> readCapture(std::istream& in, const std::string& name,
                                                  const CaptureProgress& goOn, const CaptureLimits& limits) {
    constexpr std::uint64_t stride = 1024;
    CaptureFile file(in, name);
    CaptureTracker tracker(limits);
    std::int64_t now = INT64_MIN;
    while (const auto packet = file.next()) {
        CapturedSegment segment;
        const PacketKind kind = readSegment(*packet, segment);
        count(kind, tracker.counts());
        if (packet->at < now) ++tracker.counts().backInTime;
        now = std::max(now, packet->at);
        if (kind == PacketKind::segment) tracker.take(segment, now);
        if (!tracker.overLimit().empty()) {
            return CaptureTrouble{name + ": packet " + std::to_string(tracker.counts().packets), tracker.overLimit(),
                                  "take the packets of the election and quorum ports, or a shorter time, out of it "
                                  "(tshark -Y, editcap -A -B)"};
        }
        if (tracker.counts().packets % stride == 0 && !goOn(file.bytesRead())) break;
    }
    if (file.trouble()) return *file.trouble();
    tracker.counts().withoutTime = file.withoutTime();
    tracker.counts().cutOff = file.isCutOff();
    tracker.finish();
    if (!tracker.overLimit().empty())
        return CaptureTrouble{name, tracker.overLimit(), "take a shorter time out of it (editcap -A -B)"};
    return tracker.takeCapture();
}

}  // namespace zabscope
