// A remark that hangs under a field, over what stands there, so that nothing moves when it comes
// and goes.
#pragma once

#include <QLabel>

namespace broadsheet {

class FieldNote final : public QLabel
{
    Q_OBJECT

public:
    explicit FieldNote(QWidget &field); // which is in its window already

    void say(const QString &remark); // empty: nothing

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QWidget &m_field;
};

} // namespace broadsheet
