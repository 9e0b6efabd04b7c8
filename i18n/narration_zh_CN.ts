<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Calm</name>
    <message>
        <source>%1 still leads, but has no quorum: nothing can be committed.</source>
        <translation>%1 仍在领导，但没有法定人数：什么都不能提交。</translation>
    </message>
    <message>
        <source>%1 leads epoch %2 with %3 of %4 voters, a quorum. All is quiet.</source>
        <translation>%1 领导纪元 %2：%4 个投票者有 %3 个在运行，够法定人数。一切平静。</translation>
    </message>
    <message>
        <source>%1 leads epoch %2, and all is quiet: only heartbeats travel.</source>
        <translation>%1 领导纪元 %2，一切平静：只有心跳往来。</translation>
    </message>
    <message>
        <source>No server runs yet. Start one, and its story begins here.</source>
        <translation>还没有服务器在运行。启动一个，它的故事就从这里开始。</translation>
    </message>
    <message>
        <source>No leader: %1 are looking for one.</source>
        <translation>没有领导者：%1 正在寻找。</translation>
    </message>
    <message>
        <source>Only %1 of %2 voters are up: no quorum, and so no leader.</source>
        <translation>%2 个投票者中只有 %1 个在运行：不够法定人数，因此没有领导者。</translation>
    </message>
    <message>
        <source>%1 leads, and writes flow: %2 is the last that was committed.</source>
        <translation>%1 领导，写操作源源不断：最近提交的是 %2。</translation>
    </message>
    <message>
        <source>Something is wrong, an invariant does not hold: %1</source>
        <translation>出了问题，有不变式不成立：%1</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Press play, or go on event by event.</source>
        <translation>还什么都没有发生。请按播放，或逐个事件前进。</translation>
    </message>
    <message>
        <source>Nothing runs yet. Open a scenario or start servers: what happens is told here.</source>
        <translation>尚未运行。打开场景或启动服务器：所发生的事将在这里讲述。</translation>
    </message>
    <message>
        <source>%1 leads.</source>
        <translation>%1 在领导。</translation>
    </message>
    <message>
        <source>%1 leads epoch %2.</source>
        <translation>%1 领导纪元 %2。</translation>
    </message>
    <message>
        <source>%1, the leader, is frozen: nobody hears from it. The others give it up when their time-outs end.</source>
        <translation>领导者%1 被冻结：谁也听不到它的消息。其他服务器的超时一到，就会放弃它。</translation>
    </message>
    <message>
        <source>%1 is frozen and says nothing; %2 of %3 voters are left, a quorum.</source>
        <translation>%1 被冻结，不再出声；%3 个投票者还剩 %2 个，够法定人数。</translation>
    </message>
    <message>
        <source>%1 are frozen and say nothing; %2 of %3 voters are left, a quorum.</source>
        <translation>%1 被冻结，不再出声；%3 个投票者还剩 %2 个，够法定人数。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 leads, and all is quiet.</source>
        <translation>%1 在领导，一切平静。</translation>
    </message>
    <message>
        <source>%1, cut off from it, still believes to lead, but can commit nothing.</source>
        <translation>%1 与它断开，仍以为自己在领导，但什么都不能提交。</translation>
    </message>
    <message>
        <source>%1 is cut off from it and looks for a leader in vain.</source>
        <translation>%1 与它断开，找不到领导者。</translation>
    </message>
    <message>
        <source>%1 are cut off from it and look for a leader in vain.</source>
        <translation>%1 与它断开，找不到领导者。</translation>
    </message>
    <message>
        <source>%1 is cut off from it: after a time-out without heartbeats they give each other up.</source>
        <translation>%1 与它断开：收不到心跳，超时之后双方就会放弃对方。</translation>
    </message>
    <message>
        <source>%1 are cut off from it: after a time-out without heartbeats they give each other up.</source>
        <translation>%1 与它断开：收不到心跳，超时之后双方就会放弃对方。</translation>
    </message>
    <message>
        <source>%1 The cut (%2) does no harm now: all talk to the leader alone.</source>
        <translation>%1切断处（%2）此刻无碍：大家都只与领导者通信。</translation>
    </message>
    <message>
        <source>%1 Messages that are held back by hand: %2.</source>
        <translation>%1人为扣住的消息：%2 条。</translation>
    </message>
    <message>
        <source>%1 Messages are on their way.</source>
        <translation>%1有消息正在途中。</translation>
    </message>
    <message>
        <source>%1 is elected and waits until a quorum is ready to follow it.</source>
        <translation>%1 已当选，正等待法定人数准备好跟随它。</translation>
    </message>
    <message>
        <source>The network is cut so that no server reaches a quorum: nobody can be elected.</source>
        <translation>网络被切断，没有服务器能联系到法定人数：谁也不能当选。</translation>
    </message>
    <message>
        <source>Nobody leads.</source>
        <translation>无人领导。</translation>
    </message>
    <message>
        <source>No leader: %1 is looking for one.</source>
        <translation>没有领导者：%1正在寻找。</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Command: %1</source>
        <translation>命令：%1</translation>
    </message>
    <message>
        <source>%1 starts: it reads its disk and asks the others who leads.</source>
        <translation>%1 启动：读取自己的磁盘，并询问其他服务器谁是领导者。</translation>
    </message>
    <message>
        <source>%1 starts again: it reads its disk and asks the others who leads.</source>
        <translation>%1 重新启动：读取自己的磁盘，并询问其他服务器谁是领导者。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 freezes: its connections stay open, but it says nothing.</source>
        <translation>%1 冻结：连接仍然开着，但它不再出声。</translation>
    </message>
    <message>
        <source>%1 wakes up and does not know yet what it has missed.</source>
        <translation>%1 醒来，还不知道自己错过了什么。</translation>
    </message>
    <message>
        <source>The network is whole again.</source>
        <translation>网络恢复完整。</translation>
    </message>
    <message>
        <source>%1 has a client&apos;s write and forwards it to %2: only the leader puts writes in order.</source>
        <translation>%1 收到客户端的写请求，转发给%2：只有领导者能为写操作排序。</translation>
    </message>
    <message>
        <source>%1 is proposed; a quorum must have it on disk before it counts.</source>
        <translation>%1已作为提案发出；法定人数将其落盘之后才算数。</translation>
    </message>
    <message>
        <source>A client asks: %1</source>
        <translation>客户端请求：%1</translation>
    </message>
    <message>
        <source>%1, the leader,</source>
        <translation>领导者（%1）</translation>
    </message>
    <message>
        <source>%1 was killed.</source>
        <translation>%1 被杀死。</translation>
    </message>
    <message>
        <source>%1 lost power.</source>
        <translation>%1 断电。</translation>
    </message>
    <message>
        <source>%1 has exited.</source>
        <translation>%1 已退出。</translation>
    </message>
    <message>
        <source>Only %1 of %2 voters are left, no quorum: nothing can be committed.</source>
        <translation>%2 个投票者只剩 %1 个，不够法定人数：什么都不能提交。</translation>
    </message>
    <message>
        <source>%1 goes on: the rest is still a quorum.</source>
        <translation>%1 继续领导：剩下的仍够法定人数。</translation>
    </message>
    <message>
        <source>The others do not know yet: they hear nothing any more.</source>
        <translation>其他服务器还不知道：它们只是再也听不到它的消息。</translation>
    </message>
    <message>
        <source>The others notice that their connections to it are closed.</source>
        <translation>其他服务器会发现与它的连接已关闭。</translation>
    </message>
    <message>
        <source>The network is split: %1. Only a part with a quorum can go on.</source>
        <translation>网络分裂为：%1。只有够法定人数的那部分才能继续。</translation>
    </message>
    <message>
        <source>Nothing gets from %1 to %2 any more; the other way is open. Their connection stays open, too.</source>
        <translation>从%1 到%2 的消息再也过不去，反方向仍然通畅。它们的连接也仍然开着。</translation>
    </message>
    <message>
        <source>The link between %1 and %2 is cut: messages wait there, and no connection closes.</source>
        <translation>%1 与%2 之间的链路被切断：消息在那里等待，连接不会关闭。</translation>
    </message>
    <message>
        <source>Links are cut (%1): messages wait there, and no connection closes.</source>
        <translation>链路被切断（%1）：消息在那里等待，连接不会关闭。</translation>
    </message>
</context>
<context>
    <name>NoteCaption</name>
    <message>
        <source>%1 looks for a leader and asks the others. It will learn that %2 leads.</source>
        <translation>%1 寻找领导者，询问其他服务器。它将得知%2 已在领导。</translation>
    </message>
    <message>
        <source>%1 looks for a leader and asks the others. It is cut off from %2, which leads.</source>
        <translation>%1 寻找领导者，询问其他服务器。它与正在领导的%2 断开。</translation>
    </message>
    <message>
        <source>The leader is gone.</source>
        <translation>领导者不在了。</translation>
    </message>
    <message>
        <source>No leader yet.</source>
        <translation>还没有领导者。</translation>
    </message>
    <message>
        <source>All %1 servers vote, each for itself.</source>
        <translation>全部 %1 个服务器投票，各投自己。</translation>
    </message>
    <message>
        <source>%1 votes for itself and asks the others.</source>
        <translation>%1 投自己一票，并询问其他服务器。</translation>
    </message>
    <message>
        <source>%1 vote, each for itself.</source>
        <translation>%1 投票，各投自己。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 Its history is of a newer epoch: %2 after %3.</source>
        <translation>%1后者的历史属于更新的纪元：%2 在 %3 之后。</translation>
    </message>
    <message>
        <source>%1 Its history reaches further: %2 after %3.</source>
        <translation>%1后者的历史更长：%2 在 %3 之后。</translation>
    </message>
    <message>
        <source>%1 Histories are equal, so the larger sid wins.</source>
        <translation>%1历史相同，因此 sid 较大者胜出。</translation>
    </message>
    <message>
        <source>%1 of %2 voters vote for %3, and that is a quorum.</source>
        <translation>%2 个投票者中有 %1 个投给%3，够法定人数。</translation>
    </message>
    <message>
        <source>%1 waits %2 in case a better vote comes.</source>
        <translation>%1 再等 %2，看有没有更优的选票。</translation>
    </message>
    <message>
        <source>%1 wait %2 in case a better vote comes.</source>
        <translation>%1 再等 %2，看有没有更优的选票。</translation>
    </message>
    <message>
        <source>%1 does not decide yet: a better vote has come, for %2.</source>
        <translation>%1 暂不决定：来了更优的选票，投给%2。</translation>
    </message>
    <message>
        <source>%1 follows %2, which leads already.</source>
        <translation>%1 跟随已在领导的%2。</translation>
    </message>
    <message>
        <source>No better vote came: %1 follows %2, which has to decide for itself, too.</source>
        <translation>没有更优的选票：%1 跟随%2，后者自己也须作出决定。</translation>
    </message>
    <message>
        <source>No better vote came: %1 follow %2, which has to decide for itself, too.</source>
        <translation>没有更优的选票：%1 跟随%2，后者自己也须作出决定。</translation>
    </message>
    <message>
        <source>%1 finds that a quorum already follows %2.</source>
        <translation>%1 发现法定人数已在跟随%2。</translation>
    </message>
    <message>
        <source>So it follows, too, although its own sid is larger.</source>
        <translation>因此它也跟随，尽管自己的 sid 更大。</translation>
    </message>
    <message>
        <source>So it follows, too.</source>
        <translation>因此它也跟随。</translation>
    </message>
    <message>
        <source>%1 chooses epoch %2, larger than any that a quorum knows. Now a quorum must promise it.</source>
        <translation>%1 选定纪元 %2，比法定人数所知的都大。现在须由法定人数作出承诺。</translation>
    </message>
    <message>
        <source>%1 promises epoch %2: from now on it refuses older leaders.</source>
        <translation>%1 承诺纪元 %2：从此拒绝更旧的领导者。</translation>
    </message>
    <message>
        <source>%1 promise epoch %2: from now on they refuse older leaders.</source>
        <translation>%1 承诺纪元 %2：从此拒绝更旧的领导者。</translation>
    </message>
    <message>
        <source>%1 has everything that the leader has: nothing needs to be sent.</source>
        <translation>领导者有的%1 都有：无需发送任何内容。</translation>
    </message>
    <message>
        <source>%1 sends %2 what it lacks: all after %3 (a DIFF).</source>
        <translation>%1 向%2 发送其所缺：%3 之后的全部（DIFF）。</translation>
    </message>
    <message>
        <source>%1 has %2, which was never committed: %3 makes it cut that off (a TRUNC).</source>
        <translation>%1 有从未提交的 %2：%3 令其截断（TRUNC）。</translation>
    </message>
    <message>
        <source>%1 sends %2 a copy of its whole state (a SNAP), since their histories are too far apart.</source>
        <translation>%1 向%2 发送自己的完整状态（SNAP），因为两者的历史相差太远。</translation>
    </message>
    <message>
        <source>%1 has the leader&apos;s history on disk and acknowledges it. A quorum of these makes epoch %2 stand.</source>
        <translation>%1 已将领导者的历史落盘并确认。够法定人数的确认将使纪元 %2 确立。</translation>
    </message>
    <message>
        <source>%1 have the leader&apos;s history on disk and acknowledge it. A quorum of these makes epoch %2 stand.</source>
        <translation>%1 已将领导者的历史落盘并确认。够法定人数的确认将使纪元 %2 确立。</translation>
    </message>
    <message>
        <source>%1 leads: a quorum has acknowledged NEWLEADER, epoch %2 stands. Clients are served.</source>
        <translation>%1 开始领导：法定人数已确认 NEWLEADER，纪元 %2 确立。现在服务客户端。</translation>
    </message>
    <message>
        <source>%1 is up to date and serves clients.</source>
        <translation>%1 已完成同步，开始服务客户端。</translation>
    </message>
    <message>
        <source>%1 are up to date and serve clients.</source>
        <translation>%1 已完成同步，开始服务客户端。</translation>
    </message>
    <message>
        <source>%1 %2 leads epoch %3.</source>
        <translation>%1%2 领导纪元 %3。</translation>
    </message>
    <message>
        <source>%1 is committed: %2 of %3 voters have it on disk. No election can lose it any more.</source>
        <translation>%1已提交：%3 个投票者中有 %2 个已将其落盘。此后任何选举都不会丢失它。</translation>
    </message>
    <message>
        <source>%1 has lost the connection to the leader %2 and stops following it.</source>
        <translation>%1 与领导者 %2 的连接已断开，不再跟随它。</translation>
    </message>
    <message>
        <source>%1 have lost the connection to the leader %2 and stop following it.</source>
        <translation>%1 与领导者 %2 的连接已断开，不再跟随它。</translation>
    </message>
    <message>
        <source>%1 has heard nothing from the leader %2 for %3 and gives it up.</source>
        <translation>%1 已有 %3 没有收到领导者 %2 的消息，于是放弃它。</translation>
    </message>
    <message>
        <source>%1 changes its vote to %2.</source>
        <translation>%1 改投%2。</translation>
    </message>
    <message>
        <source>%1 change their vote to %2.</source>
        <translation>%1 改投%2。</translation>
    </message>
    <message>
        <source>%1 is elected, but must not act yet: first a quorum must promise it a new epoch.</source>
        <translation>%1 当选，但还不能行使职权：须先由法定人数向它承诺新纪元。</translation>
    </message>
    <message>
        <source>Epoch %1 is promised by a quorum. Now %2 brings the others up to date.</source>
        <translation>法定人数已承诺纪元 %1。现在%2 使其他服务器与自己同步。</translation>
    </message>
    <message>
        <source>%1 has heard nothing from %2 for %3 and drops it.</source>
        <translation>%1 已有 %3 没有收到%2 的消息，于是断开它。</translation>
    </message>
    <message>
        <source>%1 has the leader&apos;s history on disk and acknowledges it.</source>
        <translation>%1 已将领导者的历史落盘并确认。</translation>
    </message>
    <message>
        <source>%1 have the leader&apos;s history on disk and acknowledge it.</source>
        <translation>%1 已将领导者的历史落盘并确认。</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>… (%1 steps are left out) … %2</source>
        <translation>……（省略 %1 步）…… %2</translation>
    </message>
    <message>
        <source>… %1</source>
        <translation>…… %1</translation>
    </message>
    <message>
        <source>%1 receives the %2 of %3</source>
        <translation>%1 收到 %3 的 %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 notices that its connection to %2 is closed</source>
        <translation>%1 发现与 %2 的连接已关闭</translation>
    </message>
</context>
<context>
    <name>ServerList</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>servers %1</source>
        <translation>服务器 %1</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>%1 of %2 voters up</source>
        <translation>投票者 %1/%2 在运行</translation>
    </message>
    <message>
        <source>committed %1</source>
        <translation>已提交 %1</translation>
    </message>
    <message>
        <source>nothing committed yet</source>
        <translation>尚无提交</translation>
    </message>
    <message>
        <source>%1 leads epoch %2</source>
        <translation>%1 领导纪元 %2</translation>
    </message>
    <message>
        <source>Nobody leads</source>
        <translation>无人领导</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>If %1 died now: %2 of %3 left, no quorum.</source>
        <translation>若 %1 此刻宕机：%3 个剩 %2 个，不够法定人数。</translation>
    </message>
    <message>
        <source>If %1 died now: cut off from each other, the rest could elect nobody.</source>
        <translation>若 %1 此刻宕机：其余服务器彼此隔断，谁也选不出来。</translation>
    </message>
    <message>
        <source>If %1 died now: %2 of %3 left, a quorum; %4 would be elected.</source>
        <translation>若 %1 此刻宕机：%3 个剩 %2 个，够法定人数；%4 将当选。</translation>
    </message>
    <message>
        <source>No quorum is up: nobody can be elected.</source>
        <translation>在运行的不够法定人数：谁也不能当选。</translation>
    </message>
    <message>
        <source>%1 leads epoch %2, but is frozen</source>
        <translation>%1 领导纪元 %2，但被冻结</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>%1 (and %2 times more)</source>
        <translation>%1（另有 %2 次）</translation>
    </message>
    <message>
        <source>%1 start</source>
        <translation>%1 启动</translation>
    </message>
    <message>
        <source>%1 start again</source>
        <translation>%1 重新启动</translation>
    </message>
    <message>
        <source>%1 are killed</source>
        <translation>%1 被杀死</translation>
    </message>
    <message>
        <source>%1 lose power</source>
        <translation>%1 断电</translation>
    </message>
    <message>
        <source>%1 exit</source>
        <translation>%1 退出</translation>
    </message>
    <message>
        <source>%1 freeze</source>
        <translation>%1 冻结</translation>
    </message>
    <message>
        <source>%1 thaw</source>
        <translation>%1 解冻</translation>
    </message>
    <message>
        <source>%1 commits %2 to %3: each is on disk at a quorum</source>
        <translation>%1 提交 %2 至 %3：每个都已在法定人数的磁盘上</translation>
    </message>
    <message>
        <source>%1 look for a leader: round %2, each votes for itself</source>
        <translation>%1 寻找领导者：第 %2 轮，各投自己</translation>
    </message>
    <message>
        <source>%1 adopt the vote for %2: its epoch %3 is newer</source>
        <translation>%1 改投服务器 %2：其纪元 %3 更新</translation>
    </message>
    <message>
        <source>%1 adopt the vote for %2: its history is longer, up to %3</source>
        <translation>%1 改投服务器 %2：其历史更长，到 %3</translation>
    </message>
    <message>
        <source>%1 adopt the vote for %2: equal history, larger sid</source>
        <translation>%1 改投服务器 %2：历史相同，sid 较大</translation>
    </message>
    <message>
        <source>%1 keep their votes: what they hear is not better</source>
        <translation>%1 仍投原票：收到的并不更优</translation>
    </message>
    <message>
        <source>%1 know of a quorum of votes for %2 and wait %3 for a better one</source>
        <translation>%1 得知投给服务器 %2 的票已够法定人数，再等 %3，看有没有更优的选票</translation>
    </message>
    <message>
        <source>No better vote came: %1 is to lead. So %2 are %3</source>
        <translation>没有更优的选票：由服务器 %1 领导，%2 因此为 %3</translation>
    </message>
    <message>
        <source>%1 read their disks</source>
        <translation>%1 读取各自的磁盘</translation>
    </message>
    <message>
        <source>%1 follow %2: they connect to it</source>
        <translation>%1 跟随服务器 %2：与之连接</translation>
    </message>
    <message>
        <source>%1 promise epoch %2 and refuse older leaders</source>
        <translation>%1 承诺纪元 %2，拒绝更旧的领导者</translation>
    </message>
    <message>
        <source>%1 sends %2 an empty DIFF: they have what the leader has</source>
        <translation>%1 向%2 发送空的 DIFF：领导者有的它们都有</translation>
    </message>
    <message>
        <source>%1 get a DIFF from the leader, which is at %2</source>
        <translation>%1 收到领导者的 DIFF，领导者在 %2</translation>
    </message>
    <message>
        <source>%1 have the leader&apos;s history to %2 on disk, take over epoch %3 and acknowledge NEWLEADER</source>
        <translation>%1 已将领导者到 %2 的历史落盘，接受纪元 %3 并确认 NEWLEADER</translation>
    </message>
    <message>
        <source>%1 are up to date with epoch %2 and serve clients</source>
        <translation>%1 已与纪元 %2 同步，开始服务客户端</translation>
    </message>
    <message>
        <source>%1 have lost the connection to the leader %2</source>
        <translation>%1 与领导者 %2 的连接已断开</translation>
    </message>
    <message>
        <source>%1 have heard nothing from the leader %2 and give it up</source>
        <translation>%1 没有收到领导者 %2 的消息，放弃它</translation>
    </message>
    <message>
        <source>%1: each %2</source>
        <translation>%1 各自：%2</translation>
    </message>
    <message>
        <source>%1. In ZooKeeper: %2</source>
        <translation>%1。在 ZooKeeper 中：%2</translation>
    </message>
    <message>
        <source>Fast Leader Election (phase 0 of Zab)</source>
        <translation>快速领导者选举（Zab 的第 0 阶段）</translation>
    </message>
    <message>
        <source>Discovery (phase 1 of Zab)</source>
        <translation>发现（Zab 的第 1 阶段）</translation>
    </message>
    <message>
        <source>Synchronization (phase 2 of Zab)</source>
        <translation>同步（Zab 的第 2 阶段）</translation>
    </message>
    <message>
        <source>Broadcast (phase 3 of Zab)</source>
        <translation>广播（Zab 的第 3 阶段）</translation>
    </message>
    <message>
        <source>Connections of the election</source>
        <translation>选举所用的连接</translation>
    </message>
    <message>
        <source>What is on disk</source>
        <translation>磁盘上的内容</translation>
    </message>
    <message>
        <source>The end of a term</source>
        <translation>任期结束</translation>
    </message>
    <message>
        <source>%1: without a vote of its own, takes over the vote for %2</source>
        <translation>%1：自己没有投票权，采用投给服务器 %2 的选票</translation>
    </message>
</context>
<context>
    <name>TornLinks</name>
</context>
<context>
    <name>TransactionName</name>
</context>
<context>
    <name>zabscope::NarrationView</name>
    <message>
        <source>Narration</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>What is happening now, what has happened, and why, in sentences.</source>
        <translation>用句子讲述此刻正在发生什么、发生过什么，以及为什么。</translation>
    </message>
    <message>
        <source>What has happened so far</source>
        <translation>至此发生的事</translation>
    </message>
    <message>
        <source>Why? %1</source>
        <translation>为什么？%1</translation>
    </message>
    <message>
        <source>(At this moment that has not happened yet.)</source>
        <translation>（在此刻，这件事还没有发生。）</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>为什么(&amp;W)？</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>跳到该处(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Copy this sentence</source>
        <translation>复制这句话(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;all as text</source>
        <translation>全部复制为文本(&amp;A)</translation>
    </message>
    <message>
        <source>Back to the story</source>
        <translation>返回故事</translation>
    </message>
    <message>
        <source>Close the explanation (Escape)</source>
        <translation>关闭解释（Esc）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy everything that is shown here as text</source>
        <translation>把这里显示的全部内容复制为文本</translation>
    </message>
    <message>
        <source>What is happening now</source>
        <translation>此刻正在发生的事</translation>
    </message>
    <message>
        <source>How the ensemble stands</source>
        <translation>集群的现状</translation>
    </message>
    <message>
        <source>The story</source>
        <translation>故事</translation>
    </message>
    <message>
        <source>Read the &amp;lesson behind it</source>
        <translation>阅读相关课程(&amp;L)</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出处：%1</translation>
    </message>
</context>
</TS>
