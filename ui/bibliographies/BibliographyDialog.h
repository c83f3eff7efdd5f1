// Says which papers of a bibliography are in the library, and asks how to mark them. GUI thread
// only.
#pragma once

#include "papers/State.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QRadioButton;

namespace broadsheet {

// What was found, in words.
struct BibliographySaid
{
    QString summary;    // "41 of 57 entries of refs.bib are in the library."
    QStringList others; // a line for each entry that is not, and for what could not be read
    int papers = 0;     // that can be marked
    QString proposedTag;
};

class BibliographyDialog final : public QDialog
{
    Q_OBJECT

public:
    // `tags`: all in use. Deletes itself when it is closed: open() it.
    BibliographyDialog(const BibliographySaid &said, const QStringList &tags,
                       QWidget *parent = nullptr);

    // Read, Starred or Tag, without subjects.
    [[nodiscard]] Marking marking() const;

private:
    QWidget *buildChoice(const QStringList &tags);
    QWidget *buildOthers();
    void update();

    BibliographySaid m_said;
    QRadioButton *m_read;
    QRadioButton *m_star;
    QRadioButton *m_tag;
    QComboBox *m_tagName;
    QPushButton *m_mark = nullptr;
};

} // namespace broadsheet
