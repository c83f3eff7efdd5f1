#include "vault/VaultName.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxNameBytes = 120; // encrypted file systems have room for 143

bool isForNames(char32_t c)
{
    static const std::u32string_view special = U"\\/:*?\"<>|#^[]`$%&{}!'~;=@+";
    if (special.find(c) != std::u32string_view::npos)
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString onlyForNames(const QString &text)
{
    QString result;
    for (const char32_t c : text.normalized(QString::NormalizationForm_C).toUcs4())
        result += isForNames(c) ? QString::fromUcs4(&c, 1) : u" "_s;
    return result.simplified();
}

// Up to a character as people count them.
QString cut(const QString &name, qsizetype maxBytes)
{
    if (name.toUtf8().size() <= maxBytes)
        return name;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, name);
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary();
         next >= 0 && name.first(next).toUtf8().size() <= maxBytes; next = finder.toNextBoundary())
        end = next;
    return name.first(end);
}

// Neither a hidden file nor a name that Windows would change or take for a device.
QString harmless(QString name)
{
    while (name.startsWith(u'.') || name.startsWith(u'-') || name.startsWith(u' '))
        name.remove(0, 1);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    static const QStringList devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString stem = name.section(u'.', 0, 0).trimmed().toLower();
    const bool isPort = stem.size() == 4 &&
                        (stem.startsWith("com"_L1) || stem.startsWith("lpt"_L1)) &&
                        stem.back().isNumber();
    return devices.contains(stem) || isPort ? u'_' + name : name;
}

} // namespace

QString foldedName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

QString vaultFileName(const QString &title, const PaperId &id, const QSet<QString> &taken)
{
    const QString idName = cut(onlyForNames(id.text), maxNameBytes / 2);
    for (int attempt = 0;; ++attempt) {
        QString tail = attempt == 0 ? QString() : u" ("_s + idName + u')';
        if (attempt > 1)
            tail += u" %1"_s.arg(attempt);
        const QString end = tail + u".md"_s;
        const QString words = cut(onlyForNames(title), maxNameBytes - end.toUtf8().size());
        QString stem = harmless(words);
        if (stem.isEmpty())
            stem = harmless(idName.isEmpty() ? u"paper"_s : idName);
        if (const QString name = stem + end; !taken.contains(foldedName(name)))
            return name;
    }
}

} // namespace broadsheet
