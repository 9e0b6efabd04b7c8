// SPDX-License-Identifier: GPL-3.0-or-later
/// What people have read about ZooKeeper's elections and is not so, each with the fact and, where it can be run, with a
/// scenario that shows it. The files' format: resources/help/misconceptions.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/learn/text_page.h"
#include "app/learn/text_search.h"
#include "core/trace/scenario.h"

namespace zabscope::learn {

struct Misconception {
    std::string name;  ///< of the file, without ending: "02_zxid_is_the_server_id"
    int number = 0;    ///< what the name begins with
    int article = 0;   ///< the row of the list that was made of the article; 0: not from it
    TextPage page;
    std::string scenario;      ///< the text of what can be run; empty: it cannot be
    std::string scenarioName;  ///< for messages

    bool runs() const { return !scenario.empty(); }
    /// The text of a section in that language, else in English; empty if there is none.
    std::string text(std::string_view section, std::string_view language) const;
};

class Misconceptions {
public:
    /// Reads all *.md of a folder (or of the program's resources); `scenarios` is where the field `scenario` points
    /// into. A file with an error is left out, the error kept.
    static Misconceptions load(const std::string& folder = ":/misconceptions",
                               const std::string& scenarios = ":/scenarios");

    /// In the order of their numbers.
    const std::vector<Misconception>& all() const { return m_all; }
    const std::vector<TextProblem>& problems() const { return m_problems; }
    /// Those that match, best first, in whatever language; all of them for an empty query. Valid as long as this
    /// object.
    std::vector<const Misconception*> find(std::string_view query) const;
    /// nullptr if there is none with that number.
    const Misconception* byNumber(int number) const;

private:
    std::vector<Misconception> m_all;
    std::vector<TextProblem> m_problems;
    TextSearch m_search;
};

/// What a misconception runs, read and checked anew. Precondition: it runs.
Scenario scenarioOf(const Misconception& misconception);

}  // namespace zabscope::learn
