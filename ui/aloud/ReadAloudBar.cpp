#include "aloud/ReadAloudBar.h"

#include "controls/PlainLabel.h"
#include "papers/SafeText.h"

#include <QAction>

namespace broadsheet {

ReadAloudBar::ReadAloudBar(QWidget *parent) : QToolBar(parent)
{
    setWindowTitle(tr("Reading aloud"));
    setObjectName(QStringLiteral("readAloud"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *label = new PlainLabel(tr("Reading aloud"));
    label->setContentsMargins(8, 0, 12, 0);
    addWidget(label);
    m_pause = addAction(tr("Pause"), this, &ReadAloudBar::pauseRequested);
    QAction *stop = addAction(tr("Stop"), this, &ReadAloudBar::stopRequested);
    stop->setToolTip(literalToolTip(tr("Stop reading aloud")));
}

void ReadAloudBar::showPaused(bool paused)
{
    m_pause->setText(paused ? tr("Go on") : tr("Pause"));
    m_pause->setToolTip(
        literalToolTip(paused ? tr("Go on reading aloud") : tr("Pause reading aloud")));
}

} // namespace broadsheet
