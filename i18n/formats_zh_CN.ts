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
<context>
    <name>zabscope::StatusLine</name>
    <message>
        <source>imported: not replayable</source>
        <translation>导入的记录，不可重放</translation>
    </message>
    <message>
        <source>invariants are not judged</source>
        <translation>未检查不变量</translation>
    </message>
    <message>
        <source>What was imported does not tell enough to judge them.</source>
        <translation>导入的内容不足以检查这些不变量。</translation>
    </message>
</context>
<context>
    <name>NodeSheet</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>zabscope::ComparisonSheet</name>
    <message>
        <source>The real servers and ours</source>
        <translation>真实服务器与我们的服务器</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Real servers</source>
        <translation>真实服务器</translation>
    </message>
    <message>
        <source>Our servers</source>
        <translation>我们的服务器</translation>
    </message>
    <message>
        <source>Show the &amp;real run</source>
        <translation>显示真实的运行(&amp;R)</translation>
    </message>
    <message>
        <source>Show &amp;our run</source>
        <translation>显示我们的运行(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save the scenario…</source>
        <translation>保存场景(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>In the window, where the chosen election begins</source>
        <translation>在窗口中显示，定位到所选选举的开始处</translation>
    </message>
    <message>
        <source>In the window, where the chosen election begins; it can be continued and forked</source>
        <translation>在窗口中显示，定位到所选选举的开始处；可以继续运行，也可以分叉</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>winner</source>
        <translation>胜者</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>决定字段</translation>
    </message>
    <message>
        <source>round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>voters</source>
        <translation>投票者</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>learners</source>
        <translation>学习者</translation>
    </message>
    <message>
        <source>first start</source>
        <translation>首次启动</translation>
    </message>
    <message>
        <source>leader killed</source>
        <translation>领导者被杀死</translation>
    </message>
    <message>
        <source>leader lost power</source>
        <translation>领导者断电</translation>
    </message>
    <message>
        <source>leader&apos;s process ended</source>
        <translation>领导者进程结束</translation>
    </message>
    <message>
        <source>leader frozen</source>
        <translation>领导者停顿</translation>
    </message>
    <message>
        <source>leader unreachable</source>
        <translation>无法联系领导者</translation>
    </message>
    <message>
        <source>leader lost its quorum</source>
        <translation>领导者失去法定人数</translation>
    </message>
    <message>
        <source>too few followers left</source>
        <translation>剩下的跟随者太少</translation>
    </message>
    <message>
        <source>counter used up</source>
        <translation>计数器用尽</translation>
    </message>
    <message>
        <source>attempt before failed</source>
        <translation>上一次尝试失败</translation>
    </message>
    <message>
        <source>established</source>
        <translation>已确立</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未决出</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>at %1, in %2</source>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>does not happen</source>
        <translation>没有发生</translation>
    </message>
    <message>
        <source>First difference: election %1 happens only among the real servers.</source>
        <translation>第一处差异：第 %1 次选举只发生在真实服务器上。</translation>
    </message>
    <message>
        <source>First difference: election %1 happens only among our servers.</source>
        <translation>第一处差异：第 %1 次选举只发生在我们的服务器上。</translation>
    </message>
    <message>
        <source>≠ %1</source>
        <translation>≠ %1</translation>
    </message>
    <message>
        <source>First difference: election %1, %2: %3 among the real servers, %4 among ours.</source>
        <translation>第一处差异：第 %1 次选举的%2——真实服务器为 %3，我们的服务器为 %4。</translation>
    </message>
    <message>
        <source>No difference: the same elections with the same ends.</source>
        <translation>没有差异：选举相同，结果也相同。</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>This run is our own. Import logs or a capture of real servers, and a scenario can be made of what they did; what you did yourself is saved with Save as scenario.</source>
        <translation>这是我们自己的运行。导入真实服务器的日志或抓包后，可以把它们的经过做成场景；您自己的操作请用“另存为场景”保存。</translation>
    </message>
    <message>
        <source>Playing a scenario made of this run…</source>
        <translation>正在运行由此生成的场景…</translation>
    </message>
    <message>
        <source>The run of the real servers.</source>
        <translation>真实服务器的运行。</translation>
    </message>
    <message>
        <source>The run of our servers, which can be continued and forked.</source>
        <translation>我们的服务器的运行，可以继续，也可以分叉。</translation>
    </message>
</context>
<context>
    <name>zabscope::Actions</name>
    <message>
        <source>&amp;Make a scenario of this</source>
        <translation>由此生成场景(&amp;M)</translation>
    </message>
    <message>
        <source>Let our servers start and end when the real ones did, and compare the elections</source>
        <translation>让我们的服务器与真实服务器同时启动和停止，并对比选举过程</translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message>
        <source>What is committed is not known. A history is shown as far as what was imported tells.</source>
        <translation>不知道提交到哪里。历史只显示到导入内容所说明之处。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>DIFF from %1</source>
        <translation>%1 的 DIFF</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 has a history that ends with %2</source>
        <translation>%1 的历史以 %2 结尾</translation>
    </message>
</context>
</TS>
