#include "sources/ReplyLimits.h"

#include "base/Limits.h"
#include "papers/StorableText.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <utility>

namespace broadsheet {

namespace {

constexpr qsizetype maxSentenceLength = 500; // of a problem or a remark

void shorten(QString &text, qsizetype length)
{
    if (text.size() <= length)
        return;
    text.truncate(length - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    text += u'…';
}

QString sentence(const QString &text)
{
    QString clean = storableText(text);
    shorten(clean, maxSentenceLength);
    return clean;
}

// Cuts papers, and knows how many names there were.
class PaperCutter final
{
public:
    explicit PaperCutter(qsizetype maxNames) : m_namesLeft(maxNames) {}

    // Whether anything was too long.
    bool cut(PaperReport &paper)
    {
        m_isCut = false;
        for (QString PaperReport::*line :
             {&PaperReport::title, &PaperReport::comment, &PaperReport::journalReference})
            cutText(paper.*line, maxTitleLength);
        for (QString PaperReport::*name : {&PaperReport::organization, &PaperReport::doi})
            cutText(paper.*name, maxNameLength);
        for (QString PaperReport::*link :
             {&PaperReport::url, &PaperReport::code, &PaperReport::project})
            if (isLongLink(paper.*link))
                (paper.*link).clear();
        for (SourceText &text : paper.texts)
            cutText(text.markdown, maxTextLength);
        paper.media.removeIf([this](const QString &link) { return isLongLink(link); });
        cutList(paper.media, maxPaperItems);
        cutList(paper.texts, maxPaperItems);
        cutNames(paper.categories, maxPaperItems);
        cutNames(paper.keywords, maxPaperItems);
        cutNames(paper.authors, std::min(maxAuthors, m_namesLeft));
        m_namesLeft -= paper.authors.size();
        return m_isCut;
    }

private:
    void cutText(QString &text, qsizetype length)
    {
        m_isCut = m_isCut || text.size() > length;
        shorten(text, length);
    }

    bool isLongLink(const QString &link)
    {
        const bool isLong = link.size() > maxLinkLength;
        m_isCut = m_isCut || isLong;
        return isLong;
    }

    template<class List>
    void cutList(List &list, qsizetype size)
    {
        m_isCut = m_isCut || list.size() > size;
        list.resize(std::min(list.size(), size));
    }

    void cutNames(QStringList &names, qsizetype size)
    {
        cutList(names, size);
        for (qsizetype i = 0; i < names.size(); ++i)
            if (names.at(i).size() > maxNameLength)
                cutText(names[i], maxNameLength);
    }

    qsizetype m_namesLeft;
    bool m_isCut = false;
};

} // namespace

void keepWithinLimits(ParsedResponse &parsed, qsizetype maxNames)
{
    PaperCutter cutter(maxNames);
    for (DayReport &day : parsed.days) {
        day.origin = sentence(day.origin);
        day.problem = sentence(day.problem);
        for (PaperReport &paper : day.papers)
            if (cutter.cut(paper))
                remark(parsed, SourcesTr::tr("%1 has more names or longer texts than any paper; "
                                             "they were cut.")
                                   .arg(paper.id.text));
    }
    for (QString &one : parsed.remarks)
        one = sentence(one);
}

} // namespace broadsheet
