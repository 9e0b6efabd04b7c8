// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/commands_menu.h"

#include <QCoreApplication>

#include "views/wording.h"

namespace zabscope {
namespace {

constexpr int mostMessages = 60;

class CommandsMenu {
    Q_DECLARE_TR_FUNCTIONS(CommandsMenu)

public:
    CommandsMenu(std::function<const Frame&()> frame, CommandSink sink)
        : m_frame(std::move(frame)), m_sink(std::move(sink)) {}

    void fill(QMenu& menu) const {
        addEnsembleActions(menu, m_frame(), m_sink);
        menu.addSeparator();
        for (const Member& member : m_frame().ensemble->members) {
            const NodeId sid = member.sid;
            later(menu, Wording::node(sid), [self = *this, sid](QMenu& to) {
                addServerActions(to, sid, self.m_frame(), self.m_sink);
            });
        }
        menu.addSeparator();
        later(menu, tr("&Links"), [self = *this](QMenu& to) { self.links(to); });
        later(menu, tr("&Messages on their way"), [self = *this](QMenu& to) { self.messages(to); });
    }

private:
    /// A submenu that is filled each time it is opened.
    static void later(QMenu& menu, const QString& title, std::function<void(QMenu&)> fill) {
        QMenu* sub = menu.addMenu(title);
        QObject::connect(sub, &QMenu::aboutToShow, sub, [sub, fill = std::move(fill)] {
            qDeleteAll(sub->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
            sub->clear();
            fill(*sub);
        });
    }
    void links(QMenu& menu) const {
        for (const Member& one : m_frame().ensemble->members) {
            later(menu, tr("From or to %1").arg(Wording::node(one.sid)), [self = *this, sid = one.sid](QMenu& to) {
                for (const Member& other : self.m_frame().ensemble->members) {
                    if (other.sid == sid) continue;
                    later(to, QStringLiteral("%1 – %2").arg(sid).arg(other.sid),
                          [self, sid, end = other.sid](QMenu& last) {
                              addLinkActions(last, sid, end, self.m_frame(), self.m_sink);
                          });
                }
            });
        }
    }
    void messages(QMenu& menu) const {
        int count = 0;
        for (const MessageInFlight& flight : m_frame().state->messages()) {
            if (flight.message == noEvent) continue;
            if (++count > mostMessages) break;
            const QString name = tr("#%1 %2 from %3 to %4")
                                     .arg(flight.message)
                                     .arg(Wording::kind(flight.kind), Wording::shortNode(flight.from),
                                          Wording::shortNode(flight.to));
            later(menu, name, [self = *this, id = flight.message](QMenu& to) {
                addMessageActions(to, id, self.m_frame(), self.m_sink);
            });
        }
        if (count == 0) menu.addAction(tr("none"))->setEnabled(false);
        if (count > mostMessages) menu.addAction(tr("and more"))->setEnabled(false);
    }

    std::function<const Frame&()> m_frame;
    CommandSink m_sink;
};

}  // namespace

void fillCommandsMenu(QMenu& menu, const std::function<const Frame&()>& frame, const CommandSink& sink) {
    qDeleteAll(menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    menu.clear();
    if (frame()) CommandsMenu(frame, sink).fill(menu);
}

}  // namespace zabscope
