// Offers to look for a paper's figures on its web page, in the place where they would be, and says
// what came of it. There is always one button, so the focus stays where it is.
#pragma once

#include <QWidget>

class QToolButton;

namespace broadsheet {

class SpokenLabel;

class FigureOffer final : public QWidget
{
    Q_OBJECT

public:
    enum class State {
        Offered, // the button shows the figures
        Asking,  // it cancels
        Failed,  // it tries again
        Without, // there are none; it reads the PDF
    };

    explicit FigureOffer(QWidget *parent = nullptr);

    // `host`: the server that is asked.
    void offer(const QString &host);
    void showAsking(const QString &host);
    void showFailed(const QString &why);
    void showWithout(const QString &why);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool hasButtonFocus() const;

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void set(State state, const QString &button, const QString &text, const QString &help = {});

    State m_state = State::Offered;
    QToolButton *m_button;
    SpokenLabel *m_text;
};

} // namespace broadsheet
