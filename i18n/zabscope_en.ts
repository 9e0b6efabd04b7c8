<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>%1 writes %n byte(s)</source>
        <translation>
            <numerusform>%1 writes %n byte</numerusform>
            <numerusform>%1 writes %n bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
