#include "modeltext/ModelText.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

const QRegularExpression &signatureLine()
{
    static const QRegularExpression line(u"\\A\\*Written by a model: (.{1,200}) · ([a-z]{2,3}) · "
                                         u"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)"
                                         " · prompt ([0-9a-f]{8})\\*\\z"_s);
    return line;
}

// Nothing in it acts as Markdown or looks like a part of the line.
QString plainName(QString model)
{
    for (QChar &c : model)
        if (!c.isPrint() || u"*`·<>[]"_s.contains(c))
            c = u' ';
    model = model.simplified().left(200);
    return model.isEmpty() ? u"?"_s : model;
}

QString lastLine(const QString &markdown)
{
    const QStringView text = QStringView(markdown).trimmed();
    return text.sliced(text.lastIndexOf(u'\n') + 1).trimmed().toString();
}

} // namespace

std::optional<Signature> signatureOf(const QString &markdown)
{
    const QRegularExpressionMatch match = signatureLine().match(lastLine(markdown));
    if (!match.hasMatch())
        return std::nullopt;
    const QDateTime at = QDateTime::fromString(match.captured(3), Qt::ISODate);
    if (!at.isValid())
        return std::nullopt;
    return Signature{.model = match.captured(1),
                     .language = match.captured(2),
                     .at = at,
                     .prompt = match.captured(4)};
}

QString signedText(const QString &text, const Signature &signature)
{
    QStringList lines = text.split(u'\n');
    lines.removeIf([](const QString &line) {
        return line.contains("Written by a model:"_L1) && line.contains("prompt"_L1);
    });
    return lines.join(u'\n').trimmed() + u"\n\n*Written by a model: "_s +
           plainName(signature.model) + u" · "_s + signature.language + u" · "_s +
           signature.at.toUTC().toString(Qt::ISODate) + u" · prompt "_s + signature.prompt + u'*';
}

bool hasModelText(const Paper &paper, const QString &language)
{
    return std::ranges::any_of(paper.texts, [&language](const PaperText &text) {
        return text.language == language && signatureOf(text.markdown);
    });
}

} // namespace broadsheet
