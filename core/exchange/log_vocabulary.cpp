// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/exchange/log_words.h"

namespace zabscope {
namespace {

using Text = std::string_view;
using Words = LogText;
using zab::SyncMode;

using Reader = bool (*)(Words words, LogFact& fact);

bool nothing(Words, LogFact&) { return true; }
bool number(Words words, LogFact& fact) {
    fact.number = words.number();
    return words.good();
}
bool aSid(Words words, LogFact& fact) {
    fact.sid = words.sid();
    return words.good();
}
bool aZxid(Words words, LogFact& fact) {
    fact.zxid = Zxid{words.number(16)};
    return words.good();
}

bool version(Words words, LogFact& fact) {
    const std::int64_t major = words.number();
    const std::int64_t minor = words.past(".").number();
    const std::int64_t patch = words.past(".").number();
    fact.number = std::clamp<std::int64_t>(major, 0, 99) * 10'000 + std::clamp<std::int64_t>(minor, 0, 99) * 100 +
                  std::clamp<std::int64_t>(patch, 0, 99);
    return words.good();
}

bool loaded(Words words, LogFact& fact) {
    fact.zxid = Zxid{words.past("zxid is ").number()};
    return words.good();
}

/// "New election. My id = 3, proposed zxid=0x0"; in 3.4.0 "Proposed zxid = 0", decimal.
bool election(Words words, LogFact& fact) {
    words.past("id =");
    fact.sid = words.sid();
    fact.zxid = Zxid{words.past("roposed zxid").past("=").number()};
    return words.good();
}

/// 3.6 and later: "Notification: my state:LOOKING; n.sid:3, n.state:LOOKING, n.leader:3, n.round:0x1, ..."
bool notifiedNew(Words words, LogFact& fact) {
    fact.ownState = words.past("my state:").role();
    // An observer without a number has a negative one.
    const std::int64_t sender = words.past("n.sid:").number();
    fact.state = words.past("n.state:").role();
    fact.vote.sid = words.past("n.leader:").number();
    fact.round = words.past("n.round:").number();
    fact.vote.epoch = words.past("n.peerEpoch:").number();
    fact.vote.zxid = Zxid{words.past("n.zxid:").number()};
    fact.sid = sender >= 1 && sender <= largestSid ? static_cast<NodeId>(sender) : noNode;
    // The line ends with a version; without it, it may have been cut in the middle of the zxid.
    return words.past(",").good();
}

/// 3.4 and 3.5: "Notification: 3 (n.leader), 0x0 (n.zxid), 0x1 (n.round), LOOKING (n.state), 3 (n.sid), ..."
bool notifiedOld(Words words, LogFact& fact) {
    const Text text = words.rest();
    Words leader = LogText::before(text, " (n.leader)");
    Words zxid = LogText::before(text, " (n.zxid)");
    Words round = LogText::before(text, " (n.round)");
    Words state = LogText::before(text, " (n.state)");
    Words sid = LogText::before(text, " (n.sid)");
    Words epoch =
        LogText::before(text, text.find(" (n.peerEPoch)") != Text::npos ? " (n.peerEPoch)" : " (n.peerEpoch)");
    Words own = LogText::before(text, " (my state)");
    fact.vote = {epoch.number(), Zxid{zxid.number()}, leader.number()};
    fact.round = round.number();
    fact.state = state.role();
    fact.ownState = own.role();
    const std::int64_t sender = sid.number();
    fact.sid = sender >= 1 && sender <= largestSid ? static_cast<NodeId>(sender) : noNode;
    return leader.good() && zxid.good() && round.good() && state.good() && sid.good() && epoch.good() && own.good();
}

bool notified(Words words, LogFact& fact) {
    return words.rest().starts_with("my state:") ? notifiedNew(words, fact) : notifiedOld(words, fact);
}

/// "following - synchronization - diff"
bool phase(Words words, LogFact& fact) {
    const Text text = words.rest();
    static constexpr std::array roles{Text{"looking"}, Text{"following"}, Text{"leading"}, Text{"observing"}};
    const auto role = std::find_if(roles.begin(), roles.end(), [&](Text name) { return text.starts_with(name); });
    if (role == roles.end()) return false;
    fact.state = static_cast<zab::Role>(role - roles.begin());
    fact.phase = zab::Phase::election;
    static constexpr std::array phases{Text{" - election"}, Text{" - discovery"}, Text{" - synchronization"},
                                       Text{" - broadcast"}};
    static constexpr std::array modes{Text{" - none"}, Text{" - diff"}, Text{" - snap"}, Text{" - trunc"}};
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (text.find(phases[i]) != Text::npos) fact.phase = static_cast<zab::Phase>(i);
        if (text.find(modes[i]) != Text::npos) fact.mode = static_cast<SyncMode>(i);
    }
    return true;
}

bool learnerComes(Words words, LogFact& fact) {
    fact.sid = words.sid();
    fact.number = words.rest().find("observer") != Text::npos ? 1 : 0;
    return words.good();
}

bool synchronizes(Words words, LogFact& fact) {
    fact.sid = words.past("sid: ").sid();
    fact.zxid = Zxid{words.past("maxCommittedLog").past("=").number(16)};
    if (words.pastIfThere("lastProcessedZxid=")) fact.zxid = Zxid{words.number(16)};
    fact.second = Zxid{words.past("peerLastZxid").past("=").number(16)};
    return words.good();
}

bool sends(Words words, LogFact& fact, SyncMode mode) {
    fact.mode = mode;
    if (words.pastIfThere("zxid=")) fact.zxid = Zxid{words.number(16)};
    if (words.pastIfThere("sid: ")) fact.sid = words.sid();
    return words.good();
}
bool sendsDiff(Words words, LogFact& fact) { return sends(words, fact, SyncMode::diff); }
bool sendsTrunc(Words words, LogFact& fact) { return sends(words, fact, SyncMode::trunc); }
bool sendsSnap(Words words, LogFact& fact) {
    fact.mode = SyncMode::snap;
    fact.second = Zxid{words.past("peer is ").number()};
    fact.zxid = Zxid{words.past("db as ").number()};
    return words.good();
}

bool getsDiff(Words words, LogFact& fact) {
    fact.mode = SyncMode::diff;
    return aZxid(words, fact);
}
bool getsTrunc(Words words, LogFact& fact) {
    fact.mode = SyncMode::trunc;
    return aZxid(words, fact);
}
/// 3.4.0 does not say at which zxid.
bool getsSnap(Words words, LogFact& fact) {
    fact.mode = SyncMode::snap;
    if (words.rest().empty()) return true;
    return aZxid(words, fact);
}

/// "sids: [[1, 2]]; starting up and setting last processed zxid: 0x100000000". With reconfiguration there are two
/// lists.
bool establishes(Words words, LogFact& fact) {
    if (words.pastIfThere("sids: ")) {
        Text list = words.rest().substr(0, words.rest().find(';'));
        // Of two lists the first is that of the configuration in force.
        const std::size_t open = list.find_first_not_of("[ ");
        list = open == Text::npos ? Text{} : list.substr(open, list.find(']', open) - open);
        for (std::size_t at = 0; at < list.size();) {
            std::int64_t sid = 0;
            const auto [next, error] = std::from_chars(list.data() + at, list.data() + list.size(), sid);
            if (error == std::errc{}) {
                if (sid >= 1 && sid <= largestSid) fact.sids[sid / 64] |= std::uint64_t{1} << (sid % 64);
                at = static_cast<std::size_t>(next - list.data());
            } else {
                ++at;
            }
        }
    }
    // The first versions write the zxid in decimal, the later ones behind 0x.
    fact.zxid = Zxid{words.past("zxid: ").number()};
    return words.good();
}

/// How many numbers stand in "[ [1, 2] ]".
std::int64_t countSids(Text text) {
    std::int64_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        count += digit && !inside ? 1 : 0;
        inside = digit;
        if (c == ']') break;
    }
    return count;
}

bool stepsDown(Words words, LogFact& fact) {
    const Text text = words.rest();
    if (words.pastIfThere("Not sufficient followers"))
        fact.reason = StopReason::lostQuorum;
    else if (words.pastIfThere("Waiting for a quorum of followers"))
        fact.reason = StopReason::noAckQuorum;
    else if (text.find("rolled over") != Text::npos)
        fact.reason = StopReason::rolledOver;
    if (words.pastIfThere("sids: ")) fact.number = countSids(words.rest());
    return true;
}

bool epochFile(Words words, LogFact& fact) {
    words.past("default of ");
    return number(words, fact);
}

/// "6, 6, 3": how many servers have a weight, how many a group, and how many groups there are; not which.
Understood groups(Words words, LogFact& fact) {
    fact.kind = FactKind::groups;
    fact.number = words.past(", ").past(", ").number();
    return words.good() ? Understood::fact : Understood::nothingOfInterest;
}

struct Phrase {
    Text begin;
    FactKind kind;
    Reader read;
    bool whole = false;  ///< nothing may follow
};

constexpr std::array phrases{
    Phrase{"Notification: ", FactKind::notified, notified},
    Phrase{"Notification time out: ", FactKind::backsOff, number},
    Phrase{"New election. My ", FactKind::election, election},
    Phrase{"NEWLEADER proposal has Zxid of ", FactKind::phase, nullptr},
    Phrase{"LOOKING", FactKind::looks, nothing, true},
    Phrase{"LEADING", FactKind::takesRole, nothing, true},
    Phrase{"FOLLOWING", FactKind::takesRole, nothing, true},
    Phrase{"OBSERVING", FactKind::takesRole, nothing, true},
    Phrase{"Peer state changed: ", FactKind::phase, phase},
    Phrase{"Observing new leader sid=", FactKind::observes, aSid},
    Phrase{"Successfully connected to leader", FactKind::reachesLeader, nothing},
    Phrase{"Follower sid: ", FactKind::learnerComes, learnerComes},
    Phrase{"Synchronizing with Learner ", FactKind::synchronizes, synchronizes},
    Phrase{"Synchronizing with Follower ", FactKind::synchronizes, synchronizes},
    Phrase{"Sending DIFF", FactKind::sends, sendsDiff},
    Phrase{"Sending diff", FactKind::sends, sendsDiff, true},
    Phrase{"Sending TRUNC", FactKind::sends, sendsTrunc},
    Phrase{"Sending snapshot last zxid of ", FactKind::sends, sendsSnap},
    Phrase{"Getting a diff from the leader ", FactKind::gets, getsDiff},
    Phrase{"Getting a snapshot from leader", FactKind::gets, getsSnap},
    Phrase{"Truncating log to get in sync with the leader ", FactKind::gets, getsTrunc},
    Phrase{"Learner received NEWLEADER message", FactKind::newLeader, nothing, true},
    Phrase{"Sent NEWLEADER ack to leader with zxid ", FactKind::acknowledges, aZxid},
    Phrase{"Set the current epoch to ", FactKind::takesEpoch, number},
    Phrase{"Learner received UPTODATE message", FactKind::upToDate, nothing, true},
    Phrase{"Have quorum of supporters", FactKind::establishes, establishes},
    Phrase{"Shutdown called. For the reason ", FactKind::stepsDown, stepsDown},
    Phrase{"Exception when following the leader", FactKind::losesLeader, nothing},
    Phrase{"Exception when observing the leader", FactKind::losesLeader, nothing},
    Phrase{"Disconnected from leader ", FactKind::losesLeader, nothing},
    Phrase{"Connection broken for id ", FactKind::losesPeer, aSid},
    Phrase{"Cannot open channel to ", FactKind::cannotReach, aSid},
    Phrase{"******* GOODBYE ", FactKind::losesLearner, nothing},
    Phrase{"Got zxid ", FactKind::proposal, aZxid},
    Phrase{"Snapshot loaded in ", FactKind::loaded, loaded},
    Phrase{"Snapshotting: ", FactKind::snapshot, aZxid},
    Phrase{"Reading configuration from: ", FactKind::starts, nothing},
    Phrase{"Starting quorum peer, myid=", FactKind::named, aSid},
    Phrase{"Server environment:zookeeper.version=", FactKind::version, version},
    Phrase{"tickTime set to ", FactKind::tickTime, number},
    Phrase{"initLimit set to ", FactKind::initLimit, number},
    Phrase{"syncLimit set to ", FactKind::syncLimit, number},
    Phrase{"currentEpoch not found!", FactKind::newEpochFile, epochFile},
    Phrase{"Exiting JVM with code ", FactKind::exits, nothing},
    Phrase{"Unexpected exception, exiting abnormally", FactKind::exits, nothing},
    Phrase{"Severe unrecoverable error, exiting", FactKind::exits, nothing},
};

/// The phrases by their first letter, so that a line costs next to nothing.
struct Index {
    std::array<std::array<std::uint8_t, 16>, 128> byLetter{};
    std::array<std::uint8_t, 128> count{};
    constexpr Index() {
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            const auto letter = static_cast<std::size_t>(phrases[i].begin[0]);
            byLetter[letter][count[letter]++] = static_cast<std::uint8_t>(i);
        }
    }
};
constexpr Index byFirstLetter{};

/// The whole text of a line that names a role: which.
zab::Role roleNamed(Text text) { return Words(text).role(); }

Understood readPhrase(const Phrase& phrase, Text message, LogFact& fact) {
    if (!phrase.read || (phrase.whole && message.size() != phrase.begin.size())) return Understood::nothingOfInterest;
    fact.kind = phrase.kind;
    if (phrase.kind == FactKind::takesRole) fact.state = roleNamed(message);
    if (!phrase.read(Words(message.substr(phrase.begin.size())), fact)) return Understood::broken;
    const bool unnumbered = phrase.kind == FactKind::notified && fact.sid == noNode;
    return unnumbered ? Understood::nothingOfInterest : Understood::fact;
}

}  // namespace

Understood understand(const LogLine& line, LogFact& fact) {
    const Text message = line.message;
    if (message.empty() || static_cast<unsigned char>(message[0]) >= 128) return Understood::nothingOfInterest;
    fact = {};
    fact.at = line.at;
    if (line.className == "QuorumHierarchical") return groups(Words(message), fact);
    const auto letter = static_cast<std::size_t>(message[0]);
    for (std::size_t i = 0; i < byFirstLetter.count[letter]; ++i) {
        const Phrase& phrase = phrases[byFirstLetter.byLetter[letter][i]];
        if (!message.starts_with(phrase.begin)) continue;
        const Understood understood = readPhrase(phrase, message, fact);
        constexpr std::int64_t toldAtStart = 30'600;
        if (fact.kind == FactKind::version)
            fact.running = line.thread.empty() ? fact.number < toldAtStart : line.thread != "main";
        return understood;
    }
    return Understood::nothingOfInterest;
}

Understood understandTrace(std::string_view text, LogFact& fact) {
    constexpr Text mark = "shutdown Leader! reason: ";
    if (!text.starts_with("java.lang.Exception: ")) return Understood::nothingOfInterest;
    Words words(text);
    if (!words.pastIfThere(mark)) return Understood::nothingOfInterest;
    fact = {};
    fact.kind = FactKind::stepsDown;
    stepsDown(words, fact);
    return Understood::fact;
}

NodeId ownSid(const LogLine& line) {
    if (line.sid >= 1 && line.sid <= largestSid) return static_cast<NodeId>(line.sid);
    Words thread(line.thread);
    if (thread.pastIfThere("[myid=")) {
        const NodeId sid = thread.sid();
        if (thread.good()) return sid;
    }
    LogFact fact;
    const bool names =
        line.message.starts_with("Starting quorum peer, myid=") || line.message.starts_with("New election.");
    if (names && understand(line, fact) == Understood::fact) return fact.sid;
    Words words(line.message);
    if (line.message.starts_with("Connection broken for id ") && words.pastIfThere("my id = ")) {
        const NodeId sid = words.sid();
        if (words.good()) return sid;
    }
    return noNode;
}

}  // namespace zabscope
