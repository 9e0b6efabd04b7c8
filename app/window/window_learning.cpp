// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: what is there to learn by: other protocols, misconceptions.
#include "app/under_protocol.h"
#include "app/window/main_window.h"
#include "app/window/misconceptions_sheet.h"

namespace zabscope {

void MainWindow::beginUnder(const ProtocolReading& reading) {
    begin(underProtocol(m_session.scenario(), reading.protocol, reading.variants));
    m_session.playhead().setPlaying(true);
}

void MainWindow::showMisconceptions() {
    if (!m_misconceptions) {
        m_misconceptions = new MisconceptionsSheet(this);
        connect(m_misconceptions, &MisconceptionsSheet::tried, this, [this](const learn::Misconception& misconception) {
            begin(learn::scenarioOf(misconception));
            m_session.playhead().setPlaying(true);
        });
    }
    m_misconceptions->show();
    m_misconceptions->raise();
    m_misconceptions->activateWindow();
}

}  // namespace zabscope
