// Tags as a whole: counted, renamed, merged and removed. And the papers by followed authors.
#include "Journals.h"
#include "MarkedLibrary.h"
#include "papers/MarkingText.h"
#include "support/Runner.h"

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestLibraryTags final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void countsUnread();
    void countsMutedPapersThatWereChosenByHand();
    void renamesInOneGesture();
    void mergesAndComesApartAgain();
    void removes();
    void writesWhatRetaggingWouldWrite();
    void refusesWhatCannotBe();
    void reachesPapersThatNoSourceLists();
    void findsATagByItsWholeName();
    void findsPapersByFollowed();

private:
    void tag(const QStringList &papers, const QString &tag)
    {
        must(m_library->mark({.mark = Mark::Tag, .on = true, .subjects = papers, .text = tag}));
    }
    [[nodiscard]] QStringList tagsOf(const QString &id)
    {
        return must(m_library->paper(PaperId{id})).tags;
    }
    [[nodiscard]] QStringList found(const QString &search)
    {
        must(m_library->indexed());
        QStringList ids = idsOf(must(m_library->list({.search = search})));
        ids.sort();
        return ids;
    }

    const QString three = u"2403.00003"_s;
};

void TestLibraryTags::countsUnread()
{
    QCOMPARE(must(m_library->tagCounts()), QList<TagCount>());
    tag({one, two}, u"later"_s);
    tag({one}, u"Basics"_s);
    must(m_library->mark({.mark = Mark::Read, .on = true, .subjects = {one}}));
    QCOMPARE(must(m_library->tagCounts()),
             (QList<TagCount>{{.tag = u"Basics"_s, .count = {.papers = 1, .unread = 0}},
                              {.tag = u"later"_s, .count = {.papers = 2, .unread = 1}}}));
    must(m_library->mark({.mark = Mark::Starred, .on = true, .subjects = {one, two}}));
    const ViewCounts counts = must(m_library->counts());
    QCOMPARE(counts.starred, 2);
    QCOMPARE(counts.unreadStarred, 1);

    must(m_library->indexed());
    const Paper paper = must(m_library->paper(PaperId{two}));
    must(m_library->mark(
        {.mark = Mark::MuteAuthor, .on = true, .subjects = {paper.authors.constFirst()}}));
    for (const TagCount &counted : must(m_library->tagCounts()))
        if (counted.tag == u"later"_s)
            QCOMPARE(counted.count.unread, 0); // it is muted
}

void TestLibraryTags::countsMutedPapersThatWereChosenByHand()
{
    must(m_library->mark({.mark = Mark::Starred, .on = true, .subjects = {one, two}}));
    must(m_library->mark({.mark = Mark::Later, .on = true, .subjects = {three}}));
    must(m_library->indexed());
    const int all = must(m_library->counts()).all;
    for (const QString &id : {two, three})
        must(m_library->mark({.mark = Mark::MuteAuthor,
                              .on = true,
                              .subjects = {must(m_library->paper(PaperId{id})).authors.first()}}));
    const ViewCounts counts = must(m_library->counts());
    QVERIFY(counts.muted >= 2);
    QCOMPARE(counts.all, all - counts.muted);
    QCOMPARE(counts.starred, 2);
    QCOMPARE(counts.unreadStarred, 2);
    QCOMPARE(counts.later, 1);
}

void TestLibraryTags::renamesInOneGesture()
{
    tag({one, two}, u"later"_s);
    const Marking done = must(m_library->replaceTag(u"later"_s, u" to  read "_s));
    QCOMPARE(done.before, u"later"_s);
    QCOMPARE(done.text, u"to read"_s);
    QCOMPARE(describe(done), u"Changed the tag “later” to “to read”"_s);
    QCOMPARE(must(m_library->tags()), QStringList{u"to read"_s});
    QCOMPARE(tagsOf(one), QStringList{u"to read"_s});
    QCOMPARE(found(u"tag:later"_s), QStringList());
    QCOMPARE(found(u"tag:\"to read\""_s), (QStringList{one, two}));

    reopen();
    const UndoOutcome undone = must(m_library->undo());
    QCOMPARE(describe(undone.undone), u"Changed the tag “later” to “to read”"_s);
    QCOMPARE(must(m_library->tags()), QStringList{u"later"_s});
    QCOMPARE(describe(must(m_library->redo()).undone), u"Changed the tag “later” to “to read”"_s);
    QCOMPARE(tagsOf(two), QStringList{u"to read"_s});
}

void TestLibraryTags::mergesAndComesApartAgain()
{
    tag({one, two}, u"robot"_s);
    tag({two, three}, u"robots"_s);
    must(m_library->replaceTag(u"robot"_s, u"robots"_s));
    QCOMPARE(must(m_library->tagCounts()),
             (QList<TagCount>{{.tag = u"robots"_s, .count = {.papers = 3, .unread = 3}}}));
    must(m_library->undo());
    QCOMPARE(tagsOf(one), QStringList{u"robot"_s});
    QCOMPARE(tagsOf(two), (QStringList{u"robot"_s, u"robots"_s}));
    QCOMPARE(tagsOf(three), QStringList{u"robots"_s});
}

void TestLibraryTags::removes()
{
    tag({one, two}, u"later"_s);
    const Marking done = must(m_library->replaceTag(u"later"_s, {}));
    QCOMPARE(describe(done), u"Removed the tag “later” from 2 papers"_s);
    QCOMPARE(must(m_library->tags()), QStringList());
    QCOMPARE(describe(must(m_library->undo()).undone), u"Removed the tag “later” from 2 papers"_s);
    QCOMPARE(tagsOf(two), QStringList{u"later"_s});
}

// In both journals; so other programs and older versions understand it.
void TestLibraryTags::writesWhatRetaggingWouldWrite()
{
    const auto lastGesture = [this](auto &&act) {
        m_library.reset();
        const Events before = eventsInLibrary(m_path);
        reopen();
        act();
        m_library.reset();
        QStringList written;
        const Events all = eventsInLibrary(m_path);
        for (const auto &[id, event] : all)
            if (!before.contains(id))
                written << u"%1 %2 %3 %4"_s.arg(event.kind, event.subject)
                               .arg(event.value)
                               .arg(event.text);
        const Events inFile = eventsInFile(m_path);
        QStringList actions;
        for (const auto &[id, event] : all)
            if (!before.contains(id)) {
                actions << event.action;
                if (!inFile.contains(id))
                    written << u"is not in the file"_s;
            }
        actions.removeDuplicates();
        written << QString::number(actions.size());
        reopen();
        return written;
    };
    tag({one, two}, u"later"_s);
    tag({two}, u"soon"_s);
    const QStringList replaced =
        lastGesture([this] { must(m_library->replaceTag(u"later"_s, u"soon"_s)); });
    must(m_library->undo());
    const QStringList byHand = lastGesture([this] {
        must(m_library->mark(
            {{.mark = Mark::Tag, .on = false, .subjects = {one, two}, .text = u"later"_s},
             {.mark = Mark::Tag, .on = true, .subjects = {one, two}, .text = u"soon"_s}}));
    });
    QCOMPARE(replaced, byHand);
    QCOMPARE(replaced.size(), 4);
    QCOMPARE(replaced.constLast(), u"1"_s); // one gesture
}

void TestLibraryTags::refusesWhatCannotBe()
{
    tag({one}, u"later"_s);
    QCOMPARE(m_library->replaceTag(u"sooner"_s, u"x"_s).result().error().kind, ErrorKind::NotFound);
    QCOMPARE(m_library->replaceTag(u"later"_s, u"\u200b"_s).result().error().kind,
             ErrorKind::Usage);
    QCOMPARE(m_library->replaceTag(u"later"_s, QString(101, u'x')).result().error().kind,
             ErrorKind::Usage);
    QVERIFY(must(m_library->replaceTag(u"later"_s, u"later"_s)).subjects.isEmpty());
    QCOMPARE(must(m_library->tags()), QStringList{u"later"_s});
    QCOMPARE(must(m_library->undo()).undone.text, u"later"_s); // the tagging: nothing was written
}

void TestLibraryTags::reachesPapersThatNoSourceLists()
{
    tag({one}, u"later"_s);
    QSet<QString> sources;
    for (const DaySummary &day : must(m_library->days()))
        for (const DaySource &source : day.sources)
            sources.insert(source.source);
    for (const QString &source : std::as_const(sources))
        must(m_library->forget(source));
    must(m_library->replaceTag(u"later"_s, u"soon"_s));
    QCOMPARE(must(m_library->tags()), QStringList{u"soon"_s});
}

void TestLibraryTags::findsATagByItsWholeName()
{
    tag({one}, u"rob"_s);
    tag({two}, u"Robots"_s);
    QCOMPARE(found(u"tag:rob"_s), (QStringList{one, two}));
    QCOMPARE(found(u"tag:\"rob\""_s), QStringList{one});
    QCOMPARE(found(u"tag:\"ROBOTS\""_s), QStringList{two});
    QCOMPARE(found(u"tag:\"rob\" alpha"_s), QStringList{one});
    QCOMPARE(found(u"tag:\"rob\" beta"_s), QStringList());
}

void TestLibraryTags::findsPapersByFollowed()
{
    QCOMPARE(found(u"is:followed"_s), QStringList());
    const QStringList authors = must(m_library->paper(PaperId{one})).authors;
    QVERIFY(!authors.isEmpty());
    must(m_library->mark({.mark = Mark::Follow, .on = true, .subjects = authors}));
    QSet<QString> expected; // each once, however many of its authors are followed
    for (const QString &author : authors)
        for (const QString &id : idsOf(must(m_library->list({.author = author}))))
            expected.insert(id);
    QStringList ids = expected.values();
    ids.sort();
    QCOMPARE(found(u"is:followed"_s), ids);
    QStringList listed = idsOf(must(m_library->list({.followed = true})));
    listed.sort();
    QCOMPARE(listed, ids);
    QCOMPARE(beginning({.search = u"is:followed"_s}, 50).size(), ids.size());
    QCOMPARE(must(m_library->counts()).byFollowed,
             (SearchCount{.papers = int(ids.size()), .unread = int(ids.size())}));
    must(m_library->mark({.mark = Mark::Read, .on = true, .subjects = {one}}));
    QCOMPARE(must(m_library->counts()).byFollowed.unread, ids.size() - 1);
    QCOMPARE(must(m_library->count({.search = u"-is:followed"_s})).papers,
             must(m_library->counts()).all - int(ids.size()));
}

BROADSHEET_TEST(TestLibraryTags, QCoreApplication)
#include "tst_library_tags.moc"
