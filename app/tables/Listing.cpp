#include "tables/Listing.h"

#include <algorithm>
#include <tuple>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// In the order in which the times of a listing are stored. New fields go to the end.
constexpr std::tuple fields{
    &PaperReport::url,        &PaperReport::title,           &PaperReport::votes,
    &PaperReport::authors,    &PaperReport::media,           &PaperReport::texts,
    &PaperReport::categories, &PaperReport::comment,         &PaperReport::code,
    &PaperReport::project,    &PaperReport::organization,    &PaperReport::keywords,
    &PaperReport::doi,        &PaperReport::comments,        &PaperReport::stars,
    &PaperReport::version,    &PaperReport::journalReference};
static_assert(std::tuple_size_v<decltype(fields)> == fieldCount);
// What a new version of a paper can change, by its place in `fields`.
constexpr std::array fieldsOfVersion{1, 3, 5, 6, 7, 12, 15, 16};

// Calls use(index, member) for each field.
template<class Use>
void forEachField(Use use)
{
    std::apply(
        [&use](auto... member) {
            size_t index = 0;
            (use(index++, member), ...);
        },
        fields);
}

bool isKnown(std::optional<int> number)
{
    return number.has_value();
}

template<class Container>
bool isKnown(const Container &container)
{
    return !container.isEmpty();
}

// Decides between two values from the same time. Any rule works that does not depend on the order
// in which they were stored.
bool isGreater(std::optional<int> a, std::optional<int> b)
{
    return a > b;
}

bool isGreater(const QString &a, const QString &b)
{
    return a.size() != b.size() ? a.size() > b.size() : a > b;
}

bool isGreater(const QStringList &a, const QStringList &b)
{
    return a.size() != b.size() ? a.size() > b.size() : b < a;
}

bool isGreater(const QList<SourceText> &a, const QList<SourceText> &b)
{
    if (a.size() != b.size())
        return a.size() > b.size();
    const auto before = [](const SourceText &x, const SourceText &y) {
        return std::tie(x.markdown, x.language, x.kind) < std::tie(y.markdown, y.language, y.kind);
    };
    return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end(), before);
}

// The time of a field that the listing's version had.
FieldTime timeOf(const Listing &listing, size_t field, qint64 at)
{
    const bool isOfVersion =
        std::ranges::find(fieldsOfVersion, int(field)) != fieldsOfVersion.end();
    return {.version = isOfVersion ? listing.version() : 0, .at = at};
}

// Of every field that is not empty, if all were said at once.
FieldTimes timesAtOnce(const Listing &listing)
{
    FieldTimes times;
    forEachField([&](size_t index, auto member) {
        times[index] =
            isKnown(listing.report.*member) ? timeOf(listing, index, listing.seen) : FieldTime();
    });
    return times;
}

} // namespace

int Listing::version() const
{
    return report.version.value_or(0);
}

qint64 Listing::votesAt() const
{
    return times[VotesField].at;
}

qint64 Listing::textsAt() const
{
    return times[TextsField].at;
}

void Listing::setAllTimes()
{
    times = timesAtOnce(*this);
}

QString timesText(const Listing &listing)
{
    if (listing.times == timesAtOnce(listing))
        return {};
    QStringList parts;
    for (size_t index = 0; index < fieldCount; ++index) {
        const FieldTime &time = listing.times[index];
        const bool isOther = time.at != 0 && time != timeOf(listing, index, time.at);
        parts.append(QString::number(time.at) +
                     (isOther ? u':' + QString::number(time.version) : QString()));
    }
    return parts.join(u' ');
}

void setTimes(Listing &listing, const QString &text)
{
    if (text.isEmpty()) {
        listing.setAllTimes();
        return;
    }
    const QStringList parts = text.split(u' ');
    for (size_t index = 0; index < fieldCount; ++index) {
        const QStringList numbers = parts.value(static_cast<qsizetype>(index)).split(u':');
        const qint64 at = numbers.first().toLongLong();
        listing.times[index] = at == 0 ? FieldTime() : timeOf(listing, index, at);
        if (numbers.size() > 1)
            listing.times[index].version = numbers[1].toInt();
    }
}

void join(Listing &into, const Listing &from)
{
    forEachField([&into, &from](size_t index, auto member) {
        const auto &said = from.report.*member;
        auto &known = into.report.*member;
        if (!isKnown(said))
            return;
        const FieldTime before = into.times[index];
        const FieldTime after = from.times[index];
        if (!isKnown(known) || after > before || (after == before && isGreater(said, known))) {
            known = said;
            into.times[index] = after;
        }
    });
    if (from.seen > into.seen) {
        into.seen = from.seen;
        into.position = from.position;
        into.origin = from.origin;
    } else if (from.seen == into.seen) {
        into.position = std::min(into.position, from.position);
        into.origin = std::max(into.origin, from.origin);
    }
}

bool dropKnown(Listing &said, const Listing &known)
{
    bool left = false;
    forEachField([&](size_t index, auto member) {
        auto &field = said.report.*member;
        if (field == known.report.*member) {
            field = std::decay_t<decltype(field)>();
            said.times[index] = {};
        }
        left |= isKnown(field);
    });
    return left;
}

} // namespace broadsheet
