// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/lesson_maker.h"

#include <QString>
#include <algorithm>

#include "app/learn/lesson_run.h"
#include "app/learn/place_condition.h"
#include "core/catalog.h"
#include "core/zab/zab_state.h"
#include "views/wording.h"

namespace zabscope::learn {
namespace {

constexpr int ownNumber = 99;  // behind the course
constexpr const char* languages[] = {"en", "zh_CN"};

/// A paragraph that is no heading, fence or field of the file, whatever somebody has written.
std::string paragraph(const std::string& text) {
    std::string line = Wording::outside(text).simplified().toStdString();
    if (!line.empty() && (line[0] == '#' || line[0] == '`' || line[0] == '~')) line.insert(0, "\\");
    return line;
}

std::string inBoth(const std::string& section, const std::string& english, const std::string& chinese) {
    return "## " + section + " [en]\n\n" + english + "\n\n## " + section + " [zh_CN]\n\n" + chinese + "\n\n";
}

class Maker {
public:
    explicit Maker(const LessonDraft& draft) : m_draft(draft) {
        for (const auto& invariant : protocolOf(*draft.ensemble).makeInvariants(*draft.ensemble))
            m_invariants.emplace_back(invariant->name());
    }

    std::string text(const std::vector<Bookmark>& bookmarks) {
        const std::string title = paragraph(m_draft.title);
        const std::string count = std::to_string(bookmarks.size());
        std::string text = "---\nnumber: " + std::to_string(ownNumber) + "\n---\n\n";
        text += inBoth("title", title, title);
        text += inBoth("summary", "A recorded run with places to look at: " + count + ".",
                       "一次有记录的运行，要看的地方有 " + count + " 处。");
        text += "## scenario\n\n```\n" + m_draft.scenario + (m_draft.scenario.ends_with('\n') ? "" : "\n") + "```\n\n";
        EventId before = noEvent;
        for (std::size_t i = 0; i < bookmarks.size(); ++i)
            text += page("place" + std::to_string(i + 1), bookmarks[i], before);
        return text;
    }

private:
    std::string page(const std::string& name, const Bookmark& bookmark, EventId& before) {
        const Timeline& timeline = *m_draft.timeline;
        const BoundPlace place = bindPlace(timeline, *m_draft.ensemble, m_invariants, before, bookmark.position.last);
        before = place.event;
        std::string text = "## page " + name + "\n";
        if (place.condition) text += "when: " + toText(*place.condition) + "\n";
        const ClusterState state = timeline.at(bookmark.position);
        const bool looks = std::any_of(state.servers().begin(), state.servers().end(), [](const NodeState& node) {
            return node.up && zab::roleOf(node.fields) == zab::Role::looking;
        });
        text += looks ? "look: ballots ensemble narration\n" : "look: logs ensemble narration\n";
        const NodeId node = place.event == noEvent ? noNode : nodeOf(timeline.event(place.event).what);
        if (isServer(node) && m_draft.ensemble->find(node)) text += "servers: " + std::to_string(node) + "\n";
        std::string note = paragraph(bookmark.note);
        if (note.empty() && place.event != noEvent)
            note = paragraph(Wording::event(timeline.event(place.event), timeline).toStdString());
        if (note.empty()) note = paragraph(m_draft.title);
        return text + "\n" + inBoth("text " + name, note, note);
    }

    const LessonDraft& m_draft;
    std::vector<std::string> m_invariants;
};

}  // namespace

std::variant<std::string, InputError> makeLesson(const LessonDraft& draft) {
    std::vector<Bookmark> bookmarks = draft.bookmarks;
    std::erase_if(bookmarks, [&](const Bookmark& each) { return each.position.last > draft.timeline->last(); });
    std::stable_sort(bookmarks.begin(), bookmarks.end(),
                     [](const Bookmark& a, const Bookmark& b) { return a.position < b.position; });
    if (bookmarks.empty())
        return InputError{"there are no bookmarks on this branch; mark the places that the lesson is to show"};
    if (bookmarks.size() > Lesson::mostPages)
        return InputError{"there are " + std::to_string(bookmarks.size()) + " bookmarks, and a lesson has at most " +
                          std::to_string(Lesson::mostPages) + " pages; remove some"};
    std::string text = Maker(draft).text(bookmarks);
    if (text.size() > TextPage::largestText)
        return InputError{"the run has too many commands for a lesson, which has at most 256 KiB; make it shorter"};
    const auto read = readLesson(text, "lesson");
    if (const auto* problem = std::get_if<TextProblem>(&read)) return InputError{problem->text()};
    const LessonRun run = runLesson(std::get<Lesson>(read));
    if (!run.faults.empty()) return InputError{run.faults.front()};
    return text;
}

}  // namespace zabscope::learn
