// SPDX-License-Identifier: GPL-3.0-or-later
/// One server's disk: a device that does one thing after another, and what of it survives which crash.
///
/// A write is with the operating system when its time has come: a process kill does not lose it any more. It is on the
/// platter when a flush asked for later has been done: a power cut does not lose it any more. Of the rest a power cut keeps
/// a prefix by chance, and may tear the record after it.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

#include "core/protocol/peer.h"
#include "core/sim/random.h"
#include "core/trace/scenario.h"

namespace zabscope {

class Disk {
public:
    explicit Disk(const DiskSettings& settings) : m_settings(settings) {}

    /// Asks the device for something. `cause` is the event that says so; it comes back with the answer.
    struct Planned {
        Instant done;
        std::uint32_t job = 0;
        bool answered = false;  ///< complete() must be called at `done`
    };
    Planned write(Instant now, Write write, EventId cause);
    Planned flush(Instant now, DiskToken token, EventId cause);
    /// A full disk refuses writes. What comes after a refused write is refused, too, and the flush that would have covered
    /// it fails: a log does not get gaps. What a process has written in vain is lost when it ends.
    bool refusesWrite() const { return m_full || m_refusedSinceFlush; }
    bool refusesFlush() const { return m_full || m_refusedSinceFlush; }
    Planned refuseWrite(Instant now, const Write& write, EventId cause);
    Planned refuseFlush(Instant now, DiskToken token, EventId cause);

    struct Answer {
        enum class Kind : std::uint8_t { written, flushed, failed };
        Kind kind{};
        DiskToken token = 0;
        EventId cause = noEvent;
        Zxid upTo;  ///< flushed: the log that is on the platter now
    };
    /// The device has done a job. Precondition: it is of this generation, and its time has come.
    Answer complete(std::uint32_t job);
    /// Jobs of an earlier generation are void.
    std::uint32_t generation() const { return m_generation; }

    /// What a crash took of the log; nothing if it took nothing of it.
    struct Loss {
        Zxid lastKept;
        bool torn = false;
    };
    std::optional<Loss> kill(Instant now);
    std::optional<Loss> cutPower(Instant now, Random& chance);

    /// What a process that starts now finds. Precondition: nothing is being written (the process before it has ended).
    std::shared_ptr<const DiskImage> image() const;

    void wipe();
    /// Flips bits of the log record with this zxid (0: the last one) and returns its zxid; nothing if there is none.
    std::optional<Zxid> corrupt(Zxid zxid);
    void setSlow(std::int32_t percent) { m_slowPercent = percent; }
    void setFull(bool full) { m_full = full; }
    std::int32_t slowPercent() const { return m_slowPercent; }
    bool full() const { return m_full; }

private:
    enum class Kind : std::uint8_t { write, flush, refused };
    struct Job {
        Kind kind{};
        Record::Health health{};
        Write write;
        DiskToken token = 0;
        EventId cause = noEvent;
        Instant done;
    };
    Planned plan(Instant now, Duration time, bool answered, Job job);
    static void apply(DiskImage& image, const Job& job);
    static Zxid lastAfter(Zxid last, const Job& job);
    void takeToPlatter();  ///< the first job

    DiskSettings m_settings;
    DiskImage m_platter;
    Zxid m_platterLast;            ///< of the log
    std::deque<Job> m_jobs;        ///< in order: done but not on the platter, then not done yet
    std::uint32_t m_firstJob = 0;  ///< the number of m_jobs.front()
    std::uint32_t m_generation = 0;
    Instant m_busyUntil;
    std::int32_t m_slowPercent = 100;
    bool m_full = false;
    bool m_refusedSinceFlush = false;
    bool m_refusedLog = false;  ///< something of the log, since the process began
};

}  // namespace zabscope
