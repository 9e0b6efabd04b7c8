// SPDX-License-Identifier: GPL-3.0-or-later
// exportTo: files are written beside and renamed.
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "app/export/formats.h"

namespace zabscope {
namespace {

class FileOutput : public Output {
public:
    FileOutput(const std::string& path, const GoOn& wanted) : m_file(std::fopen(path.c_str(), "wb")), m_wanted(wanted) {
        if (!m_file) m_error = errno;
    }
    ~FileOutput() override { close(); }
    bool goOn(double done) override {
        m_cancelled = m_cancelled || !m_wanted(done);
        return !m_cancelled && m_error == 0;
    }
    /// Hands everything to the disk.
    void close() {
        if (!m_file) return;
        if (std::fflush(m_file) != 0 || ::fsync(fileno(m_file)) != 0) keep(errno == EINVAL ? 0 : errno);
        if (std::fclose(m_file) != 0) keep(errno);
        m_file = nullptr;
    }
    bool cancelled() const { return m_cancelled; }
    int error() const { return m_error; }

protected:
    void take(std::string_view bytes) override {
        if (!m_file || m_error != 0) return;
        if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size()) keep(errno);
    }

private:
    void keep(int error) {
        if (m_error == 0) m_error = error;
    }
    std::FILE* m_file;
    const GoOn& m_wanted;
    int m_error = 0;
    bool m_cancelled = false;
};

ExportResult trouble(const std::string& path, const std::string& what, const std::string& remedy) {
    return {ExportEnd::trouble, path + ": " + what + "; " + remedy};
}

ExportResult stream(StreamExport make, const std::string& partial, const Exported& run, const GoOn& goOn) {
    FileOutput output(partial, goOn);
    const auto asked = make(run, output);
    output.flush();
    output.close();
    if (asked) return {ExportEnd::trouble, asked->text()};
    if (output.error() != 0)
        return trouble(partial, std::string{"cannot be written: "} + std::strerror(output.error()),
                       "choose another place");
    return {output.cancelled() ? ExportEnd::cancelled : ExportEnd::done, {}};
}

ExportResult file(FileExport make, const std::string& partial, const Exported& run, const PictureChoice& picture,
                  const GoOn& goOn) {
    bool cancelled = false;
    const auto asked = make(run, picture, partial, [&](double done) {
        cancelled = cancelled || !goOn(done);
        return !cancelled;
    });
    if (asked) return {ExportEnd::trouble, asked->text()};
    return {cancelled ? ExportEnd::cancelled : ExportEnd::done, {}};
}

constexpr std::string_view mark = ".partial";

}  // namespace

std::string partialName(const std::string& whole) {
    // The extension stays at the end, since tools choose the format by it.
    std::filesystem::path path = whole;
    path.replace_filename("." + path.stem().string() + std::string{mark} + path.extension().string());
    return path.string();
}

std::string wholeName(const std::string& partial) {
    std::filesystem::path path = partial;
    std::string stem = path.stem().string();
    const bool marked = stem.size() > mark.size() && stem.front() == '.' && stem.ends_with(mark);
    if (!marked) return partial;
    stem = stem.substr(1, stem.size() - 1 - mark.size());
    path.replace_filename(stem + path.extension().string());
    return path.string();
}

ExportResult exportTo(const std::string& path, const Format& format, const Exported& run, const PictureChoice& picture,
                      const GoOn& goOn) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return trouble(path, "is a folder", "name a file in it");
    // A device or a pipe takes the bytes directly: a file of that name must not replace it.
    const bool direct = std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error);
    const std::filesystem::path whole(path);
    const std::filesystem::path part = partialName(path);
    const std::string partial = direct ? path : part.string();
    const auto* makeStream = std::get_if<StreamExport>(&format.make);
    Exported named = run;
    if (whole.has_extension()) named.extension = whole.extension().string().substr(1);
    for (char& c : named.extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (direct && !makeStream) return trouble(path, "is no plain file", "this format needs one");
    ExportResult result = makeStream ? stream(*makeStream, partial, named, goOn)
                                     : file(std::get<FileExport>(format.make), partial, run, picture, goOn);
    if (direct) return result;
    if (result.end == ExportEnd::done) {
        std::filesystem::rename(part, whole, error);
        if (!error) return result;
        result = trouble(path, "cannot be written: " + error.message(), "choose another place");
    }
    std::filesystem::remove(part, error);
    return result;
}

}  // namespace zabscope
