// The pane beside the list: one paper with its picture, links, authors and texts, or the page of
// one author, or a few words when there is neither. Knows no services: values in, signals out.
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

class SummaryView final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryView(QWidget *parent = nullptr);

    // The same paper again: what changed is shown; tab, picture and place in the text are kept.
    void setPaper(const Paper &paper);
    void clear(const QString &message); // no paper: `message` says why or what to do
    [[nodiscard]] const PaperId &paper() const;

    // The answer to pictureRequested; for any other address than the one asked for last it is
    // dropped.
    void setPicture(const QUrl &url, const QImage &image);
    void setPictureFailed(const QUrl &url, const QString &why);
    void setPictureOnDemand(const QUrl &url); // not loaded until LoadPicture

    // Which text to show where a paper has several: "digest/ko" (see TextTabs.h).
    void setPreferredText(const QString &key);

    void setSourceNames(const QMap<QString, QString> &names); // by id, for people

    // Space: one page on; false when the end was in sight already, or no paper is shown.
    bool pageDown();

    void setZoom(int steps); // of one point; 0 is the desktop's size
    [[nodiscard]] int zoom() const;

    // The page of one author in front of the paper, until closeAuthor(), its back button or Esc.
    void showAuthor(const AuthorPageContents &contents);
    void closeAuthor();
    [[nodiscard]] bool showsAuthor() const;
    [[nodiscard]] QString shownAuthor() const; // empty when none
    void focusAuthors();                       // the A key: the paper's list of authors

    void setSearch(const Expression &search); // tinted wherever it stands
    [[nodiscard]] QString selectedText() const;

    // Of the paper; an author's page in front of it goes.
    void editTags(const QStringList &known, int papers); // known ones are offered
    void editNote();
    void keepNote(); // what is being written, now

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
    void zoomChanged(int steps); // by the user
    void editingEnded();         // of tags or the note, by a key

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showPage(QWidget *page);
    void zoomBy(int steps); // as the user asks

    QStackedWidget *m_stack;
    PaperPane *m_pane;
    MessagePanel *m_message;
    AuthorPage *m_authorPage;
    QWidget *m_behindAuthor; // what to go back to
};

} // namespace broadsheet
