<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zabscope::TimelineView</name>
    <message>
        <source>&amp;Edit note…</source>
        <translation>编辑备注(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove bookmark</source>
        <translation>删除书签(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>跳到该处(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Why did this happen?</source>
        <translation>为什么会这样(&amp;W)？</translation>
    </message>
    <message>
        <source>Show this &amp;branch</source>
        <translation>显示此分支(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Add bookmark here…</source>
        <translation>在此处添加书签(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Zoom in here</source>
        <translation>在此处放大(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Show the whole run</source>
        <translation>显示整个过程(&amp;S)</translation>
    </message>
    <message>
        <source>Return to &amp;live</source>
        <translation>回到实时(&amp;L)</translation>
    </message>
    <message>
        <source>Nothing has happened yet. The history of the run will grow here: start servers or press play.</source>
        <translation>尚未发生任何事件。运行的过程将在这里逐步展开：启动服务器或按播放。</translation>
    </message>
    <message>
        <source>commits</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>reading the recording…</source>
        <translation>正在读取记录…</translation>
    </message>
    <message>
        <source>in the past: acting here makes a branch</source>
        <translation>处于过去：在此操作会产生分支</translation>
    </message>
    <message>
        <source>election: no leader yet</source>
        <translation>选举：尚无领导者</translation>
    </message>
    <message>
        <source>election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>server %1 leads, epoch %2</source>
        <translation>服务器 %1 领导，纪元 %2</translation>
    </message>
    <message>
        <source>%1 leads, epoch %2</source>
        <translation>%1 领导，纪元 %2</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1，纪元 %2</translation>
    </message>
    <message>
        <source>violated invariants: %1</source>
        <translation>被违反的不变式：%1</translation>
    </message>
    <message>
        <source>servers killed: %1</source>
        <translation>被终止的服务器：%1</translation>
    </message>
    <message>
        <source>servers that lost power: %1</source>
        <translation>断电的服务器：%1</translation>
    </message>
    <message>
        <source>servers that exited: %1</source>
        <translation>自行退出的服务器：%1</translation>
    </message>
    <message>
        <source>links cut: %1</source>
        <translation>切断的链路：%1</translation>
    </message>
    <message>
        <source>servers frozen: %1</source>
        <translation>冻结的服务器：%1</translation>
    </message>
    <message>
        <source>changes of disks: %1</source>
        <translation>磁盘变化：%1</translation>
    </message>
    <message>
        <source>servers started: %1</source>
        <translation>启动的服务器：%1</translation>
    </message>
    <message>
        <source>links healed: %1</source>
        <translation>恢复的链路：%1</translation>
    </message>
    <message>
        <source>servers thawed: %1</source>
        <translation>解冻的服务器：%1</translation>
    </message>
    <message>
        <source>commands: %1</source>
        <translation>命令：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>and %1 more; zoom in to tell them apart</source>
        <translation>还有 %1 个；放大可逐个分辨</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>from %1 to %2, for %3</source>
        <translation>从 %1 到 %2，历时 %3</translation>
    </message>
    <message>
        <source>Nobody leads, and nobody looks for a leader, %1.</source>
        <translation>没有领导者，也没有服务器在寻找领导者，%1。</translation>
    </message>
    <message>
        <source>Election: the servers look for a leader and get it established, %1.</source>
        <translation>选举：服务器寻找领导者并使其确立，%1。</translation>
    </message>
    <message>
        <source>%1 leads in epoch %2, %3.</source>
        <translation>%1 在纪元 %2 领导，%3。</translation>
    </message>
    <message>
        <source>%1, and more: %2</source>
        <translation>%1，另有 %2 个</translation>
    </message>
    <message>
        <source>Bookmark at %1: %2</source>
        <translation>书签，位于 %1：%2</translation>
    </message>
    <message>
        <source>no note</source>
        <translation>无备注</translation>
    </message>
    <message>
        <source>Press to go there.</source>
        <translation>按下即跳到该处。</translation>
    </message>
    <message>
        <source>Left %1 at %2.</source>
        <translation>于 %2 从 %1 分出。</translation>
    </message>
    <message>
        <source>It begins at the start of the run.</source>
        <translation>从运行之初开始。</translation>
    </message>
    <message>
        <source>Branch %1, which is shown</source>
        <translation>分支 %1（当前显示）</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>分支 %1</translation>
    </message>
    <message>
        <source>Recorded to %1.</source>
        <translation>已记录到 %1。</translation>
    </message>
    <message>
        <source>Return to live</source>
        <translation>回到实时</translation>
    </message>
    <message>
        <source>You are in the past of a run that can go on: acting here makes a branch.</source>
        <translation>你处于仍可继续的运行的过去：在此操作会产生分支。</translation>
    </message>
    <message>
        <source>Transactions that became committed here: %1</source>
        <translation>此处提交的事务：%1</translation>
    </message>
    <message>
        <source>%1: press to go there</source>
        <translation>%1：按下即跳到该处</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>The whole run: who led when, what happened, and where you are. Drag to go to another instant.</source>
        <translation>整个运行过程：谁在何时领导、发生了什么、你在哪里。拖动即可到达其他时刻。</translation>
    </message>
    <message>
        <source>return to live ▸|</source>
        <translation>回到实时 ▸|</translation>
    </message>
    <message>
        <source>live ▸|</source>
        <translation>实时 ▸|</translation>
    </message>
</context>
</TS>
