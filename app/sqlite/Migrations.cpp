#include "sqlite/Migrations.h"

#include "sqlite/Tr.h"
#include "sqlite/Transaction.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The position after the comment, quoted text or single character at `at`: the next one where a
// statement can end.
qsizetype skip(QStringView script, qsizetype at)
{
    const auto after = [script, at](QStringView end, qsizetype from) {
        const qsizetype found = script.indexOf(end, at + from);
        return found < 0 ? script.size() : found + end.size();
    };
    const QChar first = script[at];
    if (script.sliced(at).startsWith(u"--"))
        return after(u"\n", 2);
    if (script.sliced(at).startsWith(u"/*"))
        return after(u"*/", 2);
    if (first == u'\'' || first == u'"' || first == u'`')
        return after(QStringView(&first, 1), 1);
    return at + 1;
}

bool isComment(QStringView script, qsizetype at)
{
    return script.sliced(at).startsWith(u"--") || script.sliced(at).startsWith(u"/*");
}

// The body of a trigger has statements of its own. It ends with an END that follows a semicolon, as
// for sqlite3_complete().
bool isInsideTrigger(const QString &statement)
{
    const QString words = statement.simplified().toUpper();
    const bool trigger =
        words.startsWith("CREATE TRIGGER "_L1) || words.startsWith("CREATE TEMP TRIGGER "_L1);
    return trigger && !words.endsWith("; END"_L1) && !words.endsWith(";END"_L1);
}

// Other processes must not see an incomplete new library, and when one script fails, the file stays
// as it was.
void apply(Database &database, const QStringList &scripts)
{
    Transaction transaction(database);
    const int version = database.pragma(u"user_version"_s).toInt();
    if (version >= scripts.size())
        return; // another process has done it
    for (const QString &script : scripts.sliced(version))
        for (const QString &statement : statementsOf(script))
            database.execute(statement);
    if (const QString broken = database.pragma(u"foreign_key_check"_s); !broken.isEmpty())
        fail(ErrorKind::Storage,
             SqliteTr::tr("The library %1 could not be updated. It was not changed.")
                 .arg(database.path()),
             u"foreign_key_check: "_s + broken);
    database.pragma(u"application_id = "_s + QString::number(applicationId));
    database.pragma(u"user_version = "_s + QString::number(scripts.size()));
    transaction.commit();
}

} // namespace

QStringList schemaScripts()
{
    const QDir folder(u":/broadsheet/schema"_s);
    QStringList scripts;
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            scripts.append(QString::fromUtf8(file.readAll()));
    }
    Q_ASSERT(!scripts.isEmpty());
    return scripts;
}

QStringList statementsOf(QStringView script)
{
    QStringList statements;
    QString statement;
    const auto finish = [&] {
        if (const QString trimmed = statement.trimmed(); !trimmed.isEmpty())
            statements.append(trimmed);
        statement.clear();
    };
    for (qsizetype at = 0; at < script.size();) {
        const qsizetype next = skip(script, at);
        if (script[at] == u';' && !isInsideTrigger(statement))
            finish();
        else if (isComment(script, at))
            statement.append(u'\n');
        else
            statement.append(script.sliced(at, next - at));
        at = next;
    }
    finish();
    return statements;
}

void migrate(Database &database, const QStringList &scripts, const BackUp &backUp)
{
    const int version = database.pragma(u"user_version"_s).toInt();
    if (version >= scripts.size())
        return;
    if (version > 0 && backUp)
        backUp(database, version);
    // Scripts that replace tables need foreign keys off; apply() checks each script as a whole.
    database.pragma(u"foreign_keys = OFF"_s);
    apply(database, scripts);
    database.pragma(u"foreign_keys = ON"_s);
}

} // namespace broadsheet
