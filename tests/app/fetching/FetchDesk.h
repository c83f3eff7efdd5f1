// A fetcher with everything it needs: a real library, real HTTP to loopback, settings in a file,
// and a clock of which every wait is over at once.
#pragma once

#include "fetching/Fetcher.h"
#include "library/Library.h"
#include "network/HttpClient.h"
#include "settings/Settings.h"
#include "support/FakeClock.h"
#include "support/Hub.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace broadsheet::test {

class FetchDesk final
{
public:
    FetchDesk()
        : settings(folder.filePath(QStringLiteral("settings.ini"))),
          library(opened(folder.filePath(QStringLiteral("library.sqlite")))),
          http({.folder = {}, .clock = &clock})
    {
        for (const QString &id : sourceIds()) {
            settings.setSourceEnabled(id, id == QStringLiteral("huggingFace"));
            settings.setSourceBase(id, hub.base());
        }
        fetcher = std::make_unique<Fetcher>(*library, http, [this] { return clock.now(); });
        QObject::connect(fetcher.get(), &Fetcher::finished, fetcher.get(),
                         [this](const FetchReport &done) {
                             report = done;
                             ++ended;
                         });
        QObject::connect(fetcher.get(), &Fetcher::dayDone, fetcher.get(),
                         [this](const DayOutcome &) { ++daysDone; });
    }

    // Runs to the end.
    FetchReport fetch(const FetchRequest &request)
    {
        fetcher->setSources(sourcesOf(settings));
        const int before = ended;
        if (!fetcher->start(request) || !QTest::qWaitFor([&] { return ended > before; }, 60'000))
            qFatal("the fetch did not end");
        return report;
    }
    FetchReport fetch(QDate from, QDate to)
    {
        return fetch({.from = from, .to = to, .byUser = true});
    }
    FetchReport fetch(QDate day) { return fetch(day, day); }

    [[nodiscard]] DaySource ledger(QDate day, const QString &source = QStringLiteral("huggingFace"))
    {
        const Result<QList<DaySummary>> days = library->days().result();
        for (const DaySummary &summary : *days)
            if (summary.day == day)
                for (const DaySource &entry : summary.sources)
                    if (entry.source == source)
                        return entry;
        return {};
    }
    [[nodiscard]] QList<PaperRow> papers(const Query &query = {})
    {
        return *library->list(query).result();
    }
    [[nodiscard]] QList<PaperRow> papersOf(QDate day) { return papers({.from = day, .to = day}); }

    QTemporaryDir folder;
    FakeClock clock{QDateTime::currentDateTimeUtc()};
    Hub hub;
    Settings settings;
    std::unique_ptr<Library> library;
    HttpClient http;
    std::unique_ptr<Fetcher> fetcher;
    FetchReport report;
    int ended = 0;
    int daysDone = 0;

private:
    static std::unique_ptr<Library> opened(const QString &path)
    {
        auto result = Library::open(path);
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return *std::move(result);
    }
};

} // namespace broadsheet::test
