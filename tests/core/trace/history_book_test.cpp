// SPDX-License-Identifier: GPL-3.0-or-later
/// The book of histories against plain lists.
#include "core/trace/history_book.h"

#include <rapidcheck.h>
#include <QtTest>

using namespace zabscope;

namespace {

Wrote wrote(Write::Meaning meaning, std::int64_t zxid) {
    return Wrote{3, Write::Action::append, meaning, {}, Zxid{zxid}, static_cast<std::uint64_t>(zxid) * 7, 1};
}
std::vector<std::int64_t> zxids(const HistoryBook& book, HistoryTip tip) {
    std::vector<std::int64_t> result;
    for (const HistoryEntry& entry : book.list(3, tip)) result.push_back(entry.zxid.value);
    return result;
}

}  // namespace

class HistoryBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTipKeepsItsHistory() {
        // Zxids of one history ascend; truncations and snapshots make branches; each tip must keep naming its own list.
        QVERIFY(rc::check([] {
            HistoryBook book;
            std::vector<std::pair<HistoryTip, std::vector<std::int64_t>>> known{{HistoryTip{}, {}}};
            const auto steps = *rc::gen::container<std::vector<int>>(300, rc::gen::inRange(0, 40));
            EventId event = 0;
            for (const int step : steps) {
                auto [tip, list] = known.back();
                const std::int64_t last = list.empty() ? 0 : list.back();
                if (step == 0) {
                    list = {last + 3};
                    tip = book.add(++event, wrote(Write::Meaning::replacingSnapshot, last + 3), tip);
                    RC_ASSERT(book.entry(3, tip).snapshot);
                } else if (step < 4) {
                    const std::int64_t keep = last * step / 4;
                    std::erase_if(list, [&](std::int64_t zxid) { return zxid > keep; });
                    tip = book.add(++event, wrote(Write::Meaning::truncation, keep), tip);
                } else {
                    list.push_back(last + step);
                    tip = book.add(++event, wrote(Write::Meaning::transaction, last + step), tip);
                    RC_ASSERT(book.entry(3, tip).event == event);
                    RC_ASSERT(book.entry(3, tip).depth == list.size());
                }
                known.emplace_back(tip, list);
            }
            for (const auto& [tip, list] : known) {
                RC_ASSERT(zxids(book, tip) == list);
                RC_ASSERT(book.last(3, tip).value == (list.empty() ? 0 : list.back()));
            }
        }));
    }

    void cutBackFindsTheLastAtOrBefore() {
        HistoryBook book;
        HistoryTip tip;
        for (std::int64_t zxid = 2; zxid <= 2000; zxid += 2)
            tip = book.add(1, wrote(Write::Meaning::transaction, zxid), tip);
        for (std::int64_t zxid = 0; zxid <= 2003; ++zxid)
            QCOMPARE(book.last(3, book.cutBack(3, tip, Zxid{zxid})).value, std::min<std::int64_t>(zxid / 2 * 2, 2000));
        QVERIFY(book.cutBack(3, tip, Zxid{1}) == HistoryTip{});
    }

    void jumpsAreLong() {
        // From the end of a million entries to the start in some dozens of steps: a hostile file cannot make this slow.
        HistoryBook book;
        HistoryTip tip;
        for (std::int64_t zxid = 1; zxid <= 1'000'000; ++zxid)
            tip = book.add(1, wrote(Write::Meaning::transaction, zxid), tip);
        int steps = 0;
        for (std::uint32_t at = tip.index; at != HistoryTip::none; at = book.entry(3, HistoryTip{at}).jump) ++steps;
        QVERIFY2(steps < 64, qPrintable(QString::number(steps)));
    }

    void otherWritesMakeNoEntry() {
        HistoryBook book;
        const HistoryTip tip = book.add(1, wrote(Write::Meaning::transaction, 5), {});
        QVERIFY(book.add(2, wrote(Write::Meaning::snapshot, 5), tip) == tip);
        QVERIFY(book.add(3, wrote(Write::Meaning::other, 9), tip) == tip);
        QCOMPARE(book.entries(3), 1U);
        QCOMPARE(book.entries(1), 0U);
        QCOMPARE(book.last(1, HistoryTip{}).value, 0);
    }

    void copiesGrowApart() {
        HistoryBook one;
        const HistoryTip root = one.add(1, wrote(Write::Meaning::transaction, 1), {});
        HistoryBook two = one;
        const HistoryTip ofOne = one.add(2, wrote(Write::Meaning::transaction, 2), root);
        const HistoryTip ofTwo = two.add(2, wrote(Write::Meaning::transaction, 3), root);
        QCOMPARE(one.last(3, ofOne).value, 2);
        QCOMPARE(two.last(3, ofTwo).value, 3);
        two.keepFirst(3, 1);
        QCOMPARE(two.entries(3), 1U);
        QCOMPARE(one.entries(3), 2U);
    }
};

QTEST_APPLESS_MAIN(HistoryBookTest)
#include "history_book_test.moc"
