// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/progress.h"

#include <QSettings>

namespace zabscope::learn {
namespace {

// Keys are file names and page names of whoever wrote them: kept as hexadecimal digits, no character has a meaning.
QString key(const std::string& text) {
    return QString::fromLatin1(QByteArray::fromStdString(text.substr(0, 100)).toHex());
}
QString pageKey(const std::string& lesson) { return "lesson/" + key(lesson) + "/page"; }
QString finishedKey(const std::string& lesson) { return "lesson/" + key(lesson) + "/finished"; }
QString answerKey(const std::string& lesson, const std::string& page) {
    return "lesson/" + key(lesson) + "/answer/" + key(page);
}

}  // namespace

Progress::Progress(const QString& file) : m_file(file) {}

int Progress::page(const std::string& lesson) const {
    if (m_file.isEmpty()) return 0;
    return std::max(0, QSettings(m_file, QSettings::IniFormat).value(pageKey(lesson)).toInt());
}

void Progress::setPage(const std::string& lesson, int page) {
    if (!m_file.isEmpty()) QSettings(m_file, QSettings::IniFormat).setValue(pageKey(lesson), page);
}

bool Progress::isFinished(const std::string& lesson) const {
    return !m_file.isEmpty() && QSettings(m_file, QSettings::IniFormat).value(finishedKey(lesson)).toBool();
}

void Progress::setFinished(const std::string& lesson) {
    if (!m_file.isEmpty()) QSettings(m_file, QSettings::IniFormat).setValue(finishedKey(lesson), true);
}

std::optional<Progress::Answer> Progress::answer(const std::string& lesson, const std::string& page) const {
    if (m_file.isEmpty()) return std::nullopt;
    const QStringList kept =
        QSettings(m_file, QSettings::IniFormat).value(answerKey(lesson, page)).toString().split(u' ');
    if (kept.size() != 2) return std::nullopt;
    return Answer{kept[0].toInt(), kept[1] == u"right"};
}

void Progress::setAnswer(const std::string& lesson, const std::string& page, Answer answer) {
    if (m_file.isEmpty() || this->answer(lesson, page)) return;
    QSettings(m_file, QSettings::IniFormat)
        .setValue(answerKey(lesson, page),
                  QStringLiteral("%1 %2").arg(answer.choice).arg(answer.right ? "right" : "wrong"));
}

void Progress::addPrediction(const std::string& topic, bool right) {
    if (m_file.isEmpty()) return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup("prediction/" + key(topic));
    settings.setValue("asked", settings.value("asked").toInt() + 1);
    settings.setValue("right", settings.value("right").toInt() + (right ? 1 : 0));
}

std::map<std::string, Progress::Score> Progress::predictions() const {
    std::map<std::string, Score> all;
    if (m_file.isEmpty()) return all;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup("prediction");
    for (const QString& topic : settings.childGroups()) {
        settings.beginGroup(topic);
        all[QByteArray::fromHex(topic.toLatin1()).toStdString()] = {settings.value("asked").toInt(),
                                                                    settings.value("right").toInt()};
        settings.endGroup();
    }
    return all;
}

}  // namespace zabscope::learn
