// Papers to be cited.
#pragma once

#include "papers/Paper.h"

namespace broadsheet {

inline Paper citedPaper()
{
    using namespace Qt::StringLiterals;
    Paper paper;
    paper.id = PaperId{u"2403.14624"_s};
    paper.title = u"MathVerse: Does \"It\" See 100% of $L_2$ & <b>한국</b>?\\"_s;
    paper.authors = {u"Renrui Zhang"_s, u"D'Arcy, Jr."_s, u"Laurens van der Maaten"_s};
    paper.texts = {{u"digest"_s, u"ko"_s, u"- 첫째"_s, QDate(2024, 3, 22)},
                   {u"arxiv"_s, u"en"_s, u"  An abstract\n with $\\alpha$ & 5%."_s,
                    QDate(2024, 3, 21), TextKind::Abstract}};
    paper.categories = {u"cs.CV"_s, u"cs.CL"_s};
    paper.doi = u"10.1234/a_b"_s;
    paper.journalReference = u"J. Made Up 12 (2024) 34"_s;
    paper.version = 3;
    paper.keywords = {u"multimodal"_s};
    paper.tags = {u"later"_s, u"50% \"math\""_s};
    paper.note = u"첫째 줄\n{second} line"_s;
    return paper;
}

inline Paper barePaper()
{
    using namespace Qt::StringLiterals;
    Paper paper;
    paper.id = PaperId{u"title:nothing known"_s};
    paper.title = u"Nothing known"_s;
    return paper;
}

} // namespace broadsheet
