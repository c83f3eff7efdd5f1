#include "writing/SentDialog.h"

#include "controls/PlainLabel.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace broadsheet {

SentDialog::SentDialog(const QString &host, const QString &text, int papers, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("What is sent to your model"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *head = new PlainLabel(
        tr("This is sent to %1, with your key if you set one. For other papers, their title and "
           "abstract take the place of these. Nothing that you wrote is sent. It is shown only "
           "this once.")
            .arg(host));
    head->setWordWrap(true);
    auto *sent = new QPlainTextEdit(text);
    sent->setReadOnly(true);
    sent->setTabChangesFocus(true);
    sent->setAccessibleName(tr("What is sent"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *send =
        buttons->addButton(papers > 1 ? tr("Send for %Ln papers", nullptr, papers) : tr("Send"),
                           QDialogButtonBox::AcceptRole);
    send->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(head);
    layout->addWidget(sent, 1);
    layout->addWidget(buttons);
    const int em = fontMetrics().height();
    resize(QSize(38 * em, 30 * em).boundedTo(screen()->availableSize() - QSize(40, 60)));
    send->setFocus();
}

} // namespace broadsheet
