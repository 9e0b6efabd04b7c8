// SPDX-License-Identifier: GPL-3.0-or-later
/// What can be imported, by its content: one line for each reader.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/input.h"
#include "core/trace/timeline.h"
#include "core/trace/trace_file.h"

namespace zabscope {

/// A run that came from outside, and an account of how it was understood.
struct Imported {
    TraceHeader header;
    Timeline timeline;
    std::string summary;                ///< lines for a person
    std::string account;                ///< the same for programs: JSON
    std::vector<std::string> warnings;  ///< one line each: what could not be used
};

/// Told how far the reading is (0..1); false stops it.
using ImportGoesOn = std::function<bool(double)>;

struct ImportReader {
    std::string_view name;
    std::string_view purpose;  ///< a few English words
    /// Whether a file that begins like this (unpacked, at most 64 KiB) is for this reader.
    bool (*fits)(std::string_view beginning);
    std::variant<Imported, InputError> (*read)(const std::vector<std::string>& paths, const ImportGoesOn& goOn);
    bool takesFolders = false;
};

const std::vector<ImportReader>& importReaders();

/// Whether the window should import this file or folder: a reader claims what it holds.
bool looksImportable(const std::string& path);

/// Reads the files and folders with the reader that claims the first of them. Blocks; may run on any thread.
std::variant<Imported, InputError> importRun(const std::vector<std::string>& paths, const ImportGoesOn& goOn);

/// Writes it as a trace.
std::optional<InputError> writeImported(const Imported& imported, const std::string& path);

}  // namespace zabscope
