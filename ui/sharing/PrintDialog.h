// Asks which papers to print, and whether on paper or into a PDF. GUI thread only.
#pragma once

#include <QDialog>

class QPushButton;

namespace broadsheet {

class PapersChoice;
class PlainLabel;

class PrintDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it.
    PrintDialog(int selected, int all, QWidget *parent = nullptr);

    [[nodiscard]] bool isWholeList() const;

Q_SIGNALS:
    void printRequested(); // the dialog stays, until a printer or a file was chosen
    void pdfRequested();

private:
    void update();

    PapersChoice *m_papers;
    PlainLabel *m_limit;
    QPushButton *m_print;
    QPushButton *m_pdf;
};

} // namespace broadsheet
