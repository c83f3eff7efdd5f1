#include "spelling/PersonNames.h"

#include "spelling/NameCleaning.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Words that are not part of a name. Most words are told from them by their first letter.
bool isOddWord(QStringView word)
{
    static constexpr std::array words{"and"_L1,  "for"_L1,    "by"_L1,     "By"_L1,   "al"_L1,
                                      "al."_L1,  "behalf"_L1, "others"_L1, "more"_L1, "Others"_L1,
                                      "None"_L1, "null"_L1,   "Jr"_L1,     "Sr"_L1,   "jr"_L1,
                                      "jr."_L1,  "PhD"_L1,    "MD"_L1};
    constexpr qsizetype longest = 6;
    if (word == u"외" || word == u"등" || word.startsWith("Ph.D"_L1) || word.startsWith("M.D"_L1))
        return true;
    return word.size() <= longest && u"afbBomnOJSPMNj"_s.contains(word.front()) &&
           std::any_of(words.begin(), words.end(),
                       [word](QLatin1StringView odd) { return odd == word; });
}

// "Min Park." ends a list as a sentence does. Not "Jane R.", "Henry Ford Jr." and "Roe Inc."
bool hasFullStop(QStringView name)
{
    static constexpr std::array abbreviations{"inc."_L1,  "ltd."_L1,  "corp."_L1, "univ."_L1,
                                              "dept."_L1, "inst."_L1, "assoc."_L1};
    constexpr qsizetype shortest = 4; // "Roe."
    const QStringView last = name.sliced(name.lastIndexOf(u' ') + 1);
    if (!last.endsWith(u'.') || last.size() < shortest || last.size() == name.size())
        return false;
    const QStringView word = last.chopped(1);
    if (!word.back().isLower())
        return false;
    const auto isOther = [](QChar c) { return !c.isLetter() && c != u'-' && c != u'\''; };
    return std::none_of(word.begin() + 1, word.end(), isOther) &&
           std::none_of(abbreviations.begin(), abbreviations.end(), [last](QLatin1StringView one) {
               return last.compare(one, Qt::CaseInsensitive) == 0;
           });
}

bool isPlainLetter(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x80)
        return c.isLetter() || c == u'-' || c == u'\'' || c == u'.';
    return (code >= 0xC0 && code < 0x250 && code != 0xD7 && code != 0xF7) ||
           (code >= 0x1EA0 && code < 0x1EFA) || (code >= 0xAC00 && code <= 0xD7A3) ||
           (code >= 0x4E00 && code <= 0x9FFF && c != u'等' && c != u'他');
}

// Whether nothing in a name has to be looked at more closely, which is nearly always the case.
bool isPlainName(const QString &name)
{
    qsizetype begin = 0; // of the word
    for (qsizetype at = 0; at <= name.size(); ++at) {
        if (at < name.size() && name[at] != u' ') {
            const bool isDouble = name[at] == u'.' && at > begin && name[at - 1] == u'.';
            if (!isPlainLetter(name[at]) || isDouble)
                return false;
            continue;
        }
        if (at == begin || isOddWord(QStringView(name).sliced(begin, at - begin)))
            return false;
        begin = at + 1;
    }
    return name != "Jr."_L1 && name != "Sr."_L1 && !(name.endsWith(u'.') && hasFullStop(name));
}

qsizetype wordCount(const QString &text)
{
    return text.isEmpty() ? 0 : text.count(u' ') + 1;
}

bool isLatin(const QString &text)
{
    const auto isOther = [](QChar c) {
        constexpr char16_t hangul = 0x1100; // here and above, but for the letters of Vietnamese
        return c.unicode() >= hangul && c.script() != QChar::Script_Latin &&
               c.script() != QChar::Script_Common && c.script() != QChar::Script_Inherited;
    };
    return std::none_of(text.begin(), text.end(), isOther);
}

// "J.", "J. A.", "JA", "J.-P."
bool isInitials(const QString &text)
{
    static const QRegularExpression initials(u"^(?:\\p{Lu}\\.?[\\s-]?){1,4}$"_s);
    return text.size() <= 12 && initials.match(text).hasMatch();
}

// "van der Berg", "de la Cruz", "Roe"
bool isFamilyName(const QString &text)
{
    static const QRegularExpression particles(
        u"^(?:(?:van|von|der|den|de|da|do|dos|das|di|du|del|della|la|le|al|el|bin|ibn|ben|ter|ten|"
        u"st\\.?|mac|mc)\\s+)*"
        "[^\\s]+(?:\\s+(?:Jr|Sr|II|III|IV)\\.?)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return particles.match(text).hasMatch();
}

// Whether "a, b" is one name. Two full names have two words or more each.
bool isInverted(const QString &family, const QString &given)
{
    return !family.isEmpty() && !given.isEmpty() && isLatin(family) && isLatin(given) &&
           !isGroupName(family) && !isGroupName(given) &&
           (isFamilyName(family) || wordCount(given) == 1 || isInitials(given));
}

QString spelledSuffix(QString suffix)
{
    if (suffix.startsWith(u'j', Qt::CaseInsensitive) ||
        suffix.startsWith(u's', Qt::CaseInsensitive))
        return suffix.first(1).toUpper() + u"r."_s;
    return suffix.endsWith(u'.') ? suffix.chopped(1) : suffix;
}

QString turned(QString family, const QString &given)
{
    const QString last = family.section(u' ', -1);
    const bool hasSuffix = family.contains(u' ') && isNameSuffix(last);
    if (hasSuffix)
        family.chop(last.size() + 1);
    return given + u' ' + family + (hasSuffix ? u' ' + spelledSuffix(last) : QString());
}

class NameReader final
{
public:
    // `isOne`: a comma is rather in a name than between two.
    explicit NameReader(bool isOne) : m_isOne(isOne) {}

    QStringList read(const QString &written)
    {
        const bool keepsMark = m_isOne; // another name of the list may come before it
        const QString text = cleanedNames(written);
        if (!splitAt(text, u';') && !splitAt(text, u'|') && !splitAt(text, u'•') &&
            !splitAtMarks(text))
            readGroups(text);
        if (m_hasOthers && (keepsMark || !m_names.isEmpty()))
            m_names.append(othersMark);
        return std::move(m_names);
    }

private:
    // Between such marks each part is one name, with or without a comma.
    bool splitAt(const QString &text, QChar mark)
    {
        if (!text.contains(mark))
            return false;
        m_isOne = true;
        for (const QString &part : text.split(mark))
            readGroups(part.trimmed());
        return true;
    }

    // "Jane Roe · Min Park", "김하늘·이바다", "Jane Roe / Min Park". Not "约翰·史密斯", which is
    // one name.
    bool splitAtMarks(const QString &text)
    {
        static const QRegularExpression mark(
            u"\\s[·・∙‧/]\\s|(?<=\\p{Hangul})[·・∙‧ㆍ](?=\\p{Hangul})"_s);
        if (!text.contains(mark))
            return false;
        for (const QString &part : text.split(mark))
            readGroups(part.trimmed());
        return true;
    }

    // Groups are what "and" separates.
    void readGroups(const QString &text)
    {
        static const QRegularExpression conjunction(u"(?:^|\\s|(?<=,))(?:and|&)(?:\\s+|$)"_s);
        static const QRegularExpression by(u"^by:?\\s"_s,
                                           QRegularExpression::CaseInsensitiveOption);
        QString list = text;
        list.remove(by);
        m_hasOthers |= takeOthers(list);
        const bool maySplit = (list.contains("and"_L1) || list.contains(u'&')) && !isOneGroup(list);
        const QStringList groups =
            maySplit ? list.split(conjunction, Qt::SkipEmptyParts) : QStringList{list};
        // BibTeX's form: every group is "Roe, Jane".
        const bool areInverted =
            (groups.size() > 1 || m_isOne) &&
            std::all_of(groups.begin(), groups.end(), [](const QString &group) {
                const QStringList parts = partsOf(group);
                return parts.size() == 2 && isInverted(parts[0], parts[1]);
            });
        for (const QString &group : groups)
            readParts(partsOf(group), areInverted);
    }

    // "The Science and Technology Team", "Sand and Sea Team"
    static bool isOneGroup(const QString &text)
    {
        const bool mayBegin =
            text.startsWith("The "_L1) || wordCount(text.section(u" and "_s, 0, 0)) == 1;
        return mayBegin && !text.contains(u',') && isGroupName(text.section(u' ', -1));
    }

    // At commas; suffixes stay with the name before them, degrees are left out.
    static QStringList partsOf(const QString &group)
    {
        QStringList parts;
        static const QRegularExpression comma(u"\\s*[,、]\\s*"_s);
        for (const QString &part : group.split(comma, Qt::SkipEmptyParts)) {
            const QString name = part.trimmed();
            if (name.isEmpty() || isDegree(name))
                continue;
            if (!parts.isEmpty() && isNameSuffix(name))
                addSuffix(parts, name);
            else
                parts.append(name);
        }
        return parts;
    }

    // "Roe, Jr., Jane", "Roe, Jane, Jr." and "Jane Roe, Jr."
    static void addSuffix(QStringList &parts, const QString &suffix)
    {
        const bool isAfterGiven = parts.size() > 1 && wordCount(parts.last()) == 1 &&
                                  wordCount(parts[parts.size() - 2]) == 1;
        QString &name = isAfterGiven ? parts[parts.size() - 2] : parts.last();
        name += u' ' + spelledSuffix(suffix);
    }

    void readParts(const QStringList &parts, bool areInverted)
    {
        if (areInverted || isListOfInitials(parts) || isOneInverted(parts)) {
            for (qsizetype i = 0; i + 1 < parts.size(); i += 2)
                add(turned(parts[i], parts[i + 1]));
            return;
        }
        for (const QString &part : parts)
            add(part);
    }

    [[nodiscard]] bool isOneInverted(const QStringList &parts) const
    {
        const bool hasSuffix = parts.size() == 2 && isNameSuffix(parts[0].section(u' ', -1)) &&
                               wordCount(parts[0]) == 2;
        return parts.size() == 2 && (m_isOne || hasSuffix) && isInverted(parts[0], parts[1]);
    }

    // "Roe, J., Park, M. K."
    static bool isListOfInitials(const QStringList &parts)
    {
        if (parts.isEmpty() || parts.size() % 2 != 0)
            return false;
        bool hasInitials = false;
        for (qsizetype i = 0; i < parts.size(); i += 2) {
            if (isInitials(parts[i]) || !isInverted(parts[i], parts[i + 1]) ||
                !isFamilyName(parts[i]))
                return false;
            static const QRegularExpression dotted(u"\\b\\p{Lu}\\."_s);
            hasInitials |= parts[i + 1].contains(dotted) || isInitials(parts[i + 1]);
        }
        return hasInitials;
    }

    static QStringView withoutEdges(QStringView name)
    {
        const auto isEdge = [](QChar c) { return u" _\"“”`:,+/\\-"_s.contains(c); };
        while (!name.isEmpty() && (isEdge(name.front()) || name.front() == u'.'))
            name = name.sliced(1);
        while (!name.isEmpty() && isEdge(name.back()))
            name.chop(1);
        return name;
    }

    void add(QString name)
    {
        static const QRegularExpression behalf(
            u"(?:^|[\\s,]+)(?:on behalf of|for) (?:the )?(?=.*\\b(?:collaborations?|team|group|consortium)\\b)"_s,
            QRegularExpression::CaseInsensitiveOption);
        m_hasOthers |= takeOthers(name);
        constexpr qsizetype maxName = 300;
        const auto match = name.size() < maxName ? behalf.match(name) : QRegularExpressionMatch();
        if (match.hasMatch()) {
            add(name.first(match.capturedStart()));
            name = name.sliced(match.capturedEnd());
        }
        name = withoutEdges(name).toString();
        const QString last = name.section(u' ', -1);
        if (name.contains(u' ') && isDegree(last))
            name = name.chopped(last.size() + 1);
        else if (name.contains(u' ') && isNameSuffix(last))
            name = name.chopped(last.size()) + spelledSuffix(last);
        if (hasFullStop(name))
            name.chop(1);
        const bool isName = std::any_of(name.begin(), name.end(), [](QChar c) {
            return c.isLetter() || c.isSurrogate() || c == QChar::ReplacementCharacter;
        });
        if (isName && name != "None"_L1 && name != "null"_L1 && name != u"未提取" &&
            !isNameSuffix(name))
            m_names.append(name);
    }

    bool m_isOne;
    bool m_hasOthers = false;
    QStringList m_names;
};

QStringList readOnce(const QStringList &written)
{
    QStringList names;
    bool more = false;
    for (const QString &one : written) {
        if (isNameSuffix(one) && !names.isEmpty()) { // an older version split before it
            names.last() += u' ' + spelledSuffix(one);
            continue;
        }
        for (const QString &name : personNames(one))
            if (name == othersMark)
                more = true;
            else
                names.append(name);
    }
    if (more && !names.isEmpty())
        names.append(othersMark);
    return names;
}

// What is left of odd text can look like something else again: "a | b, c" has a name with a comma.
QStringList settled(QStringList names)
{
    constexpr int maxRounds = 100; // each takes something away
    for (int round = 0; round < maxRounds; ++round) {
        QStringList again = readOnce(names);
        if (again == names)
            break;
        names = std::move(again);
    }
    return names;
}

} // namespace

bool hasOthers(const QStringList &authors)
{
    return !authors.isEmpty() && authors.constLast() == othersMark;
}

QStringList withoutOthers(QStringList authors)
{
    authors.removeAll(QString(othersMark));
    return authors;
}

QStringList personNames(const QString &written)
{
    if (isPlainName(written) || written == othersMark)
        return {written};
    return NameReader(true).read(written);
}

QStringList personNames(const QStringList &written)
{
    if (std::all_of(written.begin(), written.end(), isPlainName))
        return written;
    return settled(readOnce(written));
}

QString personName(const QString &written)
{
    const QString name = personNames(written).value(0);
    return name == othersMark ? QString() : name;
}

QStringList listedNames(const QString &written)
{
    // What has none of the marks that NameReader looks for.
    const auto isSimple = [](const QString &name) {
        // Short ones can be initials and the like.
        const bool isLong = name.size() > 4 || name.front().unicode() >= 0x1100 ||
                            (name.contains(u' ') && name.back().isLower());
        return isLong && !name.endsWith(u'.') && isPlainName(name);
    };
    QStringList names;
    for (const QStringView part : qTokenize(written, u',', Qt::SkipEmptyParts))
        names.append(part.trimmed().toString());
    if (std::all_of(names.cbegin(), names.cend(),
                    [&](const QString &name) { return !name.isEmpty() && isSimple(name); }))
        return names;
    return settled(NameReader(false).read(written));
}

} // namespace broadsheet
