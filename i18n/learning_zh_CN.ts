<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zabscope::learn::ChallengePlay</name>
    <message>
        <source>Time stands still. Let it run with Space.</source>
        <translation>时间停着。按空格键让它继续。</translation>
    </message>
    <message>
        <source>All you may do is done. If the goals do not come true now, press “Begin again”.</source>
        <translation>允许的操作已经用完。如果目标还是没有达成，请按“重新开始”。</translation>
    </message>
</context>
<context>
    <name>zabscope::LessonSheet</name>
    <message>
        <source>The run is still playing up to what this page tells. Pressing “%1” now does not turn the page: it takes the run there at once.</source>
        <translation>运行还在播放，尚未到达本页所讲的时刻。现在按“%1”不会翻页，而是让运行立即到达那里。</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>What you did in “%1” is kept.</source>
        <translation>你在“%1”中所做的已经保存。</translation>
    </message>
    <message>
        <source>Opening what was put aside, %1…</source>
        <translation>正在打开先前搁置的运行，%1…</translation>
    </message>
    <message>
        <source>The run of the misconception plays.</source>
        <translation>正在播放这条误解的演示。</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>该看什么</translation>
    </message>
</context>
<context>
    <name>zabscope::PredictionDesk</name>
    <message>
        <source>As the run goes on, this is done meanwhile: %1.</source>
        <translation>运行继续时，其间会执行：%1。</translation>
    </message>
</context>
</TS>
