<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CommandMenu</name>
    <message>
        <source>&amp;Kill (the process dies, its connections close)</source>
        <translation>杀死(&amp;K)（进程终止，连接关闭）</translation>
    </message>
    <message>
        <source>&amp;Power off (what is not flushed is lost; silence)</source>
        <translation>断电(&amp;P)（未落盘的内容丢失；毫无音讯）</translation>
    </message>
    <message>
        <source>&amp;Freeze (a long pause)</source>
        <translation>冻结(&amp;F)（长时间停顿）</translation>
    </message>
    <message>
        <source>&amp;Thaw</source>
        <translation>解冻(&amp;T)</translation>
    </message>
    <message>
        <source>Re&amp;start</source>
        <translation>重新启动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Isolate from all others</source>
        <translation>与其他服务器隔离(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Heal its links</source>
        <translation>恢复其链路(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Disk</source>
        <translation>磁盘(&amp;D)</translation>
    </message>
    <message>
        <source>Make it 10 times slower</source>
        <translation>减慢到十分之一</translation>
    </message>
    <message>
        <source>Make it 100 times slower</source>
        <translation>减慢到百分之一</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>正常速度</translation>
    </message>
    <message>
        <source>Fill it up</source>
        <translation>写满磁盘</translation>
    </message>
    <message>
        <source>Make room again</source>
        <translation>腾出空间</translation>
    </message>
    <message>
        <source>Spoil its last log record</source>
        <translation>破坏最后一条日志记录</translation>
    </message>
    <message>
        <source>Wipe it (the server must be down)</source>
        <translation>清空（服务器须已宕机）</translation>
    </message>
    <message>
        <source>&amp;Client at this server</source>
        <translation>此服务器上的客户端(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>写(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Read (from what this server has)</source>
        <translation>读(&amp;R)（读取此服务器现有内容）</translation>
    </message>
    <message>
        <source>S&amp;ync, then see what was committed</source>
        <translation>同步(&amp;Y)（之后能看到已提交的内容）</translation>
    </message>
    <message>
        <source>Steady &amp;load: 100 writes</source>
        <translation>持续负载(&amp;L)：100 次写入</translation>
    </message>
    <message>
        <source>Link %1 – %2</source>
        <translation>链路 %1 – %2</translation>
    </message>
    <message>
        <source>&amp;Cut</source>
        <translation>切断(&amp;C)</translation>
    </message>
    <message>
        <source>Cut only from %1 to %2</source>
        <translation>仅切断 %1 到 %2 方向</translation>
    </message>
    <message>
        <source>&amp;Heal</source>
        <translation>恢复(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Lose what is on its way (TCP: the connections break)</source>
        <translation>丢弃途中的消息(&amp;L)（TCP：连接中断）</translation>
    </message>
    <message>
        <source>No jitter</source>
        <translation>无抖动</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%2 发给 %3 的 %1</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>扣住(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>放行(&amp;R)</translation>
    </message>
    <message>
        <source>Deliver &amp;now</source>
        <translation>立即送达(&amp;N)</translation>
    </message>
    <message>
        <source>Outside the fault model (TCP would never do this)</source>
        <translation>超出故障模型（TCP 绝不会如此）</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Let the next one overtake it</source>
        <translation>让下一条消息抢先</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>全部启动</translation>
    </message>
    <message>
        <source>Kill the leader</source>
        <translation>杀死领导者</translation>
    </message>
    <message>
        <source>Freeze the leader</source>
        <translation>冻结领导者</translation>
    </message>
    <message>
        <source>Isolate the leader</source>
        <translation>隔离领导者</translation>
    </message>
    <message>
        <source>Heal all links</source>
        <translation>恢复所有链路</translation>
    </message>
    <message>
        <source>Force its time-&amp;out</source>
        <translation>强制其超时(&amp;O)</translation>
    </message>
</context>
<context>
    <name>MessageFields</name>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>These bytes are no field: the message is spoilt, or of another kind.</source>
        <translation>这些字节不是字段：消息已损坏，或属于其他种类。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>bytes: %1</source>
        <translation>字节数：%1</translation>
    </message>
    <message>
        <source>unknown field %1</source>
        <translation>未知字段 %1</translation>
    </message>
    <message>
        <source>The protocol that is shown here has no such field.</source>
        <translation>这里的协议没有这个字段。</translation>
    </message>
    <message>
        <source>Too many fields to show them all.</source>
        <translation>字段太多，无法全部显示。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none (the smallest number)</source>
        <translation>无（最小的数）</translation>
    </message>
</context>
<context>
    <name>MessageLayout</name>
    <message>
        <source>The client&apos;s session.</source>
        <translation>客户端的会话。</translation>
    </message>
    <message>
        <source>How long the session lives without a sign of its client.</source>
        <translation>客户端毫无音讯时，会话还能存活多久。</translation>
    </message>
    <message>
        <source>The path of the znode.</source>
        <translation>znode 的路径。</translation>
    </message>
    <message>
        <source>What the znode holds.</source>
        <translation>znode 的内容。</translation>
    </message>
    <message>
        <source>The version that the znode must have; -1 is any.</source>
        <translation>znode 必须具有的版本；-1 表示任意。</translation>
    </message>
    <message>
        <source>Whether the znode ends with the session.</source>
        <translation>znode 是否随会话结束。</translation>
    </message>
    <message>
        <source>Whether a growing number is added to the path.</source>
        <translation>路径后是否加上递增的编号。</translation>
    </message>
    <message>
        <source>The client&apos;s number of the request.</source>
        <translation>客户端给该请求的编号。</translation>
    </message>
    <message>
        <source>What the client asks for.</source>
        <translation>客户端的请求。</translation>
    </message>
    <message>
        <source>ZooKeeper&apos;s error code; 0 is success.</source>
        <translation>ZooKeeper 的错误码；0 表示成功。</translation>
    </message>
    <message>
        <source>The transaction that created the znode.</source>
        <translation>创建该 znode 的事务。</translation>
    </message>
    <message>
        <source>The transaction that last changed its content.</source>
        <translation>最后改变其内容的事务。</translation>
    </message>
    <message>
        <source>The transaction that last changed its children.</source>
        <translation>最后改变其子节点的事务。</translation>
    </message>
    <message>
        <source>How often its content was changed.</source>
        <translation>其内容改变过的次数。</translation>
    </message>
    <message>
        <source>How often its children changed.</source>
        <translation>其子节点改变过的次数。</translation>
    </message>
    <message>
        <source>The session that it ends with; 0: none.</source>
        <translation>随之结束的会话；0 表示无。</translation>
    </message>
    <message>
        <source>Who opened the connection.</source>
        <translation>谁建立了该连接。</translation>
    </message>
    <message>
        <source>Its address: only a word in a simulation.</source>
        <translation>它的地址：在模拟中只是一个词。</translation>
    </message>
    <message>
        <source>The role of the sender. LOOKING: it is voting.</source>
        <translation>发送者的角色。LOOKING：正在投票。</translation>
    </message>
    <message>
        <source>Whom the sender votes for; if it is settled, whom it follows.</source>
        <translation>发送者投给谁；若已有定论，则为它跟随谁。</translation>
    </message>
    <message>
        <source>The last zxid of the server it votes for: of two equal epochs, the larger zxid wins.</source>
        <translation>被投服务器的最后 zxid：纪元相同时，zxid 大者胜。</translation>
    </message>
    <message>
        <source>The election round of the vote; votes of older rounds do not count.</source>
        <translation>选票的选举轮次；旧轮次的选票不算数。</translation>
    </message>
    <message>
        <source>The current epoch of the server it votes for: it is compared first.</source>
        <translation>被投服务器的当前纪元：最先比较。</translation>
    </message>
    <message>
        <source>The first message of a connection.</source>
        <translation>连接上的第一条消息。</translation>
    </message>
    <message>
        <source>A vote.</source>
        <translation>一张选票。</translation>
    </message>
    <message>
        <source>The transaction&apos;s own name.</source>
        <translation>事务自身的名字。</translation>
    </message>
    <message>
        <source>The session of the client that asked for it.</source>
        <translation>提出请求的客户端的会话。</translation>
    </message>
    <message>
        <source>What changes: a result that is the same wherever it is applied.</source>
        <translation>改变的内容：无论在哪里应用，结果都相同。</translation>
    </message>
    <message>
        <source>The version that the znode will have.</source>
        <translation>znode 将具有的版本。</translation>
    </message>
    <message>
        <source>How often the parent&apos;s children will have changed.</source>
        <translation>父节点的子节点届时改变过的次数。</translation>
    </message>
    <message>
        <source>An ephemeral znode that goes with the session.</source>
        <translation>随会话一起消失的临时 znode。</translation>
    </message>
    <message>
        <source>The last transaction that is in the snapshot.</source>
        <translation>快照中包含的最后一个事务。</translation>
    </message>
    <message>
        <source>A znode.</source>
        <translation>一个 znode。</translation>
    </message>
    <message>
        <source>The kind of the packet, by ZooKeeper&apos;s own number.</source>
        <translation>数据包的种类，采用 ZooKeeper 自己的编号。</translation>
    </message>
    <message>
        <source>The zxid it speaks of.</source>
        <translation>它所说的 zxid。</translation>
    </message>
    <message>
        <source>Who the learner is.</source>
        <translation>学习者是谁。</translation>
    </message>
    <message>
        <source>The learner&apos;s current epoch; -1: it has promised this epoch before, so its promise must not be counted.</source>
        <translation>学习者的当前纪元；-1：它此前已承诺过此纪元，故不得再计入。</translation>
    </message>
    <message>
        <source>The transaction: the very bytes that go into the log.</source>
        <translation>事务：即写入日志的那些字节。</translation>
    </message>
    <message>
        <source>The leader&apos;s whole state.</source>
        <translation>领导者的全部状态。</translation>
    </message>
    <message>
        <source>The client&apos;s request, as the leader gets it.</source>
        <translation>领导者收到的客户端请求。</translation>
    </message>
    <message>
        <source>In the leader&apos;s answer: whether the session is valid.</source>
        <translation>在领导者的应答中：会话是否有效。</translation>
    </message>
    <message>
        <source>A session whose client the learner has heard of.</source>
        <translation>学习者有其客户端音讯的一个会话。</translation>
    </message>
    <message>
        <source>The newest state the client has seen; a server that is behind it must refuse.</source>
        <translation>客户端见过的最新状态；落后于它的服务器必须拒绝。</translation>
    </message>
    <message>
        <source>The session it brings along; 0 asks for a new one.</source>
        <translation>它带来的会话；0 表示请求新会话。</translation>
    </message>
    <message>
        <source>The time-out as agreed; 0: the session is not valid any more.</source>
        <translation>商定的超时；0：会话已失效。</translation>
    </message>
    <message>
        <source>Bytes of its content.</source>
        <translation>其内容的字节数。</translation>
    </message>
    <message>
        <source>How many children it has.</source>
        <translation>它有多少个子节点。</translation>
    </message>
    <message>
        <source>The number of the request that is answered.</source>
        <translation>所应答的请求的编号。</translation>
    </message>
    <message>
        <source>How far the answering server has come.</source>
        <translation>应答的服务器进展到哪里。</translation>
    </message>
    <message>
        <source>The path of the znode that was created.</source>
        <translation>所创建的 znode 的路径。</translation>
    </message>
    <message>
        <source>What is known of the znode.</source>
        <translation>关于该 znode 的信息。</translation>
    </message>
    <message>
        <source>Opens a session, or brings one along.</source>
        <translation>打开会话，或带来已有会话。</translation>
    </message>
    <message>
        <source>The answer to that.</source>
        <translation>对它的应答。</translation>
    </message>
    <message>
        <source>The answer to a request.</source>
        <translation>对请求的应答。</translation>
    </message>
    <message>
        <source>The name of the transaction.</source>
        <translation>事务的名字。</translation>
    </message>
    <message>
        <source>What is on the sender&apos;s disk: this transaction, or, with counter 0, the NEWLEADER of its epoch.</source>
        <translation>发送者磁盘上已有的：这个事务；或者计数器为 0 时，其纪元的 NEWLEADER。</translation>
    </message>
    <message>
        <source>The transaction that a quorum has on disk.</source>
        <translation>法定人数已落盘的事务。</translation>
    </message>
    <message>
        <source>The last zxid that the leader has proposed.</source>
        <translation>领导者最后提案的 zxid。</translation>
    </message>
    <message>
        <source>The new epoch, with counter 0.</source>
        <translation>新纪元，计数器为 0。</translation>
    </message>
    <message>
        <source>The epoch it has accepted so far, in the upper half.</source>
        <translation>它至今已接受的纪元，在高 32 位。</translation>
    </message>
    <message>
        <source>The new epoch that it proposes, in the upper half.</source>
        <translation>它提议的新纪元，在高 32 位。</translation>
    </message>
    <message>
        <source>The last zxid of the learner&apos;s history.</source>
        <translation>学习者历史的最后 zxid。</translation>
    </message>
    <message>
        <source>Where the transactions that follow will lead to.</source>
        <translation>随后的事务将到达的位置。</translation>
    </message>
    <message>
        <source>The last zxid that the learner is to keep.</source>
        <translation>学习者应保留到的最后 zxid。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Command: %1</source>
        <translation>命令：%1</translation>
    </message>
    <message>
        <source>%1 starts</source>
        <translation>%1 启动</translation>
    </message>
    <message>
        <source>%1 starts again (life %2)</source>
        <translation>%1 重新启动（第 %2 次运行）</translation>
    </message>
    <message>
        <source>%1 is killed</source>
        <translation>%1 被杀死</translation>
    </message>
    <message>
        <source>%1 loses power</source>
        <translation>%1 断电</translation>
    </message>
    <message>
        <source>%1 exits</source>
        <translation>%1 退出</translation>
    </message>
    <message>
        <source>%1 freezes</source>
        <translation>%1 被冻结</translation>
    </message>
    <message>
        <source>%1 thaws</source>
        <translation>%1 解冻</translation>
    </message>
    <message numerus="yes">
        <source>%1 writes %n byte(s)</source>
        <translation>
            <numerusform>%1 写入 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 writes %2 to its log</source>
        <translation>%1 把 %2 写入日志</translation>
    </message>
    <message>
        <source>%1 truncates its history to %2</source>
        <translation>%1 把历史截断到 %2</translation>
    </message>
    <message>
        <source>%1 takes a snapshot at %2</source>
        <translation>%1 在 %2 处生成快照</translation>
    </message>
    <message>
        <source>%1 replaces its history by a snapshot at %2</source>
        <translation>%1 用 %2 处的快照替换其历史</translation>
    </message>
    <message>
        <source>%1 has everything up to %2 safe on disk</source>
        <translation>%1 到 %2 为止的内容均已落盘</translation>
    </message>
    <message>
        <source>%1 keeps only what ends with %2</source>
        <translation>%1 的磁盘只保留到 %2 为止</translation>
    </message>
    <message>
        <source>%1, and a torn record</source>
        <translation>%1，外加一条残缺记录</translation>
    </message>
    <message>
        <source>%1: the disk is full</source>
        <translation>%1：磁盘已满</translation>
    </message>
    <message>
        <source>%1: the disk takes %2 % of its normal time</source>
        <translation>%1：磁盘耗时为正常的 %2%</translation>
    </message>
    <message>
        <source>%1: the disk is wiped</source>
        <translation>%1：磁盘被清空</translation>
    </message>
    <message>
        <source>%1: record %2 on disk is spoilt</source>
        <translation>%1：磁盘上的记录 %2 遭破坏</translation>
    </message>
    <message>
        <source>%1: the disk refuses to write</source>
        <translation>%1：磁盘拒绝写入</translation>
    </message>
    <message>
        <source>The link from %1 to %2 is cut</source>
        <translation>%1 到 %2 的链路被切断</translation>
    </message>
    <message>
        <source>%1 connects to %2 (%3)</source>
        <translation>%1 向 %2 发起连接（%3）</translation>
    </message>
    <message>
        <source>%1 has connection %2</source>
        <translation>%1 的连接 %2 已建立</translation>
    </message>
    <message>
        <source>Connection %1 is refused</source>
        <translation>连接 %1 被拒绝</translation>
    </message>
    <message>
        <source>%1 closes connection %2</source>
        <translation>%1 关闭连接 %2</translation>
    </message>
    <message>
        <source>%1 notices that connection %2 is closed</source>
        <translation>%1 发现连接 %2 已关闭</translation>
    </message>
    <message>
        <source>%1 sends %2: %3</source>
        <translation>%1 向 %2 发送 %3</translation>
    </message>
    <message>
        <source>%1 (held back)</source>
        <translation>%1（被阻滞）</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%2 发给 %3 的 %1</translation>
    </message>
    <message>
        <source>%1 is held</source>
        <translation>%1 被扣住</translation>
    </message>
    <message>
        <source>%1 is held back by the cut</source>
        <translation>%1 因链路切断而被阻滞</translation>
    </message>
    <message>
        <source>%1 will arrive at %2</source>
        <translation>%1 将于 %2 到达</translation>
    </message>
    <message>
        <source>%1 receives from %2: %3</source>
        <translation>%1 收到 %2 发来的 %3</translation>
    </message>
    <message>
        <source>%1 is lost: its connection is closed</source>
        <translation>%1 丢失：连接已关闭</translation>
    </message>
    <message>
        <source>%1 is lost: the receiver is down</source>
        <translation>%1 丢失：接收者已宕机</translation>
    </message>
    <message>
        <source>%1 is dropped (TCP would never do that)</source>
        <translation>%1 被丢弃（TCP 绝不会如此）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>An invariant is violated: %1</source>
        <translation>违反不变式：%1</translation>
    </message>
    <message>
        <source>%1 erased</source>
        <translation>%1 已清除</translation>
    </message>
    <message>
        <source>Connection %1 is given up: no answer</source>
        <translation>放弃连接 %1：没有应答</translation>
    </message>
    <message>
        <source>%1 is asked: %2</source>
        <translation>请求%1：%2</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>服务器 %1</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>客户端 %1</translation>
    </message>
    <message>
        <source>%1 = epoch %2 (upper 32 bits), counter %3 (lower 32 bits)</source>
        <translation>%1 = 纪元 %2（高 32 位），计数器 %3（低 32 位）</translation>
    </message>
    <message>
        <source>nobody knows when</source>
        <translation>时间未定</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>looks for a leader</source>
        <translation>寻找领导者</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>observes</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
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
        <source>broadcast</source>
        <translation>广播</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>election port</source>
        <translation>选举端口</translation>
    </message>
    <message>
        <source>quorum port</source>
        <translation>法定人数端口</translation>
    </message>
    <message>
        <source>client port</source>
        <translation>客户端端口</translation>
    </message>
    <message>
        <source>not started yet</source>
        <translation>尚未启动</translation>
    </message>
    <message>
        <source>down: its process was killed</source>
        <translation>宕机：进程被杀死</translation>
    </message>
    <message>
        <source>down: it lost power</source>
        <translation>宕机：断电</translation>
    </message>
    <message>
        <source>down: it exited by itself</source>
        <translation>宕机：自行退出</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>up</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>server it talks to</source>
        <translation>所连服务器</translation>
    </message>
    <message>
        <source>session is open</source>
        <translation>会话已打开</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>requests without an answer</source>
        <translation>未获应答的请求</translation>
    </message>
    <message>
        <source>requests answered</source>
        <translation>已获应答的请求</translation>
    </message>
    <message>
        <source>requests failed</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>largest zxid seen</source>
        <translation>见过的最大 zxid</translation>
    </message>
    <message>
        <source>last error</source>
        <translation>最近的错误</translation>
    </message>
    <message>
        <source>session has expired</source>
        <translation>会话已过期</translation>
    </message>
    <message>
        <source>requests not sent yet</source>
        <translation>尚未发送的请求</translation>
    </message>
    <message>
        <source>A follower passes a client&apos;s write on to the leader.</source>
        <translation>跟随者把客户端的写请求转交领导者。</translation>
    </message>
    <message>
        <source>The leader proposes a transaction: write it to your log.</source>
        <translation>领导者提出一个事务：请写入日志。</translation>
    </message>
    <message>
        <source>The transaction (or NEWLEADER) is on my disk.</source>
        <translation>该事务（或 NEWLEADER）已落到我的磁盘。</translation>
    </message>
    <message>
        <source>A quorum has the transaction on disk: apply it.</source>
        <translation>法定人数已将该事务落盘：请应用。</translation>
    </message>
    <message>
        <source>The heartbeat between leader and learner.</source>
        <translation>领导者与学习者之间的心跳。</translation>
    </message>
    <message>
        <source>Is this client&apos;s session still valid?</source>
        <translation>该客户端的会话是否仍然有效？</translation>
    </message>
    <message>
        <source>Flushes the channel from the leader, so that a read sees what was committed before.</source>
        <translation>冲刷来自领导者的通道，使随后的读能看到此前已提交的内容。</translation>
    </message>
    <message>
        <source>An observer is told of a committed transaction.</source>
        <translation>把已提交的事务告知观察者。</translation>
    </message>
    <message>
        <source>You have my history now: take over my epoch and acknowledge.</source>
        <translation>你已有我的历史：请接受我的纪元并确认。</translation>
    </message>
    <message>
        <source>A follower introduces itself with the epoch it has accepted.</source>
        <translation>跟随者报到，并报上已接受的纪元。</translation>
    </message>
    <message>
        <source>A quorum has acknowledged NEWLEADER: you may serve clients.</source>
        <translation>法定人数已确认 NEWLEADER：可以服务客户端了。</translation>
    </message>
    <message>
        <source>What follows are the transactions that you miss.</source>
        <translation>接下来是你缺少的事务。</translation>
    </message>
    <message>
        <source>Cut your history back: what is beyond was never committed.</source>
        <translation>请截断你的历史：其后的部分从未提交。</translation>
    </message>
    <message>
        <source>Here is my whole state: replace yours.</source>
        <translation>这是我的全部状态：请替换你的状态。</translation>
    </message>
    <message>
        <source>An observer introduces itself.</source>
        <translation>观察者报到。</translation>
    </message>
    <message>
        <source>The leader proposes the new epoch: promise not to follow an older one.</source>
        <translation>领导者提出新纪元：请承诺不再跟随更旧的纪元。</translation>
    </message>
    <message>
        <source>The epoch is promised; this is my history&apos;s last zxid.</source>
        <translation>已承诺该纪元；这是我历史中最后一个 zxid。</translation>
    </message>
    <message>
        <source>Says who opened this connection of the election port.</source>
        <translation>说明选举端口的这条连接由谁建立。</translation>
    </message>
    <message>
        <source>A vote: whom I would elect, with the epoch and zxid that speak for it.</source>
        <translation>选票：我要选谁，以及支撑这一选择的纪元和 zxid。</translation>
    </message>
    <message>
        <source>A client opens a session, or moves it here.</source>
        <translation>客户端打开会话，或把会话移到这里。</translation>
    </message>
    <message>
        <source>The client&apos;s session is open here.</source>
        <translation>客户端的会话已在此打开。</translation>
    </message>
    <message>
        <source>A client asks for something.</source>
        <translation>客户端提出请求。</translation>
    </message>
    <message>
        <source>The answer to a client.</source>
        <translation>给客户端的应答。</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>death</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>thaw</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>disk write</source>
        <translation>磁盘写入</translation>
    </message>
    <message>
        <source>flushed</source>
        <translation>已落盘</translation>
    </message>
    <message>
        <source>lost on disk</source>
        <translation>磁盘丢失</translation>
    </message>
    <message>
        <source>disk changed</source>
        <translation>磁盘变化</translation>
    </message>
    <message>
        <source>disk wiped</source>
        <translation>磁盘清空</translation>
    </message>
    <message>
        <source>disk corrupted</source>
        <translation>磁盘损坏</translation>
    </message>
    <message>
        <source>disk refused</source>
        <translation>磁盘拒写</translation>
    </message>
    <message>
        <source>link changed</source>
        <translation>链路变化</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>发起连接</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>连接建立</translation>
    </message>
    <message>
        <source>connection failed</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>关闭连接</translation>
    </message>
    <message>
        <source>closing noticed</source>
        <translation>发现关闭</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>rescheduled</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>state changed</source>
        <translation>状态变化</translation>
    </message>
    <message>
        <source>note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>violation</source>
        <translation>违规</translation>
    </message>
    <message>
        <source>adopts the vote for %1 that %2 sent: so far it had none</source>
        <translation>改投服务器 %1（选票来自服务器 %2）：此前还没有选票</translation>
    </message>
</context>
</TS>
