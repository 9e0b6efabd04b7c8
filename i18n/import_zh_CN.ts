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
    <name>ImportSummary</name>
    <message>
        <source>%1: %2 comes back to the same leader; %3</source>
        <translation>%1：%2 回到同一个领导者；%3</translation>
    </message>
    <message>
        <source>%1: %2 follows %4, of whose election the logs do not tell; %3</source>
        <translation>%1：%2 跟随 %4，而日志没有讲到它的当选；%3</translation>
    </message>
    <message>
        <source>%1: %2 finds its disk empty</source>
        <translation>%1：%2 发现自己的磁盘是空的</translation>
    </message>
    <message>
        <source>Votes count by %1 groups and by weights, of which no log tells: shown as if a majority decided.</source>
        <translation>选票按 %1 个组和权重计算，日志里没有其内容：按多数派显示。</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>从 %1 到 %2。</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Starts and ends</source>
        <translation>启动与结束</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>日志行</translation>
    </message>
    <message>
        <source>Not in the logs, and shown as unknown: acknowledgements, proposals, commits, what is on the disks.</source>
        <translation>日志中没有、显示为未知的内容：确认、提议、提交，以及磁盘上有什么。</translation>
    </message>
    <message>
        <source>Voters: %1.</source>
        <translation>投票者：%1。</translation>
    </message>
    <message>
        <source>Observers: %1.</source>
        <translation>观察者：%1。</translation>
    </message>
    <message>
        <source>There is no log of %1: shown as the others saw it.</source>
        <translation>没有 %1 的日志：按其他服务器所见显示。</translation>
    </message>
    <message>
        <source>there was no leader yet</source>
        <translation>此前没有领导者</translation>
    </message>
    <message>
        <source>the leader ended without a last line, as after a kill</source>
        <translation>领导者没有留下最后一行就结束了，像被杀死一样</translation>
    </message>
    <message>
        <source>the leader lost power</source>
        <translation>领导者断电</translation>
    </message>
    <message>
        <source>the leader exited</source>
        <translation>领导者退出</translation>
    </message>
    <message>
        <source>the leader stood still</source>
        <translation>领导者停住不动</translation>
    </message>
    <message>
        <source>the leader was not reached any more</source>
        <translation>联系不上领导者</translation>
    </message>
    <message>
        <source>the leader had too few followers</source>
        <translation>领导者的跟随者太少</translation>
    </message>
    <message>
        <source>followers ended, and too few were left</source>
        <translation>跟随者结束，剩下的太少</translation>
    </message>
    <message>
        <source>the counter of the epoch was used up</source>
        <translation>该纪元的计数器已用尽</translation>
    </message>
    <message>
        <source>the one elected before did not get established</source>
        <translation>上一次当选者没能就任</translation>
    </message>
    <message>
        <source>by its newer epoch</source>
        <translation>凭更新的纪元</translation>
    </message>
    <message>
        <source>by its larger zxid</source>
        <translation>凭更大的 zxid</translation>
    </message>
    <message>
        <source>by its larger sid, histories being equal</source>
        <translation>历史相同，凭更大的 sid</translation>
    </message>
    <message>
        <source>and no other vote is known to compare with</source>
        <translation>没有别的选票可以比较</translation>
    </message>
    <message>
        <source>%1 (it was %2)</source>
        <translation>%1（原领导者是 %2）</translation>
    </message>
    <message>
        <source>%1: %2; nobody is elected in what the logs show.</source>
        <translation>%1：%2；日志中没有人当选。</translation>
    </message>
    <message>
        <source>%1: %2; %3 wins %4, after %5</source>
        <translation>%1：%2；%3 当选（%4），用时 %5</translation>
    </message>
    <message>
        <source>leads epoch %1 from %2 on, after %3 in all</source>
        <translation>领导纪元 %1，自 %2 起，共用时 %3</translation>
    </message>
    <message>
        <source>does not get established</source>
        <translation>没能就任</translation>
    </message>
    <message>
        <source>votes of %1</source>
        <translation>选票来自 %1</translation>
    </message>
    <message>
        <source>learners: %1</source>
        <translation>学习者：%1</translation>
    </message>
    <message>
        <source>%1: %2 starts, or its log does</source>
        <translation>%1：%2 启动，或其日志从此开始</translation>
    </message>
    <message>
        <source>%1: %2 exits</source>
        <translation>%1：%2 退出</translation>
    </message>
    <message>
        <source>%1: %2 ends without a last line, as after a kill</source>
        <translation>%1：%2 没有留下最后一行就结束了，像被杀死一样</translation>
    </message>
    <message>
        <source>%1 changes its time zone at %2, by %3: corrected</source>
        <translation>%1 在 %2 处改变了时区，相差 %3：已校正</translation>
    </message>
    <message>
        <source>%1: its clock is set back at %2, by %3: corrected</source>
        <translation>%1 的时钟在 %2 处被拨回 %3：已校正</translation>
    </message>
    <message>
        <source>%1 pauses, or its clock leaps, at %2, by %3</source>
        <translation>%1 在 %2 处停顿，或时钟跳变 %3</translation>
    </message>
    <message>
        <source>the clock of %1 is ahead by %2: corrected</source>
        <translation>%1 的时钟快 %2：已校正</translation>
    </message>
    <message>
        <source>the clock of %1 is behind by %2: corrected</source>
        <translation>%1 的时钟慢 %2：已校正</translation>
    </message>
    <message>
        <source>(%1 votes allow %2 to %3)</source>
        <translation>（%1 张选票允许 %2 到 %3）</translation>
    </message>
    <message>
        <source>(at least: votes went one way only)</source>
        <translation>（至少如此：选票只有单向）</translation>
    </message>
    <message>
        <source>nothing to compare them by: taken as they are</source>
        <translation>没有可比较的依据：照原样采用</translation>
    </message>
    <message>
        <source>no vote arrives before it was sent: taken as they are</source>
        <translation>没有选票在发出之前到达：照原样采用</translation>
    </message>
    <message>
        <source>%1: server %2, version %3; lines: %4, of these told: %5, not understood: %6</source>
        <translation>%1：服务器 %2，版本 %3；行数：%4，其中有用：%5，没看懂：%6</translation>
    </message>
    <message>
        <source>; put in order by their stamps</source>
        <translation>；已按时间戳排序</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 行</translation>
    </message>
</context>
<context>
    <name>zabscope::ImportReport</name>
    <message>
        <source>What was imported</source>
        <translation>导入了什么</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Imported. What the logs do not tell is shown as unknown.</source>
        <translation>已导入。日志中没有的内容显示为未知。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查看结果</translation>
    </message>
</context>
</TS>
