<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RunSummary</name>
    <message>
        <source>A run that was imported: %1.</source>
        <translation>导入的运行：%1。</translation>
    </message>
    <message>
        <source>A run of Zabscope: scenario %1, protocol %2, seed %3.</source>
        <translation>Zabscope 的运行：场景 %1，协议 %2，种子 %3。</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>Events: %1, over %2 s.</source>
        <translation>事件：%1 个，历时 %2 秒。</translation>
    </message>
    <message>
        <source>Its scenario cannot be read: it can be looked at, but not continued.</source>
        <translation>其中的场景无法读取：可以查看，但不能继续运行。</translation>
    </message>
    <message>
        <source>Elections: %1, of which %2 have a winner.</source>
        <translation>选举：%1 次，其中 %2 次选出了领导者。</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>All that opens</source>
        <translation>所有可以打开的文件</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Traces, sessions and runs in JSON Lines</source>
        <translation>轨迹、会话和 JSON Lines 格式的运行</translation>
    </message>
    <message>
        <source>Logs of ZooKeeper servers</source>
        <translation>ZooKeeper 服务器的日志</translation>
    </message>
    <message>
        <source>Captures of ZooKeeper servers</source>
        <translation>ZooKeeper 服务器的抓包</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2%</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
</TS>
