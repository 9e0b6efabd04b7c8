// SPDX-License-Identifier: GPL-3.0-or-later
/// A capture of real servers as a run that all views can show, with an account of what could not be used.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <variant>

#include "core/exchange/capture_cast.h"
#include "core/exchange/capture_facts.h"
#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope {

struct ImportedCapture {
    TraceHeader header;  ///< programVersion is left to the caller
    Ensemble ensemble;
    Timeline timeline;
    std::int64_t start = 0;  ///< microseconds since 1970-01-01 of the run's beginning
    std::uint64_t messages = 0;
    std::uint64_t nameless = 0;  ///< connections that spoke, of which an end is not known: left out
    std::uint64_t attempts = 0;  ///< the same of connections that never opened
    bool configured = false;     ///< a configuration was captured; else only those who spoke are servers
    CaptureCounts counts;
};

/// Told how far the reading is (0..1); false stops it, and what was read until then is told.
using CaptureGoesOn = std::function<bool(double)>;

/// `name` stands in messages, `size` is that of the whole. Trouble if nothing at all can be shown.
std::variant<ImportedCapture, CaptureTrouble> importCapture(std::istream& in, const std::string& name,
                                                            std::uint64_t size, const CaptureGoesOn& goOn);
std::variant<ImportedCapture, CaptureTrouble> importCapture(const std::string& path, const CaptureGoesOn& goOn);

}  // namespace zabscope
