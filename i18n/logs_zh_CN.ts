<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LogWords</name>
    <message>
        <source>No history yet. When the servers start, each row shows the history of one.</source>
        <translation>还没有历史。服务器启动后，每一行显示一台服务器的历史。</translation>
    </message>
    <message>
        <source>Nothing is written yet: every history is empty.</source>
        <translation>还没有写入：所有历史都为空。</translation>
    </message>
    <message>
        <source>Nothing is committed yet.</source>
        <translation>还没有提交。</translation>
    </message>
    <message>
        <source>Committed: %1. %2 of %3 voters have it on disk.</source>
        <translation>已提交：%1。%3 个投票者中有 %2 个已落盘。</translation>
    </message>
    <message>
        <source>Committed: %1. But only %2 of %3 voters have it on disk, no quorum!</source>
        <translation>已提交：%1。但 %3 个投票者中只有 %2 个已落盘，不足法定人数！</translation>
    </message>
    <message>
        <source>Not committed: %1, on %2 of %3 disks</source>
        <translation>未提交：%1，在 %3 块磁盘中的 %2 块上</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1，另有 %2 个</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>two sentences</comment>
        <translation>%1%2。</translation>
    </message>
    <message>
        <source>%1, the leader</source>
        <translation>领导者%1</translation>
    </message>
    <message>
        <source>%1 equal</source>
        <translation>%1 个相同</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>落后 %1</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>领先 %1</translation>
    </message>
    <message>
        <source>%1 different!</source>
        <translation>%1 个不同！</translation>
    </message>
    <message>
        <source>Trees, compared with that of %1: %2</source>
        <translation>各树与%1 的树相比：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>已落盘</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>applied to the tree</source>
        <translation>已应用到树</translation>
    </message>
    <message>
        <source>snapshot to here</source>
        <translation>快照到此</translation>
    </message>
    <message>
        <source>thrown away, lost</source>
        <translation>被丢弃、丢失</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>committed to here</source>
        <translation>提交到此</translation>
    </message>
    <message>
        <source>… %1 equal</source>
        <translation>… %1 个相同</translation>
    </message>
    <message>
        <source>… %1 alike</source>
        <translation>… %1 个一样</translation>
    </message>
    <message>
        <source>… %1 earlier</source>
        <translation>… %1 个更早</translation>
    </message>
    <message>
        <source>%1 later …</source>
        <translation>%1 个更晚 …</translation>
    </message>
    <message>
        <source>%1: every server has them all. Click to unfold.</source>
        <translation>%1：每台服务器都有。点击展开。</translation>
    </message>
    <message>
        <source>%1: alike in each row. Click to unfold.</source>
        <translation>%1：每行内情况一样。点击展开。</translation>
    </message>
    <message>
        <source>What is older stands in the snapshot with which a history begins.</source>
        <translation>更早的内容在历史开头的快照里。</translation>
    </message>
    <message>
        <source>The beginning of the histories: equal in all that have any. Click to look there.</source>
        <translation>历史的开头：凡有历史的都相同。点击查看。</translation>
    </message>
    <message>
        <source>The beginning of the histories. Click to look there.</source>
        <translation>历史的开头。点击查看。</translation>
    </message>
    <message>
        <source>The end of the histories. Click to go back there.</source>
        <translation>历史的末尾。点击回到那里。</translation>
    </message>
    <message>
        <source>on the disks of %1 of %2 voters</source>
        <translation>%2 个投票者中有 %1 个已落盘</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>zxid, disks, committed or not</comment>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>not committed</source>
        <translation>未提交</translation>
    </message>
    <message>
        <source>%1: not started yet</source>
        <translation>%1：尚未启动</translation>
    </message>
    <message>
        <source>%1, %2, history to %3</source>
        <translation>%1，%2，历史到 %3</translation>
    </message>
    <message>
        <source>written to %1, on disk to %2</source>
        <translation>写到 %1，落盘到 %2</translation>
    </message>
    <message>
        <source>knows to be committed: to %1; applied to its tree: to %2</source>
        <translation>已知提交到 %1；应用到树至 %2</translation>
    </message>
    <message>
        <source>Its memory is gone: what shows is on its disk.</source>
        <translation>它的内存已丢失：所示内容在其磁盘上。</translation>
    </message>
    <message>
        <source>Its history begins with a snapshot at %1 that it was sent.</source>
        <translation>它的历史以收到的 %1 处的快照开头。</translation>
    </message>
    <message>
        <source>newest snapshot on its disk: at %1</source>
        <translation>磁盘上最新的快照：%1</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>正在：%1</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>上次：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server: what was done</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>down</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>领先</translation>
    </message>
    <message>
        <source>digest of its tree: …%1</source>
        <translation>其树的摘要：…%1</translation>
    </message>
    <message>
        <source>%1. The other trees are compared with it.</source>
        <translation>%1。其他的树与它比较。</translation>
    </message>
    <message>
        <source>%1, equal to that of %2 after the same transaction</source>
        <translation>%1，应用同一事务后与%2 的相同</translation>
    </message>
    <message>
        <source>%1. It is not what %2 has: one has applied something that the other has not.</source>
        <translation>%1。与%2 的不同：其中一个应用了另一个没有的内容。</translation>
    </message>
    <message>
        <source>%1; compared with %2: %3</source>
        <translation>%1；与%2 相比：%3</translation>
    </message>
    <message>
        <source>TRUNC from %1 to %2: %3 thrown away</source>
        <translation>%1 的 TRUNC，截断到 %2：丢弃 %3</translation>
    </message>
    <message>
        <source>SNAP from %1: %2 thrown away</source>
        <translation>%1 的 SNAP：丢弃 %2</translation>
    </message>
    <message>
        <source>killed: %1 lost</source>
        <translation>被杀死：丢失 %1</translation>
    </message>
    <message>
        <source>power cut: %1 lost, a torn record left</source>
        <translation>断电：丢失 %1，留下残缺记录</translation>
    </message>
    <message>
        <source>power cut: %1 lost</source>
        <translation>断电：丢失 %1</translation>
    </message>
    <message>
        <source>disk wiped: %1 lost</source>
        <translation>磁盘被清空：丢失 %1</translation>
    </message>
    <message>
        <source>The leader&apos;s history counts, and it does not have them.</source>
        <translation>以领导者的历史为准，而其中没有它们。</translation>
    </message>
    <message>
        <source>The process ended before the operating system had them.</source>
        <translation>进程在操作系统收到它们之前就结束了。</translation>
    </message>
    <message>
        <source>They were written, but not flushed when the power went.</source>
        <translation>断电时它们已写出，但尚未落盘。</translation>
    </message>
    <message>
        <source>Somebody emptied the disk.</source>
        <translation>有人清空了磁盘。</translation>
    </message>
    <message>
        <source>DIFF from %1: nothing was missing</source>
        <translation>%1 的 DIFF：什么都不缺</translation>
    </message>
    <message numerus="yes">
        <source>DIFF from %1, %n transaction(s): from %2 to %3</source>
        <translation>
            <numerusform>%1 的 DIFF，%n 个事务：从 %2 到 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>TRUNC from %1: from %2 back to %3</source>
        <translation>%1 的 TRUNC：从 %2 退回 %3</translation>
    </message>
    <message numerus="yes">
        <source>TRUNC from %1: from %2 back to %3, then %n transaction(s)</source>
        <translation>
            <numerusform>%1 的 TRUNC：从 %2 退回 %3，再发 %n 个事务</numerusform>
        </translation>
    </message>
    <message>
        <source>SNAP from %1: the whole tree at %2</source>
        <translation>%1 的 SNAP：%2 处的整棵树</translation>
    </message>
    <message>
        <source>SNAP from %1: the whole tree at %2, in place of a history to %3</source>
        <translation>%1 的 SNAP：%2 处的整棵树，取代到 %3 的历史</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>zxid at server</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已失去</translation>
    </message>
    <message>
        <source>in its snapshot</source>
        <translation>在其快照中</translation>
    </message>
    <message>
        <source>written, not on disk yet</source>
        <translation>已写，尚未落盘</translation>
    </message>
    <message>
        <source>not the same transaction as that of the others!</source>
        <translation>与其他服务器的事务不同！</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where: what</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The newest snapshot on its disk ends here.</source>
        <translation>磁盘上最新的快照到此为止。</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <comment>number of servers</comment>
        <translation>%1 个落后</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <comment>number of servers</comment>
        <translation>%1 个领先</translation>
    </message>
    <message>
        <source>brought by DIFF or SNAP</source>
        <translation>由 DIFF 或 SNAP 带来</translation>
    </message>
</context>
<context>
    <name>zabscope::LogsView</name>
    <message>
        <source>Why did this happen?</source>
        <translation>为什么会这样？</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>到那里去</translation>
    </message>
    <message>
        <source>Fold long stretches that are alike</source>
        <translation>折叠一样的长段</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>what was last done to its history</source>
        <translation>其历史最近的变动</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>纪元 %1</translation>
    </message>
    <message>
        <source>What was done to the histories, the newest first</source>
        <translation>历史的变动，最新的在前</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>All histories side by side: what each server has written, flushed, committed, thrown away.</source>
        <translation>并排显示所有历史：每台服务器写了什么，哪些已落盘、已提交、被丢弃。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>when, and what was done</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>tree, digest</source>
        <translation>树，摘要</translation>
    </message>
</context>
</TS>
