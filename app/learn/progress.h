// SPDX-License-Identifier: GPL-3.0-or-later
/// What a learner has read and answered, kept on this machine only.
#pragma once

#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zabscope::learn {

class Progress {
public:
    /// Kept in this file; empty: nothing is kept. A file that cannot be read counts as empty.
    explicit Progress(const QString& file);

    /// The page where a lesson was left; 0 if it was not begun.
    int page(const std::string& lesson) const;
    void setPage(const std::string& lesson, int page);
    bool isFinished(const std::string& lesson) const;
    void setFinished(const std::string& lesson);

    struct Answer {
        int choice = 0;
        bool right = false;
    };
    std::optional<Answer> answer(const std::string& lesson, const std::string& page) const;
    /// The first answer counts; a later one changes nothing but what is shown.
    void setAnswer(const std::string& lesson, const std::string& page, Answer answer);

    /// How questions of a topic were answered.
    struct Score {
        int asked = 0;
        int right = 0;
        std::vector<bool> history;  ///< whether rightly, the last one last; at most mostHistory

        /// How much of it is known, from 0 to 1: the share of right answers, of which recent ones weigh more. 0 without
        /// any.
        double share() const;
    };
    static constexpr int mostHistory = 200;
    void addPrediction(const std::string& topic, bool right);
    /// By topic. What does not add up counts as never asked.
    std::map<std::string, Score> predictions() const;

private:
    QString m_file;
};

}  // namespace zabscope::learn
