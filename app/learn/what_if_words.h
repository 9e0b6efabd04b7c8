// SPDX-License-Identifier: GPL-3.0-or-later
/// What a changed run shows beside the run as it was, in sentences.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "app/learn/what_if.h"

namespace zabscope::learn {

class WhatIfWords {
    Q_DECLARE_TR_FUNCTIONS(WhatIfWords)

public:
    static QString name(const Alternative& alternative);
    static QString asItWas();  ///< names the one run
    static QString whatIf();   ///< and the other
    /// What differs first, in one or two sentences.
    static QString difference(const WhatIf& result);
    /// Why the one run does that: its chain of causes; empty if there is nothing to tell.
    static QString why(EventId event, const Timeline& timeline);
    /// Both reasons, a line each.
    static QString reasons(const WhatIf& result);
    /// How the runs end: what, as it was, what if. Only rows that say something.
    static QList<QStringList> outcomes(const WhatIf& result);

private:
    static QString happens(EventId event, const Timeline& timeline);
};

}  // namespace zabscope::learn
