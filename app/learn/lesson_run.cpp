// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/lesson_run.h"

#include <optional>

#include "app/play.h"
#include "core/catalog.h"
#include "core/trace/condition_watch.h"

namespace zabscope::learn {
namespace {

/// Walks through the recorded run once and binds the pages, in their order.
class Binder {
public:
    Binder(const Lesson& lesson, const Timeline& timeline) : m_lesson(lesson), m_timeline(timeline) {
        for (const auto& invariant : defaultProtocol().makeInvariants(lesson.scenario.ensemble))
            m_invariants.emplace_back(invariant->name());
        for (const LessonPage& page : lesson.pages)
            m_expected.push_back(page.expect ? std::optional(watch(*page.expect)) : std::nullopt);
        arm();
    }

    void bind(LessonRun& run) {
        bindHere();
        for (EventId id = 1; id <= m_timeline.last() && !isDone(); ++id) {
            const Event& event = m_timeline.event(id);
            bindBetween(event.at);
            m_state.apply(event, m_timeline.histories());
            m_now = {event.at, id};
            if (m_watch) m_watch->observe(event, m_state, m_timeline.histories());
            for (auto& expected : m_expected) {
                if (expected) expected->observe(event, m_state, m_timeline.histories());
            }
            bindHere();
        }
        bindBetween(m_timeline.end() + milliseconds(1));
        run.faults = std::move(m_faults);
        while (!isDone()) {
            run.faults.push_back(line("is not reached: " + toText(*page().when)));
            m_places.push_back(m_places.empty() ? Position{} : m_places.back());
            // What comes after it cannot be judged.
            for (; !isDone(); m_places.push_back(m_places.back())) {}
        }
        run.places = std::move(m_places);
    }

private:
    bool isDone() const { return m_places.size() == m_lesson.pages.size(); }
    const LessonPage& page() const { return m_lesson.pages[m_places.size()]; }
    ConditionWatch watch(const Condition& condition) const {
        return {condition, m_lesson.scenario.ensemble, m_state, m_now.at, m_invariants};
    }
    std::string line(const std::string& what) const {
        return TextProblem{m_lesson.file, page().line, "page " + page().name + " " + what}.text();
    }
    void arm() {
        m_watch.reset();
        if (!isDone() && page().when) m_watch = watch(*page().when);
    }
    // Pages whose condition holds at the present position stand there.
    void bindHere() {
        while (!isDone() && (!m_watch || m_watch->holds(m_now.at))) {
            const auto& expected = m_expected[m_places.size()];
            if (expected && !expected->holds(m_now.at))
                m_faults.push_back(line("expects what is not so: " + toText(*page().expect)));
            m_places.push_back(m_now);
            arm();
        }
    }
    // "for at least" comes true between two events.
    void bindBetween(Instant next) {
        while (!isDone() && m_watch) {
            const Instant change = m_watch->nextChange(m_now.at);
            if (change >= next) return;
            m_now.at = change;
            bindHere();
        }
    }

    const Lesson& m_lesson;
    const Timeline& m_timeline;
    ClusterState m_state;
    Position m_now;
    std::vector<std::string> m_invariants;
    std::optional<ConditionWatch> m_watch;
    std::vector<std::optional<ConditionWatch>> m_expected;
    std::vector<Position> m_places;
    std::vector<std::string> m_faults;
};

}  // namespace

LessonRun runLesson(const Lesson& lesson, const std::atomic<bool>* stop) {
    LessonRun run;
    Play play(lesson.scenario, Carrier::memory);
    const auto isStopped = [stop] { return stop && stop->load(); };
    bool more = true;
    while (more && !isStopped() && play.timeline().last() < mostLessonEvents) more = play.advance(4096);
    run.timeline = std::make_shared<const Timeline>(play.timeline());
    Binder(lesson, *run.timeline).bind(run);
    if (more) run.faults.push_back(lesson.file + ": its scenario does not come to an end; give it one");
    if (play.trouble()) run.faults.push_back(lesson.file + ": " + *play.trouble());
    for (const Director::Failure& failure : play.director().failures())
        run.faults.push_back(lesson.file + ": its scenario, line " + std::to_string(failure.place.line) + ": " +
                             failure.reason);
    return run;
}

}  // namespace zabscope::learn
