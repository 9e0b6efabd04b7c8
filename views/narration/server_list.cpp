// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/narration/server_list.h"

#include "views/wording.h"

namespace zabscope {

QString ServerList::numbers(std::span<const NodeId> nodes) {
    constexpr qsizetype mostParts = 8;
    QStringList parts;
    for (std::size_t i = 0; i < nodes.size();) {
        std::size_t end = i + 1;
        while (end < nodes.size() && nodes[end] == nodes[end - 1] + 1) ++end;
        if (parts.size() == mostParts) {
            parts << QStringLiteral("…");
            break;
        }
        if (end - i >= 3) {
            parts << tr("%1 to %2").arg(Wording::shortNode(nodes[i]), Wording::shortNode(nodes[end - 1]));
            i = end;
        } else {
            parts << Wording::shortNode(nodes[i++]);
        }
    }
    if (parts.size() < 2) return parts.join(QString());
    const QString last = parts.takeLast();
    return tr("%1 and %2").arg(parts.join(tr(", ")), last);
}

QString ServerList::subject(std::span<const NodeId> nodes) {
    QString text = object(nodes);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString ServerList::object(std::span<const NodeId> nodes) {
    if (nodes.empty()) return Wording::node(noNode);
    if (nodes.size() == 1) return Wording::node(nodes.front());
    return tr("servers %1").arg(numbers(nodes));
}

}  // namespace zabscope
