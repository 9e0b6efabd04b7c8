// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/gathered_log.h"

#include <algorithm>

namespace zabscope {
namespace {

constexpr std::size_t mostSources = 200;

}  // namespace

GatheredLog::GatheredLog(std::string path, NodeId named, std::size_t number) : m_path(std::move(path)), m_number(number) {
    add({}, named);
}

void GatheredLog::add(std::string_view source, NodeId named) {
    const auto number = std::min<std::size_t>(m_number + m_readers.size(), UINT16_MAX);
    m_readers.emplace_back(source, FileReader(m_path, named, static_cast<std::uint16_t>(number)));
}

FileReader& GatheredLog::readerOf(std::string_view source) {
    if (source.empty() || m_readers[m_last].first == source) return m_readers[m_last].second;
    // What stood before the first name goes with it.
    if (m_readers.size() == 1 && m_readers[0].first.empty()) m_readers[0].first = source;
    const auto known = std::find_if(m_readers.begin(), m_readers.end(),
                                    [&](const auto& reader) { return reader.first == source; });
    m_last = static_cast<std::size_t>(known - m_readers.begin());
    if (known == m_readers.end()) {
        // More than an ensemble has: whatever this is, it is not told apart any more.
        if (m_readers.size() == mostSources) return m_readers[m_last = 0].second;
        add(source, noNode);
    }
    return m_readers[m_last].second;
}

void GatheredLog::take(std::string_view line) {
    const UnwrappedLine unwrapped = m_wrapping.takeOff(line);
    FileReader& reader = readerOf(unwrapped.source);
    const std::size_t before = reader.facts();
    reader.take(unwrapped.text, ++m_line);
    m_facts += reader.facts() - before;
}

std::vector<FileFacts> GatheredLog::finish() {
    std::vector<FileFacts> files;
    for (auto& [source, reader] : m_readers) {
        files.push_back(reader.finish());
        if (m_readers.size() > 1) files.back().path += " [" + source + "]";
    }
    return files;
}

}  // namespace zabscope
