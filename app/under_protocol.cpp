// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/under_protocol.h"

#include <algorithm>
#include <cassert>

#include "core/catalog.h"

namespace zabscope {

Scenario underProtocol(Scenario scenario, const std::string& protocol, const std::set<std::string>& variants) {
    assert(findProtocol(protocol));
    scenario.ensemble.protocol = protocol;
    scenario.ensemble.variants = variants;
    std::erase_if(scenario.script,
                  [](const Statement& statement) { return std::holds_alternative<ExpectStatement>(statement.what); });
    // What is written into a trace must be what was run.
    auto again = parseScenario(toText(scenario), scenario.name);
    assert(std::holds_alternative<Scenario>(again));  // toText gives what reads back
    return std::get<Scenario>(std::move(again));
}

}  // namespace zabscope
