// SPDX-License-Identifier: GPL-3.0-or-later
/// DOT: every node is declared before it is used, edges are the causes of the trace, and Graphviz finds no circle.
#include <map>
#include <set>

#include "tests/core/exchange/exported_run.h"

using namespace zabscope;
using namespace zabscope::test;

namespace {

struct Graph {
    std::set<EventId> nodes;
    std::map<EventId, EventId> causes;  // of each node that has one
    QString strange;                    // a line that is no line of ours, or an edge of a node that is not there
};

Graph parse(const std::string& text) {
    static const QRegularExpression node(
        "^  e(\\d+) \\[label=\"(?:[^\"\\\\]|\\\\.)*\""
        ", kind=\\w+, at_us=\\d+, where=-?\\d+, fillcolor=\"#[0-9a-f]{6}\"\\];$");
    static const QRegularExpression edge(R"(^  e(\d+) -> e(\d+) \[kind=(cause|message, style=bold)\];$)");
    Graph graph;
    const auto lines = linesOf(text);
    for (std::size_t i = 3; i + 1 < lines.size(); ++i) {
        const QString line = QString::fromStdString(lines[i]);
        if (const auto match = node.match(line); match.hasMatch()) {
            graph.nodes.insert(match.captured(1).toULongLong());
        } else if (const auto two = edge.match(line); two.hasMatch()) {
            const EventId from = two.captured(1).toULongLong();
            const EventId to = two.captured(2).toULongLong();
            if (!graph.nodes.contains(from) || !graph.nodes.contains(to) || from >= to) graph.strange = line;
            graph.causes[to] = from;
        } else {
            graph.strange = line;
        }
    }
    if (lines.size() < 4 || lines[0] != "digraph zabscope {" || lines.back() != "}") graph.strange = "no graph";
    return graph;
}

}  // namespace

class DotGraphTest : public QObject {
    Q_OBJECT

private:
    SourceRun m_run = played("resources/scenarios/demonstration.zab");
    std::string m_text = exportText(m_run, "dot");

private Q_SLOTS:
    void theWholeRunIsTheGraphOfItsCauses() {
        const Graph graph = parse(m_text);
        QCOMPARE(graph.strange, QString());
        QCOMPARE(graph.nodes.size(), m_run.timeline->last());
        for (EventId id = 1; id <= m_run.timeline->last(); ++id) {
            const EventId cause = m_run.timeline->event(id).cause;
            QVERIFY(cause == noEvent ? !graph.causes.contains(id) : graph.causes.at(id) == cause);
        }
    }
    void whatIsLeftOutIsBridged() {
        Excerpt excerpt;
        excerpt.kinds = {What(Sent{}).index(), What(Commanded{}).index()};
        const Graph graph = parse(exportText(m_run, "dot", excerpt));
        QCOMPARE(graph.strange, QString());
        std::size_t bridged = 0;
        for (const EventId id : graph.nodes) {
            EventId expected = m_run.timeline->event(id).cause;
            while (expected != noEvent && !graph.nodes.contains(expected)) expected = m_run.timeline->event(expected).cause;
            bridged += expected != noEvent && expected != m_run.timeline->event(id).cause ? 1 : 0;
            QVERIFY(expected == noEvent ? !graph.causes.contains(id) : graph.causes.at(id) == expected);
        }
        QVERIFY(bridged > 100);
    }
    void aWindowHasNoEdgesFromOutside() {
        Excerpt excerpt;
        excerpt.from = atMilliseconds(100);
        excerpt.until = atMilliseconds(400);
        const Graph graph = parse(exportText(m_run, "dot", excerpt));
        QCOMPARE(graph.strange, QString());
        QVERIFY(graph.nodes.size() > 20 && graph.causes.size() > 10);
    }
    void textFromOutsideStaysInItsLabel() {
        SourceRun run = m_run;
        Timeline timeline;
        timeline.append({}, noEvent, Commanded{"a\" ]; x -> y \\ \n}"});
        run.timeline = std::make_shared<const Timeline>(timeline);
        run.header.scenarioName = "a\"\\\n.zab";
        const Graph graph = parse(exportText(run, "dot"));
        QCOMPARE(graph.strange, QString());
        QCOMPARE(graph.nodes.size(), std::size_t{1});
        if (!hasProgram("dot")) QSKIP("graphviz is not installed");
        const auto end = runProgram("dot", {"-Tcanon"}, QByteArray::fromStdString(exportText(run, "dot")));
        QCOMPARE(end.code, 0);
        QCOMPARE(end.errors, QByteArray());
    }
    void graphvizAgrees() {
        if (!hasProgram("gc") || !hasProgram("acyclic")) QSKIP("graphviz is not installed");
        const QByteArray text = QByteArray::fromStdString(m_text);
        const auto counted = runProgram("gc", {"-n", "-e"}, text);
        const Graph graph = parse(m_text);
        QCOMPARE(counted.out.simplified().split(' ').mid(0, 2),
                 (QList<QByteArray>{QByteArray::number(static_cast<qulonglong>(graph.nodes.size())),
                                    QByteArray::number(static_cast<qulonglong>(graph.causes.size()))}));
        QCOMPARE(runProgram("acyclic", {"-n"}, text).code, 0);
    }
};

QTEST_GUILESS_MAIN(DotGraphTest)
#include "dot_graph_test.moc"
