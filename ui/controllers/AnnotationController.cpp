#include "controllers/AnnotationController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "detail/SummaryView.h"
#include "library/Library.h"

namespace broadsheet {

namespace {

constexpr int mostTagged = 10'000; // each is an event of the journal

} // namespace

AnnotationController::AnnotationController(Library &library, ListController &list,
                                           SummaryView &view, QObject *parent)
    : QObject(parent), m_library(library), m_list(list), m_view(view)
{
    connectView();
    connect(&library, &Library::changed, this, [this](const ChangeSet &changes) {
        if (changes.muting)
            loadMuting();
    });
    loadMuting();
}

void AnnotationController::loadMuting()
{
    deliver(m_library.muting(), this, [this](const Result<Muting> &muting) {
        if (muting)
            m_muting = *muting;
    });
}

void AnnotationController::connectView()
{
    m_view.on<AddTag>(this, [this](const AddTag &add) { setTagged(add.tag, true); });
    m_view.on<RemoveTag>(this, [this](const RemoveTag &remove) { setTagged(remove.tag, false); });
    m_view.on<WriteNote>(this, [this](const WriteNote &written) {
        mark({.mark = Mark::Note,
              .on = !written.note.isEmpty(),
              .subjects = {written.paper.text},
              .text = written.note});
    });
    m_view.on<MuteWord>(this, [this](const MuteWord &mute) { setWordMuted(mute.word, true); });
    m_view.on<MuteAuthor>(this,
                          [this](const MuteAuthor &mute) { setAuthorMuted(mute.name, mute.on); });
    m_view.on<SeparatePeople>(this, [this](const SeparatePeople &separate) {
        tellApart(separate.name, separate.people);
    });
    m_view.on<JoinPeople>(this, [this](const JoinPeople &join) {
        mark({.mark = Mark::Person,
              .on = true,
              .subjects = join.papers,
              .text = join.name,
              .person = 1});
    });
}

void AnnotationController::editTags()
{
    const QList<qint32> numbers = m_list.selectedNumbers();
    if (numbers.isEmpty())
        return;
    if (numbers.size() > mostTagged) {
        Q_EMIT failed(
            {.kind = ErrorKind::TooLarge,
             .message = tr("At most %Ln papers can be tagged at once.", nullptr, mostTagged)},
            {.mark = Mark::Tag, .on = true, .subjects = {}});
        return;
    }
    deliver(m_library.rowsAt(numbers), this, [this](const Result<QList<PaperRow>> &rows) {
        m_tagged.clear();
        for (const PaperRow &row : rows.value_or(QList<PaperRow>()))
            m_tagged.append(row.id.text);
    });
    // The library answers in order.
    deliver(m_library.tags(), this, [this](const Result<QStringList> &tags) {
        m_view.editTags(tags.value_or(QStringList()), int(m_tagged.size()));
    });
}

// The paper on screen may be another one by now; then it is the one that is meant.
void AnnotationController::setTagged(const QString &tag, bool on)
{
    const QString shown = m_view.paper().text;
    mark({.mark = Mark::Tag,
          .on = on,
          .subjects = m_tagged.contains(shown) ? m_tagged : QStringList{shown},
          .text = tag});
}

void AnnotationController::setWordMuted(const QString &word, bool muted)
{
    mark({.mark = Mark::MuteWord, .on = muted, .subjects = {word}});
}

void AnnotationController::setAuthorMuted(const QString &name, bool muted)
{
    mark({.mark = Mark::MuteAuthor, .on = muted, .subjects = {name}});
}

void AnnotationController::setMuting(const Muting &before, const Muting &after)
{
    const auto without = [](QStringList list, const QStringList &others) {
        list.removeIf([&others](const QString &one) { return others.contains(one); });
        return list;
    };
    mark({.mark = Mark::MuteWord, .on = false, .subjects = without(before.words, after.words)});
    mark({.mark = Mark::MuteWord, .on = true, .subjects = without(after.words, before.words)});
    mark({.mark = Mark::MuteAuthor,
          .on = false,
          .subjects = without(before.authors, after.authors)});
    mark(
        {.mark = Mark::MuteAuthor, .on = true, .subjects = without(after.authors, before.authors)});
}

void AnnotationController::saveSearch(const QString &search, const QString &name)
{
    mark({.mark = Mark::SavedSearch, .on = true, .subjects = {search}, .text = name});
}

void AnnotationController::forgetSearch(const QString &search)
{
    mark({.mark = Mark::SavedSearch, .on = false, .subjects = {search}});
}

void AnnotationController::tellApart(const QString &name, const QList<AuthorGroup> &people)
{
    Marking all{.mark = Mark::Person, .on = true, .subjects = {}, .text = name};
    QList<Marking> each;
    for (const AuthorGroup &group : people) {
        all.subjects += group.papers;
        each.append({.mark = Mark::Person,
                     .on = true,
                     .subjects = group.papers,
                     .text = name,
                     .person = group.person});
    }
    if (!each.isEmpty())
        tell(m_library.mark(each), all);
}

void AnnotationController::mark(const Marking &marking)
{
    if (!marking.subjects.isEmpty())
        tell(m_library.mark(marking), marking);
}

void AnnotationController::tell(const QFuture<Result<ChangeSet>> &outcome, const Marking &marking)
{
    deliver(outcome, this, [this, marking](const Result<ChangeSet> &result) {
        if (!result)
            Q_EMIT failed(result.error(), marking);
        else if (!result->isEmpty())
            Q_EMIT marked(marking);
    });
}

} // namespace broadsheet
