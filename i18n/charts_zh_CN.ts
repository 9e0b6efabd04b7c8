<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Charts</name>
    <message>
        <source>How did the votes come together?</source>
        <translation>选票是怎样集中起来的？</translation>
    </message>
    <message>
        <source>Who is behind?</source>
        <translation>谁落后了？</translation>
    </message>
    <message>
        <source>In which epoch is each server?</source>
        <translation>每个服务器处于哪个纪元？</translation>
    </message>
    <message>
        <source>What is said how often?</source>
        <translation>哪些消息发得多频繁？</translation>
    </message>
    <message>
        <source>How long does a write take?</source>
        <translation>一次写入要多久？</translation>
    </message>
    <message>
        <source>How long is there no leader?</source>
        <translation>没有领导者的时间有多长？</translation>
    </message>
    <message>
        <source>How long do elections take with other seeds?</source>
        <translation>换用其他种子，选举要多久？</translation>
    </message>
    <message>
        <source>virtual time</source>
        <translation>虚拟时间</translation>
    </message>
    <message>
        <source>every change of a vote, in order, with its time</source>
        <translation>选票的每次变化，按先后排列，标有时刻</translation>
    </message>
    <message>
        <source>Each line will be the number of voters for one candidate. There has been no election yet: start servers.</source>
        <translation>每条线将表示支持某个候选者的投票者数。尚未有过选举：请启动服务器。</translation>
    </message>
    <message>
        <source>voters for a candidate</source>
        <translation>支持某候选者的投票者数</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>voter</source>
        <translation>投票者</translation>
    </message>
    <message>
        <source>round</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>votes</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>server %1: %2</source>
        <translation>服务器 %1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1, round %2, after a change of server %3: %4</source>
        <translation>%1，第 %2 轮，服务器 %3 变化之后：%4</translation>
    </message>
    <message>
        <source>for server %1</source>
        <translation>投给服务器 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>投给 %1</translation>
    </message>
    <message>
        <source>quorum: %1</source>
        <translation>法定人数：%1</translation>
    </message>
    <message>
        <source>It was decided at %1.</source>
        <translation>于 %1 决出。</translation>
    </message>
    <message>
        <source>Election %1 of %2, round %3</source>
        <translation>第 %1 次选举（共 %2 次），第 %3 轮</translation>
    </message>
    <message>
        <source>%1: nobody has been elected.</source>
        <translation>%1：没有人当选。</translation>
    </message>
    <message>
        <source>Each bar will be one election, with its parts. No election has ended yet: start servers.</source>
        <translation>每个柱形将表示一次选举及其各部分。尚无选举结束：请启动服务器。</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>elections that have ended by now</source>
        <translation>到此刻为止已结束的选举</translation>
    </message>
    <message>
        <source>election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>discovery</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>synchronization</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>winner</source>
        <translation>当选者</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>%1 wins, epoch %2</source>
        <translation>%1 当选，纪元 %2</translation>
    </message>
    <message>
        <source>From %1 on there was no leader for %2: election %3, discovery %4, synchronization %5; server %6 won epoch %7</source>
        <translation>自 %1 起有 %2 没有领导者：选举 %3，发现 %4，同步 %5；服务器 %6 当选，纪元 %7</translation>
    </message>
    <message>
        <source>Elections until now: %1. The median lasted %2, the longest %3.</source>
        <translation>到此刻为止的选举：%1 次。中位数 %2，最长 %3。</translation>
    </message>
    <message>
        <source>The last %1 are drawn.</source>
        <translation>图中为最后 %1 次。</translation>
    </message>
    <message>
        <source>One scenario, many seeds: how long the election takes each time. Press Start to run them.</source>
        <translation>同一场景，许多种子：每次选举各要多久。按“开始”运行。</translation>
    </message>
    <message>
        <source>milliseconds until a leader is established</source>
        <translation>领导者确立所需的毫秒数</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>Runs without a leader: %1.</source>
        <translation>没有选出领导者的运行：%1 次。</translation>
    </message>
    <message>
        <source>server %1 wins: %2</source>
        <translation>服务器 %1 当选：%2</translation>
    </message>
    <message>
        <source>median: %1 ms</source>
        <translation>中位数：%1 ms</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Runs: %1 of %2. Half of the elections took at most %3 ms, 95 % at most %4 ms; the longest took %5 ms. %6.</source>
        <translation>运行：%1 / %2。半数选举不超过 %3 ms，95 % 不超过 %4 ms；最长 %5 ms。%6。</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>last zxid logged</source>
        <translation>最后写入日志的 zxid</translation>
    </message>
    <message>
        <source>current epoch</source>
        <translation>当前纪元</translation>
    </message>
    <message>
        <source>%1: server %2 goes down</source>
        <translation>%1：服务器 %2 宕机</translation>
    </message>
    <message>
        <source>%1: server %2 has logged %3</source>
        <translation>%1：服务器 %2 已将 %3 写入日志</translation>
    </message>
    <message>
        <source>%1: server %2 is in epoch %3</source>
        <translation>%1：服务器 %2 处于纪元 %3</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>服务器 %1</translation>
    </message>
    <message>
        <source>goes down</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>Last zxid logged at the end of the run: %1.</source>
        <translation>运行结束时最后写入日志的 zxid：%1。</translation>
    </message>
    <message>
        <source>Epoch at the end of the run: %1.</source>
        <translation>运行结束时的纪元：%1。</translation>
    </message>
    <message>
        <source>last zxid logged (epoch:counter)</source>
        <translation>最后写入日志的 zxid（纪元:计数）</translation>
    </message>
    <message>
        <source>Each line will be one server&apos;s history as it grows. Start servers and write something.</source>
        <translation>每条线将表示一个服务器的历史如何增长。请启动服务器并写入一些内容。</translation>
    </message>
    <message>
        <source>Each line will be the epoch of one server. Start servers and let them elect a leader.</source>
        <translation>每条线将表示一个服务器的纪元。请启动服务器，让它们选出领导者。</translation>
    </message>
    <message>
        <source>greetings</source>
        <translation>问候</translation>
    </message>
    <message>
        <source>proposals</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>acknowledgements</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>commits</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>heartbeats</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Each layer will be the messages of one kind. Nothing has been sent yet: start servers.</source>
        <translation>每一层将表示一类消息。尚未发送任何消息：请启动服务器。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>messages in %1</source>
        <translation>每 %1 的消息数</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Each point will be one write: from its proposal to its commit. Nothing has been committed yet: let a client write.</source>
        <translation>每个点将表示一次写入：从提案到提交。尚未提交任何事务：请让客户端写入。</translation>
    </message>
    <message>
        <source>from proposal to commit, in ms</source>
        <translation>从提案到提交（ms）</translation>
    </message>
    <message>
        <source>zxid</source>
        <translation>zxid</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>提案时刻</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>提交时刻</translation>
    </message>
    <message>
        <source>%1 is committed at %2, %3 after its proposal</source>
        <translation>%1 于 %2 提交，距其提案 %3</translation>
    </message>
    <message>
        <source>writes: %1</source>
        <translation>写入：%1</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>Writes: %1. Half take at most %2, 95 % at most %3, 99 % at most %4; the slowest took %5.</source>
        <translation>写入：%1 次。半数不超过 %2，95 % 不超过 %3，99 % 不超过 %4；最慢 %5。</translation>
    </message>
    <message>
        <source>%1: votes sent: %2, votes adopted from others: %3; server %4 won.</source>
        <translation>%1：发出选票 %2 张，改投他人选票 %3 次；服务器 %4 当选。</translation>
    </message>
    <message>
        <source>%1 to %2 ms: runs: %3, the first with seed %4</source>
        <translation>%1 至 %2 ms：运行 %3 次，首个种子为 %4</translation>
    </message>
    <message>
        <source>servers %1: %2</source>
        <translation>服务器 %1：%2</translation>
    </message>
    <message>
        <source>in the %1 from %2 on: %3</source>
        <translation>从 %2 起的 %1 内：%3</translation>
    </message>
    <message>
        <source>Messages in the whole run: %1. Most of them are %2: %3.</source>
        <translation>整个运行中的消息：%1 条。其中最多的是%2：%3 条。</translation>
    </message>
    <message>
        <source>from proposal to commit, in ms (logarithmic)</source>
        <translation>从提案到提交（ms，对数刻度）</translation>
    </message>
</context>
<context>
    <name>zabscope::ChartPlot</name>
    <message>
        <source>Reading the recording…</source>
        <translation>正在读取记录…</translation>
    </message>
    <message>
        <source>now</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>%1: press to go there</source>
        <translation>%1：按下即跳到该处</translation>
    </message>
</context>
<context>
    <name>zabscope::ChartsView</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>The run in numbers: votes, histories, messages, how long things take.</source>
        <translation>用数字看运行：选票、历史、消息、各步骤的耗时。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>已运行 %1 / %2</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Heartbeats</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Count the messages that only say that somebody is still there</source>
        <translation>把仅表示仍在线的消息也计入</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Put the numbers of this chart on the clipboard, with tabs between the columns</source>
        <translation>把此图的数字放到剪贴板，各列以制表符分隔</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子数</translation>
    </message>
    <message>
        <source>Which chart</source>
        <translation>选择图表</translation>
    </message>
    <message>
        <source>How many seeds to run</source>
        <translation>要运行的种子数</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>扫描的进度</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Start a scenario, and its numbers will be here.</source>
        <translation>尚无记录。启动一个场景，其数字将显示在这里。</translation>
    </message>
</context>
</TS>
