// Shows in full what is sent to the server of the user's model, before anything is sent there for
// the first time. GUI thread only.
#pragma once

#include <QDialog>

namespace broadsheet {

class SentDialog final : public QDialog
{
    Q_OBJECT

public:
    // `text`: what is sent for the first of `papers` papers. Deletes itself when it is closed:
    // open() it. accepted(): send it.
    SentDialog(const QString &host, const QString &text, int papers, QWidget *parent = nullptr);
};

} // namespace broadsheet
