// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/log_order.h"

#include <algorithm>
#include <optional>
#include <queue>
#include <tuple>

namespace zabscope {
namespace {

constexpr std::int64_t slack = 2'000;
/// A vote that arrives later than this after it was decided on, has waited in a queue or was sent again: when, no log
/// says.
constexpr std::int64_t longestFlight = 500'000;

using Key = std::tuple<zab::Role, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

Key keyOf(zab::Role state, const zab::Vote& vote, std::int64_t round) {
    const bool looks = state == zab::Role::looking;
    return {state, round, vote.sid, looks ? vote.zxid.value : 0, looks ? vote.epoch : 0};
}

/// When the others noticed that a server was gone.
std::map<NodeId, std::vector<std::int64_t>> noticesOf(const std::vector<ServerLog>& logs,
                                                      const std::vector<std::vector<VoteMoment>>& moments) {
    std::map<NodeId, std::vector<std::int64_t>> notices;
    for (std::size_t log = 0; log < logs.size(); ++log) {
        NodeId leader = noNode;
        auto moment = moments[log].begin();
        for (std::size_t i = 0; i < logs[log].facts.size(); ++i) {
            const LogFact& fact = logs[log].facts[i];
            for (; moment != moments[log].end() && moment->fact <= i; ++moment) {
                const bool follows = moment->state == zab::Role::following || moment->state == zab::Role::observing;
                leader = follows && moment->vote.sid > 0 ? static_cast<NodeId>(moment->vote.sid) : noNode;
            }
            if (fact.kind == FactKind::losesPeer || fact.kind == FactKind::losesLearner) {
                if (fact.sid != noNode) notices[fact.sid].push_back(fact.at);
            } else if (fact.kind == FactKind::losesLeader && leader != noNode) {
                notices[leader].push_back(fact.at);
                leader = noNode;
            }
        }
    }
    for (auto& [sid, times] : notices) std::sort(times.begin(), times.end());
    return notices;
}

class Maker {
public:
    Maker(const std::vector<ServerLog>& logs, const std::vector<std::vector<VoteMoment>>& moments)
        : m_logs(logs), m_moments(moments) {}

    LogOrder run() {
        const auto notices = noticesOf(m_logs, m_moments);
        for (std::size_t log = 0; log < m_logs.size(); ++log) {
            const auto seen = notices.find(m_logs[log].sid);
            makeSteps(log, seen == notices.end() ? std::vector<std::int64_t>{} : seen->second);
        }
        for (std::size_t log = 0; log < m_logs.size(); ++log) endTogether(log);
        for (std::size_t log = 0; log < m_logs.size(); ++log) indexSent(log);
        for (std::size_t log = 0; log < m_logs.size(); ++log) {
            for (std::size_t i = 0; i < m_logs[log].facts.size(); ++i) connectArrival(log, i);
        }
        return std::move(m_order);
    }

private:
    void makeSteps(std::size_t log, const std::vector<std::int64_t>& notices) {
        const ServerLog& server = m_logs[log];
        m_stepOf.emplace_back(server.facts.size());
        auto& steps = m_order.steps.emplace_back();
        for (std::size_t life = 0; life < server.lives.size(); ++life) {
            const ServerLife& present = server.lives[life];
            steps.push_back({LogStep::Kind::birth, present.begin, server.facts[present.begin].at, {}});
            m_births[log].push_back(server.facts[present.begin].at);
            for (std::size_t i = present.begin; i < present.end; ++i) {
                if (server.facts[i].kind == FactKind::lastWord) continue;
                m_stepOf[log][i] = steps.size();
                steps.push_back({LogStep::Kind::fact, i, server.facts[i].at, {}});
            }
            const bool last = life + 1 == server.lives.size();
            const std::int64_t next = last ? INT64_MAX : server.facts[server.lives[life + 1].begin].at;
            // A kill leaves no last line: it came after the last one, and before somebody noticed.
            const auto noticed = std::lower_bound(notices.begin(), notices.end(), present.lastLine - slack);
            const bool isNoticed = noticed != notices.end() && *noticed <= next;
            if (last && !isNoticed && !present.exits) continue;
            LogStep death{LogStep::Kind::death, present.end - 1, present.lastLine, Death::killed};
            if (isNoticed) death.at = std::max(death.at, *noticed - 1);
            if (present.exits) death = {LogStep::Kind::death, present.end - 1, present.lastLine, Death::exited};
            steps.push_back(death);
        }
    }

    /// An end that nobody noticed: whoever was there would have, so it came when the others had ended, too.
    void endTogether(std::size_t log) {
        const auto& lives = m_logs[log].lives;
        auto step = m_order.steps[log].begin();
        for (std::size_t life = 0; life + 1 < lives.size(); ++life) {
            step = std::find_if(step, m_order.steps[log].end(),
                                [](const LogStep& each) { return each.kind == LogStep::Kind::death; });
            if (step == m_order.steps[log].end()) return;
            LogStep& death = *step++;
            if (death.how == Death::exited || death.at != lives[life].lastLine) continue;
            const std::int64_t next = m_logs[log].facts[lives[life + 1].begin].at;
            std::int64_t last = death.at;
            for (std::size_t other = 0; other < m_logs.size(); ++other) {
                for (const ServerLife& each : m_logs[other].lives) {
                    const std::int64_t begin = m_logs[other].facts[each.begin].at;
                    if (other == log || begin >= death.at || each.lastLine <= death.at) continue;
                    if (each.lastLine >= next) return;  // it was not in touch with this one
                    last = std::max(last, each.lastLine);
                }
            }
            death.at = last;
        }
    }

    void indexSent(std::size_t log) {
        for (const VoteMoment& moment : m_moments[log]) {
            if (!moment.known) continue;
            const Key key = keyOf(moment.state, moment.vote, moment.round);
            m_sent[log][key].push_back(moment.fact);
        }
        // While a vote is held it is sent again, and to those who ask.
        auto moment = m_moments[log].begin();
        const VoteMoment* held = nullptr;
        for (std::size_t i = 0; i < m_logs[log].facts.size(); ++i) {
            const LogFact& fact = m_logs[log].facts[i];
            for (; moment != m_moments[log].end() && moment->fact <= i; ++moment) held = &*moment;
            if (!held || !held->known) continue;
            const bool again = fact.kind == FactKind::backsOff && held->state == zab::Role::looking;
            const bool asked = fact.kind == FactKind::notified && fact.sid != m_logs[log].sid &&
                               fact.state == zab::Role::looking &&
                               (held->state != zab::Role::looking || fact.round < held->round);
            const Key key = keyOf(held->state, held->vote, held->round);
            if (again) m_sent[log][key].push_back(i);
            if (asked) m_answers[log][{fact.sid, key}].push_back(i);
        }
        for (auto& [key, facts] : m_sent[log]) std::sort(facts.begin(), facts.end());
    }

    std::optional<std::size_t> indexOf(NodeId sid) const {
        for (std::size_t i = 0; i < m_logs.size(); ++i) {
            if (m_logs[i].sid == sid) return i;
        }
        return std::nullopt;
    }

    void connectArrival(std::size_t log, std::size_t i) {
        const LogFact& fact = m_logs[log].facts[i];
        const bool isVote = fact.kind == FactKind::notified && fact.sid != m_logs[log].sid;
        const bool isPacket =
            fact.kind == FactKind::gets || fact.kind == FactKind::newLeader || fact.kind == FactKind::upToDate;
        if (!isVote && !isPacket) return;
        LogMessage message;
        message.receiver = log;
        message.arrivesAt = m_stepOf[log][i];
        message.from = isVote ? fact.sid : leaderAt(log, i);
        if (message.from == noNode || message.from == m_logs[log].sid) return;
        if (const auto sender = indexOf(message.from)) {
            message.sender = *sender;
            message.sentAt = isVote ? sendingOf(*sender, log, fact) : packetSentAt(*sender, log, fact);
        }
        const std::size_t number = m_order.messages.size();
        m_order.messages.push_back(message);
        m_order.arriving[{log, message.arrivesAt}] = number;
        if (message.sentAt != LogMessage::noStep) m_order.leaving[{message.sender, message.sentAt}].push_back(number);
    }

    /// The last moment at which the sender can have sent this, before it arrives and after the receiver began to live.
    std::size_t sendingOf(std::size_t sender, std::size_t receiver, const LogFact& fact) const {
        const Key key = keyOf(fact.state, fact.vote, fact.round);
        const auto& births = m_births.at(receiver);
        const auto birth = std::upper_bound(births.begin(), births.end(), fact.at);
        const std::int64_t born = birth == births.begin() ? INT64_MIN : *(birth - 1);
        std::size_t best = LogMessage::noStep;
        const auto consider = [&](const std::vector<std::size_t>& facts) {
            const auto next = std::upper_bound(
                facts.begin(), facts.end(), fact.at + slack,
                [&](std::int64_t time, std::size_t each) { return time < m_logs[sender].facts[each].at; });
            if (next == facts.begin()) return;
            const std::int64_t time = m_logs[sender].facts[*(next - 1)].at;
            if (time < born || time < fact.at - longestFlight) return;
            const std::size_t step = m_stepOf[sender][*(next - 1)];
            if (best == LogMessage::noStep || step > best) best = step;
        };
        const auto& sent = m_sent.at(sender);
        const auto& answers = m_answers[sender];
        if (const auto all = sent.find(key); all != sent.end() && fact.state == zab::Role::looking)
            consider(all->second);
        if (const auto all = answers.find({m_logs[receiver].sid, key}); all != answers.end()) consider(all->second);
        return best;
    }

    /// Whom the server follows at a fact.
    NodeId leaderAt(std::size_t log, std::size_t i) const {
        const auto& moments = m_moments[log];
        const auto next =
            std::upper_bound(moments.begin(), moments.end(), i,
                             [](std::size_t fact, const VoteMoment& moment) { return fact < moment.fact; });
        if (next == moments.begin()) return noNode;
        const VoteMoment& present = *(next - 1);
        const bool learns = present.state == zab::Role::following || present.state == zab::Role::observing;
        return learns && present.vote.sid > 0 && present.vote.sid <= largestSid ? static_cast<NodeId>(present.vote.sid)
                                                                                : noNode;
    }
    /// The leader logs when it begins to synchronize a learner; NEWLEADER goes out right behind, UPTODATE once it is
    /// established.
    std::size_t packetSentAt(std::size_t leader, std::size_t learner, const LogFact& fact) {
        const auto& facts = m_logs[leader].facts;
        std::size_t best = LogMessage::noStep;
        const auto last = std::upper_bound(facts.begin(), facts.end(), fact.at + slack,
                                           [](std::int64_t at, const LogFact& each) { return at < each.at; });
        for (auto at = last; at != facts.begin();) {
            --at;
            if (at->at < fact.at - longestFlight || at->kind == FactKind::takesRole) break;
            const bool syncs = at->kind == FactKind::sends && at->sid == m_logs[learner].sid;
            const bool opens = at->kind == FactKind::establishes && fact.kind == FactKind::upToDate;
            if (!syncs && !opens) continue;
            best = m_stepOf[leader][static_cast<std::size_t>(at - facts.begin())];
            break;
        }
        return best;
    }

    using Facts = std::vector<std::size_t>;
    const std::vector<ServerLog>& m_logs;
    const std::vector<std::vector<VoteMoment>>& m_moments;
    LogOrder m_order;
    std::vector<std::vector<std::size_t>> m_stepOf;  // of each fact
    std::map<std::size_t, std::vector<std::int64_t>> m_births;
    std::map<std::size_t, std::map<Key, Facts>> m_sent;
    mutable std::map<std::size_t, std::map<std::pair<NodeId, Key>, Facts>> m_answers;
};

/// Walks all chains at once by time, and what must come first comes first.
class Walker {
public:
    Walker(LogOrder& order, const std::function<bool(std::size_t, std::size_t)>& step)
        : m_order(order), m_step(step), m_next(order.steps.size(), 0), m_busy(order.steps.size(), false) {}

    void run() {
        using Head = std::tuple<std::int64_t, std::size_t, std::size_t>;  // time, log, step
        std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
        for (std::size_t log = 0; log < m_next.size(); ++log) {
            if (!m_order.steps[log].empty()) heads.emplace(m_order.steps[log][0].at, log, 0);
        }
        while (!heads.empty() && !m_stopped) {
            const auto [at, log, step] = heads.top();
            heads.pop();
            if (step == m_next[log]) advance(log, step);
            if (m_next[log] < m_order.steps[log].size())
                heads.emplace(m_order.steps[log][m_next[log]].at, log, m_next[log]);
        }
    }

private:
    void advance(std::size_t log, std::size_t upTo) {
        m_busy[log] = true;
        while (m_next[log] <= upTo && !m_stopped) {
            const std::size_t step = m_next[log];
            await(log, step);
            ++m_next[log];
            m_stopped = m_stopped || !m_step(log, step);
        }
        m_busy[log] = false;
    }
    /// What arrives in this step must have been sent.
    void await(std::size_t log, std::size_t step) {
        const auto arriving = m_order.arriving.find({log, step});
        if (arriving == m_order.arriving.end()) return;
        LogMessage& message = m_order.messages[arriving->second];
        if (message.sentAt == LogMessage::noStep || m_next[message.sender] > message.sentAt) return;
        if (!m_busy[message.sender]) return advance(message.sender, message.sentAt);
        // Each waits for the other: one of the stamps must be wrong.
        std::erase(m_order.leaving[{message.sender, message.sentAt}], arriving->second);
        message.sentAt = LogMessage::noStep;
    }

    LogOrder& m_order;
    const std::function<bool(std::size_t, std::size_t)>& m_step;
    std::vector<std::size_t> m_next;
    std::vector<bool> m_busy;
    bool m_stopped = false;
};

}  // namespace

LogOrder orderOf(const std::vector<ServerLog>& logs, const std::vector<std::vector<VoteMoment>>& moments) {
    return Maker(logs, moments).run();
}

void walk(LogOrder& order, const std::function<bool(std::size_t, std::size_t)>& step) { Walker(order, step).run(); }

}  // namespace zabscope
