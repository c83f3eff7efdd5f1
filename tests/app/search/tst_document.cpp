// What every condition matches, compared with a second implementation and on real papers.
#include "RandomText.h"
#include "support/Corpus.h"
#include "support/Runner.h"

#include "search/Document.h"
#include "search/Fold.h"

#include <QTest>

#include <algorithm>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

using Kind = Expression::Kind;

// Character by character. Of the functions under test it uses only kindOf().
bool occurs(const QString &term, const QString &text)
{
    const QList<uint> needle = term.toUcs4();
    const QList<uint> hay = text.toUcs4();
    for (qsizetype at = 0; at + needle.size() <= hay.size(); ++at) {
        const bool same = std::equal(needle.begin(), needle.end(), hay.begin() + at);
        const bool inWord = at > 0 && kindOf(hay[at - 1]) == CharacterKind::Word &&
                            kindOf(needle[0]) == CharacterKind::Word;
        if (same && !inWord)
            return true;
    }
    return false;
}

QStringList textsOf(SearchField field, const Document &d)
{
    switch (field) {
    case SearchField::Title:
        return d.titles;
    case SearchField::Author:
        return d.authors;
    case SearchField::Head:
        return d.titles + d.authors;
    case SearchField::Text:
        return d.texts;
    case SearchField::Note:
        return QStringList{d.note} + d.pageNotes;
    case SearchField::Anywhere:
        break;
    }
    return d.titles + d.authors + d.texts + d.keywords + d.tags + d.pageNotes +
           QStringList{d.note, d.id};
}

bool isFact(SearchFact fact, const Document &d)
{
    const bool facts[] = {!d.read,          d.starred,  d.rising,      d.changed,
                          d.later,          d.followed, d.hasCode,     d.hasProject,
                          d.hasPicture,     d.hasVideo, d.hasAbstract, !d.note.isEmpty(),
                          !d.tags.isEmpty()};
    return facts[int(fact)];
}

bool isIn(const Expression &e, const QDate &day)
{
    return day.isValid() && !(e.from.isValid() && day < e.from) && !(e.to.isValid() && day > e.to);
}

bool plainlyHolds(const Expression &e, const Document &d)
{
    int held = 0;
    for (const Expression &child : e.children)
        held += plainlyHolds(child, d);
    switch (e.kind) {
    case Kind::All:
        return held == int(e.children.size());
    case Kind::Any:
        return held > 0;
    case Kind::Not:
        return held == 0;
    case Kind::Term:
        for (const QString &text : textsOf(e.field, d))
            if (occurs(e.text, text))
                return true;
        return false;
    case Kind::Tag:
        for (const QString &tag : d.tags)
            if (e.isWhole ? tag == e.text : tag.left(e.text.size()) == e.text)
                return true;
        return false;
    case Kind::Paper:
        return e.text == d.id;
    case Kind::Days:
        if (e.moment == SearchMoment::Read)
            return isIn(e, d.readOn);
        if (e.moment == SearchMoment::Starred)
            return isIn(e, d.starredOn);
        for (const QDate &day : d.days)
            if (isIn(e, day))
                return true;
        return false;
    case Kind::Votes:
        return d.votes.has_value() && d.votes.value() >= e.minVotes &&
               d.votes.value() <= e.maxVotes;
    case Kind::Fact:
        return isFact(e.fact, d);
    case Kind::Category:
        for (const QString &category : d.categories)
            if (category == e.text || category.startsWith(e.text + u'.') ||
                (e.text.contains(u'.') && category.startsWith(e.text)))
                return true;
        return false;
    case Kind::Organization:
        for (const QString &name : d.organizations)
            if (occurs(e.text, name))
                return true;
        return false;
    case Kind::Source:
        for (const QString &source : d.sources)
            if (source.startsWith(e.text))
                return true;
        return false;
    case Kind::FullText:
        for (const QString &page : d.pages)
            if (occurs(e.text, page))
                return true;
        return false;
    }
    return false;
}

QDate randomDay(test::RandomText &random)
{
    return QDate(2024, 1, 1).addDays(random.below(60));
}

Document randomDocument(test::RandomText &random)
{
    const auto yes = [&random] { return random.below(2) == 0; };
    Document d{.id = u"2403.1462"_s + QString::number(random.below(10)),
               .titles = {folded(random.mixed(15))},
               .authors = {folded(random.mixed(8)), folded(random.mixed(8))},
               .texts = {folded(random.mixed(40))},
               .read = yes(),
               .starred = yes(),
               .later = yes(),
               .rising = yes(),
               .changed = yes(),
               .hasCode = yes(),
               .hasProject = yes(),
               .hasPicture = yes(),
               .hasVideo = yes(),
               .hasAbstract = yes()};
    if (yes())
        d.keywords = {folded(random.mixed(8))};
    if (yes())
        d.tags = {folded(random.mixed(3)), u"later"_s};
    if (yes())
        d.note = folded(random.mixed(12));
    if (yes())
        d.pageNotes = {folded(random.mixed(12)), folded(random.mixed(6))};
    if (yes())
        d.categories = {u"cs.cl"_s, u"math-ph"_s, u"math.ag"_s};
    if (yes())
        d.organizations = {folded(random.mixed(8))};
    if (yes())
        d.pages = {folded(random.mixed(15)), folded(random.mixed(15))};
    d.sources = {yes() ? u"huggingface"_s : u"arxivfeed"_s};
    if (yes())
        d.readOn = randomDay(random);
    if (yes())
        d.starredOn = randomDay(random);
    for (int days = random.below(3); days > 0; --days)
        d.days.append(randomDay(random));
    if (yes())
        d.votes = random.below(40);
    return d;
}

QString randomTerm(test::RandomText &random, const Document &d)
{
    const QStringList texts = textsOf(SearchField::Anywhere, d);
    const QString piece = random.pieceOf(texts[random.below(int(texts.size()))], 4);
    const QString term = folded(random.below(3) == 0 ? random.mixed(3) : piece);
    return term.isEmpty() ? u"a"_s : term;
}

Expression randomExpression(test::RandomText &random, const Document &d, int depth)
{
    Expression e{.kind = Kind(random.below(depth > 0 ? 13 : 10) + (depth > 0 ? 0 : 3))};
    e.field = SearchField(random.below(6));
    e.fact = SearchFact(random.below(13));
    e.isWhole = e.kind == Kind::Tag && random.below(2) == 0;
    if (e.kind == Kind::Term || e.kind == Kind::Tag)
        e.text = randomTerm(random, d);
    static const QStringList categories{u"cs.cl"_s, u"cs.c"_s, u"cs"_s, u"math"_s, u"c"_s};
    e.moment = SearchMoment(random.below(3));
    if (e.kind == Kind::Category)
        e.text = categories[random.below(int(categories.size()))];
    if (e.kind == Kind::Organization || e.kind == Kind::FullText)
        e.text = randomTerm(random, d);
    if (e.kind == Kind::Source)
        e.text = random.below(2) == 0 ? u"arxiv"_s : u"hugg"_s;
    if (e.kind == Kind::Paper)
        e.text = u"2403.1462"_s + QString::number(random.below(10));
    if (random.below(3) > 0)
        e.from = randomDay(random);
    if (random.below(3) > 0)
        e.to = randomDay(random);
    e.minVotes = random.below(30);
    e.maxVotes = e.minVotes + random.below(20);
    const int children = e.kind == Kind::Not ? 1 : e.kind <= Kind::Any ? random.below(4) : 0;
    for (int i = 0; i < children; ++i)
        e.children.push_back(randomExpression(random, d, depth - 1));
    return e;
}

Expression term(const QString &text, SearchField field = SearchField::Anywhere)
{
    return {.kind = Kind::Term, .field = field, .text = text};
}

Paper paper()
{
    return {.id = {u"2403.14624"_s},
            .title = u"M$^{2}$UGen: Müller’s *Music*"_s,
            .authors = {u"Łukasz Müller"_s, u"김철수"_s},
            .votes = 25,
            .rise = 12,
            .media = {u"https://e.org/a.png"_s, u"https://e.org/b.MP4"_s},
            .days = {QDate(2024, 3, 20), QDate(2024, 3, 22)},
            .texts = {{.source = u"digest"_s,
                       .language = u"ko"_s,
                       .markdown = u"- **What's New**: 강화학습\n- GPT-4V"_s},
                      {.source = u"arxiv"_s,
                       .language = u"en"_s,
                       .markdown = u"An abstract"_s,
                       .kind = TextKind::Abstract}},
            .categories = {u"cs.CL"_s},
            .code = u"https://github.com/a/b"_s,
            .organizations = {u"École"_s},
            .keywords = {u"Multi-Modal"_s},
            .state = {.read = true, .starred = true},
            .readAt = QDate(2024, 3, 23).startOfDay().toUTC(),
            .sources = {u"huggingFace"_s},
            .tags = {u"Später"_s},
            .note = u"Read on Monday"_s};
}

} // namespace

class TestDocument final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAPaper()
    {
        const Document d = documentOf(paper());
        QCOMPARE(d.id, u"2403.14624"_s);
        QCOMPARE(d.titles,
                 (QStringList{u"m$^{2}$ugen: muller's *music*"_s, u"m2ugen: muller's *music*"_s}));
        QCOMPARE(d.authors, (QStringList{u"lukasz muller"_s, u"김철수"_s}));
        QCOMPARE(d.texts,
                 (QStringList{u"- **what's new**: 강화학습 - gpt-4v"_s, u"an abstract"_s}));
        QCOMPARE(d.keywords, QStringList{u"multi-modal"_s});
        QCOMPARE(d.tags, QStringList{u"spater"_s});
        QCOMPARE(d.note, u"read on monday"_s);
        QCOMPARE(d.categories, QStringList{u"cs.cl"_s});
        QCOMPARE(d.organizations, QStringList{u"ecole"_s});
        QCOMPARE(d.sources, QStringList{u"huggingface"_s});
        QCOMPARE(d.readOn, QDate(2024, 3, 23));
        QVERIFY(!d.starredOn.isValid());
        QCOMPARE(d.days, paper().days);
        QCOMPARE(d.votes, 25);
        QVERIFY(d.read && d.starred && d.rising && d.hasCode && !d.hasProject);
        QVERIFY(d.hasPicture && d.hasVideo && d.hasAbstract);

        const Document bare = documentOf({.id = {u"x"_s}, .title = u"Plain"_s});
        QCOMPARE(bare.titles, QStringList{u"plain"_s});
        QVERIFY(!bare.votes && !bare.read && !bare.starred && !bare.rising && !bare.hasCode);
        QVERIFY(!bare.hasPicture && !bare.hasVideo && !bare.hasAbstract && bare.note.isEmpty());
    }

    void termsOccurInFields()
    {
        const Document d = documentOf(paper());
        for (const QString &found : {u"m2ugen"_s, u"m$^{2}$"_s, u"mull"_s, u"철수"_s, u"화학"_s,
                                     u"4v"_s, u"modal"_s, u"spat"_s, u"monday"_s, u"2403.1"_s})
            QVERIFY2(holds(term(found), d), qPrintable(found));
        for (const QString &missing : {u"usic"_s, u"uller"_s, u"학화"_s, u"14624x"_s})
            QVERIFY2(!holds(term(missing), d), qPrintable(missing));
        QVERIFY(holds(term(u"music"_s, SearchField::Title), d));
        QVERIFY(!holds(term(u"music"_s, SearchField::Author), d));
        QVERIFY(holds(term(u"lukasz mul"_s, SearchField::Author), d));
        QVERIFY(!holds(term(u"muller 김"_s, SearchField::Author), d));
        QVERIFY(holds(term(u"김철"_s, SearchField::Head), d));
        QVERIFY(!holds(term(u"abstract"_s, SearchField::Head), d));
        QVERIFY(holds(term(u"abstract"_s, SearchField::Text), d));
        QVERIFY(!holds(term(u"multi"_s, SearchField::Text), d));
        QVERIFY(holds(term(u"on mon"_s, SearchField::Note), d));
    }

    void matchesASecondImplementation()
    {
        test::RandomText random(9);
        int held = 0;
        const int rounds = 30'000;
        for (int i = 0; i < rounds; ++i) {
            const Document d = randomDocument(random);
            const Expression e = randomExpression(random, d, 3);
            QCOMPARE(holds(e, d), plainlyHolds(e, d));
            held += holds(e, d);
        }
        QVERIFY(held > rounds / 5 && held < rounds * 4 / 5);
    }

    void headsAreASubset()
    {
        const Expression without{.kind = Kind::Not, .children = {term(u"music"_s)}};
        QCOMPARE(headsOnly(without), without);
        QCOMPARE(headsOnly(term(u"a"_s)), term(u"a"_s, SearchField::Head));
        QCOMPARE(headsOnly(term(u"a"_s, SearchField::Text)), term(u"a"_s, SearchField::Text));
        const Expression any{.kind = Kind::Any, .children = {term(u"a"_s), without}};
        QCOMPARE(headsOnly(any).children[0].field, SearchField::Head);

        test::RandomText random(10);
        int heads = 0;
        for (int i = 0; i < 20'000; ++i) {
            const Document d = randomDocument(random);
            Expression e = randomExpression(random, d, 2);
            e.field = SearchField::Anywhere;
            const bool isHead = holds(headsOnly(e), d);
            heads += isHead;
            QVERIFY(!isHead || holds(e, d));
        }
        QVERIFY(heads > 2'000);
    }

    // Hangul is found exactly where a plain comparison finds it.
    void findsWhatLikeFindsInDigests_data() { test::addCorpusRows(); }

    void findsWhatLikeFindsInDigests()
    {
        QFETCH(test::Corpus, corpus);
        QStringList texts;
        for (const QString &path : corpus.digestFiles())
            texts += QString::fromUtf8(test::contents(path)).split(u"\n### "_s);
        QStringList foldedTexts;
        for (const QString &text : texts)
            foldedTexts.append(folded(text));
        test::RandomText random(11);
        int found = 0;
        for (int i = 0; i < 200; ++i) {
            QString piece = random.pieceOf(texts[random.below(int(texts.size()))], 6);
            piece.removeIf([](QChar c) { return c < QChar(0xac00) || c > QChar(0xd7a3); });
            if (piece.isEmpty())
                continue;
            for (qsizetype t = 0; t < texts.size(); ++t) {
                const bool isThere = texts[t].contains(piece);
                found += isThere;
                QCOMPARE(indexOfTerm(foldedTexts[t], piece) >= 0, isThere);
            }
        }
        QVERIFY2(found > 100, qPrintable(QString::number(found)));
    }
};

BROADSHEET_TEST(TestDocument, QCoreApplication)
#include "tst_document.moc"
