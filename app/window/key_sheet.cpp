// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/key_sheet.h"

#include <QTextBrowser>
#include <QVBoxLayout>
#include <optional>

namespace zabscope {
namespace {

QString heading(const QString& words) {
    return QStringLiteral("<h3>%1</h3><table cellspacing='4'>").arg(words.toHtmlEscaped());
}

QString row(const QString& keys, const QString& what, const QString& hint) {
    return QStringLiteral("<tr><td><b>%1</b></td><td>%2</td><td><i>%3</i></td></tr>")
        .arg(keys.toHtmlEscaped(), what.toHtmlEscaped(), hint.toHtmlEscaped());
}

}  // namespace

KeySheet::KeySheet(const Actions& actions, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    auto* browser = new QTextBrowser;
    browser->setAccessibleName(tr("Keys"));
    const QString mouse =
        tr("On the ensemble: click a server, link or message to look at it; right-click for what can be done to it; drag "
           "across links to cut them; draw a loop around servers to split them off; drag a server to move it; the wheel "
           "zooms.");
    browser->setHtml(ofTheWindow(actions) + ofThePanels() +
                     QStringLiteral("<h3>%1</h3><p>%2</p>").arg(tr("Mouse"), mouse.toHtmlEscaped()));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(browser);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 36);
}

QString KeySheet::ofTheWindow(const Actions& actions) {
    QString html;
    std::optional<Menu> before;
    for (const Do what : Actions::all()) {
        const Menu menu = Actions::menuOf(what);
        if (before != menu) {
            if (before) html += QStringLiteral("</table>");
            html += heading(Actions::plain(Actions::menuTitle(menu)));
            before = menu;
        }
        QStringList names;
        for (const QKeySequence& key : actions[what]->shortcuts()) names << key.toString(QKeySequence::NativeText);
        if (names.isEmpty()) continue;
        html += row(names.join(QStringLiteral(", ")), Actions::plain(actions.text(what)), actions.hint(what));
    }
    return html + QStringLiteral("</table>");
}

QString KeySheet::ofThePanels() {
    struct Row {
        const char* keys;
        QString what;
        QString where;
    };
    const Row rows[]{
        {"Tab, Shift+Tab", tr("From one thing to the next"),
         tr("Everywhere; in a picture from server to server and on to messages")},
        {"Enter", tr("Looks at it, or goes there"), tr("Pictures, lists, sentences")},
        {"Menu, Shift+F10", tr("What can be done to it"), tr("Pictures, lists, sentences")},
        {"Space", tr("Presses the button that Tab has reached"), tr("Buttons")},
        {"Up, Down", tr("Walks the lines"), tr("Lists and tables")},
        {"+, -, 0", tr("Nearer, farther, all of it"), tr("Ensemble, Sequence, Timeline")},
        {"Ctrl+Up, Ctrl+Down, Ctrl+Left, Ctrl+Right", tr("Scrolls"), tr("Ballots, Logs")},
        {"Home, End", tr("To the first, to the last"), tr("Ballots, Logs, Timeline")},
        {"Shift+Left, Shift+Right", tr("A little back, a little on"), tr("Sequence, Timeline")},
        {"S", tr("Draws long waits short, or not"), tr("Sequence")},
        {"C", tr("Shows clients, or not"), tr("Sequence")},
        {"N", tr("Follows the present again"), tr("Sequence")},
        {"Esc", tr("Back from the causes to the story"), tr("Narration")},
        {"1 … 9", tr("Gives that answer"), tr("Lesson, What happens next?")},
        {"Enter", tr("Goes on"), tr("Lesson, Challenges, What happens next?")},
        {"Backspace", tr("A page back"), tr("Lesson")},
    };
    QString html = heading(tr("In the panel that has the keyboard"));
    for (const Row& each : rows) html += row(QString::fromUtf8(each.keys), each.what, each.where);
    return html + QStringLiteral("</table>");
}

}  // namespace zabscope
