// Every summary of each corpus, shown: no word of any is lost.
#include "digest/Digest.h"
#include "support/Corpus.h"
#include "support/Runner.h"
#include "text/MarkdownDocument.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTextDocument>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// Letters and digits, without what is set differently on purpose: TeX between dollars, and where a
// link with a text of its own leads.
QStringList words(QString text)
{
    static const QRegularExpression tex(uR"(\$[^$\n]{1,200}\$)"_s);
    static const QRegularExpression word(u"[\\p{L}\\p{N}]+"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression target(uR"(\]\([^)\s]*\))"_s);
    text.replace(tex, u" "_s).replace(target, u" "_s);
    QStringList found;
    for (auto it = word.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    return found;
}

} // namespace

class TestCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWordIsLost_data() { addCorpusRows(); }
    void noWordIsLost();
};

void TestCorpus::noWordIsLost()
{
    QFETCH(Corpus, corpus);
    qsizetype summaries = 0;
    for (const QString &path : corpus.digestFiles()) {
        for (const DigestDay &day : parseDigest(contents(path)).digest.days) {
            for (const DigestEntry &entry : day.entries) {
                for (const SourceText &text : entry.paper.texts) {
                    QTextDocument document;
                    fillDocument(document, text.markdown, {});
                    const QString shown = document.toPlainText();
                    qsizetype from = 0;
                    for (const QString &word : words(text.markdown)) {
                        const qsizetype at = shown.indexOf(word, from); // and in the same order
                        QVERIFY2(at >= 0, qPrintable(word % u" in "_s % text.markdown));
                        from = at + word.size();
                    }
                    ++summaries;
                }
            }
        }
    }
    QCOMPARE(summaries, corpus.digestEntries); // each has one
}

BROADSHEET_TEST(TestCorpus, QApplication)
#include "tst_corpus.moc"
