<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zab</name>
    <message>
        <source>reads its disk: history to %1</source>
        <translation>读取磁盘：历史到 %1</translation>
    </message>
    <message>
        <source>sends %1 a DIFF from its %2 on, to %3</source>
        <translation>向 %1 发送 DIFF：从它的 %2 之后到 %3</translation>
    </message>
    <message>
        <source>sends %1 a TRUNC to %3: the leader does not have its %2</source>
        <translation>向 %1 发送 TRUNC，截到 %3：它的 %2 领导者没有</translation>
    </message>
    <message>
        <source>sends %1 a SNAP at %3: it is at %2</source>
        <translation>向 %1 发送 %3 处的 SNAP：它还在 %2</translation>
    </message>
    <message>
        <source>gives up the leader %1: the connection is broken or it was silent</source>
        <translation>放弃领导者 %1：连接已断，或对方长时间没有消息</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>? = what was imported does not tell</source>
        <translation>? = 导入的内容中没有</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>what is committed is not known</source>
        <translation>不知道提交到哪里</translation>
    </message>
    <message>
        <source>If %1 died now: %2 of %3 left, a quorum.</source>
        <translation>若 %1 此刻宕机：%3 个剩 %2 个，够法定人数。</translation>
    </message>
</context>
<context>
    <name>DiskRows</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message>
        <source>Its history to %1 is known only as a whole: its transactions are not in what was imported.</source>
        <translation>它到 %1 为止的历史只作为整体已知：导入的内容中没有其中的事务。</translation>
    </message>
</context>
<context>
    <name>zabscope::Session</name>
    <message>
        <source>This run was imported from what real servers left: it can be looked at, but not continued.</source>
        <translation>这次运行是从真实服务器留下的记录导入的：可以查看，但不能继续。</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>logs of ZooKeeper servers 3.4 to 3.9, plain or gz</source>
        <translation>ZooKeeper 3.4 至 3.9 服务器的日志，普通文本或 gz</translation>
    </message>
</context>
</TS>
