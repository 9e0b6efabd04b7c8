// SPDX-License-Identifier: GPL-3.0-or-later
/// No words reach a person past tr(): what is set as a text, a title or a tool tip, or is drawn, is no bare literal.
#include <QtTest>

#include "tests/tidy/source.h"

using namespace zabscope::tidy;

namespace {

constexpr const char* remedy = "Put the words into tr(\"...\"), or let Wording say them; then see i18n/.\n";

/// What shows its text: functions of widgets and painters, and widgets that are born with one.
const QRegularExpression& showing() {
    static const QRegularExpression names(
        R"(\b(set(?:Plain|Placeholder|Label|Title|Tab|Item|Button|SpecialValue|Informative|Detailed)?Text|setHtml|)"
        R"(set(?:Window)?Title|set(?:Tab)?ToolTip|setStatusTip|setWhatsThis|setAccessible(?:Name|Description)|)"
        R"(setName|setLabel|set(?:Horizontal|Vertical)?HeaderLabels|setPrefix|setSuffix|showMessage|appendPlainText|)"
        R"((?:add|insert)(?:Action|Menu|Section|Tab|Item|Items|Row|Button|Text|ToolBar)|draw(?:Static)?Text|)"
        R"(Q(?:Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|Menu|DockWidget|BarSet|ToolBar)|)"
        R"((?:information|question|warning|critical|about))\s*\()");
    return names;
}

/// Calls that hand a literal on as it is; in any other call it is a key, a name of a file, or translated.
bool handsOn(const QString& call) {
    static const QStringList makers{"QStringLiteral", "QString",   "QLatin1String", "QStringList", "fromUtf8",
                                    "fromLatin1",     "QByteArray", "arg",          "join",        "append"};
    return call.isEmpty() || makers.contains(call);
}

/// True if a person would read words in it. Units and the terms of the field are the same in every language.
bool hasWords(QString text) {
    static const QRegularExpression noWords(R"(%L?\d+|%n|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|<[^>]*>|&\w+;)");
    static const QRegularExpression term(R"(\b(?:[A-Z][A-Z0-9]+|zxid|sid|ms|Zab|Zabscope|ZooKeeper)\b)");
    static const QRegularExpression word(R"(\p{L}{2,})", QRegularExpression::UseUnicodePropertiesOption);
    return text.replace(noWords, " ").replace(term, " ").contains(word);
}

/// The word that ends just before `at`: the name of a call.
QString nameBefore(const QString& code, qsizetype at) {
    while (at > 0 && code[at - 1].isSpace()) --at;
    const qsizetype end = at;
    while (at > 0 && (code[at - 1].isLetterOrNumber() || code[at - 1] == u'_')) --at;
    return code.mid(at, end - at);
}

/// The body of a lambda or a block; lists such as {"a", "b"} are none.
bool opensBlock(const QString& code, qsizetype brace) {
    qsizetype at = brace;
    while (at > 0 && code[at - 1].isSpace()) --at;
    return at > 0 && (code[at - 1] == u')' || code[at - 1] == u']' || nameBefore(code, at) == u"mutable");
}

/// The literals that a call gets as they are: from its '(' to the ')' that belongs to it. `text` is the source, `code`
/// the same without comments and literals.
QStringList literalsOf(const QString& text, const QString& code, qsizetype open) {
    QStringList found;
    QStringList calls;  // what is open at the place; the call itself is empty, a block is "{"
    for (qsizetype i = open; i < code.size(); ++i) {
        if (code[i] == u'(') calls << (i == open ? QString() : nameBefore(code, i));
        if (code[i] == u'{' || code[i] == u'[') calls << (code[i] == u'{' && opensBlock(code, i) ? "{" : calls.last());
        if ((code[i] == u')' || code[i] == u'}' || code[i] == u']') && !calls.isEmpty()) calls.removeLast();
        if (calls.isEmpty()) break;
        if (code[i] == u' ' && QStringView(text).mid(i).startsWith(u"//")) i = text.indexOf(u'\n', i);
        if (text[i] != u'"' || code[i] != u' ' || text[i - 1] == u'\'') continue;
        const qsizetype begin = i + 1;
        for (++i; i < text.size() && text[i] != u'"' && text[i] != u'\n'; ++i) {
            if (text[i] == u'\\') ++i;
        }
        const bool given = !calls.contains("{") && std::all_of(calls.begin(), calls.end(), handsOn);
        if (given) found << text.mid(begin, i - begin);
    }
    return found;
}

QStringList check(const Source& source) {
    const QString text = source.lines.join(u'\n');
    const QString code = source.code.join(u'\n');
    QStringList complaints;
    for (auto calls = showing().globalMatch(code); calls.hasNext();) {
        const QRegularExpressionMatch call = calls.next();
        const qsizetype line = code.left(call.capturedStart()).count(u'\n');
        for (const QString& literal : literalsOf(text, code, call.capturedEnd() - 1)) {
            if (!hasWords(literal)) continue;
            complaints << complaint(source, line, call.captured(1) + " shows a bare literal: " + literal);
        }
    }
    return complaints;
}

}  // namespace

class VisibleLiteralsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allWordsAreTranslated() {
        const auto files = sources(QRegularExpression(R"(^(views|app)/.*\.(h|cpp)$)"));
        QVERIFY(files.size() > 20);
        QStringList complaints;
        for (const Source& file : files) complaints << check(file);
        QVERIFY2(isClean(complaints), remedy);
    }

    void bareLiteralsAreSeen_data() {
        QTest::addColumn<QString>("code");
        const auto row = [](const char* code) { QTest::newRow(code) << QString(code); };
        row("label->setText(\"Kill it\");");
        row("label->setText(QStringLiteral(\"Kill %1\").arg(sid));");
        row("label->setText(name + \" is down\");");
        row("label->setText(up ? tr(\"up\") : \"down\");");
        row("setWindowTitle(u\"Ballots\");");
        row("setToolTip(QString(\"the round\"));");
        row("menu.addAction(\"Kill\", this, [this] { kill(); });");
        row("menu.addAction(icon, \"Kill\");");
        row("menu.addAction(tr(\"Kill\"), this, [this] { m_label->setText(\"killed\"); });");
        row("painter.drawText(rect, Qt::AlignCenter, \"nobody\");");
        row("painter.drawText(\n    place(1),\n    QStringLiteral(\"nobody\"));");
        row("auto* label = new QLabel(\"Votes\", this);");
        row("table->setHorizontalHeaderLabels({tr(\"Time\"), \"Kind\"});");
        row("setAccessibleName(\"the \\\"ring\\\"\");");
        row("label->setText(\"选票\");");
        row("QMessageBox::warning(this, tr(\"Trouble\"), \"gone\");");
        row("label->setText(QStringLiteral(\"<b>leads</b>\"));");
        row("series->setName(parts.join(\" and \"));");
    }
    void bareLiteralsAreSeen() {
        QFETCH(QString, code);
        const QStringList complaints = check(sourceOf("views/a.cpp", "\n" + code + "\n"));
        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints.first().startsWith("views/a.cpp:2: "), qPrintable(complaints.first()));
    }

    void othersPass_data() {
        QTest::addColumn<QString>("code");
        const auto row = [](const char* code) { QTest::newRow(code) << QString(code); };
        row("label->setText(tr(\"Kill %1\").arg(sid));");
        row("label->setText(tr(\"Kill\") + QStringLiteral(\": %1 ms\").arg(3));");
        row("label->setText(QCoreApplication::translate(\"Wording\", \"none\"));");
        row("// label->setText(\"Kill\");");
        row("menu.addAction(icon(\"play\"), tr(\"Play\"));");
        row("menu.addAction(tr(\"Kill\"), this, [this] { const QString text = QStringLiteral(\"kill 3\"); });");
        row("menu.addAction(tr(\"Kill\"), this, [this]() mutable { m_last = \"kill 3\"; });");
        row("label->setText(settings.value(\"language\").toString());");
        row("setObjectName(\"ballots\");");
        row("painter.drawText(at, QStringLiteral(\"…\"));");
        row("painter.drawText(at, QStringLiteral(\"%1:%2\").arg(a).arg(b));");
        row("label->setText(\"zxid\");");
        row("label->setText(\"DIFF\");");
        row("setWindowTitle(\"Zabscope\");");
        row("label->setText(QStringLiteral(\"<b>%1</b><br>\").arg(text));");
        row("fail(\"no such view\");");
        row("label->setText(  // not \"killed\"\n    text);");
        row("label->setText(text + QChar(u'\"') + tr(\"killed\") + u'\"');");
        row("label->setText(text); log(\"shown\");");
    }
    void othersPass() {
        QFETCH(QString, code);
        QCOMPARE(check(sourceOf("views/a.cpp", code)), QStringList());
    }
};

QTEST_APPLESS_MAIN(VisibleLiteralsTest)
#include "visible_literals_test.moc"
