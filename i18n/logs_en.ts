<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>LogWords</name>
    <message numerus="yes">
        <source>DIFF from %1, %n transaction(s): from %2 to %3</source>
        <translation>
            <numerusform>DIFF from %1, %n transaction: from %2 to %3</numerusform>
            <numerusform>DIFF from %1, %n transactions: from %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>TRUNC from %1: from %2 back to %3, then %n transaction(s)</source>
        <translation>
            <numerusform>TRUNC from %1: from %2 back to %3, then %n transaction</numerusform>
            <numerusform>TRUNC from %1: from %2 back to %3, then %n transactions</numerusform>
        </translation>
    </message>
</context>
</TS>
