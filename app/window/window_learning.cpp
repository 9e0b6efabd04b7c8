// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: what is there to learn by: other protocols, misconceptions, the glossary.
#include <QApplication>

#include "app/under_protocol.h"
#include "app/window/glossary_sheet.h"
#include "app/window/lesson_sheet.h"
#include "app/window/main_window.h"
#include "app/window/misconceptions_sheet.h"
#include "app/window/prediction_sheet.h"
#include "app/window/term_tips.h"
#include "views/narration/narration_view.h"

namespace zabscope {

void MainWindow::beginUnder(const ProtocolReading& reading) {
    begin(underProtocol(m_session.scenario(), reading.protocol, reading.variants));
    m_session.playhead().setPlaying(true);
}

void MainWindow::showMisconceptions() {
    if (!m_misconceptions) {
        m_misconceptions = new MisconceptionsSheet(this);
        connect(m_misconceptions, &MisconceptionsSheet::tried, this, [this](const learn::Misconception& misconception) {
            m_misconceptions->hide();  // it would cover what it speaks of
            begin(learn::scenarioOf(misconception));
            m_session.playhead().setPlaying(true);
            tellTried();
        });
        connect(m_misconceptions, &MisconceptionsSheet::termWanted, this, &MainWindow::showGlossary);
        m_terms->watch(*m_misconceptions);
    }
    m_misconceptions->show();
    m_misconceptions->raise();
    m_misconceptions->activateWindow();
}

void MainWindow::tellTried() {
    m_messages->say(tr("The run of the misconception plays."), MessageBar::Weight::hint,
                    {{tr("What to look at"), [this] { showMisconceptions(); }}});
    m_messages->sayAgainBy([this] { tellTried(); });
}

// Wherever terms are read, they are explained in the same way.
void MainWindow::makeTerms() {
    m_terms = new TermTips(this);
    for (const char* name : {"narration", "inspector"}) m_terms->watch(*view(name));
    m_terms->watch(*m_challenges);
    m_terms->watch(*m_predictionSheet);
    m_terms->watch(*m_lessonSheet);
    connect(m_challenges, &learn::ChallengePanel::termWanted, this, &MainWindow::showGlossary);
}

void MainWindow::showGlossary(const QString& key) {
    QString text = m_terms->textAt(QApplication::focusWidget());
    if (const auto* narration = qobject_cast<const NarrationView*>(view("narration")); text.isEmpty() && narration)
        text = narration->plainText();
    std::vector<const learn::Term*> first;
    for (const learn::TermUse& use : m_terms->finder().usesIn(text)) first.push_back(use.term);
    if (!m_glossary) m_glossary = new GlossarySheet(this);
    m_glossary->begin(first, m_terms->language());
    if (!key.isEmpty()) m_glossary->choose(key.toStdString());
    m_glossary->show();
    m_glossary->raise();
    m_glossary->activateWindow();
}

}  // namespace zabscope
