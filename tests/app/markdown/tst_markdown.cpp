// What summaries look like in the wild, and what must not happen to them.
#include "markdown/Markdown.h"
#include "markdown/PythonLiteral.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;
using Kind = TextBlock::Kind;

namespace {

// "Kind depth|text" of each block, spans marked: <b>, <i>, <c>, <a=url>.
QString marked(const TextSpan &span)
{
    QString text = span.text;
    if (span.code)
        text = u"<c>"_s % text % u"</c>"_s;
    if (span.emphasis)
        text = u"<i>"_s % text % u"</i>"_s;
    if (span.strong)
        text = u"<b>"_s % text % u"</b>"_s;
    if (!span.link.isEmpty())
        text = u"<a="_s % span.link.toString() % u'>' % text % u"</a>"_s;
    return text;
}

QString inlineOf(const QString &text)
{
    QString result;
    for (const TextSpan &span : parseInline(text))
        result += marked(span);
    return result;
}

QStringList blocksOf(const QString &markdown)
{
    static const QHash<Kind, QString> names{{Kind::Paragraph, u"p"_s}, {Kind::Heading, u"h"_s},
                                            {Kind::Label, u"label"_s}, {Kind::Item, u"item"_s},
                                            {Kind::Quote, u"quote"_s}, {Kind::Code, u"code"_s},
                                            {Kind::Note, u"note"_s}};
    QStringList result;
    for (const TextBlock &block : parseMarkdown(markdown)) {
        QString text;
        for (const TextSpan &span : block.spans)
            text += marked(span);
        const QString marker = block.marker.isEmpty() ? QString() : block.marker % u' ';
        result.append(names[block.kind] % QString::number(block.depth) % u'|' % marker % text);
    }
    return result;
}

QString plain(const QString &markdown)
{
    QStringList lines;
    for (const TextBlock &block : parseMarkdown(markdown))
        lines.append(block.plainText());
    return lines.join(u'\n');
}

} // namespace

class TestMarkdown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inlineMarkup_data();
    void inlineMarkup();
    void blocks_data();
    void blocks();
    void pythonLiterals_data();
    void pythonLiterals();
    void pythonIsReadStrictly_data();
    void pythonIsReadStrictly();
    void abstractsAreTex_data();
    void abstractsAreTex();
    void abstractsHaveParagraphs();
    void abstractsHaveItems();
    void tables();
    void tablesWithoutOuterBars();
    void hostile_data();
    void hostile();
    void longTextSaysHowMuchIsShown();
    void deepListsStopSomewhere();
};

void TestMarkdown::inlineMarkup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto same = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << text;
    };
    const auto row = [](const char *name, const QString &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    row("emphasis", u"a *b* **c** ***d*** _e_ __f__"_s,
        u"a <i>b</i> <b>c</b> <b><i>d</i></b> <i>e</i> <b>f</b>"_s);
    row("nested", u"**a *b* c**"_s, u"<b>a </b><b><i>b</i></b><b> c</b>"_s);
    row("Korean particle after bold", u"**굵게(Bold)**는 **\"인용\"**을"_s,
        u"<b>굵게(Bold)</b>는 <b>\"인용\"</b>을"_s);
    row("code", u"`a*b*` ``c`d``"_s, u"<c>a*b*</c> <c>c`d</c>"_s);
    same("code without an end", u"a ` b `` c"_s);
    same("tildes in Korean ranges", u"1~2개, 3~4개와 ~~5~6~~"_s);
    same("products", u"2*3*4 = 24, 5 * 6 * 7"_s);
    same("A star", u"A*: 탐색과 S* (A*, B*)"_s);
    same("snake case", u"cat_n_01 and x__init__y is_not"_s);
    same("tokens", u"<EOS> <think> </s> [IDK] [MASK]"_s);
    same("HTML", u"<script>alert('x')</script><img src=\"file:///etc/passwd\">&amp;"_s);
    same("TeX commands", u"\\textit{x} \\codestar {\\sc MwpBench}"_s);
    same("TeX with stars", u"모델 \\\\(*X\\\\)를 소개 \\\\(*X\\\\)는"_s);
    same("prices", u"$5 and $6 *not math"_s);
    row("math is no emphasis", u"$a*b*c$ and $x_1$_"_s, u"a*b*c and x₁_"_s);
    row("escapes", u"3.6\\% \\*no\\* \\_"_s, u"3.6% *no* _"_s);
    row("bare address", u"코드는 https://a.org/b_c_d에서 (http://x.org/y)."_s,
        u"코드는 <a=https://a.org/b_c_d>https://a.org/b_c_d</a>에서 "
        "(<a=http://x.org/y>http://x.org/y</a>)."_s);
    row("address with brackets", u"https://en.wikipedia.org/wiki/A_(b)"_s,
        u"<a=https://en.wikipedia.org/wiki/A_(b)>https://en.wikipedia.org/wiki/A_(b)</a>"_s);
    row("link", u"[프로젝트 **페이지**](https://a.org/x(1) \"title\")!"_s,
        u"<a=https://a.org/x(1)>프로젝트 </a><a=https://a.org/x(1)><b>페이지</b></a>!"_s);
    row("link without text", u"[](https://a.org)"_s, u"<a=https://a.org>https://a.org</a>"_s);
    row("link in bold", u"**[a](https://a.org) b**"_s, u"<a=https://a.org><b>a</b></a><b> b</b>"_s);
    row("address as link text", u"[https://a.org/](https://b.org/)"_s,
        u"<a=https://b.org/>https://a.org/</a>"_s);
    row("image", u"![그림](https://a.org/x.png) ![](https://a.org/y.png)"_s,
        u"<a=https://a.org/x.png>그림</a> <a=https://a.org/y.png>https://a.org/y.png</a>"_s);
    row("unsafe links",
        u"[a](file:///etc/passwd) [b](javascript:alert(1)) [](data:x) ![c](file:/x)"_s,
        u"a (file:///etc/passwd) b (javascript:alert(1)) data:x c (file:/x)"_s);
    row("relative link", u"[a](b.html)"_s, u"a (b.html)"_s);
    same("brackets", u"[a] (b) ](c) [d]( e"_s);
    row("bidi override", u"a\u202Egnp.exe\u202C \u2066b\u2069"_s, u"agnp.exe b"_s);
    row("controls and separators", u"a\u2028b\u0007c\ufffc"_s, u"a b\ufffdc\ufffd"_s);
}

void TestMarkdown::inlineMarkup()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(inlineOf(text), shown);
}

void TestMarkdown::blocks_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &markdown, const QStringList &expected) {
        QTest::newRow(name) << markdown << expected;
    };
    row("empty", u""_s, {});
    row("blank", u" \n\n\t\n"_s, {});
    row("items", u"- a\n- b\n* c"_s, {u"item1|• a"_s, u"item1|• b"_s, u"item1|• c"_s});
    row("nested", u"- a\n  - b\n    - c\n  - d\n- e"_s,
        {u"item1|• a"_s, u"item2|• b"_s, u"item3|• c"_s, u"item2|• d"_s, u"item1|• e"_s});
    row("numbers as written", u"3. a\n7) b\n2024. c"_s,
        {u"item1|3. a"_s, u"item1|7) b"_s, u"item1|2024. c"_s});
    row("no number", u"3.5 times\n1.a"_s, {u"p0|3.5 times 1.a"_s});
    row("continuation", u"- a\nb\n  c\n\nd"_s, {u"item1|• a b c"_s, u"p0|d"_s});
    row("paragraph of an item", u"- a\n\n  b\n- c"_s, {u"item1|• a"_s, u"p1|b"_s, u"item1|• c"_s});
    row("labels", u"- **What's New**: 글\n- ***Details***: 둘\n- **End:** 셋\n**Bare**：넷"_s,
        {u"label0|What's New"_s, u"p0|글"_s, u"label0|Details"_s, u"p0|둘"_s, u"label0|End"_s,
         u"p0|셋"_s, u"label0|Bare"_s, u"p0|넷"_s});
    row("label over items", u"- **A**:\n  - b"_s, {u"label0|A"_s, u"item2|• b"_s});
    row("bold that is no label", u"- **굵게** 시작"_s, {u"item1|• <b>굵게</b> 시작"_s});
    row("headings", u"# a\n### b\n#c"_s, {u"h0|a"_s, u"h0|b"_s, u"p0|#c"_s});
    row("quote", u"> a\n>> b\n\nc"_s, {u"quote1|a b"_s, u"p0|c"_s});
    row("fence", u"```\n- x  y\n```\n- z"_s, {u"code1|<c>- x  y</c>"_s, u"item1|• z"_s});
    row("fence without an end", u"```\n- x"_s, {u"code1|<c>- x</c>"_s});
    row("rule", u"a\n***\nb"_s, {u"p0|a"_s, u"p0|b"_s});
    row("carriage returns", u"- a\r\n- b\r\n"_s, {u"item1|• a"_s, u"item1|• b"_s});
}

void TestMarkdown::blocks()
{
    QFETCH(QString, markdown);
    QFETCH(QStringList, expected);
    QCOMPARE(blocksOf(markdown), expected);
}

void TestMarkdown::pythonLiterals_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &markdown, const QStringList &expected) {
        QTest::newRow(name) << markdown << expected;
    };
    row("dict", u"- **L**: {'A b': '글 `c`', \"d\": \"it's\"}"_s,
        {u"label0|L"_s, u"item1|• <b>A b: </b>글 <c>c</c>"_s, u"item1|• <b>d: </b>it's"_s});
    row("list", u"- **L**: ['a', 'b',]"_s, {u"label0|L"_s, u"item1|• a"_s, u"item1|• b"_s});
    row("list of dicts", u"- **L**: [{'a': 'b'}, {'c': 1.5}]"_s,
        {u"label0|L"_s, u"item1|• <b>a: </b>b"_s, u"item1|• <b>c: </b>1.5"_s});
    row("nested", u"- **L**: {'a': {'b': ('c', None)}}"_s,
        {u"label0|L"_s, u"item1|• <b>a</b>"_s, u"item2|• <b>b</b>"_s, u"item3|• c"_s,
         u"item3|• None"_s});
    row("escapes", u"- **L**: ['it\\'s\\n\\uac00']"_s, {u"label0|L"_s, u"item1|• it's 가"_s});
    row("without a label", u"- ['a', 'b']"_s, {u"item1|• a"_s, u"item1|• b"_s});
    row("text after it", u"- **L**: ['a'] 그리고"_s, {u"label0|L"_s, u"p0|['a'] 그리고"_s});
    row("cut off", u"- **L**: {'a': 'b"_s, {u"label0|L"_s, u"p0|{'a': 'b"_s});
    row("set of TeX", u"- **L**: {x}"_s, {u"label0|L"_s, u"p0|{x}"_s});
}

void TestMarkdown::pythonLiterals()
{
    QFETCH(QString, markdown);
    QFETCH(QStringList, expected);
    QCOMPARE(blocksOf(markdown), expected);
}

void TestMarkdown::pythonIsReadStrictly_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &text : {u""_s, u"'a'"_s, u"1"_s, u"[a]"_s, u"['a' 'b']"_s, u"['a'"_s, u"[,]"_s,
                             u"{'a'}"_s, u"{'a': }"_s, u"{['a']: 1}"_s, u"['a'] x"_s, u"[1+]"_s,
                             u"[MASK]"_s, u"[[[[[[[]]]]]]]"_s, u"["_s.repeated(100'000)})
        QTest::addRow("%s", qPrintable(text.left(20))) << text;
}

void TestMarkdown::pythonIsReadStrictly()
{
    QFETCH(QString, text);
    QVERIFY(!parsePythonContainer(text));
}

void TestMarkdown::abstractsAreTex_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto same = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << text;
    };
    const auto row = [](const char *name, const QString &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    row("escapes", uR"(3-4\% of R\&D at \$400K, a\_b \#1 \{x\})"_s,
        u"3-4% of R&D at $400K, a_b #1 {x}"_s);
    row("fonts", uR"(\textit{one} \emph{two} \textbf{three} \texttt{a\_b} \textsc{Four})"_s,
        u"<i>one</i> <i>two</i> <b>three</b> a_b Four"_s);
    row("switches", uR"({\it vs.} {\bf x y} {\em z} {\sc W} {\tt v})"_s,
        u"<i>vs.</i> <b>x y</b> <i>z</i> W v"_s);
    row("font within a word", uR"(Self-\textbf{CO}rrect)"_s, u"Self-COrrect"_s);
    row("font around signs", uR"(\emph{"x"} and \emph{ y})"_s, u"\"x\" and  y"_s);
    row("no end", uR"(\textbf{open and {\it more)"_s, u"open and more"_s);
    row("Markdown", u"**TheoremLlama** and [code](https://a.org) `a\\%b`"_s,
        u"<b>TheoremLlama</b> and <a=https://a.org>code</a> <c>a\\%b</c>"_s);
    row("address", uR"(at \url{https://a.org/x_y/}. Or \url{a.org})"_s,
        u"at <a=https://a.org/x_y/>https://a.org/x_y/</a>. Or a.org"_s);
    row("link", uR"(\href{https://a.org/x_y}{the \emph{page}}.)"_s,
        u"<a=https://a.org/x_y>the </a><a=https://a.org/x_y><i>page</i></a>."_s);
    row("name of an address", u"https://a.org/x/{this http URL}. https://b.org{https://b.org}"_s,
        u"<a=https://a.org/x/>https://a.org/x/</a>. <a=https://b.org>https://b.org</a>"_s);
    row("escaped address", uR"(https://a.org/S\_N\_v0.1)"_s,
        u"<a=https://a.org/S_N_v0.1>https://a.org/S_N_v0.1</a>"_s);
    row("degrees", uR"(360{\deg} and 90\degree and $45^\circ$)"_s, u"360° and 90° and 45°"_s);
    row("short forms", uR"(\eg, AR and \ie x \etal. \eg{} y)"_s,
        u"e.g., AR and i.e. x et al. e.g. y"_s);
    row("spaces", uR"(8\,GB vs.\ 35.9; Fig.~1 of Li et al.~\cite{li}, a\\b)"_s,
        u"8 GB vs. 35.9; Fig. 1 of Li et al., a b"_s);
    row("quotation marks", u"``tie'' of `a' and ``slightly better/worse''"_s,
        u"“tie” of ‘a’ and “slightly better/worse”"_s);
    row("dashes", u"5--75% Knowing--Using a---b; x -- y, --flag -"_s,
        u"5–75% Knowing–Using a—b; x – y, --flag -"_s);
    row("formulas", uR"($n = 5$, \(9.6\times\), \[x^2\], $$\alpha$$, $O(n\log n)$)"_s,
        u"n = 5, 9.6×, x², α, O(n log n)"_s);
    row("symbols without dollars", uR"(p\approx0.37 (0.673 \pm 0.019))"_s,
        u"p≈0.37 (0.673 ± 0.019)"_s);
    row("lost dollars", u"1{,}400+ N{=}1 FID{}=2 H^{2}SD F_{max} ε^{-1/2} z_{t+1}-z_t x_{a,b}"_s,
        u"1,400+ N=1 FID=2 H²SD Fₘₐₓ ε^(-1/2) zₜ₊₁-zₜ x_(a,b)"_s);
    row("lost backslash", u"Self-text{CO}rrecting textbf{x}"_s, u"Self-COrrecting x"_s);
    row("own macros",
        uR"(\shortopd, \shortopd\ raises \method{}'s \mine{text} LLaMA\nobreakdash-3)"_s,
        u"shortopd, shortopd raises method's text LLaMA-3"_s);
    row("letters", uR"(Pl\"ucker and {\L}uk)"_s, u"Plücker and Łuk"_s);
    row("fractions", uR"(\frac12 and $\frac{a+b}{2}$, $2\frac{1}{3}$, $\sqrt{d}$)"_s,
        u"1/2 and (a+b)/2, 2 1/3, √d"_s);
    row("lost scripts", u"256^2, 10^15, pass^k, R^d, H^2SD, L_2, K_t, done^*"_s,
        u"256², 10¹⁵, passᵏ, Rᵈ, H²SD, L₂, Kₜ, done*"_s);
    row("scripts by name", uR"(x\textsuperscript{2} and CO\textsubscript{2})"_s, u"x² and CO₂"_s);
    row("footnote", uR"(code\footnote{at \url{a.org}}, done\footnotemark)"_s,
        u"code (at a.org), done"_s);
    row("notes of a citation", uR"(as in~\cite[see][p. 3]{kim} and \cref{x})"_s, u"as in and "_s);
    row("lone braces", u"at https://a.org}, {a, b} c} and more {languages"_s,
        u"at <a=https://a.org>https://a.org</a>, {a, b} c and more languages"_s);
    row("nested", uR"(\textbf{a \emph{b {\tt c}} d})"_s, u"<b>a </b><b><i>b c</i></b><b> d</b>"_s);
    same("prices", u"a cost of only $25 and without humans, or $5 million and $6"_s);
    same("stars", u"A* search and B*; 2*3*4"_s);
    same("braces", u"the set {a, b} and {\"a\": 1}"_s);
    same("paths", u"C:\\Users\\foo and \\d"_s);
    same("tildes", u"~20x, 1~2"_s);
    same("names", u"snake_case cat_n_01 CO_2Jump <EOS> [IDK] [a] (b) # 1. x"_s);
    row("line breaks", u"  One\r\ntwo. "_s, u"One two."_s);
}

void TestMarkdown::abstractsAreTex()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const QList<TextBlock> blocks = parseAbstract(text);
    QCOMPARE(blocks.size(), 1);
    QString line;
    for (const TextSpan &span : blocks.first().spans)
        line += marked(span);
    QCOMPARE(line, shown);
}

void TestMarkdown::abstractsHaveParagraphs()
{
    const QList<TextBlock> blocks = parseAbstract(u"  One.\n \n\nTwo\nthree.\n"_s);
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(blocks[0].plainText(), u"One."_s);
    QCOMPARE(blocks[1].plainText(), u"Two three."_s);
    QCOMPARE(parseAbstract({}).size(), 0);
    QVERIFY(parseAbstract(u"x "_s.repeated(maxTextLength))
                .first()
                .plainText()
                .contains(u"unusually long"_s));
}

void TestMarkdown::abstractsHaveItems()
{
    const QList<TextBlock> blocks = parseAbstract(
        u"We show:\n- one \\emph{x}\n  and more\n- two\n\nA line\n- that is broken."_s);
    QStringList shown;
    for (const TextBlock &block : blocks)
        shown << block.marker + block.plainText();
    QCOMPARE(shown, (QStringList{u"We show:"_s, u"•one x and more"_s, u"•two"_s,
                                 u"A line - that is broken."_s}));
}

void TestMarkdown::tablesWithoutOuterBars()
{
    const QList<TextBlock> blocks =
        parseMarkdown(u"a | b\n--|--:\n1 | 2\n3 |\n\nx | y\n\n~~~\n```\n| a |\n~~~"_s);
    QStringList rows;
    for (const TextBlock &block : blocks)
        rows << block.plainText();
    QCOMPARE(rows, (QStringList{u"a\tb"_s, u"1\t2"_s, u"3"_s, u"x | y"_s, u"```"_s, u"| a |"_s}));
    QCOMPARE(blocks[0].alignments, (QList<Qt::AlignmentFlag>{Qt::AlignLeft, Qt::AlignRight}));
    QCOMPARE(blocks[4].kind, TextBlock::Kind::Code);
}

void TestMarkdown::tables()
{
    const QList<TextBlock> blocks = parseMarkdown(
        u"Text:\n| Model | Score |\n|:---|---:|\n| **A** | `a|b` |\n| B \\| C |\n\n|x| + |y|"_s);
    QStringList rows;
    for (const TextBlock &block : blocks)
        if (block.kind == TextBlock::Kind::Row)
            rows << block.plainText();
    QCOMPARE(rows, (QStringList{u"Model\tScore"_s, u"A\ta|b"_s, u"B | C"_s}));
    QVERIFY(blocks[2].cells[0].first().strong);
    QCOMPARE(parseMarkdown(u"|x| + |y|"_s).first().kind, TextBlock::Kind::Paragraph);
}

void TestMarkdown::hostile_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &part : {u">"_s,
                             u"["_s,
                             u"*"_s,
                             u"- "_s,
                             u"`"_s,
                             u"`a``b"_s,
                             u"$"_s,
                             u"]("_s,
                             u"**a [x](http://a.b) "_s,
                             u"{'a': "_s,
                             u"http://"_s,
                             u"\n- "_s,
                             u"> "_s,
                             u"<div>"_s,
                             u"#"_s,
                             u"\\"_s,
                             u"![["_s,
                             u"1. "_s,
                             u"\\emph{"_s,
                             u"| a |\n|-|\n"_s,
                             u"{"_s,
                             u"\\frac"_s,
                             u"^{"_s}) {
        QTest::addRow("10 MB of %s", qPrintable(part.simplified()))
            << part.repeated(10'000'000 / part.size());
        QTest::addRow("a page of %s", qPrintable(part.simplified()))
            << part.repeated(maxTextLength / part.size());
    }
}

// Bounded: whatever comes, the result stays small and shallow. (No end or a quadratic one would
// show as the test's timeout.)
void TestMarkdown::hostile()
{
    QFETCH(QString, text);
    const QList<TextBlock> blocks = parseMarkdown(text);
    qsizetype spans = 0;
    qsizetype length = 0;
    for (const TextBlock &block : blocks) {
        spans += block.spans.size();
        length += block.plainText().size();
        QVERIFY(block.depth <= maxTextDepth);
    }
    QVERIFY(spans <= maxTextSpans + 1);
    QVERIFY(length <= 2 * maxTextLength);
    QVERIFY(parseAbstract(text).size() <= maxTextSpans + 1);
}

void TestMarkdown::longTextSaysHowMuchIsShown()
{
    const QString text = u"가나다 "_s.repeated(10'000);
    const QList<TextBlock> blocks = parseMarkdown(text);
    QCOMPARE(blocks.first().kind, Kind::Note);
    QVERIFY(blocks.first().plainText().contains(QLocale().toString(maxTextLength)));
    QVERIFY(blocks.first().plainText().contains(QLocale().toString(text.size())));
    QCOMPARE(blocks.at(1).plainText(), text.first(maxTextLength));

    const QString many = u"*a* "_s.repeated(2'000);
    QCOMPARE(parseMarkdown(many).first().kind, Kind::Note);
    QVERIFY(plain(many).endsWith(many));
}

void TestMarkdown::deepListsStopSomewhere()
{
    QString text;
    for (int depth = 0; depth < 100; ++depth)
        text += QString(depth * 2, u' ') % u"- level"_s % QString::number(depth) % u'\n';
    const QList<TextBlock> blocks = parseMarkdown(text);
    QCOMPARE(blocks.size(), 100);
    QCOMPARE(blocks.last().depth, maxTextDepth);
    QCOMPARE(blocks.last().plainText(), u"level99"_s);
}

BROADSHEET_TEST(TestMarkdown, QCoreApplication)
#include "tst_markdown.moc"
