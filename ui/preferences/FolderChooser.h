// Below the line for a folder: a button that lets the user choose one, and what is wrong with what
// the line says. GUI thread only.
#pragma once

#include "preferences/FolderLook.h"

#include <QWidget>

class QLineEdit;

namespace broadsheet {

class PlainLabel;

class FolderChooser final : public QWidget
{
    Q_OBJECT

public:
    FolderChooser(QLineEdit &field, QString title); // `title`: of the dialog

    [[nodiscard]] QString folder() const; // with the home folder for ~; empty: none
    [[nodiscard]] bool isFine() const;    // the folder is none or has a whole path
    void useHint();                       // the field has its description now

Q_SIGNALS:
    void changed();

private:
    void choose();
    void check();
    void describe();

    QLineEdit &m_field;
    QString m_title;
    QString m_hint;
    FolderLook m_look;
    PlainLabel *m_problem;
};

} // namespace broadsheet
