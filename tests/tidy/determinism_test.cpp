// SPDX-License-Identifier: GPL-3.0-or-later
/// Same scenario and seed, same trace, on every machine: what would break that is not written in the core.
#include <QtTest>

#include "tests/tidy/source.h"

using namespace zabscope::tidy;

namespace {

struct Ban {
    QRegularExpression pattern;
    const char* why;
    bool excusable = false;  ///< a comment "// tidy: why" on the line or on the one above lets it pass
};

const std::vector<Ban>& bans() {
    const auto ban = [](const char* pattern, const char* why, bool excusable = false) {
        return Ban{QRegularExpression(QString::fromLatin1(pattern)), why, excusable};
    };
    static const std::vector<Ban> all{
        ban(R"(\b(system_clock|steady_clock|high_resolution_clock|utc_clock|file_clock)\b)", "a wall clock"),
        ban(R"(\b(gettimeofday|clock_gettime|localtime|gmtime|mktime|strftime)\b)", "a wall clock"),
        ban(R"((\bstd::|(?<![\w.>:]))(time\s*\(\s*(NULL|nullptr|0|&)|clock\s*\(\s*\)))", "a wall clock"),
        ban(R"(\bstd::(this_thread|j?thread|async|future|promise|mutex|\w+_mutex|atomic\w*|condition_variable\w*)\b)",
            "a thread or what threads need"),
        ban(R"(\bthread_local\b)", "a thread or what threads need"),
        ban(R"((\bstd::|(?<![\w.>:]))s?rand\s*\()", "a random source that is not ours"),
        ban(R"(\b(random_device|mt19937\w*|minstd_rand0?|default_random_engine|\w+_distribution)\b)",
            "a random source that is not ours"),
        ban(R"(\bstd::(shuffle|sample)\b)", "an order that the standard leaves open"),
        ban(R"(\bstd::hash\b)", "a hash that differs between libraries"),
        ban(R"(\bunordered_(multi)?(map|set)\b)", "an order of iteration that differs between libraries"),
        ban(R"(\b(google::)?protobuf::Map\b)", "an order of iteration that differs between libraries"),
        ban(R"(\b(multi)?(map|set)\s*<[^<>,;]*\*)", "keys that are addresses"),
        ban(R"(\bstd::less\s*<[^<>,;]*\*)", "keys that are addresses"),
        ban(R"(\b(setlocale|std::locale|imbue|toupper_l|strcoll)\b)", "the locale"),
        ban(R"(\b(secure_)?getenv\b)", "the environment"),
        ban(R"(\b(float|double)\b)", "floating point (in text formatting: say so with // tidy: why)", true),
        ban(R"((?<![\w.])\d[\d']*\.\d)", "floating point (in text formatting: say so with // tidy: why)", true),
        ban(R"(#\s*include\s*<(random|thread|mutex|shared_mutex|atomic|condition_variable|future|locale|ctime|time\.h)>)",
            "a header of clocks, threads, chance or locale"),
        ban(R"(#\s*include\s*<Q)", "Qt")};
    return all;
}

/// `static` before something that is neither constant nor a function.
bool isMutableStatic(const QString& code) {
    static const QRegularExpression keyword(R"(^\s*(inline\s+)?static\b(.*))");
    static const QRegularExpression constant(R"(\bconst(expr)?\b)");
    const QRegularExpressionMatch match = keyword.match(code);
    const QString rest = match.captured(2).section(u'=', 0, 0).section(u'{', 0, 0);
    // "const char* p" can be turned elsewhere, but then its declarator says so; a function has its parameters here.
    static const QRegularExpression turnable(R"(\bconst\b[^()]*\*\s*\w+\s*$)");
    const bool fixed = constant.match(rest).hasMatch() && !turnable.match(rest.section(u';', 0, 0)).hasMatch();
    return match.hasMatch() && !fixed && !rest.contains(u'(');
}

QStringList checkDeterminism(const Source& source) {
    QStringList complaints;
    if (source.path.endsWith(".proto")) {
        static const QRegularExpression map(R"(^\s*map\s*<)");
        for (qsizetype i = 0; i < source.code.size(); ++i) {
            if (map.match(source.code[i]).hasMatch()) {
                complaints << complaint(source, i, "a Protobuf map has no order");
            }
        }
        return complaints;
    }
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        const bool excused = source.lines[i].contains("// tidy: ") || (i > 0 && source.lines[i - 1].contains("// tidy: "));
        for (const Ban& ban : bans()) {
            if (ban.pattern.match(source.code[i]).hasMatch() && !(ban.excusable && excused)) {
                complaints << complaint(source, i, QString("%1: %2").arg(ban.why, source.lines[i].trimmed()));
            }
        }
        if (isMutableStatic(source.code[i])) {
            complaints << complaint(source, i, "a mutable static: " + source.lines[i].trimmed());
        }
    }
    return complaints;
}

}  // namespace

class DeterminismTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCoreIsAFunctionOfScenarioAndSeed() {
        const auto files = sources(QRegularExpression("^core/(?!net/|exchange/).*\\.(h|cpp|inc|proto)$"));
        QVERIFY(files.size() > 10);
        QStringList complaints;
        for (const Source& source : files) {
            complaints << checkDeterminism(source);
        }
        QVERIFY(isClean(complaints));
    }

    void badCodeIsSeen_data() {
        QTest::addColumn<QString>("code");
        for (const char* code : {
                 "auto t = std::chrono::steady_clock::now();", "using C = std::chrono::system_clock;",
                 "std::chrono::high_resolution_clock c;", "auto t = time(nullptr);", "auto t = std::time(0);",
                 "std::thread t;", "std::mutex m;", "std::shared_mutex m;", "std::atomic<int> a;", "thread_local int x;",
                 "int r = rand();", "srand(7);", "std::random_device d;", "std::uniform_int_distribution<int> d;",
                 "std::mt19937_64 g;", "std::shuffle(a, b, g);", "std::hash<int> h;", "std::unordered_map<int, int> m;",
                 "for (auto& x : unordered_set)", "double x;", "float f = 1;", "auto x = y * 0.5;", "auto x = 1'000.25;",
                 "setlocale(LC_ALL, s);", "std::locale l;", "google::protobuf::Map<int, int> m;", "std::map<Peer*, int> m;",
                 "std::set<const Peer*> s;", "std::map<const Peer *, int> m;", "getenv(s);", "#include <random>",
                 "#include <mutex>", "#include <QString>", "static int counter = 0;", "    static std::vector<int> cache;",
                 "static std::map<int, int> m{};", "inline static int x;", "static const char* name = nullptr;"}) {
            QTest::newRow(code) << QString(code);
        }
    }
    void badCodeIsSeen() {
        QFETCH(QString, code);
        const QStringList complaints = checkDeterminism(sourceOf("core/sim/a.cpp", "\n" + code + "\n"));
        QVERIFY(!complaints.isEmpty());
        QVERIFY(complaints.first().startsWith("core/sim/a.cpp:2: "));
    }

    void goodCodePasses_data() {
        QTest::addColumn<QString>("code");
        for (const char* code : {
                 "// std::thread, rand(), double", "/* static int x;\nfloat */", "auto s = \"std::mutex 0.5\";",
                 "auto s = R\"(rand() \" double)\";", "double x = 2.5;  // tidy: text only", "// tidy: text only\ndouble x;",
                 "static constexpr int limit = 4;", "static const std::vector<int> primes{2, 3};", "static Vote none();",
                 "static int parse(std::string_view text) {", "static_assert(sizeof(int) == 4);", "x = static_cast<int>(y);",
                 "static const char* const name = nullptr;", "std::map<int, Peer*> m;", "std::map<int, std::vector<X*>> m;",
                 "Instant time() const;", "auto t = event.time(0);", "int random = 1;", "strand(4);", "int i = 1'000'000;",
                 "char c = 'd'; int double_ = 0;", "#include <map>", "auto c = '\"'; int x; auto d = '\"';"}) {
            QTest::newRow(code) << QString(code);
        }
    }
    void goodCodePasses() {
        QFETCH(QString, code);
        QCOMPARE(checkDeterminism(sourceOf("core/sim/a.cpp", code)), QStringList());
    }

    void aProtobufMapIsSeen() {
        const Source source = sourceOf("core/zab/a.proto", "message A {\n  map<string, int32> m = 1;\n}\n");
        QCOMPARE(checkDeterminism(source), QStringList{"core/zab/a.proto:2: a Protobuf map has no order"});
    }

    void anExcuseIsForFloatingPointOnly() {
        QVERIFY(!checkDeterminism(sourceOf("core/sim/a.cpp", "std::mutex m;  // tidy: text only")).isEmpty());
    }
};

QTEST_APPLESS_MAIN(DeterminismTest)
#include "determinism_test.moc"
