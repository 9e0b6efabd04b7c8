<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DiskRows</name>
    <message>
        <source>current epoch</source>
        <translation>当前纪元</translation>
    </message>
    <message>
        <source>The epoch file is written beside the log: a crash in between leaves the two apart.</source>
        <translation>纪元文件与日志分开写入：若在两者之间崩溃，二者就不一致。</translation>
    </message>
    <message>
        <source>last transaction</source>
        <translation>最后的事务</translation>
    </message>
    <message>
        <source>What is handed to the log, and what of it a power cut would not lose.</source>
        <translation>已交给日志的事务，以及其中断电也不会丢失的部分。</translation>
    </message>
    <message>
        <source>newest snapshot</source>
        <translation>最新快照</translation>
    </message>
    <message>
        <source>a power cut now</source>
        <translation>若此刻断电</translation>
    </message>
    <message>
        <source>What the operating system has, but the disk does not, is gone when the power fails.</source>
        <translation>只在操作系统中而未落盘的内容，断电时会丢失。</translation>
    </message>
    <message>
        <source>would bring back what was cut off, to %1</source>
        <translation>已截去的部分会重新出现，直到 %1</translation>
    </message>
    <message>
        <source>would lose nothing</source>
        <translation>什么也不会丢失</translation>
    </message>
    <message>
        <source>would lose more than %1 transactions, to %2</source>
        <translation>会丢失超过 %1 个事务，直到 %2</translation>
    </message>
    <message>
        <source>would lose %1</source>
        <translation>会丢失 %1</translation>
    </message>
    <message>
        <source>would lose %1..%2</source>
        <translation>会丢失 %1..%2</translation>
    </message>
    <message>
        <source>%1, on disk %2</source>
        <translation>%1，磁盘上为 %2</translation>
    </message>
    <message>
        <source>%1, on disk too</source>
        <translation>%1，磁盘上相同</translation>
    </message>
    <message>
        <source>The history as it was handed to the disk, and the part of it that is durable.</source>
        <translation>已交给磁盘的历史，以及其中已持久化的部分。</translation>
    </message>
    <message>
        <source>length of its history</source>
        <translation>历史的长度</translation>
    </message>
    </context>
<context>
    <name>EventFields</name>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>life</source>
        <translation>第几次运行</translation>
    </message>
    <message>
        <source>how</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>killed: the operating system keeps what it was given</source>
        <translation>被杀死：操作系统保留已收到的内容</translation>
    </message>
    <message>
        <source>power cut: only what was flushed remains</source>
        <translation>断电：只剩已刷盘的内容</translation>
    </message>
    <message>
        <source>it ended itself</source>
        <translation>自行退出</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>zxid</source>
        <translation>zxid</translation>
    </message>
    <message>
        <source>digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>durable up to</source>
        <translation>已持久化到</translation>
    </message>
    <message>
        <source>last kept</source>
        <translation>最后保留</translation>
    </message>
    <message>
        <source>torn record</source>
        <translation>残缺记录</translation>
    </message>
    <message>
        <source>time it takes</source>
        <translation>所需时间</translation>
    </message>
    <message>
        <source>%1 % of normal</source>
        <translation>正常时间的 %1 %</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>已切断</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1 bytes/s</source>
        <translation>%1 字节/秒</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>at</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>refused: nobody listens</source>
        <translation>被拒绝：无人监听</translation>
    </message>
    <message>
        <source>by</source>
        <translation>由</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>定时器</translation>
    </message>
    <message>
        <source>too many to show them all</source>
        <translation>太多，无法全部显示</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>句子编号</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>what</source>
        <translation>内容</translation>
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
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>adds a record</source>
        <translation>追加一条记录</translation>
    </message>
    <message>
        <source>replaces the file as a whole</source>
        <translation>整体替换文件</translation>
    </message>
    <message>
        <source>cuts off the end</source>
        <translation>截去末尾</translation>
    </message>
    <message>
        <source>deletes the file</source>
        <translation>删除文件</translation>
    </message>
    <message>
        <source>not of the history</source>
        <translation>不属于历史</translation>
    </message>
    <message>
        <source>a transaction of the history</source>
        <translation>历史中的一个事务</translation>
    </message>
    <message>
        <source>the history is cut back</source>
        <translation>历史被截断</translation>
    </message>
    <message>
        <source>a snapshot beside the log</source>
        <translation>日志之外的快照</translation>
    </message>
    <message>
        <source>a snapshot that replaces the history</source>
        <translation>取代历史的快照</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Who opened it, in which of its lives, and its number in that life.</source>
        <translation>由谁建立、在其第几次运行中、以及在该次运行中的编号。</translation>
    </message>
    <message>
        <source>given up before an answer came</source>
        <translation>未等到应答便放弃</translation>
    </message>
    <message>
        <source>Its number among the sentences of the protocol.</source>
        <translation>它在协议各句中的编号。</translation>
    </message>
    <message>
        <source>As it stands in the protocol&apos;s code; its values follow.</source>
        <translation>协议代码中的原句；其中的值列在下面。</translation>
    </message>
</context>
<context>
    <name>EventSheet</name>
    <message>
        <source>No such event</source>
        <translation>没有此事件</translation>
    </message>
    <message>
        <source>This branch of the run has no event %1.</source>
        <translation>此分支中没有事件 %1。</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>sent at</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>where it is</source>
        <translation>现在何处</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>held by you</source>
        <translation>被你扣留</translation>
    </message>
    <message>
        <source>held back by a cut or a freeze</source>
        <translation>因切断或冻结而滞留</translation>
    </message>
    <message>
        <source>on its way, arrives at %1</source>
        <translation>在途中，将于 %1 到达</translation>
    </message>
    <message>
        <source>A cut holds messages back; it does not lose them, as TCP does not.</source>
        <translation>切断只会使消息滞留，不会丢失，正如 TCP。</translation>
    </message>
    <message>
        <source>delivered at %1</source>
        <translation>已于 %1 送达</translation>
    </message>
    <message>
        <source>arrived or lost, long after it was sent</source>
        <translation>发送后很久才送达或丢失</translation>
    </message>
    <message>
        <source>Content (bytes: %1)</source>
        <translation>内容（字节数：%1）</translation>
    </message>
    <message>
        <source>It has its default value, which takes no bytes on the wire.</source>
        <translation>这是默认值，在线路上不占字节。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This message has no content.</source>
        <translation>此消息没有内容。</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>Where it stands in the run</source>
        <translation>在整个运行中的位置</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>none: it came from outside</source>
        <translation>无：来自外部</translation>
    </message>
    <message>
        <source>A person did it, or a script.</source>
        <translation>由人或脚本所为。</translation>
    </message>
    <message>
        <source>The event whose handling led to this one: #%1. Enter goes there.</source>
        <translation>处理事件 #%1 时产生了本事件。按回车前往。</translation>
    </message>
    <message>
        <source>Who opened it, in which of its lives, and its number in that life.</source>
        <translation>由谁建立、在其第几次运行中、以及在该次运行中的编号。</translation>
    </message>
</context>
<context>
    <name>NodeSheet</name>
    <message>
        <source> (observer: it has no vote)</source>
        <translation>（观察者：没有投票权）</translation>
    </message>
    <message>
        <source>Not started yet. What it knows will be here once it runs.</source>
        <translation>尚未启动。运行后，这里会显示它所知道的一切。</translation>
    </message>
    <message>
        <source>Its memory is gone; this is what was in it. Only what is durable remains.</source>
        <translation>内存已丢失，下面是其中原有的内容。只有已持久化的才会保留。</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Votes of this round that it has received</source>
        <translation>收到的本轮选票</translation>
    </message>
    <message>
        <source>Votes of settled servers that it has received</source>
        <translation>收到的已有定论的服务器的选票</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>Memory and disk</source>
        <translation>内存与磁盘</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Leading</source>
        <translation>领导</translation>
    </message>
    <message>
        <source>Its learners</source>
        <translation>它的学习者</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Replicated state</source>
        <translation>复制的状态</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Whether it runs, and what it does.</source>
        <translation>是否在运行，在做什么。</translation>
    </message>
    <message>
        <source>life</source>
        <translation>第几次运行</translation>
    </message>
    <message>
        <source>How many times it has been started, this time included.</source>
        <translation>已启动过多少次，含本次。</translation>
    </message>
    <message>
        <source>takes %1 % of its normal time</source>
        <translation>耗时为正常的 %1 %</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>full: it refuses to write</source>
        <translation>已满：拒绝写入</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>How its disk works at the moment.</source>
        <translation>磁盘此刻的工作情况。</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>To whom it has an open connection.</source>
        <translation>与谁之间有打开的连接。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1，还有 %2</translation>
    </message>
    <message>
        <source>votes for %1</source>
        <translation>投给 %1</translation>
    </message>
    <message>
        <source>follows %1</source>
        <translation>跟随 %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>纪元 %1</translation>
    </message>
    <message>
        <source>zxid %1</source>
        <translation>zxid %1</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>acknowledged %1</source>
        <translation>已确认 %1</translation>
    </message>
    <message>
        <source>What the client knows</source>
        <translation>客户端所知</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>changed at this instant</source>
        <translation>在此刻改变</translation>
    </message>
    <message>
        <source>changed by the last event</source>
        <translation>由最后一个事件改变</translation>
    </message>
    <message>
        <source>memory and disk differ</source>
        <translation>内存与磁盘不一致</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>all is well</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>zabscope::ByteDump</name>
    <message>
        <source>… and more: all in all %1 bytes</source>
        <translation>……还有更多：共 %1 字节</translation>
    </message>
</context>
<context>
    <name>zabscope::InspectorView</name>
    <message>
        <source>Inspector</source>
        <translation>检视</translation>
    </message>
    <message>
        <source>All that one server knows, field by field, or what is in a message, down to its bytes.</source>
        <translation>一个服务器所知的一切，逐个字段；或一条消息的内容，直到每个字节。</translation>
    </message>
    <message>
        <source>Nothing to inspect yet</source>
        <translation>还没有可检视的内容</translation>
    </message>
    <message>
        <source>Open or start a scenario: what a server knows will be here, field by field.</source>
        <translation>打开或启动一个场景：服务器所知的一切会逐个字段显示在这里。</translation>
    </message>
    <message>
        <source>Click a server, a client, a message or an event anywhere to see it here.</source>
        <translation>在任何地方点击服务器、客户端、消息或事件，就会显示在这里。</translation>
    </message>
    <message>
        <source>Choose a row to read what it means. ▲ changed by the last event, △ at this instant, ≠ memory and disk differ.</source>
        <translation>选择一行查看其含义。▲ 由最后一个事件改变，△ 在此刻改变，≠ 内存与磁盘不一致。</translation>
    </message>
    <message>
        <source>What to inspect</source>
        <translation>检视对象</translation>
    </message>
    <message>
        <source>The server or client to inspect</source>
        <translation>要检视的服务器或客户端</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>一个事件</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep showing this, whatever is selected</source>
        <translation>无论选中什么，都继续显示它</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What can be done to it now</source>
        <translation>此刻可以对它做什么</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy everything that is shown here to the clipboard</source>
        <translation>把这里显示的全部内容复制到剪贴板</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Bytes of the message</source>
        <translation>消息的字节</translation>
    </message>
    <message>
        <source>What the row means</source>
        <translation>该行的含义</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Explain what led to this</source>
        <translation>解释它的由来</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Show the run right after this event</source>
        <translation>显示此事件刚发生之后的情形</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field: value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
</TS>
