// SPDX-License-Identifier: GPL-3.0-or-later
/// What container runtimes and shells put around the lines of a server: taken off before a line is read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zabscope {

/// Lines in UTF-16, as a Windows shell writes them, as UTF-8. What is not UTF-16 passes as it is.
class PlainBytes {
public:
    /// The next piece of a file. The result is valid until the next call.
    std::string_view take(std::string_view piece);

private:
    enum class Form : std::uint8_t { undecided, plain, littleEndian, bigEndian };
    void unit(char32_t unit);

    Form m_form = Form::undecided;
    std::string m_rest;  // less than a unit
    std::string m_plain;
    char32_t m_high = 0;  // of a pair
};

/// A line as its server wrote it, and whose it is, if the collector says so: "zk1-1", "pod/zk-0/zookeeper".
struct UnwrappedLine {
    std::string_view source;
    std::string_view text;
};

/// Takes off colours, Docker's JSON ({"log":"...\n","stream":...}) and the names that `docker compose logs` ("zk1-1  | ")
/// and `kubectl logs --prefix` ("[pod/zk-0/zookeeper] ") put in front.
class LogWrapping {
public:
    /// Valid until the next call, and as long as the line.
    UnwrappedLine takeOff(std::string_view line);

private:
    std::string m_text;
};

}  // namespace zabscope
