// Opens the PDF of the current paper in the window: fetches it, shows it in the place of the list
// and the paper beside it, and goes back there. Meanwhile commands are about this paper alone
// (ListSelection::hold). The widgets and the process behind them are made when a paper is opened
// first. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/PaperId.h"
#include "pdfs/Pdfs.h"
#include "reader/PlaceMemory.h"

#include <QObject>
#include <QPointer>

class QAction;
class QBoxLayout;

namespace broadsheet {

class FoundPlace;
class Library;
class ListController;
class MarkController;
class PageController;
class PageDocument;
class PagesView;
class PasswordPanel;
class ReaderView;
class Settings;

class ReaderController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &central; // its layout has the bar of the window first, then what gives way
        QWidget &notice;  // goes along, from the end of a column and back
        Library &library;
        ListController &list;
        MarkController &marks;
        PageController &pages;
        HttpClient &http;
        Settings &settings;
        QList<QAction *> passing; // see ReaderView
    };

    explicit ReaderController(Parts parts, QObject *parent = nullptr);
    ~ReaderController() override;

    void toggle(); // opens the current paper, or goes back
    void leave();
    void keepPlace(); // in the settings
    [[nodiscard]] bool isOpen() const { return !m_paper.isEmpty(); }
    [[nodiscard]] PagesView *pages() const;       // null: none are shown
    [[nodiscard]] PageDocument *document() const; // likewise

Q_SIGNALS:
    // Once, before the first paper.
    void viewMade(broadsheet::ReaderView &view, broadsheet::PageDocument &document);
    void shown(const broadsheet::PaperId &paper); // its pages are there
    void leaving();
    void left();
    void failed(const broadsheet::Error &error);

private:
    void makePdfs();
    void makeView();
    void connectView();
    void connectPassword();
    void askForPassword();
    void connectDocument();
    void open(const PaperId &paper);
    void request();
    void makeRoom();
    void giveWay();
    void showProgress(const PdfProgress &progress);
    void showProblem(const QString &title, const Error &error, const QString &firstWay);
    void prune();

    Parts m_parts;
    Pdfs *m_pdfs = nullptr;
    PageDocument *m_document = nullptr; // these: from the first paper on
    QPointer<ReaderView> m_view;
    PasswordPanel *m_password = nullptr;
    QList<QPointer<QWidget>> m_hidden; // what was there before
    QBoxLayout *m_noticeHome = nullptr;
    int m_noticePlace = 0;
    PaperId m_paper; // empty: the reader is closed
    QString m_title;
    bool m_marksRead = false;   // when its pages are there
    bool m_hasFailed = false;   // a message with ways on is shown
    bool m_hasPassword = false; // one was given for this paper
    PlaceMemory m_places;
    FoundPlace *m_found;
};

} // namespace broadsheet
