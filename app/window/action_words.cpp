// SPDX-License-Identifier: GPL-3.0-or-later
// Actions: their words.
#include "app/window/actions.h"

namespace zabscope {

QString Actions::text(Do what) const {
    switch (what) {
        case Do::newRun: return tr("&New run");
        case Do::open: return tr("&Open…");
        case Do::save: return tr("&Save session");
        case Do::saveAs: return tr("Save session &as…");
        case Do::saveScenario: return tr("Save as s&cenario…");
        case Do::retell: return tr("&Make a scenario of this");
        case Do::exportPicture: return tr("Export &picture…");
        case Do::exportRun: return tr("&Export…");
        case Do::quit: return tr("&Quit");
        case Do::undo: return tr("&Undo");
        case Do::redo: return tr("&Redo");
        case Do::fork: return tr("&Fork here");
        case Do::bookmark: return tr("&Bookmark here…");
        case Do::play: return tr("&Play");
        case Do::stepForward: return tr("Next e&vent");
        case Do::stepBack: return tr("Previous ev&ent");
        case Do::nextInteresting: return tr("&Next step");
        case Do::previousInteresting: return tr("P&revious step");
        case Do::faster: return tr("&Faster");
        case Do::slower: return tr("&Slower");
        case Do::guided: return tr("&Guided pace");
        case Do::express: return tr("E&xpress");
        case Do::rewind: return tr("Re&wind");
        case Do::live: return tr("Return to &live");
        case Do::untilLeader: return tr("Run until a leader is electe&d");
        case Do::untilEpoch: return tr("Run until the next ep&och");
        case Do::untilCommit: return tr("Run until the next &commit");
        case Do::untilCondition: return tr("Run &until…");
        case Do::stopSeeking: return tr("Stop runn&ing");
        case Do::killLeader: return tr("&Kill the leader");
        case Do::partition: return tr("&Partition: the leader in the minority");
        case Do::heal: return tr("&Heal all links");
        case Do::write: return tr("&Write");
        case Do::read: return tr("&Read");
        case Do::sync: return tr("S&ync");
        case Do::load: return tr("Steady &load");
        case Do::freezeLeader: return tr("&Freeze the leader");
        case Do::staleLeader: return tr("A stale leader ret&urns");
        case Do::startAll: return tr("St&art all that are down");
        case Do::forceTimeout: return tr("Force the selected server's &time-out");
        case Do::nextProtocol: return tr("Under the next pr&otocol");
        case Do::presenter: return tr("&Presenter mode");
        case Do::resetLayout: return tr("Reset la&yout");
        case Do::reducedMotion: return tr("&Reduced motion");
        case Do::largerText: return tr("&Larger text"); case Do::smallerText: return tr("&Smaller text");
        case Do::densityFocus: return tr("&Focus");
        case Do::densityContext: return tr("&Context");
        case Do::densityAll: return tr("&All messages");
        case Do::legend: return tr("Le&gend");
        case Do::themeLight: return tr("L&ight");
        case Do::themeDark: return tr("&Dark");
        case Do::themeContrast: return tr("&High contrast");
        case Do::english: return QStringLiteral("&English");
        case Do::chinese: return QStringLiteral("中文(&Z)");
        case Do::lessons: return tr("&Lessons");
        case Do::whyNow: return tr("&Why did this happen?");
        case Do::glossary: return tr("&Glossary");
        case Do::misconceptions: return tr("&Misconceptions…");
        case Do::challenges: return tr("&Challenges");
        case Do::whatIf: return tr("What &if…");
        case Do::worksheet: return tr("Make a w&orksheet…");
        case Do::saveLesson: return tr("Sa&ve as lesson…");
        case Do::predict: return tr("What &happens next?");
        case Do::keys: return tr("&Keys");
        case Do::about: return tr("&About Zabscope");
    }
    return {};
}

QString Actions::hint(Do what) const {
    switch (what) {
        case Do::newRun: return tr("Begin the same scenario again");
        case Do::open: return tr("Open a scenario, a trace or a session");
        case Do::save: return tr("Save the run with everything you did, all branches and bookmarks");
        case Do::saveScenario: return tr("Write what happened on this branch as a scenario that anybody can play");
        case Do::retell: return tr("Let our servers start and end when the real ones did, and compare the elections");
        case Do::exportPicture: return tr("Save the view that was used last as PNG, SVG or PDF");
        case Do::exportRun:
            return tr("Take the run or a part of it to other programs: text, pictures, video, a page to hand out");
        case Do::undo: return tr("Go back to before your last action, on a branch of its own; nothing is lost");
        case Do::redo: return tr("Return to the branch that was undone");
        case Do::fork: return tr("Begin a branch at this position; the old one is kept");
        case Do::bookmark: return tr("Mark this position, with a note");
        case Do::play: return tr("Play or pause");
        case Do::stepForward: return tr("To the next event");
        case Do::stepBack: return tr("To the previous event");
        case Do::nextInteresting: return tr("To the next event that matters");
        case Do::previousInteresting: return tr("To the previous event that matters");
        case Do::faster: return tr("Play faster, up to 1000 times real time");
        case Do::slower: return tr("Play slower, down to a thousandth of real time");
        case Do::guided: return tr("Slow while votes fly, quick while nothing happens, a moment at what matters");
        case Do::express: return tr("As fast as the engine can");
        case Do::rewind: return tr("Back to the start of the run");
        case Do::live: return tr("To the end of the run, where the engine stands");
        case Do::untilCondition: return tr("Run until a condition of the scenario language holds");
        case Do::killLeader: return tr("Its process dies, its connections close");
        case Do::partition: return tr("Cut the leader and as many others as make a minority off from the rest");
        case Do::write: return tr("A client writes, through the selected server or else the leader");
        case Do::read: return tr("A client reads what the selected server has, or else the leader, stale or not");
        case Do::sync: return tr("Then a read at the selected server, or else the leader, sees what was committed before");
        case Do::load: return tr("A hundred writes, through the selected server or else the leader");
        case Do::freezeLeader: return tr("A long pause: silence, with its connections open");
        case Do::staleLeader: return tr("Freeze the leader, wait for a new one, thaw the old one");
        case Do::presenter: return tr("Large type, nothing but the ensemble, narration and timeline");
        case Do::reducedMotion: return tr("Nothing glides");
        case Do::densityFocus: return tr("Only what concerns the selected server or the leader");
        case Do::densityContext: return tr("Heartbeats are faint");
        case Do::densityAll: return tr("Every message is shown in full");
        case Do::legend: return tr("What the shapes, signs and colours of the ensemble mean");
        case Do::lessons: return tr("The course: read a page, predict, and see what the servers do");
        case Do::whyNow: return tr("Tell the chain of causes of the selected or the last event");
        case Do::glossary: return tr("What the terms mean; those of the text you are reading come first");
        case Do::misconceptions: return tr("What people have read about elections and is not so");
        case Do::nextProtocol:
            return tr("Begins the scenario anew, with servers that speak the next protocol of the tool bar");
        case Do::challenges: return tr("Reach a goal with few actions; judged while you play");
        case Do::whatIf: return tr("The same commands with one fault left out, or one server faster, beside this run");
        case Do::worksheet:
            return tr("Questions about the open lesson or this run, to print, and a second file with the answers");
        case Do::saveLesson: return tr("A lesson of this run: its commands, and a page for each bookmark");
        case Do::predict: return tr("Pause, and be asked what happens next; the answer comes from running ahead");
        case Do::keys: return tr("All keys on one sheet");
        case Do::saveAs:
        case Do::quit:
        case Do::untilLeader:
        case Do::untilEpoch:
        case Do::untilCommit:
        case Do::stopSeeking:
        case Do::heal:
        case Do::startAll:
        case Do::forceTimeout:
        case Do::resetLayout:
        case Do::largerText: case Do::smallerText:
        case Do::themeLight: case Do::themeDark: case Do::themeContrast:
        case Do::english: case Do::chinese:
        case Do::about: return {};
    }
    return {};
}

}  // namespace zabscope
