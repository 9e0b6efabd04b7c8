// SPDX-License-Identifier: GPL-3.0-or-later
/// The words and numbers of one log message, from left to right.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/protocol/ids.h"
#include "core/zab/zab_state.h"

namespace zabscope {

/// Reads a message from left to right; once something is missing, all that follows is.
class LogText {
public:
    using Text = std::string_view;

    explicit LogText(Text text) : m_text(text) {}

    bool good() const { return m_good; }
    Text rest() const { return m_text; }
    /// Goes on behind the next such text.
    LogText& past(Text mark) {
        const std::size_t at = m_text.find(mark);
        m_good = m_good && at != Text::npos;
        if (m_good) m_text.remove_prefix(at + mark.size());
        return *this;
    }
    /// Goes on behind the mark if it is there.
    bool pastIfThere(Text mark) {
        const std::size_t at = m_text.find(mark);
        if (at == Text::npos) return false;
        m_text.remove_prefix(at + mark.size());
        return true;
    }
    /// A number: hexadecimal behind "0x", else of the base given.
    std::int64_t number(int base = 10) {
        while (m_text.starts_with(' ')) m_text.remove_prefix(1);
        if (m_text.starts_with("0x")) {
            m_text.remove_prefix(2);
            base = 16;
        }
        const bool minus = m_text.starts_with('-');
        std::uint64_t value = 0;
        const char* end = m_text.data() + m_text.size();
        const auto [next, error] = std::from_chars(m_text.data() + (minus ? 1 : 0), end, value, base);
        m_good = m_good && error == std::errc{};
        if (!m_good) return 0;
        m_text.remove_prefix(static_cast<std::size_t>(next - m_text.data()));
        return static_cast<std::int64_t>(minus ? 0 - value : value);
    }
    NodeId sid() {
        const std::int64_t value = number();
        m_good = m_good && value >= 1 && value <= largestSid;
        return m_good ? static_cast<NodeId>(value) : noNode;
    }
    zab::Role role() {
        static constexpr std::array names{Text{"LOOKING"}, Text{"FOLLOWING"}, Text{"LEADING"}, Text{"OBSERVING"}};
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!m_text.starts_with(names[i])) continue;
            m_text.remove_prefix(names[i].size());
            return static_cast<zab::Role>(i);
        }
        m_good = false;
        return {};
    }

    /// What stands before a mark, as "3" in "..., 3 (n.sid), ...".
    static LogText before(Text text, Text mark) {
        const std::size_t at = text.find(mark);
        if (at == Text::npos) return LogText(Text{});
        std::size_t begin = at;
        while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != ',') --begin;
        return LogText(text.substr(begin, at - begin));
    }

private:
    Text m_text;
    bool m_good = true;
};

}  // namespace zabscope
