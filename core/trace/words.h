// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of one line as a parser reads them: it remembers what would have fitted, so that a refusal can say what
/// was expected, what was found and which word was perhaps meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/protocol/ensemble.h"
#include "core/protocol/zxid.h"
#include "core/trace/command.h"
#include "core/trace/lexer.h"

namespace zabscope {

/// Every read throws Misread at what does not fit.
class Words {
public:
    static constexpr int deepestNesting = 50;
    static constexpr std::size_t longestPath = 1024;
    static constexpr std::size_t longestValue = 4096;
    static constexpr std::int64_t largestCount = 1'000'000'000;
    static constexpr NodeId lastClient = 999;

    /// Sids are checked against the ensemble unless that is empty. Line and ensemble must outlive the words.
    Words(std::string_view line, const Ensemble& ensemble) : m_tokens(tokenize(line)), m_ensemble(ensemble) {}

    const Token& peek(std::size_t ahead = 0) const;
    bool atEnd() const { return peek().kind == Token::Kind::end; }
    bool sees(std::string_view word, std::size_t ahead = 0) const;
    bool seesPhrase(std::string_view phrase) const;
    /// Takes the word (or symbol) if it is next; if not, remembers that it would have fitted.
    bool accept(std::string_view word);
    /// Takes all of the words, "at most", or none.
    bool acceptPhrase(std::string_view phrase);
    void expect(std::string_view word);
    void expectPhrase(std::string_view phrase);
    /// Throws unless the line ends here.
    void expectEnd();
    Token take();

    /// A whole decimal (or 0x) number within the bounds; `what` is "a number of votes".
    std::int64_t number(std::string_view what, std::int64_t least, std::int64_t most);
    std::uint64_t largeNumber(std::string_view what);
    Duration duration(std::string_view what, Duration least = {}, Duration most = Duration::max());
    Zxid zxid();
    std::string string(std::string_view what, std::size_t longest = longestValue);
    /// "1MB/s", "500KB/s"; "unlimited" is 0 and only read where it may stand.
    std::int64_t bytesPerSecond(bool mayBeUnlimited);
    /// The sid of a server of the ensemble.
    NodeId sid();
    NodeId client();
    /// "3", "leader", "follower", "observer", "all", or "it" if the sentence has named a server before.
    Target target();
    /// A target, or a client, "c1".
    Target node();
    /// One or more; commas may stand between them, and "1..3" is a range.
    Targets targets();
    bool seesTarget() const;
    bool seesNumber() const;
    bool seesPath() const;
    std::string path();

    /// What "it" means from here on.
    void setIt(std::optional<Target> it) { m_it = it; }
    const Ensemble& ensemble() const { return m_ensemble; }

    /// Throws: "expected <what>, got <next token>; did you mean <near>?" Words that were tried at this token, and
    /// hints, can be near. If the first words of a phrase were there, what is missing of it is said instead.
    [[noreturn]] void fail(std::string_view what) const;
    /// As above; what was expected is the list of what was tried.
    [[noreturn]] void fail() const;
    /// Throws this very message at a token.
    [[noreturn]] void failAt(const Token& token, std::string message) const {
        throw Misread{token.column, std::move(message)};
    }
    /// A word that would fit here but is not to be listed.
    void hint(std::string_view word) { m_hints.push_back(word); }
    /// The line as it is written, without the space and the comment around it.
    std::string_view written() const;

    /// Counts nesting while it lives.
    class Nesting {
    public:
        explicit Nesting(Words& words);
        ~Nesting() { --m_words.m_depth; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

    private:
        Words& m_words;
    };

private:
    /// A phrase that would have fitted at the present token, but for its words from `depth` on.
    struct Tried {
        std::size_t depth;
        std::string_view rest;
    };

    NodeId checkedSid(const Token& token, std::int64_t value) const;
    std::size_t wordsSeen(std::string_view& phrase) const;
    std::size_t deepestTried() const;
    std::string triedText(std::size_t depth) const;
    [[noreturn]] void refuse(std::string_view what, std::size_t depth) const;

    std::vector<Token> m_tokens;
    const Ensemble& m_ensemble;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::optional<Target> m_it;
    std::vector<Tried> m_tried;
    std::vector<std::string_view> m_hints;
};

/// The one of the candidates that differs least from the word, if it is near enough to have been meant; else empty.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);
/// Whether ZooKeeper takes this as the path of a znode.
bool isPath(std::string_view path);

// Writing what Words reads:
std::string toText(const Target& target);
std::string toText(const Targets& targets);
/// "/a", or path "/a b" if it is no plain word.
std::string pathText(std::string_view path);
std::string bandwidthText(std::int64_t bytesPerSecond);

}  // namespace zabscope
