<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zabscope::learn::ChallengeList</name>
    <message>
        <source>difficulty %1 of %2</source>
        <translation>难度 %1，最高 %2</translation>
    </message>
    <message>
        <source>%1, solved</source>
        <translation>%1，已解开</translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation>挑战</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>Challenges</source>
        <translation>挑战</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>A challenge that somebody has written; its form stands in resources/help/challenges.md</source>
        <translation>别人写的挑战；格式见 resources/help/challenges.md</translation>
    </message>
</context>
<context>
    <name>zabscope::learn::ChallengePanel</name>
    <message>
        <source>Open a challenge</source>
        <translation>打开挑战</translation>
    </message>
    <message>
        <source>Challenges (*.challenge)</source>
        <translation>挑战 (*.challenge)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>zabscope::learn::ChallengePlay</name>
    <message>
        <source>Begin again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>All challenges</source>
        <translation>所有挑战</translation>
    </message>
    <message>
        <source>Hint %1:</source>
        <translation>提示 %1：</translation>
    </message>
    <message>
        <source>Show a hint (%1 of %2)</source>
        <translation>显示提示（%1/%2）</translation>
    </message>
    <message>
        <source>No more hints</source>
        <translation>没有更多提示了</translation>
    </message>
    <message numerus="yes">
        <source>Solved with %n action(s).</source>
        <translation>
            <numerusform>用 %n 次操作解开了。</numerusform>
        </translation>
    </message>
    <message>
        <source>(%1 of %2 steps)</source>
        <translation>（已完成 %1 步，共 %2 步）</translation>
    </message>
    <message>
        <source>holds: %1</source>
        <translation>已成立：%1</translation>
    </message>
    <message>
        <source>does not hold yet: %1</source>
        <translation>尚未成立：%1</translation>
    </message>
    <message>
        <source>Actions: %1 of %2</source>
        <translation>操作：%1/%2</translation>
    </message>
    <message>
        <source>Actions: %1</source>
        <translation>操作：%1</translation>
    </message>
    <message>
        <source>Faults: %1 of %2</source>
        <translation>故障：%1/%2</translation>
    </message>
    <message>
        <source>Time: %1 s of %2 s</source>
        <translation>时间：%1 秒/%2 秒</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <comment>an action, how often</comment>
        <translation>%1（%2 次）</translation>
    </message>
    <message>
        <source>Allowed: %1</source>
        <translation>允许：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between actions</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The goals are reached, but not in the way that was asked for. %1</source>
        <translation>目标达到了，但不是按要求的方式。%1</translation>
    </message>
    <message>
        <source>Time is up. Undo your actions, or begin again.</source>
        <translation>时间到了。撤销操作，或者重新开始。</translation>
    </message>
    <message>
        <source>Time stands still. Do something, or let time run with Space.</source>
        <translation>时间停着。做点什么，或者按空格键让时间走。</translation>
    </message>
    <message>
        <source>Undo it, or begin again.</source>
        <translation>请撤销，或者重新开始。</translation>
    </message>
    <message>
        <source>“%1” is not allowed here.</source>
        <translation>这里不允许“%1”。</translation>
    </message>
    <message>
        <source>“%1” is once too often.</source>
        <translation>“%1”多做了一次。</translation>
    </message>
    <message>
        <source>“%1” is one action too many.</source>
        <translation>“%1”超出了操作次数。</translation>
    </message>
    <message>
        <source>“%1” is one fault too many.</source>
        <translation>“%1”超出了故障次数。</translation>
    </message>
    <message>
        <source>“%1” came before the challenge had begun.</source>
        <translation>“%1”做在挑战开始之前。</translation>
    </message>
    <message>
        <source>start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>kill</source>
        <translation>杀死进程</translation>
    </message>
    <message>
        <source>power off</source>
        <translation>断电</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>thaw</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>wipe a disk</source>
        <translation>清空磁盘</translation>
    </message>
    <message>
        <source>force a time-out</source>
        <translation>强制超时</translation>
    </message>
    <message>
        <source>slow a disk</source>
        <translation>放慢磁盘</translation>
    </message>
    <message>
        <source>fill a disk</source>
        <translation>写满磁盘</translation>
    </message>
    <message>
        <source>free a disk</source>
        <translation>腾出磁盘</translation>
    </message>
    <message>
        <source>corrupt a disk</source>
        <translation>损坏磁盘</translation>
    </message>
    <message>
        <source>cut links</source>
        <translation>切断链路</translation>
    </message>
    <message>
        <source>cut links one way</source>
        <translation>单向切断链路</translation>
    </message>
    <message>
        <source>heal links</source>
        <translation>修复链路</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>isolate</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>加延迟</translation>
    </message>
    <message>
        <source>jitter</source>
        <translation>加抖动</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>限带宽</translation>
    </message>
    <message>
        <source>reset connections</source>
        <translation>重置连接</translation>
    </message>
    <message>
        <source>hold messages</source>
        <translation>扣住消息</translation>
    </message>
    <message>
        <source>release messages</source>
        <translation>放行消息</translation>
    </message>
    <message>
        <source>deliver messages now</source>
        <translation>立即送达消息</translation>
    </message>
    <message>
        <source>drop messages</source>
        <translation>丢弃消息</translation>
    </message>
    <message>
        <source>duplicate messages</source>
        <translation>重复消息</translation>
    </message>
    <message>
        <source>reorder messages</source>
        <translation>打乱消息顺序</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>同步（sync）</translation>
    </message>
    <message>
        <source>steady writes</source>
        <translation>持续写入</translation>
    </message>
    <message>
        <source>named clients</source>
        <translation>指定的客户端</translation>
    </message>
</context>
</TS>
