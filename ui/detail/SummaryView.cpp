#include "detail/SummaryView.h"

#include "controls/MessagePanel.h"
#include "detail/PaperPane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace broadsheet {

SummaryView::SummaryView(QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_pane(new PaperPane),
      m_message(new MessagePanel), m_authorPage(new AuthorPage), m_behindAuthor(m_message)
{
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_pane);
    m_stack->addWidget(m_authorPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    showPage(m_message);
    connectPane();
    connectOwn();
    connectAuthorPage();
}

void SummaryView::showPage(QWidget *page)
{
    m_stack->setCurrentWidget(page);
    setFocusProxy(page->focusProxy());
}

void SummaryView::connectPane()
{
    connect(m_pane, &PaperPane::linkActivated, this, &SummaryView::linkActivated);
    connect(m_pane, &PaperPane::starToggled, this, &SummaryView::starToggled);
    connect(m_pane, &PaperPane::pictureRequested, this, &SummaryView::pictureRequested);
    connect(m_pane, &PaperPane::pictureDemanded, this, &SummaryView::pictureDemanded);
    connect(m_pane, &PaperPane::keywordChosen, this, &SummaryView::keywordChosen);
    connect(m_pane, &PaperPane::textChosen, this, &SummaryView::textChosen);
    connect(m_pane, &PaperPane::authorChosen, this, &SummaryView::authorChosen);
    connect(m_pane, &PaperPane::zoomRequested, this, [this](int steps) {
        const int before = zoom();
        setZoom(before + steps);
        if (zoom() != before)
            Q_EMIT zoomChanged(zoom());
    });
}

void SummaryView::connectOwn()
{
    connect(m_pane, &PaperPane::searchRequested, this, &SummaryView::searchRequested);
    connect(m_pane, &PaperPane::authorSearchRequested, this, &SummaryView::authorSearchRequested);
    connect(m_pane, &PaperPane::muteWordRequested, this, &SummaryView::muteWordRequested);
    connect(m_pane, &PaperPane::muteAuthorRequested, this,
            [this](const QString &name) { Q_EMIT muteAuthorToggled(name, true); });
    connect(m_pane, &PaperPane::tagChosen, this, &SummaryView::tagChosen);
    connect(m_pane, &PaperPane::tagAdded, this, &SummaryView::tagAdded);
    connect(m_pane, &PaperPane::tagRemoved, this, &SummaryView::tagRemoved);
    connect(m_pane, &PaperPane::noteWritten, this, &SummaryView::noteWritten);
    connect(m_pane, &PaperPane::editingEnded, this, &SummaryView::editingEnded);
}

void SummaryView::connectAuthorPage()
{
    connect(m_authorPage, &AuthorPage::muteToggled, this, &SummaryView::muteAuthorToggled);
    connect(m_authorPage, &AuthorPage::muteRequested, this,
            [this](const QString &name) { Q_EMIT muteAuthorToggled(name, true); });
    connect(m_authorPage, &AuthorPage::searchRequested, this, &SummaryView::authorSearchRequested);
    connect(m_authorPage, &AuthorPage::toldApart, this, &SummaryView::toldApart);
    connect(m_authorPage, &AuthorPage::joined, this, &SummaryView::joined);
    connect(m_authorPage, &AuthorPage::authorChosen, this, &SummaryView::authorChosen);
    connect(m_authorPage, &AuthorPage::followToggled, this, &SummaryView::followToggled);
    connect(m_authorPage, &AuthorPage::paperChosen, this, &SummaryView::paperChosen);
    connect(m_authorPage, &AuthorPage::closed, this, [this] {
        closeAuthor();
        Q_EMIT authorClosed();
    });
}

void SummaryView::setPaper(const Paper &paper)
{
    m_pane->setPaper(paper);
    m_behindAuthor = m_pane;
    if (!showsAuthor())
        showPage(m_pane);
}

void SummaryView::clear(const QString &message)
{
    m_pane->forget();
    m_message->setMessage({.text = message});
    m_behindAuthor = m_message;
    if (!showsAuthor())
        showPage(m_message);
}

const PaperId &SummaryView::paper() const
{
    return m_pane->paper().id;
}

void SummaryView::setPicture(const QUrl &url, const QImage &image)
{
    m_pane->setPicture(url, image);
}

void SummaryView::setPictureFailed(const QUrl &url, const QString &why)
{
    m_pane->setPictureFailed(url, why);
}

void SummaryView::setPictureOnDemand(const QUrl &url)
{
    m_pane->setPictureOnDemand(url);
}

void SummaryView::setPreferredText(const QString &key)
{
    m_pane->setPreferredText(key);
}

void SummaryView::setSourceNames(const QMap<QString, QString> &names)
{
    m_pane->setSourceNames(names);
}

bool SummaryView::pageDown()
{
    return m_stack->currentWidget() == m_pane && m_pane->pageDown();
}

void SummaryView::setZoom(int steps)
{
    m_pane->setZoom(std::clamp(steps, PaperPane::minimumZoom, PaperPane::maximumZoom));
}

int SummaryView::zoom() const
{
    return m_pane->zoom();
}

void SummaryView::showAuthor(const AuthorPageContents &contents)
{
    m_authorPage->setContents(contents);
    if (showsAuthor())
        return;
    const bool focused = isAncestorOf(QApplication::focusWidget());
    showPage(m_authorPage);
    if (focused)
        m_authorPage->setFocus();
}

void SummaryView::closeAuthor()
{
    if (!showsAuthor())
        return;
    const bool focused = isAncestorOf(QApplication::focusWidget());
    showPage(m_behindAuthor);
    if (focused)
        m_pane->focusAuthors();
}

bool SummaryView::showsAuthor() const
{
    return m_stack->currentWidget() == m_authorPage;
}

QString SummaryView::shownAuthor() const
{
    return showsAuthor() ? m_authorPage->contents().author.name : QString();
}

void SummaryView::focusAuthors()
{
    if (showsAuthor())
        m_authorPage->setFocus();
    else
        m_pane->focusAuthors();
}

void SummaryView::setSearch(const Expression &search)
{
    m_pane->setSearch(search);
}

QString SummaryView::selectedText() const
{
    return showsAuthor() ? QString() : m_pane->selectedText();
}

void SummaryView::editTags(const QStringList &known, int papers)
{
    closeAuthor();
    if (m_stack->currentWidget() == m_pane)
        m_pane->editTags(known, papers);
}

void SummaryView::editNote()
{
    closeAuthor();
    if (m_stack->currentWidget() == m_pane)
        m_pane->editNote();
}

void SummaryView::keepNote()
{
    m_pane->keepNote();
}

// What the focused control does with a key comes before the window's shortcut of the same key:
// Space presses a button before it pages, Enter chooses a name before it opens the browser.
bool SummaryView::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QWidget::event(event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool arrow = key >= Qt::Key_Left && key <= Qt::Key_Down;
    const QWidget *focused = QApplication::focusWidget();
    const bool button = qobject_cast<const QAbstractButton *>(focused) != nullptr;
    const bool list = qobject_cast<const QAbstractItemView *>(focused) != nullptr;
    const bool tabs = qobject_cast<const QTabBar *>(focused) != nullptr;
    const bool ours =
        ((button || list) && (enter || key == Qt::Key_Space)) || ((tabs || list) && arrow);
    event->setAccepted(ours);
    return ours;
}

void SummaryView::keyPressEvent(QKeyEvent *event)
{
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return button->click();
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        Q_EMIT m_pane->zoomRequested(1);
        return;
    case Qt::Key_Minus:
        Q_EMIT m_pane->zoomRequested(-1);
        return;
    case Qt::Key_0:
        Q_EMIT m_pane->zoomRequested(-zoom());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace broadsheet
