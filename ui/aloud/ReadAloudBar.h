// Shown below the window while something is read aloud. GUI thread only.
#pragma once

#include <QToolBar>

namespace broadsheet {

class ReadAloudBar final : public QToolBar
{
    Q_OBJECT

public:
    explicit ReadAloudBar(QWidget *parent);

    void showPaused(bool paused);

Q_SIGNALS:
    void pauseRequested(); // or to go on
    void stopRequested();

private:
    QAction *m_pause;
};

} // namespace broadsheet
