// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/pdf_text.h"

#include <QChar>
#include <QString>

namespace zabscope {
namespace {

/// Radicals that Unicode does not itself call the same as a character, each with that character.
constexpr char16_t supplement[] =
    u"\u2E84乙\u2E85亻\u2E86冂\u2E88刀\u2E89刂\u2E8A卜\u2E8C小\u2E8D小\u2E8E兀\u2E92巳\u2E93幺\u2E95彐\u2E96忄\u2E98扌"
    u"\u2E99攵\u2E9C日\u2E9D月\u2E9F母\u2EA0民\u2EA1氵\u2EA3灬\u2EA4爫\u2EA7牛\u2EA8犭\u2EA9王\u2EAB目\u2EAC示\u2EAD礻"
    u"\u2EAE竹\u2EB0纟\u2EB2罒\u2EB6羊\u2EB9耂\u2EBB聿\u2EBC肉\u2EBD臼\u2EBE艹\u2EC1虎\u2EC2衤\u2EC3覀\u2EC4西\u2EC5见"
    u"\u2EC6角\u2EC8讠\u2EC9贝\u2ECA足\u2ECB车\u2ECC辶\u2ECF阝\u2ED0钅\u2ED1長\u2ED2镸\u2ED3长\u2ED4门\u2ED6阝\u2ED7雨"
    u"\u2ED8青\u2ED9韦\u2EDA页\u2EDB风\u2EDC飞\u2EDD食\u2EE0饣\u2EE1首\u2EE2马\u2EE3骨\u2EE4鬼\u2EE5鱼\u2EE6鸟\u2EE7卤"
    u"\u2EE8麦\u2EE9黄\u2EEA黾\u2EEC齐\u2EEE齿\u2EEF竜\u2EF0龙\u2EF2亀\u2EF3龟";

/// The character that looks like a radical; anything else is itself.
char16_t characterOf(char16_t code) {
    if (code < 0x2E80 || code > 0x2FD5) return code;
    for (const char16_t* at = supplement; *at; at += 2) {
        if (*at == code) return at[1];
    }
    const QString normal = QString(QChar(code)).normalized(QString::NormalizationForm_KC);
    return normal.size() == 1 ? normal.front().unicode() : code;
}

/// "<2EDA>" at a place.
bool isCode(const QByteArray& pdf, qsizetype at) {
    return at + 6 <= pdf.size() && pdf[at] == '<' && pdf[at + 5] == '>';
}

void rename(QByteArray& pdf, qsizetype at) {
    bool isHex = false;
    const auto code = static_cast<char16_t>(pdf.mid(at + 1, 4).toUInt(&isHex, 16));
    const char16_t character = isHex ? characterOf(code) : code;
    if (isHex && character != code)
        pdf.replace(at + 1, 4, QByteArray::number(character, 16).toUpper().rightJustified(4, '0'));
}

/// A line "<glyph> <glyph> <code>" or "<glyph> <glyph> [<code> <code> ]".
void renameLine(QByteArray& pdf, qsizetype begin, qsizetype end) {
    if (!isCode(pdf, begin) || !isCode(pdf, begin + 7)) return;
    qsizetype at = begin + 14;
    const bool isList = at < end && pdf[at] == '[';
    // A range of codes that follow one another has only its first one in it.
    if (!isList && pdf.mid(begin, 6) != pdf.mid(begin + 7, 6)) return;
    for (at += isList ? 1 : 0; at < end && isCode(pdf, at); at += 7) rename(pdf, at);
}

}  // namespace

void nameCharacters(QByteArray& pdf) {
    qsizetype at = pdf.indexOf("beginbfrange");
    while (at >= 0) {
        const qsizetype end = pdf.indexOf("endbfrange", at);
        if (end < 0) return;
        qsizetype line = pdf.indexOf('\n', at) + 1;
        while (line > 0 && line < end) {
            const qsizetype next = pdf.indexOf('\n', line);
            renameLine(pdf, line, next < 0 ? end : next);
            line = next + 1;
        }
        at = pdf.indexOf("beginbfrange", end);
    }
}

}  // namespace zabscope
