<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>zabscope::learn::ChallengePanel</name>
    <message numerus="yes">
        <source>All %n action(s) of this challenge are used up. Undo one, or begin again.</source>
        <translation>
            <numerusform>The one action of this challenge is used up. Undo it, or begin again.</numerusform>
            <numerusform>All %n actions of this challenge are used up. Undo one, or begin again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n fault(s) of this challenge are used up. Undo one, or begin again.</source>
        <translation>
            <numerusform>The one fault of this challenge is used up. Undo it, or begin again.</numerusform>
            <numerusform>All %n faults of this challenge are used up. Undo one, or begin again.</numerusform>
        </translation>
    </message>
</context>
</TS>
