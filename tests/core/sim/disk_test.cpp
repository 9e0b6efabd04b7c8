// SPDX-License-Identifier: GPL-3.0-or-later
/// What survives which crash, and how long a disk takes.
#include "core/sim/disk.h"

#include <QtTest>

#include <set>

#include "tests/core/sim/toys.h"

using namespace zabscope;
using namespace zabscope::toys;
using Lines = std::vector<std::string>;

namespace {

/// What a process that starts now finds in the log, as zxids; a torn record is negative.
std::vector<std::int64_t> logOf(const Disk& disk) {
    std::vector<std::int64_t> zxids;
    const auto image = disk.image();
    const auto file = image->files.find({2, 0});
    for (std::size_t i = 0; file != image->files.end() && i < file->second.size(); ++i) {
        const Record& record = file->second[i];
        zxids.push_back(record.health == Record::Health::torn ? -record.zxid.value : record.zxid.value);
    }
    return zxids;
}

Instant at(std::int64_t micros) { return Instant{microseconds(micros)}; }

}  // namespace

class DiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneThingAfterAnother() {
        Play play;
        play.connected();
        play.let(1, append(std::string(100'000, 'x'), 1), append("", 2), Flush{3});
        play.run(seconds(1));
        // 20 us + 1 ms for the bytes, 20 us, 2 ms
        QCOMPARE(play.told(), (Lines{"11.02ms 1 written 1", "11.04ms 1 written 2", "13.04ms 1 flushed 3"}));
        play.command(SlowDisk{sids({1}), 1000});
        play.let(1, append("", 4), Flush{5});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"1.0102s 1 written 4", "1.0302s 1 flushed 5"}));
        QCOMPARE(play.count("flushed"), std::size_t{2});
    }

    void aKillKeepsWhatTheSystemHas() {
        Disk disk{DiskSettings{}};
        disk.write(at(0), transaction(1), 1);
        disk.write(at(0), transaction(2), 2);
        const auto loss = disk.kill(at(20));
        QCOMPARE(logOf(disk), (std::vector<std::int64_t>{1}));
        QVERIFY(loss && loss->lastKept == Zxid{1} && !loss->torn);
        QVERIFY(!disk.kill(at(30)));
    }

    void aPowerCutKeepsAPrefixByChance() {
        std::set<std::vector<std::int64_t>> seen;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Disk disk{DiskSettings{}};
            disk.write(at(0), transaction(1), 1);
            const auto flushed = disk.flush(at(0), 0, 1);
            QCOMPARE(disk.complete(flushed.job).upTo, Zxid{1});
            disk.write(flushed.done, transaction(2), 2);
            disk.write(flushed.done, transaction(3), 3);
            disk.flush(flushed.done, 0, 4);  // begins, and is void
            Random chance{seed};
            const auto loss = disk.cutPower(flushed.done + microseconds(50), chance);
            const auto log = logOf(disk);
            QCOMPARE(loss.has_value(), log != (std::vector<std::int64_t>{1, 2, 3}));
            if (loss) {
                QCOMPARE(loss->torn, log.back() < 0);
                QCOMPARE(loss->lastKept.value, log.back() < 0 ? log[log.size() - 2] : log.back());
            }
            seen.insert(log);
        }
        const std::set<std::vector<std::int64_t>> all{{1}, {1, -2}, {1, 2}, {1, 2, -3}, {1, 2, 3}};
        QVERIFY(seen == all);
    }

    void whatIsFlushedSurvivesAPowerCut() {
        Disk disk{DiskSettings{}};
        Write keep = append("old");
        keep.action = Write::Action::replace;
        disk.write(at(0), keep, 1);
        disk.complete(disk.flush(at(0), 0, 1).job);
        Random chance{1};
        QVERIFY(!disk.cutPower(at(10'000), chance));
        QCOMPARE(*disk.image()->files.at({1, 0})[0].bytes, std::string{"old"});
    }

    void aReplacementIsOldOrNew() {
        std::set<std::string> seen;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Disk disk{DiskSettings{}};
            Write write = append("old");
            write.action = Write::Action::replace;
            disk.write(at(0), write, 1);
            disk.complete(disk.flush(at(0), 0, 1).job);
            write.bytes = makeBlob("new");
            disk.write(at(3000), write, 2);
            Random chance{seed};
            disk.cutPower(at(4000), chance);
            QCOMPARE(disk.image()->files.at({1, 0}).size(), std::size_t{1});
            seen.insert(*disk.image()->files.at({1, 0})[0].bytes);
        }
        QVERIFY(seen == (std::set<std::string>{"old", "new"}));
    }

    void aTruncationCanBeUndone() {
        std::set<std::size_t> seen;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Disk disk{DiskSettings{}};
            for (int i = 1; i <= 3; ++i) disk.write(at(0), transaction(i), 1);
            disk.complete(disk.flush(at(0), 0, 1).job);
            Write cutBack = transaction(1);
            cutBack.action = Write::Action::truncate;
            cutBack.meaning = Write::Meaning::truncation;
            cutBack.keep = 1;
            disk.write(at(5000), cutBack, 2);
            QCOMPARE(logOf(disk).size(), std::size_t{1});
            Random chance{seed};
            const auto loss = disk.cutPower(at(6000), chance);
            QCOMPARE(loss ? loss->lastKept : Zxid{1}, Zxid{loss ? 3 : 1});
            seen.insert(logOf(disk).size());
        }
        QVERIFY(seen == (std::set<std::size_t>{1, 3}));
    }

    void aFullDiskRefuses() {
        Play play;
        play.connected();
        play.command(FillDisk{sids({1}), true});
        play.let(1, append("x", 1), append("y"), Flush{2});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"10.02ms 1 disk failed 1", "10.06ms 1 disk failed 2"}));
        QCOMPARE(play.count("disk_refused"), std::size_t{3});
        play.command(FillDisk{sids({1}), false});
        play.let(1, append("x", 3), Flush{4});
        play.run(seconds(1));
        QCOMPARE(play.told(), (Lines{"1.01002s 1 written 3", "1.01202s 1 flushed 4"}));
    }

    // A log has no gaps: what follows a refused write is refused until a flush has said so.
    void whatWasRefusedIsLostWithTheProcess() {
        Disk disk{DiskSettings{}};
        disk.write(at(0), transaction(1), 1);
        disk.complete(disk.flush(at(100), 0, 1).job);
        disk.setFull(true);
        disk.refuseWrite(at(5000), transaction(2), 2);
        disk.setFull(false);
        QVERIFY(disk.refusesWrite());
        disk.refuseFlush(at(5000), 0, 2);
        QVERIFY(!disk.refusesWrite());
        const auto loss = disk.kill(at(9000));
        QVERIFY(loss.has_value());
        QCOMPARE(loss->lastKept, Zxid{1});
        QVERIFY(!disk.kill(at(9001)).has_value());
    }

    void aRecordCanBeCorrupted() {
        Play play;
        play.connected();
        QVERIFY(play.sim.carryOut(CorruptDisk{sids({1}), Zxid{}}).has_value());
        play.let(1, transaction(1), transaction(2), Flush{1}, transaction(3));
        play.run(seconds(1));
        play.command(CorruptDisk{sids({1}), Zxid{2}});
        play.command(CorruptDisk{sids({1}), Zxid{}});
        play.command(Kill{sids({1})});
        play.command(Start{sids({1})});
        const auto& log = Puppet::m_disk->files.at({2, 0});
        QVERIFY(log[0].health == Record::Health::whole);
        QVERIFY(log[1].health == Record::Health::corrupt);
        QVERIFY(log[2].health == Record::Health::corrupt);
    }

    void aWipeNeedsADeadProcess() {
        Play play;
        play.connected();
        play.let(1, transaction(1), Flush{1});
        play.run(seconds(1));
        QVERIFY(play.sim.carryOut(Wipe{sids({1})}).has_value());
        play.command(Kill{sids({1})});
        play.command(Wipe{sids({1})});
        play.command(Start{sids({1})});
        QVERIFY(Puppet::m_disk->files.empty());
    }

    void theTraceKnowsWhatIsDurable() {
        Play play;
        play.connected();
        play.let(1, transaction(1), Flush{1}, transaction(2));
        play.run(seconds(1));
        const auto lastOf = [&](HistoryTip tip) { return play.sim.timeline().histories().last(1, tip); };
        QCOMPARE(lastOf(play.sim.timeline().state().find(1)->written), Zxid{2});
        QCOMPARE(lastOf(play.sim.timeline().state().find(1)->durable), Zxid{1});
        play.command(Kill{sids({1})});
        QCOMPARE(lastOf(play.sim.timeline().state().find(1)->written), Zxid{2});
        QCOMPARE(play.count("disk_lost"), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(DiskTest)
#include "disk_test.moc"
