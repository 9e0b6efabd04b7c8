// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/playhead.h"

#include <algorithm>
#include <cmath>

#include "app/session/interesting.h"
#include "views/message_style.h"

namespace zabscope {
namespace {

// What guided play aims at, in seconds of wall time.
constexpr double flightTime = 0.9;     // for a message to cross
constexpr double waitTime = 0.7;       // for the next thing to happen when nothing flies
constexpr double lingerTime = 1.3;     // at a milestone
constexpr double slowestGuided = 2e-4; // virtual seconds a second: below, disk writes would take for ever
constexpr double fastestGuided = 20;

double secondsOf(Duration duration) { return static_cast<double>(duration.count()) / 1e6; }

}  // namespace

void Playhead::setSpeed(double speed) { m_speed = std::clamp(speed, slowest, fastest); }

void Playhead::jump(Position position) {
    m_shown = position.at;
    m_last = position.last;
    m_live = false;
    m_rest = 0;
    m_linger = 0;
    m_stop.reset();
}

void Playhead::goLive(const Known& known) {
    m_live = true;
    m_shown = known.reached;
    m_last = known.timeline.last();
    m_rest = 0;
    m_linger = 0;
}

double Playhead::speedNow(const Known& known) const {
    if (m_pace != Pace::guided) return m_speed;
    const ClusterState state = known.timeline.at(position());
    double longest = 0;
    for (const MessageInFlight& message : state.messages()) {
        if (message.message == noEvent || message.held || message.due == never) continue;
        const auto& sent = std::get<Sent>(known.timeline.event(message.message).what);
        if (isHeartbeat(message.kind, sent.bytes)) continue;
        // What is slow is not waited for: everything else would stand still meanwhile.
        const double flight = secondsOf(message.due - message.sentAt);
        longest = longest == 0 ? flight : std::min(longest, flight);
    }
    if (longest > 0) return std::clamp(longest / flightTime, slowestGuided, fastestGuided);
    const Instant next = m_last < known.timeline.last() ? known.timeline.event(m_last + 1).at : known.nextDue;
    if (next == never) return 1;
    // Measured from the event before, not from here: otherwise it would come ever nearer and never arrive.
    const Instant before = m_last == noEvent ? startOfTime : known.timeline.event(m_last).at;
    return std::clamp(secondsOf(next - before) / waitTime, 1e-3, fastestGuided);
}

Instant Playhead::horizon(double seconds, const Known& known) const {
    if (!m_playing || m_linger > 0) return m_shown;
    if (m_stop && m_shown < m_stop->at && m_pace == Pace::express) return m_stop->at;
    if (m_pace == Pace::express) return known.reached + Duration{3'600'000'000};
    const double micros = speedNow(known) * seconds * 1e6 + m_rest + 1;
    return m_shown + Duration{static_cast<std::int64_t>(std::min(micros, 3.6e9))};
}

void Playhead::moveTo(Instant instant, const Known& known) {
    const Instant end = std::min(instant, known.reached);
    if (end <= m_shown && m_last >= known.timeline.last()) return;
    const EventId before = m_last;
    const Position there = known.timeline.positionAt(end);
    m_shown = std::max(m_shown, end);
    m_last = std::max(m_last, there.last);
    if (m_pace != Pace::guided || m_last - before > 1000) return;
    for (EventId id = before + 1; id <= m_last; ++id) {
        if (!isMilestone(known.timeline.event(id))) continue;
        // Time stops right after it, so that it can be read while its picture stands.
        m_linger = lingerTime;
        m_shown = known.timeline.event(id).at;
        m_last = known.timeline.positionAt(m_shown).last;
        m_rest = 0;
        return;
    }
}

bool Playhead::isBeyondStop(const Known& known) const {
    return m_stop && known.reached >= m_stop->at && known.timeline.last() >= m_stop->last &&
           (m_shown > m_stop->at || m_last >= m_stop->last);
}

void Playhead::advance(double seconds, const Known& known) {
    move(seconds, known);
    if (!m_playing || !isBeyondStop(known)) return;
    jump(*m_stop);
    m_playing = false;
}

void Playhead::move(double seconds, const Known& known) {
    m_presentSpeed = 0;
    if (!m_playing) return;
    if (m_pace == Pace::express && m_live) {
        goLive(known);
        m_presentSpeed = fastest;
        return;
    }
    if (m_linger > 0) {
        m_linger -= seconds;
        return;
    }
    m_presentSpeed = m_pace == Pace::express ? fastest : speedNow(known);
    const double micros = m_presentSpeed * seconds * 1e6 + m_rest;
    const double whole = std::floor(micros);
    m_rest = micros - whole;
    moveTo(m_shown + Duration{static_cast<std::int64_t>(std::min(whole, 3.6e9))}, known);
    // Caught up with the end: from here on the engine and the picture go together.
    if (m_shown >= known.reached) m_live = true;
}

}  // namespace zabscope
