<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>zabscope::learn::ChallengePlay</name>
    <message numerus="yes">
        <source>Solved with %n action(s).</source>
        <translation>
            <numerusform>Solved with 1 action.</numerusform>
            <numerusform>Solved with %n actions.</numerusform>
        </translation>
    </message>
</context>
</TS>
