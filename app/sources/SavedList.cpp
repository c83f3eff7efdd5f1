#include "sources/SavedList.h"

#include "base/Limits.h"
#include "digest/CleanText.h"
#include "digest/Diagnostics.h"
#include "digest/DigestRoom.h"
#include "notation/Dates.h"
#include "papers/SourceTraits.h"
#include "sources/JsonList.h"
#include "sources/ReplyLimits.h"
#include "sources/SavedEntry.h"
#include "sources/Tr.h"

#include <QHash>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool hasExtension(const QString &name, std::initializer_list<QLatin1StringView> extensions)
{
    return std::any_of(extensions.begin(), extensions.end(), [&name](QLatin1StringView one) {
        return name.endsWith(one, Qt::CaseInsensitive);
    });
}

struct LanguageWord
{
    QLatin1StringView word; // in a file's name, between marks
    QLatin1StringView language;
};

constexpr std::array languageWords{
    LanguageWord{"chinese"_L1, "zh"_L1},  LanguageWord{"zh"_L1, "zh"_L1},
    LanguageWord{"cn"_L1, "zh"_L1},       LanguageWord{"korean"_L1, "ko"_L1},
    LanguageWord{"ko"_L1, "ko"_L1},       LanguageWord{"kr"_L1, "ko"_L1},
    LanguageWord{"japanese"_L1, "ja"_L1}, LanguageWord{"ja"_L1, "ja"_L1},
    LanguageWord{"english"_L1, "en"_L1},  LanguageWord{"en"_L1, "en"_L1},
};

QString languageInName(const QString &name)
{
    const QString file = name.sliced(name.lastIndexOf(u'/') + 1).toLower();
    const QStringList parts = QString(file).replace(u'-', u'_').replace(u'.', u'_').split(u'_');
    for (const LanguageWord &one : languageWords)
        if (parts.contains(one.word))
            return one.language;
    return {};
}

class ListReader final
{
public:
    ListReader(const QString &name, QString origin, SavedPlace place, QDate day)
        : m_place(place), m_day(day.isValid() ? day : dayFromPath(name)),
          m_language(languageInName(name)), m_origin(std::move(origin))
    {}

    SavedList read(const QByteArray &text, bool isLines)
    {
        if (isLines)
            readLines(text);
        else
            readDocument(text);
        if (m_left > 0)
            m_diagnostics.warn(0, SourcesTr::tr("%Ln object(s) name no paper and were left out.",
                                                nullptr, m_left));
        ParsedResponse kept{.days = std::move(m_days)};
        keepWithinLimits(kept, m_place == SavedPlace::File ? maxDigestNames : maxListNames);
        for (const QString &remark : kept.remarks)
            m_diagnostics.warn(0, remark);
        for (DayReport &day : kept.days)
            if (!m_problem.isEmpty() && m_place == SavedPlace::File)
                day.status = DayStatus::CutShort;
        SavedList list{.isList = !kept.days.isEmpty(),
                       .days = std::move(kept.days),
                       .problem = std::move(m_problem)};
        if (!list.isList)
            m_diagnostics.fail(0, SourcesTr::tr("No papers were found in this JSON file."));
        list.diagnostics = m_diagnostics.take();
        return list;
    }

    Diagnostics &diagnostics() { return m_diagnostics; }

private:
    void readLines(const QByteArray &text)
    {
        int number = 0;
        for (qsizetype begin = 0; begin < text.size() && !m_isFull;) {
            const qsizetype newline = text.indexOf('\n', begin);
            const qsizetype end = newline < 0 ? text.size() : newline;
            const QByteArray line = text.sliced(begin, end - begin).trimmed();
            begin = end + 1;
            ++number;
            if (line.isEmpty())
                continue;
            QJsonParseError error;
            const QJsonDocument document = QJsonDocument::fromJson(line, &error);
            m_line = number;
            if (document.isObject())
                add(document.object());
            else
                noteProblem(number, brokenMessage(error));
        }
    }

    void readDocument(const QByteArray &text)
    {
        const bool isSmall = text.size() <= maxReplyBytes;
        if (text.trimmed().startsWith('{') && isSmall)
            return readObject(text);
        int entries = 0;
        const bool isFile = m_place == SavedPlace::File;
        const JsonListKind kind = readJsonList(text, isFile ? maxDigestEntries : maxListEntries,
                                               [this, &entries](const QJsonValue &entry) {
                                                   ++entries;
                                                   add(entry.toObject());
                                               });
        const QString cut =
            SourcesTr::tr("Only the first %Ln entries were read.", nullptr, entries);
        if (kind == JsonListKind::TooLong && isFile && !m_isFull)
            m_diagnostics.fail(0, cut);
        else if (kind == JsonListKind::TooLong && !isFile)
            noteProblem(0, cut);
        if (kind != JsonListKind::Broken && kind != JsonListKind::Invalid)
            return;
        QJsonParseError error{.offset = 0, .error = QJsonParseError::UnterminatedArray};
        if (isSmall)
            (void)QJsonDocument::fromJson(text, &error);
        noteProblem(isSmall ? lineOf(text, error) : 0, brokenMessage(error));
    }

    void readObject(const QByteArray &text)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text, &error);
        if (document.isObject())
            return addObject(document.object());
        readListInside(text);
        noteProblem(lineOf(text, error), brokenMessage(error));
    }

    // What is whole in {"date": "…", "papers": [{…}, {…
    void readListInside(const QByteArray &text)
    {
        static const QRegularExpression date(u"\"date\"\\s*:\\s*\"([^\"]{6,40})\""_s);
        static const QRegularExpression list(u"\\[\\s*\\{"_s);
        constexpr qsizetype maxHead = 4096;
        const QByteArray head = text.first(std::min(text.size(), maxHead));
        const QString start = QString::fromLatin1(head); // one character for each byte
        const qsizetype begin = start.indexOf(list);
        if (begin < 0)
            return;
        if (const QDate day = dayFromPath(date.match(start.first(begin)).captured(1));
            day.isValid())
            m_day = day;
        (void)readJsonList(text.sliced(begin), maxListEntries,
                           [this](const QJsonValue &entry) { add(entry.toObject()); });
    }

    void noteProblem(int line, const QString &sentence)
    {
        m_diagnostics.fail(line, sentence);
        if (m_problem.isEmpty())
            m_problem = sentence;
    }

    static int lineOf(const QByteArray &text, const QJsonParseError &error)
    {
        const qsizetype at = std::clamp<qsizetype>(error.offset, 0, text.size());
        return 1 + int(text.first(at).count('\n'));
    }

    // {"date": "…", "papers": […]}, or one paper.
    void addObject(const QJsonObject &object)
    {
        if (const QDate day = dayFromPath(object.value("date"_L1).toString()); day.isValid())
            m_day = day;
        for (const auto key : {"papers"_L1, "data"_L1, "items"_L1, "results"_L1, "entries"_L1}) {
            if (!object.value(key).isArray())
                continue;
            for (const QJsonValue entry : object.value(key).toArray())
                add(entry.toObject());
            return;
        }
        if (!addDays(object))
            add(object);
    }

    // {"2024-03-22": […], …}
    bool addDays(const QJsonObject &object)
    {
        bool hasDays = false;
        for (auto one = object.begin(); one != object.end(); ++one) {
            const QDate day = dayIn(one.key());
            if (!day.isValid() || !one.value().isArray())
                continue;
            hasDays = true;
            m_day = day;
            for (const QJsonValue entry : one.value().toArray())
                add(entry.toObject());
        }
        return hasDays;
    }

    void add(const QJsonObject &object)
    {
        if (m_isFull)
            return;
        SavedEntry entry = readSavedEntry(object, m_language);
        if (entry.paper.id.isEmpty()) {
            ++m_left;
            return;
        }
        m_isFull = !m_room.takeEntry(m_line);
        if (m_isFull)
            return;
        if (m_place == SavedPlace::File)
            m_room.takeNames(entry.paper.authors, m_line);
        const QDate day = entry.day.isValid() ? entry.day : m_day;
        const auto known = m_places.constFind(day);
        DayReport &report = known == m_places.constEnd() ? startDay(day) : m_days[*known];
        const auto key = std::pair(day, entry.paper.id);
        if (m_known.contains(key))
            return;
        m_known.insert(key);
        report.papers.append(std::move(entry.paper));
    }

    DayReport &startDay(QDate day)
    {
        m_places.insert(day, m_days.size());
        m_days.append({.source = digestSource, .day = day, .origin = m_origin});
        return m_days.last();
    }

    static QString brokenMessage(const QJsonParseError &error)
    {
        return SourcesTr::tr("This is not valid JSON (%1); everything that could be read was kept.")
            .arg(error.errorString());
    }

    SavedPlace m_place;
    QDate m_day;
    QString m_language;
    QString m_origin;
    Diagnostics m_diagnostics;
    DigestRoom m_room{0, m_diagnostics};
    bool m_isFull = false;
    int m_line = 0; // of the current object, in JSON Lines
    QList<DayReport> m_days;
    QHash<QDate, qsizetype> m_places; // in them
    QString m_problem;
    QSet<std::pair<QDate, PaperId>> m_known;
    int m_left = 0;
};

} // namespace

bool isSavedList(const QString &name, QByteArrayView bytes)
{
    if (hasExtension(name, {".json"_L1, ".jsonl"_L1, ".ndjson"_L1}))
        return true;
    if (hasExtension(name, {".md"_L1, ".markdown"_L1, ".txt"_L1}))
        return false;
    const QByteArrayView start = bytes.first(std::min<qsizetype>(bytes.size(), 64)).trimmed();
    const QByteArrayView inside = start.isEmpty() ? start : start.sliced(1).trimmed();
    return (start.startsWith('{') && inside.startsWith('"')) ||
           (start.startsWith('[') && inside.startsWith('{'));
}

SavedList readSavedList(QByteArrayView bytes, const QString &name, const QString &origin,
                        SavedPlace place, QDate day)
{
    ListReader reader(name, origin, place, day);
    const QByteArray text = cleanText(bytes, reader.diagnostics());
    const QByteArrayView start = QByteArrayView(text).trimmed();
    const qsizetype newline = start.indexOf('\n');
    const bool isLines =
        hasExtension(name, {".jsonl"_L1, ".ndjson"_L1}) ||
        (start.startsWith('{') && newline > 0 && start.first(newline).endsWith('}') &&
         start.sliced(newline).trimmed().startsWith('{'));
    return reader.read(text, isLines);
}

} // namespace broadsheet
