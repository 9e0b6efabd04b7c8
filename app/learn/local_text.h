// SPDX-License-Identifier: GPL-3.0-or-later
/// A text in the languages it was written in.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace zabscope::learn {

struct LocalText {
    std::map<std::string, std::string, std::less<>> byLanguage;

    /// In that language, else in English, else empty.
    const std::string& in(std::string_view language) const {
        static const std::string nothing;
        auto found = byLanguage.find(language);
        if (found == byLanguage.end()) found = byLanguage.find("en");
        return found == byLanguage.end() ? nothing : found->second;
    }
    bool empty() const { return byLanguage.empty(); }
};

}  // namespace zabscope::learn
