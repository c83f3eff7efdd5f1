// Every input has a meaning: random input from the search language and from any characters.
#include "RandomText.h"
#include "support/Runner.h"

#include "search/Complete.h"
#include "search/Document.h"
#include "search/Fold.h"
#include "search/Highlight.h"
#include "search/IndexWords.h"
#include "search/ParseSearch.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QString typedBy(test::RandomText &random)
{
    static const QStringList parts{
        u" "_s,       u" "_s,      u"\""_s,      u"“"_s,        u"-"_s,     u" OR "_s,
        u"OR"_s,      u":"_s,      u"author:"_s, u"title："_s,  u"text:"_s, u"note:"_s,
        u"tag:"_s,    u"date:"_s,  u"votes:"_s,  u"is:"_s,      u"has:"_s,  u"tga:"_s,
        u"2024-03"_s, u"2024"_s,   u".."_s,      u"today"_s,    u">="_s,    u"<"_s,
        u"20"_s,      u"unread"_s, u"code"_s,    u"강화학습"_s, u"kim"_s,   u"2403.14624"_s,
        u"http://"_s, u"/"_s,      u"\"\""_s,    u"c++"_s,      u"\u3000"_s};
    QString typed;
    for (int left = random.below(9); left > 0; --left) {
        const int kind = random.below(12);
        typed += kind == 0   ? random.units(4)
                 : kind == 1 ? random.mixed(4)
                 : kind == 2 ? QString::fromUtf8(random.units(4).toLatin1())
                             : parts[random.below(int(parts.size()))];
    }
    return typed;
}

int conditionsIn(const Expression &expression)
{
    int count = 1;
    for (const Expression &child : expression.children)
        count += conditionsIn(child);
    return count;
}

// What all users of an expression rely on.
bool isSound(const Expression &e)
{
    const bool hasText = e.kind == Expression::Kind::Term || e.kind == Expression::Kind::Tag;
    if (hasText && (e.text.isEmpty() || folded(e.text) != e.text))
        return false;
    if (e.kind == Expression::Kind::Not && e.children.size() != 1)
        return false;
    const bool isInner = e.kind == Expression::Kind::All || e.kind == Expression::Kind::Any ||
                         e.kind == Expression::Kind::Not;
    return (isInner || e.children.empty()) && e.minVotes >= 0 && e.minVotes <= e.maxVotes &&
           (!e.from.isValid() || !e.to.isValid() || e.from <= e.to) &&
           std::all_of(e.children.begin(), e.children.end(), isSound);
}

bool areInside(const QList<SearchProblem> &problems, const QString &typed)
{
    qsizetype before = 0;
    for (const SearchProblem &problem : problems) {
        if (problem.at < before || problem.length <= 0 || problem.message.isEmpty() ||
            problem.at + problem.length > typed.size())
            return false;
        before = problem.at;
    }
    return true;
}

QString shown(const QString &typed)
{
    return QString::fromLatin1(typed.toUtf8().toPercentEncoding());
}

} // namespace

class TestParseSearchAnything final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anythingHasAMeaning()
    {
        test::RandomText random(6);
        int withProblems = 0;
        int everything = 0;
        for (int i = 0; i < 100'000; ++i) {
            const QString typed = typedBy(random);
            const ParsedSearch parsed = parseSearch(typed, QDate(2024, 3, 22));
            QVERIFY2(isSound(parsed.expression), qPrintable(shown(typed)));
            QVERIFY2(areInside(parsed.problems, typed), qPrintable(shown(typed)));
            withProblems += !parsed.problems.isEmpty();
            everything += parsed.expression.isEverything();
        }
        QVERIFY(withProblems > 10'000);
        QVERIFY(everything > 1'000 && everything < 50'000);
    }

    void anythingCanBeSearchedMarkedAndCompleted()
    {
        test::RandomText random(7);
        const Document document = documentOf({.id = {u"2403.14624"_s},
                                              .title = u"Kim’s 강화학습 C++"_s,
                                              .authors = {u"Kim"_s},
                                              .votes = 20,
                                              .days = {QDate(2024, 3, 22)},
                                              .texts = {{.markdown = u"2024 code today OR"_s}}});
        int held = 0;
        for (int i = 0; i < 20'000; ++i) {
            const QString typed = typedBy(random);
            const Expression expression = parseSearch(typed, QDate(2024, 3, 22)).expression;
            const bool holdsAll = holds(expression, document);
            held += holdsAll;
            QVERIFY(!holds(headsOnly(expression), document) || holdsAll);
            const QStringList terms = termsFor(expression, SearchField::Anywhere);
            for (const QString &term : terms)
                QVERIFY(indexQuery(term).match.size() <= 4 * term.size() + 100);
            for (const TextRange &range : matchesIn(typed, terms))
                QVERIFY(range.at >= 0 && range.length > 0 &&
                        range.at + range.length <= typed.size());
            const qsizetype cursor = random.below(int(typed.size()) + 1);
            const CompletionPlace place = completionAt(typed, cursor);
            QVERIFY(place.at >= 0 && place.length >= 0 && place.at + place.length <= typed.size());
        }
        QVERIFY(held > 1'000 && held < 19'000);
    }

    void writtenOperatorsAreReadBack()
    {
        test::RandomText random(8);
        for (int i = 0; i < 30'000; ++i) {
            QString value = i % 2 == 0 ? random.mixed(12) : random.characters(6);
            for (int marks = random.below(3); marks > 0; --marks)
                value.insert(random.below(int(value.size()) + 1), u"\"“” ＂"_s[random.below(5)]);
            if (folded(value).isEmpty())
                continue;
            const QString typed = u"x "_s + searchOperator("author"_L1, value) + u" -is:read"_s;
            const ParsedSearch parsed = parseSearch(typed);
            QCOMPARE(parsed.problems, QList<SearchProblem>());
            QCOMPARE(parsed.expression.children.size(), 3u);
            const Expression &author = parsed.expression.children[1];
            QCOMPARE(author.field, SearchField::Author);
            QVERIFY2(author.text == folded(value), qPrintable(shown(value)));
        }
    }

    // Long enough that work which grows with the square of the length does not end.
    void longInputHasAMeaning()
    {
        for (const QString &part :
             {u"a "_s, u"\""_s, u"a OR "_s, u"-"_s, u"http://a/ "_s, u"votes:x "_s, u"author:\"a"_s,
              u"강화"_s, u"\u0301="_s, u":"_s}) {
            const ParsedSearch parsed = parseSearch(part.repeated(200'000));
            QVERIFY(conditionsIn(parsed.expression) < 1'000);
            QVERIFY(!parsed.problems.isEmpty());
            const QString typed = part.repeated(2'000);
            const CompletionPlace place = completionAt(typed, 1'000);
            QVERIFY(place.at >= 0 && place.at <= 1'000);
            QVERIFY(place.length >= 0 && place.at + place.length <= typed.size());
        }
    }
};

BROADSHEET_TEST(TestParseSearchAnything, QCoreApplication)
#include "tst_parse_search_anything.moc"
