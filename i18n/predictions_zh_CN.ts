<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PredictionWords</name>
    <message>
        <source>Votes compared as (epoch, zxid, number): %1 is greater than %2.</source>
        <translation>选票按（纪元，zxid，编号）比较：%1 大于 %2。</translation>
    </message>
    <message>
        <source>It had the votes of %1.</source>
        <translation>投它票的是 %1。</translation>
    </message>
    <message>
        <source>The history of %1 ends at %2, and %3 is not in it.</source>
        <translation>%1 的历史到 %2 为止，其中没有 %3。</translation>
    </message>
    <message>
        <source>The connection broke, or the server could not answer.</source>
        <translation>连接断了，或者服务器无法应答。</translation>
    </message>
    <message>
        <source>The server answers with error %1.</source>
        <translation>服务器应答错误 %1。</translation>
    </message>
    <message>
        <source>%1 answers from its own tree, where the last change of %2 is %3. The write asked about is %4.</source>
        <translation>%1 用自己的数据树应答，其中 %2 的最近一次改动是 %3。所问的写入是 %4。</translation>
    </message>
    <message>
        <source>In the %1 that were run ahead nothing decides it.</source>
        <translation>往前运行了 %1，这件事仍没有定下来。</translation>
    </message>
    <message>
        <source>No voter is up.</source>
        <translation>没有一个投票者在运行。</translation>
    </message>
    <message>
        <source>Of the voters only %1 can speak: that is no quorum.</source>
        <translation>投票者中只有 %1 能说话，不够法定人数。</translation>
    </message>
    <message>
        <source>That is %1 after the fault.</source>
        <translation>这是故障之后 %1。</translation>
    </message>
    <message>
        <source>It is decided %1 from here.</source>
        <translation>从这里起再过 %1 定下来。</translation>
    </message>
    <message>
        <source>Before that the script or you will have done: %1. So a wrong answer does not count.</source>
        <translation>在此之前，剧本或你会执行：%1。所以答错不计。</translation>
    </message>
    <message>
        <source>Who wins an election</source>
        <translation>谁赢得选举</translation>
    </message>
    <message>
        <source>What becomes of a write</source>
        <translation>写入的结局</translation>
    </message>
    <message>
        <source>DIFF, TRUNC or SNAP</source>
        <translation>DIFF、TRUNC 还是 SNAP</translation>
    </message>
    <message>
        <source>Who notices a fault</source>
        <translation>谁察觉故障</translation>
    </message>
    <message>
        <source>What a read sees</source>
        <translation>读到什么</translation>
    </message>
    <message>
        <source>The network was cut: “%1”.</source>
        <translation>网络被切断：“%1”。</translation>
    </message>
    <message>
        <source>%1 lost its power.</source>
        <translation>%1 断电了。</translation>
    </message>
    <message>
        <source>%1 ended by itself.</source>
        <translation>%1 自行退出了。</translation>
    </message>
    <message>
        <source>%1 was killed.</source>
        <translation>%1 被杀死了。</translation>
    </message>
    <message>
        <source>%1 stands still, with its connections open.</source>
        <translation>%1 停住不动，但连接仍然开着。</translation>
    </message>
    <message>
        <source>The network was cut.</source>
        <translation>网络被切断了。</translation>
    </message>
    <message>
        <source>An election is under way. Which server will come out of it as the leader?</source>
        <translation>选举正在进行。哪个服务器会当选为领导者？</translation>
    </message>
    <message>
        <source>The write %1 is in the log of %2, and nobody has committed it yet. The leader is %3. What becomes of the write?</source>
        <translation>写入 %1 已在 %2 的日志中，还没有谁提交它。领导者是 %3。这个写入结局如何？</translation>
    </message>
    <message>
        <source>The write %1 is in the log of %2, and nobody has committed it. No leader has a quorum now. What becomes of the write?</source>
        <translation>写入 %1 已在 %2 的日志中，没有谁提交它。现在没有拥有法定人数的领导者。这个写入结局如何？</translation>
    </message>
    <message>
        <source>%1 is about to learn from %2. Its own history ends at %3, that of the leader at %4. What will the leader send first?</source>
        <translation>%1 即将向 %2 学习。它自己的历史到 %3 为止，领导者的到 %4 为止。领导者会先发给它什么？</translation>
    </message>
    <message>
        <source>%1 Nobody has noticed yet. Who notices first, and by what?</source>
        <translation>%1还没有谁察觉。谁最先察觉，凭什么？</translation>
    </message>
    <message>
        <source>%1 asks %2 for %3. The last write to it is %4. Will the answer show that write?</source>
        <translation>%1 向 %2 读取 %3。对它的最近一次写入是 %4。应答里会有这次写入吗？</translation>
    </message>
    <message>
        <source>Compare what the servers that are up have on disk: epoch, then zxid, then number. And count them.</source>
        <translation>比较在运行的服务器磁盘上有什么：先看纪元，再看 zxid，再看编号。还要数一数有几个。</translation>
    </message>
    <message>
        <source>Who has it, and is that a quorum, or can it still become one?</source>
        <translation>谁有它？够不够法定人数，或者还能不能凑够？</translation>
    </message>
    <message>
        <source>Compare the two histories: does one only go on where the other ends?</source>
        <translation>比较两段历史：是不是一段正好接在另一段之后？</translation>
    </message>
    <message>
        <source>Does a connection close, or does only silence tell?</source>
        <translation>是有连接关闭，还是只有沉默能说明问题？</translation>
    </message>
    <message>
        <source>A server answers reads from its own tree. How far is it?</source>
        <translation>服务器用自己的数据树应答读请求。它的数据树到哪里了？</translation>
    </message>
    <message>
        <source>Nobody within %1</source>
        <translation>%1 之内没有谁当选</translation>
    </message>
    <message>
        <source>Still undecided after %1</source>
        <translation>过了 %1 仍未定下来</translation>
    </message>
    <message>
        <source>Nothing within %1</source>
        <translation>%1 之内什么也不发</translation>
    </message>
    <message>
        <source>Nobody notices within %1</source>
        <translation>%1 之内没有谁察觉</translation>
    </message>
    <message>
        <source>There is no answer within %1</source>
        <translation>%1 之内没有应答</translation>
    </message>
    <message>
        <source>%1 (down)</source>
        <translation>%1（未运行）</translation>
    </message>
    <message>
        <source>%1 (frozen)</source>
        <translation>%1（冻结）</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>别的服务器</translation>
    </message>
    <message>
        <source>It is committed</source>
        <translation>它会提交</translation>
    </message>
    <message>
        <source>It is lost: a leader goes on without it</source>
        <translation>它会丢失：某个领导者撇开它继续下去</translation>
    </message>
    <message>
        <source>DIFF: what it lacks is added</source>
        <translation>DIFF：补上它所缺的</translation>
    </message>
    <message>
        <source>TRUNC: what it has too much is cut off</source>
        <translation>TRUNC：截掉它多出来的</translation>
    </message>
    <message>
        <source>SNAP: everything it has is replaced</source>
        <translation>SNAP：它的全部内容都被替换</translation>
    </message>
    <message>
        <source>The leader (%1), since a connection closes</source>
        <translation>领导者（%1），因为有连接关闭</translation>
    </message>
    <message>
        <source>The leader (%1), since it hears nothing any more</source>
        <translation>领导者（%1），因为再也听不到消息</translation>
    </message>
    <message>
        <source>Its learners (%1), since a connection closes</source>
        <translation>它的学习者（%1），因为有连接关闭</translation>
    </message>
    <message>
        <source>Its learners (%1), since they hear nothing any more</source>
        <translation>它的学习者（%1），因为再也听不到消息</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>会</translation>
    </message>
    <message>
        <source>No: it shows what was there before</source>
        <translation>不会：读到的是之前的内容</translation>
    </message>
    <message>
        <source>The read fails</source>
        <translation>读取失败</translation>
    </message>
    <message>
        <source>The recording ends before it is decided, so nobody can say. It does not count.</source>
        <translation>记录在这件事定下来之前就结束了，谁也说不准。这题不计分。</translation>
    </message>
    <message>
        <source>The servers cannot be run ahead so far from here. It does not count.</source>
        <translation>从这里无法让服务器往前运行那么远。这题不计分。</translation>
    </message>
</context>
<context>
    <name>zabscope::Actions</name>
    <message>
        <source>What &amp;happens next?</source>
        <translation>接下来会怎样？(&amp;H)</translation>
    </message>
    <message>
        <source>Pause, and be asked what happens next; the answer comes from running ahead</source>
        <translation>暂停，并被问到接下来会怎样；答案由向前运行得出</translation>
    </message>
</context>
<context>
    <name>zabscope::MainWindow</name>
    <message>
        <source>What happens next?</source>
        <translation>接下来会怎样？</translation>
    </message>
</context>
<context>
    <name>zabscope::PredictionDesk</name>
    <message>
        <source>Pause anywhere and ask: the question is made from where the servers stand, and the answer by running them ahead. The run itself waits meanwhile.</source>
        <translation>在任何地方暂停并提问：题目取自服务器此刻的状态，答案由它们往前运行得出。其间运行本身停着等你。</translation>
    </message>
    <message>
        <source>Nothing is undecided here. Looking ahead for the next question…</source>
        <translation>这里没有悬而未决的事。正在往前寻找下一题……</translation>
    </message>
    <message>
        <source>Nothing is undecided here. Something will be in %1.</source>
        <translation>这里没有悬而未决的事。再过 %1 会有。</translation>
    </message>
    <message>
        <source>Nothing is undecided here, nor later in this recording.</source>
        <translation>这里没有悬而未决的事，这份记录后面也没有。</translation>
    </message>
    <message>
        <source>Nothing is undecided here, nor in the next two minutes. Do something: kill a server, cut a link, write. Then ask again.</source>
        <translation>这里没有悬而未决的事，接下来两分钟也没有。做点什么：杀死一个服务器、切断一条链路、写点数据。然后再问。</translation>
    </message>
    <message>
        <source>%1 · at %2</source>
        <translation>%1 · 在 %2</translation>
    </message>
    <message>
        <source>Running ahead…</source>
        <translation>正在往前运行……</translation>
    </message>
    <message>
        <source>✓ Right: %1</source>
        <translation>✓ 对：%1</translation>
    </message>
    <message>
        <source>✗ Not so. The answer: %1</source>
        <translation>✗ 不对。答案是：%1</translation>
    </message>
    <message>
        <source>You have acted, so the run goes another way. The question is withdrawn.</source>
        <translation>你做了操作，运行走了另一条路。这题收回。</translation>
    </message>
    <message>
        <source>You have gone back. The question is withdrawn.</source>
        <translation>你往回走了。这题收回。</translation>
    </message>
    <message>
        <source>It has happened while you looked on, so it does not count.</source>
        <translation>它已经在你眼前发生了，所以不计分。</translation>
    </message>
    <message>
        <source>Nothing is undecided here. Something will be in a moment.</source>
        <translation>这里没有悬而未决的事。马上就会有。</translation>
    </message>
</context>
<context>
    <name>zabscope::PredictionSheet</name>
    <message>
        <source>&amp;Show it</source>
        <translation>放给我看(&amp;S)</translation>
    </message>
    <message>
        <source>Plays up to the moment that decides it; once more goes there at once</source>
        <translation>播放到决定此事的那一刻；再按一次则直接过去</translation>
    </message>
    <message>
        <source>Wh&amp;y?</source>
        <translation>为什么？(&amp;Y)</translation>
    </message>
    <message>
        <source>The whole chain of causes, in the narration</source>
        <translation>在讲解中列出完整的因果链</translation>
    </message>
    <message>
        <source>&amp;Run to the next question</source>
        <translation>运行到下一题(&amp;R)</translation>
    </message>
    <message>
        <source>Score and what to review</source>
        <translation>得分与要复习的内容</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>&amp;What happens next?</source>
        <translation>接下来会怎样？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Another question</source>
        <translation>再来一题(&amp;A)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 题中 %1 题</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>misconception</source>
        <translation>误解</translation>
    </message>
    <message>
        <source>Rightly predicted</source>
        <translation>预测正确</translation>
    </message>
    <message>
        <source>What to review</source>
        <translation>要复习的内容</translation>
    </message>
</context>
</TS>
