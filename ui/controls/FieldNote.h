// A remark below a field while that has the focus. It covers what is there, so that nothing moves
// when it appears.
#pragma once

#include "controls/PlainLabel.h"

namespace broadsheet {

class FieldNote final : public PlainLabel
{
    Q_OBJECT

public:
    explicit FieldNote(QWidget &field); // must be in its window already

    void say(const QString &remark); // empty: hides

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showIfMeant();
    void place();

    QWidget &m_field;
};

} // namespace broadsheet
