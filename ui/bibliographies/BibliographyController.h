// Bibliographies of other programs: finds out which papers of the library they name, asks how to
// mark these, and marks them in one gesture. GUI thread only; files are read by a pool's thread.
#pragma once

#include "controllers/GestureController.h"
#include "controls/NoticeQueue.h"
#include "matching/BibliographyFile.h"

#include <QStringList>

class QWidget;

namespace broadsheet {

class BibliographyController final : public GestureController
{
    Q_OBJECT

public:
    // The dialogs are over `window`.
    BibliographyController(Library &library, QWidget &window, QObject *parent = nullptr);

    void askForFiles();
    void open(const QStringList &paths); // one after the other
    void cancel();                       // what is being read

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);
    void progress(const QString &text, int done, int total); // total 0: not known
    void ended();                                            // no progress any more

private:
    void readNext();
    void ask(const QStringList &tags);
    void markPapers(const Marking &marking);
    void tell(const Result<Marking> &done); // without subjects: nothing changed

    QWidget &m_window;
    EntryMatcher m_matcher;
    QStringList m_waiting;
    bool m_isBusy = false; // a file is read, or its dialog is open
    int m_run = 0;         // what was read for an older one is dropped
    QString m_file;
    Bibliography m_bibliography;
    EntryMatches m_matches;
};

} // namespace broadsheet
