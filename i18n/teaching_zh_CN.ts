<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PageFoot</name>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>SheetText</name>
    <message>
        <source>Why:</source>
        <translation>理由：</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Lesson %1: %2</source>
        <translation>第 %1 课：%2</translation>
    </message>
    <message>
        <source>Answers: %1</source>
        <translation>答案：%1</translation>
    </message>
    <message>
        <source>Name: %1 Date: %2</source>
        <translation>姓名： %1 日期： %2</translation>
    </message>
    <message>
        <source>Each blank has a number. All answers follow from the rules and from the tables; the program shows them when the run is played.</source>
        <translation>每个空都有编号。所有答案都能由规则和表格推出；在程序里运行一遍也能看到。</translation>
    </message>
    <message>
        <source>The ensemble at the start</source>
        <translation>开始时的集群</translation>
    </message>
    <message>
        <source>observes, has no vote</source>
        <translation>观察者，没有投票权</translation>
    </message>
    <message>
        <source>votes</source>
        <translation>有投票权</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>part</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>There are %1 servers; the first %2 stand in the tables.</source>
        <translation>共有 %1 台服务器，表格里只列前 %2 台。</translation>
    </message>
    <message>
        <source>A quorum is more than half of the %1 voters.</source>
        <translation>法定人数要超过 %1 台有投票权的服务器的一半。</translation>
    </message>
    <message>
        <source>A quorum of this ensemble has at least %1 servers.</source>
        <translation>这个集群的法定人数至少是 %1 台服务器。</translation>
    </message>
    <message>
        <source>A tick lasts %1; a follower has %2 ticks to come up to date and is given up after %3 ticks of silence.</source>
        <translation>一个 tick 是 %1；跟随者有 %2 个 tick 的时间来跟上，沉默 %3 个 tick 就会被放弃。</translation>
    </message>
    <message>
        <source>Moments of the lesson</source>
        <translation>课程中的时刻</translation>
    </message>
    <message>
        <source>Marked moments</source>
        <translation>做了书签的时刻</translation>
    </message>
    <message>
        <source>Moment %1, at %2</source>
        <translation>时刻 %1：%2</translation>
    </message>
    <message>
        <source>Just before: %1.</source>
        <translation>刚刚发生：%1。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>What do the servers do here, and why?</source>
        <translation>服务器此刻在做什么？为什么？</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>答： %1</translation>
    </message>
    <message>
        <source>At the end of the run</source>
        <translation>运行结束时</translation>
    </message>
    <message>
        <source>The elections</source>
        <translation>各次选举</translation>
    </message>
    <message>
        <source>There were %1 elections; only the first %2 are asked about.</source>
        <translation>共有 %1 次选举，这里只问前 %2 次。</translation>
    </message>
    <message>
        <source>Election %1</source>
        <translation>第 %1 次选举</translation>
    </message>
    <message>
        <source>It began at %1: %2.</source>
        <translation>开始于 %1：%2。</translation>
    </message>
    <message>
        <source>Elected was server %1, with the vote %2.</source>
        <translation>当选的是服务器 %1 ，它的选票是 %2 。</translation>
    </message>
    <message>
        <source>The best vote that another server began with was %1; the field in which the two differ first is %2.</source>
        <translation>其他服务器最初的选票中最优的是 %1，两者最先在哪个字段上不同： %2 。</translation>
    </message>
    <message>
        <source>The epoch that it established: %1</source>
        <translation>它确立的纪元： %1</translation>
    </message>
    <message>
        <source>takes no part</source>
        <translation>没有参加</translation>
    </message>
    <message>
        <source>its own vote</source>
        <translation>投给自己的票</translation>
    </message>
    <message>
        <source>its vote in the end</source>
        <translation>最后的选票</translation>
    </message>
    <message>
        <source>changes of mind</source>
        <translation>改票次数</translation>
    </message>
    <message>
        <source>The leader brings its learners up to date: DIFF, TRUNC or SNAP?</source>
        <translation>领导者使学习者跟上自己：DIFF、TRUNC 还是 SNAP？</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>学习者</translation>
    </message>
    <message>
        <source>its history ends with</source>
        <translation>它的历史止于</translation>
    </message>
    <message>
        <source>the leader&apos;s ends with</source>
        <translation>领导者的历史止于</translation>
    </message>
    <message>
        <source>is sent</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a full stop behind a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>does</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>round</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>its vote</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>committed up to</source>
        <translation>已提交到</translation>
    </message>
    <message>
        <source>not started yet</source>
        <translation>尚未启动</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>Worksheet</source>
        <translation>练习卷</translation>
    </message>
    <message>
        <source>To print (*.pdf)</source>
        <translation>打印用 (*.pdf)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Saved: %1, and the answers: %2</source>
        <translation>已保存：%1，答案：%2</translation>
    </message>
</context>
<context>
    <name>zabscope::Actions</name>
    <message>
        <source>Make a w&amp;orksheet…</source>
        <translation>制作练习卷(&amp;O)…</translation>
    </message>
    <message>
        <source>Questions about the open lesson or this run, to print, and a second file with the answers</source>
        <translation>关于当前课程或这次运行的题目，可打印；另附一份答案</translation>
    </message>
</context>
</TS>
