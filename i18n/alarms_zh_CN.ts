<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zab</name>
    <message>
        <source>has heard too little for a while, and sends its vote again</source>
        <translation>一段时间没有收到足够的消息，于是重发自己的选票</translation>
    </message>
    <message>
        <source>has waited for a better vote, and none has come</source>
        <translation>等待更优选票的时间已到，没有等到</translation>
    </message>
    <message>
        <source>has waited as an observer does, and looks for a leader again</source>
        <translation>作为观察者等待结束，重新寻找领导者</translation>
    </message>
    <message>
        <source>initLimit is over: a quorum should have answered by now</source>
        <translation>initLimit 已到：这时应当已有法定人数的服务器作出回应</translation>
    </message>
    <message>
        <source>half a tick is over: it sends heartbeats and looks who has become silent</source>
        <translation>半个 tick 已到：发送心跳，并检查谁没有回音</translation>
    </message>
    <message>
        <source>tries once more to reach its leader</source>
        <translation>再次尝试连接领导者</translation>
    </message>
    <message>
        <source>looks whether its leader has become silent</source>
        <translation>检查领导者是否已经没有回音</translation>
    </message>
</context>
<context>
    <name>folk</name>
    <message>
        <source>has waited long enough, and asks again</source>
        <translation>等待到时，再次询问</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>a wait is over</source>
        <translation>一次等待到时</translation>
    </message>
    <message>
        <source>tries to reach a server</source>
        <translation>尝试连接一台服务器</translation>
    </message>
    <message>
        <source>has heard nothing for too long, and tries another server</source>
        <translation>太久没有收到回音，改连另一台服务器</translation>
    </message>
    <message>
        <source>shows its server that it is there</source>
        <translation>向服务器表明自己仍在线</translation>
    </message>
    <message>
        <source>the next write of its load is due</source>
        <translation>负载的下一次写入到时</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>%1 of %2 voters have acknowledged NEWLEADER: epoch %3 is established, with an empty history</source>
        <translation>%2 个投票者中有 %1 个确认了 NEWLEADER：纪元 %3 确立，历史为空</translation>
    </message>
</context>
</TS>
