// The texts of one paper: a row of tabs and the text of the current tab, or a sentence when the
// paper has no text. Widgets that PaperPane's column lays out.
#pragma once

#include "detail/ReaderRequest.h"
#include "detail/TextTabs.h"
#include "papers/Paper.h"
#include "search/Expression.h"

#include <QFont>
#include <QObject>
#include <QPalette>

#include <optional>

namespace broadsheet {

class ColumnView;
class PlainLabel;
class TextTabBar;
class TextView;

class PaperTexts final : public QObject
{
    Q_OBJECT

public:
    // Adds its widgets to `column`, which must outlive this object.
    explicit PaperTexts(ColumnView &column, QObject *parent = nullptr);

    [[nodiscard]] TextView &view() const { return *m_text; }
    [[nodiscard]] TextView &other() const { return *m_other; }

    // `isAnother`: start with the preferred text instead of the current tab.
    void setPaper(const Paper &paper, bool isAnother);
    void setPreferred(const QString &key); // see TextTab::key
    // A text that is being written: it is shown as long as the paper is, or until nothing is set.
    // A newer one with the same key takes its place. `isWanted`: the user waits for it, so it is
    // shown when it begins.
    void setGrowing(const std::optional<PaperText> &text, bool isWanted);
    void showNext(); // after the last one the first
    // The abstract beside the text that is chosen, or if that is the abstract, a summary.
    void setBeside(bool two);
    [[nodiscard]] bool isBeside() const;  // and there are two
    void setHint(const QString &toolTip); // of the tabs: how to show the next text
    void setSearch(const Expression &search);
    void restyle(const QFont &font, const QPalette &palette); // rewrites the text

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);

private:
    void chooseTab(int tab);
    void fillTabs();
    void renew(const QString &wanted);
    void renewCurrent();
    void showTab(int tab);
    void showText(int tab);
    void showOther();
    void nameTexts(int other);
    void fill(TextView &view, int tab) const;
    void markMatches();
    [[nodiscard]] QString currentKey() const;
    [[nodiscard]] int otherTab() const; // -1: none
    [[nodiscard]] const QString &markdown(int tab) const;
    [[nodiscard]] int tabWithMatch(int preferred) const;

    QString m_title;
    QList<PaperText> m_given; // of the paper
    std::optional<PaperText> m_growing;
    QList<PaperText> m_texts; // both
    QList<TextTab> m_shownTabs;
    QString m_preferred;
    Expression m_search;
    QFont m_font;
    QPalette m_palette;
    ColumnView &m_column;
    bool m_isBeside = false;
    TextTabBar *m_tabs;
    PlainLabel *m_noText;
    PlainLabel *m_name; // instead of the tabs, where both texts are there to see
    TextView *m_text;
    PlainLabel *m_otherName;
    TextView *m_other;
};

} // namespace broadsheet
