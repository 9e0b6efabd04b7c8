// SPDX-License-Identifier: GPL-3.0-or-later
/// What a Simulator is made of: the loop, the effects of peers, the life of connections, and the commands of people.
///
/// Rooms: engine.cpp (the loop), effects.cpp (what peers want done), connections.cpp (opening, closing, arriving),
/// lives.cpp (births and deaths), links.cpp (cuts and heals),
/// messages.cpp (what people do to single messages), commands.cpp and link_commands.cpp (all other commands).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/sim/simulator.h"
#include "core/sim/transport.h"
#include "core/sim/world.h"
#include "core/trace/timeline.h"

namespace zabscope {

class Engine {
public:
    Engine(Stage stage, const Protocol& protocol, std::unique_ptr<Transport> transport);
    /// Goes on from a world whose past the timeline holds.
    Engine(const World& world, Timeline timeline, std::unique_ptr<Transport> transport);

    bool step(Instant horizon);
    Instant nextDue();
    void passTime(Instant to);
    std::optional<std::string> carryOut(const Command& command);
    std::vector<NodeId> resolve(const Targets& targets) const;

    World& world() { return m_world; }
    const World& world() const { return m_world; }
    const Timeline& timeline() const { return m_timeline; }
    const Transport& transport() const { return *m_transport; }

private:
    using Failure = std::optional<std::string>;
    struct End {
        std::uint32_t connection;
        std::uint8_t side;
    };

    // ---- the loop (engine.cpp) ----
    EventId record(EventId cause, const What& what);
    void judge(EventId event);
    bool isVoid(const Item& item);
    bool isVoidForConnection(const Item& item) const;
    bool alarmIsVoid(const Item& item);
    void dropVoidItems();
    void handle(const Item& item);
    void ring(const Item& item);
    void finishDiskJob(const Item& item);
    void answerOfDisk(Node& node, const Disk::Answer& answer, EventId cause);
    /// Steps a peer with what `cause` says and carries its effects out.
    void give(Node& node, const Input& input, EventId cause);

    // ---- effects (effects.cpp) ----
    void carry(Node& node, Write& write, EventId cause);
    void carry(Node& node, Flush& flush, EventId cause);
    void carry(Node& node, Send& send, EventId cause);
    void carry(Node& node, Connect& connect, EventId cause);
    void carry(Node& node, Accept& accept, EventId cause);
    void carry(Node& node, Close& close, EventId cause);
    void carry(Node& node, SetAlarm& alarm, EventId cause);
    void carry(Node& node, CancelAlarm& alarm, EventId cause);
    void carry(Node& node, Note& note, EventId cause);
    void carry(Node& node, Exit& exit, EventId cause);
    void planDisk(Node& node, const Disk::Planned& planned);
    void planWritable(std::uint32_t connection, std::uint8_t side, Instant at);
    void planArrival(std::uint32_t message);
    std::optional<End> findEnd(const Node& node, ConnectionId id) const;

    // ---- connections (connections.cpp) ----
    void reachAcceptor(std::uint32_t connection);
    void tellAcceptor(std::uint32_t connection);
    void tellOpener(std::uint32_t connection);
    void failOpening(std::uint32_t connection, bool refused);
    void arrive(const Item& item);
    void arriveAtClosed(std::uint32_t connection, std::uint8_t sender, EventId message);
    void noticeClosing(std::uint32_t connection, std::uint8_t side, EventId cause);
    /// One end closes; `silently`: its machine is off, nothing tells the other end.
    void closeSide(std::uint32_t connection, std::uint8_t side, EventId cause, bool silently);
    void sendFin(std::uint32_t connection, std::uint8_t side, EventId closing);
    /// The wire's part of a closing.
    void closeOnWire(Connection& connection, std::uint8_t side);
    void forgetEnd(Node& node, ConnectionId id);
    /// Loses the messages of a way that have no due time (or all), and the FIN among them.
    void loseStuck(std::uint32_t connection, std::uint8_t side, EventId cause, bool all);
    /// Frees a connection that nobody and nothing uses any more.
    void tidy(std::uint32_t connection);
    void reset(std::uint32_t connection, EventId cause);
    void tellReset(std::uint32_t connection, std::uint8_t side);
    Loss whyLost(const Side& side) const;
    Node& nodeOfSide(const Connection& connection, std::uint8_t side) { return m_world.nodes[connection.sides[side].index]; }

    // ---- births and deaths (lives.cpp) ----
    void birth(Node& node, EventId cause);
    void death(Node& node, Death how, EventId cause);
    void freeze(Node& node, EventId cause);
    void thaw(Node& node, EventId cause);
    void reopenWire();
    void resend(const Connection& connection, std::uint8_t side);

    // ---- links and messages (links.cpp, messages.cpp) ----
    void cut(NodeId from, NodeId to, EventId cause);
    void heal(NodeId from, NodeId to, EventId cause);
    void resume(std::uint32_t connection, std::uint8_t side, EventId cause);
    void recordLink(NodeId from, NodeId to, EventId cause);
    /// Plans anew what a way holds, in order, after something in it has changed.
    void settle(std::uint32_t connection, std::uint8_t side, EventId cause);
    using Deed = Ambush::Deed;
    void applyAmbushes(std::uint32_t message);
    void applyDeed(Deed deed, std::uint32_t message, EventId cause);
    void duplicate(std::uint32_t message);
    void makeOvertaken(std::uint32_t message, EventId cause);
    /// The message behind `message` on its connection overtakes it.
    void overtake(std::uint32_t message, EventId cause);
    void release(std::uint32_t message, EventId cause);
    void setHeld(std::uint32_t message, bool held, EventId cause);
    void deliverNow(std::uint32_t message, EventId cause);
    /// In the order of their sending.
    std::vector<std::uint32_t> inFlight(EventId wanted, const Ambush& meaning) const;
    bool isHeld(std::uint32_t message) const;
    static bool isReleasedBy(const Ambush& ambush, const Ambush& meaning);
    Ambush meaningOf(Deed deed, const MessagePattern& pattern) const;
    Failure checkMessages(Deed deed, const MessagePattern& pattern) const;
    void carryOutOnMessages(Deed deed, const MessagePattern& pattern, EventId cause);

    // ---- commands (commands.cpp) ----
    /// Puts sids in the place of what targets mean, and sees whether the command can be carried out.
    Failure prepare(Command& command) const;
    Failure prepareTargets(Targets& targets) const;
    Failure prepareTarget(Target& target) const;
    Failure preparePartition(Partition& partition) const;
    Failure prepareAsk(AskClient& ask) const;
    void execute(const Command& command, EventId cause);
    void executeOnServer(const Command& command, Node& node, EventId cause);
    void forceTimeout(Node& node, EventId cause);
    void ask(const AskClient& command, EventId cause);

    // ---- commands about links (link_commands.cpp) ----
    void changeLinks(const Cut& command, EventId cause);
    void changeLinks(const Heal& command, EventId cause);
    void changeLinks(const Partition& command, EventId cause);
    void changeLinks(const Isolate& command, EventId cause);
    void changeLinks(const Delay& command, EventId cause);
    void changeLinks(const Jitter& command, EventId cause);
    void changeLinks(const Bandwidth& command, EventId cause);
    void changeLinks(const Reset& command, EventId cause);
    void cutAll(const std::vector<std::pair<NodeId, NodeId>>& paths, EventId cause);
    void changeEach(const Targets& from, const Targets& to, EventId cause, const std::function<void(Link&)>& change);

    World m_world;
    Timeline m_timeline;
    std::unique_ptr<Transport> m_transport;
    Effects m_effects;
    bool m_stepping = false;
};

}  // namespace zabscope
