// BibTeX in ASCII and BibLaTeX in UTF-8.
#include "Papers.h"
#include "support/Runner.h"

#include "citation/Citations.h"

#include <QTest>

#include <algorithm>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

bool isAscii(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c > 0; });
}

} // namespace

class TestBibtex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bibtexHasAllFields();
    void biblatexHasAllFields();
    void lettersHaveASpelling();
    void otherScriptsAreRomanised();
    void namesAreReadBack_data();
    void namesAreReadBack();
    void signsOfMoneyStay();
    void bracesMatch();
    void texObeysNoTitle();
    void raisedAndLoweredRuns();
    void greekWords();
    void signsNeedNoPackage();
    void lettersOfMathFonts();
    void nothingIsNothing();
};

void TestBibtex::bibtexHasAllFields()
{
    const QByteArray expected = R"(@misc{zhang2024mathverse-2403.14624,
  title = {{MathVerse: Does "It" See 100\% of $L_2$ \& \textless{}b\textgreater{}hangug\textless{}/b\textgreater{}?\textbackslash{}}},
  author = {Renrui Zhang and {D'Arcy, Jr.} and van der Maaten, Laurens},
  year = {2024},
  eprint = {2403.14624},
  archivePrefix = {arXiv},
  primaryClass = {cs.CV},
  version = {3},
  doi = {10.1234/a\_b},
  note = {J. Made Up 12 (2024) 34},
  url = {https://arxiv.org/abs/2403.14624},
  abstract = {An abstract with $\alpha$ \& 5\%.},
  keywords = {later, 50\% "math"},
  sourcekeywords = {multimodal},
  annote = {cheosjjae jul
\textbraceleft{}second\textbraceright{} line}
}
)";
    QCOMPARE(toBibtex({citedPaper()}), expected);
}

void TestBibtex::biblatexHasAllFields()
{
    const QByteArray expected = R"(@online{zhang2024mathverse-2403.14624,
  title = {{MathVerse: Does "It" See 100\% of $L_2$ \& \textless{}b\textgreater{}한국\textless{}/b\textgreater{}?\textbackslash{}}},
  author = {Renrui Zhang and {D'Arcy, Jr.} and van der Maaten, Laurens},
  date = {2024-03},
  eprint = {2403.14624},
  eprinttype = {arXiv},
  eprintclass = {cs.CV},
  version = {3},
  doi = {10.1234/a_b},
  addendum = {J. Made Up 12 (2024) 34},
  url = {https://arxiv.org/abs/2403.14624},
  abstract = {An abstract with $\alpha$ \& 5\%.},
  keywords = {later, 50\% "math"},
  sourcekeywords = {multimodal},
  annotation = {첫째 줄
\textbraceleft{}second\textbraceright{} line}
}
)";
    QCOMPARE(toBiblatex({citedPaper()}), expected);
}

void TestBibtex::lettersHaveASpelling()
{
    Paper paper = barePaper();
    paper.title =
        u"$\\alpha$-Flow: $\\mathcal{O}(\\sqrt{n})$ Steps of Erd\\H{o}s – Łódź, H₂O, x² and ∼🤗"_s;
    paper.authors = {u"Jörg Müller"_s, u"Ondřej Čermák"_s, u"György Erdős"_s,
                     u"Çağrı Øye"_s,   u"José García"_s,   u"Vũ Thị Ĩ ĩ"_s};
    paper.hasMoreAuthors = true;
    const QByteArray bibtex = toBibtex({paper});
    QVERIFY(isAscii(bibtex));
    QVERIFY2(bibtex.contains(
                 R"(title = {{$\alpha$-Flow: $\mathcal{O}(\sqrt{n})$ Steps of Erd{\H{o}}s -- )"
                 R"({\L}{\'{o}}d{\'{z}}, H$_{2}$O, x$^{2}$ and $\sim$}})"),
             bibtex);
    QVERIFY(bibtex.contains(R"(author = {J{\"{o}}rg M{\"{u}}ller and Ond{\v{r}}ej )"
                            R"({\v{C}}erm{\'{a}}k and Gy{\"{o}}rgy Erd{\H{o}}s and )"
                            R"({\c{C}}a{\u{g}}r{\i} {\O}ye and Jos{\'{e}} Garc{\'{i}}a and )"));
    const QByteArray biblatex = toBiblatex({paper});
    QVERIFY(biblatex.contains(R"(Steps of Erdős -- Łódź, H$_{2}$O, x$^{2}$ and $\sim$}})"));
    QVERIFY(biblatex.contains("author = {Jörg Müller and Ondřej Čermák and"));
}

void TestBibtex::otherScriptsAreRomanised()
{
    Paper paper = barePaper();
    paper.title = u"추론을 다시 본다"_s;
    paper.authors = {u"김하늘"_s, u"王小明"_s, u"네이버 연구팀"_s};
    const QByteArray bibtex = toBibtex({paper});
    QVERIFY(isAscii(bibtex));
    QVERIFY2(bibtex.contains("author = {Haneul Kim and Xiaoming Wang and {"), bibtex);
    const QByteArray biblatex = toBiblatex({paper});
    QVERIFY(biblatex.contains("author = {김, 하늘 and 王, 小明 and {네이버 연구팀}}"));
    QVERIFY(biblatex.contains("title = {{추론을 다시 본다}}"));
}

void TestBibtex::namesAreReadBack_data()
{
    QTest::addColumn<QString>("written");
    for (const auto &[name, written] : {
             std::pair(u"Jane Roe"_s, u"Jane Roe"_s),
             std::pair(u"DeepSeek Team"_s, u"{DeepSeek Team}"_s),
             std::pair(u"Aakanksha"_s, u"Aakanksha"_s),
             std::pair(u"Luc Van Gool"_s, u"Van Gool, Luc"_s),
             std::pair(u"Emile van Krieken"_s, u"van Krieken, Emile"_s),
             std::pair(u"jane Roe"_s, u"Roe, jane"_s),
             std::pair(u"Hyun-woo Kim"_s, u"Kim, Hyun-woo"_s),
             std::pair(u"Jean-Luc Picard"_s, u"Jean-Luc Picard"_s),
             std::pair(u"Muhammad al-Khwarizmi"_s, u"{al-Khwarizmi}, Muhammad"_s),
             std::pair(u"Henry Ford III"_s, u"Ford, III, Henry"_s),
             std::pair(u"others"_s, u"{others}"_s),
             std::pair(u"Rock and Roll Team"_s, u"{Rock and Roll Team}"_s),
         })
        QTest::addRow("%s", qPrintable(name)) << written;
}

void TestBibtex::namesAreReadBack()
{
    QFETCH(QString, written);
    Paper paper = barePaper();
    paper.authors = {QString::fromUtf8(QTest::currentDataTag())};
    const QByteArray field = "author = {" + written.toUtf8() + '}';
    QVERIFY2(toBibtex({paper}).contains(field), toBibtex({paper}));
    QVERIFY2(toBiblatex({paper}).contains(field), toBiblatex({paper}));
}

void TestBibtex::signsOfMoneyStay()
{
    Paper paper = barePaper();
    paper.title = u"Cost of $≈5 and US$−3 models, $$ and ≈−1"_s;
    for (const QByteArray &entry : {toBibtex({paper}), toBiblatex({paper})})
        QVERIFY2(
            entry.contains(R"(Cost of \$$\approx$5 and US\$$-$3 models, \$\$ and $\approx$$-$1)"),
            entry);
    paper.title = u"√n Bits for 5€, £3, ¥100 and 9¢"_s;
    for (const QByteArray &entry : {toBibtex({paper}), toBiblatex({paper})})
        QVERIFY2(entry.contains(R"($\surd$n Bits for 5\texteuro{}, \pounds{}3, \textyen{}100 and )"
                                R"(9\textcent{}}})"),
                 entry);
}

void TestBibtex::bracesMatch()
{
    Paper paper = barePaper();
    paper.title = u"} \\input{x} {"_s;
    paper.doi = u"10.1/}{"_s;
    paper.tags = {u"a, b"_s, u"}"_s};
    paper.note = u"\\end{document}"_s;
    for (const QByteArray &safe : {toBibtex({paper}), toBiblatex({paper})}) {
        QVERIFY(safe.contains("title = {{\\textbraceright{} \\textbackslash{}input"
                              "\\textbraceleft{}x\\textbraceright{} \\textbraceleft{}}}"));
        QVERIFY(safe.contains("keywords = {{a, b}, \\textbraceright{}}"));
        QCOMPARE(safe.count('{'), safe.count('}'));
        QVERIFY(!safe.contains("eprint"));
    }
}

void TestBibtex::texObeysNoTitle()
{
    Paper paper = barePaper();
    for (const QString &formula : {u"$\\input{/etc/passwd}$"_s, u"$\\write18{x}$"_s, u"$x%y_1$"_s,
                                   u"$}_{$"_s, u"$^^5cinput{x}$"_s, u"$^^5Cwrite18{x}$"_s}) {
        paper.title = formula;
        for (const QByteArray &entry : {toBibtex({paper}), toBiblatex({paper})}) {
            QVERIFY2(!entry.contains("\\input") && !entry.contains("\\write"), entry);
            QVERIFY2(!entry.contains("x%") && !entry.contains("^^"), entry);
            QCOMPARE(entry.count('{'), entry.count('}'));
        }
    }
}

// TeX refuses two raised characters of formulas that became one: "$^{-}^{3}$".
void TestBibtex::raisedAndLoweredRuns()
{
    Paper paper = barePaper();
    paper.title = u"10⁻³ of C₆₀ and x²₁³"_s;
    for (const QByteArray &entry : {toBibtex({paper}), toBiblatex({paper})})
        QVERIFY2(entry.contains("10$^{-3}$ of C$_{60}$ and x$^{2}$$_{1}$$^{3}$"), entry);
}

// A word is text in a format of UTF-8; a sign of a formula is one.
void TestBibtex::greekWords()
{
    Paper paper = barePaper();
    paper.title = u"α-divergence of Οδός"_s;
    paper.authors = {u"Γιώργος Παπαδόπουλος"_s};
    const QByteArray entry = toBiblatex({paper});
    QVERIFY2(entry.contains("$\\alpha$-divergence of Οδός"), entry);
    QVERIFY2(entry.contains("Παπαδόπουλος") && entry.contains("Γιώργος"), entry);
    QVERIFY2(!toBibtex({paper}).contains("Omicron"), toBibtex({paper}));
}

// A manuscript without amssymb, in the font that pdfLaTeX has by itself.
void TestBibtex::signsNeedNoPackage()
{
    Paper paper = barePaper();
    paper.title = u"<think> | ✓ □ ★ ≲ ⊢ ♯ ⋅ ⊤"_s;
    for (const QByteArray &entry : {toBibtex({paper}), toBiblatex({paper})})
        QVERIFY2(entry.contains(R"({{\textless{}think\textgreater{} \textbar{} $\surd$ )"
                                R"(\fbox{\phantom{x}} $\star$ $\stackrel{<}{\sim}$ $\vdash$ )"
                                R"($\sharp$ $\cdot$ $\top$}})"),
                 entry);
}

void TestBibtex::lettersOfMathFonts()
{
    Paper paper = barePaper();
    paper.title = u"𝔼[𝐱] in 𝒪(n), 𝛼 ∴ 𝟙"_s;
    QVERIFY2(toBibtex({paper}).contains("{{E[x] in O(n), $\\alpha$"), toBibtex({paper}));
    QVERIFY2(toBiblatex({paper}).contains("{{𝔼[𝐱] in 𝒪(n), 𝛼 ∴ 𝟙}}"), toBiblatex({paper}));
}

void TestBibtex::nothingIsNothing()
{
    QVERIFY(toBibtex({}).isEmpty() && toBiblatex({}).isEmpty());
}

BROADSHEET_TEST(TestBibtex, QCoreApplication)
#include "tst_bibtex.moc"
