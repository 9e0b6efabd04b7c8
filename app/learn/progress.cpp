// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn/progress.h"

#include <QSettings>
#include <algorithm>
#include <climits>

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

double Progress::Score::share() const {
    constexpr double fade = 0.8;  // an answer weighs so much of the one after it
    double all = 0;
    double known = 0;
    double weight = 1;
    for (auto each = history.rbegin(); each != history.rend(); ++each, weight *= fade) {
        all += weight;
        known += *each ? weight : 0;
    }
    return all > 0 ? known / all : 0;
}

void Progress::addPrediction(const std::string& topic, bool right) {
    if (m_file.isEmpty()) return;
    Score score = predictions()[topic];
    score.history.push_back(right);
    QString history;
    for (const bool each : score.history) history += each ? u'1' : u'0';
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup("prediction/" + key(topic));
    settings.setValue("asked", score.asked < INT_MAX ? score.asked + 1 : INT_MAX);
    settings.setValue("right", std::min(score.right, INT_MAX - 1) + (right ? 1 : 0));
    settings.setValue("history", "h" + history.right(mostHistory));
}

std::map<std::string, Progress::Score> Progress::predictions() const {
    std::map<std::string, Score> all;
    if (m_file.isEmpty()) return all;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup("prediction");
    for (const QString& topic : settings.childGroups()) {
        settings.beginGroup(topic);
        Score score{settings.value("asked").toInt(), settings.value("right").toInt(), {}};
        for (const QChar each : settings.value("history").toString().right(mostHistory)) {
            if (each == u'0' || each == u'1') score.history.push_back(each == u'1');
        }
        settings.endGroup();
        const auto recent = static_cast<int>(score.history.size());
        if (score.right < 0 || score.right > score.asked || score.asked < recent) continue;
        all[QByteArray::fromHex(topic.toLatin1()).toStdString()] = std::move(score);
    }
    return all;
}

}  // namespace zabscope::learn
