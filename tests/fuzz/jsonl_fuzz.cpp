// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as JSON Lines: read or refused in one line. What was read is written so that it reads back.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "core/exchange/jsonl.h"

namespace {

using namespace zabscope;

[[noreturn]] void fail(const char* what, const std::string& text) {
    std::fprintf(stderr, "%s: %s\n", what, text.c_str());
    std::abort();
}

class TextOutput : public Output {
public:
    bool goOn(double) override { return true; }
    const std::string& text() const { return m_text; }

protected:
    void take(std::string_view bytes) override { m_text += bytes; }

private:
    std::string m_text;
};

std::variant<LoadedTrace, TraceError> read(const std::string& text) {
    std::istringstream in(text);
    ReadLimits limits;
    limits.memory = std::uint64_t{64} << 20;
    return readJsonl(in, "fuzz", limits);
}

std::string written(const LoadedTrace& trace) {
    TextOutput output;
    const Ensemble ensemble;
    if (exportJsonl(Exported{trace.timeline, trace.header, ensemble, {}}, output)) fail("not written", "");
    output.flush();
    return output.text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    const auto result = read(std::string(reinterpret_cast<const char*>(input), size));
    if (const auto* error = std::get_if<TraceError>(&result)) {
        if (error->what.empty() || error->remedy.empty() || error->text().find('\n') != std::string::npos)
            fail("a refusal without words", error->text());
        return 0;
    }
    const std::string text = written(std::get<LoadedTrace>(result));
    const auto again = read(text);
    if (const auto* error = std::get_if<TraceError>(&again)) fail("does not read back", error->text());
    if (written(std::get<LoadedTrace>(again)) != text) fail("reads back differently", text);
    return 0;
}
