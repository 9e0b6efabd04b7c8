// SPDX-License-Identifier: GPL-3.0-or-later
/// What may lean on what: every #include of core, app and views against the table of the architecture.
#include <QSet>
#include <QtTest>

#include "tests/tidy/source.h"

using namespace zabscope::tidy;

namespace {

/// The headers that are a protocol's values, as "core/zab/vote.h": what everybody may read of it.
using Values = QSet<QString>;

const QSet<QString> coreFoldersThatAreNoProtocol{"protocol", "trace", "sim", "net", "exchange"};

/// The folder's CMakeLists.txt names them in one line, since they are a target of their own: set(values a.h a.cpp ...).
void addValues(const QString& folder, const QString& cmake, Values& values) {
    static const QRegularExpression list(R"(\bset\(values\s([^)]*)\))");
    static const QRegularExpression blank(R"(\s+)");
    for (const QString& file : list.match(cmake).captured(1).split(blank, Qt::SkipEmptyParts)) {
        values << folder + u'/' + file;
    }
}

/// "core/zab" of "core/zab/vote.h" if that is the folder of a protocol, else nothing.
QString protocolFolder(const QString& path) {
    const QStringList parts = path.split(u'/');
    const bool isProtocol = parts.size() > 2 && parts[0] == "core" && !coreFoldersThatAreNoProtocol.contains(parts[1]);
    return isProtocol ? parts[0] + u'/' + parts[1] : QString();
}

bool isValue(const QString& path, const Values& values) {
    // Messages and tables of sentences are values by nature.
    return values.contains(path) || (!protocolFolder(path).isEmpty() && (path.endsWith(".pb.h") || path.endsWith(".inc")));
}

/// The folder directly under views, "views/ensemble", or "views" for a file that stands directly there.
QString viewFolder(const QString& path) {
    return path.section(u'/', 0, path.count(u'/') > 1 ? 1 : 0);
}

/// Whether the table lets `path` include our own file `header`.
bool mayIncludeOwn(const QString& path, const QString& header, const Values& values) {
    const auto into = [&header](const char* folder) { return header.startsWith(QLatin1String(folder)); };
    const QString protocol = protocolFolder(path);
    if (path.startsWith("app/")) {
        return into("app/") || into("core/") || into("views/");
    }
    if (path.startsWith("core/protocol/")) {
        return into("core/protocol/");
    }
    if (path.startsWith("core/trace/")) {
        // The list of protocols, whose vocabularies it gathers.
        return into("core/trace/") || into("core/protocol/") || isValue(header, values) || header == "core/catalog.inc";
    }
    if (path.startsWith("core/sim/")) {
        return into("core/sim/") || into("core/trace/") || into("core/protocol/");
    }
    if (path.startsWith("core/net/")) {
        return into("core/net/") || into("core/protocol/") || header == "core/sim/transport.h";
    }
    if (path.startsWith("core/exchange/")) {
        return into("core/exchange/") || into("core/trace/") || into("core/protocol/") || isValue(header, values);
    }
    if (!protocol.isEmpty() && isValue(path, values)) {
        return into("core/protocol/") || (isValue(header, values) && protocolFolder(header) == protocol);
    }
    if (!protocol.isEmpty()) {
        // For its invariants a protocol may see the values that they judge, and nothing else of the trace.
        static const QSet<QString> judged{"core/trace/invariant.h", "core/trace/event.h", "core/trace/cluster_state.h",
                                          "core/trace/history_book.h", "core/trace/voter_quorum.h"};
        return into("core/protocol/") || protocolFolder(header) == protocol || judged.contains(header);
    }
    if (path.startsWith("core/catalog")) {
        return into("core/");
    }
    if (path.startsWith("views/panels.")) {
        return into("views/") || into("core/trace/") || into("core/protocol/") || isValue(header, values);
    }
    if (path.startsWith("views/")) {
        return (into("views/") && (viewFolder(header) == "views" || viewFolder(header) == viewFolder(path))) ||
               into("core/trace/") || into("core/protocol/") || isValue(header, values);
    }
    return false;
}

/// Whether the table lets `path` include <header>.
bool mayIncludeForeign(const QString& path, const QString& header) {
    static const QRegularExpression standard(R"(^[a-z_0-9]+$)");
    static const QRegularExpression qt(R"(^Q)");
    static const QRegularExpression protobuf(R"(^google/protobuf/)");
    static const QRegularExpression system(R"(^((arpa|net|netinet|sys)/\w+|fcntl|poll|unistd)\.h$)");
    static const QRegularExpression widgets(R"(^(QtWidgets|QtCharts|QWidget|QApplication))");
    if (standard.match(header).hasMatch() || path.startsWith("app/")) {
        return true;
    }
    if (path.startsWith("views/")) {
        return qt.match(header).hasMatch();
    }
    if (path.startsWith("core/exchange/")) {
        return !widgets.match(header).hasMatch();
    }
    if (path.startsWith("core/net/")) {
        // Sockets are the system's; nobody else asks the system for anything.
        return protobuf.match(header).hasMatch() || system.match(header).hasMatch() ||
               (qt.match(header).hasMatch() && !widgets.match(header).hasMatch());
    }
    // A trace's chunks have a checksum, and its file is handed to the disk for sure.
    const bool traceFile = path.startsWith("core/trace/trace_") && (header == "zlib.h" || header == "unistd.h");
    return protobuf.match(header).hasMatch() || traceFile;
}

QStringList checkIncludes(const Source& source, const Values& values) {
    static const QRegularExpression line(R"re(^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)"))re");
    QStringList complaints;
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        const QRegularExpressionMatch match = line.match(source.code[i]);
        const QString foreign = match.captured(1);
        const QString own = match.captured(2);
        // AUTOMOC's file, which belongs to this very source.
        const bool moc = own.endsWith(".moc") || (own.startsWith("moc_") && own.endsWith(".cpp"));
        if (!match.hasMatch() || moc) {
            continue;
        }
        if (!foreign.isEmpty() && !mayIncludeForeign(source.path, foreign)) {
            complaints << complaint(source, i, QString("may not include <%1>").arg(foreign));
        }
        if (!own.isEmpty() && !mayIncludeOwn(source.path, own, values)) {
            complaints << complaint(source, i, QString("may not include \"%1\"").arg(own));
        }
    }
    return complaints;
}

}  // namespace

class IncludeTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableIsKept() {
        Values values;
        for (const Source& cmake : sources(QRegularExpression("^core/[^/]+/CMakeLists\\.txt$"))) {
            addValues(cmake.path.section(u'/', 0, 1), cmake.lines.join(u'\n'), values);
        }
        QVERIFY(values.contains("core/zab/vote.h"));
        QStringList complaints;
        const auto files = sources(QRegularExpression("^(core|app|views)/.*\\.(h|cpp|inc)$"));
        QVERIFY(files.size() > 10);
        for (const Source& source : files) {
            complaints << checkIncludes(source, values);
        }
        QVERIFY(isClean(complaints));
    }

    void theCheckerJudges_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* path, const char* include, bool allowed) {
            QTest::addRow("%s %s", path, include) << QString(path) << QString(include) << allowed;
        };
        row("core/protocol/a.h", "<vector>", true);
        row("core/protocol/a.h", "\"core/protocol/packet.pb.h\"", true);
        row("core/protocol/a.h", "<QString>", false);
        row("core/protocol/a.h", "<unistd.h>", false);
        row("core/protocol/a.h", "\"core/trace/event.h\"", false);
        row("core/zab/vote.h", "\"core/protocol/zxid.h\"", true);
        row("core/zab/vote.h", "\"core/zab/election.h\"", false);
        row("core/zab/vote.h", "\"core/trace/event.h\"", false);
        row("core/zab/election.cpp", "\"core/zab/vote.h\"", true);
        row("core/zab/invariants.h", "\"core/trace/invariant.h\"", true);
        row("core/zab/election.cpp", "\"core/trace/timeline.h\"", false);
        row("core/zab/election.cpp", "\"core/sim/random.h\"", false);
        row("core/raft/raft_peer.cpp", "\"core/zab/election.h\"", false);
        row("core/raft/raft_peer.cpp", "\"core/zab/vote.h\"", false);
        row("core/trace/text.cpp", "\"core/zab/zab_state.h\"", true);
        row("core/trace/text.cpp", "\"core/zab/zab.pb.h\"", true);
        row("core/trace/text.cpp", "\"core/zab/election.h\"", false);
        row("core/trace/vocabularies.cpp", "\"core/catalog.inc\"", true);
        row("core/trace/text.cpp", "\"core/catalog.h\"", false);
        row("core/sim/simulator.cpp", "\"core/catalog.inc\"", false);
        row("core/trace/text.cpp", "<google/protobuf/arena.h>", true);
        row("core/trace/trace_file.cpp", "<zlib.h>", true);
        row("core/trace/scenario.cpp", "<unistd.h>", false);
        row("core/zab/zab_peer.cpp", "<zlib.h>", false);
        row("core/sim/simulator.cpp", "\"core/trace/timeline.h\"", true);
        row("core/sim/simulator.cpp", "\"core/zab/vote.h\"", false);
        row("core/sim/simulator.cpp", "\"core/net/loopback_transport.h\"", false);
        row("core/net/frame.cpp", "\"core/sim/transport.h\"", true);
        row("core/net/frame.cpp", "\"core/sim/simulator.h\"", false);
        row("core/net/frame.cpp", "<QTcpSocket>", true);
        row("core/net/frame.cpp", "<QWidget>", false);
        row("core/net/socket.cpp", "<sys/socket.h>", true);
        row("core/sim/network.cpp", "<sys/socket.h>", false);
        row("core/catalog.cpp", "\"core/zab/zab_peer.h\"", true);
        row("core/catalog.cpp", "\"app/session.h\"", false);
        row("core/exchange/json.cpp", "<QJsonDocument>", true);
        row("core/exchange/json.cpp", "<QtWidgets/QLabel>", false);
        row("core/exchange/json.cpp", "\"core/sim/simulator.h\"", false);
        row("views/ensemble/ensemble_view.cpp", "\"views/theme.h\"", true);
        row("views/ensemble/ensemble_view.cpp", "\"views/ensemble/dot.h\"", true);
        row("views/ensemble/ensemble_view.cpp", "\"views/logs/logs_view.h\"", false);
        row("views/ensemble/ensemble_view.cpp", "\"core/trace/timeline.h\"", true);
        row("views/ensemble/ensemble_view.cpp", "\"core/zab/election.h\"", false);
        row("views/ensemble/ensemble_view.cpp", "\"core/sim/simulator.h\"", false);
        row("views/view.h", "\"views/ensemble/dot.h\"", false);
        row("views/panels.cpp", "\"views/logs/logs_view.h\"", true);
        row("app/main.cpp", "\"core/net/loopback_transport.h\"", true);
        row("app/main.cpp", "\"tests/tidy/source.h\"", false);
        row("core/sim/simulator.cpp", "\"random.h\"", false);
    }
    void theCheckerJudges() {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        Values values;
        addValues("core/zab", "set(values vote.h vote.cpp\n  zab_state.h)", values);
        const QStringList complaints = checkIncludes(sourceOf(path, "// first\n# include " + include + "\n"), values);
        QCOMPARE(complaints.isEmpty(), allowed);
        QVERIFY(allowed || complaints.first().startsWith(path + ":2: "));
    }

    void whatIsInACommentIsNoInclude() {
        const Source source = sourceOf("core/sim/a.cpp", "// #include <QString>\n/*\n#include <QString>\n*/\n");
        QCOMPARE(checkIncludes(source, {}), QStringList());
    }
};

QTEST_APPLESS_MAIN(IncludeTableTest)
#include "include_table_test.moc"
