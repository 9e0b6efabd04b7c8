// SPDX-License-Identifier: GPL-3.0-or-later
/// What a screen reader sees of another program: a node of its accessible tree, asked for over D-Bus (AT-SPI 2).
#pragma once

#include <QDBusConnection>
#include <QRect>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace zabscope {

class Accessible {
public:
    /// The top of the tree: its children are the programs on the bus.
    static Accessible desktop(const QDBusConnection& bus);

    QString name() const { return property(QStringLiteral("Name")); }
    QString description() const { return property(QStringLiteral("Description")); }
    QString role() const;
    /// Whether a person can see it now.
    bool isShowing() const;
    bool isFocused() const;
    bool isChecked() const;
    QRect place() const;  ///< on the screen
    std::vector<Accessible> children() const;
    std::optional<Accessible> cell(int row, int column) const;  ///< of a table
    /// Does the first of its actions. False if it has none.
    bool press() const;

    /// The first node below, in reading order, for which it holds. Looks into at most `mostChildren` of each node.
    std::optional<Accessible> find(const std::function<bool(const Accessible&)>& holds) const;
    std::optional<Accessible> find(const QString& role, const QString& name) const;
    /// Visits the node and all below that are showing.
    void visit(const std::function<void(const Accessible&)>& each) const;

private:
    static constexpr std::size_t mostChildren = 40;

    Accessible(const QDBusConnection& bus, QString service, QString path)
        : m_bus(bus), m_service(std::move(service)), m_path(std::move(path)) {}
    QString property(const QString& name) const;
    QVariantList call(const QString& interface, const QString& method, const QVariantList& arguments = {}) const;
    bool hasState(int bit) const;
    bool hasRows() const;

    QDBusConnection m_bus;
    QString m_service;
    QString m_path;
};

}  // namespace zabscope
