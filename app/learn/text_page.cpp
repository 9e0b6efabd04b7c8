// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/text_page.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>
#include <algorithm>

namespace zabscope::learn {
namespace {

bool isNameCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

bool isName(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), isNameCharacter);
}

/// "en", "zh_CN"
bool isLanguage(std::string_view text) {
    const auto all = [&](std::size_t from, std::size_t to, char low, char high) {
        return std::all_of(text.begin() + from, text.begin() + to, [=](char c) { return c >= low && c <= high; });
    };
    if (text.size() == 2) return all(0, 2, 'a', 'z');
    return text.size() == 5 && all(0, 2, 'a', 'z') && text[2] == '_' && all(3, 5, 'A', 'Z');
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<TextField> fieldIn(std::string_view line, int number) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isName(line.substr(0, colon))) return std::nullopt;
    if (colon + 1 < line.size() && line[colon + 1] != ' ') return std::nullopt;
    return TextField{std::string{line.substr(0, colon)}, std::string{trimmed(line.substr(colon + 1))}, number};
}

const TextField* find(const std::vector<TextField>& fields, std::string_view name) {
    const auto at =
        std::find_if(fields.begin(), fields.end(), [&](const TextField& each) { return each.name == name; });
    return at == fields.end() ? nullptr : &*at;
}

std::optional<std::string> valueOf(const std::vector<TextField>& fields, std::string_view name) {
    const TextField* field = find(fields, name);
    return field ? std::optional(field->value) : std::nullopt;
}

bool isFence(std::string_view line) { return line.starts_with("```"); }

class Reader {
public:
    Reader(std::string_view text, const std::string& file) : m_rest(text) { m_page.file = file; }

    std::variant<TextPage, TextProblem> read() {
        readFrontMatter();
        while (!m_problem && nextLine()) readBodyLine();
        if (!m_problem && m_fence > 0)
            complain(m_fence, "the block that ``` begins here is not ended; add a line of ```");
        if (!m_problem) endSection();
        if (m_problem) return *m_problem;
        return std::move(m_page);
    }

private:
    bool nextLine() {
        if (m_rest.empty()) return false;
        const std::size_t end = m_rest.find('\n');
        m_line = m_rest.substr(0, end);
        if (m_line.ends_with('\r')) m_line.remove_suffix(1);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_number;
        return true;
    }
    void complain(int line, std::string message) {
        if (!m_problem) m_problem = TextProblem{m_page.file, line, std::move(message)};
    }

    void readFrontMatter() {
        while (nextLine() && trimmed(m_line).empty()) {}
        if (m_line != "---")
            return complain(std::max(m_number, 1), "begin the file with a line of ---, fields, and ---");
        while (nextLine()) {
            if (m_line == "---") return;
            if (trimmed(m_line).empty() || m_line.starts_with('#')) continue;
            const auto field = fieldIn(m_line, m_number);
            if (!field) return complain(m_number, "expected \"name: value\", or --- to end the fields");
            addField(m_page.fields, *field);
            if (m_problem) return;
        }
        complain(std::max(m_number, 1), "the fields at the beginning do not end; add a line of ---");
    }

    void addField(std::vector<TextField>& fields, TextField field) {
        if (const TextField* other = find(fields, field.name)) {
            return complain(field.line, field.name + " stands already in line " + std::to_string(other->line) +
                                            "; remove one of the two");
        }
        if (fields.size() >= TextPage::mostFields) {
            return complain(field.line, "more than " + std::to_string(TextPage::mostFields) + " fields; remove some");
        }
        fields.push_back(std::move(field));
    }

    void readBodyLine() {
        if (m_fence == 0 && m_line.starts_with("## ")) {
            endSection();
            return beginSection();
        }
        if (m_page.sections.empty()) {
            if (trimmed(m_line).empty()) return;
            return complain(m_number, "text before the first section; begin with a line \"## name\"");
        }
        TextSection& section = m_page.sections.back();
        if (m_inFields) {
            if (auto field = fieldIn(m_line, m_number)) return addField(section.fields, std::move(*field));
            m_inFields = false;
        }
        if (isFence(m_line)) m_fence = m_fence == 0 ? m_number : 0;
        if (section.bodyLine == 0) {
            if (trimmed(m_line).empty()) return;
            section.bodyLine = m_number;
        }
        section.body.append(m_line).push_back('\n');
    }

    void beginSection() {
        std::string_view heading = trimmed(m_line.substr(3));
        TextSection section;
        section.line = m_number;
        if (heading.ends_with(']')) {
            const std::size_t open = heading.rfind('[');
            if (open == std::string_view::npos || !isLanguage(heading.substr(open + 1, heading.size() - open - 2))) {
                return complain(m_number, "expected a language as [en] or [zh_CN] at the end of the heading");
            }
            section.language = heading.substr(open + 1, heading.size() - open - 2);
            heading = trimmed(heading.substr(0, open));
        }
        const std::size_t blank = heading.find(' ');
        section.name = heading.substr(0, blank);
        if (blank != std::string_view::npos) section.argument = trimmed(heading.substr(blank));
        if (!isName(section.name)) {
            return complain(m_number,
                            "a section's name is of small letters, digits and _, as \"## text [en]\" "
                            "(a heading inside a text begins with ###)");
        }
        for (const TextSection& other : m_page.sections) {
            if (other.name != section.name || other.argument != section.argument || other.language != section.language)
                continue;
            return complain(m_number, "this section stands already in line " + std::to_string(other.line) +
                                          "; remove one of the two");
        }
        if (m_page.sections.size() >= TextPage::mostSections) {
            return complain(m_number,
                            "more than " + std::to_string(TextPage::mostSections) + " sections; make two files of it");
        }
        m_page.sections.push_back(std::move(section));
        m_inFields = true;
    }

    void endSection() {
        if (m_page.sections.empty()) return;
        std::string& body = m_page.sections.back().body;
        body.resize(body.find_last_not_of(" \t\n") + 1);  // npos + 1 is 0
        m_inFields = false;
    }

    std::string_view m_rest;
    std::string_view m_line;
    int m_number = 0;
    int m_fence = 0;  ///< the line of the open fence
    bool m_inFields = false;
    TextPage m_page;
    std::optional<TextProblem> m_problem;
};

}  // namespace

std::string TextProblem::text() const {
    if (file.empty()) return message;
    return file + (line > 0 ? ":" + std::to_string(line) : "") + ": " + message;
}

std::optional<std::string> TextSection::field(std::string_view fieldName) const { return valueOf(fields, fieldName); }
std::optional<std::string> TextPage::field(std::string_view name) const { return valueOf(fields, name); }

TextCode codeOf(const TextSection& section) {
    const std::string& body = section.body;
    const std::size_t fence = body.starts_with("```") ? 0 : body.find("\n```");
    if (fence == std::string::npos) return {body, section.bodyLine - 1};
    const std::size_t begin = body.find('\n', fence == 0 ? 0 : fence + 1);
    if (begin == std::string::npos) return {{}, section.bodyLine};
    const std::size_t end = body.find("\n```", begin);
    const auto line =
        static_cast<int>(std::count(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    return {end == begin ? std::string{} : body.substr(begin + 1, end - begin), section.bodyLine + line};
}

const TextSection* TextPage::section(std::string_view name, std::string_view language) const {
    for (const std::string_view wanted : {language, std::string_view{}, std::string_view{"en"}}) {
        for (const TextSection& each : sections) {
            if (each.name == name && each.language == wanted) return &each;
        }
    }
    return nullptr;
}

std::vector<const TextSection*> TextPage::all(std::string_view name) const {
    std::vector<const TextSection*> list;
    for (const TextSection& each : sections) {
        if (each.name == name) list.push_back(&each);
    }
    return list;
}

std::variant<TextPage, TextProblem> readTextPage(std::string_view text, const std::string& file) {
    if (text.size() > TextPage::largestText)
        return TextProblem{file, 0, "is larger than 256 KiB; make two files of it"};
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
        return TextProblem{file, static_cast<int>(line), "holds a zero byte; is this a text file?"};
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    if (decoder.hasError()) {
        const auto line = 1 + decoded.left(decoded.indexOf(QChar::ReplacementCharacter)).count(u'\n');
        return TextProblem{file, static_cast<int>(line), "is not UTF-8; save it as UTF-8"};
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return Reader(text, file).read();
}

std::variant<std::string, TextProblem> readTextFile(const std::string& path) {
    const QString name = QString::fromStdString(path);
    if (QFileInfo(name).isDir()) return TextProblem{path, 0, "is a folder; name a file in it"};
    QFile in(name);
    if (!in.open(QIODevice::ReadOnly)) {
        return TextProblem{path, 0,
                           "cannot be read: " + in.errorString().toStdString() + "; name a file that is there"};
    }
    const QByteArray bytes = in.read(TextPage::largestText + 1);
    if (bytes.size() > static_cast<qsizetype>(TextPage::largestText)) {
        return TextProblem{path, 0, "is larger than 256 KiB, the most such a file may have; is this the right one?"};
    }
    return bytes.toStdString();
}

std::vector<std::string> textFilesIn(const std::string& folder, const std::string& ending) {
    constexpr qsizetype most = 1000;
    const QDir directory(QString::fromStdString(folder));
    QStringList names =
        directory.entryList({"*" + QString::fromStdString(ending)}, QDir::Files | QDir::Readable, QDir::NoSort);
    names.sort();
    std::vector<std::string> paths;
    for (const QString& name : names.mid(0, most)) paths.push_back(directory.filePath(name).toStdString());
    return paths;
}

}  // namespace zabscope::learn
