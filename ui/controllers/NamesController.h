// What the user does to names and words: follow and mute, save searches, and tell apart the people
// who share a name. GUI thread only.
#pragma once

#include "controllers/GestureController.h"
#include "controllers/LatestReply.h"
#include "papers/Author.h"
#include "papers/State.h"

namespace broadsheet {

class NamesController final : public GestureController
{
    Q_OBJECT

public:
    explicit NamesController(Library &library, QObject *parent = nullptr);

    void setFollowed(const QString &author, bool followed);

    void setWordMuted(const QString &word, bool muted);
    void setAuthorMuted(const QString &name, bool muted);
    // Mutes what is only in `after` and unmutes what is only in `before`.
    void changeMuting(const Muting &before, const Muting &after);
    // As the library has it; empty until it has answered once. After a change it is up to date
    // before any answer to a question that was asked because of the change.
    [[nodiscard]] const Muting &muting() const { return m_muting; }

    // What is to count against papers in their fit, or no longer.
    void setLess(const QString &text, bool isAuthor, bool less);

    void saveSearch(const QString &search, const QString &name = {}); // or change its name
    void forgetSearch(const QString &search);

    void tellApart(const QString &name, const QList<AuthorGroup> &people);
    void join(const QString &name, const QStringList &papers); // these are one person's

private:
    void loadMuting();

    Muting m_muting;
    LatestReply<Result<Muting>> m_mutingReply;
};

} // namespace broadsheet
