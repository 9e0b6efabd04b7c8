// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/key_sheet.h"

#include <QTextBrowser>
#include <QVBoxLayout>

namespace zabscope {

KeySheet::KeySheet(const Actions& actions, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    auto* browser = new QTextBrowser;
    browser->setAccessibleName(tr("Keys"));
    QString html;
    Menu before = Menu::file;
    bool first = true;
    for (const Do what : Actions::all()) {
        const QList<QKeySequence> keys = actions[what]->shortcuts();
        if (first || Actions::menuOf(what) != before) {
            if (!first) html += QStringLiteral("</table>");
            before = Actions::menuOf(what);
            first = false;
            html += QStringLiteral("<h3>%1</h3><table cellspacing='4'>").arg(Actions::menuTitle(before).remove(u'&'));
        }
        QStringList names;
        for (const QKeySequence& key : keys) names << key.toString(QKeySequence::NativeText).toHtmlEscaped();
        if (names.isEmpty()) continue;
        html += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td><td><i>%3</i></td></tr>")
                    .arg(names.join(QStringLiteral(", ")), actions.text(what).remove(u'&').toHtmlEscaped(),
                         actions.hint(what).toHtmlEscaped());
    }
    html += QStringLiteral("</table>");
    const QString mouse =
        tr("On the ensemble: click a server, link or message to look at it; right-click for what can be done to it; drag "
           "across links to cut them; draw a loop around servers to split them off; drag a server to move it; the wheel "
           "zooms. Tab goes from server to server, Enter selects, the menu key opens the menu.");
    html += QStringLiteral("<h3>%1</h3><p>%2</p>").arg(tr("Mouse"), mouse);
    browser->setHtml(html);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(browser);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 36);
}

}  // namespace zabscope
