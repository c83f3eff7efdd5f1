// What the pane says of a paper besides the paper itself: how well it fits the reader and why, how
// its votes grew, and papers that are like it. What has to be computed is asked for when the reader
// has rested on the paper for a moment, so going from paper to paper costs nothing. GUI thread
// only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "fit/Fit.h"
#include "papers/Paper.h"

#include <QObject>
#include <QTimer>

namespace broadsheet {

class ForYou;
class Library;
class NamesController;
class PaperPane;
class SimilarList;
class VoteCurve;
class WhyRow;

class PaneSections final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        PaperPane &pane;
        NamesController &names;
        const ForYou &forYou;
    };

    explicit PaneSections(const Parts &parts, QObject *parent = nullptr);

Q_SIGNALS:
    void paperChosen(const broadsheet::PaperId &paper); // one that is like the one shown

private:
    void show(const Paper &paper);
    void load();
    void loadReasons();

    Parts m_parts;
    WhyRow *m_why;
    VoteCurve *m_votes;
    SimilarList *m_similar;
    PaperId m_paper;
    QTimer m_rest;
    LatestReply<Result<FitReasons>> m_reasons;
    LatestReply<Result<SimilarPapers>> m_papers;
};

} // namespace broadsheet
