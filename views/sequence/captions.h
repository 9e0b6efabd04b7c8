// SPDX-License-Identifier: GPL-3.0-or-later
/// What stands beside an arrow: the message's kind and the one number that matters in it.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <cstdint>
#include <string_view>

namespace zabscope::sequence {

class Captions {
    Q_DECLARE_TR_FUNCTIONS(SequenceCaptions)

public:
    /// "PROPOSAL 1:3", "vote for 5"; just the kind if the bytes do not tell.
    static QString of(std::uint8_t kind, std::string_view bytes);
};

}  // namespace zabscope::sequence
