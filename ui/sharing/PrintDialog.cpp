#include "sharing/PrintDialog.h"

#include "base/Limits.h"
#include "controls/PlainLabel.h"
#include "sharing/PapersChoice.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace broadsheet {

PrintDialog::PrintDialog(int selected, int all, QWidget *parent)
    : QDialog(parent), m_papers(new PapersChoice(selected, all)), m_limit(new PlainLabel)
{
    setWindowTitle(tr("Print papers"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_limit->setWordWrap(true);
    auto *what = new PlainLabel(tr("With title, authors, link and text, without pictures."));
    what->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_pdf = buttons->addButton(tr("P&DF…"), QDialogButtonBox::ActionRole);
    m_print = buttons->addButton(tr("&Print…"), QDialogButtonBox::ActionRole);
    connect(m_pdf, &QPushButton::clicked, this, &PrintDialog::pdfRequested);
    connect(m_print, &QPushButton::clicked, this, &PrintDialog::printRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    layout->addWidget(m_papers);
    layout->addWidget(what);
    layout->addWidget(m_limit);
    layout->addStretch();
    layout->addWidget(buttons);
    m_print->setDefault(true); // only now that the button is in the dialog
    setMinimumWidth(fontMetrics().horizontalAdvance(windowTitle()) + 14 * fontMetrics().height());
    connect(m_papers, &PapersChoice::changed, this, &PrintDialog::update);
    update();
    m_print->setFocus();
}

bool PrintDialog::isWholeList() const
{
    return m_papers->isWholeList();
}

void PrintDialog::update()
{
    const int count = m_papers->count();
    const bool isMany = count > maxPrintedPapers;
    for (QPushButton *button : {m_print, m_pdf})
        button->setEnabled(count > 0 && !isMany);
    m_limit->setText(
        isMany ? tr("At most %Ln papers can be printed at once.", nullptr, int(maxPrintedPapers))
               : QString());
    m_limit->setVisible(isMany);
}

} // namespace broadsheet
