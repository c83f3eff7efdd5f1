// The tags of pages, also of such as no program should write.
#include "base/Limits.h"
#include "support/Runner.h"
#include "webfigures/HtmlTags.h"

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// "a /a img" for "<a></a><img>".
QByteArray namesIn(const QByteArray &html)
{
    QByteArrayList names;
    for (HtmlTags tags(html); tags.next();)
        names.append((tags.isEnd() ? "/" : "") + tags.name());
    return names.join(' ');
}

QString attributeOf(const QByteArray &tag, const char *name)
{
    HtmlTags tags(tag);
    return tags.next() ? tags.attribute(name) : u"(no tag)"_s;
}

} // namespace

class TestHtmlTags final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    static void tags_data();
    static void tags();
    static void attributes_data();
    static void attributes();
    static void classes();
    static void places();
};

void TestHtmlTags::tags_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QByteArray>("names");
    const auto add = [](const char *what, const QByteArray &html, const QByteArray &names) {
        QTest::newRow(what) << html << names;
    };
    add("none", "", "");
    add("text", "a < b and c > d", "");
    add("nested", "<div><p>x</p></div>", "div p /p /div");
    add("capitals", "<DIV CLASS=x></Div>", "div /div");
    add("closed by itself", "<img/><br />", "img br");
    add("ends in a value", R"(<img alt="a > b" x='c > d'><p>)", "img p");
    add("quotation mark in a name", R"(<img a"b><p>)", "img p");
    add("quotation mark in a value", R"(<img a=b"c><p>)", "img p");
    add("never closed", R"(<p><img alt="a > b<p>)", "p");
    add("without an end", "<p><img src=x", "p");
    add("comment", "<!-- <img> --><p>", "p");
    add("comment without an end", "<p><!-- <img>", "p");
    add("doctype", "<!DOCTYPE html><?xml version=\"1.0\"?><p>", "p");
    add("script", "<script>if (a<b) '<img>'</script><p>", "script /script p");
    add("script with another end", "<script></style><img></SCRIPT ><p>", "script /script p");
    add("script without an end", "<script><img>", "script");
    add("style, template", "<style><p></style><template><p></template>",
        "style /style template /template");
    add("a zero byte", QByteArray("<p\0q><b>", 8), QByteArray("p\0q b", 5));
    add("half a character", "<p>\xE2\x82<b>", "p b");
}

void TestHtmlTags::tags()
{
    QFETCH(const QByteArray, html);
    QFETCH(const QByteArray, names);
    QCOMPARE(namesIn(html), names);
}

void TestHtmlTags::attributes_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QString>("src");
    const auto add = [](const char *what, const QByteArray &tag, const QString &src) {
        QTest::newRow(what) << tag << src;
    };
    add("none", "<img>", {});
    add("double", R"(<img src="a b.png">)", u"a b.png"_s);
    add("single", R"(<img src='a"b'>)", u"a\"b"_s);
    add("unquoted", "<img src=a.png>", u"a.png"_s);
    add("unquoted before /", "<img src=a/b.png/>", u"a/b.png/"_s);
    add("spaces", "<img\n\tsrc = \"a\" >", u"a"_s);
    add("capitals", "<IMG SRC=\"a\">", u"a"_s);
    add("the first", R"(<img src="a" src="b">)", u"a"_s);
    add("not a part of another", R"(<img data-src="a" srcset="b" src="c">)", u"c"_s);
    add("not in a value", R"(<img alt="src='a'" src="b">)", u"b"_s);
    add("without a value", R"(<img src alt="a">)", {});
    add("empty", R"(<img src="" alt="a">)", {});
    add("begins with =", R"(<img ="a" src="b">)", u"b"_s);
    add("a value that looks like one", R"(<img x= src="b">)", {});
    add("references", R"(<img src="a&amp;b&#61;c&lt;">)", u"a&b=c<"_s);
    add("letters", "<img src=\"그림.png\">", u"그림.png"_s);
    add("too long", "<img src=\"" + QByteArray(maxLinkLength + 1, 'a') + "\">", {});
    add("of an end", "</img src=\"a\">", {});
}

void TestHtmlTags::attributes()
{
    QFETCH(const QByteArray, tag);
    QFETCH(const QString, src);
    QCOMPARE(attributeOf(tag, "src"), src);
}

void TestHtmlTags::classes()
{
    HtmlTags tags("<p class=\"  ltx_figure ltx_figure_panel \">");
    QVERIFY(tags.next());
    QVERIFY(tags.hasClass("ltx_figure"_L1));
    QVERIFY(tags.hasClass("ltx_figure_panel"_L1));
    QVERIFY(!tags.hasClass("ltx"_L1));
    QVERIFY(!tags.hasClass("ltx_figure ltx_figure_panel"_L1));
}

void TestHtmlTags::places()
{
    const QByteArray html = "ab<p x='>'>cd</p>";
    HtmlTags tags(html);
    QVERIFY(tags.next());
    QCOMPARE(html.mid(tags.start(), tags.end() - tags.start()), "<p x='>'>");
    QVERIFY(tags.next());
    QCOMPARE(html.mid(tags.start(), tags.end() - tags.start()), "</p>");
    QVERIFY(!tags.next());
    QVERIFY(!tags.next());
}

BROADSHEET_TEST(TestHtmlTags, QCoreApplication)
#include "tst_html_tags.moc"
