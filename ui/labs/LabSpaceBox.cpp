#include "labs/LabSpaceBox.h"

#include "controls/PlainLabel.h"
#include "labs/LabTexts.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace broadsheet {

namespace {

PlainLabel *wrapped(const QString &text = {})
{
    auto *label = new PlainLabel(text);
    label->setWordWrap(true);
    return label;
}

QPushButton *button(const QString &text)
{
    auto *made = new QPushButton(text);
    made->setAutoDefault(false);
    return made;
}

} // namespace

LabSpaceBox::LabSpaceBox(QWidget *parent)
    : QGroupBox(parent), m_members(wrapped()), m_shares(new QCheckBox(tr("Share my stars here"))),
      m_preview(wrapped()), m_papers(new QCheckBox(tr("Share papers here"))), m_missing(wrapped()),
      m_word(new QLineEdit), m_invitation(madeInvitation()), m_leaving(wrapped()),
      m_question(madeQuestion())
{
    m_preview->setPalette(faintPalette(palette()));
    auto *papers =
        wrapped(tr("One member fetches what Hugging Face and arXiv list, and all have "
                   "it. What you star, read, write, import, search for or have "
                   "summarised does not go there. Papers are shared with one group only."));
    papers->setPalette(faintPalette(palette()));
    m_papers->setAccessibleDescription(papers->text());
    m_missing->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *invite = button(tr("Invite somebody"));
    auto *leave = button(tr("Leave…"));
    auto *row = new QHBoxLayout;
    row->addWidget(invite);
    row->addWidget(leave);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_members);
    layout->addWidget(m_shares);
    layout->addWidget(m_preview);
    layout->addWidget(m_papers);
    layout->addWidget(papers);
    layout->addWidget(m_missing);
    layout->addLayout(row);
    layout->addWidget(m_invitation);
    layout->addWidget(m_question);
    connect(m_shares, &QCheckBox::clicked, this, &LabSpaceBox::sharingChosen);
    connect(m_papers, &QCheckBox::clicked, this, &LabSpaceBox::papersChosen);
    connect(invite, &QPushButton::clicked, this, &LabSpaceBox::inviteRequested);
    connect(leave, &QPushButton::clicked, m_question, &QWidget::show);
}

QWidget *LabSpaceBox::madeInvitation()
{
    auto *holder = new QWidget;
    m_word->setReadOnly(true);
    m_word->setAccessibleName(tr("Invitation"));
    auto *copy = button(tr("Copy"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_word->text()); });
    auto *row = new QHBoxLayout;
    row->addWidget(m_word, 1);
    row->addWidget(copy);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins({});
    layout->addLayout(row);
    layout->addWidget(wrapped(tr("Whoever has this can join, once, within a week. They need a "
                                 "user and a password of the same database as well.")));
    holder->hide();
    return holder;
}

QWidget *LabSpaceBox::madeQuestion()
{
    auto *holder = new QWidget;
    auto *leave = button(tr("Leave and remove everything"));
    auto *stay = button(tr("Stay"));
    auto *row = new QHBoxLayout;
    row->addWidget(leave);
    row->addWidget(stay);
    row->addStretch();
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins({});
    layout->addWidget(m_leaving);
    layout->addLayout(row);
    connect(stay, &QPushButton::clicked, holder, &QWidget::hide);
    connect(leave, &QPushButton::clicked, this, [this, holder] {
        holder->hide();
        Q_EMIT leaveRequested();
    });
    holder->hide();
    return holder;
}

void LabSpaceBox::setSpace(const LabSpace &space, const QList<LabMark> &missing)
{
    const QString lines = missingText(space, missing);
    m_missing->setText(lines);
    m_missing->setHidden(lines.isEmpty());
    setTitle(buttonText(space.title));
    m_members->setText(membersText(space));
    m_shares->setChecked(space.sharesStars);
    m_preview->setText(sharingText(space));
    m_shares->setAccessibleDescription(m_preview->text());
    m_leaving->setText(tr("Your stars, tags and comments are removed from %1, and with them your "
                          "name. What the others shared is removed from this computer. Your own "
                          "stars, tags and notes stay with you.")
                           .arg(shownLine(space.title)));
}

void LabSpaceBox::showPapers(bool areShared)
{
    m_papers->setChecked(areShared);
}

void LabSpaceBox::showInvitation(const QString &word)
{
    m_word->setText(word);
    m_invitation->show();
    m_word->selectAll();
    m_word->setFocus();
}

} // namespace broadsheet
