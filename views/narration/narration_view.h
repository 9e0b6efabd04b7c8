// SPDX-License-Identifier: GPL-3.0-or-later
/// What happens and why, in sentences: the present moment as a caption, and below it the story so far or a chain of
/// causes.
#pragma once

#include <QTimer>

#include "views/narration/line_model.h"
#include "views/narration/story_shelf.h"
#include "views/view.h"

class QLabel;
class QListView;
class QMenu;
class QToolButton;

namespace zabscope {

class NarrationView : public View {
    Q_OBJECT

public:
    explicit NarrationView(QWidget* parent = nullptr);
    QString title() const override;
    QString purpose() const override;
    QSize sizeHint() const override;

    /// The event whose causes are shown; noEvent while the story is.
    EventId explainedEvent() const { return m_explained; }
    /// All that is shown, for the clipboard.
    QString plainText() const;

Q_SIGNALS:
    /// A person wants to read the lesson of this name.
    void lessonWanted(const QString& lesson);

public Q_SLOTS:
    /// Shows why this happened, step by step, until it is closed. noEvent closes it.
    void explain(zabscope::EventId event);

protected:
    void frameChanged(const Frame& before) override;
    void themeChanged() override;
    void retranslate() override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLayout();
    void connectAll();
    void refresh();
    void goToEnd();
    void showCaption();
    void showHead();
    std::vector<Line> storyLines();
    /// A presenter's audience cannot scroll: only lines that fit are left.
    void leaveWhatFits();
    void readOn();
    std::vector<Line> reasonLines() const;
    void fitLabels();
    void setMetrics();
    void choose(const QModelIndex& index, bool jump);
    void openMenu(const QPoint& at);
    void addBackground(QMenu& menu, const Event& event);
    void addTo(std::vector<Line>& lines, Line line, Instant at, Instant& before) const;

    StoryShelf m_shelf;
    QTimer m_more;  // looks further back as long as something has to be read
    LineModel* m_model;
    LineDelegate* m_delegate;
    QLabel* m_caption;
    QLabel* m_standing;
    QLabel* m_head;
    QToolButton* m_close;
    QToolButton* m_copy;
    QListView* m_list;
    EventId m_explained = noEvent;
    Density m_shownDensity = Density::context;
    int m_shownBranch = -1;
    bool m_alarm = false;
};

}  // namespace zabscope
