// Asks which papers to export, in which format, and whether into a file or to the clipboard. GUI
// thread only.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace broadsheet {

class PapersChoice;
class PlainLabel;
struct Format;

struct ExportChoice
{
    const Format *format = nullptr;
    bool isWholeList = true;
    bool byteOrderMark = false;
    bool notes = false;
    bool weeks = false;
};

// What was chosen the last time.
struct ExportHabits
{
    QString format; // its name
    bool byteOrderMark = false;
};

class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it.
    ExportDialog(int selected, int all, const ExportHabits &habits, QWidget *parent = nullptr);

    [[nodiscard]] ExportChoice choice() const;

Q_SIGNALS:
    void saveRequested(); // the dialog stays, until a file was chosen
    void copyRequested();

private:
    void fillFormats(const QString &format);
    QWidget *buildOptions();
    QWidget *buildButtons();
    void update();

    PapersChoice *m_papers;
    QComboBox *m_format;
    QCheckBox *m_mark;
    QCheckBox *m_notes;
    QComboBox *m_grouping;
    QWidget *m_digest; // what a digest can have
    PlainLabel *m_limit;
    QPushButton *m_save = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace broadsheet
