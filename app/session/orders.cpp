// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/orders.h"

namespace zabscope {
namespace {

template <typename T>
void putBefore(std::vector<T>& newer, const std::vector<T>& older) {
    newer.insert(newer.begin(), older.begin(), older.end());
}

}  // namespace

void Report::absorb(const Report& older) {
    putBefore(refused, older.refused);
    if (older.generation != generation) return;  // it speaks of another run
    putBefore(acted, older.acted);
    putBefore(failures, older.failures);
    putBefore(leftOut, older.leftOut);
    if (!stopped) stopped = older.stopped;
    if (!trouble) trouble = older.trouble;
}

}  // namespace zabscope
