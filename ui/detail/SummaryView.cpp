#include "detail/SummaryView.h"

#include "controls/MessagePanel.h"
#include "controls/PictureView.h"
#include "controls/PlainLabel.h"
#include "detail/PaperPane.h"
#include "detail/PaperPicture.h"
#include "detail/PaperTexts.h"
#include "detail/ReaderNotes.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace broadsheet {

namespace {

// Of the text.
constexpr qreal minPoints = 8;
constexpr qreal maxPoints = 24;

} // namespace

SummaryView::SummaryView(QWidget *parent)
    : QWidget(parent), m_selected(new PlainLabel), m_stack(new QStackedWidget),
      m_pane(new PaperPane), m_message(new MessagePanel), m_authorPage(new AuthorPage),
      m_behindAuthor(m_message)
{
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_pane);
    m_stack->addWidget(m_authorPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_selected);
    layout->addWidget(m_stack);
    m_selected->setContentsMargins(16, 8, 16, 8);
    m_selected->hide();
    showPage(m_message);

    connect(m_pane, &PaperPane::requested, this, &SummaryView::requested);
    connect(&m_pane->picture(), &PaperPicture::pictureRequested, this,
            &SummaryView::pictureRequested);
    connect(m_pane, &PaperPane::editingEnded, this, &SummaryView::editingEnded);
    connect(m_pane, &PaperPane::menuRequested, this, &SummaryView::menuRequested);
    connect(m_pane, &PaperPane::zoomRequested, this, &SummaryView::zoomBy);
    connect(m_authorPage, &AuthorPage::requested, this, &SummaryView::requested);
    connect(m_authorPage, &AuthorPage::closed, this, &SummaryView::closeAuthor);
}

void SummaryView::showPage(QWidget *page)
{
    m_stack->setCurrentWidget(page);
    setFocusProxy(page->focusProxy());
}

void SummaryView::setPaper(const Paper &paper)
{
    m_pane->setPaper(paper);
    m_behindAuthor = m_pane;
    if (!showsAuthor())
        showPage(m_pane);
}

void SummaryView::setSelected(int papers)
{
    m_selected->setText(tr("%Ln paper(s) selected", nullptr, papers));
    m_selected->setVisible(papers > 1);
    m_pane->notes().leaveTags();
}

void SummaryView::clear(const QString &message)
{
    m_pane->clear();
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
    if (PictureView *picture = m_pane->picture().viewFor(url))
        picture->setPicture(image);
}

void SummaryView::setPictureFailed(const QUrl &url, const QString &why)
{
    if (PictureView *picture = m_pane->picture().viewFor(url))
        picture->setFailed(why);
}

void SummaryView::setPictureOnDemand(const QUrl &url)
{
    if (PictureView *picture = m_pane->picture().viewFor(url))
        picture->setOnDemand();
}

void SummaryView::showPictures()
{
    if (m_stack->currentWidget() == m_pane)
        m_pane->picture().showAll();
}

void SummaryView::setPreferredText(const QString &key)
{
    m_pane->texts().setPreferred(key);
}

void SummaryView::setGrowing(const PaperId &paper, const std::optional<PaperText> &text,
                             bool isWanted)
{
    if (paper == m_pane->paper().id && !paper.isEmpty())
        m_pane->texts().setGrowing(text, isWanted);
}

void SummaryView::showNextText()
{
    if (m_stack->currentWidget() == m_pane)
        m_pane->texts().showNext();
}

void SummaryView::setSourceNames(const QMap<QString, QString> &names)
{
    m_pane->setSourceNames(names);
}

bool SummaryView::pageDown()
{
    return m_stack->currentWidget() == m_pane && m_pane->pageDown();
}

void SummaryView::setWide(bool wide)
{
    m_pane->setWide(wide);
    setFocusProxy(m_stack->currentWidget()->focusProxy());
}

void SummaryView::setZoom(int steps)
{
    m_zoom = steps;
    resizeText();
}

void SummaryView::resizeText()
{
    const qreal usual = QFontInfo(QApplication::font()).pointSizeF();
    m_zoom = std::clamp(m_zoom, std::min(0, int(std::ceil(minPoints - usual))),
                        std::max(0, int(std::floor(maxPoints - usual))));
    QFont sized; // only its size is its own, so that family and style stay those of the desktop
    if (m_zoom != 0)
        sized.setPointSizeF(usual + m_zoom);
    setFont(sized);
    Q_EMIT resized(sized);
}

int SummaryView::fullWidth() const
{
    return m_pane->fullWidth();
}

void SummaryView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange && m_zoom != 0)
        resizeText();
}

void SummaryView::zoomBy(int steps)
{
    const int before = zoom();
    setZoom(before + steps);
    if (zoom() != before)
        Q_EMIT zoomChanged(zoom());
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
    Q_EMIT authorClosed();
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

bool SummaryView::stepThroughMatches(int by)
{
    return m_stack->currentWidget() == m_pane && m_pane->stepThroughMatches(by);
}

QString SummaryView::selectedText() const
{
    return showsAuthor() ? QString() : m_pane->selectedText();
}

void SummaryView::editTags(int papers)
{
    closeAuthor();
    if (m_stack->currentWidget() == m_pane)
        m_pane->notes().editTags(papers);
}

void SummaryView::editNote()
{
    closeAuthor();
    if (m_stack->currentWidget() == m_pane)
        m_pane->notes().editNote();
}

void SummaryView::keepTyped()
{
    m_pane->notes().keepTyped();
}

void SummaryView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->modifiers().testFlag(Qt::ControlModifier) ? event->key() : 0;
    if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        zoomBy(1);
    else if (key == Qt::Key_Minus)
        zoomBy(-1);
    else if (key == Qt::Key_0)
        zoomBy(-zoom());
    else
        QWidget::keyPressEvent(event);
}

} // namespace broadsheet
