// SPDX-License-Identifier: GPL-3.0-or-later
/// The bar above the ensemble in which the program speaks: it steals no keyboard and stops nothing.
#pragma once

#include <QFrame>
#include <QTimer>
#include <functional>

#include "views/theme.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace zabscope {

class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Weight : std::uint8_t { hint, trouble };
    struct Offer {
        QString text;
        std::function<void()> action;
    };

    explicit MessageBar(QWidget* parent = nullptr);
    /// From now on it lies at the foot of that widget, over what is there: nothing moves under the mouse when it comes or
    /// goes.
    void lieOver(QWidget& place);
    /// Says one line; a hint goes away by itself, trouble stays until it is closed or something else is said.
    void say(const QString& line, Weight weight, const std::vector<Offer>& offers = {});
    /// When the language changes while the line that was just said is shown, this says it again.
    void sayAgainBy(std::function<void()> again) { m_again = std::move(again); }
    /// The line that is said goes on in other words; what is offered stays. Nothing if it was closed.
    void goOn(const QString& line);
    /// Asks for one line. Enter calls `take`, which returns what is wrong with it, or nothing when it is content.
    void ask(const QString& question, const QString& first, std::function<QString(const QString&)> take);
    QString line() const;
    void setTheme(const Theme& theme);
    void retranslate();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void clear();
    void paintWeight();
    void takePlace();

    QLabel* m_label;
    QLineEdit* m_edit;
    QHBoxLayout* m_offers;
    QToolButton* m_close;
    QTimer m_timer;
    Theme m_theme;
    Weight m_weight = Weight::hint;
    std::function<QString(const QString&)> m_take;
    std::function<void()> m_again;
};

}  // namespace zabscope
