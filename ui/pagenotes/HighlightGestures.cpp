#include "pagenotes/HighlightGestures.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "highlights/Highlight.h"
#include "library/Library.h"

#include <QLocale>

#include <algorithm>

namespace broadsheet {

namespace {

Marking markingOf(const PaperId &paper, const Highlight &highlight, int colour)
{
    return {.mark = Mark::Highlight,
            .on = colour > 0,
            .subjects = {paper.text},
            .text = textOfHighlight(highlight),
            .highlight = highlight.id,
            .colour = colour};
}

} // namespace

HighlightGestures::HighlightGestures(Library &library, QObject *parent)
    : GestureController(library, parent)
{}

void HighlightGestures::add(const PaperId &paper, const QList<Highlight> &highlights)
{
    const bool isTooLong = std::ranges::any_of(highlights, [](const Highlight &one) {
        return one.quote.size() > maxHighlightQuote || one.boxes.size() > maxHighlightBoxes;
    });
    if (isTooLong)
        return Q_EMIT failed(
            {ErrorKind::TooLarge, tr("A highlight has at most %1 characters on a page.")
                                      .arg(QLocale().toString(maxHighlightQuote))});
    QList<Marking> markings;
    for (const Highlight &highlight : highlights)
        markings.append(markingOf(paper, highlight, highlight.colour));
    send(markings);
}

void HighlightGestures::setColour(const PaperId &paper, const Highlight &highlight, int colour)
{
    send({markingOf(paper, highlight, colour)});
}

void HighlightGestures::setNote(const PaperId &paper, const QString &highlight, const QString &note,
                                bool continues)
{
    if (!m_papers.contains(highlight))
        m_papers.insert(highlight, paper);
    mark({.mark = Mark::HighlightNote,
          .on = !note.isEmpty(),
          .subjects = {m_papers.value(highlight).text},
          .text = note,
          .highlight = highlight,
          .continues = continues});
}

// The newest event names the gesture. An event for the note is there for a note that another
// machine writes meanwhile: that is kept then.
void HighlightGestures::remove(const PaperId &paper, const Highlight &highlight)
{
    send({{.mark = Mark::HighlightNote,
           .on = false,
           .subjects = {paper.text},
           .highlight = highlight.id},
          markingOf(paper, highlight, 0)});
}

void HighlightGestures::send(const QList<Marking> &markings)
{
    if (markings.isEmpty())
        return;
    deliver(library().mark(markings), this, [this](const Result<ChangeSet> &result) {
        if (!result)
            Q_EMIT failed(result.error());
    });
}

} // namespace broadsheet
