// SPDX-License-Identifier: GPL-3.0-or-later
/// The lines of one file: of one server, or, where a collector has named the source of each line, of several.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange/log_wrapping.h"
#include "core/exchange/server_log.h"

namespace zabscope {

class GatheredLog {
public:
    /// `named`: the server that the file's name speaks of. `number`: that of its first source among all sources.
    GatheredLog(std::string path, NodeId named, std::size_t number);
    void take(std::string_view line);
    /// Lines so far that say something.
    std::size_t facts() const { return m_facts; }
    /// All lines have been taken. One for each source.
    std::vector<FileFacts> finish();

private:
    FileReader& readerOf(std::string_view source);
    void add(std::string_view source, NodeId named);

    std::string m_path;
    std::size_t m_number;
    LogWrapping m_wrapping;
    std::vector<std::pair<std::string, FileReader>> m_readers;  // by source; not empty
    std::size_t m_last = 0;                                     // whose line came last
    std::uint32_t m_line = 0;
    std::size_t m_facts = 0;
};

}  // namespace zabscope
