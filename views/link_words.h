// SPDX-License-Identifier: GPL-3.0-or-later
/// How good a link is, in words.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/trace/event.h"

namespace zabscope {

class LinkWords {
    Q_DECLARE_TR_FUNCTIONS(LinkWords)

public:
    /// "latency 5 ms, jitter up to 2 ms, at most 10 kB/s"; jitter and bandwidth only if there is something to say.
    static QString quality(const LinkChanged& link);
};

}  // namespace zabscope
