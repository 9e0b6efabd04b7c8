<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>folk</name>
    <message>
        <source>starts for the first time: every server has an id of its own, which the article calls its zxid, here %1</source>
        <translation>首次启动：每台服务器有自己唯一的编号，文章称之为 zxid，这里是 %1</translation>
    </message>
    <message>
        <source>reads its disk: zxid %1, %2 writes</source>
        <translation>读取磁盘：zxid %1，写操作 %2 个</translation>
    </message>
    <message>
        <source>asks the leader for a zxid; it does not know who leads, so it asks everybody</source>
        <translation>向领导者请求 zxid；它不知道谁是领导者，只好问所有服务器</translation>
    </message>
    <message>
        <source>nobody has named a leader: asks again and then waits %1</source>
        <translation>没有谁说出领导者：再问一遍，然后等待 %1</translation>
    </message>
    <message>
        <source>is asked by %1 for the leader&apos;s zxid, but knows no leader: it has nothing to answer</source>
        <translation>服务器 %1 来问领导者的 zxid，但它不知道有领导者：无可回答</translation>
    </message>
    <message>
        <source>leads, and tells %1 its zxid %2</source>
        <translation>自己是领导者，把 zxid %2 告诉服务器 %1</translation>
    </message>
    <message>
        <source>tells %1 the zxid %3 of its leader %2</source>
        <translation>把领导者 %2 的 zxid %3 告诉服务器 %1</translation>
    </message>
    <message>
        <source>follows %2 and sets its zxid from %1 to %3; a number comes, no data</source>
        <translation>跟随服务器 %2，把 zxid 从 %1 设为 %3；来的是数字，没有数据</translation>
    </message>
    <message>
        <source>its own zxid %1 is greater than the leader&apos;s, %2: begins an election, though %3 leads</source>
        <translation>自己的 zxid %1 大于领导者的 %2：开始选举，尽管服务器 %3 正在领导</translation>
    </message>
    <message>
        <source>has lost its leader %1: begins an election with zxid %2</source>
        <translation>失去领导者 %1：以 zxid %2 开始选举</translation>
    </message>
    <message>
        <source>nobody has named a leader: takes that for a failed one and begins an election with zxid %1</source>
        <translation>没有谁说出领导者：当作领导者已失效，以 zxid %1 开始选举</translation>
    </message>
    <message>
        <source>only %1 of %2 agree, itself included: asks again and then waits %3</source>
        <translation>连自己只有 %1 个同意（共 %2 个）：再问一遍，然后等待 %3</translation>
    </message>
    <message>
        <source>its own zxid %1 is not older than %2 of %3, so it is the one to agree: %3 shall lead</source>
        <translation>自己的 zxid %1 不比服务器 %3 的 %2 旧，所以由它来同意：服务器 %3 可以领导</translation>
    </message>
    <message>
        <source>zxid %2 of %3 is not older than its own %1, so it agrees: %3 shall lead</source>
        <translation>服务器 %3 的 zxid %2 不比自己的 %1 旧，所以同意：服务器 %3 可以领导</translation>
    </message>
    <message>
        <source>does not answer %3: zxid %2 is newer than its own %1</source>
        <translation>不回答服务器 %3：zxid %2 比自己的 %1 新</translation>
    </message>
    <message>
        <source>does not answer %3: zxid %2 is older than its own %1</source>
        <translation>不回答服务器 %3：zxid %2 比自己的 %1 旧</translation>
    </message>
    <message>
        <source>%1 of %2 agree, itself included: leads, and sets its zxid to the maximum, %3</source>
        <translation>连自己有 %1 个同意（共 %2 个）：成为领导者，把 zxid 设为最大值 %3</translation>
    </message>
    <message>
        <source>hears that %1 leads, but leads itself: the article says nothing of this, both go on</source>
        <translation>听说服务器 %1 是领导者，可自己也是：文章没说怎么办，两个都继续领导</translation>
    </message>
    <message>
        <source>takes write %1 of %2 for one that it has: its own zxid is %3 already</source>
        <translation>把服务器 %2 的写 %1 当作已有的：自己的 zxid 已经是 %3</translation>
    </message>
    <message>
        <source>write %1 is done: %2 of %3 have taken it</source>
        <translation>写 %1 完成：%3 个中有 %2 个收下</translation>
    </message>
    <message>
        <source>cannot write to its disk: the server exits</source>
        <translation>无法写盘：服务器退出</translation>
    </message>
    <message>
        <source>A server that starts asks for a zxid. The leader should answer; who that is it does not know.</source>
        <translation>启动的服务器请求一个 zxid。应由领导者回答；可它并不知道谁是领导者。</translation>
    </message>
    <message>
        <source>The leader&apos;s zxid, told by the leader or by one that follows it.</source>
        <translation>领导者的 zxid，由领导者或其跟随者告知。</translation>
    </message>
    <message>
        <source>I want to lead: my zxid, and that of the leader that I know.</source>
        <translation>我要当领导者：这是我的 zxid，以及我所知领导者的 zxid。</translation>
    </message>
    <message>
        <source>I agree that you lead.</source>
        <translation>我同意由你领导。</translation>
    </message>
    <message>
        <source>I lead: set your zxid to mine.</source>
        <translation>我是领导者：把你的 zxid 设成我的。</translation>
    </message>
    <message>
        <source>A client&apos;s write, passed on to the leader.</source>
        <translation>转交给领导者的客户端写请求。</translation>
    </message>
    <message>
        <source>The leader has a write: take it.</source>
        <translation>领导者有一个写：收下它。</translation>
    </message>
    <message>
        <source>I have the write, or take it for one that I have.</source>
        <translation>这个写我有了，或者我当作已经有了。</translation>
    </message>
    <message>
        <source>The write is done: answer your client.</source>
        <translation>写已完成：回答你的客户端。</translation>
    </message>
    <message>
        <source>What the client asks for.</source>
        <translation>客户端的请求。</translation>
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
        <source>How often its content was changed.</source>
        <translation>内容被修改过的次数。</translation>
    </message>
    <message>
        <source>Whether a growing number is added to the path.</source>
        <translation>是否在路径后附加递增的编号。</translation>
    </message>
    <message>
        <source>The client&apos;s session.</source>
        <translation>客户端的会话。</translation>
    </message>
    <message>
        <source>The client&apos;s number of the request.</source>
        <translation>客户端给请求的编号。</translation>
    </message>
    <message>
        <source>What kind of message it is.</source>
        <translation>消息的种类。</translation>
    </message>
    <message>
        <source>The sender.</source>
        <translation>发送者。</translation>
    </message>
    <message>
        <source>The sender&apos;s zxid, or that of the write.</source>
        <translation>发送者的 zxid，或写操作的 zxid。</translation>
    </message>
    <message>
        <source>The leader that the sender knows.</source>
        <translation>发送者所知的领导者。</translation>
    </message>
    <message>
        <source>The zxid of that leader.</source>
        <translation>该领导者的 zxid。</translation>
    </message>
    <message>
        <source>What is to change.</source>
        <translation>要做的修改。</translation>
    </message>
    <message>
        <source>Whose request it is.</source>
        <translation>是谁的请求。</translation>
    </message>
    <message>
        <source>ZooKeeper&apos;s error code; 0 is success.</source>
        <translation>ZooKeeper 的错误码；0 为成功。</translation>
    </message>
</context>
</TS>
