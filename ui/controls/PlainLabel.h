// A label that shows any text as it is written: nothing in it is HTML, and nothing disguises it.
#pragma once

#include <QLabel>

namespace broadsheet {

class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text); // see shownLines()
};

[[nodiscard]] PlainLabel *wrappedLabel(const QString &text); // over several lines where it must

} // namespace broadsheet
