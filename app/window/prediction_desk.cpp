// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/prediction_desk.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>

#include "app/learn/prediction_words.h"
#include "views/wording.h"

namespace zabscope {
namespace {

using learn::Foreseen;
using learn::Prediction;
using learn::PredictionWords;

constexpr std::size_t mostKnown = 200;

}  // namespace

PredictionDesk::PredictionDesk(PredictionSheet& sheet, Session& session, learn::Progress& progress, QObject* parent)
    : QObject(parent), m_sheet(sheet), m_session(session), m_progress(progress) {
    connect(&m_sheet, &PredictionSheet::askWanted, this, &PredictionDesk::ask);
    connect(&m_sheet, &PredictionSheet::chosen, this, &PredictionDesk::choose);
    connect(&m_sheet, &PredictionSheet::showWanted, this, &PredictionDesk::showIt);
    connect(&m_sheet, &PredictionSheet::goOnWanted, this, &PredictionDesk::goOn);
    connect(&m_sheet, &PredictionSheet::whyWanted, this, [this] {
        if (m_seen && m_seen->event != noEvent && m_seen->event <= m_session.timeline()->last())
            Q_EMIT explained(m_seen->event);
        else
            showIt();
    });
    connect(&m_session, &Session::begun, this, &PredictionDesk::begun);
    show();
    showScores();
}

PredictionDesk::~PredictionDesk() {
    if (m_stop) m_stop->store(true);
}

// The engine runs ahead on a thread of its own; what comes of it is only taken if it is still wanted.
void PredictionDesk::work(std::function<void(const std::atomic<bool>*)> what, std::function<void()> then) {
    if (m_stop) m_stop->store(true);
    m_stop = std::make_shared<std::atomic<bool>>(false);
    const QPointer<PredictionDesk> alive(this);
    QThreadPool::globalInstance()->start([alive, stop = m_stop, what = std::move(what), then = std::move(then)] {
        what(stop.get());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, stop, then] {
                if (alive && !stop->load()) then();
            },
            Qt::QueuedConnection);
    });
}

learn::KnownRun PredictionDesk::knownRun() const {
    learn::KnownRun run;
    run.scenario = std::make_shared<const Scenario>(m_session.scenario());
    run.commands = m_session.branches().commandsOf(m_session.branches().current());
    run.timeline = m_session.timeline();
    run.end = {m_session.known().reached, run.timeline->last()};
    run.fixed = !m_session.whyFixed().isEmpty();
    return run;
}

PredictionDesk::Ground PredictionDesk::ground() const {
    const Branches& branches = m_session.branches();
    return {branches.current(), branches.commandsOf(branches.current()).size()};
}

bool PredictionDesk::isKnown(const Prediction& prediction) const {
    return std::any_of(m_known.begin(), m_known.end(), [&](const Answered& each) {
        return each.prediction.asksSame(prediction) && !(prediction.asked < each.prediction.asked) &&
               prediction.asked < each.decided;
    });
}

// What is known least comes first; among equals the order is that of the topics.
std::optional<Prediction> PredictionDesk::pick(std::vector<Prediction> all) const {
    std::erase_if(all, [this](const Prediction& each) { return isKnown(each); });
    if (all.empty()) return std::nullopt;
    auto scores = m_progress.predictions();
    const auto known = [&](const Prediction& each) { return scores[std::string{learn::topicKey(each.topic)}].share(); };
    return *std::min_element(all.begin(), all.end(),
                             [&](const Prediction& a, const Prediction& b) { return known(a) < known(b); });
}

void PredictionDesk::ask() {
    if (m_stage == Stage::open || m_stage == Stage::waiting) return m_sheet.takeFocus();
    m_session.playhead().setPlaying(false);
    const Frame frame = m_session.frame();
    auto picked = pick(learn::predictionsAt({*frame.timeline, *frame.state, frame.now, *frame.ensemble}));
    if (picked) {
        open(std::move(*picked));
    } else {
        look();
    }
    m_sheet.takeFocus();
}

void PredictionDesk::open(Prediction prediction) {
    m_frame = m_session.frame();
    m_ground = ground();
    m_question = std::move(prediction);
    m_seen.reset();
    m_chosen.reset();
    m_next.reset();
    m_counted = false;
    m_askThere = m_showing = false;
    m_stage = Stage::open;
    show();
    Q_EMIT lookWanted(PredictionWords::views(m_question->topic, m_session.ensemble()->protocol), m_question->subject);
    const auto seen = std::make_shared<Foreseen>();
    work([seen, run = knownRun(), asked = *m_question](const auto* stop) { *seen = learn::foresee(asked, run, stop); },
         [this, seen] {
             m_seen = seen;
             if (m_stage == Stage::waiting) return reveal();
             if (m_stage == Stage::open && !m_seen->deeds.empty()) show();
         });
}

// Nothing can be asked here: where is the next place?
void PredictionDesk::look() {
    m_question.reset();
    m_seen.reset();
    m_next.reset();
    m_stage = Stage::looking;
    m_ground = ground();
    show();
    const auto found = std::make_shared<std::optional<Position>>();
    const auto isNew = [known = m_known](const Prediction& prediction) {
        return std::none_of(known.begin(), known.end(), [&](const Answered& each) {
            return each.prediction.asksSame(prediction) && prediction.asked < each.decided;
        });
    };
    work([found, isNew, run = knownRun(), from = m_session.playhead().position()](
             const auto* stop) { *found = learn::nextQuestion(run, from, isNew, stop); },
         [this, found] {
             m_next = *found;
             m_stage = m_next ? Stage::found : Stage::none;
             show();
             m_sheet.takeFocus();
         });
}

void PredictionDesk::choose(int option) {
    if (m_stage != Stage::open || option < 0 || option >= static_cast<int>(m_question->options.size())) return;
    m_chosen = option;
    m_stage = Stage::waiting;
    if (m_seen) return reveal();
    show();
}

void PredictionDesk::reveal() {
    m_stage = Stage::told;
    const auto& right = m_seen->right;
    const bool good = std::find(right.begin(), right.end(),
                                m_question->options[static_cast<std::size_t>(*m_chosen)]) != right.end();
    m_counted = m_seen->how != Foreseen::How::unfinished && (good || m_seen->deeds.empty());
    if (m_counted) m_progress.addPrediction(std::string{learn::topicKey(m_question->topic)}, good);
    remember();
    show();
    showScores();
    m_sheet.takeFocus();
}

void PredictionDesk::remember() {
    if (m_seen && m_seen->how != Foreseen::How::unfinished) {
        m_known.push_back({*m_question, m_seen->at});
    } else {
        m_known.push_back({*m_question, {m_question->until, UINT64_MAX}});
    }
    if (m_known.size() > mostKnown) m_known.erase(m_known.begin());
}

void PredictionDesk::withdraw(const QString& why) {
    if (m_stop) m_stop->store(true);
    m_why = why;
    m_stage = Stage::withdrawn;
    show();
}

void PredictionDesk::begun() {
    m_known.clear();
    m_askThere = m_showing = false;
    if (m_stop) m_stop->store(true);
    m_question.reset();
    m_seen.reset();
    m_next.reset();
    m_stage = Stage::idle;
    show();
}

void PredictionDesk::goTo(const Position& there, bool quickly) {
    Playhead& playhead = m_session.playhead();
    const Known known = m_session.known();
    const bool isRecorded = known.reached >= there.at && known.timeline.last() >= there.last;
    const bool isBehind = playhead.shown() > there.at || playhead.last() >= there.last;
    if (isRecorded && (quickly || isBehind)) {
        m_paceBefore = playhead.stop() ? m_paceBefore : playhead.pace();
        playhead.setPlaying(false);
        m_session.jump(there);
        return;
    }
    if (!playhead.stop()) m_paceBefore = playhead.pace();
    playhead.setStop(there);
    playhead.setPace(quickly ? Pace::express : Pace::guided);
    playhead.setPlaying(true);
}

void PredictionDesk::showIt() {
    if (!m_seen || m_seen->how == Foreseen::How::unfinished || m_ground != ground()) return;
    const bool quickly = m_showing || m_seen->event == noEvent;
    m_showing = true;
    goTo(m_seen->at, quickly);
}

void PredictionDesk::goOn() {
    if (!m_next || m_ground != ground()) return look();
    m_askThere = true;
    goTo(*m_next, true);
}

void PredictionDesk::watch() {
    const Playhead& playhead = m_session.playhead();
    const bool arrived = !playhead.isPlaying() && !playhead.stop();
    if (arrived && (m_askThere || m_showing)) m_session.playhead().setPace(m_paceBefore);
    if (m_askThere && arrived) {
        m_askThere = false;
        if (m_next && playhead.position() == *m_next) ask();
        return;
    }
    if (m_showing && arrived) {
        m_showing = false;
        if (m_seen && m_seen->event != noEvent && playhead.last() >= m_seen->event)
            m_session.setSelection({nodeOf(m_seen->timeline->event(m_seen->event).what), m_seen->event});
    }
    if (m_stage == Stage::looking || m_stage == Stage::found || m_stage == Stage::none) {
        const bool moved = m_ground != ground() || (m_next && *m_next < playhead.position());
        if (!moved) return;
        if (m_stop) m_stop->store(true);
        m_stage = Stage::idle;
        return show();
    }
    if (m_stage != Stage::open && m_stage != Stage::waiting) return;
    if (m_ground != ground()) return withdraw(tr("You have acted, so the run goes another way. The question is withdrawn."));
    if (playhead.position() < m_question->asked) return withdraw(tr("You have gone back. The question is withdrawn."));
    if (m_stage != Stage::open || !m_seen || m_seen->how == Foreseen::How::unfinished) return;
    if (playhead.position() < m_seen->at) return;
    remember();
    withdraw(tr("It has happened while you looked on, so it does not count."));
}

}  // namespace zabscope
