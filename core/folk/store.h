// SPDX-License-Identifier: GPL-3.0-or-later
/// A server's disk and memory: the log of writes, the tree that they make, and the zxid, which may be ahead of both.
#pragma once

#include "core/folk/folk.pb.h"
#include "core/folk/node_tree.h"
#include "core/protocol/peer.h"

namespace zabscope::folk {

class Store {
public:
    /// Reads the disk. On an empty one the zxid is `id`: the article calls a server's own id so.
    void load(const DiskImage& disk, NodeId id, Effects& effects);
    bool isNew() const { return m_new; }

    Zxid zxid() const { return m_zxid; }
    const NodeTree& tree() const { return m_tree; }
    Zxid lastLogged() const { return m_lastLogged; }
    Zxid lastFlushed() const { return m_lastFlushed; }
    std::int64_t records() const { return m_records; }

    /// Sets the zxid without a write.
    void setZxid(Zxid zxid, Effects& effects);
    /// Takes a prepared write into the log and the tree; the zxid is its. Nobody waits until it is durable.
    void write(Zxid zxid, const wire::Change& change, Effects& effects);
    /// The disk has flushed what was asked for with `token`.
    void flushed(DiskToken token);

private:
    void readLog(const SharedLog<Record>& log);

    Zxid m_zxid;
    NodeTree m_tree;
    Zxid m_lastLogged;
    Zxid m_lastFlushed;
    std::int64_t m_records = 0;
    bool m_new = false;
    DiskToken m_flushes = 0;
    std::map<DiskToken, Zxid> m_flushing;  ///< what will be durable when that flush is done
};

}  // namespace zabscope::folk
