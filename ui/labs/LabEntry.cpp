#include "labs/LabEntry.h"

#include "controls/Chip.h"
#include "controls/PlainLabel.h"
#include "labs/LabTexts.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace broadsheet {

namespace {

constexpr qsizetype shortComment = 1500; // characters; the rest is shown on demand

PlainLabel *bodyOf(const QString &comment)
{
    auto *body = new PlainLabel;
    body->setWordWrap(true);
    body->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body->setText(comment.size() > shortComment ? QString(comment.first(shortComment) + u'…')
                                                : comment);
    return body;
}

} // namespace

LabEntry::LabEntry(const LabSpace &space, const LabMark &mark, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout;
    const QString who = whoAndWhen(space, mark);
    if (mark.kind == LabMarkKind::Tag) {
        auto *tag = new Chip(shownLine(mark.tag));
        tag->setRemovable(mark.isOwn);
        tag->setFocusPolicy(mark.isOwn ? Qt::TabFocus : Qt::NoFocus);
        tag->setAccessibleName(mark.isOwn ? tr("Take back the tag %1").arg(shownLine(mark.tag))
                                          : tr("Tag %1, %2").arg(shownLine(mark.tag), who));
        if (mark.isOwn)
            connect(tag, &QAbstractButton::clicked, this, &LabEntry::withdrawRequested);
        row->addWidget(tag);
    }
    auto *said = new PlainLabel(who);
    said->setPalette(faintPalette(palette()));
    row->addWidget(said, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addLayout(row);
    if (mark.kind != LabMarkKind::Comment)
        return;
    PlainLabel *body = bodyOf(mark.comment);
    layout->addWidget(body);
    if (mark.comment.size() <= shortComment)
        return;
    auto *more = new QPushButton(tr("Show all of it"));
    more->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    layout->addWidget(more);
    connect(more, &QPushButton::clicked, body, [body, more, comment = mark.comment] {
        body->QLabel::setTextFormat(Qt::PlainText);
        body->QLabel::setText(safeLines(comment));
        more->hide();
    });
}

} // namespace broadsheet
