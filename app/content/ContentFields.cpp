#include "content/ContentFields.h"

#include "base/Limits.h"
#include "tables/StoredWords.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

template<class Member>
struct Field
{
    QLatin1StringView name;
    Member member;
};
template<class Member>
Field(QLatin1StringView, Member) -> Field<Member>;

// In the order of FieldTimes.
constexpr std::tuple fields{Field{"url"_L1, &PaperReport::url},
                            Field{"title"_L1, &PaperReport::title},
                            Field{"votes"_L1, &PaperReport::votes},
                            Field{"authors"_L1, &PaperReport::authors},
                            Field{"media"_L1, &PaperReport::media},
                            Field{"texts"_L1, &PaperReport::texts},
                            Field{"categories"_L1, &PaperReport::categories},
                            Field{"comment"_L1, &PaperReport::comment},
                            Field{"code"_L1, &PaperReport::code},
                            Field{"project"_L1, &PaperReport::project},
                            Field{"organization"_L1, &PaperReport::organization},
                            Field{"keywords"_L1, &PaperReport::keywords},
                            Field{"doi"_L1, &PaperReport::doi},
                            Field{"comments"_L1, &PaperReport::comments},
                            Field{"stars"_L1, &PaperReport::stars},
                            Field{"version"_L1, &PaperReport::version},
                            Field{"journal"_L1, &PaperReport::journalReference}};
static_assert(std::tuple_size_v<decltype(fields)> == fieldCount);

template<class Use>
void forEachField(Use use)
{
    std::apply(
        [&use](const auto &...field) {
            size_t index = 0;
            (use(index++, field), ...);
        },
        fields);
}

QJsonValue jsonOf(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue jsonOf(std::optional<int> number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue jsonOf(const QStringList &list)
{
    return list.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(list));
}

QJsonValue jsonOf(const QList<SourceText> &texts)
{
    QJsonArray array;
    for (const SourceText &text : texts)
        array.append(QJsonArray{text.language, storedWord(text.kind), text.markdown});
    return array.isEmpty() ? QJsonValue() : QJsonValue(array);
}

bool read(const QJsonValue &value, QString &text)
{
    text = value.toString();
    return value.isString();
}

bool read(const QJsonValue &value, std::optional<int> &number)
{
    const double said = value.toDouble(-1);
    number = static_cast<int>(std::clamp<double>(said, 0, std::numeric_limits<int>::max()));
    return value.isDouble() && said == *number;
}

bool read(const QJsonValue &value, QStringList &list)
{
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array)
        list.append(one.toString());
    return value.isArray() &&
           std::ranges::all_of(array, [](const QJsonValue one) { return one.isString(); });
}

bool read(const QJsonValue &value, QList<SourceText> &texts)
{
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array) {
        const QJsonArray parts = one.toArray();
        const std::optional<TextKind> kind = textKindOf(parts.at(1).toString());
        if (parts.size() != 3 || !kind || !parts.at(0).isString() || !parts.at(2).isString())
            return false;
        texts.append({.language = parts.at(0).toString(),
                      .markdown = parts.at(2).toString(),
                      .kind = *kind});
    }
    return value.isArray();
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && !url.host().isEmpty();
}

// Others open these.
void keepWebAddresses(PaperReport &report)
{
    for (QString PaperReport::*address :
         {&PaperReport::url, &PaperReport::code, &PaperReport::project})
        if (!isWebAddress(report.*address))
            (report.*address).clear();
    report.media.removeIf([](const QString &address) { return !isWebAddress(address); });
}

} // namespace

void addFields(QJsonObject &object, const PaperReport &report, const FieldTimes &times,
               const FieldTime &time)
{
    forEachField([&](size_t index, const auto &field) {
        if (times[index] != time)
            return;
        if (const QJsonValue value = jsonOf(report.*field.member); !value.isNull())
            object.insert(field.name, value);
    });
}

bool readFields(const QJsonObject &object, PaperReport &report)
{
    bool isFine = true;
    forEachField([&](size_t, const auto &field) {
        if (const auto found = object.constFind(field.name); found != object.constEnd())
            isFine = read(*found, report.*field.member) && isFine;
    });
    keepWebAddresses(report);
    return isFine && report.version.value_or(1) > 0 && report.version.value_or(1) <= maxSaidVersion;
}

} // namespace broadsheet
