<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>zabscope::Actions</name>
    <message>
        <source>Le&amp;gend</source>
        <translation>图例(&amp;G)</translation>
    </message>
    <message>
        <source>What the shapes, signs and colours of the ensemble mean</source>
        <translation>集群图中的形状、符号和颜色的含义</translation>
    </message>
    <message>
        <source>A client writes, through the selected server or else the leader</source>
        <translation>客户端写入，经由选中的服务器，未选中则经由领导者</translation>
    </message>
    <message>
        <source>A client reads what the selected server has, or else the leader, stale or not</source>
        <translation>客户端读取选中的服务器（未选中则为领导者）上的内容，不论新旧</translation>
    </message>
    <message>
        <source>Then a read at the selected server, or else the leader, sees what was committed before</source>
        <translation>此后在选中的服务器（未选中则为领导者）上能读到此前已提交的内容</translation>
    </message>
    <message>
        <source>A hundred writes, through the selected server or else the leader</source>
        <translation>一百次写入，经由选中的服务器，未选中则经由领导者</translation>
    </message>
</context>
<context>
    <name>zabscope::StatusLine</name>
    <message>
        <source>play to go on</source>
        <translation>播放即可继续</translation>
    </message>
    <message>
        <source>Keys act on</source>
        <translation>按键作用于</translation>
    </message>
    <message>
        <source>keys act on %1</source>
        <translation>按键作用于%1</translation>
    </message>
    <message>
        <source>Writes, reads, sync and a forced time-out by key go to the selected server, else to the leader.</source>
        <translation>按键发起的写、读、同步和强制超时都作用于选中的服务器，未选中则作用于领导者。</translation>
    </message>
</context>
<context>
    <name>zabscope::KeySheet</name>
    <message>
        <source>On the ensemble: click a server, link or message to look at it; right-click for what can be done to it; drag across links to cut them; draw a loop around servers to split them off; drag a server to move it; the wheel zooms.</source>
        <translation>在集群图上：单击服务器、链路或消息可查看；右键单击可对它操作；划过链路即切断；圈住几个服务器即把它们隔开；拖动服务器可移动位置；滚轮缩放。</translation>
    </message>
    <message>
        <source>From one thing to the next</source>
        <translation>从一处到下一处</translation>
    </message>
    <message>
        <source>Everywhere; in a picture from server to server and on to messages</source>
        <translation>各处；在图中逐个经过服务器，再到消息</translation>
    </message>
    <message>
        <source>Looks at it, or goes there</source>
        <translation>查看它，或跳到那里</translation>
    </message>
    <message>
        <source>Pictures, lists, sentences</source>
        <translation>图、列表、句子</translation>
    </message>
    <message>
        <source>What can be done to it</source>
        <translation>可对它做什么</translation>
    </message>
    <message>
        <source>Presses the button that Tab has reached</source>
        <translation>按下 Tab 键所到的按钮</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Walks the lines</source>
        <translation>逐行移动</translation>
    </message>
    <message>
        <source>Lists and tables</source>
        <translation>列表和表格</translation>
    </message>
    <message>
        <source>Nearer, farther, all of it</source>
        <translation>放大、缩小、显示全部</translation>
    </message>
    <message>
        <source>Ensemble, Sequence, Timeline</source>
        <translation>集群图、时序图、时间线</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>Ballots, Logs</source>
        <translation>选票、日志</translation>
    </message>
    <message>
        <source>To the first, to the last</source>
        <translation>到最前、到最后</translation>
    </message>
    <message>
        <source>Ballots, Logs, Timeline</source>
        <translation>选票、日志、时间线</translation>
    </message>
    <message>
        <source>A little back, a little on</source>
        <translation>略微后退、略微前进</translation>
    </message>
    <message>
        <source>Sequence, Timeline</source>
        <translation>时序图、时间线</translation>
    </message>
    <message>
        <source>Draws long waits short, or not</source>
        <translation>把长等待画短，或恢复</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>时序图</translation>
    </message>
    <message>
        <source>Shows clients, or not</source>
        <translation>显示或隐藏客户端</translation>
    </message>
    <message>
        <source>Follows the present again</source>
        <translation>重新跟随当前时刻</translation>
    </message>
    <message>
        <source>Back from the causes to the story</source>
        <translation>从原因回到讲述</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Gives that answer</source>
        <translation>选这个答案</translation>
    </message>
    <message>
        <source>Lesson, What happens next?</source>
        <translation>课程、接下来会怎样？</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Lesson, Challenges, What happens next?</source>
        <translation>课程、挑战、接下来会怎样？</translation>
    </message>
    <message>
        <source>A page back</source>
        <translation>回到上一页</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>In the panel that has the keyboard</source>
        <translation>键盘焦点所在的面板</translation>
    </message>
</context>
<context>
    <name>CommandMenu</name>
    <message>
        <source>&amp;Delay</source>
        <translation>延迟(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Jitter</source>
        <translation>抖动(&amp;J)</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>&amp;Bandwidth</source>
        <translation>带宽(&amp;B)</translation>
    </message>
    <message>
        <source>At most %1 kB/s</source>
        <translation>至多 %1 kB/s</translation>
    </message>
    <message>
        <source>Unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1 each way</source>
        <translation>每个方向 %1</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>The link from %1 to %2 is open, %3</source>
        <translation>%1 到 %2 的链路畅通，%3</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>latency %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>jitter up to %1</source>
        <translation>抖动至多 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>带宽至多 %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Cut: %1</source>
        <translation>切断：%1</translation>
    </message>
    <message>
        <source>Open, %1: %2</source>
        <translation>畅通，%1：%2</translation>
    </message>
    <message>
        <source>%1 drops %2: it has heard nothing from them for %3</source>
        <translation>%1 断开%2：已有 %3 没有收到它们的消息</translation>
    </message>
</context>
<context>
    <name>TornLinks</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>all links that join %1 with %2</source>
        <translation>%1 与%2 之间的所有链路</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 条</translation>
    </message>
</context>
<context>
    <name>EngineWords</name>
    <message>
        <source>From here on the run is yours. What the scenario would still have done is left out: %1</source>
        <translation>从这里起由你掌握。场景原本还要做的事不再执行：%1</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>未执行：%1</translation>
    </message>
    <message>
        <source>Not done, since nobody leads now: %1</source>
        <translation>未执行，因为现在无人领导：%1</translation>
    </message>
    <message>
        <source>Not done: %1 (%2)</source>
        <translation>未执行：%1（%2）</translation>
    </message>
    <message>
        <source>server %1 is running already</source>
        <translation>服务器 %1 已在运行</translation>
    </message>
    <message>
        <source>server %1 is not running</source>
        <translation>服务器 %1 没有运行</translation>
    </message>
    <message>
        <source>server %1 is off already</source>
        <translation>服务器 %1 已断电</translation>
    </message>
    <message>
        <source>server %1 is frozen already</source>
        <translation>服务器 %1 已冻结</translation>
    </message>
    <message>
        <source>server %1 is frozen</source>
        <translation>服务器 %1 处于冻结状态</translation>
    </message>
    <message>
        <source>server %1 is not frozen</source>
        <translation>服务器 %1 没有冻结</translation>
    </message>
    <message>
        <source>server %1 is running: stop it before its disk is wiped</source>
        <translation>服务器 %1 正在运行：先停止它，再清空磁盘</translation>
    </message>
    <message>
        <source>server %1 waits for no time-out</source>
        <translation>服务器 %1 没有在等待任何超时</translation>
    </message>
    <message>
        <source>server %1 has no such record in its log</source>
        <translation>服务器 %1 的日志中没有这条记录</translation>
    </message>
    <message>
        <source>there is no such server now</source>
        <translation>现在没有这样的服务器</translation>
    </message>
    <message>
        <source>no such message is held</source>
        <translation>没有这样被扣住的消息</translation>
    </message>
    <message>
        <source>no such message is in flight</source>
        <translation>没有这样在途的消息</translation>
    </message>
    <message>
        <source>the link is cut: heal it first</source>
        <translation>链路已被切断：请先恢复</translation>
    </message>
    <message>
        <source>there is no such client</source>
        <translation>没有这样的客户端</translation>
    </message>
    <message>
        <source>The scenario expected something else: %1</source>
        <translation>与场景的预期不符：%1</translation>
    </message>
    <message>
        <source>What it has recorded stays: look at it, save it, or begin anew.</source>
        <translation>已记录的内容保留：可以查看、保存，或重新开始。</translation>
    </message>
    <message>
        <source>The engine has stopped: too many connections are open for this process. Use fewer servers, or raise the limit with `ulimit -n`. %1</source>
        <translation>引擎已停止：本进程打开的连接过多。请减少服务器，或用 `ulimit -n` 提高上限。%1</translation>
    </message>
    <message>
        <source>The engine has stopped: 127.0.0.1 cannot be reached. Bring it up with `ip link set lo up`. %1</source>
        <translation>引擎已停止：无法连接 127.0.0.1。请用 `ip link set lo up` 启用它。%1</translation>
    </message>
    <message>
        <source>The engine has stopped: the run has grown to 4 GB. %1</source>
        <translation>引擎已停止：运行记录已达 4 GB。%1</translation>
    </message>
    <message>
        <source>This run can be looked at but not continued: run again, it goes otherwise, since another version of Zabscope has recorded it.</source>
        <translation>这次运行可以查看，但不能继续：它由另一版本的 Zabscope 录制，重新运行会得到不同的结果。</translation>
    </message>
    <message>
        <source>The engine has stopped: %1. %2</source>
        <translation>引擎已停止：%1。%2</translation>
    </message>
    <message>
        <source>Not opened: %1</source>
        <translation>未打开：%1</translation>
    </message>
    <message>
        <source>message #%1 is not on its way any more</source>
        <translation>消息 #%1 已不在途中</translation>
    </message>
    <message>
        <source>there is no server %1</source>
        <translation>没有服务器 %1</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>F5 or Escape ends the presenter mode; all keys work as before.</source>
        <translation>按 F5 或 Esc 退出演示模式；其他按键照常可用。</translation>
    </message>
    <message>
        <source>Not opened: %1 is neither a file nor a folder; copy what comes out of it to a file first</source>
        <translation>未打开：%1 既不是文件也不是文件夹；请先把其中的内容存成文件</translation>
    </message>
    <message>
        <source>Not saved; what was there before stays. %1</source>
        <translation>未保存；原来的内容保留。%1</translation>
    </message>
</context>
</TS>
