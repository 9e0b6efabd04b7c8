// SPDX-License-Identifier: GPL-3.0-or-later
/// Every misconception is there in both languages, what can be run shows what it says, and each is found by its words.
#include "app/learn/misconceptions.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "app/play.h"

using namespace zabscope;
using namespace zabscope::learn;

namespace {

const Misconceptions& all() {
    static const Misconceptions read = Misconceptions::load();
    return read;
}

void write(const QTemporaryDir& folder, const char* name, const QByteArray& text) {
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

const QByteArray good =
    "---\narticle: 1\n---\n## claim [en]\nIt is so.\n## fact [en]\nIt is not.\n## source\nNobody.\n";

}  // namespace

class MisconceptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allAreThereInBothLanguages() {
        for (const TextProblem& problem : all().problems()) qWarning("%s", problem.text().c_str());
        QVERIFY(all().problems().empty());
        std::set<int> rows;
        for (const Misconception& each : all().all()) {
            rows.insert(each.article);
            for (const char* section : {"claim", "fact"}) {
                const TextSection* chinese = each.page.section(section, "zh_CN");
                QVERIFY2(chinese && chinese->language == "zh_CN", each.name.c_str());
                QVERIFY2(each.page.section(section, "en")->language == "en", each.name.c_str());
            }
            const TextSection* look = each.page.section("look", "zh_CN");
            QVERIFY2(!look || look->language == "zh_CN", each.name.c_str());
            QVERIFY2(!each.text("source", "en").empty(), each.name.c_str());
        }
        for (int row = 1; row <= 25; ++row) QVERIFY2(rows.contains(row), std::to_string(row).c_str());
        QVERIFY(rows.contains(0));  // and what did not come from the article
    }

    void whatRunsShowsIt_data() {
        QTest::addColumn<int>("number");
        for (const Misconception& each : all().all()) {
            if (each.runs()) QTest::newRow(each.name.c_str()) << each.number;
        }
    }
    void whatRunsShowsIt() {
        QFETCH(int, number);
        Play play(scenarioOf(*all().byNumber(number)), Carrier::memory);
        const auto& script = play.scenario().script;
        const auto expects = [](const Statement& one) { return std::holds_alternative<ExpectStatement>(one.what); };
        QVERIFY(std::any_of(script.begin(), script.end(), expects));
        while (play.advance()) {}
        for (const Director::Failure& failure : play.director().failures()) {
            QFAIL(("line " + std::to_string(failure.place.line) + ": " + failure.reason).c_str());
        }
    }

    void wordsFind_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("number");
        const auto row = [](const char* words, int number) { QTest::newRow(words) << QString(words) << number; };
        row("the node with the highest zxid asks the others to agree", 12);
        row("zxid is the server's id", 2);
        row("Zab orders by timestamps", 7);
        row("two leaders resolve when the number of nodes goes down", 21);
        row("the highest sid always wins", 26);
        row("zxid最大的节点请求其他节点同意", 12);
        row("每个节点都有一个唯一的ID，称为Zxid", 2);
        row("基于时间戳的方法", 7);
        row("节点数量减少，以恢复到一个稳定的状态", 21);
        row("myid最大的总是当选", 26);
        row("每个节点在启动时，会向Leader请求一个新的Zxid", 8);
        row("Kafka", 23);
        // The five of the issue, and the article's own words.
        row("最高zxid的节点请求其他节点同意", 12);
        row("zxid就是服务器的id", 2);
        row("zab按时间戳排序", 7);
        row("多个领导者，等节点数量减少", 21);
        row("sid最大的总是赢", 26);
        row("开源的分布式应用程序", 1);
        row("64位的有符号整数，用于标识每个事件的唯一性", 3);
        row("将其Zxid设置为最大值，以便其他节点可以识别出新的Leader", 4);
        row("节点会比较自己的Zxid与其他节点的Zxid，以确定谁是新的Leader", 5);
        row("基于Zab协议实现的", 6);
        row("如果当前节点不是Leader，则返回Leader的Zxid", 9);
        row("自己的Zxid大于返回的Zxid，则认为自己的Zxid是最新的，并且开始进入Leader选举过程", 10);
        row("选举请求，包含自己的Zxid和当前Leader的Zxid", 11);
        row("收到足够数量的确认消息", 13);
        row("认为自己已经成为了新的Leader，并更新自己的Zxid为最大值", 14);
        row("向其他节点发送一个同步请求，以确保其他节点也更新了自己的Zxid", 15);
        row("认为自己的Zxid是最新的，则会更新自己的Zxid为新的Leader的Zxid", 16);
        row("集群中的每个节点都可以成为Leader", 17);
        row("负责处理客户端请求", 18);
        row("leader_callback", 19);
        row("Zookeeper实战", 20);
        row("如果Leader节点失效，会发生什么情况", 22);
        row("可以与其他一致性协议相结合", 23);
        row("Raft、Paxos 可能在某些场景下具有更高的性能和可扩展性", 24);
        row("等待Leader选举过程中的节点数量减少", 21);
    }
    void wordsFind() {
        QFETCH(QString, words);
        QFETCH(int, number);
        const auto found = all().find(words.toStdString());
        QVERIFY(!found.empty());
        QCOMPARE(found.front()->number, number);
    }

    void strangeWordsFindNothing() {
        QVERIFY(all().find("qwertz").empty());
        QVERIFY(all().find("的之乎者也").empty() || all().find("的之乎者也").size() < all().all().size());
        QCOMPARE(all().find("  ").size(), all().all().size());
        QVERIFY(all().find(std::string(1'000'000, 'x')).empty());
        QVERIFY(all().find("\xff\xfe").empty());
    }

    void aBadFileIsNamedAndTheOthersLoad() {
        const QTemporaryDir folder;
        write(folder, "01_good.md", good);
        write(folder, "02_claim.md", "---\n---\n## fact [en]\nx\n## source\nx\n");
        write(
            folder, "03_scenario.md",
            good + "## look [en]\nThere.\n## scenario\n```zab\nzabscope scenario 1\nservers 3\nstart everybody\n```\n");
        write(folder, "04_look.md", good + "## scenario\n```zab\nzabscope scenario 1\nservers 3\n```\n");
        write(folder, "05_nowhere.md",
              "---\nscenario: nowhere\n---\n" + good.mid(good.indexOf("##")) + "## look [en]\nx\n");
        write(folder, "06_same.md", "---\nsame: 01_good\n---\n" + good.mid(good.indexOf("##")) + "## look [en]\nx\n");
        write(folder, "name.md", good);
        const Misconceptions read = Misconceptions::load(folder.path().toStdString());
        QCOMPARE(read.byNumber(1)->text("claim", "zh_CN"), "It is so.");  // what is not there is shown in English
        QStringList said;
        for (const TextProblem& problem : read.problems())
            said << QString::fromStdString(problem.text()).remove(folder.path() + u'/');
        said.sort();
        QCOMPARE(said.size(), 6);
        QCOMPARE(said[0], "02_claim.md: section claim is missing; add \"## claim [en]\"");
        QVERIFY2(said[1].startsWith("03_scenario.md:16:7: "), qPrintable(said[1]));
        QCOMPARE(said[2], "04_look.md: can be run, but does not say what to look at; add \"## look [en]\"");
        QVERIFY2(said[4].startsWith(":/scenarios/nowhere.zab: cannot be read"), qPrintable(said[4]));
        QVERIFY(said.contains("06_same.md: field same: there is no 01_good that can be run"));
        QVERIFY(said.contains("name.md: the file's name must begin with a number, as 27_name.md"));
    }
};

QTEST_GUILESS_MAIN(MisconceptionsTest)
#include "misconceptions_test.moc"
