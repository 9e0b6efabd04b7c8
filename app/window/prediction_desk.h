// SPDX-License-Identifier: GPL-3.0-or-later
/// Asks what happens next in the running session, has it run ahead on a fork meanwhile, judges, and keeps the score.
#pragma once

#include <QObject>
#include <QStringList>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/learn/foresight.h"
#include "app/learn/progress.h"
#include "app/session/session.h"
#include "app/window/prediction_sheet.h"

namespace zabscope {

class PredictionDesk : public QObject {
    Q_OBJECT

public:
    /// All three outlive it.
    PredictionDesk(PredictionSheet& sheet, Session& session, learn::Progress& progress, QObject* parent = nullptr);
    ~PredictionDesk() override;

    /// Pauses, and asks a question from where the picture stands; one that is open stays. If there is none, it looks for
    /// the next place that has one.
    void ask();
    void choose(int option);
    /// Plays to what decides the answered question; once more, or while nothing plays there, goes there at once.
    void showIt();
    /// Plays to the next place that has a question, and asks it there.
    void goOn();
    /// To be called with every frame: sees what happens while a question is open.
    void watch();
    void retranslate();
    /// Whether a question stands whose answer has not been told.
    bool waits() const { return m_stage == Stage::open || m_stage == Stage::waiting; }

    /// The question that is shown; nullptr if there is none.
    const learn::Prediction* question() const { return m_question ? &*m_question : nullptr; }
    /// The foreseen answer; nullptr until it is known.
    const learn::Foreseen* foreseen() const { return m_seen.get(); }
    /// Whether a question waits for an answer.
    bool isOpen() const { return m_stage == Stage::open; }

Q_SIGNALS:
    /// Look at these views, the most important first, and at a server.
    void lookWanted(const QStringList& views, int server);
    void explained(zabscope::EventId event);

private:
    enum class Stage : std::uint8_t {
        idle,
        open,       // a question stands, nothing is chosen
        waiting,    // chosen, the answer is not there yet
        told,       // the answer is shown
        withdrawn,  // the run has gone another way, or has answered by itself
        looking,    // for the next place with a question
        found,      // it is known
        none        // there is none
    };
    /// What a person can change of a run.
    struct Ground {
        int branch = 0;
        std::size_t commands = 0;
        friend bool operator==(const Ground&, const Ground&) = default;
    };

    learn::KnownRun knownRun() const;
    Ground ground() const;
    bool isKnown(const learn::Prediction& prediction) const;
    std::optional<learn::Prediction> pick(std::vector<learn::Prediction> all) const;
    void open(learn::Prediction prediction);
    void look();
    void reveal();
    void withdraw(const QString& why);
    void begun();
    void remember();
    void goTo(const Position& there, bool quickly);
    void show();
    void showScores();
    PredictionSheet::Content content() const;
    void work(std::function<void(const std::atomic<bool>*)> what, std::function<void()> then);

    PredictionSheet& m_sheet;
    Session& m_session;
    learn::Progress& m_progress;
    Stage m_stage = Stage::idle;
    std::optional<learn::Prediction> m_question;
    Frame m_frame;  ///< where it was asked
    Ground m_ground;
    std::shared_ptr<learn::Foreseen> m_seen;
    std::optional<int> m_chosen;
    bool m_counted = false;
    QString m_why;  ///< of what was withdrawn
    std::optional<Position> m_next;
    bool m_askThere = false;  ///< once the playhead has come to m_next
    bool m_showing = false;
    Pace m_paceBefore = Pace::guided;  ///< what it was before the playhead was sent somewhere
    std::shared_ptr<std::atomic<bool>> m_stop;  ///< of the fork that is under way
    struct Answered {
        learn::Prediction prediction;
        Position decided;
    };
    std::vector<Answered> m_known;  ///< what was answered in this run, and until when it is the same question
};

}  // namespace zabscope
