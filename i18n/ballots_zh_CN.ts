<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BallotWords</name>
    <message>
        <source>No election yet. When the servers start, each row shows whom one votes for.</source>
        <translation>还没有选举。服务器启动后，每一行显示一台服务器投给谁。</translation>
    </message>
    <message>
        <source>No election now: %1 leads.</source>
        <translation>现在没有选举：%1 领导。</translation>
    </message>
    <message>
        <source>%1 leads with a quorum. Who still looks will hear of it and join.</source>
        <translation>%1 有多数支持而领导。仍在寻找的服务器会得知并加入。</translation>
    </message>
    <message>
        <source>%1 is elected; now a quorum must take over its epoch and history.</source>
        <translation>%1 当选；现在须有多数接受它的纪元和历史。</translation>
    </message>
    <message>
        <source>No election now: no server is up.</source>
        <translation>现在没有选举：没有服务器在运行。</translation>
    </message>
    <message>
        <source>No election now, and no leader with a quorum.</source>
        <translation>现在没有选举，也没有得到多数支持的领导者。</translation>
    </message>
    <message>
        <source>Round %1: a quorum votes for %2. Unless a better vote comes, it is decided in %3.</source>
        <translation>第 %1 轮：多数投给 %2。若没有更优的选票，%3 后定案。</translation>
    </message>
    <message>
        <source>Election, round %1: no quorum yet. The most votes are for %2: %3, as %4 counts.</source>
        <translation>选举，第 %1 轮：尚无多数。按%4 的计票，得票最多的是 %2：%3。</translation>
    </message>
    <message>
        <source>Election: no votes yet.</source>
        <translation>选举：还没有选票。</translation>
    </message>
    <message>
        <source>groups %1/%2</source>
        <comment>of a hierarchical quorum</comment>
        <translation>组 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 voters vote for %3</source>
        <translation>%2 个投票者中有 %1 个投给 %3</translation>
    </message>
    <message>
        <source>%1 of %2 voters already follow %3</source>
        <translation>%2 个投票者中有 %1 个已跟随 %3</translation>
    </message>
    <message>
        <source>group %1: weight %2 of %3</source>
        <translation>组 %1：权重 %2/%3</translation>
    </message>
    <message>
        <source>needed for a quorum: %1</source>
        <translation>达到多数需要：%1</translation>
    </message>
    <message>
        <source>needed for a quorum: more than half of the weight in more than half of the groups</source>
        <translation>达到多数需要：在过半的组里各有过半的权重</translation>
    </message>
    <message>
        <source>quorum reached</source>
        <translation>已达多数</translation>
    </message>
    <message>
        <source>%1: not started yet</source>
        <translation>%1：尚未启动</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, round %3, votes for %4</source>
        <translation>%1，%2，第 %3 轮，投给 %4</translation>
    </message>
    <message>
        <source>An observer has no vote; it only listens to the votes of the others.</source>
        <translation>观察者没有投票权；它只听取别人的选票。</translation>
    </message>
    <message>
        <source>vote: epoch %1, zxid %2, sid %3</source>
        <translation>选票：纪元 %1，zxid %2，sid %3</translation>
    </message>
    <message>
        <source>decides in %1 unless a better vote comes</source>
        <translation>若没有更优的选票，%1 后定案</translation>
    </message>
    <message>
        <source>A vote of %1 is on its way to %2.</source>
        <translation>%1 的一张选票正在去往 %2 的途中。</translation>
    </message>
    <message>
        <source>%1 has no vote of %2.</source>
        <translation>%1 没有 %2 的选票。</translation>
    </message>
    <message>
        <source>%1 has this vote of %2:</source>
        <translation>%1 收到 %2 的这张选票：</translation>
    </message>
    <message>
        <source>for %1 with epoch %2, zxid %3; round %4, %5</source>
        <translation>投给 %1，纪元 %2，zxid %3；第 %4 轮，%5</translation>
    </message>
    <message>
        <source>Its sender is not looking: it tells whom it follows or that it leads.</source>
        <translation>发送者不在寻找：它说明自己跟随谁，或自己在领导。</translation>
    </message>
    <message>
        <source>It counts in this row&apos;s tally.</source>
        <translation>它计入这一行的计票。</translation>
    </message>
    <message>
        <source>It does not count in this row&apos;s tally.</source>
        <translation>它不计入这一行的计票。</translation>
    </message>
    <message>
        <source>its own so far</source>
        <translation>它自己目前的</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>它自己的</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>%1 won round %2 with the votes of %3 (%4 of %5)</source>
        <translation>%1 赢得第 %2 轮，得到 %3 的选票（%4/%5）</translation>
    </message>
    <message>
        <source>Why %1: of all that took part it has the newest epoch.</source>
        <translation>为什么是 %1：参加者中它的纪元最新。</translation>
    </message>
    <message>
        <source>Why %1: equal epoch, and its history is the longest.</source>
        <translation>为什么是 %1：纪元相同，它的历史最长。</translation>
    </message>
    <message>
        <source>Why %1: equal epoch and zxid, so the largest sid decides.</source>
        <translation>为什么是 %1：纪元和 zxid 都相同，由最大的 sid 决定。</translation>
    </message>
    <message>
        <source>Why %1: it knew of no other candidate.</source>
        <translation>为什么是 %1：没有别的候选者。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>round</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>the winner</source>
        <translation>获胜者</translation>
    </message>
    <message>
        <source>the best of the others</source>
        <translation>其余中最优的</translation>
    </message>
    <message>
        <source>A vote is (epoch, zxid, sid), compared in this order: the first larger value wins.</source>
        <translation>一张选票是 (纪元, zxid, sid)，依此顺序逐项比较，先大者胜。</translation>
    </message>
    <message>
        <source>counts in the tally</source>
        <translation>计入计票</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>不计入</translation>
    </message>
    <message>
        <source>from a server that has settled</source>
        <translation>来自已定下的服务器</translation>
    </message>
    <message>
        <source>from the leader</source>
        <translation>来自领导者</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>a quorum</source>
        <translation>法定人数</translation>
    </message>
    <message>
        <source>decides when this has run out</source>
        <translation>走完即定案</translation>
    </message>
    <message>
        <source>Election, round %1: a quorum votes for %2, as %3 counts.</source>
        <translation>选举，第 %1 轮：按%3 的计票，多数投给 %2。</translation>
    </message>
</context>
<context>
    <name>zabscope::BallotsView</name>
    <message>
        <source>round</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>tally</source>
        <translation>计票</translation>
    </message>
    <message>
        <source>votes received from</source>
        <translation>收到的选票，来自</translation>
    </message>
    <message>
        <source>from</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>not started yet</source>
        <translation>尚未启动</translation>
    </message>
    <message>
        <source>no vote</source>
        <translation>没有选票</translation>
    </message>
    <message>
        <source>When a server compares two votes, the duel shows here: both votes, and the field that decides between them.</source>
        <translation>服务器比较两张选票时，这里显示这场对决：两张选票，以及决定胜负的字段。</translation>
    </message>
    <message>
        <source>Ballots</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>Who votes for whom, how far that is from a quorum, and why one wins.</source>
        <translation>谁投给谁，离多数还有多远，以及为什么有一个获胜。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>subject and predicate</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Why did this happen?</source>
        <translation>为什么会这样？</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>到那里去</translation>
    </message>
    <message>
        <source>Votes compared, the newest first</source>
        <translation>比较过的选票，最新的在前</translation>
    </message>
</context>
</TS>
