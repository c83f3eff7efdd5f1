// A message in place of a list or a paper: why there is nothing, and what the user can do.
#pragma once

#include <QIcon>
#include <QString>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace broadsheet {

class PlainLabel;

struct Message
{
    QIcon icon = {};
    QString title = {};
    QString text = {};
    QString primary = {}; // the text of the button; empty: no button
    QString secondary = {};
    QString third = {};
    QString details = {}; // shown on demand
};

class MessagePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePanel(QWidget *parent = nullptr);

    void setMessage(const Message &message);

Q_SIGNALS:
    void primaryTriggered();
    void secondaryTriggered();
    void thirdTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildTexts();
    void fitFont();
    void buildDetails();
    [[nodiscard]] QLayout *buildColumn();
    void showDetails(bool shown);

    PlainLabel *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_text;
    QPushButton *m_primary;
    QPushButton *m_secondary;
    QPushButton *m_third;
    QToolButton *m_detailsButton;
    QPlainTextEdit *m_details;
};

} // namespace broadsheet
