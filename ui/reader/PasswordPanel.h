// Asks for the password of a PDF in the place of its pages. What was typed is passed on once and
// not kept. GUI thread only.
#pragma once

#include <QWidget>

class QLineEdit;

namespace broadsheet {

class SpokenLabel;

class PasswordPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordPanel(QWidget *parent = nullptr);

    void ask(bool wasWrong); // takes the focus

Q_SIGNALS:
    void given(const QString &password);
    void browserRequested();
    void leaveRequested();

protected:
    void hideEvent(QHideEvent *event) override; // forgets what was typed

private:
    [[nodiscard]] QWidget *buildColumn();
    void give();

    SpokenLabel *m_text;
    QLineEdit *m_password;
};

} // namespace broadsheet
