// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/link_words.h"

#include "views/wording.h"

namespace zabscope {

QString LinkWords::quality(const LinkChanged& link) {
    QStringList parts{tr("latency %1").arg(Wording::duration(link.latency))};
    if (link.jitter > Duration{}) parts << tr("jitter up to %1").arg(Wording::duration(link.jitter));
    if (link.bytesPerSecond > 0) {
        const auto bytes = static_cast<double>(link.bytesPerSecond);
        const auto rate = [](double value, const char* unit) {
            return QString::number(value, 'g', 3) + QLatin1String(unit);
        };
        parts << tr("at most %1").arg(bytes < 1e3   ? rate(bytes, " B/s")
                                      : bytes < 1e6 ? rate(bytes / 1e3, " kB/s")
                                                    : rate(bytes / 1e6, " MB/s"));
    }
    return parts.join(tr(", "));
}

}  // namespace zabscope
