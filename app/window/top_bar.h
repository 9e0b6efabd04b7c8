// SPDX-License-Identifier: GPL-3.0-or-later
/// The tool bar: which scenario, protocol and how many servers; time; branches; language and theme.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolBar>
#include <QToolButton>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/window/actions.h"

namespace zabscope {

/// A protocol, and how it is read where it leaves something open.
struct ProtocolReading {
    std::string protocol;
    std::set<std::string> variants;
};

class TopBar : public QToolBar {
    Q_OBJECT

public:
    TopBar(Actions& actions, QWidget* parent);
    void show(const Session& session);
    /// How many servers there are, and what they speak.
    void showEnsemble(const Ensemble& ensemble);
    void showBranches(const Recording& recording);
    void retranslate();
    /// As if a person had chosen the next protocol.
    void chooseNextProtocol();

Q_SIGNALS:
    /// A scenario of the program's own: its place in the resources.
    void scenarioChosen(const QString& resource);
    void serversChosen(int servers);
    void speedChosen(double speed);
    void branchChosen(int branch);
    void protocolChosen(const zabscope::ProtocolReading& reading);

private:
    void fillScenarios();
    void fillBranches(const Session& session);
    void nameBranches(std::span<const BranchLine> branches);
    void showServers(std::size_t servers);
    void showProtocol(const Ensemble& ensemble);
    static QString wordsOf(const ProtocolReading& reading);

    Actions& m_actions;
    QToolButton* m_scenario;
    QComboBox* m_protocol;
    std::vector<ProtocolReading> m_readings;  ///< one for each entry
    QComboBox* m_servers;
    QSlider* m_speed;
    QComboBox* m_branch;
    QToolButton* m_look;
    std::size_t m_branchesShown = 0;
};

}  // namespace zabscope
