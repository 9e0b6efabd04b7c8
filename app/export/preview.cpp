// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/preview.h"

#include <QFileInfo>

#include "app/render/report_words.h"

namespace zabscope {
namespace {

constexpr std::size_t enough = 12'000;  // bytes

/// Keeps the first bytes and then wants no more.
class Beginning : public Output {
public:
    bool goOn(double) override {
        flush();
        return m_bytes.size() < enough;
    }
    const std::string& bytes() const { return m_bytes; }

protected:
    void take(std::string_view bytes) override {
        if (m_bytes.size() < enough) m_bytes += bytes.substr(0, enough - m_bytes.size());
    }

private:
    std::string m_bytes;
};

}  // namespace

std::optional<QString> firstLines(const ExportOrder& order, const RunCopy& run, int lines) {
    const Exported exported{run.timeline, run.header, run.ensemble, order.excerpt};
    QString text;
    if (const auto* make = std::get_if<StreamExport>(&order.format->make)) {
        Beginning beginning;
        if (const auto trouble = (*make)(exported, beginning)) return QString::fromStdString(trouble->text());
        beginning.flush();
        if (beginning.bytes().find('\0') != std::string::npos) return std::nullopt;
        text = QString::fromStdString(beginning.bytes());
    } else if (order.format->name == "markdown") {
        const auto facts = readReport(exported, [](double) { return true; });
        // The folder beside the file, as it will be called; before there is a name, that of the example in README.
        const QString stem = QFileInfo(order.path).completeBaseName();
        const QString folder = (stem.isEmpty() ? QStringLiteral("lesson") : stem) + QStringLiteral("-pictures");
        text = RunReport(exported, *facts, folder).text();
    } else {
        return std::nullopt;
    }
    return text.section(u'\n', 0, lines - 1);
}

}  // namespace zabscope
