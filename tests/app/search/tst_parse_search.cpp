// The meaning of every form of the search language, and the messages for invalid input.
#include "search/ParseSearch.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

QString fieldOf(SearchField field)
{
    switch (field) {
    case SearchField::Anywhere:
        return {};
    case SearchField::Head:
        return u"head:"_s;
    case SearchField::Title:
        return u"title:"_s;
    case SearchField::Author:
        return u"author:"_s;
    case SearchField::Text:
        return u"text:"_s;
    case SearchField::Note:
        return u"note:"_s;
    }
    return {};
}

QString childrenOf(const Expression &expression);

// The tree as text: (a b) all, {a b} any, !a not, <id> a paper.
QString written(const Expression &e)
{
    switch (e.kind) {
    case Expression::Kind::All:
        return u'(' + childrenOf(e) + u')';
    case Expression::Kind::Any:
        return u'{' + childrenOf(e) + u'}';
    case Expression::Kind::Not:
        return u'!' + childrenOf(e);
    case Expression::Kind::Term:
        return fieldOf(e.field) + u'[' + e.text + u']';
    case Expression::Kind::Tag:
        return u"tag:["_s + e.text + (e.isWhole ? u"]!"_s : u"]"_s);
    case Expression::Kind::Paper:
        return u'<' + e.text + u'>';
    case Expression::Kind::Days:
        return (e.moment == SearchMoment::Read      ? u"read:"_s
                : e.moment == SearchMoment::Starred ? u"starred:"_s
                                                    : QString()) +
               e.from.toString(u"yyyyMMdd"_s) + u".."_s + e.to.toString(u"yyyyMMdd"_s);
    case Expression::Kind::Votes:
        return u"votes:%1..%2"_s.arg(e.minVotes)
            .arg(e.maxVotes == std::numeric_limits<int>::max() ? QString()
                                                               : QString::number(e.maxVotes));
    case Expression::Kind::Fact:
        return u"fact:"_s + QString::number(int(e.fact));
    case Expression::Kind::Category:
        return u"cat:["_s + e.text + u']';
    case Expression::Kind::Organization:
        return u"org:["_s + e.text + u']';
    case Expression::Kind::Source:
        return u"source:["_s + e.text + u']';
    case Expression::Kind::FullText:
        return u"full:["_s + e.text + u']';
    }
    return {};
}

QString childrenOf(const Expression &expression)
{
    QStringList children;
    for (const Expression &child : expression.children)
        children.append(written(child));
    return children.join(u' ');
}

QString fact(SearchFact fact)
{
    return u"fact:"_s + QString::number(int(fact));
}

ParsedSearch parse(const QString &typed)
{
    return parseSearch(typed, QDate(2024, 3, 22));
}

} // namespace

class TestParseSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void means_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &typed, const QString &expected) {
            QTest::addRow("%s", qPrintable(typed)) << typed << expected;
        };
        row(QString(), u"()"_s);
        row(u" \t\u3000"_s, u"()"_s);
        row(u"Müller"_s, u"[muller]"_s);
        row(u"강화 학습"_s, u"([강화] [학습])"_s);
        row(u"\"강화 학습\""_s, u"[강화 학습]"_s);
        row(u"“강화  학습”"_s, u"[강화 학습]"_s);
        row(u"\"open phrase"_s, u"[open phrase]"_s);
        row(u"a\"b c\"d"_s, u"([a] [b c] [d])"_s);
        row(u"\"a \"\"b\"\" c\""_s, u"[a \"b\" c]"_s);
        row(u"GPT-4V A* C++"_s, u"([gpt-4v] [a*] [c++])"_s);
        row(u"-a b"_s, u"(![a] [b])"_s);
        row(u"-\"a b\" －c"_s, u"(![a b] ![c])"_s);
        row(u"- a \"\" -\"\" \u00ad"_s, u"[a]"_s);
        row(u"a – b —"_s, u"([a] [b])"_s);
        row(u"a \"–\" &"_s, u"([a] [-] [&])"_s);
        row(u"--a"_s, u"![-a]"_s);

        row(u"a OR b"_s, u"{[a] [b]}"_s);
        row(u"a b OR c OR -d e"_s, u"([a] {[b] [c] ![d]} [e])"_s);
        row(u"a or b"_s, u"([a] [or] [b])"_s);
        row(u"a \"OR\" b"_s, u"([a] [or] [b])"_s);
        row(u"a OR b c OR d"_s, u"({[a] [b]} {[c] [d]})"_s);

        row(u"author:Kim"_s, u"author:[kim]"_s);
        row(u"Author：“Kaiming  He”"_s, u"author:[kaiming he]"_s);
        row(u"author:\"\" a"_s, u"[a]"_s);
        row(u"a author:"_s, u"[a]"_s);
        row(u"title:추론 text:\"a b\" note:c"_s, u"(title:[추론] text:[a b] note:[c])"_s);
        row(u"-author:kim"_s, u"!author:[kim]"_s);
        row(u"author:kim OR title:x"_s, u"{author:[kim] title:[x]}"_s);
        row(u"author:a:b"_s, u"author:[a:b]"_s);
        row(u"tag:Later"_s, u"tag:[later]"_s);
        row(u"tag:\"Later on\""_s, u"tag:[later on]!"_s); // called so
        row(u"tag:\"Later on"_s, u"tag:[later on]"_s);    // still being typed
        row(u"is:followed"_s, fact(SearchFact::Followed));

        row(u"date:2024"_s, u"20240101..20241231"_s);
        row(u"date:2024-02"_s, u"20240201..20240229"_s);
        row(u"date:2024-3-2"_s, u"20240302..20240302"_s);
        row(u"date:2024/03/22"_s, u"20240322..20240322"_s);
        row(u"date:2024-03..2024-06"_s, u"20240301..20240630"_s);
        row(u"date:2023..2024-03-22"_s, u"20230101..20240322"_s);
        row(u"date:..2024"_s, u"..20241231"_s);
        row(u"date:2024-03.."_s, u"20240301.."_s);
        row(u"date:Today"_s, u"20240322..20240322"_s);
        row(u"date:yesterday"_s, u"20240321..20240321"_s);
        row(u"date:yesterday..today"_s, u"20240321..20240322"_s);
        row(u"date:9999"_s, u"99990101..99991231"_s);
        row(u"date:>9998"_s, u"99990101.."_s);
        row(u"date:>=9999-12-31"_s, u"99991231.."_s);
        row(u"date:week"_s, u"20240316..20240322"_s);
        row(u"date:month"_s, u"20240222..20240322"_s);
        row(u"date:>2024-02"_s, u"20240301.."_s);
        row(u"date:>=2024-02"_s, u"20240201.."_s);
        row(u"date:<2024-02"_s, u"..20240131"_s);
        row(u"date:<=2024-02"_s, u"..20240229"_s);
        row(u"date:=2024-02"_s, u"20240201..20240229"_s);
        row(u"date:<today"_s, u"..20240321"_s);
        row(u"date:week..today"_s, u"20240316..20240322"_s);
        row(u"read:2024-03"_s, u"read:20240301..20240331"_s);
        row(u"read:today"_s, u"read:20240322..20240322"_s);
        row(u"read:week"_s, u"read:20240316..20240322"_s);
        row(u"starred:>2024-03-01"_s, u"starred:20240302.."_s);
        row(u"-starred:2024-02..2024-03"_s, u"!starred:20240201..20240331"_s);
        row(u"read:yesterday OR starred:<2023"_s,
            u"{read:20240321..20240321 starred:..20221231}"_s);

        row(u"cat:cs.CL"_s, u"cat:[cs.cl]"_s);
        row(u"cat:math cat:hep-th -cat:cs"_s, u"(cat:[math] cat:[hep-th] !cat:[cs])"_s);
        row(u"org:\"Google DeepMind\""_s, u"org:[google deepmind]"_s);
        row(u"full:Größe"_s, u"full:[grosse]"_s);
        row(u"full:\"강화 학습\""_s, u"full:[강화 학습]"_s);
        row(u"source:arXiv"_s, u"source:[arxiv]"_s);
        row(u"source:feed-Nature"_s, u"source:[feed-nature]"_s);

        row(u"votes:20"_s, u"votes:20..20"_s);
        row(u"votes:=20"_s, u"votes:20..20"_s);
        row(u"votes:>20"_s, u"votes:21.."_s);
        row(u"votes:>=20"_s, u"votes:20.."_s);
        row(u"votes:<20"_s, u"votes:0..19"_s);
        row(u"votes:<=20"_s, u"votes:0..20"_s);
        row(u"votes:10..50"_s, u"votes:10..50"_s);
        row(u"votes:10.."_s, u"votes:10.."_s);
        row(u"votes:..50"_s, u"votes:0..50"_s);
        row(u"votes:＞２０"_s, u"votes:21.."_s);
        row(u"votes:>99999999999999999999"_s, u"votes:2147483647.."_s);

        row(u"is:unread"_s, fact(SearchFact::Unread));
        row(u"is:read"_s, u'!' + fact(SearchFact::Unread));
        row(u"is:Starred"_s, fact(SearchFact::Starred));
        row(u"is:unstarred"_s, u'!' + fact(SearchFact::Starred));
        row(u"is:rising"_s, fact(SearchFact::Rising));
        row(u"is:changed"_s, fact(SearchFact::Changed));
        row(u"-is:read"_s, u"!!"_s + fact(SearchFact::Unread));
        row(u"has:code"_s, fact(SearchFact::Code));
        row(u"has:project"_s, fact(SearchFact::Project));
        row(u"has:picture"_s, fact(SearchFact::Picture));
        row(u"has:video"_s, fact(SearchFact::Video));
        row(u"has:abstract"_s, fact(SearchFact::Abstract));
        row(u"has:note"_s, fact(SearchFact::Note));
        row(u"has:tag"_s, fact(SearchFact::Tag));

        row(u"2403.14624"_s, u"{<2403.14624> [2403.14624]}"_s);
        row(u"arXiv:2403.14624v2"_s, u"{<2403.14624> [arxiv:2403.14624v2]}"_s);
        row(u"https://arxiv.org/abs/2403.14624"_s,
            u"{<2403.14624> [https://arxiv.org/abs/2403.14624]}"_s);
        row(u"cs/0501001"_s, u"{<cs/0501001> [cs/0501001]}"_s);
        row(u"\"2403.14624\""_s, u"[2403.14624]"_s);
        row(u"http://E.org/a/"_s, u"{<https://e.org/a> [http://e.org/a/]}"_s);
        row(u"-2403.14624"_s, u"!{<2403.14624> [2403.14624]}"_s);
        row(u"1.5 and/or"_s, u"([1.5] [and/or])"_s);

        row(u"MathVerse: Does"_s, u"([mathverse:] [does])"_s);
        row(u"foo:bar a:b ratio:3"_s, u"([foo:bar] [a:b] [ratio:3])"_s);
        row(u"Data: x"_s, u"([data:] [x])"_s);
        row(u"foo:\"b c\""_s, u"([foo:] [b c])"_s);
    }

    void means()
    {
        QFETCH(QString, typed);
        const ParsedSearch parsed = parse(typed);
        QTEST(written(parsed.expression), "expected");
        QCOMPARE(parsed.problems, QList<SearchProblem>());
    }

    // Invalid conditions are searched for as text, and a sentence says why.
    void makesNoSense_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("piece");
        QTest::addColumn<QString>("said");
        const auto row = [](const QString &typed, const QString &expected, const QString &piece,
                            const QString &said) {
            QTest::addRow("%s", qPrintable(typed)) << typed << expected << piece << said;
        };
        const QString date = u"is not a date"_s;
        row(u"a date:>9999"_s, u"([a] [date:>9999])"_s, u"date:>9999"_s,
            date); // years have four digits
        row(u"a date:soon"_s, u"([a] [date:soon])"_s, u"date:soon"_s, date);
        row(u"date:2024-02-30"_s, u"[date:2024-02-30]"_s, u"date:2024-02-30"_s, date);
        row(u"date:2024-13 a"_s, u"([date:2024-13] [a])"_s, u"date:2024-13"_s, date);
        row(u"date:24"_s, u"[date:24]"_s, u"date:24"_s, date);
        row(u"date:0000"_s, u"[date:0000]"_s, u"date:0000"_s, date);
        row(u"date:.."_s, u"[date:..]"_s, u"date:.."_s, date);
        row(u"date:2024-03-22-1"_s, u"[date:2024-03-22-1]"_s, u"date:2024-03-22-1"_s, date);
        row(u"date:2024..2023"_s, u"[date:2024..2023]"_s, u"date:2024..2023"_s,
            u"ends before it begins"_s);
        row(u"date:>soon"_s, u"[date:>soon]"_s, u"date:>soon"_s, date);
        row(u"date:>"_s, u"[date:>]"_s, u"date:>"_s, date);
        row(u"read:>2024-01..2024-02"_s, u"[read:>2024-01..2024-02]"_s, u"read:>2024-01..2024-02"_s,
            date);
        row(u"starred:soon"_s, u"[starred:soon]"_s, u"starred:soon"_s, date);
        // These make sense, but no paper can fit.
        row(u"a read:2025"_s, u"([a] read:20250101..20251231)"_s, u"read:2025"_s,
            u"in the future"_s);
        row(u"starred:>today"_s, u"starred:20240323.."_s, u"starred:>today"_s, u"in the future"_s);
        row(u"cat:cs.XX a"_s, u"(cat:[cs.xx] [a])"_s, u"cat:cs.XX"_s, u"no category “cs.xx”"_s);
        row(u"cat:c"_s, u"cat:[c]"_s, u"cat:c"_s, u"no category"_s);
        row(u"source:reddit"_s, u"source:[reddit]"_s, u"source:reddit"_s, u"huggingFace"_s);
        row(u"votes:many"_s, u"[votes:many]"_s, u"votes:many"_s, u"needs a number"_s);
        row(u"votes:>"_s, u"[votes:>]"_s, u"votes:>"_s, u"needs a number"_s);
        row(u"votes:-1"_s, u"[votes:-1]"_s, u"votes:-1"_s, u"needs a number"_s);
        row(u"votes:.."_s, u"[votes:..]"_s, u"votes:.."_s, u"needs a number"_s);
        row(u"votes:50..10"_s, u"[votes:50..10]"_s, u"votes:50..10"_s,
            u"the smaller number first"_s);
        row(u"votes:<0"_s, u"[votes:<0]"_s, u"votes:<0"_s, u"No number of votes"_s);
        row(u"-votes:\"a b\" c"_s, u"(![votes:\"a b\"] [c])"_s, u"-votes:\"a b\""_s,
            u"needs a number"_s);
        row(u"is:gone"_s, u"[is:gone]"_s, u"is:gone"_s, u"unread, starred"_s);
        row(u"has:wings"_s, u"[has:wings]"_s, u"has:wings"_s, u"code, project"_s);
        row(u"author: kim"_s, u"([author:] [kim])"_s, u"author:"_s, u"right after the colon"_s);
        row(u"autor:kim"_s, u"[autor:kim]"_s, u"autor:kim"_s, u"Did you mean “author:”"_s);
        row(u"auhtor:kim"_s, u"[auhtor:kim]"_s, u"auhtor:kim"_s, u"Did you mean “author:”"_s);
        row(u"authors:kim"_s, u"[authors:kim]"_s, u"authors:kim"_s, u"Did you mean “author:”"_s);
        row(u"tags:\"a b\""_s, u"([tags:] [a b])"_s, u"tags:"_s, u"Did you mean “tag:”"_s);
        row(u"vote:3"_s, u"[vote:3]"_s, u"vote:3"_s, u"Did you mean “votes:”"_s);
        row(u"OR a"_s, u"([or] [a])"_s, u"OR"_s, u"between two"_s);
        row(u"a OR"_s, u"([a] [or])"_s, u"OR"_s, u"between two"_s);
        row(u"a OR author:"_s, u"([a] [or])"_s, u"OR"_s, u"between two"_s);
    }

    void makesNoSense()
    {
        QFETCH(QString, typed);
        QFETCH(QString, piece);
        QFETCH(QString, said);
        const ParsedSearch parsed = parse(typed);
        QTEST(written(parsed.expression), "expected");
        QCOMPARE(parsed.problems.size(), 1);
        const SearchProblem &problem = parsed.problems.constFirst();
        QCOMPARE(typed.sliced(problem.at, problem.length), piece);
        QVERIFY2(problem.message.contains(said), qPrintable(problem.message));
    }

    void everyProblemIsToldInOrder()
    {
        const ParsedSearch parsed = parse(u"OR a OR OR b is:x votes:y"_s);
        QCOMPARE(written(parsed.expression), u"([or] [a] [or] [or] [b] [is:x] [votes:y])"_s);
        QList<qsizetype> places;
        for (const SearchProblem &problem : parsed.problems)
            places.append(problem.at);
        QCOMPARE(places, (QList<qsizetype>{0, 5, 8, 13, 18}));
    }

    void whatIsTooLongIsCutAndSaid()
    {
        const QString many = u"a "_s.repeated(1999);
        const ParsedSearch conditions = parse(many);
        QCOMPARE(conditions.expression.children.size(), 200u);
        QCOMPARE(conditions.problems.size(), 1);
        QCOMPARE(conditions.problems[0].at, 400);
        QVERIFY(conditions.problems[0].message.contains(u"200"_s));

        const ParsedSearch letters = parse(u"x"_s.repeated(5000));
        QCOMPARE(letters.expression.text.size(), 4000);
        QCOMPARE(letters.problems.size(), 1);
        QCOMPARE(letters.problems[0].at, 4000);
        QCOMPARE(letters.problems[0].length, 1000);
    }

    void partsAreWhatMustHold()
    {
        QCOMPARE(searchParts(u"robot"), QList<SearchPart>());
        QCOMPARE(searchParts(u"a OR b"), QList<SearchPart>());
        const QList<SearchPart> expected{{u"robot"_s, u"author:\"Ada L\" -survey a OR b"_s},
                                         {u"author:\"Ada L\""_s, u"robot -survey a OR b"_s},
                                         {u"-survey"_s, u"robot author:\"Ada L\" a OR b"_s},
                                         {u"a OR b"_s, u"robot author:\"Ada L\" -survey"_s}};
        QCOMPARE(searchParts(u"robot author:\"Ada L\"  -survey a OR b"), expected);
    }

    void operatorsAreWrittenAsTheyAreRead()
    {
        QCOMPARE(searchOperator("author"_L1, u"Kaiming He"_s), u"author:\"Kaiming He\""_s);
        QCOMPARE(searchOperator("tag"_L1, u"later"_s), u"tag:later"_s);
        QCOMPARE(searchOperator("author"_L1, u"Dwayne “The Rock” J"_s),
                 u"author:\"Dwayne \"\"The Rock\"\" J\""_s);
        for (const QString &value :
             {u"Kim"_s, u"Kaiming He"_s, u"A \"B\" C"_s, u"\"A\""_s, u"\""_s, u"“x”y"_s, u"a:b"_s,
              u"-x"_s, u"OR"_s, u"O'Connor"_s, u" 김  철수 "_s, u"＂a＂ b"_s}) {
            const ParsedSearch parsed = parse(searchOperator("author"_L1, value));
            QCOMPARE(parsed.problems, QList<SearchProblem>());
            QCOMPARE(parsed.expression.field, SearchField::Author);
            QString plain = value.simplified().toLower();
            for (const QChar mark : u"“”＂"_s)
                plain.replace(mark, u'"');
            QCOMPARE(parsed.expression.text, plain);
        }
    }
};

BROADSHEET_TEST(TestParseSearch, QCoreApplication)
#include "tst_parse_search.moc"
