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
    <message>
        <source>Mark the places first that the lesson is to show: B makes a bookmark, and its note becomes a page.</source>
        <translation>请先标记课程要展示的位置：按 B 加书签，书签的备注就成为一页。</translation>
    </message>
    <message>
        <source>The title of the lesson:</source>
        <translation>课程标题：</translation>
    </message>
    <message>
        <source>A lesson needs a title.</source>
        <translation>课程需要一个标题。</translation>
    </message>
    <message>
        <source>Save as lesson</source>
        <translation>另存为课程</translation>
    </message>
    <message>
        <source>Lessons (*.lesson.md)</source>
        <translation>课程 (*.lesson.md)</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
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
    <message>
        <source>Sa&amp;ve as lesson…</source>
        <translation>另存为课程(&amp;V)…</translation>
    </message>
    <message>
        <source>A lesson of this run: its commands, and a page for each bookmark</source>
        <translation>由这次运行生成课程：包含全部命令，每个书签一页</translation>
    </message>
    <message>
        <source>What &amp;if…</source>
        <translation>假如(&amp;I)…</translation>
    </message>
    <message>
        <source>The same commands with one fault left out, or one server faster, beside this run</source>
        <translation>同样的命令，去掉一个故障，或让一台服务器更快，与这次运行对照</translation>
    </message>
</context>
<context>
    <name>WhatIfWords</name>
    <message>
        <source>Without “%1” at %2</source>
        <translation>没有“%1”（%2）</translation>
    </message>
    <message>
        <source>The messages of server %1 twice as fast</source>
        <translation>服务器 %1 的消息快一倍</translation>
    </message>
    <message>
        <source>The disk of server %1 twice as fast</source>
        <translation>服务器 %1 的磁盘快一倍</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>原来的运行</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假如</translation>
    </message>
    <message>
        <source>There is no difference: the same happens at the same instants.</source>
        <translation>没有区别：同样的事情在同样的时刻发生。</translation>
    </message>
    <message>
        <source>Every server does the same, only at other times. First, as it was, %1; what if, %2.</source>
        <translation>每台服务器做的事都一样，只是时刻不同。最早的一处：原来，%1；改变之后，%2。</translation>
    </message>
    <message>
        <source>The first difference: as it was, %1. In the other run, %2 does nothing like that.</source>
        <translation>第一处区别：原来，%1。在另一次运行里，%2 没有这样做。</translation>
    </message>
    <message>
        <source>The first difference: what if, %1. As it was, %2 did nothing like that.</source>
        <translation>第一处区别：改变之后，%1。原来，%2 没有这样做。</translation>
    </message>
    <message>
        <source> → </source>
        <comment>between two steps of a chain of causes</comment>
        <translation> → </translation>
    </message>
    <message>
        <source>… → %1</source>
        <translation>… → %1</translation>
    </message>
    <message>
        <source>%1, why: %2</source>
        <translation>%1，原因：%2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>leads at the end</source>
        <translation>结束时的领导者</translation>
    </message>
    <message>
        <source>its epoch</source>
        <translation>它的纪元</translation>
    </message>
    <message>
        <source>elections</source>
        <translation>选举次数</translation>
    </message>
    <message>
        <source>the first one took</source>
        <translation>第一次选举用时</translation>
    </message>
    <message>
        <source>without a leader, in all</source>
        <translation>没有领导者的总时间</translation>
    </message>
    <message>
        <source>committed up to</source>
        <translation>已提交到</translation>
    </message>
    <message>
        <source>requests answered</source>
        <translation>已答复的请求</translation>
    </message>
    <message>
        <source>requests failed</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>invariants violated</source>
        <translation>被违反的不变式</translation>
    </message>
    <message>
        <source>at %1 %2 %3</source>
        <comment>an instant, a server, what it says it does</comment>
        <translation>%2 在 %1 %3</translation>
    </message>
    <message>
        <source>at %1 %2</source>
        <comment>an instant, and what happens</comment>
        <translation>在 %1，%2</translation>
    </message>
    <message>
        <source>The first difference: as it was, %1. What %2 does next in the other run: %3.</source>
        <translation>第一处区别：原来，%1。在另一次运行里，%2 接下来是：%3。</translation>
    </message>
</context>
<context>
    <name>zabscope::WhatIfSheet</name>
    <message>
        <source>What if</source>
        <translation>假如</translation>
    </message>
    <message>
        <source>Changes of the run</source>
        <translation>可作的改变</translation>
    </message>
    <message>
        <source>How the runs end</source>
        <translation>两次运行的结局</translation>
    </message>
    <message>
        <source>&amp;Open the changed run</source>
        <translation>打开改变后的运行(&amp;O)</translation>
    </message>
    <message>
        <source>Begins the changed commands as a run of its own, to play with</source>
        <translation>把改变后的命令作为一次新的运行开始，可以接着操作</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>There is nothing to change in this run yet: it has no faults and one server.</source>
        <translation>这次运行还没有可改变之处：没有故障，只有一台服务器。</translation>
    </message>
    <message>
        <source>Choose what is to be different. The run is played again with everything else as it was, and both are shown one above the other.</source>
        <translation>请选择要改变什么。其余一切照旧，重新运行一遍，然后上下对照显示两次运行。</translation>
    </message>
    <message>
        <source>The changed run is being played…</source>
        <translation>正在重新运行…</translation>
    </message>
    <message>
        <source>Commands that were not possible any more: %1</source>
        <translation>已无法执行的命令：%1</translation>
    </message>
    <message>
        <source>in the end</source>
        <translation>结局</translation>
    </message>
</context>
<context>
    <name>zabscope::ChartsView</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>a setting, e.g. init limit 5, 10, 20</source>
        <translation>一项设置，如 init limit 5, 10, 20</translation>
    </message>
    <message>
        <source>Values of a setting to compare</source>
        <translation>要比较的设置及其取值</translation>
    </message>
    <message>
        <source>A setting of the scenario language and its values, with commas between: each is run with the same seeds. Empty: the scenario as it is.</source>
        <translation>场景语言中的一项设置和它的几个取值，用逗号分开：每个取值都用同样的种子运行。留空：按场景原样运行。</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>The first runs are on their way.</source>
        <translation>最初几次运行正在进行。</translation>
    </message>
    <message>
        <source>Runs: %1 of %2.</source>
        <translation>运行：%1/%2。</translation>
    </message>
    <message>
        <source>%1: no run has a leader</source>
        <translation>%1：没有一次运行选出领导者</translation>
    </message>
    <message>
        <source>%1: half of the runs had a leader within %2 ms, 95 % within %3 ms; %4 % had none</source>
        <translation>%1：一半的运行在 %2 ms 内有了领导者，95 % 在 %3 ms 内；%4 % 没有领导者</translation>
    </message>
    <message>
        <source>%1, and %2 % missed what the scenario expects</source>
        <translation>%1，另有 %2 % 没有达到场景的预期</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a full stop behind a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>%1: %2 to %3 ms: runs: %4</source>
        <translation>%1：%2 到 %3 ms：%4 次运行</translation>
    </message>
</context>
</TS>
