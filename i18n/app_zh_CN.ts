<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Formats</name>
    <message>
        <source>Zabscope's own trace (Protobuf), which can be opened and forked again</source>
        <translation>Zabscope 自己的轨迹文件（Protobuf），可以再次打开并从任意位置分叉</translation>
    </message>
    <message>
        <source>a picture of lines and text, which can be enlarged and edited</source>
        <translation>由线条和文字组成的图片，可以放大和编辑</translation>
    </message>
    <message>
        <source>a picture of pixels</source>
        <translation>像素图片</translation>
    </message>
    <message>
        <source>an animation that plays everywhere, again and again</source>
        <translation>到处都能播放的循环动画</translation>
    </message>
    <message>
        <source>a video, made by the program ffmpeg</source>
        <translation>视频，由 ffmpeg 程序生成</translation>
    </message>
    <message>
        <source>the conversation in ZooKeeper's own bytes, as a capture for Wireshark</source>
        <translation>以 ZooKeeper 自己的字节格式记录的对话，可用 Wireshark 打开的抓包文件</translation>
    </message>
    <message>
        <source>a picture to print; the view sequence fills as many pages as it needs</source>
        <translation>供打印的图片；时序图视图则按需分成若干页</translation>
    </message>
    <message>
        <source>JSON Lines: one event a line, for jq and programs; can be read back</source>
        <translation>JSON Lines：每行一个事件，供 jq 和程序使用；可以读回</translation>
    </message>
    <message>
        <source>CSV: one event a line, for spreadsheets and databases</source>
        <translation>CSV：每行一个事件，供电子表格和数据库使用</translation>
    </message>
    <message>
        <source>one row per election, with times and votes; JSON if the file is named .json</source>
        <translation>每次选举一行，含用时和投票；文件名以 .json 结尾时为 JSON</translation>
    </message>
    <message>
        <source>a log with vector clocks, which ShiViz draws as a space-time diagram</source>
        <translation>带向量时钟的日志，ShiViz 把它画成时空图</translation>
    </message>
    <message>
        <source>a Chrome trace, which Perfetto opens: roles, phases, an arrow per message</source>
        <translation>Chrome 轨迹文件，可用 Perfetto 打开：角色、阶段，每条消息一个箭头</translation>
    </message>
    <message>
        <source>a sequence diagram that Markdown pages draw with Mermaid</source>
        <translation>时序图，Markdown 页面用 Mermaid 绘制</translation>
    </message>
    <message>
        <source>the causal graph of the events, for Graphviz</source>
        <translation>事件的因果图，供 Graphviz 使用</translation>
    </message>
    <message>
        <source>a page to hand out: elections and why, votes, pictures, statistics</source>
        <translation>可以发给学生的讲义：各次选举及其原因、选票、图片、统计</translation>
    </message>
</context>
<context>
    <name>PageWords</name>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>RunReport</name>
    <message>
        <source>the leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>the ensemble has had no leader yet</source>
        <translation>集群还没有过领导者</translation>
    </message>
    <message>
        <source>%1, which led, was killed</source>
        <translation>领导者 %1 被杀</translation>
    </message>
    <message>
        <source>%1, which led, lost its power</source>
        <translation>领导者 %1 断电</translation>
    </message>
    <message>
        <source>%1, which led, ended itself</source>
        <translation>领导者 %1 自行退出</translation>
    </message>
    <message>
        <source>%1, which led, stood still</source>
        <translation>领导者 %1 停顿</translation>
    </message>
    <message>
        <source>%1, which led, was not heard of any more</source>
        <translation>再也听不到领导者 %1 的消息</translation>
    </message>
    <message>
        <source>%1 stepped down, since it heard of too few followers</source>
        <translation>%1 听到的跟随者太少，于是退位</translation>
    </message>
    <message>
        <source>followers of %1 ended, and too few were left</source>
        <translation>%1 的跟随者有的退出，余下的太少</translation>
    </message>
    <message>
        <source>the counter of the epoch of %1 was used up</source>
        <translation>%1 的纪元的计数器已用尽</translation>
    </message>
    <message>
        <source>the attempt before had failed</source>
        <translation>上一次尝试失败</translation>
    </message>
    <message>
        <source>Nobody has been elected by the end.</source>
        <translation>到最后也没有选出领导者。</translation>
    </message>
    <message>
        <source>There was no other candidate than %1 with the vote %2.</source>
        <translation>除 %1（选票 %2）外没有别的候选者。</translation>
    </message>
    <message>
        <source>%1 won: its vote %2 has a larger epoch than the best other one, %3.</source>
        <translation>%1 胜出：它的选票 %2 的纪元大于其余选票中最好的 %3。</translation>
    </message>
    <message>
        <source>%1 won: in its vote %2 the epoch equals that of the best other one, %3, and the zxid is larger: it has the longer history.</source>
        <translation>%1 胜出：它的选票 %2 与其余选票中最好的 %3 纪元相同，而 zxid 更大，即历史更长。</translation>
    </message>
    <message>
        <source>%1 won: in its vote %2 epoch and zxid equal those of the best other one, %3, so the larger sid decides.</source>
        <translation>%1 胜出：它的选票 %2 与其余选票中最好的 %3 纪元和 zxid 都相同，于是由较大的 sid 决定。</translation>
    </message>
    <message>
        <source>%1 won with the vote %2.</source>
        <translation>%1 以选票 %2 胜出。</translation>
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
        <source>under way at the end</source>
        <translation>结束时仍在进行</translation>
    </message>
    <message>
        <source>undecided at the end</source>
        <translation>结束时未决</translation>
    </message>
    <message>
        <source>Servers: %1, of which observers: %2. From %3 to %4 of virtual time. Events: %5.</source>
        <translation>服务器：%1 台，其中观察者 %2 台。虚拟时间从 %3 到 %4。事件：%5 个。</translation>
    </message>
    <message>
        <source>Scenario %1, seed %2; recorded by Zabscope %3. The same scenario and seed give the same run.</source>
        <translation>场景 %1，种子 %2；由 Zabscope %3 记录。场景和种子相同，运行就相同。</translation>
    </message>
    <message>
        <source>The whole run: who led, and what was done to the servers</source>
        <translation>整个运行：谁在领导，对服务器做了什么</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Nobody looked for a leader.</source>
        <translation>没有服务器寻找领导者。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>began at</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>because</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>winner</source>
        <translation>胜者</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>决定因素</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>纪元</translation>
    </message>
    <message>
        <source>without a leader for</source>
        <translation>无领导者的时长</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>There were %1 elections; the first %2 are told here.</source>
        <translation>共有 %1 次选举，这里讲述前 %2 次。</translation>
    </message>
    <message>
        <source>Election %1: undecided</source>
        <translation>选举 %1：未决</translation>
    </message>
    <message>
        <source>Election %1: server %2, epoch %3</source>
        <translation>选举 %1：服务器 %2，纪元 %3</translation>
    </message>
    <message>
        <source>Election %1: server %2</source>
        <translation>选举 %1：服务器 %2</translation>
    </message>
    <message>
        <source>It began at %1: %2.</source>
        <translation>开始于 %1：%2。</translation>
    </message>
    <message>
        <source>Its voters were %1.</source>
        <translation>投票给它的是 %1。</translation>
    </message>
    <message>
        <source>The votes when the election was decided</source>
        <translation>选举定案时的选票</translation>
    </message>
    <message>
        <source>The conversation: one line for each server, time from left to right</source>
        <translation>对话：每台服务器一条线，时间从左到右</translation>
    </message>
    <message>
        <source>election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>discovery</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>synchronization</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>lasted</source>
        <translation>历时</translation>
    </message>
    <message>
        <source>takes no part</source>
        <translation>不参与</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>its own vote</source>
        <translation>自己的选票</translation>
    </message>
    <message>
        <source>its vote in the end</source>
        <translation>最后的选票</translation>
    </message>
    <message>
        <source>changes of mind</source>
        <translation>改变主意的次数</translation>
    </message>
    <message>
        <source>at</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>adopts</source>
        <translation>改投</translation>
    </message>
    <message>
        <source>instead of</source>
        <translation>代替</translation>
    </message>
    <message>
        <source>heard from</source>
        <translation>得自</translation>
    </message>
    <message>
        <source>Brought up to date by the leader, and how: %1.</source>
        <translation>由领导者补齐数据的服务器及方式：%1。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>There is more to tell: only the first %1 lines stand here.</source>
        <translation>还有更多内容，这里只列出前 %1 行。</translation>
    </message>
    <message>
        <source>The ensemble in the end</source>
        <translation>结束时的集群</translation>
    </message>
    <message>
        <source>The histories in the end</source>
        <translation>结束时的历史</translation>
    </message>
    <message>
        <source>all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>what it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>from a write's proposal to its commit</source>
        <translation>写入从提案到提交</translation>
    </message>
    <message>
        <source>without a leader, in all</source>
        <translation>无领导者的总时长</translation>
    </message>
    <message>
        <source>how long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % 以内</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Invariants</source>
        <translation>不变量</translation>
    </message>
    <message>
        <source>All invariants hold.</source>
        <translation>所有不变量都成立。</translation>
    </message>
    <message>
        <source>The scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Only its first %1 lines stand here.</source>
        <translation>这里只列出前 %1 行。</translation>
    </message>
</context>
<context>
    <name>zabscope::Actions</name>
    <message>
        <source>Reach a goal with few actions; judged while you play</source>
        <translation>用很少的操作达到目标；边做边判定</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Challenges</source>
        <translation>挑战(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;New run</source>
        <translation>重新运行(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save as s&amp;cenario…</source>
        <translation>另存为场景(&amp;C)…</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>导出图片(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Fork here</source>
        <translation>从这里分支(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Bookmark here…</source>
        <translation>在此加书签(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Next e&amp;vent</source>
        <translation>下一个事件(&amp;V)</translation>
    </message>
    <message>
        <source>Previous ev&amp;ent</source>
        <translation>上一个事件(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>P&amp;revious step</source>
        <translation>上一步(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>放慢(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Guided pace</source>
        <translation>引导节奏(&amp;G)</translation>
    </message>
    <message>
        <source>E&amp;xpress</source>
        <translation>全速(&amp;X)</translation>
    </message>
    <message>
        <source>Re&amp;wind</source>
        <translation>回到开头(&amp;W)</translation>
    </message>
    <message>
        <source>Return to &amp;live</source>
        <translation>回到现场(&amp;L)</translation>
    </message>
    <message>
        <source>Run until a leader is electe&amp;d</source>
        <translation>运行到选出领导者(&amp;D)</translation>
    </message>
    <message>
        <source>Run until the next ep&amp;och</source>
        <translation>运行到下一个纪元(&amp;O)</translation>
    </message>
    <message>
        <source>Run until the next &amp;commit</source>
        <translation>运行到下一次提交(&amp;C)</translation>
    </message>
    <message>
        <source>Run &amp;until…</source>
        <translation>运行到…(&amp;U)</translation>
    </message>
    <message>
        <source>Stop runn&amp;ing</source>
        <translation>停止运行(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Kill the leader</source>
        <translation>杀死领导者(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Partition: the leader in the minority</source>
        <translation>分区：领导者落在少数派(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Heal all links</source>
        <translation>恢复所有链路(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>写入(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;ync</source>
        <translation>同步 sync(&amp;Y)</translation>
    </message>
    <message>
        <source>Steady &amp;load</source>
        <translation>持续负载(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Freeze the leader</source>
        <translation>冻结领导者(&amp;F)</translation>
    </message>
    <message>
        <source>A stale leader ret&amp;urns</source>
        <translation>过期的领导者回来(&amp;U)</translation>
    </message>
    <message>
        <source>St&amp;art all that are down</source>
        <translation>启动所有已停的服务器(&amp;A)</translation>
    </message>
    <message>
        <source>Force the selected server's &amp;time-out</source>
        <translation>让所选服务器立即超时(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Presenter mode</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation>恢复默认布局(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Reduced motion</source>
        <translation>减少动画(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Focus</source>
        <translation>聚焦(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation>上下文(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;All messages</source>
        <translation>全部消息(&amp;A)</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>浅色(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Why did this happen?</source>
        <translation>为什么会这样？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Zabscope</source>
        <translation>关于 Zabscope(&amp;A)</translation>
    </message>
    <message>
        <source>Begin the same scenario again</source>
        <translation>从头运行同一个场景</translation>
    </message>
    <message>
        <source>Open a scenario, a trace or a session</source>
        <translation>打开场景、轨迹或会话</translation>
    </message>
    <message>
        <source>Save the run with everything you did, all branches and bookmarks</source>
        <translation>保存这次运行：你的全部操作、所有分支和书签</translation>
    </message>
    <message>
        <source>Write what happened on this branch as a scenario that anybody can play</source>
        <translation>把这个分支上发生的一切写成任何人都能播放的场景</translation>
    </message>
    <message>
        <source>Save the view that was used last as PNG, SVG or PDF</source>
        <translation>把最近使用的视图存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Go back to before your last action, on a branch of its own; nothing is lost</source>
        <translation>回到你上一次操作之前，另起一个分支；什么都不会丢失</translation>
    </message>
    <message>
        <source>Return to the branch that was undone</source>
        <translation>回到被撤销的分支</translation>
    </message>
    <message>
        <source>Begin a branch at this position; the old one is kept</source>
        <translation>从当前位置开始一个分支；旧分支会保留</translation>
    </message>
    <message>
        <source>Mark this position, with a note</source>
        <translation>给当前位置做标记并附上说明</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>To the next event</source>
        <translation>到下一个事件</translation>
    </message>
    <message>
        <source>To the previous event</source>
        <translation>到上一个事件</translation>
    </message>
    <message>
        <source>To the next event that matters</source>
        <translation>到下一个重要事件</translation>
    </message>
    <message>
        <source>To the previous event that matters</source>
        <translation>到上一个重要事件</translation>
    </message>
    <message>
        <source>Play faster, up to 1000 times real time</source>
        <translation>加快播放，最快为真实时间的 1000 倍</translation>
    </message>
    <message>
        <source>Play slower, down to a thousandth of real time</source>
        <translation>放慢播放，最慢为真实时间的千分之一</translation>
    </message>
    <message>
        <source>Slow while votes fly, quick while nothing happens, a moment at what matters</source>
        <translation>选票在途时放慢，无事发生时加快，在重要时刻稍作停留</translation>
    </message>
    <message>
        <source>As fast as the engine can</source>
        <translation>引擎能跑多快就多快</translation>
    </message>
    <message>
        <source>Back to the start of the run</source>
        <translation>回到运行的开头</translation>
    </message>
    <message>
        <source>To the end of the run, where the engine stands</source>
        <translation>到运行的末端，也就是引擎所在之处</translation>
    </message>
    <message>
        <source>Run until a condition of the scenario language holds</source>
        <translation>运行到场景语言的某个条件成立</translation>
    </message>
    <message>
        <source>Its process dies, its connections close</source>
        <translation>它的进程死亡，连接关闭</translation>
    </message>
    <message>
        <source>Cut the leader and as many others as make a minority off from the rest</source>
        <translation>把领导者和凑成少数派的其他服务器与其余服务器隔开</translation>
    </message>
    <message>
        <source>A long pause: silence, with its connections open</source>
        <translation>长时间停顿：没有声音，但连接仍然打开</translation>
    </message>
    <message>
        <source>Freeze the leader, wait for a new one, thaw the old one</source>
        <translation>冻结领导者，等新领导者产生，再解冻旧的</translation>
    </message>
    <message>
        <source>Large type, nothing but the ensemble, narration and timeline</source>
        <translation>大字号，只留集群、解说和时间线</translation>
    </message>
    <message>
        <source>Nothing glides</source>
        <translation>没有滑动效果</translation>
    </message>
    <message>
        <source>Only what concerns the selected server or the leader</source>
        <translation>只显示与所选服务器或领导者有关的内容</translation>
    </message>
    <message>
        <source>Heartbeats are faint</source>
        <translation>心跳淡显</translation>
    </message>
    <message>
        <source>Every message is shown in full</source>
        <translation>完整显示每条消息</translation>
    </message>
    <message>
        <source>Tell the chain of causes of the selected or the last event</source>
        <translation>讲述所选事件或最近事件的因果链</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>一页列出全部快捷键</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;nsemble</source>
        <translation>集群(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Under the next pr&amp;otocol</source>
        <translation>换下一个协议(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Misconceptions…</source>
        <translation>误解(&amp;M)…</translation>
    </message>
    <message>
        <source>What people have read about elections and is not so</source>
        <translation>人们读到过的、关于选举而并不属实的说法</translation>
    </message>
    <message>
        <source>Begins the scenario anew, with servers that speak the next protocol of the tool bar</source>
        <translation>重新开始这个场景，服务器改用工具栏里的下一个协议</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Take the run or a part of it to other programs: text, pictures, video, a page to hand out</source>
        <translation>把整个运行或其中一段交给其他程序：文本、图片、视频、讲义</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>The course: read a page, predict, and see what the servers do</source>
        <translation>课程：读一页，先预测，再看服务器怎么做</translation>
    </message>
</context>
<context>
    <name>zabscope::ExportChoices</name>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>到(&amp;U)</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>时刻(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>尺寸(&amp;Z)</translation>
    </message>
    <message>
        <source>Colou&amp;rs</source>
        <translation>配色(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>速度(&amp;P)</translation>
    </message>
    <message>
        <source>Pictures a secon&amp;d</source>
        <translation>每秒图片数(&amp;D)</translation>
    </message>
    <message>
        <source>A sentence u&amp;nder the picture</source>
        <translation>图片下方显示一句说明(&amp;N)</translation>
    </message>
    <message>
        <source>An instant of the run: 600ms, 1.25s</source>
        <translation>运行中的时刻：600ms、1.25s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>The instant that the window shows</source>
        <translation>窗口中显示的时刻</translation>
    </message>
    <message>
        <source>%1: the instant that the window shows</source>
        <translation>%1：窗口中显示的时刻</translation>
    </message>
    <message>
        <source>The whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>what each stretch needs</source>
        <translation>按各段需要</translation>
    </message>
    <message>
        <source>%1 is no instant: write 600ms or 1.25s</source>
        <translation>%1 不是时刻：请写成 600ms 或 1.25s</translation>
    </message>
    <message>
        <source>The end is before the start: exchange them</source>
        <translation>结束早于开始：请对调</translation>
    </message>
    <message>
        <source>%1 is no size: write 1280x720</source>
        <translation>%1 不是尺寸：请写成 1280x720</translation>
    </message>
</context>
<context>
    <name>zabscope::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
    <message>
        <source>The file is there already and will be replaced.</source>
        <translation>文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>Exporting %1…</source>
        <translation>正在导出 %1…</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>已取消：没有写入任何内容。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>zabscope::ExportPreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>This format is made for programs: there is nothing to read in it.</source>
        <translation>这种格式供程序使用，没有可读的内容。</translation>
    </message>
</context>
<context>
    <name>zabscope::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
</context>
<context>
    <name>zabscope::LessonDesk</name>
    <message>
        <source>There is no lesson %1.</source>
        <translation>没有名为 %1 的课程。</translation>
    </message>
    <message>
        <source>That was lesson %1. The next one is open.</source>
        <translation>第 %1 课到此结束，下一课已打开。</translation>
    </message>
    <message>
        <source>That was the last lesson.</source>
        <translation>最后一课到此结束。</translation>
    </message>
</context>
<context>
    <name>zabscope::LessonSheet</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Choose a lesson</source>
        <translation>选择一课</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Go to any page</source>
        <translation>转到任意一页</translation>
    </message>
    <message>
        <source>Text of the lesson</source>
        <translation>课文</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>%1 ✓</source>
        <comment>a lesson that was read to its end</comment>
        <translation>%1 ✓</translation>
    </message>
    <message>
        <source>Terms: %1</source>
        <translation>术语：%1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出处：%1</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>第 %1/%2 页：%3</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Goes on without an answer</source>
        <translation>不作答，继续</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>✗ %1</source>
        <translation>✗ %1</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>What you did in the run before could not be kept: %1</source>
        <translation>你在上一次运行中所做的未能保留：%1</translation>
    </message>
    <message>
        <source>Put aside, %1</source>
        <translation>已搁置，%1</translation>
    </message>
    <message>
        <source>%1: put aside, %2</source>
        <translation>%1：收于 %2</translation>
    </message>
    <message>
        <source>What you did in the run before is kept.</source>
        <translation>你在上一次运行中所做的一切都已保留。</translation>
    </message>
    <message>
        <source>Return to it</source>
        <translation>回到那里</translation>
    </message>
    <message>
        <source>Challenges</source>
        <translation>挑战</translation>
    </message>
    <message>
        <source>It did not come: nothing like that happens in the next ten minutes of the run.</source>
        <translation>没有等到：在接下来十分钟的虚拟时间里没有发生这样的事。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>A new branch begins here; the old one is kept in the list of branches.</source>
        <translation>新分支从这里开始；旧分支保留在分支列表里。</translation>
    </message>
    <message>
        <source>There is no leader that could become stale.</source>
        <translation>现在没有可以变得过期的领导者。</translation>
    </message>
    <message>
        <source>Zabscope %1 shows how ZooKeeper elects a leader. Free software under the GPL, version 3 or later.</source>
        <translation>Zabscope %1 展示 ZooKeeper 如何选举领导者。自由软件，按 GPL 第 3 版或更新版本发布。</translation>
    </message>
    <message>
        <source>There are too few servers to split.</source>
        <translation>服务器太少，无法分开。</translation>
    </message>
    <message>
        <source>Run until (as in scenarios, e.g. "leader is 3", "committed 1:5 on all"):</source>
        <translation>运行到（写法同场景，例如 "leader is 3"、"committed 1:5 on all"）：</translation>
    </message>
    <message>
        <source>A note for the bookmark at %1:</source>
        <translation>%1 处书签的说明：</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Sessions (*.zabtrace)</source>
        <translation>会话 (*.zabtrace)</translation>
    </message>
    <message>
        <source>Save as scenario</source>
        <translation>另存为场景</translation>
    </message>
    <message>
        <source>Scenarios (*.zab)</source>
        <translation>场景 (*.zab)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2; choose another place</source>
        <translation>无法写入 %1：%2；请换一个位置</translation>
    </message>
    <message>
        <source>Export picture: %1</source>
        <translation>导出图片：%1</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>A session of %1 was not saved.</source>
        <translation>%1 的一次会话没有保存。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开它</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>面板(&amp;N)</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Clear the text</source>
        <translation>清除文字</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>更多工具</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    </context>
<context>
    <name>zabscope::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条提示</translation>
    </message>
</context>
<context>
    <name>zabscope::MisconceptionsSheet</name>
    <message>
        <source>en</source>
        <comment>the code of the language in which longer texts are shown: en or zh_CN</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>Misconceptions</source>
        <translation>误解</translation>
    </message>
    <message>
        <source>Search: what have you read?</source>
        <translation>搜索：你读到过什么？</translation>
    </message>
    <message>
        <source>The fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试一试(&amp;T)</translation>
    </message>
    <message>
        <source>Opens the scenario that shows it</source>
        <translation>打开能说明它的场景</translation>
    </message>
    <message>
        <source>Nothing matches these words.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>You may have read that:</source>
        <translation>你也许读到过：</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>出处：</translation>
    </message>
</context>
<context>
    <name>zabscope::Reading</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>zabscope::Session</name>
    <message>
        <source>This trace carries no scenario that can be run: it can be looked at, but not continued.</source>
        <translation>这份轨迹不带可运行的场景：可以查看，但不能继续运行。</translation>
    </message>
    <message>
        <source>The engine has stopped; open the scenario again to go on.</source>
        <translation>引擎已停止；要继续请重新打开场景。</translation>
    </message>
    </context>
<context>
    <name>zabscope::StatusLine</name>
    <message>
        <source>Next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Events a second</source>
        <translation>每秒事件数</translation>
    </message>
    <message>
        <source>Invariants</source>
        <translation>不变量</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>The same scenario, seed and actions give this very trace, event by event, on every machine.</source>
        <translation>相同的场景、种子和操作，在任何机器上都逐事件给出这同一份轨迹。</translation>
    </message>
    <message>
        <source>What must always hold is judged at every event. Click to see which and where.</source>
        <translation>每个事件都会检验必须始终成立的性质。单击可看是哪些、在哪里。</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>运行中…</translation>
    </message>
    <message>
        <source>nothing is due</source>
        <translation>没有待发生的事</translation>
    </message>
    <message>
        <source>next event in %1</source>
        <translation>%1 后有下一个事件</translation>
    </message>
    <message>
        <source>express</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1× speed</source>
        <translation>%1 倍速</translation>
    </message>
    <message>
        <source>1/%1 speed</source>
        <translation>1/%1 速度</translation>
    </message>
    <message>
        <source>guided, %1</source>
        <translation>引导，%1</translation>
    </message>
    <message>
        <source>%L1 ev/s</source>
        <translation>%L1 事件/秒</translation>
    </message>
    <message>
        <source>exact replay</source>
        <translation>可精确重放</translation>
    </message>
    <message>
        <source>recorded elsewhere</source>
        <translation>别处录制</translation>
    </message>
    <message>
        <source>✓ all invariants hold</source>
        <translation>✓ 所有不变量成立</translation>
    </message>
    <message numerus="yes">
        <source>✗ %n violation(s) of invariants</source>
        <translation>
            <numerusform>✗ 不变量被违反 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>deliberate fault: %1</source>
        <translation>故意的错误：%1</translation>
    </message>
    <message>
        <source>outside the fault model of TCP</source>
        <translation>超出 TCP 的故障模型</translation>
    </message>
    <message>
        <source>All of these hold:</source>
        <translation>以下全部成立：</translation>
    </message>
</context>
<context>
    <name>zabscope::TopBar</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Choose what to look at</source>
        <translation>选择要看什么</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Begin with so many servers, all started at once</source>
        <translation>以这么多服务器开始，全部同时启动</translation>
    </message>
    <message>
        <source>Number of servers</source>
        <translation>服务器数量</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n 台服务器</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed, from a thousandth of real time to a thousand times as fast</source>
        <translation>速度：从真实时间的千分之一到一千倍</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Branches: what happened when you acted in the past</source>
        <translation>分支：你在过去操作之后发生的事</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language, colours, how much is shown</source>
        <translation>语言、颜色、显示多少</translation>
    </message>
    <message>
        <source>Deliberate faults of the protocol</source>
        <translation>协议的故意错误</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>分支 %1</translation>
    </message>
    <message>
        <source>branch %1 (from %2)</source>
        <translation>分支 %1（来自 %2）</translation>
    </message>
    <message>
        <source>The protocol that the servers speak: another one begins the scenario anew</source>
        <translation>服务器使用的协议：换一个就重新开始场景</translation>
    </message>
    <message>
        <source>The election as an article tells it</source>
        <translation>一篇文章所讲的选举</translation>
    </message>
    <message>
        <source>Zab, as ZooKeeper</source>
        <translation>Zab，同 ZooKeeper</translation>
    </message>
    <message>
        <source>The article, to the letter</source>
        <translation>那篇文章，照字面</translation>
    </message>
    <message>
        <source>The article, read kindly</source>
        <translation>那篇文章，善意解读</translation>
    </message>
</context>
</TS>
