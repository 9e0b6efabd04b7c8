// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/top_bar.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <cmath>

#include "core/catalog.h"

namespace zabscope {
namespace {

constexpr std::string_view articleProtocol = "folk";
const std::string kinderReading = "silence_elects";
constexpr int speedSteps = 60;  // from 1/1000 to 1000, in tenths of a power of ten

double speedOf(int step) { return std::pow(10.0, step / 10.0 - 3.0); }
int stepOf(double speed) { return static_cast<int>(std::lround((std::log10(speed) + 3.0) * 10.0)); }

/// The title of a scenario inside the program, in the present language.
QString titleOf(const QString& resource) {
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly)) return resource;
    const auto parsed = parseScenario(file.readAll().toStdString(), resource.toStdString());
    const auto* scenario = std::get_if<Scenario>(&parsed);
    const std::string title = scenario ? scenario->titleIn(QLocale().name().toStdString()) : std::string();
    return title.empty() ? QFileInfo(resource).baseName() : QString::fromStdString(title);
}

}  // namespace

TopBar::TopBar(Actions& actions, QWidget* parent) : QToolBar(parent), m_actions(actions) {
    setObjectName(QStringLiteral("tools"));
    setMovable(false);
    m_scenario = new QToolButton;
    m_scenario->setPopupMode(QToolButton::InstantPopup);
    m_scenario->setMenu(new QMenu(m_scenario));
    m_scenario->menu()->setToolTipsVisible(true);
    addWidget(m_scenario);
    m_protocol = new QComboBox;
    for (const Protocol& protocol : protocols()) {
        m_readings.push_back({std::string{protocol.name}, {}});
        // To the letter the article's protocol never has a leader; so that there is more to see, its kinder reading,
        // too.
        if (protocol.name == articleProtocol) m_readings.push_back({std::string{protocol.name}, {kinderReading}});
    }
    for (std::size_t i = 0; i < m_readings.size(); ++i) m_protocol->addItem(QString());
    m_protocol->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_protocol, &QComboBox::activated, this,
            [this](int index) { Q_EMIT protocolChosen(m_readings[static_cast<std::size_t>(index)]); });
    addWidget(m_protocol);
    m_servers = new QComboBox;
    for (const int count : {1, 2, 3, 4, 5, 6, 7, 9, 13, 25, 51, 101}) m_servers->addItem(QString(), count);
    connect(m_servers, &QComboBox::activated, this,
            [this](int index) { Q_EMIT serversChosen(m_servers->itemData(index).toInt()); });
    addWidget(m_servers);
    addSeparator();
    for (const Do what :
         {Do::rewind, Do::previousInteresting, Do::stepBack, Do::play, Do::stepForward, Do::nextInteresting})
        addAction(actions[what]);
    m_speed = new QSlider(Qt::Horizontal);
    m_speed->setRange(0, speedSteps);
    m_speed->setMaximumWidth(fontMetrics().averageCharWidth() * 22);
    // The arrow keys belong to time; the slider is moved by the mouse, and by Up and Down from everywhere.
    m_speed->setFocusPolicy(Qt::TabFocus);
    connect(m_speed, &QSlider::valueChanged, this, [this](int step) { Q_EMIT speedChosen(speedOf(step)); });
    addAction(actions[Do::guided]);
    addWidget(m_speed);
    addAction(actions[Do::express]);
    addAction(actions[Do::live]);
    addSeparator();
    for (const Do what : {Do::killLeader, Do::partition, Do::heal, Do::write}) addAction(actions[what]);
    addSeparator();
    for (const Do what : {Do::undo, Do::redo, Do::fork}) addAction(actions[what]);
    m_branch = new QComboBox;
    m_branch->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_branch, &QComboBox::activated, this, [this](int index) { Q_EMIT branchChosen(index); });
    addWidget(m_branch);
    addSeparator();
    m_look = new QToolButton;
    m_look->setPopupMode(QToolButton::InstantPopup);
    m_look->setMenu(new QMenu(m_look));
    for (const Do what : {Do::english, Do::chinese}) m_look->menu()->addAction(actions[what]);
    m_look->menu()->addSeparator();
    for (const Do what : {Do::themeLight, Do::themeDark, Do::themeContrast}) m_look->menu()->addAction(actions[what]);
    m_look->menu()->addSeparator();
    for (const Do what : {Do::densityFocus, Do::densityContext, Do::densityAll})
        m_look->menu()->addAction(actions[what]);
    m_look->menu()->addSeparator();
    m_look->menu()->addAction(actions[Do::legend]);
    addWidget(m_look);
    addAction(actions[Do::presenter]);
    // Who chooses by mouse goes on with Space and the arrows for time.
    for (QComboBox* each : {m_protocol, m_servers, m_branch}) each->setFocusPolicy(Qt::TabFocus);
    retranslate();
}

void TopBar::retranslate() {
    setWindowTitle(tr("Tools"));
    m_scenario->setText(tr("Scenario"));
    m_scenario->setToolTip(tr("Choose what to look at"));
    m_protocol->setToolTip(tr("The protocol that the servers speak: another one begins the scenario anew"));
    for (std::size_t i = 0; i < m_readings.size(); ++i)
        m_protocol->setItemText(static_cast<int>(i), wordsOf(m_readings[i]));
    m_protocol->setAccessibleName(tr("Protocol"));
    m_servers->setToolTip(tr("Begin with so many servers, all started at once"));
    m_servers->setAccessibleName(tr("Number of servers"));
    for (int i = 0; i < m_servers->count(); ++i)
        m_servers->setItemText(i, tr("%n server(s)", nullptr, m_servers->itemData(i).toInt()));
    m_speed->setToolTip(tr("Speed, from a thousandth of real time to a thousand times as fast"));
    m_speed->setAccessibleName(tr("Speed"));
    m_branch->setToolTip(tr("Branches: what happened when you acted in the past"));
    m_branch->setAccessibleName(tr("Branch"));
    m_look->setText(tr("Look"));
    m_look->setToolTip(tr("Language, colours, how much is shown"));
    m_branchesShown = 0;
    fillScenarios();
}

void TopBar::fillScenarios() {
    QMenu* menu = m_scenario->menu();
    menu->clear();
    const auto fill = [this](QMenu* into, const QString& folder, const QString& first) {
        QStringList files;
        for (QDirIterator it(folder, {QStringLiteral("*.zab")}, QDir::Files); it.hasNext();) files << it.next();
        files.sort();
        if (files.removeOne(first)) files.prepend(first);
        for (const QString& file : files) {
            into->addAction(titleOf(file), this, [this, file] { Q_EMIT scenarioChosen(file); });
        }
    };
    fill(menu, QStringLiteral(":/scenarios"), QStringLiteral(":/scenarios/demonstration.zab"));
    menu->addSeparator();
    fill(menu->addMenu(tr("Deliberate faults of the protocol")), QStringLiteral(":/scenarios/variants"), QString());
    fill(menu->addMenu(tr("The election as an article tells it")), QStringLiteral(":/scenarios/folk"),
         QStringLiteral(":/scenarios/folk/no_first_leader.zab"));
    menu->addSeparator();
    menu->addAction(m_actions[Do::open]);
}

void TopBar::show(const Session& session) {
    const Playhead& playhead = session.playhead();
    m_actions.mark(Do::play, playhead.isPlaying());
    m_actions.mark(Do::guided, playhead.pace() == Pace::guided);
    m_actions.mark(Do::express, playhead.pace() == Pace::express);
    m_actions[Do::live]->setEnabled(!playhead.isLive());
    m_actions[Do::undo]->setEnabled(session.canUndo());
    m_actions[Do::redo]->setEnabled(session.canRedo());
    m_actions[Do::stopSeeking]->setEnabled(session.isSeeking());
    const QSignalBlocker quiet(m_speed);
    m_speed->setValue(stepOf(playhead.speed()));
    showEnsemble(*session.ensemble());
    fillBranches(session);
}

QString TopBar::wordsOf(const ProtocolReading& reading) {
    if (reading.protocol == defaultProtocol().name) return tr("Zab, as ZooKeeper");
    if (reading.protocol != articleProtocol) return QString::fromStdString(reading.protocol);
    return reading.variants.empty() ? tr("The article, to the letter") : tr("The article, read kindly");
}

void TopBar::showEnsemble(const Ensemble& ensemble) {
    showServers(ensemble.members.size());
    showProtocol(ensemble);
}

void TopBar::showProtocol(const Ensemble& ensemble) {
    int shown = m_protocol->findText(QString());
    for (std::size_t i = 0; i < m_readings.size(); ++i) {
        const bool kind = !m_readings[i].variants.empty();
        const bool fits = !kind || ensemble.variants.contains(kinderReading);
        if (m_readings[i].protocol == ensemble.protocol && fits) shown = static_cast<int>(i);
    }
    if (shown != m_protocol->currentIndex()) m_protocol->setCurrentIndex(shown);
}

void TopBar::chooseNextProtocol() {
    const std::size_t next = static_cast<std::size_t>(m_protocol->currentIndex() + 1) % m_readings.size();
    Q_EMIT protocolChosen(m_readings[next]);
}

void TopBar::showServers(std::size_t servers) {
    const int index = m_servers->findData(static_cast<int>(servers));
    // A scenario may have as many as the list has not.
    if (index < 0) m_servers->setPlaceholderText(tr("%n server(s)", nullptr, static_cast<int>(servers)));
    if (index != m_servers->currentIndex()) m_servers->setCurrentIndex(index);
}

void TopBar::nameBranches(std::span<const BranchLine> branches) {
    m_branchesShown = branches.size();
    m_branch->clear();
    for (const BranchLine& branch : branches) {
        const QString name = QString::fromStdString(branch.name);
        m_branch->addItem(
            branch.parent < 0
                ? tr("branch %1").arg(name)
                : tr("branch %1 (from %2)")
                      .arg(name, QString::fromStdString(branches[static_cast<std::size_t>(branch.parent)].name)));
    }
}

void TopBar::showBranches(const Recording& recording) {
    if (recording.branches.size() != m_branchesShown) nameBranches(recording.branches);
    m_branch->setCurrentIndex(recording.branch);
}

void TopBar::fillBranches(const Session& session) {
    const auto& all = session.branches().all();
    if (all.size() != m_branchesShown) {
        std::vector<BranchLine> lines;
        for (const SessionBranch& branch : all) lines.push_back({branch.name, branch.parent, branch.fork, branch.end});
        nameBranches(lines);
    }
    if (m_branch->currentIndex() != session.branches().current())
        m_branch->setCurrentIndex(session.branches().current());
}

}  // namespace zabscope
