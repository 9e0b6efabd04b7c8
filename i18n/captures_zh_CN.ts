<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CaptureSummary</name>
    <message>
        <source>From %1 on, %2 s.</source>
        <translation>从 %1 起，共 %2 秒。</translation>
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
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>messages understood: %1</source>
        <translation>读懂的消息：%1</translation>
    </message>
    <message>
        <source>%1 (observer)</source>
        <translation>%1（观察者）</translation>
    </message>
    <message>
        <source>Servers: %1.</source>
        <translation>服务器：%1。</translation>
    </message>
    <message>
        <source>No configuration was captured: these are the ones that spoke.</source>
        <translation>没有抓到配置：这里列出的是说过话的服务器。</translation>
    </message>
    <message>
        <source>%1: nobody is elected in what was captured.</source>
        <translation>%1：在抓到的内容里没有选出领导者。</translation>
    </message>
    <message>
        <source>%1: %2 wins, epoch %3, round %4; decided by: %5; %6</source>
        <translation>%1：%2 当选，纪元 %3，第 %4 轮；决定因素：%5；%6</translation>
    </message>
    <message>
        <source>learners: %1</source>
        <translation>学习者：%1</translation>
    </message>
    <message>
        <source>%1: %2 is heard of</source>
        <translation>%1：听到了 %2</translation>
    </message>
    <message>
        <source>%1: %2 closes all its connections, as after a kill</source>
        <translation>%1：%2 关闭了所有连接，像是被杀死</translation>
    </message>
    <message>
        <source>connections whose ends are not known, left out: %1</source>
        <translation>两端身份不明而略去的连接：%1</translation>
    </message>
    <message>
        <source>attempts to connect whose ends are not known, left out: %1</source>
        <translation>两端身份不明而略去的连接尝试：%1</translation>
    </message>
    <message>
        <source>connections that are not of servers, left out: %1</source>
        <translation>不属于服务器而略去的连接：%1</translation>
    </message>
    <message>
        <source>messages of which too little was captured: %1</source>
        <translation>抓到的内容太少而无法读懂的消息：%1</translation>
    </message>
    <message>
        <source>bytes that belong to no message that was understood: %1</source>
        <translation>不属于任何读懂的消息的字节：%1</translation>
    </message>
    <message>
        <source>packets that are not TCP: %1</source>
        <translation>不是 TCP 的包：%1</translation>
    </message>
    <message>
        <source>fragments of packets, left out: %1</source>
        <translation>略去的分片：%1</translation>
    </message>
    <message>
        <source>damaged packets, left out: %1</source>
        <translation>略去的损坏的包：%1</translation>
    </message>
    <message>
        <source>packets of a link that is not understood, left out: %1</source>
        <translation>链路类型不认识而略去的包：%1</translation>
    </message>
    <message>
        <source>packets without a time, left out: %1</source>
        <translation>没有时间而略去的包：%1</translation>
    </message>
    <message>
        <source>packets that are earlier than the one before: %1; put them in order with reordercap</source>
        <translation>比前一个更早的包：%1；可用 reordercap 排好顺序</translation>
    </message>
    <message>
        <source>the file ends in the middle of a packet</source>
        <translation>文件在一个包的中间结束</translation>
    </message>
</context>
</TS>
