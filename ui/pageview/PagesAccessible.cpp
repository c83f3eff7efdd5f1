#include "pageview/PagesAccessible.h"

#include "pageview/PageContents.h"
#include "pageview/PagePaint.h"
#include "pageview/PagesView.h"
#include "pageview/Tr.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLocale>

#include <algorithm>
#include <tuple>
#include <utility>

namespace broadsheet {

namespace {

// Offsets are places in the text of the page, as spokenText() has it.
class PagesAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit PagesAccessible(PagesView *view)
        : QAccessibleWidget(view, QAccessible::Document), m_view(*view)
    {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    QString text(QAccessible::Text what) const override
    {
        if (what != QAccessible::Name)
            return QAccessibleWidget::text(what);
        const QLocale locale;
        return PageviewTr::tr("Page %1 of %2")
            .arg(locale.toString(m_view.page() + 1), locale.toString(m_view.pages()));
    }

    // The text.
    QString text(int from, int to) const override { return whole().mid(from, to - from); }
    int characterCount() const override { return int(whole().size()); }
    void selection(int index, int *from, int *to) const override;
    int selectionCount() const override { return range().second > range().first ? 1 : 0; }
    void addSelection(int from, int to) override { setSelection(0, from, to); }
    void removeSelection(int index) override;
    void setSelection(int index, int from, int to) override;
    int cursorPosition() const override { return range().second; }
    void setCursorPosition(int offset) override { setSelection(0, offset, offset); }
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int from, int to) override { setSelection(0, from, to); }
    QString attributes(int offset, int *from, int *to) const override;

private:
    [[nodiscard]] PageWords words() const { return m_view.contents().words(m_view.page()); }
    [[nodiscard]] QString whole() const { return spokenText(words()); }
    [[nodiscard]] QList<int> starts() const;
    [[nodiscard]] qsizetype wordOf(int offset) const;
    [[nodiscard]] int colourOf(const PageWord &word) const;
    [[nodiscard]] std::pair<int, int> range() const; // what is selected; the end is exclusive

    PagesView &m_view;
};

QList<int> PagesAccessible::starts() const
{
    QList<int> starts;
    (void)spokenText(words(), &starts);
    return starts;
}

qsizetype PagesAccessible::wordOf(int offset) const
{
    const QList<int> starts = this->starts();
    const auto after = std::ranges::upper_bound(starts, offset);
    return after == starts.begin() ? 0 : after - starts.begin() - 1;
}

std::pair<int, int> PagesAccessible::range() const
{
    const PageWords words = this->words();
    const auto [first, last] = m_view.selection().on(m_view.page());
    if (first > last || last >= words.size())
        return {0, 0};
    const QList<int> starts = this->starts();
    return {starts.at(first), starts.at(last) + int(words.at(last).text.size())};
}

void PagesAccessible::selection(int, int *from, int *to) const
{
    std::tie(*from, *to) = range();
}

void PagesAccessible::removeSelection(int)
{
    m_view.select([](PageSelection &selection) { selection.clear(); });
}

void PagesAccessible::setSelection(int, int from, int to)
{
    if (words().isEmpty())
        return;
    const int page = m_view.page();
    m_view.select([&](PageSelection &selection) {
        selection.start({page, wordOf(from)});
        selection.extend({page, wordOf(std::max(from, to - 1))});
    });
}

QRect PagesAccessible::characterRect(int offset) const
{
    const PageWords words = this->words();
    const qsizetype word = wordOf(offset);
    if (word >= words.size())
        return {};
    const QRect box = m_view.grid().onPage(m_view.page(), words.at(word).box);
    const QRect shown(box.topLeft() - m_view.onGrid({}), box.size());
    return {m_view.viewport()->mapToGlobal(shown.topLeft()), shown.size()};
}

int PagesAccessible::offsetAtPoint(const QPoint &point) const
{
    const QPoint onGrid = m_view.onGrid(m_view.viewport()->mapFromGlobal(point));
    const qsizetype word = wordAt(words(), m_view.grid().toPoints(m_view.page(), onGrid));
    return word < 0 ? -1 : starts().at(word);
}

// The colour that a word is highlighted with; 0: it is not.
int PagesAccessible::colourOf(const PageWord &word) const
{
    const auto highlight = m_view.highlights().at(m_view.page(), word.box.center());
    return highlight ? highlight->colour : 0;
}

// Words in a row that are highlighted alike, or not at all.
QString PagesAccessible::attributes(int offset, int *from, int *to) const
{
    const PageWords words = this->words();
    const QList<int> starts = this->starts();
    *from = 0;
    *to = characterCount();
    if (words.isEmpty())
        return {};
    const auto colourAt = [&](qsizetype word) { return colourOf(words.at(word)); };
    qsizetype first = std::clamp<qsizetype>(wordOf(offset), 0, words.size() - 1);
    qsizetype last = first;
    const int colour = colourAt(first);
    while (first > 0 && colourAt(first - 1) == colour)
        --first;
    while (last + 1 < words.size() && colourAt(last + 1) == colour)
        ++last;
    *from = starts.at(first);
    if (last + 1 < words.size())
        *to = starts.at(last + 1);
    if (colour == 0)
        return {};
    const QColor ground = highlightColour(colour, m_view.isDark());
    return QStringLiteral("background-color:rgb(%1,%2,%3);mark:true;")
        .arg(ground.red())
        .arg(ground.green())
        .arg(ground.blue());
}

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<PagesView *>(object);
    return view ? new PagesAccessible(view) : nullptr; // Qt owns it
}

} // namespace

PagesAnnouncer::PagesAnnouncer(PagesView &view) : QObject(&view), m_view(view)
{
    QAccessible::installFactory(&makeInterface); // it is kept once, however often it is installed
    connect(&view, &PagesView::moved, this, [this] {
        if (std::exchange(m_page, m_view.page()) != m_page)
            tell();
    });
    connect(&view.contents(), &PageContents::changed, this, [this](int page) {
        if (page == m_view.page())
            tell();
    });
}

void PagesAnnouncer::tell()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent name(&m_view, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
    const QString text = spokenText(m_view.contents().words(m_view.page()));
    QAccessibleTextInsertEvent inserted(&m_view, 0, text);
    QAccessible::updateAccessibility(&inserted);
}

} // namespace broadsheet
