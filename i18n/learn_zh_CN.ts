<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zabscope::learn::ChallengePlay</name>
    <message>
        <source>A command; Enter gives it</source>
        <translation>一条命令；按 Enter 发出</translation>
    </message>
    <message>
        <source>A command</source>
        <translation>一条命令</translation>
    </message>
    <message>
        <source>Commands are those of scenarios; resources/help/scenario.md has them all. A command is one action, however many servers it names.</source>
        <translation>命令就是场景里的命令，全部见 resources/help/scenario.md。一条命令算一次操作，不管它提到几台服务器。</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>例如：%1</translation>
    </message>
</context>
<context>
    <name>zabscope::learn::ChallengePanel</name>
    <message>
        <source>“%1” is not allowed in this challenge.</source>
        <translation>这个挑战里不允许“%1”。</translation>
    </message>
    <message>
        <source>“%1” has been used as often as this challenge allows. Undo it, or begin again.</source>
        <translation>“%1”的次数已经用完。请撤销一次，或者重新开始。</translation>
    </message>
    <message numerus="yes">
        <source>All %n action(s) of this challenge are used up. Undo one, or begin again.</source>
        <translation>
            <numerusform>这个挑战的 %n 次操作已经用完。请撤销一次，或者重新开始。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is a fault, and this challenge allows none.</source>
        <translation>“%1”是一种故障，而这个挑战不允许任何故障。</translation>
    </message>
    <message numerus="yes">
        <source>All %n fault(s) of this challenge are used up. Undo one, or begin again.</source>
        <translation>
            <numerusform>这个挑战的 %n 次故障已经用完。请撤销一次，或者重新开始。</numerusform>
        </translation>
    </message>
    <message>
        <source>The challenge has not begun yet at this instant. Go forward in time first.</source>
        <translation>在这一刻，挑战还没有开始。请先让时间前进。</translation>
    </message>
</context>
<context>
    <name>zabscope::PredictionDesk</name>
    <message>
        <source>Of this protocol only elections are asked about, and none is under way. Questions about writes, synchronization and reads are made for Zab.</source>
        <translation>对这种协议只会问到选举，而现在没有选举在进行。关于写、同步和读的问题是为 Zab 准备的。</translation>
    </message>
    <message>
        <source>What is recorded of the time after this is hidden until you have answered.</source>
        <translation>在你回答之前，此后已录下的部分不会显示。</translation>
    </message>
</context>
<context>
    <name>PredictionWords</name>
    <message>
        <source>%1 lost their power.</source>
        <translation>%1 都断电了。</translation>
    </message>
    <message>
        <source>%1 ended by themselves.</source>
        <translation>%1 自行退出了。</translation>
    </message>
    <message>
        <source>%1 were killed.</source>
        <translation>%1 被杀死了。</translation>
    </message>
    <message>
        <source>%1 stand still, with their connections open.</source>
        <translation>%1 停住不动，连接还开着。</translation>
    </message>
    <message>
        <source>Who asks, who agrees with whom, and how many must agree?</source>
        <translation>谁在请求，谁同意谁，要有几个同意？</translation>
    </message>
</context>
<context>
    <name>zabscope::MisconceptionsSheet</name>
    <message>
        <source>Nothing that servers do shows this; its source is named below the text</source>
        <translation>这一条不是服务器的行为能演示的；出处见正文下方</translation>
    </message>
</context>
<context>
    <name>zabscope::Actions</name>
    <message>
        <source>&amp;Glossary</source>
        <translation>术语表(&amp;G)</translation>
    </message>
    <message>
        <source>What the terms mean; those of the text you are reading come first</source>
        <translation>各术语的含义；你正在读的文字里用到的排在最前</translation>
    </message>
</context>
<context>
    <name>zabscope::GlossarySheet</name>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>Search for a term</source>
        <translation>查找术语</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>What the term means</source>
        <translation>术语的含义</translation>
    </message>
    <message>
        <source>Used in what you were reading</source>
        <translation>你正在读的文字里用到了它</translation>
    </message>
    <message>
        <source>Nothing matches these words.</source>
        <translation>没有与这些词相符的术语。</translation>
    </message>
</context>
<context>
    <name>Origin</name>
    <message>
        <source>Wh&amp;y is it so?</source>
        <translation>为什么会这样？(&amp;Y)</translation>
    </message>
    <message>
        <source>The causes of the last thing that it said or that became of it</source>
        <translation>它最近一次所说、所遇之事的起因</translation>
    </message>
</context>
<context>
    <name>zabscope::InspectorView</name>
    <message>
        <source>&amp;Why is it so?</source>
        <translation>为什么会这样？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>到那里去(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Copy this row</source>
        <translation>复制这一行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;all as text</source>
        <translation>全部复制为文本(&amp;A)</translation>
    </message>
</context>
<context>
    <name>TransactionName</name>
    <message>
        <source>The opening of a session, %1,</source>
        <translation>打开会话（%1）</translation>
    </message>
    <message>
        <source>The closing of a session, %1,</source>
        <translation>关闭会话（%1）</translation>
    </message>
    <message>
        <source>The failed write %1</source>
        <translation>失败的写操作 %1 </translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>写操作 %1 </translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>%1 forwards to %2 that a client's session opens or closes: like a write, it takes a zxid.</source>
        <translation>%1 把客户端会话的打开或关闭转发给%2：它和写操作一样，也要占用一个 zxid。</translation>
    </message>
</context>
<context>
    <name>WhatIfWords</name>
    <message>
        <source>The first difference: what if, %1. What %2 did next as it was: %3.</source>
        <translation>第一处区别：改变之后，%1。原来 %2 接下来做的是：%3。</translation>
    </message>
</context>
<context>
    <name>zabscope::SearchSheet</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
</TS>
