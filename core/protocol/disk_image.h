// SPDX-License-Identifier: GPL-3.0-or-later
/// What a server finds on its disk: named files, each a list of records. It is all that outlives a process.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "core/protocol/shared_log.h"
#include "core/protocol/zxid.h"

namespace zabscope {

/// Bytes that are written once and shared from then on.
using Blob = std::shared_ptr<const std::string>;
inline Blob makeBlob(std::string bytes) { return std::make_shared<const std::string>(std::move(bytes)); }

/// The protocol chooses the kinds; the number tells files of one kind apart (a snapshot's zxid).
struct FileName {
    std::uint16_t kind = 0;
    std::int64_t number = 0;
    friend auto operator<=>(const FileName&, const FileName&) = default;
};

struct Record {
    enum class Health : std::uint8_t { whole, torn, corrupt };
    Blob bytes;
    Zxid zxid;  ///< of a log record; else 0
    Health health = Health::whole;
};

struct DiskImage {
    std::map<FileName, SharedLog<Record>> files;
};

}  // namespace zabscope
