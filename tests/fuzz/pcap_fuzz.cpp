// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a capture: read or refused in words. What was read is written and told again.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>

#include "core/exchange/capture_cast.h"
#include "core/exchange/capture_facts.h"
#include "core/exchange/capture_story.h"
#include "core/trace/elections.h"
#include "core/trace/text.h"

namespace {

using namespace zabscope;

[[noreturn]] void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s: %s\n", what, text.c_str());
    std::abort();
}

/// Whatever was read as a message can be written, and is read back as the same message.
void checkMessages(const Capture& capture) {
    WireEnsemble ensemble;
    for (NodeId sid = 1; sid <= largestSid; ++sid) ensemble.addresses[sid] = {"host"};
    for (const CaptureFact& fact : capture.facts) {
        if (fact.connection >= capture.connections.size()) fail("no such connection", std::to_string(fact.connection));
        if (fact.kind != CaptureFact::Kind::says) continue;
        const CapturedMessage& message = capture.messages.at(fact.message);
        const auto kind = static_cast<std::uint8_t>(message.kind);
        if (zab::describe(kind, message.bytes) == "unreadable") fail("unreadable", std::string{zab::kindName(kind)});
        const auto bytes = toZookeeper(kind, message.bytes, fact.side == 0, ensemble);
        if (!bytes || message.kind == zab::MessageKind::hello) continue;
        const bool election = message.kind == zab::MessageKind::notification;
        const WireReading back =
            election ? readNotification(*bytes, bytes->size()) : readQuorumPacket(*bytes, bytes->size());
        if (back.outcome != WireReading::Outcome::whole || back.kind != message.kind)
            fail("does not read back", zab::describe(kind, message.bytes));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    std::istringstream in(std::string(reinterpret_cast<const char*>(input), size));
    CaptureLimits limits;
    limits.facts = 100'000;
    const auto read = readCapture(
        in, "fuzz", [](std::uint64_t) { return true; }, limits);
    if (const auto* trouble = std::get_if<CaptureTrouble>(&read)) {
        if (trouble->what.empty() || trouble->remedy.empty() || trouble->text().find('\n') != std::string::npos)
            fail("a refusal without words", trouble->text());
        return 0;
    }
    const auto& capture = std::get<Capture>(read);
    checkMessages(capture);
    const CaptureCast cast = castOf(capture);
    if (cast.connections.size() != capture.connections.size()) fail("connections are lost", "");
    const Timeline timeline = CaptureStory(capture, cast).tell();
    for (EventId id = 1; id <= timeline.last(); ++id) {
        const Event& event = timeline.event(id);
        if (event.cause >= id) fail("a cause that comes later", toDetail(event, timeline));
        if (toDetail(event, timeline).empty()) fail("an event without words", std::to_string(id));
    }
    (void)electionsOf(timeline, cast.ensemble);
    return 0;
}
