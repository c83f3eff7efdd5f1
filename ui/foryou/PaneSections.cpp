#include "foryou/PaneSections.h"

#include "controllers/NamesController.h"
#include "detail/PaperPane.h"
#include "foryou/ForYou.h"
#include "foryou/PaperLink.h"
#include "foryou/SimilarList.h"
#include "foryou/VoteCurve.h"
#include "foryou/WhyRow.h"

#include <chrono>
#include <utility>

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr auto moment = 300ms; // longer than between two papers that are only leafed through

} // namespace

PaneSections::PaneSections(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_why(new WhyRow), m_votes(new VoteCurve),
      m_similar(new SimilarList)
{
    PaperPane &pane = m_parts.pane;
    pane.addLine(m_why);
    pane.addSection(m_votes);
    pane.addSection(m_similar, PaperLink::padding);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &PaneSections::load);
    connect(&pane, &PaperPane::paperShown, this, &PaneSections::show);
    connect(&m_parts.forYou, &ForYou::renewed, this, &PaneSections::loadReasons);
    connect(m_similar, &SimilarList::paperChosen, this, &PaneSections::paperChosen);
    connect(m_why, &WhyRow::lessRequested, this, [this](const FitReason &reason, bool less) {
        m_parts.names.setLess(reason.text, reason.kind == FitReason::Kind::Author, less);
    });
}

void PaneSections::show(const Paper &paper)
{
    m_votes->setVotes(paper.votesOverTime);
    if (std::exchange(m_paper, paper.id) == paper.id)
        return;
    m_reasons.cancel();
    m_papers.cancel();
    m_similar->clear();
    m_why->setFit(paper.fit, m_parts.forYou.source().isReady);
    m_rest.start(moment);
}

void PaneSections::load()
{
    loadReasons();
    m_papers.ask(similarPapers(m_parts.library, m_paper), this,
                 [this](const Result<SimilarPapers> &papers) {
                     m_similar->setPapers(papers.value_or(SimilarPapers()));
                 });
}

void PaneSections::loadReasons()
{
    if (m_paper.isEmpty() || m_rest.isActive())
        return; // asked for in a moment
    m_reasons.ask(fitReasons(m_parts.library, m_paper, m_parts.forYou.source().profile), this,
                  [this](const Result<FitReasons> &reasons) {
                      m_why->setReasons(reasons.value_or(FitReasons()),
                                        m_parts.forYou.source().isReady);
                  });
}

} // namespace broadsheet
