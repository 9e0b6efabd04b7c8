// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/capture_import.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/exchange/capture_story.h"
#include "core/exchange/packed_file.h"
#include "core/trace/scenario.h"

namespace zabscope {
std::variant<ImportedCapture, CaptureTrouble> importCapture(std::istream& in, const std::string& name,
                                                            std::uint64_t size, const CaptureGoesOn& goOn) {
    const auto progress = [&](std::uint64_t bytes) {
        return goOn(size == 0 ? 0 : std::min(1.0, static_cast<double>(bytes) / static_cast<double>(size)));
    };
    auto read = readCapture(in, name, progress);
    if (auto* trouble = std::get_if<CaptureTrouble>(&read)) return std::move(*trouble);
    const auto& capture = std::get<Capture>(read);
    const CaptureCast cast = castOf(capture);
    const bool told =
        std::any_of(cast.connections.begin(), cast.connections.end(), [](const auto& one) { return one.known(); });
    if (capture.messages.empty() || !told) {
        const std::string packets = std::to_string(capture.counts.packets) + " packets hold ";
        const std::string what = capture.messages.empty() ? "no conversation of ZooKeeper's servers"
                                                          : "a conversation of servers, but not who they are";
        return CaptureTrouble{
            name, packets + what,
            "capture the election and quorum ports (tcpdump port 3888 or port 2888), unencrypted, from "
            "before the servers start"};
    }
    ImportedCapture imported;
    imported.ensemble = cast.ensemble;
    imported.start = CaptureStory::startOf(capture);
    imported.messages = capture.messages.size();
    imported.nameless = cast.nameless;
    imported.attempts = cast.attempts;
    imported.configured = cast.configured;
    imported.counts = capture.counts;
    Scenario stage;
    stage.title = "Captured servers";
    stage.ensemble = cast.ensemble;
    imported.header.protocol = "zab";
    imported.header.scenarioName = name;
    imported.header.scenario = toText(stage);
    imported.header.origin = "capture of ZooKeeper servers: " + name;
    imported.timeline = CaptureStory(capture, cast).tell();
    return imported;
}

std::variant<ImportedCapture, CaptureTrouble> importCapture(const std::string& path, const CaptureGoesOn& goOn) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return CaptureTrouble{path, "is a folder", "name a capture in it"};
    PackedFile file(path, goOn);
    if (!file.isOpen())
        return CaptureTrouble{path, std::string{"cannot be read: "} + std::strerror(errno),
                              "name a file that is there"};
    std::istream in(&file);
    return importCapture(in, path, 0, [&](double) { return !file.isStopped(); });
}

}  // namespace zabscope
