// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_trace.h"

#include <QCoreApplication>
#include <QStringList>
#include <nlohmann/json.hpp>

#include "app/elections_table.h"
#include "core/trace/elections.h"
#include "core/trace/text.h"

namespace zabscope {
namespace {

/// Whole lines for a person.
class RunSummary {
    Q_DECLARE_TR_FUNCTIONS(RunSummary)

public:
    static QString text(const LoadedTrace& trace, const std::optional<std::vector<Election>>& elections) {
        const TraceHeader& header = trace.header;
        const QString name = QString::fromStdString(header.scenarioName);
        QStringList lines;
        lines << (header.isImported() ? tr("A run that was imported: %1.").arg(QString::fromStdString(header.origin))
                                      : tr("A run of Zabscope: scenario %1, protocol %2, seed %3.")
                                            .arg(name.isEmpty() ? tr("without a name") : name,
                                                 QString::fromStdString(header.protocol))
                                            .arg(header.seed));
        lines << tr("Events: %1, over %2 s.")
                     .arg(trace.timeline.last())
                     .arg(QString::fromStdString(toSeconds(trace.timeline.end())));
        if (!elections) {
            lines << tr("Its scenario cannot be read: it can be looked at, but not continued.");
        } else {
            const auto won = std::count_if(elections->begin(), elections->end(),
                                           [](const Election& each) { return each.winner != noNode; });
            lines << tr("Elections: %1, of which %2 have a winner.").arg(elections->size()).arg(won);
        }
        return lines.join(u'\n') + u'\n';
    }
};

}  // namespace

std::variant<Imported, InputError> readRuns(const std::vector<std::string>& paths, const ImportGoesOn& goOn) {
    if (paths.size() != 1) return InputError{paths[1] + ": one run of Zabscope at a time; open them one after the other"};
    auto loaded = loadTrace(paths[0], goOn);
    if (auto* error = std::get_if<InputError>(&loaded)) return std::move(*error);
    auto& trace = std::get<LoadedTrace>(loaded);
    std::optional<std::vector<Election>> elections;
    const auto scenario = readScenario(trace.header.scenario, trace.header.scenarioName);
    if (const auto* read = std::get_if<Scenario>(&scenario)) elections = electionsOf(trace.timeline, read->ensemble);
    Imported imported;
    imported.summary = RunSummary::text(trace, elections).toStdString();
    const nlohmann::json account{
        {"events", trace.timeline.last()},
        {"duration_us", trace.timeline.end().time_since_epoch().count()},
        {"protocol", trace.header.protocol},
        {"scenario_name", trace.header.scenarioName},
        {"seed", trace.header.seed},
        {"origin", trace.header.origin},
        {"elections", elections ? toJson(*elections) : nlohmann::json(nullptr)},
    };
    imported.account = account.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    if (trace.warning) imported.warnings.push_back(*trace.warning);
    imported.header = std::move(trace.header);
    imported.timeline = std::move(trace.timeline);
    return imported;
}

}  // namespace zabscope
