// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/text_search.h"

#include <QSet>
#include <algorithm>
#include <cmath>

namespace zabscope::learn {
namespace {

constexpr qsizetype longestText = 100'000;
constexpr qsizetype mostQueryTerms = 64;

bool isChinese(QChar c) { return c.script() == QChar::Script_Han; }

bool isCommon(const QString& word) {
    static const QSet<QString> common{"the",  "a",     "an",  "of",  "to",   "is",   "are",  "in",
                                      "on",   "and",   "or",  "its", "it",   "that", "this", "when",
                                      "with", "by",    "at",  "for", "as",   "be",   "has",  "have",
                                      "was",  "which", "who", "if",  "than", "then", "so",   "but"};
    return common.contains(word);
}

/// A run of Chinese characters as pairs; one alone is a term by itself.
void addPairs(const QString& run, QStringList& terms) {
    if (run.size() == 1) terms << run;
    for (qsizetype i = 0; i + 1 < run.size(); ++i) terms << run.mid(i, 2);
}

}  // namespace

QStringList termsOf(const QString& text) {
    QStringList terms;
    QString word;
    QString run;
    const auto flush = [&] {
        if (!word.isEmpty() && !isCommon(word)) terms << word;
        word.clear();
        addPairs(run, terms);
        run.clear();
    };
    for (const QChar c : text.left(longestText).toLower()) {
        const bool chinese = isChinese(c);
        const bool letter = !chinese && (c.isLetterOrNumber() || c == u'_');
        if (chinese != !run.isEmpty() || letter != !word.isEmpty()) flush();
        if (chinese) run += c;
        if (letter) word += c;
    }
    flush();
    terms.removeDuplicates();
    return terms;
}

void TextSearch::add(std::size_t number, const QString& text, int weight) {
    m_texts = std::max(m_texts, number + 1);
    for (const QString& term : termsOf(text)) {
        int& known = m_weights[term][number];
        known = std::max(known, weight);
    }
}

std::vector<std::size_t> TextSearch::find(const QString& query) const {
    std::map<std::size_t, double> scores;
    for (const QString& term : termsOf(query).mid(0, mostQueryTerms)) {
        // A word also finds those that begin with it: "elect" finds "election".
        std::map<std::size_t, int> places;
        for (auto at = m_weights.lower_bound(term); at != m_weights.end() && at->first.startsWith(term); ++at) {
            for (const auto& [number, weight] : at->second) {
                const int counts = at->first == term ? 2 * weight : weight;
                places[number] = std::max(places[number], counts);
            }
        }
        const double rarity = std::log(1.0 + static_cast<double>(m_texts) / (1.0 + static_cast<double>(places.size())));
        for (const auto& [number, weight] : places) scores[number] += weight * rarity;
    }
    double best = 0;
    for (const auto& [number, score] : scores) best = std::max(best, score);
    std::vector<std::size_t> found;
    for (const auto& [number, score] : scores) {
        if (score >= best * 0.4) found.push_back(number);
    }
    std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    return found;
}

}  // namespace zabscope::learn
