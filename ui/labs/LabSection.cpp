#include "labs/LabSection.h"

#include "controls/PlainLabel.h"
#include "labs/CommentBox.h"
#include "labs/LabEntry.h"
#include "labs/LabTexts.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxShown = 50; // tags, comments and stars on a paper: the newest

PlainLabel *faintLabel(const QWidget &parent)
{
    auto *label = new PlainLabel;
    label->setWordWrap(true);
    label->setPalette(faintPalette(parent.palette()));
    label->hide();
    return label;
}

} // namespace

LabSection::LabSection(QWidget *parent)
    : QWidget(parent), m_heading(new PlainLabel), m_state(faintLabel(*this)),
      m_stars(faintLabel(*this)), m_entries(new QVBoxLayout), m_comment(new CommentBox),
      m_tag(new QLineEdit)
{
    QFont bold = m_heading->font();
    bold.setWeight(QFont::DemiBold);
    m_heading->setFont(bold);
    m_heading->setPalette(faintPalette(palette()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_heading);
    layout->addWidget(m_state);
    layout->addWidget(m_stars);
    m_entries->setSpacing(10);
    layout->setSpacing(8);
    layout->addLayout(m_entries);
    layout->addWidget(m_comment);
    layout->addWidget(m_tag);
    addOwnFields();
}

void LabSection::addOwnFields()
{
    m_tag->setMaxLength(100);
    connect(m_tag, &QLineEdit::returnPressed, this, [this] {
        LabMark mark = own(LabMarkKind::Tag);
        mark.tag = m_tag->text().simplified();
        m_tag->clear();
        if (!mark.tag.isEmpty())
            Q_EMIT shareRequested(mark);
    });
    connect(m_comment, &CommentBox::left, this, &LabSection::left);
    connect(m_comment, &CommentBox::written, this, [this](const QString &comment) {
        LabMark mark = own(LabMarkKind::Comment);
        mark.comment = comment;
        if (comment.isEmpty())
            Q_EMIT withdrawRequested(mark);
        else
            Q_EMIT shareRequested(mark);
    });
}

LabMark LabSection::own(LabMarkKind kind) const
{
    return {.kind = kind, .paper = m_paper, .title = {}, .space = m_space.number};
}

void LabSection::setSpace(const LabSpace &space)
{
    m_space = space;
    const QString title = shownLine(space.title);
    m_heading->setText(tr("Shared in %1").arg(title));
    setAccessibleName(m_heading->text());
    m_comment->setSpace(title, othersText(space));
    m_tag->setAccessibleName(tr("Your tag for %1").arg(title));
    m_tag->setPlaceholderText(tr("Share a tag with %1…").arg(othersText(space)));
}

void LabSection::setState(const QString &text)
{
    m_state->setText(text);
    m_state->setHidden(text.isEmpty());
}

void LabSection::setPaper(const QString &paper)
{
    if (std::exchange(m_paper, paper) == paper)
        return;
    m_tag->clear();
    setMarks({});
}

void LabSection::setMarks(const QList<LabMark> &marks)
{
    m_marks = marks;
    fill();
}

void LabSection::fill()
{
    while (QLayoutItem *item = m_entries->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be emitting a signal
        }
        delete item;
    }
    QStringList stars;
    LabMark comment;
    for (const LabMark &mark : std::as_const(m_marks)) {
        if (mark.kind == LabMarkKind::Star && stars.size() < maxShown)
            stars.append(whoAndWhen(m_space, mark));
        if (mark.kind == LabMarkKind::Comment && mark.isOwn)
            comment = mark;
    }
    m_stars->setText(tr("Starred: %1").arg(stars.join(u" · "_s)));
    m_stars->setHidden(stars.isEmpty());
    addEntries(LabMarkKind::Tag);
    addEntries(LabMarkKind::Comment);
    m_comment->setComment(m_paper, comment.comment,
                          comment.comment.isEmpty() ? QString() : whoAndWhen(m_space, comment));
}

// The reader's own comment is in its field.
void LabSection::addEntries(LabMarkKind kind)
{
    QList<LabMark> shown;
    for (const LabMark &mark : std::as_const(m_marks))
        if (mark.kind == kind && !(kind == LabMarkKind::Comment && mark.isOwn))
            shown.append(mark);
    const qsizetype older = std::max<qsizetype>(shown.size() - maxShown, 0);
    if (older > 0) {
        PlainLabel *label = faintLabel(*this);
        label->setText(kind == LabMarkKind::Tag
                           ? tr("%Ln older tags are not shown.", nullptr, int(older))
                           : tr("%Ln older comments are not shown.", nullptr, int(older)));
        m_entries->addWidget(label);
        label->show();
    }
    for (const LabMark &mark : shown.sliced(older)) {
        auto *entry = new LabEntry(m_space, mark);
        connect(entry, &LabEntry::withdrawRequested, this,
                [this, mark] { Q_EMIT withdrawRequested(mark); });
        m_entries->addWidget(entry);
    }
}

} // namespace broadsheet
