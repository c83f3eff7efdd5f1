#include "detail/PaperTexts.h"

#include "controls/ColumnView.h"
#include "controls/PlainLabel.h"
#include "detail/TextTabBar.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"
#include "text/MarkdownDocument.h"
#include "text/MatchMarks.h"
#include "text/TextView.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

bool hasMatch(const QString &text, const QStringList &terms)
{
    return !matchesIn(text, terms).isEmpty();
}

} // namespace

PaperTexts::PaperTexts(ColumnView &column, QObject *parent)
    : QObject(parent), m_column(column), m_tabs(new TextTabBar), m_noText(new PlainLabel),
      m_name(new PlainLabel), m_text(new TextView), m_otherName(new PlainLabel),
      m_other(new TextView)
{
    column.addWidget(m_tabs, 12);
    column.addWidget(m_name, 12);
    column.addWidget(m_noText, 16);
    column.addWidget(m_text, 16);
    column.addBeside(m_otherName, 12);
    column.addBeside(m_other, 16);
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_otherName),
                            static_cast<QWidget *>(m_other)})
        widget->hide();
    m_text->setAccessibleName(tr("Summary"));
    m_noText->setText(tr("This paper has no summary yet."));
    m_noText->setWordWrap(true);
    m_tabs->setAccessibleName(tr("Texts"));
    connect(m_tabs, &QTabBar::currentChanged, this, &PaperTexts::chooseTab);
}

void PaperTexts::chooseTab(int tab)
{
    showText(tab);
    m_column.relayout();
    m_preferred = m_shownTabs[tab].key;
    Q_EMIT requested(PreferText{m_preferred});
}

void PaperTexts::setPaper(const Paper &paper, bool isAnother)
{
    m_title = paper.title;
    if (!isAnother && m_given == paper.texts)
        return;
    m_given = paper.texts;
    if (!isAnother)
        return renewCurrent();
    m_growing.reset();
    renew(m_preferred);
}

void PaperTexts::setGrowing(const std::optional<PaperText> &text, bool isWanted)
{
    if (!text && !m_growing)
        return;
    const bool begins = text && !m_growing;
    const QString key = textTabs({text.value_or(PaperText())}, m_text->locale()).value(0).key;
    m_growing = text;
    if (text && !begins && key != currentKey())
        return; // nothing moves in the text that is being read
    if (begins && isWanted)
        renew(key);
    else
        renewCurrent();
    m_column.relayout();
}

// Several texts may have one key, such as the Korean ones of two days.
void PaperTexts::renewCurrent()
{
    const int before = m_tabs->currentIndex();
    if (before < 0 || before >= m_shownTabs.size())
        return renew(m_preferred);
    const PaperText read = m_texts[m_shownTabs[before].text];
    renew(QString(m_shownTabs[before].key)); // a copy: the tabs are made anew
    const auto isRead = [&](const TextTab &tab) {
        const PaperText &text = m_texts[tab.text];
        return text.kind == read.kind && text.source == read.source &&
               text.language == read.language && text.day == read.day;
    };
    const auto found = std::ranges::find_if(m_shownTabs, isRead);
    if (found != m_shownTabs.end())
        showTab(int(found - m_shownTabs.begin()));
}

void PaperTexts::showTab(int tab)
{
    if (tab < 0 || tab == m_tabs->currentIndex())
        return;
    const QSignalBlocker quiet(m_tabs); // its signal means a choice of the user
    m_tabs->setCurrentIndex(tab);
    showText(tab);
}

QString PaperTexts::currentKey() const
{
    const int tab = m_tabs->currentIndex();
    return tab < 0 || tab >= m_shownTabs.size() ? m_preferred : m_shownTabs[tab].key;
}

void PaperTexts::renew(const QString &wanted)
{
    const QSignalBlocker quiet(m_tabs); // its signal means a choice of the user
    m_texts = m_given;
    if (m_growing)
        m_texts.append(*m_growing);
    m_shownTabs = textTabs(m_texts, m_text->locale());
    fillTabs();
    const int tab = tabWithMatch(preferredTab(m_shownTabs, wanted));
    m_tabs->setCurrentIndex(tab);
    showText(tab);
}

void PaperTexts::fillTabs()
{
    while (m_tabs->count() > m_shownTabs.size())
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < m_shownTabs.size())
        m_tabs->addTab({});
    for (int i = 0; i < m_shownTabs.size(); ++i)
        m_tabs->setTabText(i, buttonText(m_shownTabs[i].label));
    m_tabs->setHidden(m_shownTabs.size() < 2);
    m_noText->setVisible(m_shownTabs.isEmpty());
    m_text->setHidden(m_shownTabs.isEmpty());
    if (m_shownTabs.isEmpty())
        showOther();
}

void PaperTexts::setPreferred(const QString &key)
{
    m_preferred = key;
    showTab(preferredTab(m_shownTabs, key));
    m_column.relayout();
}

void PaperTexts::showNext()
{
    if (m_tabs->count() > 1)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count());
}

void PaperTexts::setHint(const QString &toolTip)
{
    m_tabs->setToolTip(literalToolTip(toolTip));
}

void PaperTexts::setSearch(const Expression &search)
{
    m_search = search;
    markMatches();
}

void PaperTexts::restyle(const QFont &font, const QPalette &palette)
{
    m_font = font;
    m_palette = palette;
    m_noText->setPalette(faintPalette(palette));
    m_name->setPalette(faintPalette(palette));
    m_otherName->setPalette(faintPalette(palette));
    showText(m_tabs->currentIndex());
}

void PaperTexts::showText(int tab)
{
    if (tab < 0)
        return;
    fill(*m_text, tab);
    showOther();
    markMatches();
}

void PaperTexts::fill(TextView &view, int tab) const
{
    const PaperText &text = m_texts[m_shownTabs[tab].text];
    const DocumentStyle style{.font = m_font, .palette = m_palette};
    if (text.kind == TextKind::Abstract)
        fillTextDocument(*view.document(), text.markdown, style);
    else
        fillDocument(*view.document(), text.markdown, style);
    view.moveCursor(QTextCursor::Start);
    view.updateGeometry();
}

void PaperTexts::setBeside(bool two)
{
    if (std::exchange(m_isBeside, two) == two)
        return;
    showOther();
    markMatches();
}

bool PaperTexts::isBeside() const
{
    return otherTab() >= 0;
}

int PaperTexts::otherTab() const
{
    const int current = m_tabs->currentIndex();
    if (!m_isBeside || current < 0 || current >= m_shownTabs.size())
        return -1;
    const auto isAbstract = [this](int tab) {
        return m_texts[m_shownTabs[tab].text].kind == TextKind::Abstract;
    };
    for (int tab = 0; tab < m_shownTabs.size(); ++tab)
        if (isAbstract(tab) != isAbstract(current))
            return tab;
    return -1;
}

void PaperTexts::showOther()
{
    const int tab = otherTab();
    nameTexts(tab);
    m_other->setHidden(tab < 0);
    if (tab < 0)
        return;
    m_other->setAccessibleName(m_shownTabs[tab].label);
    fill(*m_other, tab);
}

// With more than two texts the tabs stay. The texts begin at one height.
void PaperTexts::nameTexts(int other)
{
    const bool arePair = other >= 0 && m_shownTabs.size() == 2;
    m_tabs->setHidden(m_shownTabs.size() < 2 || arePair);
    m_name->setHidden(!arePair);
    m_otherName->setHidden(other < 0);
    if (other < 0)
        return;
    m_name->setText(m_shownTabs[m_tabs->currentIndex()].label);
    m_otherName->setText(m_shownTabs[other].label);
    const QWidget &beside = arePair ? static_cast<QWidget &>(*m_name) : *m_tabs;
    m_name->setMinimumHeight(m_otherName->sizeHint().height());
    m_otherName->setMinimumHeight(beside.sizeHint().height());
}

void PaperTexts::markMatches()
{
    for (TextView *view : {m_text, m_other})
        broadsheet::markMatches(*view, termsFor(m_search, SearchField::Text));
}

const QString &PaperTexts::markdown(int tab) const
{
    return m_texts[m_shownTabs[tab].text].markdown;
}

// Another tab than the preferred one only if that is the only place with a match: the title and the
// preferred text have none.
int PaperTexts::tabWithMatch(int preferred) const
{
    const QStringList terms = termsFor(m_search, SearchField::Text);
    if (preferred < 0 || terms.isEmpty() || hasMatch(markdown(preferred), terms) ||
        hasMatch(m_title, termsFor(m_search, SearchField::Title)))
        return preferred;
    for (int tab = 0; tab < m_shownTabs.size(); ++tab)
        if (hasMatch(markdown(tab), terms))
            return tab;
    return preferred;
}

} // namespace broadsheet
