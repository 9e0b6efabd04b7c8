// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds texts by words, in English and Chinese: what matches more and rarer words of the query comes first.
#pragma once

#include <QString>
#include <QStringList>
#include <cstddef>
#include <map>
#include <vector>

namespace zabscope::learn {

/// The words that a text is found by: English ones in small letters without the commonest, Chinese as pairs of
/// neighbours.
QStringList termsOf(const QString& text);

class TextSearch {
public:
    /// Adds a text; texts are numbered from 0. `weight` says how much a word in it counts: 3 in a title, 1 in the body.
    /// Parts of one text are added one after the other with the same number.
    void add(std::size_t number, const QString& text, int weight);
    /// The numbers of the texts that match, best first; equal ones in their order. An empty query finds nothing.
    std::vector<std::size_t> find(const QString& query) const;

private:
    std::map<QString, std::map<std::size_t, int>> m_weights;  ///< term -> text -> the most that it counts there
    std::size_t m_texts = 0;
};

}  // namespace zabscope::learn
