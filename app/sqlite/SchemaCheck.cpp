#include "sqlite/SchemaCheck.h"

#include "sqlite/Migrations.h"
#include "sqlite/Statement.h"
#include "sqlite/Tr.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Object
{
    QByteArray name;
    QByteArray text; // everything that must be the same

    bool operator==(const Object &) const = default;
};

using Schema = std::vector<Object>;

// The schemas of versions 1, 2, …; the same with SQLite 3.40 and 3.46.
constexpr std::array knownDigests{
    "5cde2e71d0ff28fd9b4f5fee3c81785f8fbdecd992f62aa49fe29c7b788f644d"_L1,
    "46dc9517ac8cead169ab1fdade4951da04fecbf313ee4aca9972433c46a7f78b"_L1,
    "7b1d36afc199372649911f782e4b210156ab089c38c091e074cc7647d572785d"_L1,
    "7b1d36afc199372649911f782e4b210156ab089c38c091e074cc7647d572785d"_L1, // 4 and 5 change values
    "7b1d36afc199372649911f782e4b210156ab089c38c091e074cc7647d572785d"_L1,
    "ab2739405df52b4fd66cb7318b0e3c7cc95d10964390108984d6514653ce3d53"_L1,
    "bc79ba9b3fdefaaca746fa36219ac8665638bef15963e2724ff8cededaf4985f"_L1,
    "435e39a4d71956e0c9a5b76f328fe281a7e8ab80cc9e49c8cf083396a9aa36a1"_L1,
    "cf67dc01905d9e7c85e78591ab56acb3c6d1948863e95a8feb2972fa97f9007f"_L1,
    "26955bb0ba2c7bc82f04b9df585407c7fa09aea8dbe28ee94083c90169708d1d"_L1,
    "5f5024b30f007d855404d5eb1662ed6f9a3e87957d078f30a9227369923ef34d"_L1,
    "3f85213d41d7fd14d905c0575dd072df7c9406d2b122dde9e54a57f35c1513df"_L1,
    "c7cc666fdb0e918d25d44c8454a2d97ebe5f0fbf50d63bae189d0c63c999f198"_L1,
    "bf59921f422ded70a71b39cd6b5158a6ad549c9c1790372f223717e51c5f5eb8"_L1,
};

// The planner's statistics, which a reader can have made with ANALYZE.
constexpr QByteArrayView analyzed[] = {
    "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
};

// Each value with its length in front, so that no two schemas have the same text.
QByteArray textOf(const Statement &row)
{
    QByteArray text;
    for (int column = 0; column < 4; ++column) {
        const QByteArrayView value = row.utf8(column);
        text += row.isNull(column) ? "-" : QByteArray::number(value.size());
        text += ':';
        text += value;
    }
    return text;
}

Schema schemaOf(const Database &database)
{
    Statement row(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                            " ORDER BY type, name");
    Schema schema;
    while (row.step())
        if (std::ranges::find(analyzed, row.utf8(3)) == std::end(analyzed))
            schema.push_back({.name = row.utf8(1).toByteArray(), .text = textOf(row)});
    return schema;
}

bool isIn(const Schema &schema, const QByteArray &name)
{
    return std::ranges::find(schema, name, &Object::name) != schema.end();
}

QString digestOf(const Schema &schema)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Object &object : schema)
        hash.addData(object.text);
    return QString::fromLatin1(hash.result().toHex());
}

Schema expectedSchema(const QStringList &scripts, int version)
{
    Database memory(inMemory, Database::Access::ReadWrite);
    migrate(memory, scripts.first(version));
    return schemaOf(memory);
}

// The name comes from the file.
QString shownName(const QByteArray &name)
{
    constexpr qsizetype maxShown = 60;
    QString shown = QString::fromUtf8(name).left(maxShown);
    std::ranges::replace_if(
        shown, [](QChar c) { return !c.isPrint(); }, QChar(u'?'));
    return shown;
}

[[noreturn]] void refuse(const Database &database, const QByteArray &name)
{
    fail(ErrorKind::Malformed,
         SqliteTr::tr("%1 is not a library as Broadsheet makes it: “%2” is different. It was not "
                      "changed.")
             .arg(database.path(), shownName(name)));
}

// Objects of different tables never share a page. A file whose schema says that they do was made
// by hand.
void checkPages(Database &database)
{
    if (database.number(u"SELECT count(DISTINCT rootpage) < count(*) OR min(rootpage) < 2"
                        " FROM sqlite_schema WHERE type <> 'trigger'"
                        " AND ifnull(sql, '') NOT LIKE 'CREATE VIRTUAL %'"_s) != 0)
        refuse(database, "rootpage");
}

} // namespace

QString schemaDigest(const Database &database)
{
    return digestOf(schemaOf(database));
}

QString knownSchemaDigest(int version)
{
    return version >= 1 && version <= std::ssize(knownDigests) ? knownDigests[version - 1]
                                                               : QLatin1StringView();
}

void checkSchema(Database &database, const QStringList &scripts, int version)
{
    if (database.pragma(u"encoding"_s) != "UTF-8"_L1)
        refuse(database, "encoding");
    const Schema schema = schemaOf(database);
    if (digestOf(schema) != knownSchemaDigest(version)) {
        const Schema expected = expectedSchema(scripts, version);
        const auto [own, ours] = std::ranges::mismatch(schema, expected);
        if (ours != expected.end() && (own == schema.end() || isIn(expected, own->name)))
            refuse(database, ours->name);
        if (own != schema.end())
            refuse(database, own->name);
    }
    checkPages(database);
}

} // namespace broadsheet
