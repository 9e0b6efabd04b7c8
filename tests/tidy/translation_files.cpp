// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/translation_files.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QXmlStreamReader>
#include <algorithm>
#include <tuple>

namespace zabscope::tidy {
namespace {

void readTranslation(QXmlStreamReader& xml, Translation& translation) {
    translation.line = xml.lineNumber();
    translation.type = xml.attributes().value("type").toString();
    if (!translation.plural) {
        translation.forms << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        return;
    }
    while (xml.readNextStartElement()) translation.forms << xml.readElementText(QXmlStreamReader::IncludeChildElements);
}

}  // namespace

bool operator<(const TextKey& a, const TextKey& b) {
    return std::tie(a.context, a.text, a.comment) < std::tie(b.context, b.text, b.comment);
}

bool Translation::isWhole() const {
    const auto empty = [](const QString& form) { return form.isEmpty(); };
    return type.isEmpty() && !forms.isEmpty() && std::none_of(forms.begin(), forms.end(), empty);
}

QStringList addTranslations(const Source& file, Translations& known) {
    QXmlStreamReader xml(file.lines.join(u'\n'));
    QStringList complaints;
    TextKey key;
    Translation translation;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"message") {
            const auto before = known.constFind(key);
            if (before != known.constEnd()) {
                complaints << complaint(file, translation.line - 1,
                                        "translated twice, at " + before->place() + ", too: " + key.text);
            }
            known.insert(key, translation);
        }
        if (token != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") {
            key.context = xml.readElementText();
        } else if (xml.name() == u"message") {
            key.text.clear();
            key.comment.clear();
            translation = {};
            translation.file = file.path;
            translation.plural = xml.attributes().value("numerus") == u"yes";
        } else if (xml.name() == u"location" && translation.usedAt.isEmpty()) {
            const auto where = xml.attributes();
            translation.usedAt = QStringLiteral("%1:%2").arg(where.value("filename"), where.value("line"));
        } else if (xml.name() == u"source") {
            key.text = xml.readElementText();
        } else if (xml.name() == u"comment") {
            key.comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            readTranslation(xml, translation);
        }
    }
    if (xml.hasError()) complaints << complaint(file, xml.lineNumber() - 1, xml.errorString());
    return complaints;
}

QStringList translatedLanguages() {
    static const QRegularExpression suffix(R"(_([a-z]{2,3}(?:_[A-Z]{2})?)\.ts$)");
    QSet<QString> languages;
    for (const QString& name : QDir(QStringLiteral(ZABSCOPE_SOURCE_DIR "/i18n")).entryList({"*.ts"}, QDir::Files)) {
        const QRegularExpressionMatch match = suffix.match(name);
        if (match.hasMatch() && match.captured(1) != u"en") languages << match.captured(1);
    }
    QStringList sorted = languages.values();
    sorted.sort();
    return sorted;
}

std::vector<Source> translationFiles(const QString& language) {
    const QDir folder(QStringLiteral(ZABSCOPE_SOURCE_DIR "/i18n"));
    std::vector<Source> found;
    for (const QString& name : folder.entryList({"*_" + language + ".ts"}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) found.push_back(sourceOf("i18n/" + name, QString::fromUtf8(file.readAll())));
    }
    return found;
}

QStringList marksOf(const QString& text) {
    static const QRegularExpression mark("%L?(?:[1-9][0-9]?|n)");
    QSet<QString> marks;
    for (auto found = mark.globalMatch(text); found.hasNext();) marks << found.next().captured();
    QStringList sorted = marks.values();
    sorted.sort();
    return sorted;
}

bool isNoteContext(const QString& context) {
    return !context.isEmpty() && context.front().isLower() && !context.contains(u"::");
}

QString tsFile(const QString& context, const QString& messages) {
    return "<TS version=\"2.1\">\n<context><name>" + context + "</name>\n" + messages + "</context></TS>\n";
}

QString tsMessage(const QString& source, const QString& translation, const QString& type) {
    return "<message><source>" + source + "</source><translation" + type + ">" + translation +
           "</translation></message>\n";
}

QString tsPlural(const QString& source, const QStringList& forms) {
    QString all;
    for (const QString& form : forms) all += "<numerusform>" + form + "</numerusform>";
    return "<message numerus=\"yes\"><source>" + source + "</source><translation>" + all + "</translation></message>\n";
}

}  // namespace zabscope::tidy
