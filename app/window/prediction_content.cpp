// SPDX-License-Identifier: GPL-3.0-or-later
// PredictionDesk: what its sheet shows.
#include <algorithm>

#include "app/learn/prediction_words.h"
#include "app/window/prediction_desk.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using learn::Foreseen;
using learn::PredictionWords;

constexpr int enoughAsked = 3;      // before a topic is one to review
constexpr double wellKnown = 0.75;  // from this share on it is not
constexpr std::size_t mostReviewed = 3;

}  // namespace

PredictionSheet::Content PredictionDesk::content() const {
    PredictionSheet::Content shown;
    if (m_stage == Stage::idle) {
        shown.question = tr("Pause anywhere and ask: the question is made from where the servers stand, and the answer "
                            "by running them ahead. The run itself waits meanwhile.");
    } else if (m_stage == Stage::looking) {
        shown.question = tr("Nothing is undecided here. Looking ahead for the next question…");
        shown.canAsk = false;
    } else if (m_stage == Stage::found) {
        const Duration time = m_next->at - m_session.playhead().shown();
        shown.question = time > Duration{}
                             ? tr("Nothing is undecided here. Something will be in %1.").arg(Wording::duration(time))
                             : tr("Nothing is undecided here. Something will be in a moment.");
        shown.canGoOn = true;
        shown.canAsk = false;
    } else if (m_stage == Stage::none) {
        shown.question = !m_session.whyFixed().isEmpty()
                             ? tr("Nothing is undecided here, nor later in this recording.")
                             : m_session.ensemble()->protocol != "zab"
                                   ? tr("Of this protocol only elections are asked about, and none is under way. "
                                        "Questions about writes, synchronization and reads are made for Zab.")
                                   : tr("Nothing is undecided here, nor in the next two minutes. Do something: kill a "
                                        "server, cut a link, write. Then ask again.");
    }
    if (!m_question) return shown;
    shown.heading = tr("%1 · at %2").arg(PredictionWords::topic(m_question->topic), Wording::instant(m_question->asked.at));
    shown.question = PredictionWords::question(*m_question, m_frame);
    shown.hint = PredictionWords::hint(m_question->topic, m_session.ensemble()->protocol);
    if (waits() && m_session.playhead().last() < m_session.timeline()->last())
        shown.hint += u' ' + tr("What is recorded of the time after this is hidden until you have answered.");
    // Whoever is to answer must know what is done from outside; the rest follows from the rules.
    if (waits() && m_seen && !m_seen->deeds.empty())
        shown.question += u' ' + tr("As the run goes on, this is done meanwhile: %1.").arg(PredictionWords::deeds(*m_seen));
    for (const learn::Option& option : m_question->options)
        shown.options << PredictionWords::option(*m_question, option, m_frame);
    shown.chosen = m_chosen;
    shown.canAsk = m_stage == Stage::told || m_stage == Stage::withdrawn;
    if (m_stage == Stage::waiting) shown.reasons << tr("Running ahead…");
    if (m_stage == Stage::withdrawn) shown.verdict = m_why;
    const bool happened = m_stage == Stage::withdrawn && m_seen && m_seen->how == Foreseen::How::decided &&
                          m_ground == ground() && !(m_session.playhead().position() < m_seen->at);
    if (m_stage != Stage::told && !happened) return shown;
    if (m_seen->how == Foreseen::How::unfinished) {
        shown.verdict = PredictionWords::unfinished(!m_session.whyFixed().isEmpty());
        return shown;
    }
    for (std::size_t i = 0; i < m_question->options.size(); ++i) {
        if (std::find(m_seen->right.begin(), m_seen->right.end(), m_question->options[i]) != m_seen->right.end())
            shown.right.push_back(static_cast<int>(i));
    }
    shown.reasons = PredictionWords::explanation(*m_question, *m_seen, m_frame);
    shown.canShow = m_ground == ground();
    if (m_stage != Stage::told) return shown;
    shown.good = std::find(shown.right.begin(), shown.right.end(), *m_chosen) != shown.right.end();
    const QString answer = shown.right.empty() ? QString() : shown.options[shown.right.front()];
    shown.verdict = *shown.good ? tr("✓ Right: %1").arg(answer) : tr("✗ Not so. The answer: %1").arg(answer);
    return shown;
}

void PredictionDesk::show() { m_sheet.show(content()); }

void PredictionDesk::showScores() {
    auto scores = m_progress.predictions();
    const auto scoreOf = [&](learn::Topic topic) -> const learn::Progress::Score& {
        return scores[std::string{learn::topicKey(topic)}];
    };
    std::vector<learn::Topic> weakest;
    for (const learn::Topic topic : learn::allTopics) {
        if (scoreOf(topic).asked >= enoughAsked && scoreOf(topic).share() < wellKnown) weakest.push_back(topic);
    }
    std::stable_sort(weakest.begin(), weakest.end(), [&](learn::Topic a, learn::Topic b) {
        return scoreOf(a).share() < scoreOf(b).share();
    });
    if (weakest.size() > mostReviewed) weakest.resize(mostReviewed);
    std::vector<PredictionSheet::Score> shown;
    const auto add = [&](learn::Topic topic, bool review) {
        const auto& score = scoreOf(topic);
        shown.push_back({PredictionWords::topic(topic), score.asked, score.right, review,
                         QString::fromStdString(PredictionWords::lesson(topic)), PredictionWords::misconception(topic)});
    };
    // The weakest stand first.
    for (const learn::Topic topic : weakest) add(topic, true);
    for (const learn::Topic topic : learn::allTopics) {
        if (std::find(weakest.begin(), weakest.end(), topic) == weakest.end()) add(topic, false);
    }
    m_sheet.setScores(shown);
}

void PredictionDesk::retranslate() {
    m_sheet.retranslate();
    show();
    showScores();
}

}  // namespace zabscope
