// Asking a model over real HTTP, and what of its answers is kept in a real library.
#include "backups/Backups.h"
#include "gist/Gist.h"
#include "library/Library.h"
#include "modeltext/ModelText.h"
#include "rescue/Rescue.h"
#include "rescue/Restore.h"
#include "secrets/AccountToken.h"
#include "secrets/KeyServer.h"
#include "settings/Settings.h"
#include "sqlite/Database.h"
#include "summaries/SummaryWriter.h"
#include "support/ChatServer.h"
#include "support/FakeSecrets.h"
#include "support/Runner.h"
#include "support/TlsServer.h"
#include "support/Unprivileged.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray completions = "/v1/chat/completions";
const QByteArray key = "sk-secret-0123456789";
const PaperId first{u"2403.00001"_s};
const PaperId second{u"2403.00002"_s};
const Prompt prompt{.text = u"Write in {language}."_s, .version = u"1a2b3c4d"_s};

QList<DayReport> papers()
{
    DayReport day{.source = u"huggingFace"_s, .day = QDate(2024, 3, 22)};
    for (const PaperId &id : {first, second})
        day.papers.append({.id = id,
                           .title = u"Robots of "_s + id.text,
                           .votes = 5,
                           .authors = {u"Ada Author"_s},
                           .texts = {{u"en"_s, u"We let robots watch."_s, TextKind::Abstract}}});
    return {day};
}

// A library of two papers, a server and a writer.
struct Place
{
    Place() : secrets(), settings(folder.filePath(u"s.ini"_s))
    {
        open();
        (void)library->store(papers()).result();
        server.respond(completions, events(streamOf(koreanAnswer())));
        makeWriter();
    }

    void open()
    {
        close();
        auto opened = Library::open(path());
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().message));
        library = *std::move(opened);
    }

    void close()
    {
        writer.reset();
        library.reset();
    }

    [[nodiscard]] QString path() const { return folder.filePath(u"library.sqlite"_s); }

    void removeLibrary() const
    {
        for (const QString &file : QDir(folder.path()).entryList({u"library.*"_s}, QDir::Files))
            QFile::remove(folder.filePath(file));
    }

    // The first page of the authors.
    void damage() const
    {
        const qint64 page =
            Database(path(), Database::Access::ReadOnly)
                .number(u"SELECT rootpage FROM sqlite_schema WHERE name = 'author'"_s);
        QFile file(path());
        if (!file.open(QIODevice::ReadWrite) || !file.seek((page - 1) * 4096) ||
            file.write(QByteArray(4096, '\xab')) != 4096)
            qFatal("cannot damage the library");
    }

    void makeWriter(const QByteArray &environment = key)
    {
        account = std::make_unique<AccountToken>(u"model"_s, environment, settings, secrets);
        writer = std::make_unique<SummaryWriter>(*library, *account, settings,
                                                 HttpSettings{.proxy = u"none"_s});
        QObject::connect(writer.get(), &SummaryWriter::failed, writer.get(),
                         [this](const PaperId &paper, const Error &error) {
                             failures.append({paper, error});
                         });
        QObject::connect(writer.get(), &SummaryWriter::kept, writer.get(),
                         [this](const PaperId &paper) { kept.append(paper); });
        QObject::connect(writer.get(), &SummaryWriter::finished, writer.get(),
                         [this](qsizetype n) { left = n; });
    }

    // Until the writer has finished.
    [[nodiscard]] bool ask(const QList<SummaryOrder> &orders, const QString &language = u"ko"_s)
    {
        QSignalSpy end(writer.get(), &SummaryWriter::finished); // waits in an event loop
        writer->ask({server.url({}), u"gemma3:12b"_s, language}, prompt, orders);
        return end.wait(longest);
    }

    [[nodiscard]] QList<PaperText> modelTexts(const PaperId &id) const
    {
        QList<PaperText> texts = library->paper(id).result()->texts;
        texts.removeIf([](const PaperText &text) { return !signatureOf(text.markdown); });
        return texts;
    }

    QTemporaryDir folder;
    FakeSecrets secrets;
    Settings settings;
    HttpServer server;
    std::unique_ptr<Library> library;
    std::unique_ptr<AccountToken> account;
    std::unique_ptr<SummaryWriter> writer;
    QList<std::pair<PaperId, Error>> failures;
    QList<PaperId> kept;
    qsizetype left = -1;
};

} // namespace

class TestSummaryWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsKept();
    void whatIsSent();
    void inPiecesOfAByte();
    void itIsFoundBySearch();
    void askedForOnce();
    void replacedOnRequest();
    void eachLanguageHasItsOwn();
    void itOutlivesItsSources();
    void aBackupHasIt();
    void aRescueKeepsIt_data();
    void aRescueKeepsIt();
    void nothingIsKept_data();
    void nothingIsKept();
    void statuses_data();
    void statuses();
    void aPauseIsWaitedFor();
    void aLongPauseEndsTheRun();
    void silenceEndsInTime();
    void anEndlessAnswerEnds();
    void redirectsAreNotFollowed();
    void aSelfSignedCertificateIsRefused();
    void stopped();
    void twoAtOnce();
    void anotherProgramWasFaster();
    void aReadOnlyLibrary();
    void theKeyIsNowhere();
    void theKeyOfTheKeychain();
    void aKeyForAnotherServerStaysHere();
    void aHungKeychain();
    void aLockedKeychain();
    void aServerThatAsksForAKey();
};

void TestSummaryWriter::anAnswerIsKept()
{
    Place place;
    QVERIFY(place.ask({{first}, {second}}));
    QCOMPARE(place.kept, (QList{first, second}));
    QCOMPARE(place.left, 0);
    const QList<PaperText> texts = place.modelTexts(first);
    QCOMPARE(texts.size(), 1);
    QCOMPARE(texts.first().source, u"model-ko"_s);
    QCOMPARE(texts.first().language, u"ko"_s);
    QCOMPARE(texts.first().kind, TextKind::AiSummary);
    const Signature signature = *signatureOf(texts.first().markdown);
    QCOMPARE(signature.model, u"gemma3:12b"_s);
    QCOMPARE(signature.prompt, u"1a2b3c4d"_s);
    QVERIFY(qAbs(signature.at.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    QVERIFY(texts.first().markdown.startsWith(u"**단어 없이 배우는 로봇**\n\n로봇이 "_s));

    place.open(); // a restart
    QCOMPARE(place.modelTexts(first), texts);
    const QList<Gist> gists = place.library->rows({first}).result()->first().gists;
    QCOMPARE(gistIn(gists, {u"ko"_s}),
             u"로봇이 사람의 영상만 보고 집안일을 배우는 방법을 제안합니다. (gemma3:12b)"_s);
}

void TestSummaryWriter::whatIsSent()
{
    Place place;
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.server.requests().size(), 1);
    const ServedRequest &sent = place.server.requests().first();
    QCOMPARE(sent.method, QByteArray("POST"));
    QCOMPARE(sent.target, completions);
    QCOMPARE(sent.headers["content-type"], QByteArray("application/json"));
    QCOMPARE(sent.headers["accept"], QByteArray("text/event-stream"));
    QCOMPARE(sent.headers["authorization"], "Bearer " + key);
    QVERIFY(!sent.headers.contains("cookie"));
    QCOMPARE(sent.body,
             QByteArray("{\"messages\":[{\"content\":\"Write in Korean.\",\"role\":\"system\"},"
                        "{\"content\":\"<paper>\\nTitle: Robots of 2403.00001\\n\\nWe let robots "
                        "watch.\\n</paper>\",\"role\":\"user\"}],\"model\":\"gemma3:12b\","
                        "\"stream\":true}"));
}

void TestSummaryWriter::inPiecesOfAByte()
{
    Place place;
    Response slow = events(streamOf(koreanAnswer()));
    slow.drip = 0ms;
    place.server.respond(completions, slow);
    QStringList grown;
    connect(place.writer.get(), &SummaryWriter::grew, place.writer.get(),
            [&] { grown.append(place.writer->soFar()); });
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.kept, QList{first});
    QVERIFY(!grown.isEmpty()); // what comes close together is shown at once
    QVERIFY(!grown.join(u' ').contains(QChar::ReplacementCharacter));
    QVERIFY(place.modelTexts(first).first().markdown.startsWith(grown.constLast()));
}

void TestSummaryWriter::itIsFoundBySearch()
{
    Place place;
    QVERIFY(place.ask({{first}}));
    QVERIFY(place.library->indexed().result());
    for (const QString &search : {u"집안일"_s, u"RoboWatch"_s, u"source:model"_s}) {
        const auto found = place.library->list({.search = search}).result();
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().id, first);
    }
}

void TestSummaryWriter::askedForOnce()
{
    Place place;
    QVERIFY(place.ask({{first}}));
    QSignalSpy skipped(place.writer.get(), &SummaryWriter::skipped);
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.server.requests().size(), 1);
    QCOMPARE(skipped.size(), 1);
    QCOMPARE(place.modelTexts(first).size(), 1);
}

void TestSummaryWriter::replacedOnRequest()
{
    Place place;
    QVERIFY(place.ask({{first}}));
    place.server.respond(completions, events(streamOf(u"- **새로운 점**: 다시 쓴 요약입니다."_s)));
    QVERIFY(place.ask({{first, true}}));
    const QList<PaperText> texts = place.modelTexts(first);
    QCOMPARE(texts.size(), 1);
    QVERIFY(texts.first().markdown.startsWith(u"- **새로운 점**: 다시 쓴"_s));
}

void TestSummaryWriter::eachLanguageHasItsOwn()
{
    Place place;
    QVERIFY(place.ask({{first}}));
    place.server.respond(completions,
                         events(streamOf(u"- **What's New**: the robot learns from what it sees "
                                         "in the videos of people."_s)));
    QVERIFY(place.ask({{first}}, u"en"_s));
    QCOMPARE(place.modelTexts(first).size(), 2);
}

void TestSummaryWriter::itOutlivesItsSources()
{
    Place place;
    QVERIFY(place.ask({{first}}));
    QVERIFY(place.library->forget(u"huggingFace"_s).result());
    const auto paper = place.library->paper(first).result();
    QVERIFY(paper);
    QCOMPARE(paper->title, u"Robots of 2403.00001"_s);
    QCOMPARE(paper->authors, QStringList{u"Ada Author"_s});
    QCOMPARE(paper->texts.size(), 1);
    QVERIFY(!place.library->paper(second).result());
}

void TestSummaryWriter::aBackupHasIt()
{
    Place place;
    QVERIFY(place.ask({{first}}));
    const QList<PaperText> texts = place.modelTexts(first);
    QCOMPARE(texts.size(), 1);
    place.close();
    const QString backup = place.folder.filePath(u"backup.sqlite"_s);
    QVERIFY(backUpTo(place.path(), backup));
    place.removeLibrary();
    place.open();
    QVERIFY(!place.library->paper(first).result());
    place.close();
    QVERIFY(restoreLibrary(place.path(), backup));
    place.open();
    QCOMPARE(place.modelTexts(first), texts);
}

void TestSummaryWriter::aRescueKeepsIt_data()
{
    QTest::addColumn<bool>("isLost");
    QTest::newRow("from the damaged file") << false;
    QTest::newRow("from a backup") << true;
}

void TestSummaryWriter::aRescueKeepsIt()
{
    QFETCH(const bool, isLost);
    Place place;
    QVERIFY(place.ask({{first}}));
    const QList<PaperText> texts = place.modelTexts(first);
    QCOMPARE(texts.size(), 1);
    place.close();
    if (isLost) {
        QVERIFY(addBackup(place.path()));
        QFile file(place.path());
        QVERIFY(file.resize(0));
    } else {
        place.damage();
    }
    const auto rescued = checkLibrary(place.path());
    QVERIFY2(rescued, rescued ? "" : qPrintable(rescued.error().message));
    QVERIFY(*rescued);
    place.open();
    QCOMPARE(place.modelTexts(first), texts);
}

void TestSummaryWriter::nothingIsKept_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("word");
    const QByteArray stream = "text/event-stream";
    const QByteArray whole = streamOf(koreanAnswer());
    QTest::newRow("cut") << whole.left(whole.size() / 2) << stream << u"broke off|not JSON"_s;
    QTest::newRow("no [DONE]") << QByteArray(whole).replace("data: [DONE]", "") << stream
                               << u"broke off"_s;
    QTest::newRow("length") << QByteArray(whole).replace("\"stop\"", "\"length\"") << stream
                            << u"limit of length"_s;
    QTest::newRow("English") << streamOf(u"The robot is watching what people do in the videos."_s)
                             << stream << u"another language"_s;
    QTest::newRow("empty") << streamOf({}) << stream << u"empty"_s;
    QTest::newRow("nothing") << QByteArray() << stream << u"broke off"_s;
    QTest::newRow("repeats") << streamOf(u"모델은 좋습니다. "_s.repeated(60)) << stream
                             << u"repeats"_s;
    QTest::newRow("HTML") << QByteArray("<html>login</html>") << QByteArray("text/html")
                          << u"web page"_s;
    QTest::newRow("JSON") << QByteArray("{\"choices\":[]}") << QByteArray("application/json")
                          << u"as a stream"_s;
    QTest::newRow("broken JSON") << QByteArray("data: {\n\n") << stream << u"not JSON"_s;
    QTest::newRow("error") << QByteArray("data: {\"error\":{}}\n\n") << stream << u"of its own"_s;
    QTest::newRow("the key") << streamOf(koreanAnswer() + QString::fromLatin1(key)) << stream
                             << u"the key"_s;
}

void TestSummaryWriter::nothingIsKept()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, type);
    QFETCH(const QString, word);
    Place place;
    place.server.respond(completions, {.headers = {{"Content-Type", type}}, .body = body});
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.failures.size(), 1);
    const QString said = place.failures.first().second.message;
    QVERIFY2(said.contains(QRegularExpression(word)), qUtf8Printable(said));
    QVERIFY(place.modelTexts(first).isEmpty());
    QVERIFY(place.kept.isEmpty());
}

void TestSummaryWriter::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("401") << 401 << u"the key"_s;
    QTest::newRow("403") << 403 << u"the key"_s;
    QTest::newRow("404") << 404 << u"this model"_s;
    QTest::newRow("400") << 400 << u"400"_s;
    QTest::newRow("429") << 429 << u"429"_s;
    QTest::newRow("500") << 500 << u"500"_s;
    QTest::newRow("503") << 503 << u"503"_s;
    QTest::newRow("204") << 204 << u"204"_s;
}

void TestSummaryWriter::statuses()
{
    QFETCH(const int, status);
    QFETCH(const QString, word);
    Place place;
    place.server.respond(completions,
                         {.status = status, .body = "{\"error\":\"" + key + " <b>\"}"});
    QVERIFY(place.ask({{first}, {second}}));
    QCOMPARE(place.failures.size(), 1); // the second would fare no better
    QCOMPARE(place.left, 1);
    const QString said = place.failures.first().second.message;
    QVERIFY2(said.contains(word), qUtf8Printable(said));
    QVERIFY(!said.contains(QString::fromLatin1(key)));
    QCOMPARE(place.server.requests().size(), 1); // it may cost money
}

void TestSummaryWriter::aPauseIsWaitedFor()
{
    Place place;
    int asked = 0;
    place.server.respond(completions, [&asked](const ServedRequest &) -> Response {
        if (++asked == 1)
            return {.status = 429, .headers = {{"Retry-After", "0"}}};
        return events(streamOf(koreanAnswer()));
    });
    QSignalSpy waits(place.writer.get(), &SummaryWriter::waits);
    QVERIFY(place.ask({{first}}));
    QCOMPARE(waits.size(), 1);
    QCOMPARE(place.kept, QList{first});
}

void TestSummaryWriter::aLongPauseEndsTheRun()
{
    Place place;
    place.server.respond(completions, {.status = 429, .headers = {{"Retry-After", "3600"}}});
    QVERIFY(place.ask({{first}, {second}}));
    QCOMPARE(place.left, 1);
    QVERIFY(place.failures.first().second.message.contains("no requests until"_L1));
}

void TestSummaryWriter::silenceEndsInTime()
{
    Place place;
    place.writer->setLimits({.pause = 50ms, .time = 10s});
    place.server.respond(completions, {.silent = true});
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.failures.size(), 1);

    Response stalls = events(streamOf(koreanAnswer()));
    stalls.announced = stalls.body.size() + 1000; // the rest never comes
    stalls.body.truncate(stalls.body.size() / 2);
    place.server.respond(completions, stalls);
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.failures.size(), 2);
    QVERIFY(place.modelTexts(first).isEmpty());
}

void TestSummaryWriter::anEndlessAnswerEnds()
{
    Place place;
    Response endless = events(chunk(u"끝없이 "_s));
    endless.endless = true;
    place.server.respond(completions, endless);
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.failures.size(), 1);
    endless.body = ": nothing but comments\n\n";
    place.server.respond(completions, endless);
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.failures.size(), 2);
    QCOMPARE(place.failures.constLast().second.kind, ErrorKind::TooLarge);
    QVERIFY(place.server.bytesSent() < 64 * 1024 * 1024);
}

void TestSummaryWriter::redirectsAreNotFollowed()
{
    Place place;
    HttpServer other;
    for (const int status : {301, 302, 307, 308}) {
        place.server.respond(completions, redirectTo(other.url().toEncoded(), status));
        QVERIFY(place.ask({{first}}));
    }
    QCOMPARE(place.failures.size(), 4);
    QVERIFY(other.requests().isEmpty());
}

// Neither the key nor the paper goes to a server of which nobody knows whose it is.
void TestSummaryWriter::aSelfSignedCertificateIsRefused()
{
    Place place;
    TlsServer stranger;
    stranger.respond("200 OK", streamOf(koreanAnswer()));
    QSignalSpy end(place.writer.get(), &SummaryWriter::finished);
    place.writer->ask({stranger.url(), u"gemma3:12b"_s, u"ko"_s}, prompt, {{first}});
    QTRY_COMPARE(end.size(), 1);
    QCOMPARE(stranger.requests(), 0);
    QCOMPARE(place.failures.size(), 1);
    const Error &error = place.failures.first().second;
    QVERIFY2(error.message.contains(u"secure connection"_s), qPrintable(error.message));
    QVERIFY2(error.detail.contains(u"self-signed"_s), qPrintable(error.detail));
    QVERIFY(place.modelTexts(first).isEmpty());
}

void TestSummaryWriter::stopped()
{
    Place place;
    Response slow = events(streamOf(koreanAnswer()));
    slow.drip = 1ms;
    place.server.respond(completions, slow);
    connect(place.writer.get(), &SummaryWriter::grew, place.writer.get(), &SummaryWriter::stop);
    QVERIFY(place.ask({{first}, {second}}));
    QCOMPARE(place.left, 1); // the first one was asked about
    QVERIFY(!place.writer->isBusy());
    QVERIFY(place.modelTexts(first).isEmpty());
    QTRY_COMPARE(place.server.unanswered(), 0); // the server has seen that nobody listens
    disconnect(place.writer.get(), &SummaryWriter::grew, nullptr, nullptr);
    place.server.respond(completions, events(streamOf(koreanAnswer())));
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.kept, QList{first});
}

void TestSummaryWriter::twoAtOnce()
{
    Place place;
    place.writer->ask({place.server.url({}), u"gemma3:12b"_s, u"ko"_s}, prompt, {{first}});
    QVERIFY(place.ask({{first}, {second}, {second}}));
    QCOMPARE(place.kept, (QList{first, second}));
    QCOMPARE(place.server.requests().size(), 2);
    QCOMPARE(place.server.mostAtOnce(), 1);
}

void TestSummaryWriter::anotherProgramWasFaster()
{
    Place place;
    auto other = Library::open(place.folder.filePath(u"library.sqlite"_s));
    QVERIFY(other);
    const Signature signature{.model = u"other"_s,
                              .language = u"ko"_s,
                              .at = QDateTime::currentDateTimeUtc(),
                              .prompt = u"1a2b3c4d"_s};
    place.server.respond(completions, [&](const ServedRequest &) {
        const PaperReport report{
            .id = first,
            .texts = {{u"ko"_s, signedText(u"- 먼저 쓴 요약"_s, signature), TextKind::AiSummary}}};
        (void)(*other)->store({{.source = u"model-ko"_s, .papers = {report}}}).result();
        return events(streamOf(koreanAnswer()));
    });
    QSignalSpy skipped(place.writer.get(), &SummaryWriter::skipped);
    QVERIFY(place.ask({{first}}));
    QCOMPARE(skipped.size(), 1);
    QVERIFY(place.modelTexts(first).first().markdown.startsWith(u"- 먼저"_s));
}

void TestSummaryWriter::aReadOnlyLibrary()
{
    Place place;
    place.writer.reset();
    place.library.reset();
    const QString file = place.folder.filePath(u"library.sqlite"_s);
    const auto reading = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(QFile::setPermissions(file, reading));
    QVERIFY(QFile::setPermissions(place.folder.path(), QFile::Permissions(0x5555)));
    const Unprivileged somebody;
    place.open();
    place.makeWriter();
    QVERIFY(place.ask({{first}}));
    QVERIFY(place.failures.first().second.message.contains("read-only"_L1));
    QVERIFY(place.server.requests().isEmpty());
}

void TestSummaryWriter::theKeyIsNowhere()
{
    Place place;
    QStringList said;
    static QStringList *log;
    log = &said;
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { log->append(text); });
    QLoggingCategory::setFilterRules(u"broadsheet.*=true\nqt.network.*=true"_s);
    QVERIFY(place.ask({{first}}));
    place.server.respond(completions, {.status = 401, .body = key});
    QVERIFY(place.ask({{second}}));
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(before);
    for (const auto &[paper, error] : std::as_const(place.failures))
        said += {error.message, error.detail};
    QVERIFY(!said.join(u'\n').contains(QString::fromLatin1(key)));
    place.writer.reset();
    place.library.reset();
    int files = 0;
    for (QDirIterator each(place.folder.path(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
         each.hasNext(); ++files) {
        QFile file(each.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(key), qUtf8Printable(file.fileName()));
    }
    QVERIFY(files >= 2);
}

void TestSummaryWriter::theKeyOfTheKeychain()
{
    Place place;
    QSignalSpy asked(place.account.get(), &AccountToken::changed);
    place.account->keep(u"sk-typed"_s, place.account.get(), [](const auto &) {});
    QTRY_COMPARE(place.secrets.kept.value(u"token model"_s), u"sk-typed"_s);
    place.makeWriter({}); // as after a restart
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.server.requests().first().headers["authorization"],
             QByteArray("Bearer sk-typed"));
    QFile settings(place.folder.filePath(u"s.ini"_s));
    QVERIFY(!settings.open(QIODevice::ReadOnly) || !settings.readAll().contains("sk-typed"));
}

// The reader changes address and key while papers wait for the server before.
void TestSummaryWriter::aKeyForAnotherServerStaysHere()
{
    Place place;
    place.makeWriter({});
    place.settings.setText(SettingsTable::summariesKeyServer, originOf(place.server.url({})));
    place.account->keep(u"sk-of-this"_s, place.account.get(), [](const auto &) {});
    connect(place.writer.get(), &SummaryWriter::kept, place.account.get(), [&place] {
        place.settings.setText(SettingsTable::summariesKeyServer, u"https://other.example:443"_s);
        place.account->keep(u"sk-of-another"_s, place.account.get(), [](const auto &) {});
    });
    QVERIFY(place.ask({{first}, {second}}));
    const QList<ServedRequest> requests = place.server.requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].headers["authorization"], QByteArray("Bearer sk-of-this"));
    QVERIFY(!requests[1].headers.contains("authorization"));
}

void TestSummaryWriter::aHungKeychain()
{
    Place place;
    place.settings.setSourceHasToken(u"model"_s, true);
    place.secrets.state = FakeSecrets::State::Hangs;
    place.makeWriter({});
    place.writer->ask({place.server.url({}), u"gemma3:12b"_s, u"ko"_s}, prompt, {{first}});
    QTRY_COMPARE(place.secrets.lookups, 1);
    QVERIFY(place.server.requests().isEmpty());
    place.secrets.kept.insert(u"token model"_s, u"sk-late"_s);
    place.secrets.wake();
    QTRY_COMPARE(place.kept, QList{first});
    QCOMPARE(place.server.requests().first().headers["authorization"],
             QByteArray("Bearer sk-late"));
}

// Nothing is sent without the key, and the server is not blamed for it.
void TestSummaryWriter::aLockedKeychain()
{
    Place place;
    place.settings.setSourceHasToken(u"model"_s, true);
    place.secrets.kept.insert(u"token model"_s, u"sk-kept"_s);
    place.secrets.state = FakeSecrets::State::Missing;
    place.makeWriter({});
    QVERIFY(place.ask({{first}, {second}}));
    QCOMPARE(place.failures.size(), 1);
    QCOMPARE(place.failures.first().second.message, u"no keychain"_s); // its own sentence
    QCOMPARE(place.left, 1);
    QVERIFY(place.server.requests().isEmpty());
    place.secrets.state = FakeSecrets::State::Answers; // unlocked
    QVERIFY(place.ask({{first}}));
    QCOMPARE(place.kept, QList{first});
    QCOMPARE(place.server.requests().first().headers["authorization"],
             QByteArray("Bearer sk-kept"));
}

void TestSummaryWriter::aServerThatAsksForAKey()
{
    Place place;
    place.makeWriter({});
    place.server.respond(completions, {.status = 401});
    QVERIFY(place.ask({{first}}));
    QVERIFY2(place.failures.first().second.message.contains("asks for a key"_L1),
             qUtf8Printable(place.failures.first().second.message));
}

BROADSHEET_TEST(TestSummaryWriter, QCoreApplication)
#include "tst_summary_writer.moc"
