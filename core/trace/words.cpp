// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/words.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <utility>

namespace zabscope {
namespace {

constexpr std::size_t longestShown = 40;     ///< of what was found, in messages
constexpr std::size_t longestCompared = 32;  ///< words longer than this are near to nothing
constexpr std::size_t longestList = 10;      ///< of what was expected

struct BandwidthUnit {
    std::string_view name;
    std::int64_t bytes;
};
constexpr std::array<BandwidthUnit, 4> bandwidthUnits{
    {{"GB/s", 1'000'000'000}, {"MB/s", 1'000'000}, {"KB/s", 1000}, {"B/s", 1}}};
constexpr std::int64_t largestBandwidth = 1'000'000'000'000'000;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Optimal string alignment: insert, delete, replace, or swap two neighbours.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost[i][j] = std::min({replaced, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[a.size()][b.size()];
}

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::optional<std::uint64_t> wholeNumber(std::string_view text) {
    const bool hex = text.starts_with("0x");
    const std::string_view digits = hex ? text.substr(2) : text;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// A token as it is shown in a message.
std::string shown(const Token& token) {
    if (token.kind == Token::Kind::end) return "the end of the line";
    if (token.kind == Token::Kind::string) return "a text";
    if (token.text.size() <= longestShown) return "\"" + std::string{token.text} + "\"";
    std::size_t length = longestShown;
    while ((static_cast<unsigned char>(token.text[length]) & 0xc0) == 0x80)
        --length;  // not in the middle of a character
    return "\"" + std::string{token.text.substr(0, length)} + "...\"";
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::string_view best;
    if (word.empty() || word.size() > longestCompared) return best;
    std::size_t least = 1 + std::max<std::size_t>(1, word.size() / 3);
    for (const std::string_view candidate : candidates) {
        // A phrase is meant already by its first word.
        const std::string_view first = candidate.substr(0, candidate.find(' '));
        if (first == word || first.size() < 2 || !(isDigit(word[0]) == isDigit(first[0]))) continue;
        const std::size_t distance = editDistance(lower(word), lower(first));
        if (distance < least && distance < first.size()) {
            best = candidate;
            least = distance;
        }
    }
    return best;
}

bool isPath(std::string_view path) {
    if (path.empty() || path[0] != '/' || path.size() > Words::longestPath ||
        firstNotUtf8(path) != std::string_view::npos)
        return false;
    if (path == "/") return true;
    if (std::any_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return false;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::string_view part = path.substr(0, path.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        path.remove_prefix(part.size());
    }
    return true;
}

Words::Nesting::Nesting(Words& words) : m_words(words) {
    if (words.m_depth == deepestNesting)
        words.failAt(words.peek(), "nested more than " + std::to_string(deepestNesting) + " deep");
    ++words.m_depth;
}

const Token& Words::peek(std::size_t ahead) const {
    assert(!m_tokens.empty());
    return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
}

bool Words::sees(std::string_view word, std::size_t ahead) const {
    const Token& token = peek(ahead);
    return (token.kind == Token::Kind::word || token.kind == Token::Kind::symbol) && token.text == word;
}

bool Words::accept(std::string_view word) { return acceptPhrase(word); }

/// How many words of the phrase come next; leaves in `phrase` what does not.
std::size_t Words::wordsSeen(std::string_view& phrase) const {
    std::size_t seen = 0;
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        if (!sees(phrase.substr(0, end), seen)) break;
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
        ++seen;
    }
    return seen;
}

bool Words::seesPhrase(std::string_view phrase) const {
    wordsSeen(phrase);
    return phrase.empty();
}

bool Words::acceptPhrase(std::string_view phrase) {
    const std::size_t seen = wordsSeen(phrase);
    if (!phrase.empty()) {
        m_tried.push_back({seen, phrase});
        return false;
    }
    for (std::size_t taken = 0; taken < seen; ++taken) take();
    return true;
}

void Words::expect(std::string_view word) {
    if (!accept(word)) fail();
}

void Words::expectPhrase(std::string_view phrase) {
    if (!acceptPhrase(phrase)) fail();
}

void Words::expectEnd() {
    if (atEnd()) return;
    if (sees("#")) failAt(peek(), "expected the end of the line, got \"#\"; a comment needs a space after its #");
    m_tried.push_back({0, "the end of the line"});
    fail();
}

Token Words::take() {
    Token token = peek();
    if (m_at + 1 < m_tokens.size()) ++m_at;
    m_tried.clear();
    m_hints.clear();
    return token;
}

std::size_t Words::deepestTried() const {
    std::size_t depth = 0;
    for (const Tried& tried : m_tried) depth = std::max(depth, tried.depth);
    return depth;
}

std::string Words::triedText(std::size_t depth) const {
    std::vector<std::string> list;
    for (const Tried& tried : m_tried) {
        if (tried.depth != depth) continue;
        const bool description = tried.rest.starts_with("the ") || tried.rest.starts_with("a ");
        std::string item = description ? std::string{tried.rest} : "\"" + std::string{tried.rest} + "\"";
        if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
    }
    assert(!list.empty());
    std::string text;
    for (std::size_t index = 0; index < list.size() && index < longestList; ++index) {
        if (index > 0) text += index + 1 == list.size() ? " or " : ", ";
        text += list[index];
    }
    return list.size() > longestList ? text + ", ..." : text;
}

void Words::refuse(std::string_view what, std::size_t depth) const {
    const Token& token = peek(depth);
    std::vector<std::string_view> candidates;
    if (depth == 0) candidates = m_hints;
    for (const Tried& tried : m_tried) {
        if (tried.depth == depth) candidates.push_back(tried.rest);
    }
    std::string message = "expected " + std::string{what} + ", got " + shown(token);
    const std::string_view meant =
        token.kind == Token::Kind::word ? nearest(token.text, candidates) : std::string_view{};
    if (!meant.empty()) message += "; did you mean \"" + std::string{meant} + "\"?";
    failAt(token, std::move(message));
}

void Words::fail(std::string_view what) const {
    const std::size_t depth = deepestTried();
    refuse(depth == 0 ? std::string{what} : triedText(depth), depth);
}

void Words::fail() const {
    const std::size_t depth = deepestTried();
    refuse(triedText(depth), depth);
}

std::string_view Words::written() const {
    if (m_tokens.size() == 1) return {};
    const char* begin = m_tokens.front().text.data();
    const std::string_view last = m_tokens[m_tokens.size() - 2].text;
    return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

std::int64_t Words::number(std::string_view what, std::int64_t least, std::int64_t most) {
    assert(least >= 0 && least <= most);
    const std::optional<std::uint64_t> value =
        peek().kind == Token::Kind::word ? wholeNumber(peek().text) : std::nullopt;
    if (!value) fail(what);
    if (*value < static_cast<std::uint64_t>(least) || *value > static_cast<std::uint64_t>(most)) {
        fail(std::string{what} + " from " + std::to_string(least) + " to " + std::to_string(most));
    }
    take();
    return static_cast<std::int64_t>(*value);
}

std::uint64_t Words::largeNumber(std::string_view what) {
    const std::optional<std::uint64_t> value =
        peek().kind == Token::Kind::word ? wholeNumber(peek().text) : std::nullopt;
    if (!value) fail(what);
    take();
    return *value;
}

Duration Words::duration(std::string_view what, Duration least, Duration most) {
    const std::optional<Duration> value = peek().kind == Token::Kind::word ? parseDuration(peek().text) : std::nullopt;
    if (!value) fail(std::string{what} + ", like 500us, 20ms or 1.5s");
    if (*value < least) fail(std::string{what} + " of at least " + toText(least));
    if (*value > most) fail(std::string{what} + " of at most " + toText(most));
    take();
    return *value;
}

Zxid Words::zxid() {
    const std::optional<Zxid> value = peek().kind == Token::Kind::word ? parseZxid(peek().text) : std::nullopt;
    if (!value) fail("a zxid, like 0x100000002 or 1:2");
    take();
    return *value;
}

std::string Words::string(std::string_view what, std::size_t longest) {
    if (peek().kind != Token::Kind::string) fail(std::string{what} + " in quotation marks");
    if (peek().value.size() > longest)
        failAt(peek(), std::string{what} + " is longer than " + std::to_string(longest) + " bytes");
    return take().value;
}

std::int64_t Words::bytesPerSecond(bool mayBeUnlimited) {
    if (mayBeUnlimited && accept("unlimited")) return 0;
    const std::string_view text = peek().kind == Token::Kind::word ? peek().text : std::string_view{};
    for (const BandwidthUnit& unit : bandwidthUnits) {
        if (!text.ends_with(unit.name)) continue;
        const std::optional<std::uint64_t> value = wholeNumber(text.substr(0, text.size() - unit.name.size()));
        if (!value || *value == 0 || *value > static_cast<std::uint64_t>(largestBandwidth / unit.bytes)) continue;
        take();
        return static_cast<std::int64_t>(*value) * unit.bytes;
    }
    fail("a bandwidth, like 500KB/s or 1MB/s");
}

bool Words::seesNumber() const { return peek().kind == Token::Kind::word && isDigit(peek().text[0]); }
bool Words::seesPath() const { return (peek().kind == Token::Kind::word && peek().text[0] == '/') || sees("path"); }

std::string Words::path() {
    const Token token = accept("path") ? peek() : peek();
    const bool text = token.kind == Token::Kind::string;
    if (!text && (token.kind != Token::Kind::word || token.text[0] != '/')) fail("a path, like /a");
    if (!isPath(text ? token.value : token.text)) {
        failAt(token, "not a path: it needs a / before each name, none at its end, no name . or .., at most " +
                          std::to_string(longestPath) + " bytes and no unprintable characters");
    }
    take();
    return text ? token.value : std::string{token.text};
}

}  // namespace zabscope
