<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>zabscope::StatusLine</name>
    <message numerus="yes">
        <source>✗ %n violation(s) of invariants</source>
        <translation>
            <numerusform>✗ %n violation of invariants</numerusform>
            <numerusform>✗ %n violations of invariants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zabscope::TopBar</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
</TS>
