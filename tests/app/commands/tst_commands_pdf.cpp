// `broadsheet pdf` against a server on loopback, and searches of the text of PDFs.
#include "CommandRun.h"
#include "Pdfs.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// An empty cache, and a server that has the PDF of one paper.
struct Papers final
{
    Papers()
    {
        qputenv("XDG_CACHE_HOME", QFile::encodeName(library.path(u"cache"_s)));
        Settings settings(library.path(u"settings.ini"_s));
        settings.setText(SettingsTable::pdfBase, server.url(u"/pdf"_s).toString());
        server.respond("/pdf/2403.00001",
                       Response{.body = pdf({{.content = line(50, 300, "The first page")},
                                             {.content = line(50, 300, "A needle here") +
                                                         line(50, 200, "and there")}})});
    }
    Outcome run(const QStringList &words)
    {
        return library.run(words + QStringList{u"--settings"_s, library.path(u"settings.ini"_s)});
    }
    [[nodiscard]] QString file() const { return pdfFolder() + u"/2403.00001.pdf"_s; }

    SmallLibrary library;
    HttpServer server;
};

QHash<QString, QJsonValue> pagesIn(const QByteArray &json)
{
    QHash<QString, QJsonValue> pages;
    for (const QJsonValue &paper : QJsonDocument::fromJson(json).array())
        pages.insert(paper[u"id"].toString(), paper[u"page"]);
    return pages;
}

} // namespace

class TestCommandsPdf final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchesOnceAndSaysWhere()
    {
        Papers papers;
        for (int run = 0; run < 2; ++run) {
            const Outcome done = papers.run({u"pdf"_s, u"2403.00001"_s});
            QCOMPARE(done.err, QByteArray());
            QCOMPARE(done.status, 0);
            QCOMPARE(QString::fromLocal8Bit(done.out), papers.file() + u'\n');
        }
        QCOMPARE(papers.server.requests().size(), 1);
        QCOMPARE(papers.run({u"pdf"_s, u"https://arxiv.org/abs/2403.00001v2"_s}).status, 0);
    }

    void printsTheText()
    {
        Papers papers;
        const Outcome done = papers.run({u"pdf"_s, u"2403.00001"_s, u"--text"_s});
        QCOMPARE(done.status, 0);
        QCOMPARE(done.out, "[page 1]\nThe first page\n\n[page 2]\nA needle here\nand there\n\n");
    }

    void opensIt()
    {
        Papers papers;
        const QString tools = papers.library.path(u"bin"_s);
        QVERIFY(QDir().mkpath(tools));
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(tools));
        const Outcome without = papers.run({u"pdf"_s, u"2403.00001"_s, u"--open"_s});
        QFile opener(tools + u"/xdg-open"_s);
        QVERIFY(opener.open(QIODevice::WriteOnly));
        opener.write("#!/bin/sh\n[ \"$1\" = '" + QFile::encodeName(papers.file()) +
                     "' ] || exit 3\n");
        opener.close();
        QVERIFY(opener.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Outcome with = papers.run({u"pdf"_s, u"2403.00001"_s, u"--open"_s});
        QVERIFY(opener.open(QIODevice::WriteOnly));
        opener.write("#!/bin/sh\nexit 3\n");
        opener.close();
        const Outcome noViewer = papers.run({u"pdf"_s, u"2403.00001"_s, u"--open"_s});
        qputenv("PATH", before);
        QCOMPARE(without.status, 1);
        QVERIFY2(without.err.contains("xdg-open is missing"), without.err);
        QCOMPARE(with.err, QByteArray());
        QCOMPARE(with.status, 0);
        QCOMPARE(QString::fromLocal8Bit(with.out), papers.file() + u'\n');
        QCOMPARE(noViewer.status, 1);
        QVERIFY2(noViewer.err.contains("no program for PDFs"), noViewer.err);
    }

    void failuresAreWords_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("none") << QStringList{} << 2 << QByteArray("pdf");
        QTest::newRow("two") << QStringList{u"2403.00001"_s, u"2403.00002"_s} << 2
                             << QByteArray("pdf");
        QTest::newRow("both") << QStringList{u"2403.00001"_s, u"--text"_s, u"--open"_s} << 2
                              << QByteArray("--text and --open");
        QTest::newRow("no id") << QStringList{u"nonsense"_s} << 1
                               << QByteArray("nonsense: the library has no such paper");
        QTest::newRow("not there") << QStringList{u"2403.00009"_s} << 1 << QByteArray("no PDF");
        QTest::newRow("a page") << QStringList{u"2403.00002"_s} << 1 << QByteArray("page");
        QTest::newRow("damaged") << QStringList{u"2403.00003"_s, u"--text"_s} << 1
                                 << QByteArray("2403.00003");
    }
    void failuresAreWords()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QByteArray, says);
        Papers papers;
        papers.server.respond("/pdf/2403.00009", Response{.status = 404});
        papers.server.respond("/pdf/2403.00002", Response{.body = "<!DOCTYPE html><p>Sorry"});
        papers.server.respond("/pdf/2403.00003", Response{.body = "%PDF-1.7\nbroken\n%%EOF\n"});
        const Outcome done = papers.run(QStringList{u"pdf"_s} + words);
        QCOMPARE(done.status, status);
        QVERIFY2(done.err.contains(says), done.err);
        QCOMPARE(done.out, QByteArray());
    }

    void listFindsTheText()
    {
        Papers papers;
        QCOMPARE(papers.run({u"pdf"_s, u"2403.00001"_s}).status, 0);
        const QStringList list{u"list"_s, u"--format"_s, u"json"_s, u"--search"_s};
        const Outcome found = papers.run(list + QStringList{u"full:\"needle here\""_s});
        QCOMPARE(found.status, 0);
        QCOMPARE(pagesIn(found.out),
                 (QHash<QString, QJsonValue>{{u"2403.00001"_s, QJsonValue(2)}}));
        const auto others = pagesIn(papers.run(list + QStringList{u"-full:needle"_s}).out);
        QCOMPARE(others.size(), 3);
        for (const QJsonValue &page : others)
            QVERIFY(page.isNull());
        const Outcome exported =
            papers.run({u"export"_s, u"--format"_s, u"json"_s, u"--search"_s, u"full:first"_s});
        QCOMPARE(pagesIn(exported.out),
                 (QHash<QString, QJsonValue>{{u"2403.00001"_s, QJsonValue(1)}}));
    }

    void switchedOffItSaysSo()
    {
        Papers papers;
        Settings(papers.library.path(u"settings.ini"_s)).setOn(SettingsTable::pdfFullText, false);
        QCOMPARE(papers.run({u"pdf"_s, u"2403.00001"_s}).status, 0);
        const Outcome found = papers.run({u"list"_s, u"--search"_s, u"full:needle"_s});
        QVERIFY2(found.err.contains("pdf/fullText"), found.err);
        QCOMPARE(found.out, QByteArray());
    }
};

BROADSHEET_TEST(TestCommandsPdf, QCoreApplication)
#include "tst_commands_pdf.moc"
