#include "detail/PaperPane.h"

#include "controls/ColumnView.h"
#include "controls/LinkDrag.h"
#include "detail/AuthorPanel.h"
#include "detail/FactRow.h"
#include "detail/KeywordChips.h"
#include "detail/LinkRow.h"
#include "detail/MatchWalk.h"
#include "detail/PaperPicture.h"
#include "detail/PaperTexts.h"
#include "detail/ReaderNotes.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"
#include "text/MarkdownDocument.h"
#include "text/MatchMarks.h"
#include "text/TextView.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet {

namespace {

constexpr int maxColumnWidth = 44; // em: about 80 Latin letters or 44 Hangul syllables a line
constexpr int minHeadWidth = 34;   // em: the picture is beside the title from this width on
constexpr int minPairWidth = 46;   // em, for two texts side by side, and at least
constexpr int minPairPixels = 1100;
constexpr double pictureShare = 0.3; // of the width

} // namespace

PaperPane::PaperPane(QWidget *parent)
    : QWidget(parent), m_column(new ColumnView), m_notes(new ReaderNotes(*m_column, this)),
      m_title(new TextView), m_links(new LinkRow), m_authors(new AuthorPanel),
      m_keywords(new KeywordChips)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_column);
    m_column->setAccessibleName(tr("Paper"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setFocusPolicy(Qt::ClickFocus);
    m_title->setMenuForSelectionOnly();
    // What is selected is dragged as text. A double click selects.
    m_titleDrag =
        new LinkDrag(m_title->viewport(), [this] { return m_title->selectedText().isEmpty(); });
    buildColumn();
    m_matches =
        std::make_unique<MatchWalk>(*m_column, QList<TextView *>{m_title, &m_texts->view()});
    connectParts();
    setFocusProxy(&m_texts->view());
    restyle();
}

PaperPane::~PaperPane() = default;

// The second argument is the space above.
void PaperPane::buildColumn()
{
    m_column->startBlock(pictureShare);
    m_picture = new PaperPicture(*m_column, this);
    m_column->addWidget(m_title, 12);
    m_facts = new FactRow(*m_column, this);
    m_column->addWidget(m_notes->tags(), 8);
    m_column->addWidget(m_links, 8);
    m_column->addWidget(m_authors, 12, AuthorPanel::padding);
    m_column->startBlock(0.5);
    m_texts = new PaperTexts(*m_column, this);
    m_column->startBlock(0);
    m_column->addWidget(m_notes->note(), 16);
    m_column->addWidget(m_keywords, 16);
}

void PaperPane::connectParts()
{
    connect(m_notes, &ReaderNotes::requested, this, &PaperPane::requested);
    connect(m_notes, &ReaderNotes::editingEnded, this, &PaperPane::editingEnded);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &place) { Q_EMIT menuRequested(mapToGlobal(place)); });
    connect(m_links, &LinkRow::requested, this, &PaperPane::requested);
    connect(m_authors, &AuthorPanel::requested, this, &PaperPane::requested);
    connect(m_texts, &PaperTexts::requested, this, &PaperPane::requested);
    connect(m_keywords, &KeywordChips::requested, this, &PaperPane::requested);
    connect(m_facts, &FactRow::requested, this, &PaperPane::requested);
    connect(m_picture, &PaperPicture::requested, this, &PaperPane::requested);
    for (const TextView *text : {m_title, &m_texts->view(), &m_texts->other()}) {
        connect(text, &TextView::linkActivated, this, &PaperPane::openLink);
        connect(text, &TextView::zoomRequested, this, &PaperPane::zoomRequested);
        connect(text, &TextView::searchRequested, this,
                [this](const QString &phrase) { Q_EMIT requested(SearchPhrase{phrase}); });
        connect(text, &TextView::muteRequested, this,
                [this](const QString &word) { Q_EMIT requested(MuteWord{word}); });
    }
}

void PaperPane::setPaper(const Paper &paper)
{
    if (paper == m_paper)
        return;
    const bool isAnother = m_paper.id != paper.id;
    Q_EMIT paperShown(paper); // the column is laid out at the end, once
    m_notes->setPaper(paper); // first: it may ask to store the note of the paper before
    const Paper before = std::exchange(m_paper, paper);
    m_facts->setPaper(paper);
    if (isAnother || before.title != paper.title)
        showTitle();
    if (isAnother || before.title != paper.title || before.media != paper.media)
        m_picture->setPaper(paper);
    m_links->setPaper(paper);
    if (isAnother || before.authorSummaries != paper.authorSummaries ||
        before.authors != paper.authors || before.hasMoreAuthors != paper.hasMoreAuthors)
        showAuthors();
    m_texts->setPaper(paper, isAnother);
    if (isAnother || before.keywords != paper.keywords)
        m_keywords->setKeywords(paper.keywords);
    markMatches();
    fitColumn();
    if (isAnother) {
        m_column->scrollToTop();
        m_matches->start();
    }
}

void PaperPane::clear()
{
    m_notes->clear();
    m_paper = {};
    m_picture->clear();
}

void PaperPane::showTitle()
{
    m_titleDrag->setLink({safeText(displayTitle(m_paper.title)), abstractPage(m_paper.id)});
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * (m_isWide ? 1.8 : 1.35));
    large.setWeight(QFont::DemiBold);
    fillPlainDocument(*m_title->document(), shownTitle(m_paper.title),
                      {.font = large, .palette = palette()});
}

void PaperPane::showAuthors()
{
    QList<AuthorSummary> authors = m_paper.authorSummaries;
    if (authors.isEmpty())
        for (const QString &name : std::as_const(m_paper.authors))
            authors.append({.name = name});
    m_authors->setAuthors(authors, m_paper.hasMoreAuthors);
    m_authors->setHidden(authors.isEmpty());
}

void PaperPane::setSourceNames(const QMap<QString, QString> &names)
{
    m_facts->setSourceNames(names);
}

void PaperPane::addLine(QWidget *line)
{
    m_column->insertBelow(*m_links, line, 10);
}

void PaperPane::addSection(QWidget *section, int overhang)
{
    m_column->addWidget(section, 20, overhang);
}

// Starts at the text: what is above it was read when it came up.
bool PaperPane::pageDown()
{
    const TextView &text = m_texts->view();
    if (text.isVisible() && m_column->isBelow(text)) {
        m_column->scrollToTopOf(text);
        return true;
    }
    const std::array<const QWidget *, 5> parts{m_authors, &text, &m_texts->other(), m_notes->note(),
                                               m_keywords};
    return std::ranges::any_of(
               parts, [this](const QWidget *part) { return m_column->endsBelow(*part); }) &&
           m_column->pageDown();
}

int PaperPane::fullWidth() const
{
    return m_column->widthFor(maxColumnWidth * fontMetrics().height());
}

void PaperPane::focusAuthors()
{
    if (!m_authors->isHidden())
        m_authors->setFocus(Qt::ShortcutFocusReason);
}

void PaperPane::openLink(const QUrl &url)
{
    if (isSafeLink(url))
        Q_EMIT requested(OpenLink{url});
}

QString PaperPane::selectedText() const
{
    const QString text = m_texts->view().selectedText();
    return text.isEmpty() ? m_title->selectedText() : text;
}

void PaperPane::setSearch(const Expression &search)
{
    if (search == m_search)
        return;
    m_search = search;
    m_texts->setSearch(search);
    m_notes->setSearch(search);
    markMatches();
    m_matches->start();
}

// Texts and notes mark their own.
void PaperPane::markMatches()
{
    broadsheet::markMatches(*m_title, termsFor(m_search, SearchField::Title));
    m_authors->setTerms(termsFor(m_search, SearchField::Author));
    m_keywords->setTerms(termsFor(m_search, SearchField::Anywhere));
}

bool PaperPane::stepThroughMatches(int by)
{
    return m_matches->step(by);
}

// Fonts and colours are written into the documents, so a new palette, font or size rewrites them.
void PaperPane::restyle()
{
    m_facts->restyle(palette());
    showTitle();
    QFont reading = font();
    reading.setPointSizeF(reading.pointSizeF() + (m_isWide ? 1 : 0));
    m_texts->restyle(reading, palette());
    markMatches();
    fitColumn();
}

void PaperPane::setWide(bool wide)
{
    if (std::exchange(m_isWide, wide) == wide)
        return;
    m_column->setAlignment(wide ? Qt::AlignHCenter : Qt::Alignment());
    QWidget *text = &m_texts->view();
    setFocusProxy(wide ? m_column : text); // no caret in the text of a whole window
    restyle();
    if (wide)
        m_column->scrollToTop();
}

void PaperPane::fitColumn()
{
    const int em = fontMetrics().height();
    const int text = maxColumnWidth * em;
    m_texts->setBeside(m_isWide && width() >= std::max(minPairPixels, minPairWidth * em));
    m_column->setSideBySide(m_isWide && width() >= minHeadWidth * em);
    m_column->setMaximumColumnWidth(m_texts->isBeside() ? 2 * text + ColumnView::gap : text);
}

void PaperPane::resizeEvent(QResizeEvent *event)
{
    m_picture->fit();
    QWidget::resizeEvent(event);
    fitColumn();
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
    m_picture->request();
}

} // namespace broadsheet
