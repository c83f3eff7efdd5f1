// Every summary of the real digests, shown: no word of any is lost.
#include "digest/Digest.h"
#include "support/Runner.h"
#include "text/MarkdownDocument.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTextDocument>

using namespace broadsheet;
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
    void noWordIsLost();
};

void TestCorpus::noWordIsLost()
{
    const QString corpus = QStringLiteral(BROADSHEET_CORPUS) % u"/digests"_s;
    if (!QFile::exists(corpus))
        QSKIP("the corpus of real digests is not beside this checkout");
    int summaries = 0;
    for (QDirIterator files(corpus, {u"*.md"_s}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const DigestDay &day : parseDigest(file.readAll()).digest.days) {
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
    QVERIFY2(summaries > 1000, qPrintable(QString::number(summaries)));
}

BROADSHEET_TEST(TestCorpus, QApplication)
#include "tst_corpus.moc"
