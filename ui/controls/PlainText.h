// Makes the labels plain that Qt itself makes: tooltips, questions, rows of forms, message boxes.
// Qt would show text as HTML, and load the files that it names, if the text looked like HTML.
#pragma once

#include <QObject>

namespace broadsheet {

// One for the program, while it has a window. The labels of the program are PlainLabels by
// themselves.
class PlainText final : public QObject
{
    Q_OBJECT

public:
    explicit PlainText(QObject *parent);

protected:
    // Every label is polished before its text is laid out, a tooltip before it has a text.
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace broadsheet
