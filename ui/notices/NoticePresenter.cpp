#include "notices/NoticePresenter.h"

#include "controls/NoticeBar.h"
#include "models/PaperListModel.h"
#include "papers/DisplayText.h"
#include "papers/MarkKinds.h"
#include "papers/MarkingText.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto noticeTime = 8s;

bool isSeenWithoutNotice(const Marking &marking)
{
    const bool isFlag = markKind(marking.mark).hasColumn;
    return marking.mark == Mark::Follow || (isFlag && marking.subjects.size() + marking.more <= 1);
}

} // namespace

NoticePresenter::NoticePresenter(NoticeBar &bar, const PaperListModel &papers, QObject *parent)
    : QObject(parent), m_bar(bar), m_papers(papers)
{
    m_end.setSingleShot(true);
    m_end.setInterval(noticeTime);
    connect(&m_end, &QTimer::timeout, this, [this] {
        m_isOffer = false;
        m_bar.endPassing();
    });
    connect(&bar, &NoticeBar::buttonGone, this, &NoticePresenter::buttonGone);
    connect(&bar, &NoticeBar::cancelRequested, this, [this] {
        if (!m_progress.isEmpty())
            Q_EMIT cancelRequested(m_progress.constLast().worker);
    });
}

void NoticePresenter::show(const Notice &notice)
{
    m_bar.showNotice(notice);
    if (notice.isStanding())
        return;
    m_isOffer = false;
    m_end.start();
}

void NoticePresenter::showProblem(const Error &error)
{
    showProblem(error, {}, {});
}

void NoticePresenter::showProblem(const Error &error, const QString &action,
                                  std::function<void()> act)
{
    show({.kind = Notice::Kind::Problem,
          .text = error.message,
          .action = action,
          .details = error.detail,
          .act = std::move(act)});
}

void NoticePresenter::withdraw(const QString &text)
{
    m_bar.withdraw(text);
}

void NoticePresenter::offer(const Marking &marking, const Offer &offer)
{
    show({.text = offer.text.arg(describe(marking, titleOf(marking))),
          .action = offer.action,
          .act = [this, request = offer.request] {
              Q_EMIT(this->*request)
              ();
          }});
    m_isOffer = true;
    m_offered = marking;
}

void NoticePresenter::withdrawOffer()
{
    if (std::exchange(m_isOffer, false))
        m_bar.endPassing();
}

void NoticePresenter::showMarked(const Marking &marking)
{
    const bool isOffered = m_offered.mark == marking.mark && m_offered.subjects == marking.subjects;
    if (marking.continues && (!m_isOffer || isOffered))
        return; // one offer for the whole of a note
    withdrawOffer();
    if (!isSeenWithoutNotice(marking))
        offer(marking, {u"%1"_s, tr("Undo"), &NoticePresenter::undoRequested});
}

void NoticePresenter::showUndone(const Marking &marking)
{
    offer(marking, {tr("Undone: %1"), tr("Redo"), &NoticePresenter::redoRequested});
}

void NoticePresenter::showRedone(const Marking &marking)
{
    offer(marking, {tr("Redone: %1"), tr("Undo"), &NoticePresenter::undoRequested});
}

// The title of the first marked paper, if it is loaded.
QString NoticePresenter::titleOf(const Marking &marking) const
{
    if (markKind(marking.mark).change != MarkChange::Papers || marking.subjects.isEmpty())
        return {};
    const PaperRow *row = m_papers.row(m_papers.indexOf(PaperId{marking.subjects.first()}).row());
    return row ? shownTitle(row->title) : QString();
}

void NoticePresenter::showProgress(const QObject &worker, const QString &text, int done, int total)
{
    const Progress progress{&worker, text, done, total};
    const auto known = std::ranges::find(m_progress, &worker, &Progress::worker);
    if (known == m_progress.end())
        m_progress.append(progress);
    else
        *known = progress;
    showLastProgress();
}

void NoticePresenter::clearProgress(const QObject &worker)
{
    m_progress.removeIf([&](const Progress &one) { return one.worker == &worker; });
    showLastProgress();
}

void NoticePresenter::showLastProgress()
{
    if (m_progress.isEmpty())
        return m_bar.clearProgress();
    const Progress &last = m_progress.constLast();
    m_bar.showProgress(last.text, last.done, last.total);
}

} // namespace broadsheet
