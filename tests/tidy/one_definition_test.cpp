// SPDX-License-Identifier: GPL-3.0-or-later
/// In one namespace a type has one definition: the linker merges two of the same name without a word, and takes either.
#include <QHash>
#include <QtTest>

#include "tests/tidy/source.h"

using namespace zabscope::tidy;

namespace {

/// Types that two headers define under the same name. Only what begins in the first column is seen; that is where the
/// house writes them.
QStringList twice(const std::vector<Source>& headers) {
    static const QRegularExpression space(QStringLiteral("^namespace ([\\w:]+) \\{"));
    static const QRegularExpression type(QStringLiteral("^(?:class|struct|union|enum class|enum) (\\w+).*\\{.*$"));
    QHash<QString, QString> places;
    QStringList complaints;
    for (const Source& header : headers) {
        QString within;
        for (qsizetype i = 0; i < header.code.size(); ++i) {
            if (const auto match = space.match(header.code[i]); match.hasMatch()) within = match.captured(1);
            const auto match = type.match(header.code[i]);
            if (!match.hasMatch()) continue;
            const QString name = within + QStringLiteral("::") + match.captured(1);
            const auto known = places.constFind(name);
            if (known == places.constEnd()) {
                places.insert(name, header.path);
                continue;
            }
            complaints << complaint(header, i, QStringLiteral("%1 is defined in %2, too").arg(name, *known));
        }
    }
    return complaints;
}

}  // namespace

class OneDefinitionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTypeIsDefinedOnce() {
        const auto headers = sources(QRegularExpression(QStringLiteral("^(app|core|views)/.*\\.h$")));
        QVERIFY(headers.size() > 200);
        QVERIFY(isClean(twice(headers)));
    }
    void aSecondOneIsSeen() {
        const QString begin = QStringLiteral("namespace zabscope {\n");
        const Source one =
            sourceOf("views/a.h", begin + "enum class Standing { up };\nclass Later;\nstruct Here {\n};\n}\n");
        const Source other = sourceOf("views/b.h", begin + "class Standing : public Q {\n};\nclass Later;\n}\n");
        const Source inner = sourceOf("views/c.h", "namespace zabscope::zab {\nstruct Here {\n};\n}\n");
        QCOMPARE(twice({one, inner}), QStringList());
        QCOMPARE(twice({one, other, inner}).size(), 1);
    }
};

QTEST_APPLESS_MAIN(OneDefinitionTest)
#include "one_definition_test.moc"
