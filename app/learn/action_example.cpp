// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/action_example.h"

#include <cassert>

namespace zabscope::learn {
namespace {

std::string listed(const Ensemble& ensemble, std::size_t from, std::size_t to) {
    std::string all;
    for (std::size_t i = from; i < to; ++i) all += (i > from ? " " : "") + std::to_string(ensemble.members[i].sid);
    return all;
}

/// What stands behind the name of a kind.
std::string objectOf(ActionKind kind, const Ensemble& ensemble) {
    const std::size_t size = ensemble.members.size();
    const std::string one = std::to_string(ensemble.members.front().sid);
    const std::string other = std::to_string(ensemble.members[size > 1 ? 1 : 0].sid);
    switch (kind) {
        case ActionKind::start:
        case ActionKind::kill: return listed(ensemble, 0, size > 2 ? 2 : 1);
        case ActionKind::powerOff:
        case ActionKind::freeze:
        case ActionKind::thaw:
        case ActionKind::wipe:
        case ActionKind::timeout:
        case ActionKind::isolate: return one;
        case ActionKind::slowDisk: return "of " + one + " to 500%";
        case ActionKind::fillDisk:
        case ActionKind::freeDisk:
        case ActionKind::corruptDisk: return "of " + one;
        case ActionKind::cut:
        case ActionKind::heal:
        case ActionKind::reset: return one + " from " + other;
        case ActionKind::cutOneWay: return one + " to " + other;
        case ActionKind::partition: return listed(ensemble, 0, size / 2) + " | " + listed(ensemble, size / 2, size);
        case ActionKind::delay: return one + " to " + other + " by 50ms";
        case ActionKind::jitter: return one + " to " + other + " by 5ms";
        case ActionKind::bandwidth: return one + " to " + other + " at 1MB/s";
        case ActionKind::hold:
        case ActionKind::release:
        case ActionKind::deliver:
        case ActionKind::drop:
        case ActionKind::duplicate:
        case ActionKind::reorder: return "PROPOSAL from " + one + " to " + other;
        case ActionKind::write: return "to " + one + " /a \"x\"";
        case ActionKind::read: return "from " + one + " /a";
        case ActionKind::sync: return "at " + one;
        case ActionKind::load: return "on " + one + " 100 writes";
        case ActionKind::client: return "1 connects to " + one;
    }
    return {};
}

}  // namespace

std::string exampleOf(ActionKind kind, const Ensemble& ensemble) {
    assert(!ensemble.members.empty());
    return std::string{nameOf(kind)} + ' ' + objectOf(kind, ensemble);
}

}  // namespace zabscope::learn
