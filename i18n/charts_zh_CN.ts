<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Charts</name>
    <message>
        <source>How did the votes come together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is behind?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which epoch is each server?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said how often?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long does a write take?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long is there no leader?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long do elections take with other seeds?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every change of a vote, in order, with its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line will be the number of voters for one candidate. There has been no election yet: start servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voters for a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>votes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, round %2, after a change of server %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for server %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quorum: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was decided at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Election %1 of %2, round %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nobody has been elected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 votes were sent, %3 times a voter adopted another&apos;s vote, and server %4 won.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each bar will be one election, with its parts. No election has ended yet: start servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elections that have ended by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>election</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synchronization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>winner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wins, epoch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 on there was no leader for %2: election %3, discovery %4, synchronization %5; server %6 won epoch %7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elections until now: %1. The median lasted %2, the longest %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last %1 are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One scenario, many seeds: how long the election takes each time. Press Start to run them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>milliseconds until a leader is established</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs without a leader: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server %1 wins: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median: %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 ms: %3 runs, with seed %4 first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs: %1 of %2. Half of the elections took at most %3 ms, 95 % at most %4 ms; the longest took %5 ms. %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last zxid logged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: server %2 goes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: server %2 has logged %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: server %2 is in epoch %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last zxid logged at the end of the run: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch at the end of the run: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last zxid logged (epoch:counter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line will be one server&apos;s history as it grows. Start servers and write something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line will be the epoch of one server. Start servers and let them elect a leader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>acknowledgements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heartbeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each layer will be the messages of one kind. Nothing has been sent yet: start servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of it from %2 on: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages in the whole run: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each point will be one write: from its proposal to its commit. Nothing has been committed yet: let a client write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from proposal to commit, in ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zxid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is committed at %2, %3 after its proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes: %1. Half take at most %2, 95 % at most %3, 99 % at most %4; the slowest took %5.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zabscope::ChartPlot</name>
    <message>
        <source>Reading the recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: press to go there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zabscope::ChartsView</name>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run in numbers: votes, histories, messages, how long things take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heartbeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the messages that only say that somebody is still there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the numbers of this chart on the clipboard, with tabs between the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many seeds to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Start a scenario, and its numbers will be here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
