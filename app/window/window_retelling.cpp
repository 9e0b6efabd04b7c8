// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: a scenario is made of the run of real servers that is shown, played, and set beside it.
#include "app/play.h"
#include "app/window/comparison_sheet.h"
#include "app/window/main_window.h"
#include "core/exchange/retold_scenario.h"

namespace zabscope {

/// Both runs, for as long as the sheet is open.
struct MainWindow::Retelling {
    LoadedTrace real;
    LoadedTrace ours;
    std::string scenario;
    std::vector<Election> realElections;
    std::vector<Election> ourElections;
    std::string trouble;  ///< one line; then there is nothing else
};

namespace {

/// Plays the scenario to its end; false if nobody wants it any more.
bool playToEnd(Play& play, Instant end, const ImportGoesOn& goOn) {
    constexpr std::uint64_t stride = 4096;  // events between two questions
    while (play.advance(stride)) {
        const double all = std::max(1.0, static_cast<double>(end.time_since_epoch().count()));
        if (!goOn(std::min(1.0, static_cast<double>(play.simulator().now().time_since_epoch().count()) / all)))
            return false;
    }
    return true;
}

}  // namespace

std::shared_ptr<MainWindow::Retelling> MainWindow::retold(LoadedTrace real, const Ensemble& ensemble,
                                                          const ImportGoesOn& goOn) {
    auto both = std::make_shared<Retelling>();
    both->real = std::move(real);
    const auto made = scenarioOf(both->real.timeline, ensemble, both->real.header.scenarioName);
    if (const auto* trouble = std::get_if<ExportTrouble>(&made)) {
        both->trouble = trouble->text();
        return both;
    }
    both->scenario = std::get<std::string>(made);
    auto read = readScenario(both->scenario, both->real.header.scenarioName);
    if (const auto* error = std::get_if<InputError>(&read)) {
        both->trouble = error->line;
        return both;
    }
    Play play(std::move(std::get<Scenario>(read)), Carrier::memory);
    if (!playToEnd(play, both->real.timeline.end(), goOn)) return both;
    if (play.trouble()) both->trouble = *play.trouble();
    both->ours.header = headerOf(play.scenario());
    both->ours.timeline = play.timeline();
    both->realElections = electionsOf(both->real.timeline, ensemble);
    both->ourElections = electionsOf(both->ours.timeline, play.scenario().ensemble);
    return both;
}

void MainWindow::retell() {
    if (!m_session.isImported())
        return m_messages->say(tr("This run is our own. Import logs or a capture of real servers, and a scenario can be "
                                  "made of what they did; what you did yourself is saved with Save as scenario."),
                               MessageBar::Weight::hint);
    const auto timeline = m_session.timeline();
    const auto ensemble = m_session.ensemble();
    const TraceHeader header = m_session.header();
    readAside(tr("Playing a scenario made of this run…"),
              [this, timeline, ensemble, header](const ImportGoesOn& goOn) -> std::function<void()> {
                  auto both = retold({header, *timeline, std::nullopt}, *ensemble, goOn);
                  return [this, both] { showRetold(both); };
              });
}

void MainWindow::showRetold(const std::shared_ptr<Retelling>& both) {
    if (!both->trouble.empty())
        return m_messages->say(QString::fromStdString(both->trouble), MessageBar::Weight::trouble);
    auto* sheet = new ComparisonSheet(both->realElections, both->ourElections, m_theme, this);
    connect(sheet, &ComparisonSheet::scenarioWanted, this, [this, both] { saveScenario(both->scenario); });
    connect(sheet, &ComparisonSheet::wanted, this, [this, both](ComparisonSheet::Run run, Instant at) {
        stopReading();
        const bool real = run == ComparisonSheet::Run::real;
        m_session.show(real ? both->real : both->ours);
        m_file.setPath(QString());
        m_session.jump(m_session.timeline()->positionAt(at));
        m_messages->say(real ? tr("The run of the real servers.")
                             : tr("The run of our servers, which can be continued and forked."),
                        MessageBar::Weight::hint);
        retranslate();
    });
    sheet->show();
}

}  // namespace zabscope
