// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/zookeeper_records.h"

#include <climits>

#include "core/exchange/jute.h"
#include "core/protocol/packet.pb.h"

namespace zabscope {
namespace {

using zab::wire::Request;
using zab::wire::Txn;
using Operation = wire::ClientRequest;

/// ZooDefs.OpCode
enum OpCode : std::int32_t {
    opCreate = 1,
    opDelete = 2,
    opSetData = 5,
    opSync = 9,
    opCreate2 = 15,
    opReconfig = 16,
    opCreateContainer = 19,
    opDeleteContainer = 20,
    opCreateTtl = 21,
    opCreateSession = -10,
    opCloseSession = -11,
    opError = -1
};

constexpr std::int32_t microsPerMilli = 1000;

std::int32_t toMillis(std::int64_t micros) { return static_cast<std::int32_t>(micros / microsPerMilli); }

/// Everybody may do everything (ZooDefs.Ids.OPEN_ACL_UNSAFE): our clients ask for nothing else.
void writeOpenAcl(JuteWriter& out) {
    out.int32(1);
    out.int32(31);
    out.text("world");
    out.text("anyone");
}

void skipAcl(JuteReader& in) {
    constexpr std::size_t smallestEntry = 12;
    for (std::size_t left = in.count(smallestEntry); left > 0; --left) {
        in.int32();
        in.buffer();
        in.buffer();
    }
}

std::optional<std::int32_t> opCodeOf(Txn::Kind kind) {
    switch (static_cast<int>(kind)) {
        case Txn::CREATE:
            return opCreate;
        case Txn::DELETE:
            return opDelete;
        case Txn::SET_DATA:
            return opSetData;
        case Txn::CREATE_SESSION:
            return opCreateSession;
        case Txn::CLOSE_SESSION:
            return opCloseSession;
        case Txn::ERROR:
            return opError;
        default:
            return std::nullopt;
    }
}

void writeRecord(JuteWriter& out, const Txn& txn) {
    switch (static_cast<int>(txn.kind())) {
        case Txn::CREATE:
            out.text(txn.path());
            out.buffer(txn.data());
            writeOpenAcl(out);
            out.boolean(txn.ephemeral_owner() != 0);
            out.int32(txn.parent_cversion());
            break;
        case Txn::DELETE:
            out.text(txn.path());
            break;
        case Txn::SET_DATA:
            out.text(txn.path());
            out.buffer(txn.data());
            out.int32(txn.version());
            break;
        case Txn::CREATE_SESSION:
            out.int32(toMillis(txn.timeout_us()));
            break;
        case Txn::CLOSE_SESSION:
            out.int32(txn.paths_size());
            for (const std::string& path : txn.paths()) out.text(path);
            break;
        default:
            out.int32(txn.error());
            break;
    }
}

void readCreate(JuteReader& in, std::int32_t type, Txn& txn) {
    txn.set_kind(Txn::CREATE);
    txn.set_path(in.text());
    txn.set_data(std::string{in.buffer()});
    skipAcl(in);
    const bool plain = type == opCreate || type == opCreate2;
    if (plain && in.boolean()) txn.set_ephemeral_owner(txn.session());
    txn.set_parent_cversion(in.int32());
    if (type == opCreateTtl) in.int64();
}

void readRecord(JuteReader& in, std::int32_t type, Txn& txn) {
    switch (type) {
        case opCreate:
        case opCreate2:
        case opCreateContainer:
        case opCreateTtl:
            return readCreate(in, type, txn);
        case opDelete:
        case opDeleteContainer:
            txn.set_kind(Txn::DELETE);
            txn.set_path(in.text());
            return;
        case opSetData:
        case opReconfig:
            txn.set_kind(Txn::SET_DATA);
            txn.set_path(in.text());
            txn.set_data(std::string{in.buffer()});
            txn.set_version(in.int32());
            return;
        case opCreateSession:
            txn.set_kind(Txn::CREATE_SESSION);
            txn.set_timeout_us(std::int64_t{in.int32()} * microsPerMilli);
            return;
        case opCloseSession:
            txn.set_kind(Txn::CLOSE_SESSION);
            if (in.left() == 0) return;  // closeSessionTxn.enabled=false: without the paths
            for (std::size_t left = in.count(4); left > 0; --left) txn.add_paths(in.text());
            return;
        case opError:
            txn.set_kind(Txn::ERROR);
            txn.set_error(in.int32());
            return;
        default:
            in.raw(in.left());
            return;
    }
}

}  // namespace

std::optional<std::string> toZookeeperTxn(std::string_view bytes) {
    Txn txn;
    if (bytes.size() > INT_MAX || !txn.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return std::nullopt;
    const auto type = opCodeOf(txn.kind());
    if (!type) return std::nullopt;
    std::string result;
    JuteWriter out{result};
    out.int64(txn.session());
    out.int32(txn.cxid());
    out.int64(txn.zxid());
    out.int64(0);
    out.int32(*type);
    writeRecord(out, txn);
    return result;
}

std::optional<Txn> fromZookeeperTxn(std::string_view bytes) {
    JuteReader in{bytes};
    Txn txn;
    txn.set_session(in.int64());
    txn.set_cxid(in.int32());
    txn.set_zxid(in.int64());
    in.int64();  // wall time
    readRecord(in, in.int32(), txn);
    constexpr std::size_t digestSize = 12;  // TxnDigest, which may be left out
    if (in.failed() || (in.left() != 0 && in.left() != digestSize)) return std::nullopt;
    return txn;
}

std::optional<std::string> toZookeeperRequest(const Request& request) {
    std::string body;
    JuteWriter out{body};
    std::int32_t type = 0;
    switch (request.operation()) {
        case Operation::CREATE:
            type = opCreate;
            out.text(request.path());
            out.buffer(request.data());
            writeOpenAcl(out);
            out.int32((request.ephemeral() ? 1 : 0) | (request.sequential() ? 2 : 0));
            break;
        case Operation::DELETE:
            type = opDelete;
            out.text(request.path());
            out.int32(request.version());
            break;
        case Operation::SET_DATA:
            type = opSetData;
            out.text(request.path());
            out.buffer(request.data());
            out.int32(request.version());
            break;
        case Operation::SYNC:
            type = opSync;
            out.text(request.path());
            break;
        case Operation::CREATE_SESSION:
            type = opCreateSession;
            out.int32(toMillis(request.timeout_us()));
            break;
        case Operation::CLOSE_SESSION:
            type = opCloseSession;
            break;
        default:
            return std::nullopt;
    }
    std::string result;
    JuteWriter head{result};
    head.int64(request.session());
    head.int32(request.cxid());
    head.int32(type);
    return result + body;
}

std::optional<Request> fromZookeeperRequest(std::string_view bytes) {
    JuteReader in{bytes};
    Request request;
    request.set_session(in.int64());
    request.set_cxid(in.int32());
    const std::int32_t type = in.int32();
    switch (type) {
        case opCreate:
        case opCreate2: {
            request.set_operation(Operation::CREATE);
            request.set_path(in.text());
            request.set_data(std::string{in.buffer()});
            skipAcl(in);
            const std::int32_t flags = in.int32();
            request.set_ephemeral((flags & 1) != 0);
            request.set_sequential((flags & 2) != 0);
            break;
        }
        case opDelete:
            request.set_operation(Operation::DELETE);
            request.set_path(in.text());
            request.set_version(in.int32());
            break;
        case opSetData:
            request.set_operation(Operation::SET_DATA);
            request.set_path(in.text());
            request.set_data(std::string{in.buffer()});
            request.set_version(in.int32());
            break;
        case opSync:
            request.set_operation(Operation::SYNC);
            request.set_path(in.text());
            break;
        case opCreateSession:
            request.set_operation(Operation::CREATE_SESSION);
            request.set_timeout_us(std::int64_t{in.int32()} * microsPerMilli);
            break;
        case opCloseSession:
            request.set_operation(Operation::CLOSE_SESSION);
            break;
        default:
            break;
    }
    if (in.failed()) return std::nullopt;
    return request;
}

}  // namespace zabscope
