<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SequenceCaptions</name>
    <message>
        <source>vote for %1</source>
        <translation>投给 %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>纪元 %1</translation>
    </message>
</context>
<context>
    <name>SequenceDiagram</name>
    <message>
        <source>split: %1</source>
        <translation>分开：%1</translation>
    </message>
    <message>
        <source>cut: %1</source>
        <translation>切断：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 条</translation>
    </message>
    <message>
        <source>too many events: zoom in</source>
        <translation>事件太多：请放大</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>被杀死</translation>
    </message>
    <message>
        <source>no power</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>exited</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>纪元 %1</translation>
    </message>
</context>
<context>
    <name>SequenceWords</name>
    <message>
        <source>clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>due at %1</source>
        <translation>应于 %1 到达</translation>
    </message>
    <message>
        <source>arrives at %1, %2 later</source>
        <translation>于 %1 到达，历时 %2</translation>
    </message>
    <message>
        <source>lost at %1: its connection is closed</source>
        <translation>于 %1 丢失：连接已关闭</translation>
    </message>
    <message>
        <source>lost at %1: the receiver is down</source>
        <translation>于 %1 丢失：接收者已停</translation>
    </message>
    <message>
        <source>dropped at %1 (TCP would never do that)</source>
        <translation>于 %1 被丢弃（TCP 绝不会这样）</translation>
    </message>
    <message>
        <source>on its way, due at %1</source>
        <translation>在途，应于 %1 到达</translation>
    </message>
    <message>
        <source>waits: held back, or the link is cut</source>
        <translation>等待中：被扣住，或链路被切断</translation>
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
        <source>invariant violated</source>
        <translation>不变量被违反</translation>
    </message>
    <message>
        <source>dies</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>freezes</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>thaws</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>gives up, loses its leader</source>
        <translation>放弃，失去领导者</translation>
    </message>
    <message>
        <source>election decided</source>
        <translation>选举定案</translation>
    </message>
    <message>
        <source>new epoch</source>
        <translation>新纪元</translation>
    </message>
    <message>
        <source>brought up to date</source>
        <translation>已同步到最新</translation>
    </message>
    <message>
        <source>epoch established</source>
        <translation>纪元已确立</translation>
    </message>
    <message>
        <source>commits</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>changes its vote</source>
        <translation>改变选票</translation>
    </message>
    <message>
        <source>not started yet</source>
        <translation>尚未启动</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>current epoch %1</source>
        <translation>当前纪元 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>No link is cut here</source>
        <translation>这里没有被切断的链路</translation>
    </message>
    <message>
        <source>What is sent across a cut waits, and arrives after the heal</source>
        <translation>发往被切断链路的消息会等待，恢复后到达</translation>
    </message>
    <message>
        <source>A wait of %1, drawn short</source>
        <translation>等待 %1，画短了</translation>
    </message>
    <message>
        <source>Nothing that is shown happens in it</source>
        <translation>其间没有要显示的事</translation>
    </message>
    <message>
        <source>a message, from sending to arrival</source>
        <translation>一条消息，从发出到送达</translation>
    </message>
    <message>
        <source>message lost</source>
        <translation>消息丢失</translation>
    </message>
    <message>
        <source>message on its way</source>
        <translation>消息在途中</translation>
    </message>
    <message>
        <source>message waits</source>
        <translation>消息在等待</translation>
    </message>
    <message>
        <source>many messages at once</source>
        <translation>同时有许多消息</translation>
    </message>
</context>
<context>
    <name>SignList</name>
    <message>
        <source>Legend of the sequence diagram</source>
        <translation>时序图的图例</translation>
    </message>
    <message>
        <source>The line of a server</source>
        <translation>服务器的线</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>thin strip: its epoch, each in a colour</source>
        <translation>细条：所在纪元，每个纪元一种颜色</translation>
    </message>
    <message>
        <source>down</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>now; what stands behind it is still to come</source>
        <translation>此刻；其后的尚未发生</translation>
    </message>
    <message>
        <source>a wait, drawn short: ↔ and its length</source>
        <translation>缩短画出的等待：↔ 及其时长</translation>
    </message>
    <message>
        <source>links are cut</source>
        <translation>链路被切断</translation>
    </message>
    <message>
        <source>Messages (colour: epoch)</source>
        <translation>消息（颜色：纪元）</translation>
    </message>
    <message>
        <source>a cause of what is selected</source>
        <translation>所选事件的起因</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>greeting</source>
        <translation>问候</translation>
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
        <source>proposal</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>acknowledgement</source>
        <translation>确认</translation>
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
        <source>client: request and reply</source>
        <translation>客户端：请求与答复</translation>
    </message>
    <message>
        <source>What a server does</source>
        <translation>服务器的动作</translation>
    </message>
</context>
<context>
    <name>zabscope::SequenceView</name>
    <message>
        <source>&amp;Why did this happen?</source>
        <translation>为什么会这样？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>到那里去(&amp;G)</translation>
    </message>
    <message>
        <source>Go to when it was &amp;lost</source>
        <translation>到它丢失的时刻(&amp;L)</translation>
    </message>
    <message>
        <source>Go to when it &amp;arrives</source>
        <translation>到它到达的时刻(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Shorten waits</source>
        <translation>缩短等待(&amp;S)</translation>
    </message>
    <message>
        <source>Show &amp;clients</source>
        <translation>显示客户端(&amp;C)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>恢复缩放(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Follow now</source>
        <translation>跟随现在(&amp;F)</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>Who said what to whom, and when: one line for each server, time from left to right, messages as arrows. Click an arrow to see its causes.</source>
        <translation>谁在何时对谁说了什么：每台服务器一条线，时间从左到右，消息是箭头。单击箭头可看它的起因。</translation>
    </message>
    <message>
        <source>shorten waits</source>
        <translation>缩短等待</translation>
    </message>
    <message>
        <source>On: waits are drawn short, so that a time-out and an answer fit one picture. Off: the time axis is linear (S)</source>
        <translation>开：等待画得短，让超时和应答能放进同一幅图。关：时间轴为线性 (S)</translation>
    </message>
    <message>
        <source>shorten waits on the time axis</source>
        <translation>在时间轴上缩短等待</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Show clients and what they say (C)</source>
        <translation>显示客户端和它们的消息 (C)</translation>
    </message>
    <message>
        <source>show clients</source>
        <translation>显示客户端</translation>
    </message>
    <message>
        <source>follow now</source>
        <translation>跟随现在</translation>
    </message>
    <message>
        <source>Back to where the ensemble is now (N)</source>
        <translation>回到集群现在所在之处 (N)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>sent at %1; %2</source>
        <translation>发送于 %1；%2</translation>
    </message>
    <message>
        <source>Nothing has been said yet. One line for each server will stand here, with the messages between them as arrows from left to right: start servers or press play.</source>
        <translation>还没有任何消息。这里每台服务器会有一条线，消息是从左到右的箭头：请启动服务器或按播放。</translation>
    </message>
    <message>
        <source>in sight: %1</source>
        <translation>可见：%1</translation>
    </message>
    <message>
        <source>messages: %1</source>
        <translation>消息：%1</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>图例(&amp;L)</translation>
    </message>
    <message>
        <source>legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>What the lines, arrows and signs mean</source>
        <translation>线、箭头和符号的含义</translation>
    </message>
    <message>
        <source>legend of the diagram</source>
        <translation>时序图的图例</translation>
    </message>
</context>
</TS>
