#include "controllers/NamesController.h"

#include "library/Library.h"

namespace broadsheet {

namespace {

QStringList without(QStringList list, const QStringList &others)
{
    list.removeIf([&others](const QString &one) { return others.contains(one); });
    return list;
}

} // namespace

NamesController::NamesController(Library &library, QObject *parent)
    : GestureController(library, parent)
{
    connect(&library, &Library::changed, this, [this](const ChangeSet &changes) {
        if (changes.muting)
            loadMuting();
    });
    loadMuting();
}

void NamesController::loadMuting()
{
    m_mutingReply.ask(library().muting(), this, [this](const Result<Muting> &muting) {
        if (muting)
            m_muting = *muting;
    });
}

void NamesController::setFollowed(const QString &author, bool followed)
{
    mark({.mark = Mark::Follow, .on = followed, .subjects = {author}});
}

void NamesController::setWordMuted(const QString &word, bool muted)
{
    mark({.mark = Mark::MuteWord, .on = muted, .subjects = {word}});
}

void NamesController::setAuthorMuted(const QString &name, bool muted)
{
    mark({.mark = Mark::MuteAuthor, .on = muted, .subjects = {name}});
}

void NamesController::changeMuting(const Muting &before, const Muting &after)
{
    const auto change = [this](Mark kind, const QStringList &removed, const QStringList &added) {
        mark({.mark = kind, .on = false, .subjects = removed});
        mark({.mark = kind, .on = true, .subjects = added});
    };
    change(Mark::MuteWord, without(before.words, after.words), without(after.words, before.words));
    change(Mark::MuteAuthor, without(before.authors, after.authors),
           without(after.authors, before.authors));
}

void NamesController::setLess(const QString &text, bool isAuthor, bool less)
{
    mark({.mark = isAuthor ? Mark::LessAuthor : Mark::LessWord, .on = less, .subjects = {text}});
}

void NamesController::saveSearch(const QString &search, const QString &name)
{
    mark({.mark = Mark::SavedSearch, .on = true, .subjects = {search}, .text = name});
}

void NamesController::forgetSearch(const QString &search)
{
    mark({.mark = Mark::SavedSearch, .on = false, .subjects = {search}});
}

void NamesController::tellApart(const QString &name, const QList<AuthorGroup> &people)
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
        report(library().mark(each), all);
}

void NamesController::join(const QString &name, const QStringList &papers)
{
    mark({.mark = Mark::Person, .on = true, .subjects = papers, .text = name, .person = 1});
}

} // namespace broadsheet
