// PDFs that are not as they should be, and processes that are not: the document says so in words,
// and can open another file afterwards.
#include "pages/PageCodec.h"
#include "pages/PageFrames.h"
#include "support/Runner.h"

#include "OpenPdf.h"
#include "Pdfs.h"

#include <QGuiApplication>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray plain()
{
    return pdf({{.content = line(50, 500, "Plain page")}, {.content = line(50, 500, "Second")}});
}

// Asks for everything that there is, and waits until all of it is answered or the process is gone.
void askForEverything(OpenPdf &pdf)
{
    for (int page = 0; page < std::min(3, int(pdf.document.info().sizes.size())); ++page) {
        pdf.document.readText(page);
        pdf.document.readLinks(page);
    }
    pdf.document.want({{.page = 0, .scale = 1, .clip = QRect(0, 0, 600, 800)},
                       {.page = 1, .scale = 1, .clip = QRect(0, 0, 600, 800)}});
    pdf.document.readOutline();
    pdf.document.search(u"e"_s);
}

void verifyItGoesOn(OpenPdf &pdf)
{
    pdf.opened.clear();
    pdf.rendered.clear();
    pdf.open(plain());
    QTRY_COMPARE(pdf.opened.size(), 1);
    pdf.document.want({{.page = 0, .scale = 1}});
    QTRY_COMPARE(pdf.rendered.size(), 1);
}

QByteArray reply(FrameKind kind, quint32 id, const QByteArray &content = {})
{
    return frameBytes({.kind = kind, .id = id, .content = content});
}

} // namespace

class TestPageFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void noFile_data();
    void noFile();
    void cutAtEveryKilobyte();
    void hostile_data();
    void hostile();
    void aSparseFileOfTwoGigabytes();
    void encrypted();
    void killedInTheMiddle();
    void isConfined();
    void noProgram_data();
    void noProgram();
    void lies_data();
    void lies();
};

void TestPageFaults::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<PageProblem>("problem");
    QTest::addColumn<QString>("words");
    const QString notPdf = u"A paper is not a PDF."_s;
    QTest::newRow("empty") << QByteArray() << PageProblem::NotPdf << notPdf;
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><title>Sign in</title>")
                                << PageProblem::NotPdf << notPdf;
    QTest::newRow("zeros") << QByteArray(100'000, '\0') << PageProblem::NotPdf << notPdf;
    const QString damaged = u"A paper is damaged and cannot be shown."_s;
    QTest::newRow("only a head") << QByteArray("%PDF-1.7\n") << PageProblem::Damaged << damaged;
    QTest::newRow("no pages") << pdf({}) << PageProblem::Damaged << damaged;
    QTest::newRow("noise") << "%PDF-1.7\n" + QByteArray(50'000, '\xe3') << PageProblem::Damaged
                           << damaged;
}

void TestPageFaults::saysWhatIsWrong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const PageProblem, problem);
    QFETCH(const QString, words);
    OpenPdf pdf;
    pdf.open(bytes);
    QTRY_VERIFY(pdf.isSettled());
    QCOMPARE(pdf.problem(), problem);
    QCOMPARE(pdf.words(), words);
    QCOMPARE(pdf.document.processId(), 0);
    verifyItGoesOn(pdf);
}

void TestPageFaults::noFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << u"/nonexistent/a.pdf"_s;
    QTest::newRow("a folder") << u"/tmp"_s;
    QTest::newRow("a device") << u"/dev/zero"_s;
}

void TestPageFaults::noFile()
{
    QFETCH(const QString, path);
    OpenPdf pdf;
    pdf.document.open(path, u"A paper"_s);
    QVERIFY(pdf.failed.isEmpty()); // later than the call
    QTRY_COMPARE(pdf.problem(), PageProblem::NoFile);
    QCOMPARE(pdf.words(), u"A paper cannot be opened."_s);
    pdf.document.open(-1, u"A paper"_s);
    QTRY_COMPARE(pdf.failed.size(), 2);
    verifyItGoesOn(pdf);
}

void TestPageFaults::cutAtEveryKilobyte()
{
    QList<PdfPage> pages;
    for (int i = 0; i < 10; ++i) {
        QByteArray content;
        for (int row = 0; row < 40; ++row)
            content += line(40, 560 - row * 13, "Some text on line " + QByteArray::number(row), 9);
        pages.append({.content = content});
    }
    const QByteArray whole = pdf(pages);
    OpenPdf pdf;
    for (qsizetype size = whole.size() - 1; size > 0; size -= 1024) {
        pdf.opened.clear();
        pdf.failed.clear();
        pdf.searchEnded.clear();
        pdf.open(whole.first(size));
        QTRY_VERIFY(pdf.isSettled());
        if (pdf.document.isOpen())
            askForEverything(pdf);
        QTRY_VERIFY(!pdf.document.isOpen() || !pdf.searchEnded.isEmpty());
    }
    verifyItGoesOn(pdf);
}

void TestPageFaults::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]>>";
    QTest::newRow("a tree of pages that loops")
        << pdfOf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 5>>",
                  "<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 9>>"});
    QTest::newRow("a page that is its own parent")
        << pdfOf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                  "<</Type/Page/Parent 3 0 R>>"});
    QTest::newRow("two thousand million pages") << pdfOf(
        {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page});
    QTest::newRow("a table that follows itself")
        << plain().replace("/Root 1 0 R", "/Root 1 0 R/Prev 9");
    QTest::newRow("no table") << plain().replace("startxref", "startnone");
    QTest::newRow("an object that is itself")
        << pdfOf({"<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
                  "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, "4 0 R"});
    QTest::newRow("an outline that loops") << pdfOf(
        {"<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
         page, "<</First 5 0 R/Last 5 0 R/Count 1>>",
         "<</Title(Again)/Next 5 0 R/First 5 0 R/Last 5 0 R/Parent 4 0 R>>"});
    QTest::newRow("a deep array") << pdfOf(
        {"<</Type/Catalog/Pages 2 0 R/X " + QByteArray(100'000, '[') + ">>",
         "<</Type/Pages/Kids[3 0 R]/Count 1>>", page});
    QTest::newRow("a form that paints itself")
        << pdf({{.content = "/X Do", .entries = "/Resources<</XObject<</X 5 0 R>>>>"}}, {},
               {streamOf("/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 99 99]"
                                        "/Resources<</XObject<</X 5 0 R>>>>")});
    QTest::newRow("a picture of a gigapixel") << pdf(
        {{.content = "400 0 0 600 0 0 cm /X Do", .entries = "/Resources<</XObject<</X 5 0 R>>>>"}},
        {},
        {streamOf("", "/Type/XObject/Subtype/Image/Width 100000/Height 100000"
                      "/BitsPerComponent 8/ColorSpace/DeviceRGB")});
    QTest::newRow("a picture of more than memory") << pdf(
        {{.content = "400 0 0 600 0 0 cm /X Do", .entries = "/Resources<</XObject<</X 5 0 R>>>>"}},
        {},
        {streamOf("x", "/Type/XObject/Subtype/Image/Width 2147483647/Height 2147483647"
                       "/BitsPerComponent 16/ColorSpace/DeviceCMYK")});
    QTest::newRow("a page of no size") << pdf({{.content = "", .box = "0 0 0 0"}});
    QTest::newRow("a page of every size")
        << pdf({{.content = "", .box = "-1e30 -1e30 1e30 1e30"}, {.content = "", .box = "a b"}});
    QTest::newRow("a page of two hundred inches")
        << pdf({{.content = line(5000, 9000, "Wide", 900), .box = "0 0 14400 14400"}});
    QTest::newRow("a tiling without steps") << pdf(
        {{.content = "/Pattern cs /P scn 0 0 400 600 re f",
          .entries = "/Resources<</Pattern<</P 5 0 R>>>>"}},
        {},
        {streamOf("0 0 1 1 re f", "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1"
                                  "/BBox[0 0 1 1]/XStep 0.00001/YStep 0.00001/Resources<<>>")});
    QTest::newRow("a stream that unpacks without end")
        << pdf({{.content = ""}})
               .replace("/Length 0>>", "/Length 99999999999/Filter[/FlateDecode"
                                       "/FlateDecode/LZWDecode]>>");
}

void TestPageFaults::hostile()
{
    QFETCH(const QByteArray, bytes);
    OpenPdf pdf;
    pdf.open(bytes);
    QTRY_VERIFY_WITH_TIMEOUT(pdf.isSettled(), 10 * longest);
    if (pdf.document.isOpen()) {
        QVERIFY(pdf.document.info().sizes.size() <= 10'000);
        askForEverything(pdf);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!pdf.failed.isEmpty() || !pdf.searchEnded.isEmpty(), 10 * longest);
    if (!pdf.failed.isEmpty())
        QVERIFY2(pdf.words().startsWith(u"A paper "_s) || pdf.words().contains(u"read A paper"_s),
                 qPrintable(pdf.words()));
    verifyItGoesOn(pdf);
}

void TestPageFaults::aSparseFileOfTwoGigabytes()
{
    OpenPdf pdf;
    const QString path = pdf.write("%PDF-1.7\n");
    QCOMPARE(::truncate(QFile::encodeName(path).constData(), 2'000'000'000), 0);
    pdf.document.open(path, u"A paper"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pdf.isSettled(), 10 * longest);
    QVERIFY(!pdf.document.isOpen());
    QVERIFY(pdf.problem() == PageProblem::Damaged || pdf.problem() == PageProblem::TooCostly);
    QCOMPARE(::truncate(QFile::encodeName(path).constData(), 5'000'000'000'000), 0);
    pdf.document.open(path, u"A paper"_s);
    QTRY_COMPARE(pdf.failed.size(), 2);
    QCOMPARE(pdf.problem(), PageProblem::TooCostly);
    verifyItGoesOn(pdf);
}

void TestPageFaults::encrypted()
{
    OpenPdf pdf;
    pdf.open(locked(plain()));
    QTRY_VERIFY(pdf.isSettled());
    QCOMPARE(pdf.problem(), PageProblem::Locked);
    QCOMPARE(pdf.words(), u"A paper is protected with a password."_s);
    pdf.document.reopen(u"wrong"_s);
    QTRY_COMPARE(pdf.failed.size(), 2);
    QCOMPARE(pdf.problem(), PageProblem::Locked);
    pdf.document.reopen(u"secret"_s);
    QTRY_COMPARE(pdf.opened.size(), 1);
    QCOMPARE(pdf.document.info().sizes.size(), 2);
}

void TestPageFaults::killedInTheMiddle()
{
    OpenPdf pdf;
    pdf.open(plain());
    QTRY_VERIFY(pdf.document.isOpen());
    pdf.document.search(u"page"_s);
    pdf.document.want({{.page = 0, .scale = 5}});
    QCOMPARE(::kill(pid_t(pdf.document.processId()), SIGKILL), 0);
    QTRY_COMPARE(pdf.failed.size(), 1);
    QCOMPARE(pdf.problem(), PageProblem::Ended);
    QCOMPARE(pdf.words(), u"The process that read A paper ended unexpectedly."_s);
    QVERIFY(!pdf.document.isOpen());
    QCOMPARE(pdf.searchEnded.size(), 0);
    pdf.document.readText(0);
    QTRY_COMPARE(pdf.failed.size(), 2);
    QCOMPARE(pdf.problem(), PageProblem::NotOpen);
    pdf.document.reopen();
    QTRY_COMPARE(pdf.opened.size(), 2);
    pdf.document.want({{.page = 0, .scale = 1}});
    QTRY_COMPARE(pdf.rendered.size(), 1);
}

void TestPageFaults::isConfined()
{
    OpenPdf pdf;
    pdf.open(plain());
    QTRY_VERIFY(pdf.document.isOpen());
    QFile status(u"/proc/%1/status"_s.arg(pdf.document.processId()));
    QVERIFY(status.open(QIODevice::ReadOnly));
    const QByteArray lines = status.readAll().simplified();
    QVERIFY(lines.contains("Seccomp: 2"));
    QVERIFY(lines.contains("NoNewPrivs: 1"));
    QFile limits(u"/proc/%1/limits"_s.arg(pdf.document.processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    QVERIFY(limits.readAll().simplified().contains("Max file size 0 0 bytes"));
}

void TestPageFaults::noProgram_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << u"/nonexistent/pages"_s;
    QTest::newRow("a folder") << u"/tmp"_s;
    QTest::newRow("another one") << u"/bin/true"_s;
}

void TestPageFaults::noProgram()
{
    QFETCH(const QString, path);
    OpenPdf pdf(path);
    pdf.open(plain());
    QTRY_COMPARE(pdf.problem(), PageProblem::NoProgram);
    QCOMPARE(pdf.words(), u"A paper is not shown, because the program that reads PDFs cannot be "
                          "started."_s);
    QVERIFY(pdf.failed.at(0).at(1).value<Error>().detail.contains(path));
}

void TestPageFaults::lies_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<PageProblem>("problem");
    const QByteArray ready = frameBytes({});
    const QByteArray info = contentOf(PagesInfo{.sizes = {{400, 600}, {400, 600}}});
    const QByteArray opened = ready + reply(FrameKind::Done, 1, info);
    const auto misbehaves = [](const char *name, const QByteArray &says) {
        QTest::newRow(name) << says << PageProblem::Misbehaved;
    };
    misbehaves("noise", "hello hello hello");
    misbehaves("another version", QByteArray(ready).replace("BSP1", "BSP2"));
    misbehaves("not ready", reply(FrameKind::Done, 1, info));
    misbehaves("ready twice", ready + ready);
    misbehaves("a request", ready + reply(FrameKind::Open, 1));
    misbehaves("another id", ready + reply(FrameKind::Done, 2, info));
    misbehaves("answers twice", opened + reply(FrameKind::Done, 1, info));
    misbehaves("an answer nobody asked for", opened + reply(FrameKind::Done, 9));
    misbehaves("broken off, unasked", ready + reply(FrameKind::BrokenOff, 1));
    misbehaves("no content", ready + reply(FrameKind::Done, 1));
    misbehaves("no pages", ready + reply(FrameKind::Done, 1, contentOf(PagesInfo{})));
    misbehaves("a million pages",
               ready + reply(FrameKind::Done, 1,
                             contentOf(PagesInfo{.sizes = QList<QSizeF>(1'000'000, {9, 9})})));
    misbehaves("more at the end", ready + reply(FrameKind::Done, 1, info + '\0'));
    misbehaves("a size of nothing",
               ready + reply(FrameKind::Done, 1, contentOf(PagesInfo{.sizes = {{qQNaN(), 9}}})));
    misbehaves("no such problem", ready + reply(FrameKind::Failed, 1, contentOf(77)));
    QByteArray endless = reply(FrameKind::Done, 1);
    endless.replace(12, 4, "\xff\xff\xff\xff");
    misbehaves("four gigabytes", ready + endless);
    misbehaves("too many words",
               opened + reply(FrameKind::Done, 2, QByteArray::fromHex("ffffff7f")));
    QTest::newRow("nothing") << QByteArray() << PageProblem::NoProgram;
    QTest::newRow("half a frame") << ready.first(9) << PageProblem::NoProgram;
    QTest::newRow("ready, and gone") << ready << PageProblem::Ended;
    QTest::newRow("gone in an answer") << opened.chopped(5) << PageProblem::Ended;
    QTest::newRow("gone after opening") << opened << PageProblem::Ended;
}

// A script stands for the process: it says what it is told, whatever it is asked. One that is
// believed so far waits for the end, or ends by itself.
void TestPageFaults::lies()
{
    QFETCH(const QByteArray, says);
    QFETCH(const PageProblem, problem);
    const QTemporaryDir folder;
    QFile words(folder.filePath(u"words"_s));
    QVERIFY(words.open(QIODevice::WriteOnly) && words.write(says) == says.size());
    words.close();
    QFile script(folder.filePath(u"pages"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    const bool stays = problem == PageProblem::Misbehaved;
    script.write("#!/bin/sh\ncat '" + QFile::encodeName(words.fileName()) + "' >&3\n" +
                 (stays ? "cat <&3 >/dev/null\n" : ""));
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));

    OpenPdf pdf(script.fileName());
    pdf.open(plain());
    pdf.document.readText(0);
    QTRY_COMPARE(pdf.failed.size(), 1);
    QCOMPARE(pdf.problem(), problem);
    QVERIFY(!pdf.words().isEmpty());
    QCOMPARE(pdf.document.processId(), 0);
    QCOMPARE(pdf.textRead.size(), 0);
}

BROADSHEET_TEST(TestPageFaults, QGuiApplication)
#include "tst_page_faults.moc"
