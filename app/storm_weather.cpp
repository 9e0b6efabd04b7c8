// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storm_weather.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include "core/sim/random.h"

namespace zabscope {
namespace {

constexpr int clients = 4;
constexpr std::size_t mostTraps = 10;  ///< statements "when": each looks at every event of its kind
/// The calm begins with a command of this client; no trap strikes after it.
constexpr std::string_view firstOfCalm = "client 900 stops";

/// Draws weather gust by gust. It does not know what a gust did: one that means nothing when its time comes (to thaw a
/// server that is not frozen) is refused by the simulator, and that is all.
class Forecast {
public:
    Forecast(std::uint64_t seed, const StormSettings& settings);
    Weather draw();

private:
    void drawStage(std::uint64_t seed);
    void drawLimits();
    void drawGroups(int groups);
    void openSessions();
    void squall();
    void clearing();
    void fault();
    void serverFault();
    void linkFault();
    void slowFault();
    void holdMessages();
    void trap();
    void work();
    void bigWork();
    void writeCalm();

    bool chance(std::uint64_t percent) { return m_chance.below(100) < percent; }
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(m_chance.below(static_cast<std::uint64_t>(most - least + 1)));
    }
    template <std::size_t N>
    std::string oneOf(const std::array<std::string_view, N>& words) {
        return std::string{words[m_chance.below(N)]};
    }
    std::string server() { return std::to_string(m_sids[m_chance.below(m_sids.size())]); }
    /// A server by its number, or whoever leads then.
    std::string victim() { return chance(30) ? "leader" : server(); }
    std::string other(const std::string& than);
    std::string some();
    std::string client() { return "client " + std::to_string(between(1, clients)); }
    std::string path() { return "/" + std::string(1, static_cast<char>('a' + between(0, 4))); }

    void line(const std::string& text) { m_weather.stage += text + "\n"; }
    void say(std::string statement) { m_weather.gusts.push_back({std::exchange(m_pause, {}), std::move(statement)}); }
    void wait(Duration time) {
        m_pause += time;
        m_clock += time;
    }
    void waitUpTo(Duration time) { wait(microseconds(between(0, time.count()))); }

    const StormSettings& m_settings;
    Random m_chance;
    std::vector<int> m_sids;
    int m_voters = 3;
    Weather m_weather;
    Duration m_pause{};
    Duration m_clock{};
    std::size_t m_traps = 0;
    std::set<std::string> m_held;  ///< patterns of messages that were to be held
};

Forecast::Forecast(std::uint64_t seed, const StormSettings& settings)
    : m_settings(settings), m_chance(Random::stream(seed, Random::Purpose::director, 0x5708)) {
    drawStage(seed);
}

void Forecast::drawStage(std::uint64_t seed) {
    const std::uint64_t size = m_chance.below(100);
    m_voters = m_settings.servers.value_or(size < 50 ? 3 : size < 85 ? 5 : 7);
    const int observers = m_settings.observers.value_or(chance(30) ? static_cast<int>(between(1, 2)) : 0);
    m_sids.resize(static_cast<std::size_t>(m_voters + observers));
    std::iota(m_sids.begin(), m_sids.end(), 1);
    line("zabscope scenario 1");
    line("servers " + std::to_string(m_voters));
    if (observers > 0) line("observers " + std::to_string(m_voters + 1) + ".." + std::to_string(m_voters + observers));
    if (m_settings.groups > 0) drawGroups(m_settings.groups);
    line("seed " + std::to_string(seed));
    drawLimits();
    for (const std::string& variant : m_settings.variants) line("variant " + variant);
}

void Forecast::drawLimits() {
    const WeatherPace pace;
    line("tick " + toText(pace.tick));
    line("init limit " + std::to_string(pace.initLimit));
    line("sync limit " + std::to_string(pace.syncLimit));
    line("notification interval 50ms .. " + toText(pace.largestInterval));
    line("finalize wait " + std::to_string(between(10, 60)) + "ms");
    line("connect timeout " + toText(pace.connectTimeout));
    line("observer election delay 50ms");
    line("commit log " + oneOf<3>({"3", "12", "500"}));
    line("snap count " + oneOf<3>({"8", "60", "100000"}));
    line("snapshot size factor " + oneOf<4>({"33%", "400%", "9999%", "off"}));
    if (chance(6)) line("initial counter " + std::to_string(4294967294 - between(20, 300)));
    line("network latency " + std::to_string(between(200, 3000)) + "us jitter " + std::to_string(between(0, 4000)) + "us");
    line("disk write 20us flush " + std::to_string(between(200, 8000)) + "us");
}

// Each voter in one of the groups, by turns; a few of them without weight.
void Forecast::drawGroups(int groups) {
    std::vector<std::string> lines(static_cast<std::size_t>(groups));
    for (int sid = 1; sid <= m_voters; ++sid)
        lines[static_cast<std::size_t>((sid - 1) % groups)] += " " + std::to_string(sid);
    for (int group = 0; group < groups; ++group) {
        line("group " + std::to_string(group + 1) + ":" + lines[static_cast<std::size_t>(group)]);
    }
    for (int sid = 1; sid <= m_voters; ++sid) {
        if (chance(30))
            line("weight " + std::to_string(sid) + " " + std::to_string(sid > groups ? between(0, 3) : between(1, 3)));
    }
}

std::string Forecast::other(const std::string& than) {
    std::string another = server();
    while (another == than) another = server();
    return another;
}

/// One to some less than all servers.
std::string Forecast::some() {
    std::string servers;
    const std::size_t count = 1 + m_chance.below(m_sids.size() - 1);
    std::vector<int> left = m_sids;
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = left.begin() + static_cast<std::ptrdiff_t>(m_chance.below(left.size()));
        servers += (servers.empty() ? "" : " ") + std::to_string(*at);
        left.erase(at);
    }
    return servers;
}

void Forecast::openSessions() {
    for (int i = 1; i <= clients; ++i) {
        say("client " + std::to_string(i) + " connects to " + server() + " timeout " + oneOf<3>({"300ms", "1s", "2s"}));
    }
    for (const char* path : {"/a", "/b", "/c", "/d", "/e"}) say("client 1 creates " + std::string{path});
}

Weather Forecast::draw() {
    // Most storms begin with a start of all; in some the servers come one by one.
    if (chance(70)) {
        say("start all");
    } else {
        for (const int sid : m_sids) {
            say("start " + std::to_string(sid));
            waitUpTo(milliseconds(400));
        }
    }
    openSessions();
    waitUpTo(seconds(2));
    while (m_clock < m_settings.length) {
        squall();
        waitUpTo(milliseconds(chance(50) ? 300 : 1500));
        if (chance(75)) clearing();
        for (std::int64_t i = between(0, 3); i > 0; --i) {
            work();
            waitUpTo(milliseconds(60));
        }
        waitUpTo(milliseconds(chance(60) ? 800 : 3000));
    }
    m_weather.after = m_pause;
    writeCalm();
    return std::move(m_weather);
}

void Forecast::squall() {
    for (std::int64_t i = between(1, 5); i > 0; --i) {
        if (chance(30)) {
            work();
        } else {
            fault();
        }
        waitUpTo(chance(50) ? milliseconds(12) : milliseconds(250));
    }
}

void Forecast::clearing() {
    if (chance(80)) say("heal");
    if (chance(80)) say("thaw all");
    for (const std::string& pattern : m_held) {
        if (chance(60)) say("release every " + pattern);
    }
    if (chance(60)) say("free disk of all");
    if (chance(60)) say("slow disk of all to 100%");
    if (chance(40)) say("delay all to all by 1ms");
    if (chance(90)) say("start all");
}

void Forecast::fault() {
    const std::uint64_t kind = m_chance.below(100);
    if (kind < 42) return serverFault();
    if (kind < 66) return linkFault();
    if (kind < 78) return slowFault();
    if (kind < 86) return holdMessages();
    return trap();
}

void Forecast::serverFault() {
    const std::uint64_t kind = m_chance.below(100);
    const std::string whom = victim();
    if (kind < 30) return say("kill " + whom);
    if (kind < 52) return say("power off " + whom);
    if (kind < 66) return say("freeze " + whom);
    if (kind < 78) return say("timeout " + whom);
    if (kind < 90) return say("start all");
    if (kind < 94) return say("power off all");
    if (kind < 97) return say("kill all");
    say("fill disk of " + whom);
}

void Forecast::linkFault() {
    const std::uint64_t kind = m_chance.below(100);
    const std::string one = server();
    const std::string another = other(one);
    if (kind < 15) return say("cut " + one + " from " + another);
    if (kind < 35) return say("cut one way " + one + " to " + another);
    if (kind < 58) return say("isolate " + victim());
    if (kind < 72) return say("cut " + some() + " from all");
    if (kind < 86) return say("reset " + one + " from " + (chance(50) ? "all" : another));
    say("heal");
}

void Forecast::slowFault() {
    const std::uint64_t kind = m_chance.below(100);
    const std::string one = server();
    const std::string time = std::to_string(between(2, 120)) + "ms";
    if (kind < 35) return say("slow disk of " + one + " to " + oneOf<4>({"300%", "1000%", "5000%", "30000%"}));
    if (kind < 55) return say("delay " + one + " to all by " + time);
    if (kind < 75) return say("delay all to " + one + " by " + time);
    if (kind < 90) return say("jitter " + one + " to all by " + time);
    say("bandwidth " + one + " to " + other(one) + " at " + oneOf<3>({"2KB/s", "20KB/s", "unlimited"}));
}

void Forecast::holdMessages() {
    static constexpr std::array<std::string_view, 12> kinds{"NOTIFICATION", "PROPOSAL", "ACK",        "COMMIT",
                                                            "NEWLEADER",    "UPTODATE", "LEADERINFO", "ACKEPOCH",
                                                            "REQUEST",      "PING",     "DIFF",       "messages"};
    const std::string from = server();
    const std::string pattern = oneOf(kinds) + " from " + from + " to " + other(from);
    m_held.insert(pattern);
    say("hold next " + std::to_string(between(1, 4)) + " " + pattern);
}

/// Something that strikes at the very moment when it hurts.
void Forecast::trap() {
    if (m_traps == mostTraps) return serverFault();
    ++m_traps;
    static constexpr std::array<std::string_view, 11> kinds{"NEWLEADER", "UPTODATE",   "DIFF",        "TRUNC",
                                                            "SNAP",      "PROPOSAL",   "COMMIT",      "ACK",
                                                            "ACKEPOCH",  "LEADERINFO", "FOLLOWERINFO"};
    static constexpr std::array<std::string_view, 5> deeds{"kill", "power off", "power off", "freeze", "isolate"};
    const std::string whom = server();
    const std::string pause = " for at least " + std::to_string(between(1, 9000)) + "us";
    std::string moment;
    switch (m_chance.below(4)) {
        case 0:
            moment = "phase of " + whom + " = " + oneOf<2>({"synchronization", "discovery"});
            break;
        case 1:
            moment = "server " + whom + " leads";
            break;
        case 2:
            moment = "sent " + oneOf(kinds) + " from " + whom;
            break;
        default:
            moment = "delivered " + oneOf(kinds) + " to " + whom;
            break;
    }
    const std::string target = chance(75) ? whom : chance(50) ? "leader" : server();
    const std::string deed = oneOf(deeds);
    std::string statement =
        "when " + moment + (chance(75) ? pause : "") + std::string{notInCalm} + ": " + deed + " " + target;
    if (target != "leader" && (deed == "kill" || deed == "power off") && chance(50)) statement += "; start " + target;
    say(std::move(statement));
}

void Forecast::work() {
    const std::uint64_t kind = m_chance.below(100);
    if (kind < 25) return say("write to " + server() + " " + path());
    if (kind < 45) return bigWork();
    if (kind < 55) return say(client() + " sets " + path());
    if (kind < 62)
        return say(client() + " creates " + path() + (chance(50) ? "-" : "") + (chance(60) ? " ephemeral" : "") +
                   (chance(60) ? " sequential" : ""));
    if (kind < 67) return say(client() + " deletes " + path());
    if (kind < 75) return say(client() + " reads " + path());
    if (kind < 82) return say(client() + " syncs " + path());
    if (kind < 89) return say(client() + " moves to " + server());
    if (kind < 93) return say(client() + " stops");
    const std::string whom = client();
    say(whom + (chance(50) ? " dies" : " closes"));
    waitUpTo(milliseconds(200));
    say(whom + " connects to " + server() + " timeout 1s");
}

void Forecast::bigWork() {
    say(client() + " loads " + path() + " \"v\" " + std::to_string(between(1, 6)) + " outstanding every " +
        std::to_string(between(3, 40)) + "ms " + std::to_string(between(5, 80)) + " writes");
}

void Forecast::writeCalm() {
    const WeatherPace pace;
    const std::string bound = toText(pace.bound());
    std::vector<std::string>& calm = m_weather.calm;
    calm.emplace_back(firstOfCalm);
    for (int i = 1; i <= clients; ++i) calm.push_back("client " + std::to_string(i) + " stops");
    calm.insert(calm.end(),
                {"heal", "delay all to all by 1ms", "jitter all to all by 0s", "bandwidth all to all at unlimited"});
    for (const std::string& pattern : m_held) calm.push_back("release every " + pattern);
    calm.insert(calm.end(), {"thaw all", "free disk of all", "slow disk of all to 100%"});
    const std::string blow = oneOf<3>({"", "kill all", "power off all"});
    if (!blow.empty()) calm.push_back(blow);
    calm.push_back("start all");
    // One that keeps its role that long has a quorum in touch; who has ended or refused to start then needs an
    // operator, who wipes its disk: what it knew that was committed, the quorum knows.
    calm.push_back("run until leader elected for at least " + toText(pace.tick * (pace.initLimit + pace.syncLimit + 2)) +
                   " at most " + bound);
    calm.insert(calm.end(), {"wipe all", "start all"});
    const auto prove = [&](const std::string& client) {
        calm.push_back("run until leader elected and serving of all = yes at most " + bound);
        calm.push_back("client " + client + " connects to leader timeout 2s");
        calm.push_back("client " + client + " creates /calm sequential");
        calm.push_back("run until delivered REPLY to c" + client + " at most " + bound);
        calm.push_back("run until same tree on all at most " + bound);
    };
    prove("901");
    calm.insert(calm.end(), {"power off all", "start all"});
    prove("902");
}

}  // namespace

Weather weatherOf(std::uint64_t seed, const StormSettings& settings) {
    assert(settings.servers.value_or(1) > 0);
    return Forecast{seed, settings}.draw();
}

}  // namespace zabscope
