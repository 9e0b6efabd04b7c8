// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/write_text.h"

#include <filesystem>
#include <fstream>

namespace zabscope {

std::optional<InputError> writeText(const std::string& path, const std::string& text) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return InputError{path + ": is a folder; name a file in it"};
    // A device or a pipe takes the text directly: a file of that name must not replace it.
    const bool direct = std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error);
    const std::string beside = direct ? path : path + ".part";
    std::ofstream file(beside, std::ios::binary);
    file << text;
    file.close();
    const bool written = static_cast<bool>(file);
    if (written && !direct) std::filesystem::rename(beside, path, error);
    if (written && !error) return std::nullopt;
    if (!direct) std::filesystem::remove(beside, error);
    return InputError{path + ": cannot be written; choose another place"};
}

}  // namespace zabscope
