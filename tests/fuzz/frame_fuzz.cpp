// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes, cut anywhere: the frame decoder gives the same envelopes or the same error as for the whole, and what it gave
/// is what was there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/frame.h"

namespace {

using namespace zabscope;

/// The envelopes as bytes, then the error, then how much was left over.
std::vector<std::string> decode(std::string_view bytes, std::size_t piece) {
    FrameDecoder decoder(largestGreeting);
    std::vector<std::string> found;
    wire::Envelope envelope;
    try {
        while (!bytes.empty()) {
            decoder.feed(bytes.substr(0, piece));
            bytes.remove_prefix(std::min(piece, bytes.size()));
            while (decoder.next(envelope)) found.push_back(envelope.SerializeAsString());
        }
        found.push_back(std::to_string(decoder.left()));
    } catch (const FrameError& error) {
        found.push_back(error.what());
    }
    return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t piece = input[0] % 32 + 1;
    const std::string_view bytes(reinterpret_cast<const char*>(input + 1), size - 1);
    const auto whole = decode(bytes, bytes.size() + 1);
    if (whole != decode(bytes, piece)) std::abort();
    // What was understood can be said again.
    for (std::size_t i = 0; i + 1 < whole.size(); ++i) {
        wire::Envelope envelope;
        if (!envelope.ParseFromString(whole[i])) std::abort();
        std::string again;
        appendFrame(envelope, again);
        if (decode(again, piece) != std::vector<std::string>{whole[i], "0"}) std::abort();
    }
    return 0;
}
