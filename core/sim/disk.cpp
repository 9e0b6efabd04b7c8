// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/disk.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace zabscope {
namespace {

bool isLog(const Write& write) {
    return write.meaning == Write::Meaning::transaction || write.meaning == Write::Meaning::truncation ||
           write.meaning == Write::Meaning::replacingSnapshot;
}

}  // namespace

Disk::Planned Disk::plan(Instant now, Duration time, bool answered, Job job) {
    m_busyUntil = std::max(now, m_busyUntil) + time * m_slowPercent / 100;
    job.done = m_busyUntil;
    m_jobs.push_back(std::move(job));
    return {m_busyUntil, m_firstJob + static_cast<std::uint32_t>(m_jobs.size()) - 1, answered};
}

Disk::Planned Disk::write(Instant now, Write write, EventId cause) {
    assert(!refusesWrite());
    Duration time = m_settings.write;
    if (write.bytes && m_settings.bytesPerSecond > 0) {
        const auto bytes = static_cast<std::int64_t>(write.bytes->size());
        time += microseconds(bytes * 1'000'000 / m_settings.bytesPerSecond);
    }
    const DiskToken token = write.token;
    return plan(now, time, token != 0, {Kind::write, Record::Health::whole, std::move(write), token, cause, {}});
}

Disk::Planned Disk::flush(Instant now, DiskToken token, EventId cause) {
    assert(!refusesFlush());
    return plan(now, m_settings.flush, true, {Kind::flush, {}, {}, token, cause, {}});
}

Disk::Planned Disk::refuseWrite(Instant now, const Write& write, EventId cause) {
    m_refusedSinceFlush = true;
    m_refusedLog |= isLog(write);
    const DiskToken token = write.token;
    return plan(now, m_settings.write, token != 0, {Kind::refused, {}, {}, token, cause, {}});
}

Disk::Planned Disk::refuseFlush(Instant now, DiskToken token, EventId cause) {
    m_refusedSinceFlush = false;
    return plan(now, m_settings.write, token != 0, {Kind::refused, {}, {}, token, cause, {}});
}

Disk::Answer Disk::complete(std::uint32_t job) {
    const std::uint32_t place = job - m_firstJob;
    assert(place < m_jobs.size());
    const Job& done = m_jobs[place];
    Answer answer{Answer::Kind::written, done.token, done.cause, {}};
    if (done.kind == Kind::refused) answer.kind = Answer::Kind::failed;
    if (done.kind != Kind::flush) return answer;
    for (std::uint32_t i = 0; i < place; ++i) takeToPlatter();
    m_jobs.pop_front();
    ++m_firstJob;
    answer.kind = Answer::Kind::flushed;
    answer.upTo = m_platterLast;
    return answer;
}

void Disk::takeToPlatter() {
    apply(m_platter, m_jobs.front());
    m_platterLast = lastAfter(m_platterLast, m_jobs.front());
    m_jobs.pop_front();
    ++m_firstJob;
}

void Disk::apply(DiskImage& image, const Job& job) {
    if (job.kind != Kind::write) return;
    const Write& write = job.write;
    const Record record{write.bytes, write.zxid, job.health};
    switch (write.action) {
    case Write::Action::append: image.files[write.file].push_back(record); break;
    case Write::Action::replace: {
        SharedLog<Record> file;
        file.push_back(record);
        image.files[write.file] = std::move(file);
        break;
    }
    case Write::Action::truncate: {
        const auto file = image.files.find(write.file);
        if (file != image.files.end() && write.keep < file->second.size()) file->second.truncate(write.keep);
        break;
    }
    case Write::Action::remove: image.files.erase(write.file); break;
    }
}

Zxid Disk::lastAfter(Zxid last, const Job& job) {
    const bool counts = job.kind == Kind::write && isLog(job.write) && job.health != Record::Health::torn;
    return counts ? job.write.zxid : last;
}

std::optional<Disk::Loss> Disk::kill(Instant now) {
    ++m_generation;
    m_busyUntil = now;
    m_refusedSinceFlush = false;
    bool lost = std::exchange(m_refusedLog, false);
    while (!m_jobs.empty() && m_jobs.back().done > now) {
        lost |= m_jobs.back().kind == Kind::write && isLog(m_jobs.back().write);
        m_jobs.pop_back();
    }
    // Who asked for what is left is gone; only the writes themselves count from here on.
    std::erase_if(m_jobs, [](const Job& job) { return job.kind != Kind::write; });
    if (!lost) return std::nullopt;
    Zxid last = m_platterLast;
    for (const Job& job : m_jobs) last = lastAfter(last, job);
    return Loss{last, false};
}

std::optional<Disk::Loss> Disk::cutPower(Instant now, Random& chance) {
    const bool lostByKill = kill(now).has_value();
    const std::uint64_t kept = chance.below(m_jobs.size() + 1);
    for (std::uint64_t i = 0; i < kept; ++i) takeToPlatter();
    const bool lost = std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job& job) { return isLog(job.write); });
    bool torn = false;
    if (!m_jobs.empty() && m_jobs.front().write.action == Write::Action::append && chance.coin()) {
        Job& first = m_jobs.front();
        const std::string bytes = first.write.bytes ? *first.write.bytes : std::string{};
        first.write.bytes = makeBlob(bytes.substr(0, bytes.size() / 2));
        first.health = Record::Health::torn;
        torn = isLog(first.write);
        takeToPlatter();
    }
    m_firstJob += static_cast<std::uint32_t>(m_jobs.size());
    m_jobs.clear();
    if (!lost && !lostByKill) return std::nullopt;
    return Loss{m_platterLast, torn};
}

std::shared_ptr<const DiskImage> Disk::image() const {
    auto image = std::make_shared<DiskImage>(m_platter);
    for (const Job& job : m_jobs) apply(*image, job);
    return image;
}

void Disk::wipe() {
    ++m_generation;
    m_platter.files.clear();
    m_platterLast = Zxid{};
    m_jobs.clear();
    m_refusedSinceFlush = false;
    m_refusedLog = false;
}

std::optional<Zxid> Disk::corrupt(Zxid zxid) {
    const auto matches = [zxid](const Zxid& has) { return has.value != 0 && (zxid.value == 0 || has == zxid); };
    for (auto job = m_jobs.rbegin(); job != m_jobs.rend(); ++job) {
        const bool append = job->kind == Kind::write && job->write.action == Write::Action::append;
        if (!append || !matches(job->write.zxid)) continue;
        job->health = Record::Health::corrupt;
        return job->write.zxid;
    }
    SharedLog<Record>* file = nullptr;
    std::size_t place = 0;
    for (auto& [name, records] : m_platter.files) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (!matches(records[i].zxid) || (file && (*file)[place].zxid > records[i].zxid)) continue;
            file = &records;
            place = i;
        }
    }
    if (!file) return std::nullopt;
    Record record = (*file)[place];
    record.health = Record::Health::corrupt;
    file->set(place, record);
    return record.zxid;
}

}  // namespace zabscope
