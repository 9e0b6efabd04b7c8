<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnsembleWords</name>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>down: killed</source>
        <translation>宕机：进程被杀</translation>
    </message>
    <message>
        <source>down: no power</source>
        <translation>宕机：断电</translation>
    </message>
    <message>
        <source>down: exited</source>
        <translation>宕机：已退出</translation>
    </message>
    <message>
        <source>down</source>
        <translation>宕机</translation>
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
        <source>follows %1</source>
        <translation>跟随 %1</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>is to lead</source>
        <translation>将要领导</translation>
    </message>
    <message>
        <source>observes</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>observes %1</source>
        <translation>观察 %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>has no vote</source>
        <translation>没有投票权</translation>
    </message>
    <message>
        <source>votes for itself, round %1</source>
        <translation>投给自己，第 %1 轮</translation>
    </message>
    <message>
        <source>votes for %1, round %2</source>
        <translation>投给 %1，第 %2 轮</translation>
    </message>
    <message>
        <source>epoch %1, zxid %2</source>
        <translation>纪元 %1，zxid %2</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>寻找中</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>纪元 %1</translation>
    </message>
    <message>
        <source>votes for %1</source>
        <translation>投给 %1</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>last zxid %1</source>
        <translation>最后 zxid %1</translation>
    </message>
    <message>
        <source>not all is on its disk yet</source>
        <translation>尚未全部落盘</translation>
    </message>
    <message>
        <source>slow disk</source>
        <translation>磁盘慢</translation>
    </message>
    <message>
        <source>full disk</source>
        <translation>磁盘满</translation>
    </message>
    <message>
        <source>%1, talks to no server</source>
        <translation>%1，未连接任何服务器</translation>
    </message>
    <message>
        <source>%1, has a session at server %2</source>
        <translation>%1，在服务器 %2 上有会话</translation>
    </message>
    <message>
        <source>%1, connects to server %2</source>
        <translation>%1，正在连接服务器 %2</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>vote for %1</source>
        <translation>投给 %1</translation>
    </message>
    <message>
        <source>my leader is %1</source>
        <translation>我的领导者是 %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>%1, held</source>
        <translation>%1，已扣留</translation>
    </message>
    <message>
        <source>%1, waits at the cut</source>
        <translation>%1，在断开处等待</translation>
    </message>
    <message>
        <source>Press play</source>
        <translation>请按播放</translation>
    </message>
    <message>
        <source>No server is running</source>
        <translation>没有服务器在运行</translation>
    </message>
    <message>
        <source>Right click: start all</source>
        <translation>右键单击：全部启动</translation>
    </message>
    <message>
        <source>A quorum: most servers by weight of most groups</source>
        <translation>法定人数：多数组中按权重过半的服务器</translation>
    </message>
    <message>
        <source>A quorum: %1 of %2 voters</source>
        <translation>法定人数：%1/%2</translation>
    </message>
    <message>
        <source>No leader</source>
        <translation>没有领导者</translation>
    </message>
    <message>
        <source>No leader: an election, round %1</source>
        <translation>没有领导者：选举，第 %1 轮</translation>
    </message>
    <message>
        <source>Servers looking: %1. %2</source>
        <translation>正在寻找：%1 个。%2</translation>
    </message>
    <message>
        <source>Server %1 leads epoch %2</source>
        <translation>服务器 %1 领导纪元 %2</translation>
    </message>
    <message>
        <source>Acknowledge it: %1 of %2 voters. %3</source>
        <translation>已确认：%1/%2 个投票者。%3</translation>
    </message>
    <message>
        <source>Server %1 believes that it leads, too</source>
        <translation>服务器 %1 也认为自己是领导者</translation>
    </message>
    <message>
        <source>%1 from %2 reaches %3</source>
        <translation>%1：%2 → %3 到达</translation>
    </message>
    <message>
        <source>%1 from %2 to %3 is lost</source>
        <translation>%1：%2 → %3 丢失</translation>
    </message>
    <message>
        <source>the disk of %1 has flushed</source>
        <translation>%1 的磁盘完成刷写</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>一条命令</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>接下来：%1</translation>
    </message>
    <message>
        <source>Next, in %1: %2</source>
        <translation>接下来，%1 后：%2</translation>
    </message>
    <message>
        <source>Draw across links to cut them, or around servers to split them off</source>
        <translation>划过链路即切断，圈住服务器即分割出去</translation>
    </message>
    <message>
        <source>All are inside: nothing to split off</source>
        <translation>全部都在圈内：无可分割</translation>
    </message>
    <message>
        <source>Split off: %1 | %2</source>
        <translation>分割：%1 | %2</translation>
    </message>
    <message>
        <source>Cut %1 links</source>
        <translation>切断 %1 条链路</translation>
    </message>
    <message>
        <source>Cut: %1</source>
        <translation>切断：%1</translation>
    </message>
    <message>
        <source>Here the servers of an ensemble stand in a ring, and the messages between them travel.
Open a scenario to see them.</source>
        <translation>这里会显示排成一圈的服务器，以及在它们之间传递的消息。
打开一个场景即可看到。</translation>
    </message>
    <message>
        <source>Server %1 brings the others to epoch %2</source>
        <translation>服务器 %1 正把其他服务器同步到纪元 %2</translation>
    </message>
    <message>
        <source>Server %1 is elected: agreeing on an epoch</source>
        <translation>服务器 %1 当选：正在商定新纪元</translation>
    </message>
    <message>
        <source>has not voted yet</source>
        <translation>还没有投票</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>vote</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>greeting</source>
        <translation>问候</translation>
    </message>
    <message>
        <source>new epoch</source>
        <translation>新纪元</translation>
    </message>
    <message>
        <source>synchronization</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>ACK</source>
        <translation>ACK</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>request, reply</source>
        <translation>请求、应答</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>looks</source>
        <translation>寻找</translation>
    </message>
    <message>
        <source>observes</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>down</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Dots around: votes that are there (filled),</source>
        <translation>周围的点：已收到的选票（实心）、</translation>
    </message>
    <message>
        <source>on their way (rings) or missing (small).</source>
        <translation>在途的（圆环）、还没有的（小点）。</translation>
    </message>
    <message>
        <source>Arc: time left. Band: acknowledges the leader.</source>
        <translation>弧：剩余时间。带：已确认领导者。</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>not flushed</source>
        <translation>未落盘</translation>
    </message>
    <message>
        <source>Colour: epoch</source>
        <translation>颜色：纪元</translation>
    </message>
</context>
<context>
    <name>ToolTips</name>
    <message>
        <source>Disk: all is flushed, up to %1</source>
        <translation>磁盘：已全部落盘，到 %1</translation>
    </message>
    <message>
        <source>Disk: written up to %1, flushed up to %2: a power cut would lose the difference</source>
        <translation>磁盘：写到 %1，落盘到 %2；断电会丢失两者之差</translation>
    </message>
    <message>
        <source>The disk takes %1 % of the normal time</source>
        <translation>磁盘耗时为正常的 %1 %</translation>
    </message>
    <message>
        <source>The disk is full: writes are refused</source>
        <translation>磁盘已满：拒绝写入</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>An observer by its configuration: it has no vote</source>
        <translation>配置为观察者：没有投票权</translation>
    </message>
    <message>
        <source>Frozen: it does nothing, and its connections stay open</source>
        <translation>已冻结：什么也不做，但连接保持打开</translation>
    </message>
    <message>
        <source>Role %1, phase %2</source>
        <translation>角色 %1，阶段：%2</translation>
    </message>
    <message>
        <source>Current epoch %1, accepted epoch %2</source>
        <translation>当前纪元 %1，已接受纪元 %2</translation>
    </message>
    <message>
        <source>Last zxid %1</source>
        <translation>最后 zxid %1</translation>
    </message>
    <message>
        <source>Committed %1, applied %2</source>
        <translation>已提交 %1，已应用 %2</translation>
    </message>
    <message>
        <source>Votes for server %1 in round %2: epoch %3, zxid %4</source>
        <translation>在第 %2 轮投给服务器 %1：纪元 %3，zxid %4</translation>
    </message>
    <message>
        <source>Votes of others: received %1, on their way %2, missing %3</source>
        <translation>他人的选票：已收到 %1，在途 %2，还没有 %3</translation>
    </message>
    <message>
        <source>Time-out at %1 (in %2): %3</source>
        <translation>超时在 %1（%2 后）：%3</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Content: %1</source>
        <translation>内容：%1</translation>
    </message>
    <message>
        <source>Sent at %1</source>
        <translation>发送于 %1</translation>
    </message>
    <message>
        <source>Held back by hand</source>
        <translation>被人扣留</translation>
    </message>
    <message>
        <source>Waits: the link is cut. It arrives after the heal, unless the connection closes before</source>
        <translation>等待：链路已断开。修复后到达，除非连接先关闭</translation>
    </message>
    <message>
        <source>Waits: nobody knows when it will be there</source>
        <translation>等待：不知何时到达</translation>
    </message>
    <message>
        <source>There at %1 (in %2)</source>
        <translation>到达于 %1（%2 后）</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1: as the scenario has it</source>
        <translation>%1：按场景设置</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>latency %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>jitter up to %1</source>
        <translation>抖动至多 %1</translation>
    </message>
    <message>
        <source>%1 bytes a second</source>
        <translation>每秒 %1 字节</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Link %1 – %2</source>
        <translation>链路 %1 – %2</translation>
    </message>
    <message>
        <source>Open connection: %1</source>
        <translation>打开的连接：%1</translation>
    </message>
    <message>
        <source>No open connection</source>
        <translation>没有打开的连接</translation>
    </message>
    <message>
        <source>Waits: its receiver is frozen or down</source>
        <translation>等待：接收方被冻结或已宕机</translation>
    </message>
</context>
<context>
    <name>zabscope::EnsembleView</name>
    <message>
        <source>Lin&amp;ks</source>
        <translation>链路(&amp;K)</translation>
    </message>
    <message>
        <source>To server %1</source>
        <translation>到服务器 %1</translation>
    </message>
    <message>
        <source>&amp;Close its session</source>
        <translation>关闭其会话(&amp;C)</translation>
    </message>
    <message>
        <source>Let it &amp;die (silence; its session expires)</source>
        <translation>让它消失(&amp;D)（沉默；其会话将过期）</translation>
    </message>
    <message>
        <source>&amp;Why was it sent?</source>
        <translation>为什么发送它？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Go to when it was sent</source>
        <translation>跳到发送它的时刻(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Reset places and zoom</source>
        <translation>还原位置和缩放(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>图例(&amp;L)</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>The servers, who leads, and the messages on their way.</source>
        <translation>服务器、谁在领导，以及在途的消息。</translation>
    </message>
</context>
</TS>
