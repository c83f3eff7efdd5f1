#include "bibliography/RisReader.h"

#include "base/Limits.h"
#include "bibliography/EntryBuilder.h"
#include "bibliography/Tr.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Which fact a tag is about; all others are left out. EndNote writes a DOI into M3 and an arXiv id
// into AN or M1, Zotero into N1.
enum class Fact { Key, Title, Author, Doi, Link, Note };
struct Tag
{
    QLatin1StringView name;
    Fact fact;
};
constexpr std::array tags{
    Tag{"ID"_L1, Fact::Key},   Tag{"TI"_L1, Fact::Title},  Tag{"T1"_L1, Fact::Title},
    Tag{"CT"_L1, Fact::Title}, Tag{"AU"_L1, Fact::Author}, Tag{"A1"_L1, Fact::Author},
    Tag{"DO"_L1, Fact::Doi},   Tag{"DI"_L1, Fact::Doi},    Tag{"UR"_L1, Fact::Link},
    Tag{"L1"_L1, Fact::Link},  Tag{"L2"_L1, Fact::Link},   Tag{"LK"_L1, Fact::Link},
    Tag{"AN"_L1, Fact::Note},  Tag{"M1"_L1, Fact::Note},   Tag{"M3"_L1, Fact::Note},
    Tag{"N1"_L1, Fact::Note},  Tag{"JO"_L1, Fact::Note},   Tag{"JF"_L1, Fact::Note},
    Tag{"JA"_L1, Fact::Note},  Tag{"T2"_L1, Fact::Note},   Tag{"VL"_L1, Fact::Note},
    Tag{"IS"_L1, Fact::Note},  Tag{"PB"_L1, Fact::Note},   Tag{"C1"_L1, Fact::Note},
    Tag{"C7"_L1, Fact::Note},  Tag{"SP"_L1, Fact::Note},   Tag{"ET"_L1, Fact::Note},
};

struct RisLine
{
    QString tag; // empty: it continues the line before
    QString value;
};

bool isTagSign(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

// "TY  - JOUR"; programs differ in the spaces.
RisLine parsed(QStringView line)
{
    const QStringView rest = line.mid(2).trimmed();
    const bool hasTag = line.size() >= 3 && line[0].isUpper() && isTagSign(line[0]) &&
                        isTagSign(line[1]) && line[2].isSpace() && rest.startsWith(u'-');
    if (!hasTag)
        return {.tag = {}, .value = line.trimmed().toString()};
    return {.tag = line.first(2).toString(), .value = rest.sliced(1).trimmed().toString()};
}

class RisReader final
{
public:
    explicit RisReader(Diagnostics &diagnostics) : m_diagnostics(diagnostics) {}

    QList<BibliographyEntry> read(QStringView text)
    {
        for (const QStringView line : text.tokenize(u'\n')) {
            ++m_line;
            if (m_entries.size() == maxBibliographyEntries) {
                m_diagnostics.fail(m_line, BibliographyTr::tr("Only the first %1 entries are read.")
                                               .arg(maxBibliographyEntries));
                return std::move(m_entries);
            }
            take(parsed(line));
        }
        if (m_hasBegun)
            endAtEnd();
        return std::move(m_entries);
    }

private:
    void take(const RisLine &line)
    {
        if (line.tag == "TY"_L1) {
            if (m_hasBegun)
                endWithoutEr();
            m_facts = {};
            m_hasBegun = true;
            m_facts.line = m_line;
            m_value = nullptr;
        } else if (line.tag == "ER"_L1) {
            end();
        } else if (line.tag.isEmpty()) {
            continueValue(line.value);
        } else if (m_hasBegun) {
            m_value = place(line.tag);
            if (m_value)
                *m_value = line.value.left(maxBibliographyValue);
        }
    }

    void continueValue(const QString &more)
    {
        if (m_value && !more.isEmpty() && m_value->size() + more.size() < maxBibliographyValue)
            *m_value += u' ' + more;
    }

    // Where the value of a tag belongs; null: it is not wanted, or was said before.
    QString *place(const QString &name)
    {
        const auto *tag = std::ranges::find(tags, name, &Tag::name);
        if (tag == tags.end())
            return nullptr;
        switch (tag->fact) {
        case Fact::Key:
            return firstOnly(m_facts.key);
        case Fact::Title:
            return firstOnly(m_facts.title);
        case Fact::Author:
            return firstOnly(m_facts.firstAuthor);
        case Fact::Doi:
            return firstOnly(m_facts.doi);
        case Fact::Link:
            return added(m_facts.links);
        case Fact::Note:
            return added(m_facts.notes);
        }
        Q_UNREACHABLE();
    }

    static QString *firstOnly(QString &value) { return value.isEmpty() ? &value : nullptr; }
    static QString *added(QStringList &values)
    {
        if (values.size() == maxPaperItems)
            return nullptr;
        values.append(QString());
        return &values.last();
    }

    void endWithoutEr()
    {
        m_diagnostics.warn(m_facts.line,
                           BibliographyTr::tr("The entry has no end (ER). It was read."));
        end();
    }

    // The file may be cut off.
    void endAtEnd()
    {
        m_diagnostics.fail(m_facts.line,
                           BibliographyTr::tr("The file ends inside of this entry (no ER). What it "
                                              "has of it was read."));
        end();
    }

    void end()
    {
        if (m_hasBegun && m_facts.isEmpty())
            m_diagnostics.warn(m_facts.line, BibliographyTr::tr("The entry “%1” names no paper: it "
                                                                "has neither title nor id.")
                                                 .arg(m_facts.key));
        else if (m_hasBegun)
            m_entries.append(entryFrom(m_facts));
        m_hasBegun = false;
        m_value = nullptr;
    }

    Diagnostics &m_diagnostics;
    int m_line = 0;
    EntryFacts m_facts;
    bool m_hasBegun = false;    // there is an entry that has not ended
    QString *m_value = nullptr; // in them, that the next line may continue
    QList<BibliographyEntry> m_entries;
};

} // namespace

bool isRisBeginning(QStringView line)
{
    return parsed(line).tag == "TY"_L1;
}

QList<BibliographyEntry> readRis(const QString &text, Diagnostics &diagnostics)
{
    return RisReader(diagnostics).read(text);
}

} // namespace broadsheet
