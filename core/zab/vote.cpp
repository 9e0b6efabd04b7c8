// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zab/vote.h"

namespace zabscope::zab {

DecidingField decidingField(const Vote& a, const Vote& b) {
    if (a.epoch != b.epoch) return DecidingField::epoch;
    if (a.zxid != b.zxid) return DecidingField::zxid;
    if (a.sid != b.sid) return DecidingField::sid;
    return DecidingField::none;
}

std::string toText(const Vote& vote) {
    return "(" + std::to_string(vote.epoch) + ", " + toHex(vote.zxid) + ", " + std::to_string(vote.sid) + ")";
}

}  // namespace zabscope::zab
