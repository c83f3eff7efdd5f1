// The palette over a window: one field, and below it what fits. Up, Down, the page keys and the
// mouse choose a row, Enter runs it; Esc, a click beside it and a lost focus close it. The focus
// goes back to where it was. A child of the window that covers it, so that it opens within a frame
// and catches clicks. Values in, signals out. GUI thread only.
#pragma once

#include "palette/Ranking.h"

#include <QPointer>
#include <QWidget>

class QFrame;
class QLineEdit;

namespace broadsheet {

class ResultList;

class CommandPalette final : public QWidget
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    void open(); // with an empty field
    void close();
    void setResults(const QList<RankedEntry> &results);
    [[nodiscard]] QString typed() const; // with the syllable that an input method composes

Q_SIGNALS:
    void typedChanged();
    void chosen(const broadsheet::PaletteEntry &entry); // closed already

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void runChosen();
    void place();

    QFrame *m_frame;
    QLineEdit *m_field;
    ResultList *m_list;
    QString m_composing;
    QString m_shownFor;         // what was typed when the results came
    QPointer<QWidget> m_before; // had the focus
};

} // namespace broadsheet
