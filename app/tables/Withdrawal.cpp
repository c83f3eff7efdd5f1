#include "tables/Withdrawal.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// What may follow the word. Without one of these it belongs to a longer phrase: "withdrawn drugs",
// "withdrawn from NeurIPS".
const QString &ending()
{
    static const QString text =
        u"(?=\\s*(?:$|[.,;:!()\\[\\]]|[-–—]\\s)|\\s+(?:by|due|because|since|as|for|until|pending|"
        "owing|at|on|in|following|while|from\\s+(?:the\\s+)?arxiv)\\b)"_s;
    return text;
}

// Of one clause, from its beginning.
const QRegularExpression &clausePattern()
{
    static const QRegularExpression pattern(
        u"^[\\s\\[(*_\"“]*(?:arxiv\\s+admin\\s+(?:note|comment):?\\s*)?"
        "(?:"
        // "This paper has been temporarily withdrawn"
        "(?:(?:this|the|our)\\s+)?(?:paper|article|submission|manuscript|work|preprint|pre-print|"
        "e-?print|version|document|report|note|letter|draft|thesis)\\s+"
        "(?:(?:has|have)\\s+(?:now\\s+)?been\\s+|had\\s+been\\s+|is\\s+(?:being\\s+|now\\s+)?|"
        "was\\s+)?"
        "(?:temporarily\\s+|permanently\\s+|hereby\\s+)?withdrawn"_s +
            ending() +
            // "The authors have withdrawn this paper"
            u"|(?:(?:we|i|(?:the|this)\\s+(?:\\w+\\s+)?authors?)\\s+)"
            "(?:(?:has|have)\\s+(?:decided\\s+to\\s+)?|decided\\s+to\\s+|wish(?:es)?\\s+to\\s+)?"
            "(?:withdrawn|withdrew|withdraw)\\s+(?:this|the|our|my)\\s+"
            "(?:paper|article|submission|manuscript|work|preprint|version|e-?print)"
            // "Withdrawn", "withdrawn by the author"
            "|(?<bare>(?:temporarily\\s+)?withdrawn"_s +
            ending() +
            // "This version has been removed by arXiv administrators"
            u")|(?:this\\s+)?(?:paper|article|submission|version)\\s+(?:(?:has\\s+been|was)\\s+)?"
            "(?:removed|withdrawn)\\s+by\\s+arxiv\\b"
            ")"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

bool mayBeNotice(const QString &text)
{
    constexpr qsizetype longestNotice = 1500; // an abstract that says more is about something
    return text.size() <= longestNotice && (text.contains("withdr"_L1, Qt::CaseInsensitive) ||
                                            text.contains("removed"_L1, Qt::CaseInsensitive));
}

} // namespace

bool saysWithdrawn(const QString &comment)
{
    if (!mayBeNotice(comment))
        return false;
    static const QRegularExpression clauseEnd(u"[.;,!](?:\\s+|$)|\\n+|\\s[-–—]\\s"_s);
    static const QRegularExpression elsewhere(u"\\b(?:accepted|submitted|submission to)\\b"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    bool isElsewhere = false; // the paper was somewhere else, and may be withdrawn from there
    for (const QString &clause : comment.split(clauseEnd)) {
        const QRegularExpressionMatch match = clausePattern().match(clause);
        if (match.hasMatch() && !(isElsewhere && match.hasCaptured(u"bare")))
            return true;
        isElsewhere = isElsewhere || clause.contains(elsewhere);
    }
    return false;
}

bool isNoticeOfWithdrawal(const QString &abstract)
{
    return mayBeNotice(abstract) && clausePattern().match(abstract).hasMatch();
}

} // namespace broadsheet
