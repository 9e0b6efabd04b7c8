// SPDX-License-Identifier: GPL-3.0-or-later
/// Every theme can be read, and its roles and epochs be told apart, with normal sight and with colour blindness.
#include <QtTest>
#include <array>
#include <cmath>
#include <map>

#include "views/theme.h"

using namespace zabscope;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }
Triple linear(const QColor& color) { return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())}; }

/// WCAG 2.1.
double contrast(const QColor& one, const QColor& other) {
    const auto luminance = [](const QColor& color) {
        const Triple part = linear(color);
        return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
    };
    const auto [less, more] = std::minmax({luminance(one), luminance(other)});
    return (more + 0.05) / (less + 0.05);
}

Triple times(const Matrix& matrix, const Triple& value) {
    Triple out{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) out[row] += matrix[row][column] * value[column];
    }
    return out;
}

/// How people see linear RGB; Machado, Oliveira and Fernandes (2009), severity 1.
struct Sight {
    const char* name;
    Matrix matrix;
    double least;  ///< the distance that is asked for
};
const std::array<Sight, 4> sights{
    Sight{"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, 30},
    Sight{"protanopia",
          {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}, 20},
    Sight{"deuteranopia",
          {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}, 20},
    Sight{"tritanopia",
          {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}, 17}};

/// CIE L*a*b* under D65.
Triple lab(const Triple& rgb) {
    static const Matrix toXyz{{{0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505},
                               {0.2126, 0.7152, 0.0722},
                               {0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089}}};
    Triple f = times(toXyz, rgb);
    for (double& part : f) part = part > 216.0 / 24389 ? std::cbrt(part) : (24389.0 / 27 * part + 16) / 116;
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// The distance of two colours as somebody sees them; 2.3 is just noticeable side by side.
double distance(const QColor& one, const QColor& other, const Sight& sight) {
    const auto seen = [&](const QColor& color) {
        Triple rgb = times(sight.matrix, linear(color));
        for (double& part : rgb) part = std::clamp(part, 0.0, 1.0);
        return lab(rgb);
    };
    const Triple a = seen(one);
    const Triple b = seen(other);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

using Colors = std::map<QString, QColor>;

Colors rolesOf(const Theme& theme) {
    return {{"leading", theme.leading}, {"following", theme.following}, {"observing", theme.observing},
            {"looking", theme.looking}, {"down", theme.down}};
}
constexpr int epochs = 7;
Colors epochsOf(const Theme& theme) {
    Colors colors;
    for (int epoch = 0; epoch < epochs; ++epoch) colors.emplace(QString::number(epoch), theme.epoch(epoch));
    return colors;
}

/// True if there are none; else prints them.
bool none(const QStringList& complaints) {
    for (const QString& text : complaints) qWarning("%s", qPrintable(text));
    return complaints.isEmpty();
}

/// Pairs that come too close to each other for somebody; `share` of what is asked for is enough.
QStringList tooClose(const Colors& colors, double share) {
    QStringList found;
    for (const Sight& sight : sights) {
        for (auto one = colors.begin(); one != colors.end(); ++one) {
            for (auto other = std::next(one); other != colors.end(); ++other) {
                const double apart = distance(one->second, other->second, sight);
                if (apart >= sight.least * share) continue;
                found << QStringLiteral("%1: %2 and %3 are %4 apart")
                             .arg(QLatin1String(sight.name), one->first, other->first)
                             .arg(apart);
            }
        }
    }
    return found;
}

/// Colours that cannot be read upon a ground.
QStringList tooFaint(const Colors& colors, const Colors& grounds, double least) {
    QStringList found;
    for (const auto& [name, color] : colors) {
        for (const auto& [ground, under] : grounds) {
            const double ratio = contrast(color, under);
            if (ratio < least) found << QStringLiteral("%1 upon %2: %3:1").arg(name, ground).arg(ratio);
        }
    }
    return found;
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void themesHaveNames() {
        for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
            QCOMPARE(themeByName(themeKey(name)), std::optional{name});
            QCOMPARE(makeTheme(name).name, name);
        }
        QCOMPARE(themeByName("sepia"), std::nullopt);
        QCOMPARE(themeByName(""), std::nullopt);
    }

    void everybodyCanTellThemApart_data() {
        QTest::addColumn<QString>("key");
        for (const char* key : {"light", "dark", "contrast"}) QTest::newRow(key) << key;
    }
    void everybodyCanTellThemApart() {
        QFETCH(QString, key);
        const Theme theme = makeTheme(*themeByName(key));
        const Colors grounds{{"window", theme.window}, {"panel", theme.panel}, {"raised", theme.raised}};
        const double least = theme.name == ThemeName::contrast ? 7.0 : 4.5;
        QVERIFY(none(tooFaint({{"text", theme.text}}, grounds, 7.0)));
        QVERIFY(none(tooFaint({{"quietText", theme.quietText},
                               {"accent", theme.accent},
                               {"good", theme.good},
                               {"warning", theme.warning},
                               {"bad", theme.bad}},
                              grounds, least)));
        QVERIFY(none(tooFaint({{"accentText", theme.accentText}}, {{"accent", theme.accent}}, least)));
        QVERIFY(none(tooClose(rolesOf(theme), 1.0)));
        // Three and seven are many, and good and bad are said in words, epochs in numbers besides.
        QVERIFY(none(tooClose({{"good", theme.good}, {"warning", theme.warning}, {"bad", theme.bad}}, 0.8)));
        QVERIFY(none(tooClose(epochsOf(theme), 0.8)));
        // Shapes are seen from 3:1 on (WCAG 1.4.11).
        QVERIFY(none(tooFaint(epochsOf(theme), {{"panel", theme.panel}}, 3.0)));
    }

    void textCanBeReadUponEveryColour_data() { everybodyCanTellThemApart_data(); }
    void textCanBeReadUponEveryColour() {
        QFETCH(QString, key);
        const Theme theme = makeTheme(*themeByName(key));
        Colors colors = rolesOf(theme);
        colors.merge(epochsOf(theme));
        colors.merge(Colors{{"accent", theme.accent}, {"good", theme.good}, {"warning", theme.warning}, {"bad", theme.bad},
                            {"panel", theme.panel}, {"raised", theme.raised}, {"text", theme.text}});
        for (const auto& [name, color] : colors)
            QVERIFY2(contrast(theme.on(color), color) >= 4.5, qPrintable(name));
    }

    void everyRoleHasItsColour() {
        const Theme theme = makeTheme(ThemeName::dark);
        QCOMPARE(theme.role(zab::Role::looking), theme.looking);
        QCOMPARE(theme.role(zab::Role::following), theme.following);
        QCOMPARE(theme.role(zab::Role::leading), theme.leading);
        QCOMPARE(theme.role(zab::Role::observing), theme.observing);
        QCOMPARE(theme.role(static_cast<zab::Role>(99)), theme.down);
    }

    void epochsOfOneColourDifferInPattern() {
        const Theme theme = makeTheme(ThemeName::light);
        QSet<int> patterns;
        for (int turn = 0; turn < epochs; ++turn) {
            QCOMPARE(theme.epoch(3 + turn * epochs), theme.epoch(3));
            patterns << theme.pattern(3 + turn * epochs);
        }
        QCOMPARE(patterns.size(), epochs);
        QCOMPARE(theme.pattern(0), Qt::SolidPattern);
    }

    void strangeEpochsHaveColours() {
        const Theme theme = makeTheme(ThemeName::light);
        for (const std::int64_t epoch : {INT64_MIN, std::int64_t{-1}, INT64_MAX}) {
            QVERIFY(theme.epoch(epoch).isValid());
            QVERIFY(theme.pattern(epoch) != Qt::NoBrush);
        }
    }

    void paletteIsTheTheme() {
        const Theme theme = makeTheme(ThemeName::dark);
        const QPalette palette = theme.palette();
        QCOMPARE(palette.color(QPalette::Window), theme.window);
        QCOMPARE(palette.color(QPalette::Base), theme.panel);
        QCOMPARE(palette.color(QPalette::Text), theme.text);
        QCOMPARE(palette.color(QPalette::HighlightedText), theme.accentText);
        QVERIFY(palette.color(QPalette::Disabled, QPalette::Text) != theme.text);
        QVERIFY(theme.styleSheet().contains(theme.raised.name()));
    }

    void faintKeepsTheColour() {
        const QColor faint = Theme::faint(QColor(10, 20, 30), 0.5);
        QCOMPARE(faint.rgb(), QColor(10, 20, 30).rgb());
        QCOMPARE(faint.alpha(), 128);
    }

    void theMeasuresAreRight() {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QVERIFY(std::abs(contrast(Qt::white, QColor(0x767676)) - 4.54) < 0.01);
        // Red and green of the same lightness are one colour for many.
        QVERIFY(distance(QColor(0xb0504f), QColor(0x6f7a2f), sights[0]) > 30);
        QVERIFY(distance(QColor(0xb0504f), QColor(0x6f7a2f), sights[2]) < 20);
        QVERIFY(!tooClose({{"a", QColor(0x808080)}, {"b", QColor(0x858585)}}, 1).isEmpty());
        QVERIFY(!tooFaint({{"a", QColor(0x808080)}}, {{"b", QColor(0xffffff)}}, 4.5).isEmpty());
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
