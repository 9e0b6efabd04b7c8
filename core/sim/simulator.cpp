// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/simulator.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/sim/engine.h"

namespace zabscope {

struct Simulator::Image {
    World world;
};

Simulator::Simulator(Stage stage, const Protocol& protocol, std::unique_ptr<Transport> transport)
    : m_engine(std::make_unique<Engine>(std::move(stage), protocol, std::move(transport))) {}

Simulator::Simulator(const Image& image, Timeline timeline, std::unique_ptr<Transport> transport)
    : m_engine(std::make_unique<Engine>(image.world, std::move(timeline), std::move(transport))) {}

Simulator::~Simulator() = default;

bool Simulator::step(Instant horizon) { return m_engine->step(horizon); }

void Simulator::runUntil(Instant horizon) {
    while (m_engine->step(horizon)) {}
    m_engine->passTime(horizon);
}

Instant Simulator::nextDue() const { return m_engine->nextDue(); }
Instant Simulator::now() const { return m_engine->world().now; }
Position Simulator::position() const { return {now(), timeline().last()}; }
std::optional<std::string> Simulator::carryOut(const Command& command) { return m_engine->carryOut(command); }
std::vector<NodeId> Simulator::resolve(const Targets& targets) const { return m_engine->resolve(targets); }
const Timeline& Simulator::timeline() const { return m_engine->timeline(); }
const Stage& Simulator::stage() const { return m_engine->world().stage; }
const Protocol& Simulator::protocol() const { return *m_engine->world().protocol; }
const Transport& Simulator::transport() const { return m_engine->transport(); }

void Simulator::setInvariants(bool judged) {
    assert(timeline().empty());
    m_engine->world().judges.on = judged;
}

std::shared_ptr<const Simulator::Image> Simulator::image() const {
    return std::make_shared<const Image>(Image{m_engine->world()});
}

}  // namespace zabscope
