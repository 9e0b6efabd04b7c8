<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BallotWords</name>
    <message>
        <source>No election yet. When the servers start, each row shows whom one votes for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No election now: %1 leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads with a quorum. Who still looks will hear of it and join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is elected; now a quorum must take over its epoch and history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No election now: no server is up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No election now, and no leader with a quorum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round %1: a quorum votes for %2. Unless a better vote comes, it is decided in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Election, round %1: no quorum yet. The most votes are for %2: %3, as %4 counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Election: no votes yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vote is (epoch, zxid, sid). The larger epoch wins; if equal, the larger zxid; if equal, the larger sid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Votes received: filled counts in the tally; round is of a server that looks, square of one that has settled (thick: the leader); a dot is on its way. The line in a tally is the quorum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups %1/%2</source>
        <comment>of a hierarchical quorum</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 voters vote for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 voters already follow %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group %1: weight %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed for a quorum: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed for a quorum: more than half of the weight in more than half of the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quorum reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not started yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, round %3, votes for %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An observer has no vote; it only listens to the votes of the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vote: epoch %1, zxid %2, sid %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decides in %1 unless a better vote comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vote of %1 is on its way to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no vote of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has this vote of %2:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1 with epoch %2, zxid %3; round %4, %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sender is not looking: it tells whom it follows or that it leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts in this row&apos;s tally.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not count in this row&apos;s tally.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 won round %2 with the votes of %3 (%4 of %5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1: of all that took part it has the newest epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1: equal epoch, and its history is the longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1: equal epoch and zxid, so the largest sid decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1: it knew of no other candidate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the winner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best of the others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zabscope::BallotsView</name>
    <message>
        <source>round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>votes received from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a server compares two votes, the duel shows here: both votes, and the field that decides between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes of mind, the newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ballots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who votes for whom, how far that is from a quorum, and why one wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>subject and predicate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why did this happen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
