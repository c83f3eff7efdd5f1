#include "controls/PlainText.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>

namespace broadsheet {

PlainText::PlainText(QObject *parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool PlainText::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish)
        if (auto *label = qobject_cast<QLabel *>(watched))
            label->setTextFormat(Qt::PlainText);
    return false;
}

} // namespace broadsheet
