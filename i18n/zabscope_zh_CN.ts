<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zab</name>
    <message>
        <source>looks for a leader: round %1, votes for itself with epoch %2, zxid %3</source>
        <translation>寻找领导者：第 %1 轮，先投自己一票，纪元 %2，zxid %3</translation>
    </message>
    <message>
        <source>looks for a leader: round %1, as an observer it has no vote</source>
        <translation>寻找领导者：第 %1 轮，身为观察者没有投票权</translation>
    </message>
    <message>
        <source>adopts the vote for %1 that %2 sent: its epoch %3 is newer than %4</source>
        <translation>改投服务器 %1（选票来自服务器 %2）：其纪元 %3 比 %4 新</translation>
    </message>
    <message>
        <source>adopts the vote for %1 that %2 sent: its history is longer, zxid %3 &gt; %4</source>
        <translation>改投服务器 %1（选票来自服务器 %2）：其历史更长，zxid %3 &gt; %4</translation>
    </message>
    <message>
        <source>adopts the vote for %1 that %2 sent: equal history, larger sid %3 &gt; %4</source>
        <translation>改投服务器 %1（选票来自服务器 %2）：历史相同，sid 较大，%3 &gt; %4</translation>
    </message>
    <message>
        <source>keeps its vote for %1: what %2 proposes is not better</source>
        <translation>仍投服务器 %1：服务器 %2 的提名并不更优</translation>
    </message>
    <message>
        <source>joins round %1, in which %2 votes: its own round %3 is older, votes of it no longer count</source>
        <translation>加入服务器 %2 所在的第 %1 轮：自己的第 %3 轮已旧，其中的选票作废</translation>
    </message>
    <message>
        <source>ignores the vote of %1 from round %2: it is in round %3 already, and tells it so</source>
        <translation>忽略服务器 %1 在第 %2 轮的选票：自己已在第 %3 轮，并告知对方</translation>
    </message>
    <message>
        <source>%1 of %2 voters vote for %3: waits %4 for a better vote</source>
        <translation>%2 个投票者中有 %1 个投给服务器 %3：再等 %4，看有没有更优的选票</translation>
    </message>
    <message>
        <source>does not decide yet: %1 sent a better vote, for %2</source>
        <translation>暂不决定：服务器 %1 发来更优的选票，投给服务器 %2</translation>
    </message>
    <message>
        <source>no better vote came: %1 is to lead, so it is %2</source>
        <translation>没有更优的选票：由服务器 %1 领导，自己因此为 %2</translation>
    </message>
    <message>
        <source>a quorum already follows %1, and %1 says it leads: so it is %2</source>
        <translation>法定人数已跟随服务器 %1，且 %1 自称领导者：自己因此为 %2</translation>
    </message>
    <message>
        <source>a quorum names %1, but %1 has not said that it leads: goes on looking</source>
        <translation>法定人数都指认服务器 %1，但 %1 尚未表明自己是领导者：继续寻找</translation>
    </message>
    <message>
        <source>has heard nothing: sends its vote again and then waits %1</source>
        <translation>没有收到任何消息：重发选票，然后等待 %1</translation>
    </message>
    <message>
        <source>has reached nobody: connects again and then waits %1</source>
        <translation>没有连上任何服务器：重新连接，然后等待 %1</translation>
    </message>
    <message>
        <source>tells %1, which is looking, that it is %2 with leader %3</source>
        <translation>告知正在寻找领导者的服务器 %1：自己为 %2，领导者是服务器 %3</translation>
    </message>
    <message>
        <source>drops its connection: the larger sid %2 keeps the one it opens, not %1</source>
        <translation>断开自己的连接：保留 sid 较大的 %2 建立的那条，而非 %1 的</translation>
    </message>
    <message>
        <source>hangs up and calls %1 back: the larger sid keeps the connection it opens</source>
        <translation>挂断后回连服务器 %1：保留 sid 较大者建立的连接</translation>
    </message>
    <message>
        <source>reads its disk: history to %1, current epoch %2, accepted epoch %3</source>
        <translation>读取磁盘：历史到 %1，当前纪元 %2，已接受纪元 %3</translation>
    </message>
    <message>
        <source>refuses to start: epoch %1 of the last zxid is above the accepted epoch %2</source>
        <translation>拒绝启动：最后一个 zxid 的纪元 %1 高于已接受纪元 %2</translation>
    </message>
    <message>
        <source>raises its current epoch from %1 to %2, the epoch of its last zxid: it went down before it could write it</source>
        <translation>把当前纪元从 %1 提升到 %2，即最后一个 zxid 的纪元：上次宕机前未及写入</translation>
    </message>
    <message>
        <source>refuses to start: accepted epoch %1 is below the current epoch %2</source>
        <translation>拒绝启动：已接受纪元 %1 低于当前纪元 %2</translation>
    </message>
    <message>
        <source>refuses to start: checksum of log record %1 does not match</source>
        <translation>拒绝启动：日志记录 %1 的校验和不符</translation>
    </message>
    <message>
        <source>refuses to start: there is a log but no snapshot</source>
        <translation>拒绝启动：有日志，却没有快照</translation>
    </message>
    <message>
        <source>cannot write to its disk: the server exits</source>
        <translation>无法写入磁盘：服务器退出</translation>
    </message>
    <message>
        <source>finds a torn record at the end of its log and ends its history at %1</source>
        <translation>发现日志末尾有残缺记录，历史到 %1 为止</translation>
    </message>
    <message>
        <source>takes a snapshot at %1</source>
        <translation>在 %1 处生成快照</translation>
    </message>
    <message>
        <source>leads as far as the election goes; now a quorum must promise it a new epoch</source>
        <translation>选举上已是领导者；现在须由法定人数向它承诺新纪元</translation>
    </message>
    <message>
        <source>follows %1: connects to it</source>
        <translation>跟随服务器 %1：与之连接</translation>
    </message>
    <message>
        <source>the leader %1 does not answer: tries again (%2 of %3)</source>
        <translation>领导者 %1 没有应答：重试（第 %2 次，共 %3 次）</translation>
    </message>
    <message>
        <source>cannot reach the leader %1: looks for another one</source>
        <translation>连不上领导者 %1：另寻领导者</translation>
    </message>
    <message>
        <source>chooses epoch %1: one above the largest that %2 servers have accepted</source>
        <translation>选定纪元 %1：比 %2 个服务器已接受的最大纪元大一</translation>
    </message>
    <message>
        <source>promises epoch %1: its accepted epoch was %2</source>
        <translation>承诺纪元 %1：此前已接受纪元为 %2</translation>
    </message>
    <message>
        <source>has promised epoch %1 before: asks not to be counted</source>
        <translation>此前已承诺过纪元 %1：请求不再计入</translation>
    </message>
    <message>
        <source>refuses epoch %1: it has promised %2</source>
        <translation>拒绝纪元 %1：已承诺 %2</translation>
    </message>
    <message>
        <source>drops %1: its history (epoch %2, zxid %3) is newer than the leader&apos;s own (epoch %4, zxid %5)</source>
        <translation>断开服务器 %1：其历史（纪元 %2，zxid %3）比领导者自己的（纪元 %4，zxid %5）更新</translation>
    </message>
    <message>
        <source>%1 servers have promised epoch %2: begins to bring them up to date</source>
        <translation>%1 个服务器已承诺纪元 %2：开始与它们同步</translation>
    </message>
    <message>
        <source>sends %1 an empty DIFF: it is at %2, as the leader is</source>
        <translation>向服务器 %1 发送空的 DIFF：它与领导者同在 %2</translation>
    </message>
    <message>
        <source>sends %1 a DIFF of %4 transactions: its %2 is in the committed log, which ends at %3</source>
        <translation>向服务器 %1 发送含 %4 个事务的 DIFF：其 %2 在已提交日志之内，该日志到 %3 为止</translation>
    </message>
    <message>
        <source>sends %1 a DIFF of %4 transactions from the log on disk: its %2 is older than the log in memory</source>
        <translation>从磁盘日志向服务器 %1 发送含 %4 个事务的 DIFF：其 %2 早于内存中的日志</translation>
    </message>
    <message>
        <source>sends %1 a TRUNC to %3: its %2 is beyond everything the leader has</source>
        <translation>向服务器 %1 发送 TRUNC，截断到 %3：其 %2 超出领导者所有的一切</translation>
    </message>
    <message>
        <source>sends %1 a TRUNC to %3 and then %4 transactions: the leader never had its %2</source>
        <translation>向服务器 %1 发送 TRUNC，截断到 %3，再发 %4 个事务：领导者从未有过它的 %2</translation>
    </message>
    <message>
        <source>sends %1 a SNAP at %3: its %2 is too old for the logs the leader has</source>
        <translation>向服务器 %1 发送 %3 处的 SNAP：其 %2 太旧，领导者的日志已够不到</translation>
    </message>
    <message>
        <source>sends %1 a SNAP at %3: its %2 is of another epoch, and a TRUNC does not cross epochs</source>
        <translation>向服务器 %1 发送 %3 处的 SNAP：其 %2 属于另一纪元，而 TRUNC 不能跨纪元</translation>
    </message>
    <message>
        <source>sends %1 a SNAP at %3: it is set to send nothing else</source>
        <translation>向服务器 %1 发送 %3 处的 SNAP：设置为只发 SNAP</translation>
    </message>
    <message>
        <source>gets a DIFF from the leader, which is at %1</source>
        <translation>收到领导者的 DIFF，领导者在 %1</translation>
    </message>
    <message>
        <source>gets a SNAP at %1: its own history, to %2, is replaced</source>
        <translation>收到 %1 处的 SNAP：自己到 %2 的历史被替换</translation>
    </message>
    <message>
        <source>gets a TRUNC to %1: what it has beyond, to %2, was never committed</source>
        <translation>收到 TRUNC，截断到 %1：其后直到 %2 的部分从未提交</translation>
    </message>
    <message>
        <source>cannot truncate to %1: it only has a snapshot at %2; the server exits, its disk must be wiped</source>
        <translation>无法截断到 %1：只有 %2 处的快照；服务器退出，须清空其磁盘</translation>
    </message>
    <message>
        <source>gives the leader up: proposal %1 does not follow %2</source>
        <translation>放弃领导者：提案 %1 不是 %2 的下一个</translation>
    </message>
    <message>
        <source>COMMIT of %1 came without its proposal</source>
        <translation>收到 %1 的 COMMIT，却没有收到其提案</translation>
    </message>
    <message>
        <source>exits: COMMIT of %1 came, but %2 is the next that waits</source>
        <translation>退出：收到 %1 的 COMMIT，但下一个等待提交的是 %2</translation>
    </message>
    <message>
        <source>has the leader&apos;s history to %1 on disk and takes over epoch %2: acknowledges NEWLEADER</source>
        <translation>领导者到 %1 的历史已落盘，接受纪元 %2 为当前纪元：确认 NEWLEADER</translation>
    </message>
    <message>
        <source>does not count the ACK of %1: it is for %2, not for NEWLEADER %3</source>
        <translation>不计入服务器 %1 的 ACK：它确认的是 %2，而非 NEWLEADER %3</translation>
    </message>
    <message>
        <source>%1 of %2 voters have acknowledged NEWLEADER: epoch %3 is established, all up to %4 is committed</source>
        <translation>%2 个投票者中有 %1 个已确认 NEWLEADER：纪元 %3 确立，到 %4 为止全部提交</translation>
    </message>
    <message>
        <source>is up to date with epoch %1 and serves clients</source>
        <translation>已与纪元 %1 同步，开始服务客户端</translation>
    </message>
    <message>
        <source>commits %1: %2 of %3 voters have it on disk</source>
        <translation>提交 %1：%3 个投票者中有 %2 个已将其落盘</translation>
    </message>
    <message>
        <source>steps down: the counter of epoch %1 is used up, a new epoch is needed</source>
        <translation>卸任：纪元 %1 的计数器已用尽，需要新纪元</translation>
    </message>
    <message>
        <source>session %1 has not been heard of for %2: closes it</source>
        <translation>会话 %1 已有 %2 没有音讯：将其关闭</translation>
    </message>
    <message>
        <source>steps down: only %1 servers are in touch, a quorum needs more</source>
        <translation>卸任：只有 %1 个服务器保持联系，不足法定人数</translation>
    </message>
    <message>
        <source>gives up: no quorum came to agree on an epoch within %1</source>
        <translation>放弃：%1 之内没有法定人数就纪元达成一致</translation>
    </message>
    <message>
        <source>gives up: only %1 servers acknowledged NEWLEADER within %2</source>
        <translation>放弃：%2 之内只有 %1 个服务器确认 NEWLEADER</translation>
    </message>
    <message>
        <source>drops %1: nothing heard from it for %2</source>
        <translation>断开服务器 %1：已有 %2 没有收到它的消息</translation>
    </message>
    <message>
        <source>drops %1: it has not acknowledged %2 within %3</source>
        <translation>断开服务器 %1：它未在 %3 之内确认 %2</translation>
    </message>
    <message>
        <source>has lost the connection to the leader %1</source>
        <translation>与领导者 %1 的连接已断开</translation>
    </message>
    <message>
        <source>has heard nothing from the leader %1 for %2: gives it up</source>
        <translation>已有 %2 没有收到领导者 %1 的消息：放弃该领导者</translation>
    </message>
    <message>
        <source>did not expect this message from %1 now: closes the connection</source>
        <translation>此时不该收到服务器 %1 的这条消息：关闭连接</translation>
    </message>
</context>
<context>
    <name>zab field</name>
    <message>
        <source>What the server is at the moment: LOOKING for a leader, FOLLOWING, LEADING or OBSERVING.</source>
        <translation>服务器当前的角色：LOOKING（寻找领导者）、FOLLOWING（跟随）、LEADING（领导）或 OBSERVING（观察）。</translation>
    </message>
    <message>
        <source>The phase of Zab this server is in.</source>
        <translation>该服务器所处的 Zab 阶段。</translation>
    </message>
    <message>
        <source>How the leader brought this learner up to date: DIFF, TRUNC or SNAP.</source>
        <translation>领导者同步该学习者的方式：DIFF、TRUNC 或 SNAP。</translation>
    </message>
    <message>
        <source>The election round (logicalclock). It lives in memory only.</source>
        <translation>选举轮次（logicalclock），只存在于内存中。</translation>
    </message>
    <message>
        <source>The server it proposes as leader in this round.</source>
        <translation>本轮中它提名为领导者的服务器。</translation>
    </message>
    <message>
        <source>The last zxid of the server it proposes.</source>
        <translation>它所提名服务器的最后一个 zxid。</translation>
    </message>
    <message>
        <source>The current epoch of the server it proposes.</source>
        <translation>它所提名服务器的当前纪元。</translation>
    </message>
    <message>
        <source>The leader of its last finished election; it tells LOOKING servers.</source>
        <translation>上一次完成的选举选出的领导者；它会告知处于 LOOKING 的服务器。</translation>
    </message>
    <message>
        <source>The leader&apos;s last zxid at the moment of that election.</source>
        <translation>那次选举时领导者的最后一个 zxid。</translation>
    </message>
    <message>
        <source>The round of that election.</source>
        <translation>那次选举的轮次。</translation>
    </message>
    <message>
        <source>The epoch of that vote; rewritten to the new epoch once the leader is established.</source>
        <translation>那张选票的纪元；领导者确立后改写为新纪元。</translation>
    </message>
    <message>
        <source>How long it waits for a notification before it sends its vote again; it doubles.</source>
        <translation>等待通知多久后重发选票；每次加倍。</translation>
    </message>
    <message>
        <source>When it will send its vote again if nothing comes.</source>
        <translation>若一直没有消息，何时重发选票。</translation>
    </message>
    <message>
        <source>When it will decide if no better vote comes.</source>
        <translation>若没有更优的选票，何时作出决定。</translation>
    </message>
    <message>
        <source>The highest epoch it has promised to; durable. The paper&apos;s f.p.</source>
        <translation>它承诺过的最高纪元（epoch）；持久。即论文中的 f.p。</translation>
    </message>
    <message>
        <source>The epoch of the last leader whose history it took over; durable. The paper&apos;s f.a.</source>
        <translation>它最近接受其历史的领导者的纪元（epoch）；持久。即论文中的 f.a。</translation>
    </message>
    <message>
        <source>The last transaction handed to its log.</source>
        <translation>最后一个交给日志的事务。</translation>
    </message>
    <message>
        <source>The last transaction that is durable: a power cut does not lose it.</source>
        <translation>最后一个已持久的事务：断电也不会丢失。</translation>
    </message>
    <message>
        <source>The last transaction applied to the tree in memory; the zxid it votes with.</source>
        <translation>最后一个应用到内存树的事务；投票时用的就是这个 zxid。</translation>
    </message>
    <message>
        <source>The last transaction it knows to be committed. Not durable.</source>
        <translation>它所知的最后一个已提交事务。不持久。</translation>
    </message>
    <message>
        <source>Leader: the last zxid it has given to a write.</source>
        <translation>领导者：最后一个分配给写操作的 zxid。</translation>
    </message>
    <message>
        <source>The zxid of the newest snapshot on its disk.</source>
        <translation>磁盘上最新快照的 zxid。</translation>
    </message>
    <message>
        <source>The leader it follows, or itself.</source>
        <translation>它跟随的领导者，或它自己。</translation>
    </message>
    <message>
        <source>The epoch being agreed on in discovery.</source>
        <translation>发现阶段正在商定的纪元。</translation>
    </message>
    <message>
        <source>Leader: the epoch for which a quorum has acknowledged NEWLEADER.</source>
        <translation>领导者：法定人数已确认其 NEWLEADER 的纪元。</translation>
    </message>
    <message>
        <source>Leader: ticks since it began to lead.</source>
        <translation>领导者：开始领导以来的 tick 数。</translation>
    </message>
    <message>
        <source>Learner: when it gives the leader up if nothing comes from it.</source>
        <translation>学习者：若领导者一直没有消息，何时放弃它。</translation>
    </message>
    <message>
        <source>Proposals that are not committed yet.</source>
        <translation>尚未提交的提案。</translation>
    </message>
    <message>
        <source>A digest of the znode tree: equal digests mean equal replicas.</source>
        <translation>znode 树的摘要：摘要相同，则副本相同。</translation>
    </message>
    <message>
        <source>Znodes in the tree.</source>
        <translation>树中的 znode 数。</translation>
    </message>
    <message>
        <source>Client sessions of the whole ensemble, as this server knows them.</source>
        <translation>该服务器所知的整个集群的客户端会话数。</translation>
    </message>
    <message>
        <source>Whether it answers clients.</source>
        <translation>是否应答客户端。</translation>
    </message>
    <message>
        <source>The oldest proposal kept in memory to bring learners up to date.</source>
        <translation>为同步学习者而留在内存中的最旧提案。</translation>
    </message>
    <message>
        <source>The newest proposal kept in memory to bring learners up to date.</source>
        <translation>为同步学习者而留在内存中的最新提案。</translation>
    </message>
    <message>
        <source>currentEpoch as it is on the disk.</source>
        <translation>磁盘上的 currentEpoch。</translation>
    </message>
    <message>
        <source>The last epoch whose NEWLEADER it has acknowledged in this life.</source>
        <translation>本次启动以来它最后确认其 NEWLEADER 的纪元。</translation>
    </message>
    <message>
        <source>The last transaction it has acknowledged in this term.</source>
        <translation>本任期内它最后确认的事务。</translation>
    </message>
    <message>
        <source>Votes of this round: whom each server votes for.</source>
        <translation>本轮选票：各服务器投给谁。</translation>
    </message>
    <message>
        <source>Votes of this round: the zxid in each vote.</source>
        <translation>本轮选票：各选票中的 zxid。</translation>
    </message>
    <message>
        <source>Votes of this round: the epoch in each vote.</source>
        <translation>本轮选票：各选票中的纪元。</translation>
    </message>
    <message>
        <source>Votes of this round: the round in each vote.</source>
        <translation>本轮选票：各选票中的轮次。</translation>
    </message>
    <message>
        <source>Votes of this round: the role of each voter.</source>
        <translation>本轮选票：各投票者的角色。</translation>
    </message>
    <message>
        <source>Votes of settled servers: whom each follows.</source>
        <translation>已定服务器的选票：各自跟随谁。</translation>
    </message>
    <message>
        <source>Votes of settled servers: the zxid in each vote.</source>
        <translation>已定服务器的选票：各选票中的 zxid。</translation>
    </message>
    <message>
        <source>Votes of settled servers: the epoch in each vote.</source>
        <translation>已定服务器的选票：各选票中的纪元。</translation>
    </message>
    <message>
        <source>Votes of settled servers: the round in each vote.</source>
        <translation>已定服务器的选票：各选票中的轮次。</translation>
    </message>
    <message>
        <source>Votes of settled servers: the role of each.</source>
        <translation>已定服务器的选票：各自的角色。</translation>
    </message>
    <message>
        <source>Leader: how far it is with each learner.</source>
        <translation>领导者：与各学习者的进展。</translation>
    </message>
    <message>
        <source>Leader: how it brought each learner up to date.</source>
        <translation>领导者：同步各学习者的方式。</translation>
    </message>
    <message>
        <source>Leader: the last zxid each learner has acknowledged.</source>
        <translation>领导者：各学习者最后确认的 zxid。</translation>
    </message>
</context>
</TS>
