// The bar over the pages: the way back, the title, the page, the size and the rest as buttons. In a
// narrow window what does not fit is in a menu at its end. GUI thread only.
#pragma once

#include <QToolBar>

class QSpinBox;

namespace broadsheet {

class ElidedLabel;
class PlainLabel;
class ReaderActions;

class ReaderBar final : public QToolBar
{
    Q_OBJECT

public:
    ReaderBar(ReaderActions &actions, QWidget *parent);

    void setTitle(const QString &title);
    void setPages(int pages); // 0: none are shown
    void showPage(int page, int percent);
    void focusPage();

Q_SIGNALS:
    void pageChosen(int page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcons();

    ReaderActions &m_actions;
    ElidedLabel *m_title;
    QSpinBox *m_page;
    PlainLabel *m_pages;
    PlainLabel *m_percent;
};

} // namespace broadsheet
