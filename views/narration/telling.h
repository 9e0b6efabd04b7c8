// SPDX-License-Identifier: GPL-3.0-or-later
/// An entry of the story as a sentence in the reader's language, and where to read more about it.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <span>

#include "views/frame.h"

namespace zabscope {

class Telling {
    Q_DECLARE_TR_FUNCTIONS(Telling)

public:
    /// Events of one entry, in order; at least one, and all of them events of the timeline.
    static QString sentence(std::span<const EventId> events, const Timeline& timeline);
    /// The phase of the paper and the class of ZooKeeper that a note comes from; empty if there is none to name.
    static QString source(const Event& event);

private:
    static QString several(std::span<const EventId> events, const Timeline& timeline);
    static QString severalNotes(std::span<const EventId> events, const Timeline& timeline);
    static QString links(std::span<const EventId> events, const Timeline& timeline);
    static QString commitRun(std::span<const EventId> events, const Timeline& timeline);
};

}  // namespace zabscope
