// One paper, top to bottom in one scrolling column: picture, title, marks, tags, links, authors,
// texts, // the reader's note, keywords.
#pragma once

#include "controls/ColumnView.h"
#include "detail/ReaderRequest.h"
#include "detail/TextTabs.h"
#include "papers/Paper.h"
#include "search/Expression.h"

#include <QMap>
#include <QUrl>

#include <array>

class QImage;
class QLabel;
class QTabBar;
class QToolButton;

namespace broadsheet {

class AuthorPanel;
class KeywordChips;
class NoteEdit;
class PictureView;
class StarButton;
class TagRow;
class TextView;

class PaperPane final : public QWidget
{
    Q_OBJECT

public:
    explicit PaperPane(QWidget *parent = nullptr);

    void setPaper(const Paper &paper);
    void forget(); // the paper shown, so that the next one starts afresh
    [[nodiscard]] const Paper &paper() const { return m_paper; }

    void setPicture(const QUrl &url, const QImage &image);
    void setPictureFailed(const QUrl &url, const QString &why);
    void setPictureOnDemand(const QUrl &url);
    void setSourceNames(const QMap<QString, QString> &names);
    void setPreferredText(const QString &key);
    bool pageDown() { return m_column->pageDown(); }
    void setZoom(int steps);
    [[nodiscard]] int zoom() const { return m_zoom; }
    void focusAuthors();

    // What the reader searches for: tinted wherever it stands.
    void setSearch(const Expression &search);
    [[nodiscard]] QString selectedText() const;

    void editTags(const QStringList &known, int papers);
    void editNote();
    void keepNote(); // what is being written, now

    static constexpr int minimumZoom = -4;
    static constexpr int maximumZoom = 16;

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);
    void pictureRequested(const QUrl &url, QSize devicePixels);
    void editingEnded(); // of tags or the note
    void zoomRequested(int steps);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildMarks();
    void buildOwn();
    void connectMenus();
    void buildLinks();
    void showHead();
    void showLinks();
    void showAuthors();
    void showMarks();
    void showStar();
    void showTabs(bool another);
    void showText(int tab);
    void showKeywords();
    void showTitle();
    void requestPicture();
    void activate(const QUrl &url);
    void restyle();
    void showOwn(bool another);
    void markMatches();
    void showFirstMatch();
    [[nodiscard]] int tabWithMatch(int preferred) const;

    static constexpr size_t linkCount = 5; // arXiv, PDF, Hugging Face, code, project
    static constexpr size_t codeLink = 3;
    struct LinkButton
    {
        QToolButton *button = nullptr;
        QUrl url = {};
    };

    Paper m_paper;
    Expression m_search;
    QList<TextTab> m_shownTabs;
    QUrl m_pictureUrl;
    QSize m_pictureSize; // asked for last, device pixels
    QString m_preferredText;
    QMap<QString, QString> m_sourceNames; // by id
    int m_zoom = 0;

    ColumnView *m_column;
    PictureView *m_picture;
    TextView *m_title;
    QWidget *m_marks;
    QLabel *m_facts;
    StarButton *m_star;
    QLabel *m_more;
    TagRow *m_tags;
    QWidget *m_links;
    std::array<LinkButton, linkCount> m_linkButtons;
    AuthorPanel *m_authors;
    QTabBar *m_tabs;
    QLabel *m_noText;
    TextView *m_text;
    NoteEdit *m_note;
    KeywordChips *m_keywords;
};

} // namespace broadsheet
