// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/command_line.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

#include "core/trace/scenario.h"
#include "core/zab/message_text.h"
#include "views/wording.h"

namespace zabscope {
namespace {

/// Completes the word that is being typed, not the line.
class WordCompleter : public QCompleter {
public:
    explicit WordCompleter(QLineEdit* line) : QCompleter(line), m_line(line) {
        setCaseSensitivity(Qt::CaseInsensitive);
        setModel(new QStringListModel(this));
    }
    void setWords(const QStringList& words) { static_cast<QStringListModel*>(model())->setStringList(words); }
    QString pathFromIndex(const QModelIndex& index) const override {
        const QString text = m_line->text();
        return text.left(text.lastIndexOf(u' ') + 1) + QCompleter::pathFromIndex(index);
    }
    QStringList splitPath(const QString& path) const override {
        return {path.mid(path.lastIndexOf(u' ') + 1)};
    }

private:
    QLineEdit* m_line;
};

QStringList wordsOf(const Ensemble& ensemble) {
    // The words of commands, as resources/help/scenario.md has them.
    QStringList words = QStringLiteral("start restart kill power off freeze thaw wipe timeout slow disk of to fill free "
                                       "corrupt at cut from one way heal partition isolate delay by jitter bandwidth reset "
                                       "hold release deliver drop duplicate reorder write read sync load on stop client "
                                       "message next every leader follower observer all times")
                            .split(u' ');
    for (int kind = 1; kind < 256; ++kind) {
        const QString name = Wording::kind(static_cast<std::uint8_t>(kind));
        if (name != u"?") words << name;
    }
    for (const Member& member : ensemble.members) words << QString::number(member.sid);
    return words;
}

}  // namespace

CommandLine::CommandLine(QWidget* parent) : QLineEdit(parent) {
    setMaxLength(8192);
    setCompleter(new WordCompleter(this));
    connect(this, &QLineEdit::returnPressed, this, &CommandLine::submit);
    connect(this, &QLineEdit::textEdited, this, [this] { Q_EMIT refused({}); });
}

void CommandLine::setEnsemble(std::shared_ptr<const Ensemble> ensemble) {
    if (m_ensemble == ensemble || !ensemble) return;
    m_ensemble = std::move(ensemble);
    static_cast<WordCompleter*>(completer())->setWords(wordsOf(*m_ensemble));
}

void CommandLine::submit() {
    // The completer closes with the same key.
    const QString typed = text().trimmed();
    if (typed.isEmpty() || !m_ensemble) return;
    const auto read = parseCommand(typed.toStdString(), *m_ensemble);
    if (const auto* error = std::get_if<ScenarioError>(&read)) {
        selectAll();
        Q_EMIT refused(Wording::outside(error->message));
        return;
    }
    m_kept = false;
    Q_EMIT refused({});
    Q_EMIT entered(QString::fromStdString(toText(std::get<Command>(read))));
    m_kept ? selectAll() : clear();
}

// No command begins with a blank, so where nothing is typed yet it is the key that lets time run.
bool CommandLine::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && text().isEmpty() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->ignore();
        return false;
    }
    return QLineEdit::event(event);
}

}  // namespace zabscope
