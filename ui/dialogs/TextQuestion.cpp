#include "dialogs/TextQuestion.h"

#include "papers/SafeText.h"

#include <QInputDialog>

namespace broadsheet {

void askForText(const TextQuestion &question, const std::function<void(const QString &)> &use)
{
    auto *dialog = new QInputDialog(&question.parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setLabelText(buttonText(question.label));
    dialog->setTextValue(question.text);
    QObject::connect(dialog, &QInputDialog::textValueSelected, dialog,
                     [use](const QString &text) { use(text.simplified()); });
    dialog->open();
}

} // namespace broadsheet
