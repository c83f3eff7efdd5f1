#include "content/ContentLine.h"

#include "base/Clock.h"
#include "base/Limits.h"
#include "content/ContentFields.h"
#include "tables/StoredWords.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int lineVersion = 1;
constexpr qsizetype maxMoments = 100; // at which fields of one listing were said, far more than are
constexpr qsizetype maxVotes = 2000;  // earlier ones of a listing, the newest; one an hour at most
constexpr qsizetype maxKnown = 1000;  // milestones of a paper
constexpr qint64 lastMoment = 253'402'300'799'999; // of the year 9999, ms since 1970

constexpr std::array facts{"version"_L1, "withdrawn"_L1, "published"_L1};

// Whether others are told of such a day: not that it failed here, or is not there yet.
bool travels(DayStatus status)
{
    return status == DayStatus::Complete || status == DayStatus::SoFar ||
           status == DayStatus::CutShort || status == DayStatus::Empty;
}

ContentRow rowOf(const QJsonObject &object, const QString &source, QDate day, const QString &paper)
{
    const QStringList about{source, day.toString(Qt::ISODate), paper};
    return {.key = QCryptographicHash::hash(about.join(u'\n').toUtf8(), QCryptographicHash::Sha256)
                       .toHex()
                       .first(32),
            .line = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QJsonObject beginning(const QString &source, QDate day, const QString &origin)
{
    return {{u"v"_s, lineVersion},
            {u"source"_s, source},
            {u"day"_s, day.toString(Qt::ISODate)},
            {u"origin"_s, origin}};
}

// Each with the fields that were said together. The newest one tells the place in the list.
QJsonArray saidIn(const Listing &listing)
{
    std::set<FieldTime> moments{{.version = 0, .at = std::max<qint64>(listing.seen, 1)}};
    FieldTimes times = listing.times;
    for (FieldTime &time : times) {
        time.at = std::max<qint64>(time.at, 1); // what is older than the times
        moments.insert(time);
    }
    QJsonArray said;
    for (const FieldTime &moment : moments) {
        QJsonObject one;
        addFields(one, listing.report, times, moment);
        if (one.isEmpty() && moment.at != listing.seen)
            continue;
        one.insert(u"at"_s, moment.at);
        if (moment.version > 0)
            one.insert(u"version"_s, moment.version);
        said.append(one);
    }
    return said;
}

// A moment; 0: it is none. `first`: the earliest that is one.
qint64 momentIn(const QJsonValue &value, qint64 first = 1)
{
    const qint64 at = value.toInteger(-1);
    return value.isDouble() && at >= first && at <= lastMoment ? at : -1;
}

bool isSource(const QString &id)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9][\\w .()+-]{0,99}\\z"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(id).hasMatch();
}

bool isPaper(const QString &id)
{
    constexpr qsizetype longest = 2000;
    const bool isKnown = id.startsWith("title:"_L1) || PaperId::fromLink(id).text == id;
    return id.size() <= longest && isKnown && PaperId{id}.today().text == id;
}

// Reads the object of a line. Everything that is wrong with it makes it refused.
class Reading final
{
public:
    explicit Reading(const QJsonObject &object) : m_object(object) {}

    std::optional<ContentItem> item()
    {
        m_item.source = text("source"_L1);
        const QString day = text("day"_L1);
        m_item.day = QDate::fromString(day, Qt::ISODate);
        m_origin = text("origin"_L1);
        m_isFine = m_isFine && m_object.value("v"_L1).toInt() == lineVersion &&
                   isSource(m_item.source) && m_item.day.isValid() != day.isEmpty();
        if (m_object.contains("paper"_L1))
            readPaper();
        else
            readDay();
        return m_isFine ? std::optional(m_item) : std::nullopt;
    }

private:
    QString text(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        m_isFine = m_isFine && value.isString();
        return value.toString();
    }

    QJsonArray array(QLatin1StringView name, qsizetype most)
    {
        const QJsonValue value = m_object.value(name);
        m_isFine =
            m_isFine && (value.isArray() || value.isUndefined()) && value.toArray().size() <= most;
        return m_isFine ? value.toArray() : QJsonArray();
    }

    DayReport report(const PaperReport &paper, qint64 at, int position) const
    {
        return {.source = m_item.source,
                .day = m_item.day,
                .origin = m_origin,
                .papers = {paper},
                .at = utcTime(at),
                .status = DayStatus::NotFetched,
                .positions = {position}};
    }

    void readDay()
    {
        const std::optional<DayStatus> status = dayStatusOf(text("status"_L1));
        const qint64 at = momentIn(m_object.value("at"_L1));
        m_isFine = m_isFine && status && travels(*status) && at > 0 && m_item.day.isValid();
        if (!m_isFine)
            return;
        DayReport day = report({}, at, 0);
        day.papers.clear();
        day.positions.clear();
        day.status = *status;
        m_item.reports.append(day);
    }

    void readPaper()
    {
        m_item.paper = text("paper"_L1);
        const int position = m_object.value("position"_L1).toInt(-1);
        const QJsonArray said = array("said"_L1, maxMoments);
        m_isFine = m_isFine && isPaper(m_item.paper) && position >= 0 && !said.isEmpty();
        for (const QJsonValue one : said) {
            PaperReport paper{.id = PaperId{m_item.paper}};
            const qint64 at = momentIn(one.toObject().value("at"_L1));
            m_isFine = m_isFine && readFields(one.toObject(), paper) && at > 0;
            if (m_isFine)
                m_item.reports.append(report(paper, at, position));
        }
        readVotes(position);
        readKnown();
    }

    void readVotes(int position)
    {
        const QJsonArray votes = array("votes"_L1, maxVotes);
        for (const QJsonValue one : votes) {
            const qint64 at = momentIn(one.toArray().at(0));
            const int count = one.toArray().at(1).toInt(-1);
            m_isFine = m_isFine && at > 0 && count >= 0;
            if (m_isFine)
                m_item.reports.append(
                    report({.id = PaperId{m_item.paper}, .votes = count}, at, position));
        }
    }

    void readKnown()
    {
        const QJsonArray known = array("known"_L1, maxKnown);
        for (const QJsonValue one : known) {
            const QJsonArray parts = one.toArray();
            const Milestone milestone{.paper = m_item.paper,
                                      .source = m_item.source,
                                      .fact = parts.at(0).toString(),
                                      .version = parts.at(1).toInt(-1),
                                      .at = momentIn(parts.at(2), 0),
                                      .day =
                                          QDate::fromString(parts.at(3).toString(), Qt::ISODate)};
            m_isFine = m_isFine && std::ranges::find(facts, milestone.fact) != facts.end() &&
                       milestone.version >= 0 && milestone.version <= maxSaidVersion &&
                       milestone.at >= 0;
            m_item.milestones.append(milestone);
        }
    }

    QJsonObject m_object;
    QString m_origin;
    ContentItem m_item;
    bool m_isFine = true;
};

} // namespace

ContentRow rowOf(Listing listing, const QList<Observation> &older,
                 const QList<Milestone> &milestones, bool withTexts)
{
    if (!withTexts)
        listing.report.texts.clear();
    const QString &paper = listing.report.id.text;
    QJsonObject object = beginning(listing.source, listing.day, listing.origin);
    object.insert(u"paper"_s, paper);
    object.insert(u"position"_s, listing.position);
    object.insert(u"said"_s, saidIn(listing));
    QJsonArray votes;
    for (const Observation &one : older.last(std::min(older.size(), maxVotes)))
        votes.append(QJsonArray{std::max<qint64>(one.at, 1), one.votes});
    if (!votes.isEmpty())
        object.insert(u"votes"_s, votes);
    QJsonArray known;
    for (const Milestone &one : milestones.first(std::min(milestones.size(), maxKnown)))
        known.append(QJsonArray{one.fact, one.version, one.at, one.day.toString(Qt::ISODate)});
    if (!known.isEmpty())
        object.insert(u"known"_s, known);
    ContentRow row = rowOf(object, listing.source, listing.day, paper);
    if (!withTexts)
        row.key += "-";
    return row;
}

std::optional<ContentRow> rowOf(const QString &source, QDate day, const LedgerRow &row)
{
    if (!travels(row.status))
        return {};
    QJsonObject object = beginning(source, day, row.origin);
    object.insert(u"status"_s, storedWord(row.status));
    object.insert(u"at"_s, std::max<qint64>(row.at, 1));
    return rowOf(object, source, day, {});
}

std::optional<ContentItem> contentIn(QByteArrayView line)
{
    if (line.size() > maxContentLineBytes)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
    return document.isObject() ? Reading(document.object()).item() : std::nullopt;
}

} // namespace broadsheet
