// SPDX-License-Identifier: GPL-3.0-or-later
/// What a person can choose for an export: the part of the run, and how pictures and films look.
#pragma once

#include <QWidget>
#include <functional>
#include <utility>
#include <vector>

#include "app/export/formats.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace zabscope {

/// The words of a label without the key that leads to it: what a screen reader says.
QString wordsOf(const QString& label);

class ExportChoices : public QWidget {
    Q_OBJECT

public:
    using Titles = std::vector<std::pair<QString, QString>>;  ///< names of views, and their titles

    ExportChoices(Titles views, const PictureChoice& first, QWidget* parent = nullptr);

    /// Shows what counts for this format.
    void setFormat(const Format& format);
    /// What "now" means: the instant that the window shows.
    void setNow(std::function<Instant()> now) { m_now = std::move(now); }
    PictureChoice picture() const;
    /// Reads what was written in the fields; what is wrong, in one line, or nothing.
    QString read(const Timeline& timeline, Excerpt& excerpt, PictureChoice& picture) const;

Q_SIGNALS:
    void changed();

private:
    QLineEdit* addInstant(const QString& label, const QString& hint);
    QComboBox* addCombo(const QString& label);
    void fill(const Titles& views, const PictureChoice& first);
    void show(QWidget* field, bool shown);

    QFormLayout* m_form;
    QLineEdit* m_from;
    QLineEdit* m_until;
    QLineEdit* m_at;
    QComboBox* m_view;
    QComboBox* m_size;
    QComboBox* m_theme;
    QComboBox* m_language;
    QComboBox* m_speed;
    QSpinBox* m_rate;
    QCheckBox* m_captions;
    std::function<Instant()> m_now;
};

}  // namespace zabscope
