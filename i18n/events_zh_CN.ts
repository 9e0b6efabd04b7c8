<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CommandsMenu</name>
    <message>
        <source>&amp;Links</source>
        <translation>链路(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Messages on their way</source>
        <translation>在途消息(&amp;M)</translation>
    </message>
    <message>
        <source>From or to %1</source>
        <translation>与%1 之间</translation>
    </message>
    <message>
        <source>#%1 %2 from %3 to %4</source>
        <translation>#%1 %2，从 %3 到 %4</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>还有更多</translation>
    </message>
</context>
<context>
    <name>zabscope::EventModel</name>
    <message>
        <source>%1 (the present)</source>
        <translation>%1（当前）</translation>
    </message>
    <message>
        <source>%1 (to come)</source>
        <translation>%1（尚未发生）</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Because of #%1: %2</source>
        <translation>起因 #%1：%2</translation>
    </message>
</context>
<context>
    <name>zabscope::EventsView</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Every event of the run, one a row, with filters and search; and all commands by keyboard.</source>
        <translation>运行中的每个事件各占一行，可筛选、可查找；所有命令都可用键盘完成。</translation>
    </message>
    <message>
        <source>Not found from here to the end.</source>
        <translation>从这里到末尾都没有找到。</translation>
    </message>
    <message>
        <source>Not found from here to the start.</source>
        <translation>从这里到开头都没有找到。</translation>
    </message>
    <message>
        <source>Looks for events: %1 of %2, found %3</source>
        <translation>正在查找事件：%1 / %2，已找到 %3</translation>
    </message>
    <message>
        <source>Searches in row %1 of %2</source>
        <translation>正在查找第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Each event of the run will be a row here: start a scenario, or type a command below, such as start all.</source>
        <translation>还没有发生任何事。运行中的每个事件都会在这里占一行：请启动一个场景，或在下方输入命令，例如 start all。</translation>
    </message>
    <message>
        <source>Looking for events …</source>
        <translation>正在查找事件……</translation>
    </message>
    <message>
        <source>No event passes the filter. Conditions of what happens (sent PROPOSAL from 1, changed role of 3, note &quot;newer&quot;, killed 2, violation) select the events that match; conditions of what is (leader elected, epoch 2) those at which they become true.</source>
        <translation>没有事件通过筛选。关于所发生之事的条件（sent PROPOSAL from 1、changed role of 3、note &quot;newer&quot;、killed 2、violation）选出与之相符的事件；关于状态的条件（leader elected、epoch 2）选出使其变为成立的事件。</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>为什么(&amp;W)？</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Show all kinds of events</source>
        <translation>显示所有种类的事件</translation>
    </message>
    <message>
        <source>Show what messages do</source>
        <translation>显示消息的去向</translation>
    </message>
    <message>
        <source>Show what servers know and write</source>
        <translation>显示服务器所知与所写</translation>
    </message>
    <message>
        <source>Show why servers do what they do</source>
        <translation>显示服务器行事的原因</translation>
    </message>
    <message>
        <source>Show commands, faults, losses and violations</source>
        <translation>显示命令、故障、丢失与违反</translation>
    </message>
    <message>
        <source>Heartbeats</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Show pings, too</source>
        <translation>也显示 PING</translation>
    </message>
    <message>
        <source>Filter: sent PROPOSAL from 1</source>
        <translation>筛选：sent PROPOSAL from 1</translation>
    </message>
    <message>
        <source>A condition of the scenario language.
What happens selects the events that match: sent PROPOSAL from 1, changed role of 3, note &quot;newer&quot;, killed 2, violation.
What is selects the events at which it becomes true: leader elected, epoch 2, server 3 looks.
Both can be joined: sent and leader 2 selects what is sent while 2 leads; not delivered selects all other events.</source>
        <translation>场景语言的一个条件。
关于所发生之事的条件选出与之相符的事件：sent PROPOSAL from 1、changed role of 3、note &quot;newer&quot;、killed 2、violation。
关于状态的条件选出使其变为成立的事件：leader elected、epoch 2、server 3 looks。
两者可以结合：sent and leader 2 选出服务器 2 领导期间所发送的；not delivered 选出其余所有事件。</translation>
    </message>
    <message>
        <source>Filter by a condition</source>
        <translation>按条件筛选</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find a text in the events that are shown: Enter or F3 for the next one, Shift+F3 for the one before</source>
        <translation>在所显示的事件中查找文本：回车或 F3 找下一个，Shift+F3 找上一个</translation>
    </message>
    <message>
        <source>Find a text</source>
        <translation>查找文本</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随当前</translation>
    </message>
    <message>
        <source>Keep the present in sight</source>
        <translation>让当前事件始终可见</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>All that can be done to servers, links and messages</source>
        <translation>可对服务器、链路和消息做的一切</translation>
    </message>
    <message>
        <source>Command: kill leader</source>
        <translation>命令：kill leader</translation>
    </message>
    <message>
        <source>A command of the scenario language, such as kill 3, cut 1 from 2, write to leader &quot;x&quot;; Enter carries it out</source>
        <translation>场景语言的命令，例如 kill 3、cut 1 from 2、write to leader &quot;x&quot;；按回车执行</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Events of the run</source>
        <translation>运行中的事件</translation>
    </message>
    <message>
        <source>&amp;Type a command…</source>
        <translation>输入命令(&amp;T)…</translation>
    </message>
    <message>
        <source>Which kinds of events are shown</source>
        <translation>显示哪些种类的事件</translation>
    </message>
</context>
</TS>
