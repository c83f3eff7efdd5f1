// What the user writes: tags, notes, saved searches, and what is muted.
#include "MarkedLibrary.h"
#include "support/Runner.h"

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestLibraryLabels final : public QObject, private MarkedLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void tagsPapers();
    void tagNamesAreMadePlain();
    void nothingHasControlCharacters();
    void refusesTagsAndNotesThatCannotBe_data();
    void refusesTagsAndNotesThatCannotBe();
    void writesNotes();
    void undoBringsBackTheNoteBefore();
    void tagsAndNotesAreFound();
    void keepsSearches();
    void muteHidesPapersFromTheNumbers();
    void muteLooksAtWhatOthersWrote();
    void muteWordsAreComparedFolded();
    void muteAuthorsAreExactNames();
    void papersThatComeLaterAreMutedToo();
    void numbersFollowMarksUnderMute();

private:
    ChangeSet tag(const QString &paper, const QString &tag, bool on = true)
    {
        return must(
            m_library->mark({.mark = Mark::Tag, .on = on, .subjects = {paper}, .text = tag}));
    }
    ChangeSet note(const QString &paper, const QString &text)
    {
        return must(
            m_library->mark({.mark = Mark::Note, .on = true, .subjects = {paper}, .text = text}));
    }
    ChangeSet mute(Mark mark, const QString &what, bool on = true)
    {
        must(m_library->indexed());
        return must(m_library->mark({.mark = mark, .on = on, .subjects = {what}}));
    }
    [[nodiscard]] Paper paper(const QString &id) { return must(m_library->paper(PaperId{id})); }
    [[nodiscard]] QStringList shown()
    {
        must(m_library->indexed());
        QStringList ids = idsOf(must(m_library->list({.withMuted = false})));
        ids.sort();
        return ids;
    }
    [[nodiscard]] QStringList found(const QString &search)
    {
        must(m_library->indexed());
        return idsOf(must(m_library->list({.search = search})));
    }

    const QString three = u"2403.00003"_s;
    const QString four = u"2403.00004"_s;
};

void TestLibraryLabels::tagsPapers()
{
    const ChangeSet changes = tag(one, u"later"_s);
    QCOMPARE(changes.state, QSet<PaperId>{PaperId{one}});
    QVERIFY(tag(one, u"later"_s).isEmpty());
    tag(one, u"Basics"_s);
    tag(two, u"later"_s);
    QCOMPARE(paper(one).tags, QStringList({u"Basics"_s, u"later"_s}));
    QCOMPARE(must(m_library->rows({PaperId{one}}))[0].tags, paper(one).tags);
    QCOMPARE(must(m_library->tags()), QStringList({u"Basics"_s, u"later"_s}));

    tag(one, u"Basics"_s, false);
    QCOMPARE(must(m_library->tags()), QStringList{u"later"_s});
    const UndoOutcome undone = must(m_library->undo());
    QCOMPARE(undone.undone,
             (Marking{.mark = Mark::Tag, .on = false, .subjects = {one}, .text = u"Basics"_s}));
    QCOMPARE(paper(one).tags, QStringList({u"Basics"_s, u"later"_s}));
    reopen();
    must(m_library->undo()); // "later" on the second
    QCOMPARE(paper(two).tags, QStringList());
    QCOMPARE(paper(one).tags, QStringList({u"Basics"_s, u"later"_s}));
}

void TestLibraryLabels::tagNamesAreMadePlain()
{
    tag(one, u"  to \n read\x1f now "_s);
    QCOMPARE(paper(one).tags, QStringList{u"to read now"_s});
    tag(one, u"to read now"_s, false);
    QCOMPARE(paper(one).tags, QStringList());
}

// Whatever the user pastes. "\vec" and "\beta" are commands of TeX whose backslash was lost.
void TestLibraryLabels::nothingHasControlCharacters()
{
    note(one, u"a\x1b[2J\u009b2J\r\nb\rc $\vec{x} \beta$\x7f"_s);
    QCOMPARE(paper(one).note, u"a\uFFFD[2J\uFFFD2J\nb\nc $\\vec{x} \\beta$\uFFFD"_s);
    tag(one, u"to\u009bread\x7f \vec"_s);
    QCOMPARE(paper(one).tags, QStringList{u"to read \\vec"_s});
    must(m_library->mark({.mark = Mark::SavedSearch,
                          .on = true,
                          .subjects = {u"title:\u009b\x1b two"_s},
                          .text = u"My\u0085 \beta"_s}));
    const QList<SavedSearch> searches = must(m_library->savedSearches());
    QCOMPARE(searches.size(), 1);
    QCOMPARE(searches[0].search, u"title: two"_s);
    QCOMPARE(searches[0].name, u"My \\beta"_s);
}

void TestLibraryLabels::refusesTagsAndNotesThatCannotBe_data()
{
    QTest::addColumn<Marking>("marking");
    QTest::newRow("no tag") << Marking{Mark::Tag, true, {one}, u" \t"_s};
    QTest::newRow("a long tag") << Marking{Mark::Tag, true, {one}, QString(101, u'a')};
    QTest::newRow("a long note") << Marking{Mark::Note, true, {one}, QString(100'001, u'a')};
    QTest::newRow("no word") << Marking{Mark::MuteWord, true, {u" "_s}};
    QTest::newRow("no name") << Marking{Mark::MuteAuthor, true, {QString()}};
    QTest::newRow("no search") << Marking{Mark::SavedSearch, true, {QString()}, u"name"_s};
    QTest::newRow("no author") << Marking{
        .mark = Mark::Person, .on = true, .subjects = {one}, .person = 1};
}

void TestLibraryLabels::refusesTagsAndNotesThatCannotBe()
{
    QFETCH(const Marking, marking);
    const Result<ChangeSet> refused = m_library->mark(marking).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QCOMPARE(must(m_library->info()).events, 0);
}

void TestLibraryLabels::writesNotes()
{
    const QString text = u"첫째 줄\n\n  second \"line\" ' ; DROP TABLE\n"_s;
    QCOMPARE(note(one, text).state, QSet<PaperId>{PaperId{one}});
    QCOMPARE(paper(one).note, text);
    QVERIFY(must(m_library->rows({PaperId{one}}))[0].noted);
    QVERIFY(!must(m_library->rows({PaperId{two}}))[0].noted);
    QVERIFY(note(one, text).isEmpty());
    note(one, u" \n"_s); // an empty note is none
    QCOMPARE(paper(one).note, QString());
    QVERIFY(!must(m_library->rows({PaperId{one}}))[0].noted);
    QCOMPARE(note(one, QString(100'000, u'가')).state.size(), 1);
    QCOMPARE(paper(one).note.size(), 100'000);
}

void TestLibraryLabels::undoBringsBackTheNoteBefore()
{
    note(one, u"first"_s);
    note(one, u"second"_s);
    must(m_library->mark({.mark = Mark::Note, .on = false, .subjects = {one}}));
    QCOMPARE(paper(one).note, QString());
    must(m_library->undo());
    QCOMPARE(paper(one).note, u"second"_s);
    reopen();
    const UndoOutcome undone = must(m_library->undo());
    QCOMPARE(undone.undone.text, u"second"_s);
    QCOMPARE(undone.changes.state, QSet<PaperId>{PaperId{one}});
    QCOMPARE(paper(one).note, u"first"_s);
    note(one, u"third"_s);
    must(m_library->undo());
    QCOMPARE(paper(one).note, u"first"_s);
    must(m_library->undo());
    QCOMPARE(paper(one).note, QString());
    QVERIFY(!m_library->undo().result());
}

void TestLibraryLabels::tagsAndNotesAreFound()
{
    QCOMPARE(found(u"ungewöhnlich"_s), QStringList());
    note(one, u"Ein ungewöhnlicher Gedanke"_s);
    QCOMPARE(found(u"ungewohnlich"_s), QStringList{one});
    note(one, u"Anders"_s);
    QCOMPARE(found(u"ungewohnlich"_s), QStringList());
    must(m_library->undo());
    QCOMPARE(found(u"gedanke"_s), QStringList{one});
    tag(two, u"나중에 읽기"_s);
    QCOMPARE(found(u"나중"_s), QStringList{two});
    tag(two, u"나중에 읽기"_s, false);
    QCOMPARE(found(u"나중"_s), QStringList());
}

void TestLibraryLabels::keepsSearches()
{
    const auto save = [this](const QString &search, const QString &name, bool on = true) {
        return must(m_library->mark(
            {.mark = Mark::SavedSearch, .on = on, .subjects = {search}, .text = name}));
    };
    QVERIFY(save(u" author:Ada   is:unread "_s, {}).searches);
    save(u"로봇"_s, u"Robots"_s);
    const SavedSearch plain{u"author:Ada is:unread"_s, u"author:Ada is:unread"_s};
    QCOMPARE(must(m_library->savedSearches()),
             (QList<SavedSearch>{plain, {u"로봇"_s, u"Robots"_s}}));
    QVERIFY(save(u"로봇"_s, u"A robot"_s).searches); // another name
    QVERIFY(save(u"로봇"_s, u"A robot"_s).isEmpty());
    QCOMPARE(must(m_library->savedSearches()),
             (QList<SavedSearch>{{u"로봇"_s, u"A robot"_s}, plain}));
    must(m_library->undo());
    QCOMPARE(must(m_library->savedSearches())[1].name, u"Robots"_s);
    save(u"로봇"_s, {}, false);
    reopen();
    QCOMPARE(must(m_library->savedSearches()), QList<SavedSearch>{plain});
    must(m_library->undo());
    QCOMPARE(must(m_library->savedSearches())[1].name, u"Robots"_s);
}

void TestLibraryLabels::muteHidesPapersFromTheNumbers()
{
    must(m_library->mark({Mark::Starred, true, {three}}));
    const ViewCounts before = must(m_library->counts());
    const ChangeSet changes = mute(Mark::MuteWord, u"gamma"_s);
    QVERIFY(changes.muting);
    QCOMPARE(changes.days, (QSet<QDate>{QDate(2024, 3, 20), QDate(2024, 3, 22)}));
    QCOMPARE(must(m_library->muting()).words, QStringList{u"gamma"_s});
    QCOMPARE(shown(), QStringList({one, two, four}));
    const ViewCounts counts = must(m_library->counts());
    QCOMPARE(counts.all, before.all - 1);
    QCOMPARE(counts.unread, before.unread - 1);
    QCOMPARE(counts.starred, 1); // chosen by hand
    QCOMPARE(counts.muted, 1);
    const QList<DaySummary> days = must(m_library->days());
    QCOMPARE(days[0].papers, 1);
    QCOMPARE(days[0].starred, 0);
    QCOMPARE(days[2].unread, 1);
    QCOMPARE(must(m_library->author(u"Ada"_s)).author.papers, 2);
    QCOMPARE(idsOf(must(m_library->list({}))).size(), 4); // commands see everything

    QVERIFY(mute(Mark::MuteWord, u"gamma"_s).isEmpty());
    const UndoOutcome undone = must(m_library->undo());
    QVERIFY(undone.changes.muting);
    QCOMPARE(must(m_library->counts()), before);
    QCOMPARE(shown().size(), 4);
    QCOMPARE(must(m_library->days())[0].starred, 1);
}

void TestLibraryLabels::muteLooksAtWhatOthersWrote()
{
    note(one, u"Zebra"_s);
    tag(two, u"zebra"_s);
    mute(Mark::MuteWord, u"zebra"_s);
    QCOMPARE(shown().size(), 4); // tags and notes do not count
    mute(Mark::MuteWord, u"추론"_s);
    QCOMPARE(shown(), QStringList({one, three, four})); // in a text
    mute(Mark::MuteWord, u"cy"_s);
    QCOMPARE(shown(), QStringList({one, four})); // in a name
    mute(Mark::MuteWord, u"lta"_s);
    QCOMPARE(shown(), QStringList({one, four})); // only beginnings of words match
    mute(Mark::MuteWord, u"2403.00004"_s);
    QCOMPARE(shown(), QStringList({one, four})); // an id does not count
    PaperReport paper = report(four, u"Delta"_s);
    paper.keywords = {u"Quantum"_s};
    must(m_library->store({day(QDate(2024, 3, 25), {paper})}));
    mute(Mark::MuteWord, u"quantum"_s);
    QCOMPARE(shown(), QStringList{one});
}

void TestLibraryLabels::muteWordsAreComparedFolded()
{
    mute(Mark::MuteWord, u"  GÄMMA "_s);
    QCOMPARE(must(m_library->muting()).words, QStringList{u"GÄMMA"_s}); // as written
    QCOMPARE(shown(), QStringList({one, two, four}));
    QVERIFY(mute(Mark::MuteWord, u"gamma"_s).isEmpty()); // it is muted already
    QVERIFY(mute(Mark::MuteWord, u"gamma"_s, false).muting);
    QCOMPARE(must(m_library->muting()), Muting());
    QCOMPARE(shown().size(), 4);
}

void TestLibraryLabels::muteAuthorsAreExactNames()
{
    mute(Mark::MuteAuthor, u"ada"_s);
    QCOMPARE(shown().size(), 4);
    mute(Mark::MuteAuthor, u"Ada"_s);
    QCOMPARE(shown(), QStringList{four});
    QCOMPARE(must(m_library->muting()).authors, QStringList({u"Ada"_s, u"ada"_s}));
    mute(Mark::MuteAuthor, u"Ada"_s, false);
    QCOMPARE(shown().size(), 4);
}

void TestLibraryLabels::papersThatComeLaterAreMutedToo()
{
    mute(Mark::MuteWord, u"zeta"_s);
    mute(Mark::MuteAuthor, u"Dee"_s);
    must(
        m_library->store({day(QDate(2024, 3, 25), {report(u"2403.00005"_s, u"On Zeta"_s),
                                                   report(u"2403.00006"_s, u"Eta"_s, 3, {u"Dee"_s}),
                                                   report(u"2403.00007"_s, u"Theta"_s)})}));
    QCOMPARE(shown(), QStringList({one, two, three, four, u"2403.00007"_s}));
    QCOMPARE(must(m_library->counts()).muted, 2);
    QCOMPARE(must(m_library->days())[0].papers, 1);
    // With another title it is not muted any more.
    must(m_library->store({day(QDate(2024, 3, 25), {report(u"2403.00005"_s, u"On Xi"_s)})}));
    QCOMPARE(shown().size(), 6);
    QCOMPARE(must(m_library->days())[0].papers, 2);
}

void TestLibraryLabels::numbersFollowMarksUnderMute()
{
    mute(Mark::MuteWord, u"gamma"_s);
    must(m_library->mark({Mark::Read, true, {one, three}}));
    QCOMPARE(must(m_library->counts()).unread, 2);
    QCOMPARE(must(m_library->days())[2].unread, 0);
    mute(Mark::MuteWord, u"gamma"_s, false);
    QCOMPARE(must(m_library->counts()).unread, 2);
    QCOMPARE(must(m_library->days())[2].unread, 0);
    QCOMPARE(must(m_library->days())[0].unread, 1);
}

BROADSHEET_TEST(TestLibraryLabels, QCoreApplication)
#include "tst_library_labels.moc"
