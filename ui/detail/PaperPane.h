// One paper from top to bottom in one scrolling column: picture, title, facts, tags, links,
// authors, texts, the user's note, keywords.
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/Paper.h"
#include "search/Expression.h"

#include <QMap>
#include <QWidget>

#include <memory>

namespace broadsheet {

class AuthorPanel;
class ColumnView;
class FactRow;
class KeywordChips;
class LinkDrag;
class LinkRow;
class MatchWalk;
class PaperPicture;
class PaperTexts;
class ReaderNotes;
class TextView;

class PaperPane final : public QWidget
{
    Q_OBJECT

public:
    explicit PaperPane(QWidget *parent = nullptr);
    ~PaperPane() override;

    // The same paper again: tab, picture and scroll position are kept.
    void setPaper(const Paper &paper);
    void clear(); // no paper; the next one starts at the top
    [[nodiscard]] const Paper &paper() const { return m_paper; }

    [[nodiscard]] PaperPicture &picture() const { return *m_picture; }
    [[nodiscard]] PaperTexts &texts() const { return *m_texts; }
    [[nodiscard]] FactRow &facts() const { return *m_facts; }
    [[nodiscard]] ReaderNotes &notes() const { return *m_notes; }

    // What other folders say of the paper: one line above the authors, and below all else. They
    // fill themselves when paperShown() comes.
    void addLine(QWidget *line);
    void addSection(QWidget *section, int overhang = 0); // see ColumnView

    void setSourceNames(const QMap<QString, QString> &names); // by id
    [[nodiscard]] bool pageDown(); // false at the end of the paper: sections are no reading
    // For a whole window: in the middle, larger, the abstract beside the text if there is room.
    void setWide(bool wide);
    [[nodiscard]] int fullWidth() const; // wider, the lines become no longer
    void focusAuthors();

    void setSearch(const Expression &search); // its matches are tinted
    bool stepThroughMatches(int by);          // see MatchWalk
    [[nodiscard]] QString selectedText() const;

Q_SIGNALS:
    void paperShown(const broadsheet::Paper &paper); // is about to be; it or what is known is new
    void requested(const broadsheet::ReaderRequest &request);
    void editingEnded(); // of tags or the note
    void zoomRequested(int steps);
    void menuRequested(const QPoint &position); // global, where nothing has a menu of its own

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildColumn();
    void connectParts();
    void showTitle();
    void showAuthors();
    void openLink(const QUrl &url);
    void restyle();
    void fitColumn();
    void markMatches();

    Paper m_paper;
    Expression m_search;
    bool m_isWide = false;

    ColumnView *m_column;
    ReaderNotes *m_notes;
    PaperPicture *m_picture = nullptr;
    TextView *m_title;
    LinkDrag *m_titleDrag;
    FactRow *m_facts = nullptr;
    LinkRow *m_links;
    AuthorPanel *m_authors;
    PaperTexts *m_texts = nullptr;
    KeywordChips *m_keywords;
    std::unique_ptr<MatchWalk> m_matches;
};

} // namespace broadsheet
