#include "views/PaperPane.h"

#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "views/AuthorPanel.h"
#include "views/Dates.h"
#include "views/FlowLayout.h"
#include "views/Markdown.h"
#include "views/MarkdownDocument.h"
#include "views/Muted.h"
#include "views/PictureView.h"
#include "views/StarButton.h"
#include "views/TextTabs.h"
#include "views/TextView.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int widestColumn = 44; // in ems: some 80 Latin letters or 44 syllables of Hangul a line

QUrl firstMedia(const QStringList &media, bool video)
{
    for (const QString &link : media)
        if (const QUrl url = mediaUrl(link); !url.isEmpty() && isVideo(url) == video)
            return url;
    return {};
}

} // namespace

PaperPane::PaperPane(QWidget *parent)
    : QWidget(parent), m_column(new ColumnView), m_picture(new PictureView), m_title(new TextView),
      m_marks(new QWidget), m_facts(new QLabel), m_star(new StarButton), m_comment(new QLabel),
      m_links(new QWidget), m_authors(new AuthorPanel), m_tabs(new QTabBar), m_noText(new QLabel),
      m_text(new TextView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_column);
    m_column->addWidget(m_picture);
    m_column->addWidget(m_title, 12);
    m_column->addWidget(m_marks, 8);
    m_column->addWidget(m_comment, 4);
    m_column->addWidget(m_links, 8);
    m_column->addWidget(m_authors, 12, AuthorPanel::padding);
    m_column->addWidget(m_tabs, 12);
    m_column->addWidget(m_noText, 16);
    m_column->addWidget(m_text, 16);
    buildMarks();
    buildLinks();

    m_title->setAccessibleName(tr("Title"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setFocusPolicy(Qt::ClickFocus);
    m_text->setAccessibleName(tr("Summary"));
    m_noText->setText(tr("No summary came with this paper."));
    m_noText->setWordWrap(true);
    m_tabs->setAccessibleName(tr("Texts"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(true);

    connect(m_picture, &PictureView::videoActivated, this, &PaperPane::activate);
    connect(m_authors, &AuthorPanel::authorChosen, this, &PaperPane::authorChosen);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        showText(tab);
        m_column->relayout();
        m_preferredText = m_shownTabs[tab].key;
        Q_EMIT textChosen(m_preferredText);
    });
    connect(m_text, &TextView::linkActivated, this, &PaperPane::activate);
    connect(m_text, &TextView::zoomRequested, this, &PaperPane::zoomRequested);
    connect(m_column, &ColumnView::columnWidthChanged, this, &PaperPane::requestPicture);
    setFocusProxy(m_text);
    restyle();
}

void PaperPane::buildMarks()
{
    m_facts->setTextFormat(Qt::PlainText);
    m_comment->setTextFormat(Qt::PlainText);
    m_comment->setWordWrap(true);
    connect(m_star, &QAbstractButton::clicked, this, [this](bool on) {
        m_paper.state.starred = on;
        showStar();
        Q_EMIT starToggled(on);
    });
    auto *layout = new FlowLayout(m_marks, 4);
    layout->addWidget(m_facts);
    layout->addWidget(m_star);
}

void PaperPane::buildLinks()
{
    auto *layout = new FlowLayout(m_links, 8);
    for (LinkButton &link : m_linkButtons) {
        link.button = new QToolButton;
        link.button->setFocusPolicy(Qt::StrongFocus);
        link.button->setMinimumHeight(28);
        connect(link.button, &QAbstractButton::clicked, this,
                [this, &link] { activate(link.url); });
        layout->addWidget(link.button);
    }
}

void PaperPane::setPaper(const Paper &paper)
{
    if (paper == m_paper)
        return;
    const Paper before = std::exchange(m_paper, paper);
    const bool another = before.id != paper.id;
    showMarks();
    if (another || before.title != paper.title || before.media != paper.media)
        showHead();
    showLinks();
    if (another || before.authorSummaries != paper.authorSummaries ||
        before.authors != paper.authors)
        showAuthors();
    if (another || before.texts != paper.texts)
        showTabs(another);
    m_column->relayout();
    if (another)
        m_column->scrollToTop();
}

void PaperPane::forget()
{
    m_paper = {};
    m_pictureUrl.clear();
}

void PaperPane::showHead()
{
    showTitle();
    m_picture->setPaper(m_paper.title, firstMedia(m_paper.media, true));
    m_pictureUrl = firstMedia(m_paper.media, false);
    m_pictureSize = {};
    requestPicture();
}

void PaperPane::showTitle()
{
    QFont large = font();
    large.setPointSizeF((large.pointSizeF() + m_zoom) * 1.35);
    large.setWeight(QFont::DemiBold);
    fillPlainDocument(*m_title->document(), displayTitle(m_paper.title),
                      {.font = large, .palette = palette()});
}

void PaperPane::showMarks()
{
    QStringList days;
    for (const QDate &day : std::as_const(m_paper.days))
        days.prepend(dayText(day, locale()));
    QStringList facts = days.first(std::min<qsizetype>(days.size(), 1));
    if (days.size() > 1)
        facts.append(tr("%n earlier day(s)", nullptr, int(days.size()) - 1));
    facts.append(m_paper.votes ? tr("%n vote(s)", nullptr, *m_paper.votes) : tr("votes unknown"));
    m_facts->setText(facts.join(u" · "_s));
    m_facts->setToolTip(days.size() > 1 ? tr("Listed on %1").arg(days.join(u", "_s)) : QString());
    QStringList more{m_paper.categories.join(u", "_s), m_paper.comment};
    more.removeAll(QString());
    m_comment->setText(withoutTrickery(more.join(u" · "_s)));
    m_comment->setHidden(m_paper.categories.isEmpty() && m_paper.comment.isEmpty());
    showStar();
}

void PaperPane::showStar()
{
    const bool on = m_paper.state.starred;
    m_star->setChecked(on);
    m_star->setToolTip(on ? tr("Remove the star (S)") : tr("Star this paper (S)"));
}

void PaperPane::showLinks()
{
    const QUrl page = abstractPage(m_paper.id);
    const std::array<std::pair<QString, QUrl>, linkCount> links{{
        {m_paper.id.isArxiv() ? u"arXiv"_s : page.host(), page},
        {u"PDF"_s, pdfPage(m_paper.id)},
        {u"HF"_s, huggingFacePage(m_paper.id)},
        {tr("Code"), QUrl(m_paper.code)},
        {tr("Project"), QUrl(m_paper.project)},
    }};
    for (size_t i = 0; i < linkCount; ++i) {
        auto &[button, url] = m_linkButtons[i];
        url = links[i].second;
        button->setText(links[i].first);
        button->setToolTip(url.toDisplayString());
        button->setVisible(isSafeLink(url));
    }
    m_linkButtons[2].button->setAccessibleName(u"Hugging Face"_s);
}

void PaperPane::showAuthors()
{
    QList<AuthorSummary> authors = m_paper.authorSummaries;
    if (authors.isEmpty())
        for (const QString &name : std::as_const(m_paper.authors))
            authors.append({.name = name});
    m_authors->setAuthors(authors);
    m_authors->setHidden(authors.isEmpty());
}

void PaperPane::showTabs(bool another)
{
    const QString wanted = another || m_tabs->currentIndex() < 0
                               ? m_preferredText
                               : m_shownTabs[m_tabs->currentIndex()].key;
    const QSignalBlocker quiet(m_tabs); // signals are for the reader's own choice
    m_shownTabs = textTabs(m_paper.texts, locale());
    while (m_tabs->count() > m_shownTabs.size())
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < m_shownTabs.size())
        m_tabs->addTab({});
    for (int i = 0; i < m_shownTabs.size(); ++i)
        m_tabs->setTabText(i, m_shownTabs[i].label);
    m_tabs->setHidden(m_shownTabs.size() < 2);
    m_noText->setVisible(m_shownTabs.isEmpty());
    m_text->setHidden(m_shownTabs.isEmpty());
    const int tab = preferredTab(m_shownTabs, wanted);
    m_tabs->setCurrentIndex(tab);
    showText(tab);
}

void PaperPane::showText(int tab)
{
    if (tab < 0)
        return;
    QFont reading = font();
    reading.setPointSizeF(reading.pointSizeF() + m_zoom);
    fillDocument(*m_text->document(), m_paper.texts[m_shownTabs[tab].text].markdown,
                 {.font = reading, .palette = palette()});
    m_text->moveCursor(QTextCursor::Start);
    m_text->updateGeometry();
}

void PaperPane::setPicture(const QUrl &url, const QImage &image)
{
    if (url == m_pictureUrl)
        m_picture->setPicture(image);
}

void PaperPane::setPictureFailed(const QUrl &url, const QString &why)
{
    if (url == m_pictureUrl)
        m_picture->setFailed(why);
}

// When the size is known, and again when the pane has grown: a small copy would look soft.
void PaperPane::requestPicture()
{
    const int width = m_column->columnWidth();
    const QSize size = QSizeF(QSizeF(width, width * 9 / 16) * devicePixelRatioF()).toSize();
    if (!isVisible() || m_pictureUrl.isEmpty() || size.width() <= m_pictureSize.width())
        return;
    m_pictureSize = size;
    Q_EMIT pictureRequested(m_pictureUrl, size);
}

void PaperPane::setPreferredText(const QString &key)
{
    m_preferredText = key;
    const int tab = preferredTab(m_shownTabs, key);
    if (tab < 0 || tab == m_tabs->currentIndex())
        return;
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(tab);
    showText(tab);
    m_column->relayout();
}

void PaperPane::setZoom(int steps)
{
    if (std::exchange(m_zoom, steps) != steps)
        restyle();
}

void PaperPane::focusAuthors()
{
    if (!m_authors->isHidden())
        m_authors->setFocus(Qt::ShortcutFocusReason);
}

void PaperPane::activate(const QUrl &url)
{
    if (isSafeLink(url))
        Q_EMIT linkActivated(url);
}

// Fonts and colours are written into the documents, so a new palette, font or size rewrites them.
void PaperPane::restyle()
{
    const QPalette muted = mutedPalette(palette());
    for (QLabel *label : {m_facts, m_comment, m_noText})
        label->setPalette(muted);
    m_column->setMaximumColumnWidth(widestColumn * fontMetrics().height());
    showTitle();
    showText(m_tabs->currentIndex());
    m_column->relayout();
}

void PaperPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void PaperPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    requestPicture();
}

} // namespace broadsheet
