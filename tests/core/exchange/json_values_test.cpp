// SPDX-License-Identifier: GPL-3.0-or-later
/// JSON taken apart: what RFC 8259 allows is read as another reader of JSON reads it, and everything else is refused.
#include <QtTest>
#include <nlohmann/json.hpp>
#include <random>

#include "core/exchange/json_values.h"

using namespace zabscope;
using Json = nlohmann::json;
using Kind = JsonValue::Kind;
using Fault = JsonValues::Fault;

namespace {

bool isSame(const JsonValues& all, const JsonValue& ours, const Json& theirs) {
    switch (ours.kind) {
        case Kind::null:
            return theirs.is_null();
        case Kind::flag:
            return theirs.is_boolean() && theirs.get<bool>() == ours.flag;
        case Kind::fraction:
            return theirs.is_number();
        case Kind::whole:
            if (!theirs.is_number_integer()) return theirs.is_number_float();  // theirs is too small for it
            return ours.negative ? theirs.get<std::int64_t>() == static_cast<std::int64_t>(0 - ours.magnitude)
                                 : theirs.get<std::uint64_t>() == ours.magnitude;
        case Kind::text:
            return theirs.is_string() && theirs.get<std::string>() == JsonValues::plain(ours);
        case Kind::list:
        case Kind::object:
            break;
    }
    if (theirs.is_array() != (ours.kind == Kind::list) || !theirs.is_structured()) return false;
    bool same = ours.kind == Kind::object || all.count(ours) == theirs.size();
    std::size_t index = 0;
    all.each(ours, [&](const JsonValue& value) {
        if (theirs.is_array()) return void(same = same && isSame(all, value, theirs[index++]));
        const std::string key{value.key};
        // Of several members of one name the other reader keeps one only.
        if (key.find('\\') == std::string::npos) same = same && theirs.contains(key);
        if (all.count(ours) == theirs.size() && theirs.contains(key)) same = same && isSame(all, value, theirs[key]);
    });
    return same;
}

}  // namespace

class JsonValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readAsElsewhere_data() {
        QTest::addColumn<QByteArray>("text");
        const std::vector<const char*> texts{
            "{}", "[]", " [ ] ", "null", "true", "false", "0", "-0", "12", "-9223372036854775808", "18446744073709551615",
            "18446744073709551616", "1.5e-3", "1E+9", "\"\"", "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0041\\u00e9\\u20ac\"",
            "\"\\ud83d\\ude00\"", "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"",
            "{\"a\":1,\"b\":[true,null,{\"c\":\"d\"}],\"e\":{}}",
            "[1,[2,[3,[]]],\"x\"]", "\t\r\n{ \"a\" : [ 1 , 2 ] }\n", "\"\x7f\"",
            // What is no JSON:
            "", " ", "{", "[", "]", "}", "{]", "[}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "[1,]", "[,1]", "[1 2]",
            "{a:1}", "{'a':1}", "01", "-", "+1", ".5", "1.", "1.e3", "1e", "1e+", "0x1", "nul", "nulll", "True", "tru",
            "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\ude00\"",
            "\"\\ud83d\\u0041\"", "\"\n\"", "\"\x01\"", "\"\xff\"", "\"\xc3\"", "\"\xed\xa0\x80\"", "\"\xc0\x80\"", "{}{}",
            "{} x", "1 2", "{\"a\":1}}", "\xef\xbb\xbf{}", "\"\\u-123\"", "\"\\u+123\"", "{\"\\ud800\":1}"};
        for (std::size_t i = 0; i < texts.size(); ++i)
            QTest::newRow((std::to_string(i) + " " + texts[i]).c_str()) << QByteArray(texts[i]);
    }
    void readAsElsewhere() {
        QFETCH(QByteArray, text);
        // The other reader skips a mark of byte order; here the caller does.
        const Json theirs =
            text.startsWith("\xef") ? Json(Json::value_t::discarded) : Json::parse(text.toStdString(), nullptr, false);
        JsonValues ours;
        const Fault fault = ours.read(std::string_view{text.constData(), static_cast<std::size_t>(text.size())});
        QCOMPARE(fault == Fault::none, !theirs.is_discarded());
        if (fault == Fault::none) QVERIFY(isSame(ours, ours.root(), theirs));
    }

    void randomTextsAreReadAsElsewhere() {
        std::mt19937 random(7);
        const std::vector<std::string> parts{"{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\"", "\"", "\\", "1", "-2",
                                             "0.5", "null", "true", " ", "e-3", "\"b\":", "{\"c\":"};
        JsonValues ours;
        int read = 0;
        for (int i = 0; i < 200'000; ++i) {
            std::string text;
            for (std::size_t length = random() % 8; length-- > 0;) text += parts[random() % parts.size()];
            const Json theirs = Json::parse(text, nullptr, false);
            const Fault fault = ours.read(text);
            QVERIFY2((fault == Fault::none) == !theirs.is_discarded(), text.c_str());
            if (fault != Fault::none) continue;
            ++read;
            QVERIFY2(isSame(ours, ours.root(), theirs), text.c_str());
        }
        QVERIFY(read > 1000);
    }

    void membersAreFound() {
        JsonValues values;
        const std::string text = R"({"a":{"b":1,"c":2},"b":[{"a":3}],"c":"x","a":5})";
        QCOMPARE(values.read(text), Fault::none);
        QVERIFY(!values.member(values.root(), "d") && !values.member(values.root(), ""));
        const JsonValue* a = values.member(values.root(), "a");
        QVERIFY(a && a->kind == Kind::object && values.count(*a) == 2);
        QCOMPARE(values.member(*a, "c")->magnitude, std::uint64_t{2});
        QCOMPARE(values.member(values.root(), "b")->kind, Kind::list);
        QCOMPARE(values.member(values.root(), "c")->text, std::string_view{"x"});
    }

    void boundsHold() {
        JsonValues values;
        QCOMPARE(values.read(std::string(8, '[') + std::string(8, ']')), Fault::none);
        QCOMPARE(values.read(std::string(9, '[') + std::string(9, ']')), Fault::deep);
        QCOMPARE(values.read(std::string(10'000'000, '[')), Fault::deep);
        std::string many = "[1";
        while (many.size() < 2 * JsonValues::mostValues - 2) many += ",1";
        QCOMPARE(values.read(many + "]"), Fault::none);
        QCOMPARE(values.read(many + ",1]"), Fault::many);
    }
};

QTEST_GUILESS_MAIN(JsonValuesTest)
#include "json_values_test.moc"
