// SPDX-License-Identifier: GPL-3.0-or-later
/// Frames of a run that no session stands behind: as it was recorded or is exported.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "app/export/formats.h"
#include "app/render/picture.h"
#include "views/frame.h"

namespace zabscope {

/// One branch of this name, and the names of the protocol's invariants.
std::shared_ptr<const Recording> recordingOf(const Timeline& timeline, const Ensemble& ensemble,
                                             const std::string& name);

/// Belongs to one export and lives no longer than it.
class RunFrames {
public:
    explicit RunFrames(const Exported& run);

    Frame at(Position position) const;
    /// The first position of the excerpt, before its first event, and the last one.
    Position from() const { return m_from; }
    Position until() const { return m_until; }
    /// Where a single picture stands: the end of the excerpt if the choice names no instant.
    Position chosen(const PictureChoice& choice) const;

private:
    std::shared_ptr<const Timeline> m_timeline;
    std::shared_ptr<const Ensemble> m_ensemble;
    std::shared_ptr<const Recording> m_recording;
    Position m_from;
    Position m_until;
};

/// What a person calls the run: its scenario's title, or else its file's name.
QString titleOf(const TraceHeader& header);

/// What the choice asks of a picture. The type grows with the picture, so that a large one shows the same as a small
/// one.
PictureOrder orderOf(const PictureChoice& choice);
/// Begins to speak its language and makes the picture; or what is wrong with the choice.
std::variant<std::unique_ptr<Picture>, ExportTrouble> beginPicture(const PictureOrder& order);
/// A picture shows all servers and all that happens.
std::optional<ExportTrouble> refusePart(const Excerpt& excerpt);

}  // namespace zabscope
