// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/accessible.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace zabscope {
namespace {

/// Cells and rows are many and say nothing new: of these only the first few are looked at.
constexpr std::size_t mostRows = 8;
constexpr int patience = 10'000;  // milliseconds for an answer
// Numbers of states, from AtspiStateType.
constexpr int stateChecked = 4;
constexpr int stateFocused = 12;
constexpr int stateShowing = 25;

const QString accessible = QStringLiteral("org.a11y.atspi.Accessible");

}  // namespace

Accessible Accessible::desktop(const QDBusConnection& bus) {
    return {bus, QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("/org/a11y/atspi/accessible/root")};
}

QVariantList Accessible::call(const QString& interface, const QString& method, const QVariantList& arguments) const {
    QDBusMessage question = QDBusMessage::createMethodCall(m_service, m_path, interface, method);
    question.setArguments(arguments);
    const QDBusMessage answer = m_bus.call(question, QDBus::Block, patience);
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments() : QVariantList();
}

QString Accessible::property(const QString& name) const {
    const QVariantList answer =
        call(QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"), {accessible, name});
    return answer.isEmpty() ? QString() : answer.first().value<QDBusVariant>().variant().toString();
}

QString Accessible::role() const {
    const QVariantList answer = call(accessible, QStringLiteral("GetRoleName"));
    return answer.isEmpty() ? QString() : answer.first().toString();
}

bool Accessible::hasState(int bit) const {
    const QVariantList answer = call(accessible, QStringLiteral("GetState"));
    if (answer.isEmpty()) return false;
    const auto words = qdbus_cast<QList<uint>>(answer.first());
    return bit / 32 < words.size() && (words[bit / 32] >> (bit % 32) & 1) != 0;
}

bool Accessible::hasRows() const {
    const QString what = role();
    return what == "table" || what == "tree" || what == "list" || what == "combo box";
}

bool Accessible::isShowing() const { return hasState(stateShowing); }
bool Accessible::isFocused() const { return hasState(stateFocused); }
bool Accessible::isChecked() const { return hasState(stateChecked); }

QRect Accessible::place() const {
    const QVariantList answer =
        call(QStringLiteral("org.a11y.atspi.Component"), QStringLiteral("GetExtents"), {QVariant::fromValue(0U)});
    if (answer.isEmpty()) return {};
    const auto argument = answer.first().value<QDBusArgument>();
    int x = 0, y = 0, width = 0, height = 0;
    argument.beginStructure();
    argument >> x >> y >> width >> height;
    argument.endStructure();
    return {x, y, width, height};
}

std::vector<Accessible> Accessible::children() const {
    std::vector<Accessible> nodes;
    const QVariantList answer = call(accessible, QStringLiteral("GetChildren"));
    if (answer.isEmpty()) return nodes;
    const auto argument = answer.first().value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        QString service;
        QDBusObjectPath path;
        argument.beginStructure();
        argument >> service >> path;
        argument.endStructure();
        if (!path.path().endsWith(QStringLiteral("/null"))) nodes.push_back({m_bus, service, path.path()});
    }
    argument.endArray();
    return nodes;
}

std::optional<Accessible> Accessible::cell(int row, int column) const {
    const QVariantList answer =
        call(QStringLiteral("org.a11y.atspi.Table"), QStringLiteral("GetAccessibleAt"), {row, column});
    if (answer.isEmpty()) return std::nullopt;
    const auto argument = answer.first().value<QDBusArgument>();
    QString service;
    QDBusObjectPath path;
    argument.beginStructure();
    argument >> service >> path;
    argument.endStructure();
    if (path.path().endsWith(QStringLiteral("/null"))) return std::nullopt;
    return Accessible(m_bus, service, path.path());
}

bool Accessible::press() const {
    const QVariantList answer =
        call(QStringLiteral("org.a11y.atspi.Action"), QStringLiteral("DoAction"), {QVariant::fromValue(0)});
    return !answer.isEmpty() && answer.first().toBool();
}

std::optional<Accessible> Accessible::find(const std::function<bool(const Accessible&)>& holds) const {
    if (holds(*this)) return *this;
    std::size_t seen = 0;
    const std::size_t most = hasRows() ? mostRows : mostChildren;
    for (const Accessible& child : children()) {
        if (++seen > most) break;
        if (auto found = child.find(holds)) return found;
    }
    return std::nullopt;
}

std::optional<Accessible> Accessible::find(const QString& role, const QString& name) const {
    return find([&](const Accessible& node) { return node.name() == name && node.role() == role; });
}

void Accessible::visit(const std::function<void(const Accessible&)>& each) const {
    each(*this);
    std::size_t seen = 0;
    const std::size_t most = hasRows() ? mostRows : mostChildren;
    for (const Accessible& child : children()) {
        if (++seen > most) break;
        if (child.isShowing()) child.visit(each);
    }
}

}  // namespace zabscope
