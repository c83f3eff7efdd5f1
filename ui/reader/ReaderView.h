// The page of the window on which a paper is read: a bar, the outline, the pages, and a bar to
// search in them. In place of the pages there can be a message. Values in, signals out. GUI thread
// only.
#pragma once

#include "controls/MessagePanel.h"
#include "pages/PageTypes.h"
#include "pageview/PagesView.h"
#include "reader/ReaderActions.h"

#include <QUrl>

class QStackedWidget;

namespace broadsheet {

class FindBar;
class LinkKeys;
class OutlineView;
class PageDocument;
class ReaderBar;
class SidePanels;

class ReaderView final : public QWidget
{
    Q_OBJECT

public:
    // `passing`: actions of the window whose keys hold here, too. No other key reaches the window.
    // The document must outlive this.
    ReaderView(PageDocument &document, QList<QAction *> passing, QWidget *parent);

    [[nodiscard]] ReaderActions &actions() const { return *m_actions; }
    [[nodiscard]] PagesView &pages() const { return *m_pages; }
    [[nodiscard]] SidePanels &panels() const { return *m_panels; }
    [[nodiscard]] FindBar &findBar() const { return *m_find; }

    void setTitle(const QString &title);
    void showMessage(const Message &message); // in place of the pages
    void showPanel(QWidget &panel);           // likewise; it belongs to this view then
    void showPages(const PagesInfo &info, const PagePlace &place);
    [[nodiscard]] bool showsPages() const;
    void setDark(bool dark);

Q_SIGNALS:
    void leaveRequested();
    void browserRequested();
    void darkChosen(bool dark);
    void linkFollowed(const QUrl &address); // to somewhere else
    void firstWayChosen();                  // these: the buttons of the message
    void secondWayChosen();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectDocument();
    void connectScrolling();
    void connectLooks();
    void connectSearch();
    void connectText();
    void on(ReaderCommand command, const std::function<void()> &act);
    [[nodiscard]] bool passes(const QKeyEvent &event) const;
    [[nodiscard]] bool stepBack();
    void follow(const PageLink &link);
    void goTo(int page, qreal top);
    void showState();

    PageDocument &m_document;
    QList<QAction *> m_passing;
    ReaderActions *m_actions;
    ReaderBar *m_bar = nullptr;
    OutlineView *m_outline = nullptr;
    LinkKeys *m_links = nullptr;
    PagesView *m_pages = nullptr;
    MessagePanel *m_message = nullptr;
    QStackedWidget *m_stack = nullptr;
    SidePanels *m_panels = nullptr;
    FindBar *m_find = nullptr;
    QList<PagePlace> m_before; // from which links were followed
};

} // namespace broadsheet
