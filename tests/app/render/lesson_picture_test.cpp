// SPDX-License-Identifier: GPL-3.0-or-later
/// A page of a lesson as a picture: the same each time, another for another page, and a line for what cannot be drawn.
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include "app/render/picture.h"

using namespace zabscope;

class LessonPictureTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    PictureOrder m_order;

    QImage draw(const char* lesson, int page, const QString& name) {
        const QString path = m_folder.filePath(name);
        const auto trouble = drawLesson(m_order, lesson, page, path.toStdString());
        if (trouble) qWarning("%s", trouble->c_str());
        return QImage(path);
    }

private Q_SLOTS:
    void init() { speak(m_order.language = QStringLiteral("en")); }

    void aPageIsDrawnWhereItStands() {
        const QImage fourth = draw("first_election", 4, "4.png");
        QCOMPARE(fourth.size(), m_order.size);
        QCOMPARE(draw("first_election", 4, "again.png"), fourth);
        QVERIFY(draw("first_election", 2, "2.png") != fourth);
        speak(m_order.language = QStringLiteral("zh_CN"));
        QVERIFY(draw("first_election", 4, "zh.png") != fourth);
    }

    void whatCannotBeDrawnIsTold() {
        const std::string path = m_folder.filePath("x.png").toStdString();
        QVERIFY(drawLesson(m_order, "no_such", 1, path)->find("zabscope lessons") != std::string::npos);
        QVERIFY(drawLesson(m_order, "first_election", 99, path)->find("pages 1 to 7") != std::string::npos);
        QVERIFY(drawLesson(m_order, "./missing.lesson.md", 1, path).has_value());
        QVERIFY(!QFile::exists(m_folder.filePath("x.png")));
    }
};

QTEST_MAIN(LessonPictureTest)
#include "lesson_picture_test.moc"
