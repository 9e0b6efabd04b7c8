// SPDX-License-Identifier: GPL-3.0-or-later
/// Why an event happened: the chain of its causes back to what came from outside, one sentence each.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <vector>

#include "core/trace/timeline.h"

namespace zabscope {

struct Reason {
    EventId event = noEvent;
    QString text;
};

class Reasons {
    Q_DECLARE_TR_FUNCTIONS(Reasons)

public:
    /// From the outside cause to the event itself. Precondition: the event is one of the timeline's.
    static std::vector<Reason> of(EventId event, const Timeline& timeline);

private:
    static QString step(const Event& event, const Timeline& timeline);
    static QString notesUpon(const Event& cause, EventId until, const Timeline& timeline);
};

}  // namespace zabscope
