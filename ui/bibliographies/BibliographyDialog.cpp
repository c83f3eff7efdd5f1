#include "bibliographies/BibliographyDialog.h"

#include "base/Limits.h"
#include "controls/PlainLabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

BibliographyDialog::BibliographyDialog(const BibliographySaid &said, const QStringList &tags,
                                       QWidget *parent)
    : QDialog(parent), m_said(said), m_read(new QRadioButton(tr("Mark them as &read"))),
      m_star(new QRadioButton(tr("&Star them"))), m_tag(new QRadioButton(tr("&Tag them with"))),
      m_tagName(new QComboBox)
{
    setWindowTitle(tr("Mark papers from a bibliography"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *summary = new PlainLabel(said.summary);
    summary->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(summary);
    if (said.papers > 0)
        layout->addWidget(buildChoice(tags));
    if (said.others.isEmpty())
        layout->addStretch();
    else
        layout->addWidget(buildOthers(), 1);
    m_mark = buttons->addButton(tr("&Mark %Ln paper(s)", nullptr, said.papers),
                                QDialogButtonBox::AcceptRole);
    m_mark->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    const int em = fontMetrics().height();
    resize(34 * em, said.others.isEmpty() ? sizeHint().height() : 26 * em);
    update();
}

QWidget *BibliographyDialog::buildChoice(const QStringList &tags)
{
    auto *choice = new QWidget;
    auto *rows = new QVBoxLayout(choice);
    rows->setContentsMargins({});
    rows->addWidget(m_read);
    rows->addWidget(m_star);
    auto *row = new QHBoxLayout;
    row->addWidget(m_tag);
    row->addWidget(m_tagName, 1);
    rows->addLayout(row);
    m_read->setChecked(true);
    m_tagName->setEditable(true);
    m_tagName->addItems(tags);
    m_tagName->setCurrentText(m_said.proposedTag);
    m_tagName->lineEdit()->setMaxLength(int(maxTagLength));
    m_tagName->setAccessibleName(tr("Tag"));
    m_tagName->setInsertPolicy(QComboBox::NoInsert);
    connect(m_tagName, &QComboBox::editTextChanged, this, [this] {
        m_tag->setChecked(true);
        update();
    });
    for (const QRadioButton *one : {m_read, m_star, m_tag})
        connect(one, &QRadioButton::toggled, this, &BibliographyDialog::update);
    return choice;
}

QWidget *BibliographyDialog::buildOthers()
{
    auto *part = new QWidget;
    auto *rows = new QVBoxLayout(part);
    rows->setContentsMargins({});
    auto *list = new QPlainTextEdit;
    auto *heading = new PlainLabel(tr("&Not in the library, by line of the file"));
    heading->setBuddy(list);
    list->setReadOnly(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setTabChangesFocus(true);
    list->setPlainText(m_said.others.join(u'\n'));
    list->setAccessibleName(tr("Not in the library, by line of the file"));
    auto *copy = new QPushButton(tr("&Copy this list"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_said.others.join(u'\n') + u'\n'); });
    rows->addWidget(heading);
    rows->addWidget(list, 1);
    rows->addWidget(copy, 0, Qt::AlignLeft);
    return part;
}

Marking BibliographyDialog::marking() const
{
    if (m_tag->isChecked())
        return {.mark = Mark::Tag,
                .on = true,
                .subjects = {},
                .text = m_tagName->currentText().simplified()};
    return {.mark = m_star->isChecked() ? Mark::Starred : Mark::Read, .on = true, .subjects = {}};
}

void BibliographyDialog::update()
{
    const Marking wanted = marking();
    m_mark->setEnabled(m_said.papers > 0 && (wanted.mark != Mark::Tag || !wanted.text.isEmpty()));
}

} // namespace broadsheet
