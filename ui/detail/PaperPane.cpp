#include "detail/PaperPane.h"

#include "controls/FlowLayout.h"
#include "controls/PictureView.h"
#include "controls/StarButton.h"
#include "detail/AuthorPanel.h"
#include "detail/KeywordChips.h"
#include "detail/NoteEdit.h"
#include "detail/PaperFacts.h"
#include "detail/TagRow.h"
#include "detail/TextTabs.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "text/Dates.h"
#include "text/FaintPalette.h"
#include "text/Markdown.h"
#include "text/MarkdownDocument.h"
#include "text/TextView.h"
#include "text/ToolTip.h"

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
      m_marks(new QWidget), m_facts(new QLabel), m_star(new StarButton), m_more(new QLabel),
      m_tags(new TagRow), m_links(new QWidget), m_authors(new AuthorPanel), m_tabs(new QTabBar),
      m_noText(new QLabel), m_text(new TextView), m_note(new NoteEdit), m_keywords(new KeywordChips)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_column);
    m_column->addWidget(m_picture);
    m_column->addWidget(m_title, 12);
    m_column->addWidget(m_marks, 8);
    m_column->addWidget(m_more, 4);
    m_column->addWidget(m_tags, 8);
    m_column->addWidget(m_links, 8);
    m_column->addWidget(m_authors, 12, AuthorPanel::padding);
    m_column->addWidget(m_tabs, 12);
    m_column->addWidget(m_noText, 16);
    m_column->addWidget(m_text, 16);
    m_column->addWidget(m_note, 16);
    m_column->addWidget(m_keywords, 16);
    buildMarks();
    buildOwn();
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
    connect(m_picture, &PictureView::loadRequested, this,
            [this] { Q_EMIT requested(LoadPicture{m_pictureUrl}); });
    connect(m_keywords, &KeywordChips::requested, this, &PaperPane::requested);
    connect(m_authors, &AuthorPanel::requested, this, &PaperPane::requested);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        showText(tab);
        m_column->relayout();
        m_preferredText = m_shownTabs[tab].key;
        Q_EMIT requested(PreferText{m_preferredText});
    });
    connect(m_text, &TextView::linkActivated, this, &PaperPane::activate);
    connect(m_text, &TextView::zoomRequested, this, &PaperPane::zoomRequested);
    connect(m_column, &ColumnView::columnWidthChanged, this, &PaperPane::requestPicture);
    connectMenus();
    setFocusProxy(m_text);
    restyle();
}

void PaperPane::buildMarks()
{
    m_facts->setTextFormat(Qt::PlainText);
    m_more->setTextFormat(Qt::PlainText);
    m_more->setWordWrap(true);
    connect(m_star, &QAbstractButton::clicked, this, [this](bool on) {
        m_paper.state.starred = on;
        showStar();
        Q_EMIT requested(StarPaper{m_paper.id, on});
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
    const bool another = m_paper.id != paper.id;
    if (another)
        keepNote();
    const Paper before = std::exchange(m_paper, paper);
    showMarks();
    if (another || before.title != paper.title || before.media != paper.media)
        showHead();
    showLinks();
    if (another || before.authorSummaries != paper.authorSummaries ||
        before.authors != paper.authors)
        showAuthors();
    if (another || before.texts != paper.texts)
        showTabs(another);
    if (another || before.keywords != paper.keywords)
        showKeywords();
    showOwn(another);
    markMatches();
    m_column->relayout();
    if (another) {
        m_column->scrollToTop();
        showFirstMatch();
    }
}

void PaperPane::forget()
{
    keepNote();
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
    m_facts->setText(factsText(m_paper, locale()));
    m_facts->setToolTip(literalToolTip(factsDetails(m_paper, locale(), m_sourceNames)));
    m_more->setText(moreFactsText(m_paper));
    m_more->setHidden(m_more->text().isEmpty());
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
        {u"Hugging Face"_s, huggingFacePage(m_paper.id)},
        {tr("Code"), QUrl(m_paper.code)},
        {tr("Project"), QUrl(m_paper.project)},
    }};
    for (size_t i = 0; i < linkCount; ++i) {
        auto &[button, url] = m_linkButtons[i];
        url = links[i].second;
        QStringList details{url.toDisplayString()};
        if (i == codeLink && m_paper.stars)
            details.append(starsText(m_paper));
        button->setText(links[i].first);
        button->setToolTip(literalToolTip(details.join(u'\n')));
        button->setAccessibleDescription(details.join(u", "_s));
        button->setVisible(isSafeLink(url));
    }
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
    const int tab = tabWithMatch(preferredTab(m_shownTabs, wanted));
    m_tabs->setCurrentIndex(tab);
    showText(tab);
}

void PaperPane::showKeywords()
{
    m_keywords->setKeywords(m_paper.keywords);
    m_keywords->setHidden(m_paper.keywords.isEmpty());
}

void PaperPane::showText(int tab)
{
    if (tab < 0)
        return;
    QFont reading = font();
    reading.setPointSizeF(reading.pointSizeF() + m_zoom);
    const PaperText &text = m_paper.texts[m_shownTabs[tab].text];
    const DocumentStyle style{.font = reading, .palette = palette()};
    text.kind == TextKind::Abstract ? fillTextDocument(*m_text->document(), text.markdown, style)
                                    : fillDocument(*m_text->document(), text.markdown, style);
    m_text->moveCursor(QTextCursor::Start);
    m_text->updateGeometry();
    markMatches();
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

void PaperPane::setPictureOnDemand(const QUrl &url)
{
    if (url == m_pictureUrl)
        m_picture->setOnDemand();
}

void PaperPane::setSourceNames(const QMap<QString, QString> &names)
{
    m_sourceNames = names;
    showMarks();
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
        Q_EMIT requested(OpenLink{url});
}

// Fonts and colours are written into the documents, so a new palette, font or size rewrites them.
void PaperPane::restyle()
{
    const QPalette muted = faintPalette(palette());
    for (QLabel *label : {m_facts, m_more, m_noText})
        label->setPalette(muted);
    m_column->setMaximumColumnWidth(widestColumn * fontMetrics().height());
    showTitle();
    showText(m_tabs->currentIndex());
    markMatches();
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
