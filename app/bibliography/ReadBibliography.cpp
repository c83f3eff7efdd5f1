#include "bibliography/Bibliography.h"

#include "base/Limits.h"
#include "bibliography/BibtexReader.h"
#include "bibliography/CslReader.h"
#include "bibliography/RisReader.h"
#include "bibliography/Tr.h"
#include "digest/Encodings.h"

#include <QRegularExpression>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// In UTF-8. Old programs write the encoding of their language: Korean, or else Western European.
QByteArray decoded(QByteArrayView bytes, Diagnostics &diagnostics)
{
    if (std::optional<QByteArray> other = readOtherEncoding(bytes, diagnostics))
        return *std::move(other);
    if (QUtf8StringView(bytes).isValidUtf8())
        return bytes.toByteArray();
    // Mostly UTF-8 with a broken character is read as that.
    const QString utf8 = QString::fromUtf8(bytes);
    const qsizetype broken = utf8.count(QChar(QChar::ReplacementCharacter));
    const auto isLetter = [](QChar c) { return c.unicode() >= 0x80; };
    const qsizetype others = std::count_if(utf8.begin(), utf8.end(), isLetter) - broken;
    if (others > broken) {
        diagnostics.warn(0,
                         BibliographyTr::tr("Some letters are not UTF-8 and could not be read."));
        return utf8.toUtf8();
    }
    diagnostics.warn(0, BibliographyTr::tr("This is not UTF-8 and was read as Western European. If "
                                           "letters look wrong, save the file as UTF-8."));
    QStringDecoder decode("windows-1252");
    const QString text = decode.isValid() ? QString(decode(bytes)) : QString::fromLatin1(bytes);
    return text.toUtf8();
}

QString withPlainLines(const QByteArray &utf8)
{
    QString text = QString::fromUtf8(utf8);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

bool hasEnding(const QString &fileName, std::initializer_list<QLatin1StringView> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&fileName](QLatin1StringView ending) {
        return fileName.endsWith(ending, Qt::CaseInsensitive);
    });
}

} // namespace

std::optional<BibliographyFormat> bibliographyFormat(const QString &fileName, QByteArrayView bytes)
{
    using Format = BibliographyFormat;
    if (hasEnding(fileName, {".bib"_L1, ".bibtex"_L1, ".biblatex"_L1}))
        return Format::Bibtex;
    if (hasEnding(fileName, {".ris"_L1, ".refman"_L1}))
        return Format::Ris;
    constexpr qsizetype looked = 8192;
    Diagnostics ignored;
    const QString start =
        withPlainLines(decoded(bytes.first(std::min(bytes.size(), looked)), ignored)).trimmed();
    if (start.startsWith(u'[') || start.startsWith(u'{'))
        return isCsl(bytes) ? std::optional(Format::CslJson) : std::nullopt;
    if (isRisBeginning(start.section(u'\n', 0, 0)))
        return Format::Ris;
    // A text that begins with an entry, behind comments at most. A digest may show one.
    static const QRegularExpression entry(
        u"^(?:%[^\\n]*\\n|\\s)*@[a-z]+\\s*[{(]\\s*[^\\s,=]+\\s*,"_s,
        QRegularExpression::CaseInsensitiveOption);
    return entry.match(start).hasMatch() ? std::optional(Format::Bibtex) : std::nullopt;
}

Bibliography readBibliography(QByteArrayView bytes, BibliographyFormat format)
{
    Diagnostics diagnostics;
    Bibliography result;
    if (bytes.size() > maxBibliographyBytes) {
        diagnostics.fail(0, BibliographyTr::tr("This is larger than %1 MB, too large for a "
                                               "bibliography. It was not read.")
                                .arg(maxBibliographyBytes / mebibyte));
    } else {
        const QByteArray utf8 = decoded(bytes, diagnostics);
        if (format == BibliographyFormat::CslJson)
            result.entries = readCsl(utf8, diagnostics);
        else if (format == BibliographyFormat::Ris)
            result.entries = readRis(withPlainLines(utf8), diagnostics);
        else
            result.entries = readBibtex(withPlainLines(utf8), diagnostics);
        if (result.entries.isEmpty() && !diagnostics.hasError())
            diagnostics.fail(0, BibliographyTr::tr("No entries were found; this is empty or not a "
                                                   "bibliography."));
    }
    result.problems = diagnostics.take();
    return result;
}

} // namespace broadsheet
