<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SequenceCaptions</name>
    <message>
        <source>vote for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SequenceDiagram</name>
    <message>
        <source>split: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many events: zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>killed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SequenceWords</name>
    <message>
        <source>clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrives at %1, %2 later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost at %1: its connection is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost at %1: the receiver is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped at %1 (TCP would never do that)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on its way, due at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits: held back, or the link is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invariant violated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>freezes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thaws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives up, loses its leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>election decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brought up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch established</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes its vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link is cut here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent across a cut waits, and arrives after the heal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wait of %1, drawn short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that is shown happens in it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>zabscope::SequenceView</name>
    <message>
        <source>&amp;Why did this happen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to when it was &amp;lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to when it &amp;arrives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shorten waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who said what to whom, and when: one line for each server, time from left to right, messages as arrows. Click an arrow to see its causes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorten waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: waits are drawn short, so that a time-out and an answer fit one picture. Off: the time axis is linear (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorten waits on the time axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show clients and what they say (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to where the ensemble is now (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent at %1; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been said yet. One line for each server will stand here, with the messages between them as arrows from left to right: start servers or press play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in sight: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bundled: a shape stands for many</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
