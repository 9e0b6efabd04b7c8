// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/node_list.h"

#include <QStringList>

#include "views/wording.h"

namespace zabscope {

QString nodeList(std::span<const NodeId> nodes, qsizetype most) {
    QStringList words;
    for (std::size_t i = 0; i < nodes.size();) {
        if (words.size() >= most) {
            words << QStringLiteral("…");
            break;
        }
        const NodeId first = nodes[i];
        std::size_t end = i + 1;
        while (end < nodes.size() && isServer(first) && nodes[end] - 1 == nodes[end - 1]) ++end;
        if (end - i < 3) end = i + 1;
        words << Wording::shortNode(first);
        if (end - i > 1) words.back() += QStringLiteral("–") + Wording::shortNode(nodes[end - 1]);
        i = end;
    }
    return words.join(u' ');
}

}  // namespace zabscope
