#include "papers/DisplayText.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestDisplayText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tex_data();
    void tex();
    void plainTextStays_data();
    void plainTextStays();
    void hostile();
    void initialsOfTitles_data();
    void initialsOfTitles();
};

void TestDisplayText::tex_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("shown");
    QTest::addRow("sim") << uR"(Up to $\sim$20x faster)"_s << u"Up to ∼20x faster"_s;
    QTest::addRow("superscript") << uR"(M$^{2}$UGen: Music)"_s << u"M²UGen: Music"_s;
    QTest::addRow("superscript, short") << uR"(Synth$^2$: X)"_s << u"Synth²: X"_s;
    QTest::addRow("bare superscript") << uR"(X^{2}-Gaussian)"_s << u"X²-Gaussian"_s;
    QTest::addRow("bare power") << uR"(E^2-LLM and Consistency^2: C)"_s
                                << u"E²-LLM and Consistency²: C"_s;
    QTest::addRow("subscript") << uR"(Simple $L_2$ Norm)"_s << u"Simple L₂ Norm"_s;
    QTest::addRow("both") << uR"($x_{t+1}^{n}$)"_s << u"xₜ₊₁ⁿ"_s;
    QTest::addRow("letter") << uR"($π$ and $μ$LO)"_s << u"π and μLO"_s;
    QTest::addRow("Greek") << uR"($\alpha$-$\beta$ \gamma)"_s << u"α-β γ"_s;
    QTest::addRow("nabla") << uR"($\nabla^2$DFT: A)"_s << u"∇²DFT: A"_s;
    QTest::addRow("fonts") << uR"(\textit{x}, \textbf{Y $\mathcal{Z}$} and \texttt{a\_b})"_s
                           << u"x, Y Z and a_b"_s;
    QTest::addRow("escapes") << uR"(50\% R\&D \#1 \$5)"_s << u"50% R&D #1 $5"_s;
    QTest::addRow("times") << uR"(A $3 \times 3$ grid)"_s << u"A 3 × 3 grid"_s;
    QTest::addRow("fractions") << uR"(Half: $\frac{1}{2}$, \frac12, $\frac{n+1}{2}$)"_s
                               << u"Half: 1/2, 1/2, (n+1)/2"_s;
    QTest::addRow("operators") << uR"($O(n\log n)$ and $\log(n)$)"_s << u"O(n log n) and log(n)"_s;
    QTest::addRow("roots and accents") << uR"($\sqrt{d+1}$, $\hat{x}$)"_s << u"√(d+1), x̂"_s;
    QTest::addRow("groups") << uR"($\mathbf{{x}}$)"_s << u"x"_s;
    QTest::addRow("accent") << uR"(Erd\H{o}s and Poincar\'{e})"_s << u"Erdős and Poincaré"_s;
    QTest::addRow("no such raised letter") << uR"($A^{Q!}$)"_s << uR"(A^Q!)"_s;
    QTest::addRow("unknown command") << uR"($\foo{x}$ \barbaz)"_s << uR"(foo(x) \barbaz)"_s;
}

void TestDisplayText::tex()
{
    QFETCH(QString, title);
    QFETCH(QString, shown);
    QCOMPARE(displayTitle(title), shown);
}

void TestDisplayText::plainTextStays_data()
{
    QTest::addColumn<QString>("title");
    for (const QString &title :
         {u"MathVerse: Does Your Multi-modal LLM See?"_s, u"From $5 and $10 to $100"_s,
          u"A* and S*"_s, u"<think> & <EOS>, >80%"_s, u"[IDK] GPT-[n]"_s,
          u"snake_case and __init__"_s, u"`cat.n.01`"_s, u"It costs $"_s, u"$$"_s,
          u"C:\\dir\\Zfile"_s, u"Let\\'s go"_s, u"{\"a\": {}}"_s, u"x^y"_s, u"open $x^{2"_s,
          u"\\textit{open"_s, u"\\"_s, u"한국어 제목"_s, u""_s})
        QTest::addRow("%s", qPrintable(title)) << title;
}

void TestDisplayText::plainTextStays()
{
    QFETCH(QString, title);
    QCOMPARE(displayTitle(title), title);
}

void TestDisplayText::hostile()
{
    for (const QString &piece :
         {u"{"_s, u"$"_s, u"^{"_s, u"\\textit{"_s, u"$\\"_s, u"\\"_s, u"_{^{"_s, u"$x_"_s}) {
        QVERIFY(!displayTitle(piece.repeated(300)).isEmpty());
        const QString endless = piece.repeated(500'000);
        QCOMPARE(displayTitle(endless), endless);
    }
}

void TestDisplayText::initialsOfTitles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("expected");
    QTest::addRow("capitals") << u"MathVerse: Does Your LLM See?"_s << u"MV"_s;
    QTest::addRow("one word") << u"Orca: Learning"_s << u"O"_s;
    QTest::addRow("acronym") << u"GPT4: A Report"_s << u"GP"_s;
    QTest::addRow("two words") << u"Orca 2: Teaching"_s << u"O2"_s;
    QTest::addRow("sentence") << u"make pixels dance"_s << u"MP"_s;
    QTest::addRow("hyphen") << u"Video-LLaVA: X"_s << u"VL"_s;
    QTest::addRow("TeX") << u"$\\alpha$-Net: X"_s << u"ΑN"_s;
    QTest::addRow("brackets") << u"[IDK] tokens"_s << u"IT"_s;
    QTest::addRow("number") << u"3D Gaussians"_s << u"3G"_s;
    QTest::addRow("Korean") << u"한국어 논문 읽기"_s << u"한"_s;
    QTest::addRow("Han") << u"推論の学習"_s << u"推"_s;
    QTest::addRow("beyond 16 bits") << u"𝒳 Spaces"_s << u"𝒳"_s;
    QTest::addRow("colon first") << u": Colon"_s << u"C"_s;
    QTest::addRow("nothing") << u"!?"_s << u"?"_s;
    QTest::addRow("empty") << u""_s << u"?"_s;
}

void TestDisplayText::initialsOfTitles()
{
    QFETCH(QString, title);
    QFETCH(QString, expected);
    QCOMPARE(initials(title), expected);
}

BROADSHEET_TEST(TestDisplayText, QCoreApplication)
#include "tst_displaytext.moc"
