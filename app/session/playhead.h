// SPDX-License-Identifier: GPL-3.0-or-later
/// Where in the run the picture stands: wall clock -> position.
#pragma once

#include <cstdint>
#include <optional>

#include "core/protocol/position.h"
#include "core/trace/timeline.h"

namespace zabscope {

/// How time passes while it plays.
enum class Pace : std::uint8_t {
    guided,   ///< as a newcomer can follow: slow while votes fly, quick while nothing happens, a moment at milestones
    fixed,    ///< so many virtual seconds a second
    express   ///< as fast as the engine can; the picture follows
};

/// How far the run is known.
struct Known {
    const Timeline& timeline;
    Instant reached;          ///< everything up to here has happened
    Instant nextDue = never;  ///< when the next thing after that will
};

/// A value without a clock: whoever has one says how much wall time has passed.
class Playhead {
public:
    static constexpr double slowest = 1e-3;
    static constexpr double fastest = 1e3;

    Instant shown() const { return m_shown; }
    /// The last event that is shown as having happened.
    EventId last() const { return m_last; }
    Position position() const { return {m_shown, m_last}; }

    bool isPlaying() const { return m_playing; }
    void setPlaying(bool playing) { m_playing = playing; }
    Pace pace() const { return m_pace; }
    void setPace(Pace pace) { m_pace = pace; }
    double speed() const { return m_speed; }
    void setSpeed(double speed);
    /// Virtual seconds that pass in a second just now, whatever the pace.
    double presentSpeed() const { return m_presentSpeed; }

    /// Stands at a position. What follows is not live until play reaches the end of what is known.
    void jump(Position position);
    /// Whether it follows the end of what is known: what a person does then is done there.
    bool isLive() const { return m_live; }
    /// Goes to the end of what is known, and follows it.
    void goLive(const Known& known);

    /// Where to stop playing: it will stand exactly there, paused. A jump or another stop takes its place.
    void setStop(std::optional<Position> stop) { m_stop = stop; }
    const std::optional<Position>& stop() const { return m_stop; }

    /// Lets so much wall time pass. Moves at most to what is known.
    void advance(double seconds, const Known& known);
    /// How far the engine may go for the next so many seconds of wall time.
    Instant horizon(double seconds, const Known& known) const;

private:
    double speedNow(const Known& known) const;
    void moveTo(Instant instant, const Known& known);
    void move(double seconds, const Known& known);
    bool isBeyondStop(const Known& known) const;

    Instant m_shown;
    EventId m_last = noEvent;
    bool m_playing = false;
    bool m_live = true;
    Pace m_pace = Pace::guided;
    double m_speed = 0.05;
    double m_presentSpeed = 0;
    double m_rest = 0;    // of a microsecond that has not been shown yet
    double m_linger = 0;  // seconds that a milestone still stays
    std::optional<Position> m_stop;
};

}  // namespace zabscope
