// SPDX-License-Identifier: GPL-3.0-or-later
/// Transactions and forwarded requests in ZooKeeper's own records (zookeeper.jute; Util.marshallTxnEntry), both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/zab/zab.pb.h"

namespace zabscope {

/// A transaction as it stands in a PROPOSAL: TxnHeader and record, as written with zookeeper.digest.enabled=false. Its
/// wall time, which a virtual run does not have, is 0. Nothing if the bytes are no transaction of ours.
std::optional<std::string> toZookeeperTxn(std::string_view txn);
/// A transaction of ours from what a PROPOSAL holds. One of a kind that ours do not have keeps its zxid, session and
/// cxid and has no kind. Nothing if the bytes are not a transaction.
std::optional<zab::wire::Txn> fromZookeeperTxn(std::string_view bytes);

/// What a REQUEST holds. Nothing if the operation is none that a learner forwards.
std::optional<std::string> toZookeeperRequest(const zab::wire::Request& request);
/// An operation that ours do not have keeps session and cxid and has no operation.
std::optional<zab::wire::Request> fromZookeeperRequest(std::string_view bytes);

}  // namespace zabscope
