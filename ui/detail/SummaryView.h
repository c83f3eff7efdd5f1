// The pane beside the list: one paper (PaperPane), the page of one author (AuthorPage), or a
// message. Gets values and emits signals; knows no services.
#pragma once

#include "detail/AuthorPage.h"
#include "detail/ReaderRequest.h"
#include "papers/Paper.h"
#include "search/Expression.h"

#include <QMap>
#include <QUrl>
#include <QWidget>

class QImage;
class QStackedWidget;

namespace broadsheet {

class MessagePanel;
class PaperPane;
class PlainLabel;

class SummaryView final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryView(QWidget *parent = nullptr);

    // The same paper again: keeps tab, picture and scroll position.
    void setPaper(const Paper &paper);
    // Other papers are selected: how many. More than one are spoken of above the paper.
    void setSelected(int papers);
    void clear(const QString &message); // no paper; `message` says why or what to do
    [[nodiscard]] const PaperId &paper() const;
    [[nodiscard]] PaperPane &pane() const { return *m_pane; } // for what it alone knows

    // The answer to pictureRequested(). Ignored unless `url` was requested last.
    void setPicture(const QUrl &url, const QImage &image);
    void setPictureFailed(const QUrl &url, const QString &why);
    void setPictureOnDemand(const QUrl &url); // not loaded before a LoadPicture request
    void showPictures();                      // requests ShowPictures for the paper

    // Which of several texts to show: "digest/ko" (see TextTabs.h).
    void setPreferredText(const QString &key);
    // A text of the shown paper while it is being written; ignored for another paper. `isWanted`:
    // see PaperTexts.
    void setGrowing(const PaperId &paper, const std::optional<PaperText> &text,
                    bool isWanted = false);
    void showNextText(); // a choice of the user, like the tab

    void setSourceNames(const QMap<QString, QString> &names); // by id

    // Returns false if the end was visible, or no paper is.
    bool pageDown();

    void setWide(bool wide); // see PaperPane
    // In steps of one point; 0: the font size of the desktop. The size stays from 8 to 24 points.
    void setZoom(int steps);
    [[nodiscard]] int zoom() const { return m_zoom; }
    [[nodiscard]] int fullWidth() const; // wider, the lines become no longer

    // In front of the paper, until closeAuthor(), the page's back button or Esc.
    void showAuthor(const AuthorPageContents &contents);
    void closeAuthor();
    [[nodiscard]] bool showsAuthor() const;
    [[nodiscard]] QString shownAuthor() const; // empty if none
    void focusAuthors();                       // of the paper

    void setSearch(const Expression &search); // its matches are tinted
    // Shows the next match of the paper, or with -1 the one before. False: there is none.
    bool stepThroughMatches(int by);
    [[nodiscard]] QString selectedText() const;

    // Of the paper. Both close an author's page in front of it.
    void editTags(int papers); // see TagRow
    void editNote();
    void keepTyped(); // asks for the note and the tag that are being typed to be stored

    // Calls `use` for every request of one type, as long as `receiver` exists.
    template<class Request, class Use>
    void on(QObject *receiver, Use use)
    {
        connect(this, &SummaryView::requested, receiver, [use](const ReaderRequest &request) {
            if (const auto *wanted = std::get_if<Request>(&request))
                use(*wanted);
        });
    }

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request); // see on()
    void pictureRequested(const QUrl &url, QSize devicePixels);
    void zoomChanged(int steps);                // by the user
    void resized(const QFont &font);            // the text; for what is to have the same size
    void editingEnded();                        // of tags or the note, by a key
    void authorClosed();                        // the page that was in front of the paper
    void menuRequested(const QPoint &position); // for the paper; global

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showPage(QWidget *page);
    void zoomBy(int steps); // by the user
    void resizeText();

    PlainLabel *m_selected;
    QStackedWidget *m_stack;
    PaperPane *m_pane;
    MessagePanel *m_message;
    AuthorPage *m_authorPage;
    int m_zoom = 0;
    QWidget *m_behindAuthor; // the page to go back to
};

} // namespace broadsheet
