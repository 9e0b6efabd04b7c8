// SPDX-License-Identifier: GPL-3.0-or-later
/// What a question about what happens next says, and why its answer is what it is.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "app/learn/foresight.h"
#include "views/frame.h"

namespace zabscope::learn {

class PredictionWords {
    Q_DECLARE_TR_FUNCTIONS(PredictionWords)

public:
    /// "Who wins an election".
    static QString topic(Topic topic);
    /// The question. `frame` is where it was asked.
    static QString question(const Prediction& prediction, const Frame& frame);
    static QString option(const Prediction& prediction, const Option& option, const Frame& frame);
    /// What to look at before answering, in one sentence.
    static QString hint(Topic topic, const std::string& protocol);
    /// What happens and why, one sentence each. Precondition: it is not unfinished.
    static QStringList explanation(const Prediction& prediction, const Foreseen& seen, const Frame& frame);
    /// What the script, or a person in what is recorded, does to servers, disks or the network before it is decided: the
    /// first four, with their instants. Empty if nothing.
    static QString deeds(const Foreseen& seen);
    /// Why nobody can say. Precondition: it is unfinished.
    static QString unfinished(bool fixed);

    /// What teaches the topic: the key of a lesson, the number of a misconception.
    static std::string lesson(Topic topic);
    static int misconception(Topic topic);
    /// The views to look at, the most important first.
    static QStringList views(Topic topic, const std::string& protocol);

private:
    static QString fault(const Prediction& prediction, const Frame& frame);
    static QString nothing(Topic topic);
    static QStringList whyNothing(const Prediction& prediction, const Frame& frame);
    static QStringList whyWinner(const Foreseen& seen);
    static QString whyLost(const Prediction& prediction, const Foreseen& seen);
    static QString whyRead(const Prediction& prediction, const Foreseen& seen);
};

}  // namespace zabscope::learn
