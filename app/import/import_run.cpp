// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_run.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/import/import_capture.h"
#include "app/import/import_summary.h"
#include "app/import/import_trace.h"
#include "core/exchange/capture_file.h"
#include "core/exchange/log_import.h"
#include "core/exchange/packed_file.h"

namespace zabscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t beginningSize = 1 << 16;
constexpr int mostLookedAt = 50;  // files of a folder

std::variant<Imported, InputError> readLogs(const std::vector<std::string>& paths, const ImportGoesOn& goOn) {
    auto read = importLogs(paths, goOn);
    if (const auto* trouble = std::get_if<ImportTrouble>(&read)) return InputError{trouble->text()};
    auto& run = std::get<ImportedRun>(read);
    Imported imported;
    imported.account = accountOf(run).dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    imported.summary = summaryOf(run);
    for (const ImportTrouble& trouble : run.troubles) imported.warnings.push_back(trouble.text());
    imported.header = std::move(run.header);
    imported.timeline = std::move(run.timeline);
    return imported;
}

const ImportReader* readerOfFile(const std::string& path) {
    const std::string beginning = PackedFile::beginning(path, beginningSize);
    for (const ImportReader& reader : importReaders()) {
        if (reader.fits(beginning)) return &reader;
    }
    return nullptr;
}

const ImportReader* readerOf(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return readerOfFile(path);
    fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, error);
    for (int looked = 0; !error && at != fs::recursive_directory_iterator() && looked < mostLookedAt;
         at.increment(error)) {
        std::error_code ignored;
        if (!at->is_regular_file(ignored)) continue;
        ++looked;
        const ImportReader* reader = readerOfFile(at->path().string());
        if (reader && reader->takesFolders) return reader;
    }
    return nullptr;
}

}  // namespace

const std::vector<ImportReader>& importReaders() {
    static const std::vector<ImportReader> readers{
        {"logs", "logs of ZooKeeper servers 3.4 to 3.9, plain or gz", looksLikeLog, readLogs, true},
        {"captures", "a capture (pcap, pcapng) of the servers' election and quorum ports, plain or gz", looksLikeCapture,
         readCaptures},
        {"runs", "a run of Zabscope: JSON Lines or a trace file, plain or gz", beginsLikeTrace, readRuns},
    };
    return readers;
}

bool looksImportable(const std::string& path) { return readerOf(path) != nullptr; }

std::variant<Imported, InputError> importRun(const std::vector<std::string>& paths, const ImportGoesOn& goOn) {
    for (const std::string& path : paths) {
        std::error_code error;
        if (!fs::exists(path, error))
            return InputError{path + ": is not there; name logs, folders of logs, a capture, or a run in JSON Lines"};
    }
    for (const std::string& path : paths) {
        if (const ImportReader* reader = readerOf(path)) return reader->read(paths, goOn);
    }
    std::string known;
    for (const ImportReader& reader : importReaders())
        known += (known.empty() ? "" : "; ") + std::string{reader.purpose};
    return InputError{(paths.empty() ? "import" : paths.front()) +
                      ": holds nothing that can be imported; there are: " + known};
}

std::optional<InputError> writeImported(const Imported& imported, const std::string& path) {
    TraceHeader header = imported.header;
    header.programVersion = ZABSCOPE_VERSION;
    TraceWriter writer(path);
    auto error = writer.begin(header);
    if (!error) error = writer.finish(imported.timeline, header);
    if (error) return InputError{error->text()};
    return std::nullopt;
}

}  // namespace zabscope
