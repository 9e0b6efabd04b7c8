// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folk/store.h"

#include <climits>

namespace zabscope::folk {
namespace {

// The numbers of Zab's log and of one of its small files, so that tools that know those name these.
constexpr FileName logFile{3, 0};
constexpr FileName zxidFile{6, 0};

template <typename Message>
bool parse(Message& message, const Record& record) {
    const std::string& bytes = *record.bytes;
    return record.health == Record::Health::whole && bytes.size() <= INT_MAX &&
           message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace

void Store::load(const DiskImage& disk, NodeId id, Effects& effects) {
    const auto log = disk.files.find(logFile);
    if (log != disk.files.end()) readLog(log->second);
    const auto file = disk.files.find(zxidFile);
    wire::ZxidFile saved;
    if (file != disk.files.end() && !file->second.empty() && parse(saved, file->second.back()) &&
        saved.records() >= m_records) {
        m_zxid = Zxid{saved.zxid()};
    }
    m_new = m_zxid == Zxid{};
    if (m_new) setZxid(Zxid{id}, effects);
}

// What is spoilt ends the log: the article knows no disk, so nobody misses it.
void Store::readLog(const SharedLog<Record>& log) {
    for (std::size_t i = 0; i < log.size(); ++i) {
        wire::Record record;
        if (!parse(record, log[i])) return;
        m_tree.apply(record.change(), Zxid{record.zxid()});
        m_zxid = m_lastLogged = m_lastFlushed = Zxid{record.zxid()};
        ++m_records;
    }
}

void Store::setZxid(Zxid zxid, Effects& effects) {
    if (zxid == m_zxid) return;
    m_zxid = zxid;
    wire::ZxidFile file;
    file.set_zxid(zxid.value);
    file.set_records(m_records);
    Write write;
    write.file = zxidFile;
    write.action = Write::Action::replace;
    write.bytes = makeBlob(file.SerializeAsString());
    effects.emplace_back(std::move(write));
}

void Store::write(Zxid zxid, const wire::Change& change, Effects& effects) {
    wire::Record record;
    record.set_zxid(zxid.value);
    *record.mutable_change() = change;
    m_tree.apply(change, zxid);
    m_zxid = m_lastLogged = zxid;
    ++m_records;
    Write write;
    write.file = logFile;
    write.meaning = Write::Meaning::transaction;
    write.bytes = makeBlob(record.SerializeAsString());
    write.zxid = zxid;
    write.digest = digestOf(*write.bytes);
    effects.emplace_back(std::move(write));
    m_flushing[++m_flushes] = zxid;
    effects.emplace_back(Flush{m_flushes});
}

void Store::flushed(DiskToken token) {
    const auto at = m_flushing.find(token);
    if (at == m_flushing.end()) return;
    m_lastFlushed = at->second;
    m_flushing.erase(at);
}

}  // namespace zabscope::folk
