// SPDX-License-Identifier: GPL-3.0-or-later
/// How fast logs of servers are read. They are made up, in the proportions of real ones: a quiet ensemble logs
/// connections of clients, now and then there is an election.
#include <QTemporaryDir>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>

#include "app/bench/bench.h"
#include "app/bench/cost.h"
#include "core/exchange/log_import.h"

namespace zabscope {
namespace {

constexpr double logSize = 40e6;  // bytes of each of three logs
constexpr int linesBetween = 3000;

/// One server's log; the clock goes on a millisecond a line.
class LogMaker {
public:
    LogMaker(const std::string& path, int sid) : m_out(path, std::ios::binary), m_sid(std::to_string(sid)) {}

    void run() {
        line("main:QuorumPeerConfig@177", "Reading configuration from: /etc/zookeeper/zoo.cfg");
        for (int round = 1; m_bytes < logSize; ++round) {
            election(round);
            for (int i = 0; i < linesBetween; ++i) {
                line("NIOWorkerThread-1:NIOServerCnxn@517",
                     "Processing srvr command from /127.0.0.1:" + std::to_string(40'000 + i));
            }
        }
        if (!m_out.flush()) throw std::runtime_error("no room for the logs of the benchmark; free some space");
    }

private:
    void line(const std::string& origin, const std::string& message) {
        std::string stamp = stampText(std::int64_t{1'700'000'000'000'000} + 1000 * m_lines++);
        stamp[19] = ',';
        const std::string text = stamp + " [myid:" + m_sid + "] - INFO  [" + origin + "] - " + message + "\n";
        m_bytes += static_cast<double>(text.size());
        m_out << text;
    }
    void vote(int from, int leader, int round) {
        line("WorkerReceiver[myid=" + m_sid + "]:FastLeaderElection$Messenger$WorkerReceiver@391",
             "Notification: my state:LOOKING; n.sid:" + std::to_string(from) +
                 ", n.state:LOOKING, n.leader:" + std::to_string(leader) + ", n.round:" + toHex(Zxid{round}) +
                 ", n.peerEpoch:" + toHex(Zxid{round - 1}) +
                 ", n.zxid:0x0, message format version:0x2, n.config version:0x0");
    }
    void election(int round) {
        const std::string thread = "QuorumPeer[myid=" + m_sid + "](plain=127.0.0.1:2181)(secure=disabled):";
        const bool leads = m_sid == "3";
        line(thread + "QuorumPeer@1455", "LOOKING");
        line(thread + "FastLeaderElection@946", "New election. My id = " + m_sid + ", proposed zxid=0x0");
        vote(std::stoi(m_sid), std::stoi(m_sid), round);
        for (int sid = 1; sid <= 3; ++sid) {
            if (std::to_string(sid) == m_sid) continue;
            vote(sid, 3, round);
        }
        vote(std::stoi(m_sid), 3, round);
        line(thread + "QuorumPeer@1537", leads ? "LEADING" : "FOLLOWING");
    }

    std::ofstream m_out;
    std::string m_sid;
    double m_bytes = 0;
    std::int64_t m_lines = 0;
};

}  // namespace

void benchImport(const BenchSink& sink) {
    const QTemporaryDir folder;
    std::vector<std::string> paths;
    for (int sid = 1; sid <= 3; ++sid) {
        paths.push_back(folder.filePath(QStringLiteral("zk%1.log").arg(sid)).toStdString());
        LogMaker(paths.back(), sid).run();
    }
    const Cost cost = costOf(
        [&] {
            const auto read = importLogs(paths, [](double) { return true; });
            if (const auto* trouble = std::get_if<ImportTrouble>(&read)) throw std::runtime_error(trouble->text());
        },
        1);
    sink({"reading logs of ZooKeeper servers into a run, one core", 3 * logSize / 1e6 / cost.seconds, "MB/s", 100});
    sink({"reading these logs, memory", cost.mebibytes, "MiB", memoryGoal, true});
}

}  // namespace zabscope
