// SPDX-License-Identifier: GPL-3.0-or-later
/// Everything about one thing: what a server knows field by field, or what is in a message, down to its bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "views/inspector/sheet.h"
#include "views/view.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QModelIndex;
class QPushButton;
class QToolButton;
class QTreeView;

namespace zabscope {

class ByteDump;
class RowDelegate;
class SheetModel;

class InspectorView : public View {
    Q_OBJECT

public:
    explicit InspectorView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;

    /// What is shown: the selection, unless something is pinned; with nothing selected the leader, or the first server.
    Selection subject() const;
    /// All that is shown, for the clipboard.
    QString plainText() const;

protected:
    void frameChanged(const Frame& before) override;
    void themeChanged() override;
    void retranslate() override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    EventId originOfRow(const SheetRow* row) const;
    void explainRow();
    void openRowMenu(const QPoint& at);
    void buildBar();
    void buildTree();
    void connectAll();
    void refresh();
    void showNodes();
    void showHead(const Sheet& sheet);
    void explainCurrentRow();
    void openSections();
    void spanRows(const QModelIndex& section, int first, int last);
    void chooseNode(int index);
    void setPinned(bool pinned);
    void fillCommands();
    void goToRow();
    void pointAtByte(std::int64_t byte);
    void setMetrics();
    void setNameWidth();
    void setLow(bool low);
    bool hasLines(int count) const;
    void shareRoom(const Sheet& sheet);

    QHBoxLayout* m_bar;
    QHBoxLayout* m_buttons;
    SheetModel* m_model;
    QComboBox* m_nodes;
    QToolButton* m_pin;
    QToolButton* m_commands;
    QToolButton* m_copy;
    QLabel* m_heading;
    QLabel* m_subheading;
    QTreeView* m_tree;
    RowDelegate* m_delegate;
    ByteDump* m_dump;
    QLabel* m_explanation;
    QPushButton* m_why;
    QPushButton* m_goThere;
    std::vector<NodeId> m_listed;         // the nodes in the combo box
    std::optional<Selection> m_pinned;
    std::set<std::uint64_t> m_collapsed;  // sections that a person has closed
    bool m_resetting = false;
    bool m_low = false;           // there is little height
    bool m_copyMadeRoom = false;  // hidden because of that
};

}  // namespace zabscope
