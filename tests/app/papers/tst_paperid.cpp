#include "papers/Links.h"
#include "papers/PaperId.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestPaperId final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromLink_data();
    void fromLink();
    void pages();
    void media_data();
    void media();
    void safeLinks_data();
    void safeLinks();
};

void TestPaperId::fromLink_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("id");
    const QString id = u"2403.14624"_s;
    QTest::addRow("abstract") << u"https://arxiv.org/abs/2403.14624"_s << id;
    QTest::addRow("version") << u"https://arxiv.org/abs/2403.14624v2"_s << id;
    QTest::addRow("http, spaces") << u"  http://arxiv.org/abs/2403.14624 "_s << id;
    QTest::addRow("query") << u"https://arxiv.org/abs/2403.14624?context=cs.CV#x"_s << id;
    QTest::addRow("slash") << u"https://www.arxiv.org/abs/2403.14624/"_s << id;
    QTest::addRow("pdf") << u"https://arxiv.org/pdf/2403.14624v1.pdf"_s << id;
    QTest::addRow("html") << u"https://export.arxiv.org/html/2403.14624v1"_s << id;
    QTest::addRow("Hub") << u"https://huggingface.co/papers/2403.14624"_s << id;
    QTest::addRow("bare") << u"arXiv:2403.14624v1"_s << id;
    const QStringList variants{u"arxiv.org/abs/2403.14624"_s,
                               u"www.arxiv.org/pdf/2403.14624v2.pdf"_s,
                               u"//arxiv.org/abs/2403.14624"_s,
                               u"arxiv.org/abs/2403.14624/?context=cs.CV"_s,
                               u"huggingface.co/papers/2403.14624"_s,
                               u"hf.co/papers/2403.14624/"_s,
                               u"/papers/2403.14624"_s,
                               u"/papers/2403.14624/?x=1#y"_s,
                               u"https://arxiv.org//abs/2403.14624"_s,
                               u"https://arxiv.org/abs//2403.14624//"_s,
                               u"https://arxiv.org/pdf/2403.14624V2"_s,
                               u"https://arxiv.org/abs/arXiv:2403.14624"_s,
                               u"https://doi.org/10.48550/arXiv.2403.14624"_s,
                               u"doi.org/10.48550/ARXIV.2403.14624"_s,
                               u"arXiv: 2403.14624"_s};
    for (const QString &variant : variants)
        QTest::addRow("variant: %s", qPrintable(variant)) << variant << id;
    QTest::addRow("old") << u"https://arxiv.org/abs/cs/0112017v1"_s << u"cs/0112017"_s;
    QTest::addRow("old, subject") << u"math.GT/0309136"_s << u"math/0309136"_s;
    const QString doi = u"https://doi.org/10.1109/cvpr52733.2024.00001"_s;
    for (const QString &link :
         {u"https://doi.org/10.1109/CVPR52733.2024.00001"_s,
          u"http://dx.doi.org/10.1109/CVPR52733.2024.00001"_s,
          u"https://www.doi.org/10.1109/cvpr52733.2024.00001/"_s,
          u"https://DX.DOI.org:443/10.1109/CVPR52733.2024.00001?utm_source=x#y"_s, doi})
        QTest::addRow("DOI: %s", qPrintable(link)) << link << doi;
    QTest::addRow("DOI, encoded") << u"https://dx.doi.org/10.1000/A%3cB%2fc"_s
                                  << u"https://doi.org/10.1000/a%3Cb%2Fc"_s;
    QTest::addRow("page of the DOI system")
        << u"https://www.doi.org/The-Identifier"_s << u"https://www.doi.org/The-Identifier"_s;
    QTest::addRow("elsewhere") << u"HTTPS://Example.ORG:443/A/#b"_s << u"https://example.org/A"_s;
    for (const QString &page :
         {u"rss.arxiv.org/abs/"_s, u"browse.arxiv.org/pdf/"_s, u"ar5iv.labs.arxiv.org/html/"_s,
          u"cn.arxiv.org/format/"_s, u"de.arxiv.org/e-print/"_s, u"xxx.lanl.gov/abs/"_s,
          u"xxx.es.arxiv.org/src/"_s, u"ar5iv.org/abs/"_s, u"www.alphaxiv.org/abs/"_s,
          u"alphaxiv.org/overview/"_s, u"papers.cool/arxiv/"_s, u"scirate.com/arxiv/"_s,
          u"www.semanticscholar.org/arxiv/"_s, u"api.semanticscholar.org/arXiv:"_s,
          u"www.arxiv-sanity.com/"_s, u"arxiv-sanity-lite.com/?rank=pid&pid="_s, u"hf.co/papers/"_s,
          u"www.doi.org/10.48550/arXiv."_s}) {
        QTest::addRow("site: %s", qPrintable(page)) << u"https://"_s + page + id << id;
        QTest::addRow("old, site: %s", qPrintable(page))
            << u"http://"_s + page + u"cs.CL/0501001v3"_s << u"cs/0501001"_s;
    }
    for (const QString &variant :
         {u"https://arxiv.org/abs/\u200B2403.14624\u00AD"_s, u"\uFEFF2403.14624"_s,
          u"https://arxiv.org/abs/2403.14624%E2%80%8B"_s, u"HTTP://ARXIV.ORG:80/ABS/2403.14624"_s,
          u"10.48550/arXiv.2403.14624"_s, u"doi:10.48550/arXiv.2403.14624v2"_s,
          u"https://arxiv.org/pdf/2403.14624v1.pdf?utm_source=x#page=3"_s})
        QTest::addRow("variant: %s", qPrintable(variant)) << variant << id;
    for (const auto &[link, plain] :
         {std::pair(u"MATH.gt/0309136"_s, u"math/0309136"_s),
          std::pair(u"https://arxiv.org/abs/cs%2F0501001"_s, u"cs/0501001"_s),
          std::pair(u"http://e.org:80/a/../b/?utm_medium=x&id=1&ref=y&fbclid=z"_s,
                    u"https://e.org/b?id=1"_s),
          std::pair(u"https://E.org./%7ejane/a%2fb%c3%a9"_s, u"https://e.org/~jane/a%2Fb%C3%A9"_s),
          std::pair(u"https://e.org/\u200Ba\u202E"_s, u"https://e.org/a"_s),
          std::pair(u"http://e.org:8080/a"_s, u"http://e.org:8080/a"_s)})
        QTest::addRow("plain: %s", qPrintable(link)) << link << plain;
    for (const QString &other :
         {u"https://arxiv.org/list/cs.CL/2403"_s, u"https://arxiv.org/a/roe_j_1"_s,
          u"https://arxiv.org/show-email/ab12/2403.14624"_s, u"https://papers.cool/arxiv/cs.CL"_s,
          u"https://huggingface.co/papers/some/1234567"_s,
          u"https://arxiv.org.example/abs/2403.14624"_s, u"https://notarxiv.org/abs/2403.14624"_s,
          u"https://arxiv.org/src/2403.14624v3/anc/data.csv"_s})
        QTest::addRow("other: %s", qPrintable(other)) << other << other;
    QTest::addRow("a blog about it")
        << u"https://e.org/abs/2403.14624"_s << u"https://e.org/abs/2403.14624"_s;
    QTest::addRow("cut id") << u"https://arxiv.org/abs/2403."_s << u"https://arxiv.org/abs/2403."_s;
    for (const QString &nothing :
         {u""_s, u"/x"_s, u"some/1234567"_s, u"javascript:alert(1)"_s, u"file:///etc/passwd"_s,
          u"https://"_s, u"Vote: 3"_s, u"2403.1462456"_s, u"e.org/abs/2403.14624"_s,
          u"/abs/2403.14624"_s, u"arxiv.org/list/cs.CV"_s, u"ftp://arxiv.org/abs/2403.14624"_s})
        QTest::addRow("nothing: %s", qPrintable(nothing)) << nothing << QString();
}

void TestPaperId::fromLink()
{
    QFETCH(QString, link);
    QFETCH(QString, id);
    QCOMPARE(PaperId::fromLink(link).text, id);
    // An id is its own link.
    QCOMPARE(PaperId::fromLink(id).text, id);
}

void TestPaperId::pages()
{
    const PaperId arxiv{u"2403.14624"_s};
    QVERIFY(arxiv.isArxiv());
    QCOMPARE(abstractPage(arxiv), QUrl(u"https://arxiv.org/abs/2403.14624"_s));
    QCOMPARE(pdfPage(arxiv), QUrl(u"https://arxiv.org/pdf/2403.14624"_s));
    QCOMPARE(huggingFacePage(arxiv), QUrl(u"https://huggingface.co/papers/2403.14624"_s));

    const PaperId blog{u"https://e.org/post"_s};
    QVERIFY(!blog.isArxiv());
    QCOMPARE(abstractPage(blog), QUrl(u"https://e.org/post"_s));
    QVERIFY(pdfPage(blog).isEmpty() && huggingFacePage(blog).isEmpty());

    const PaperId titled{u"title:https and other stories"_s};
    QVERIFY(!titled.isArxiv());
    QVERIFY(abstractPage(titled).isEmpty() && pdfPage(titled).isEmpty());
    QVERIFY(!PaperId().isArxiv());
    QVERIFY(abstractPage(PaperId()).isEmpty());
}

void TestPaperId::media_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("video");
    QTest::addRow("picture") << u"https://e.org/a.PNG"_s << u"https://e.org/a.PNG"_s << false;
    QTest::addRow("video") << u"https://e.org/a.MP4?x=1"_s << u"https://e.org/a.MP4?x=1"_s << true;
    QTest::addRow("qt") << u"https://e.org/a.qt"_s << u"https://e.org/a.qt"_s << true;
    QTest::addRow("avatar") << u"/avatars/x.svg"_s << u"https://huggingface.co/avatars/x.svg"_s
                            << false;
    QTest::addRow("no scheme") << u"//e.org/a.png"_s << u"https://e.org/a.png"_s << false;
    for (const QString &nothing :
         {u""_s, u" "_s, u"file:///a.png"_s, u"javascript:x"_s, u"data:,x"_s, u"https:///a"_s})
        QTest::addRow("nothing: %s", qPrintable(nothing)) << nothing << QString() << false;
}

void TestPaperId::media()
{
    QFETCH(QString, link);
    QFETCH(QString, url);
    QFETCH(bool, video);
    QCOMPARE(mediaUrl(link).toString(), url);
    QCOMPARE(isVideo(mediaUrl(link)), video);
}

void TestPaperId::safeLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isSafe");
    QTest::addRow("https") << u"https://e.org"_s << true;
    QTest::addRow("http") << u"http://e.org/x"_s << true;
    QTest::addRow("file") << u"file:///etc/passwd"_s << false;
    QTest::addRow("file with host") << u"file://e.org/x"_s << false;
    QTest::addRow("javascript") << u"javascript:alert(1)"_s << false;
    QTest::addRow("data") << u"data:text/html,x"_s << false;
    QTest::addRow("no host") << u"https:///x"_s << false;
    QTest::addRow("relative") << u"e.org/x"_s << false;
    QTest::addRow("empty") << u""_s << false;
    QTest::addRow("user name") << u"https://arxiv.org@evil.example"_s << false;
    QTest::addRow("user name that is encoded") << u"https://arxiv.org%2F@evil.example/x"_s << false;
    QTest::addRow("password") << u"https://arxiv.org:443@evil.example/"_s << false;
    QTest::addRow("password alone") << u"https://:p@evil.example/"_s << false;
    QTest::addRow("backslash") << u"https://arxiv.org\\@evil.example/"_s << false;
}

void TestPaperId::safeLinks()
{
    QFETCH(QString, link);
    QFETCH(bool, isSafe);
    QCOMPARE(isSafeLink(QUrl(link)), isSafe);
}

BROADSHEET_TEST(TestPaperId, QCoreApplication)
#include "tst_paperid.moc"
