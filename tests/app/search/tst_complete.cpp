// Suggestions while typing. | is the cursor.
#include "search/Complete.h"
#include "search/ParseSearch.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

using Wants = CompletionPlace::Wants;

struct Typed
{
    QString text;
    CompletionPlace place;
};

Typed complete(QString text)
{
    const qsizetype cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    return {text, completionAt(text, cursor)};
}

QStringList textsOf(const QList<Completion> &completions)
{
    QStringList texts;
    for (const Completion &each : completions)
        texts.append(each.text);
    return texts;
}

} // namespace

class TestComplete final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("replaced");
        QTest::addColumn<QStringList>("known");
        QTest::addColumn<int>("wants");
        QTest::addColumn<QString>("typed");
        const auto row = [](const QString &text, const QString &replaced, const QStringList &known,
                            Wants wants = Wants::Nothing, const QString &typed = {}) {
            QTest::addRow("%s", qPrintable(text))
                << text << replaced << known << int(wants) << typed;
        };
        const QStringList all{u"author:"_s, u"title:"_s, u"text:"_s, u"note:"_s,    u"full:"_s,
                              u"tag:"_s,    u"date:"_s,  u"read:"_s, u"starred:"_s, u"votes:"_s,
                              u"is:"_s,     u"has:"_s,   u"cat:"_s,  u"org:"_s,     u"source:"_s};
        row(u"|"_s, QString(), all);
        row(u" | "_s, QString(), all);
        row(u"t|"_s, u"t"_s, {u"title:"_s, u"text:"_s, u"tag:"_s}, Wants::Nothing, u"t"_s);
        row(u"Ti|"_s, u"Ti"_s, {u"title:"_s}, Wants::Author, u"Ti"_s);
        row(u"a -ta|"_s, u"ta"_s, {u"tag:"_s}, Wants::Author, u"ta"_s);
        row(u"a -|"_s, QString(), {});
        row(u"a |"_s, QString(), {});
        row(u"| a"_s, QString(), {});
        row(u"a b|c d"_s, u"bc"_s, {}, Wants::Nothing, u"b"_s);
        row(u"kaim|"_s, u"kaim"_s, {}, Wants::Author, u"kaim"_s);
        row(u"김철|"_s, u"김철"_s, {}, Wants::Author, u"김철"_s);
        row(u"author:|"_s, u"author:"_s, {}, Wants::Author);
        row(u"x author:ki|m y"_s, u"author:kim"_s, {}, Wants::Author, u"ki"_s);
        row(u"-author:\"Kaiming H|"_s, u"author:\"Kaiming H"_s, {}, Wants::Author, u"Kaiming H"_s);
        row(u"author:\"Kaiming H|\""_s, u"author:\"Kaiming H\""_s, {}, Wants::Author,
            u"Kaiming H"_s);
        row(u"author:\"Kaiming H\"|"_s, u"author:\"Kaiming H\""_s, {});
        row(u"au|thor:kim"_s, u"author:"_s, {}, Wants::Nothing, u"au"_s);
        row(u"tag:la|"_s, u"tag:la"_s, {}, Wants::Tag, u"la"_s);
        row(u"is:un|"_s, u"is:un"_s, {u"is:unread"_s, u"is:unstarred"_s}, Wants::Nothing, u"un"_s);
        row(u"IS:R|"_s, u"IS:R"_s, {u"is:read"_s, u"is:rising"_s}, Wants::Nothing, u"R"_s);
        row(u"is:unread|"_s, u"is:unread"_s, {}, Wants::Nothing, u"unread"_s);
        row(u"has:p|"_s, u"has:p"_s, {u"has:project"_s, u"has:picture"_s}, Wants::Nothing, u"p"_s);
        row(u"votes:2|"_s, u"votes:2"_s, {}, Wants::Nothing, u"2"_s);
        row(u"\"auth|"_s, u"\"auth"_s, {});
        row(u"read:|"_s, u"read:"_s,
            {u"read:today"_s, u"read:yesterday"_s, u"read:week"_s, u"read:month"_s});
        row(u"starred:w|"_s, u"starred:w"_s, {u"starred:week"_s}, Wants::Nothing, u"w"_s);
        row(u"cat:CS.C|"_s, u"cat:CS.C"_s,
            {u"cat:cs.CC"_s, u"cat:cs.CE"_s, u"cat:cs.CG"_s, u"cat:cs.CL"_s, u"cat:cs.CR"_s,
             u"cat:cs.CV"_s, u"cat:cs.CY"_s},
            Wants::Nothing, u"CS.C"_s);
        row(u"cat:robotics|"_s, u"cat:robotics"_s, {u"cat:cs.RO"_s}, Wants::Nothing, u"robotics"_s);
        row(u"source:hug|"_s, u"source:hug"_s, {u"source:huggingFace"_s}, Wants::Nothing, u"hug"_s);
        row(u"org:g|"_s, u"org:g"_s, {}, Wants::Nothing, u"g"_s);
    }

    void offers()
    {
        QFETCH(QString, text);
        const Typed typed = complete(text);
        QTEST(typed.text.sliced(typed.place.at, typed.place.length), "replaced");
        QTEST(textsOf(typed.place.known), "known");
        QTEST(int(typed.place.wants), "wants");
        QTEST(typed.place.typed, "typed");
    }

    void whatIsOfferedIsUnderstood()
    {
        for (const QString &text : {u"|"_s, u"is:|"_s, u"has:|"_s, u"date:|"_s, u"read:|"_s,
                                    u"starred:|"_s, u"cat:|"_s, u"source:|"_s}) {
            const QList<Completion> known = complete(text).place.known;
            QVERIFY(known.size() >= 4);
            for (const Completion &each : known) {
                QVERIFY(!each.explanation.isEmpty());
                QCOMPARE(each.kind,
                         text == u"|"_s ? Completion::Kind::Operator : Completion::Kind::Value);
                const ParsedSearch parsed = parseSearch(each.text);
                QCOMPARE(parsed.problems, QList<SearchProblem>());
                QCOMPARE(parsed.expression.isEverything(), each.kind == Completion::Kind::Operator);
            }
        }
    }

    void aCursorOutsideIsAtTheEdge()
    {
        QCOMPARE(completionAt(u"kim", 99).typed, u"kim"_s);
        QCOMPARE(completionAt(u"kim", -1).length, 0);
    }
};

BROADSHEET_TEST(TestComplete, QCoreApplication)
#include "tst_complete.moc"
