#include "lab/LabWords.h"

#include "lab/Tr.h"

#include <QMap>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using TitleOf = std::function<Result<QString>(const QString &)>;

struct Said
{
    QStringList words; // behind the first one
    TitleOf titleOf;

    [[nodiscard]] int space() const { return words.value(0).toInt(); } // 0, which no space has
    [[nodiscard]] LabFace face() const { return {words.value(1), words.value(2)}; }
    [[nodiscard]] LabMark mark(LabMarkKind kind) const
    {
        return {.kind = kind,
                .paper = words.value(1),
                .title = {},
                .tag = kind == LabMarkKind::Tag ? words.value(2) : QString(),
                .comment = kind == LabMarkKind::Comment ? words.value(2) : QString()};
    }
};

Result<QString> nothing(const Result<void> &done)
{
    return done.map([] { return QString(); });
}

Result<QString> number(const Result<int> &space)
{
    return space.map([](int one) { return QString(QString::number(one) + u'\n'); });
}

Result<QString> spaces(Lab &lab, const Said &)
{
    return lab.spaces().map([](const QList<LabSpace> &all) {
        QString lines;
        for (const LabSpace &space : all)
            for (const LabMember &member : space.members)
                lines +=
                    QStringList{QString::number(space.number), space.title, member.face.initials,
                                member.isSelf ? LabTr::tr("%1 (you)").arg(member.face.name)
                                              : member.face.name}
                        .join(u'\t') +
                    u'\n';
        return lines;
    });
}

Result<QString> found(Lab &lab, const Said &said)
{
    return number(lab.found(said.words.value(0), said.face()));
}

Result<QString> invite(Lab &lab, const Said &said)
{
    return lab.invite(said.space()).map([](const QString &word) { return QString(word + u'\n'); });
}

Result<QString> join(Lab &lab, const Said &said)
{
    return number(lab.join(said.words.value(0), said.face()));
}

Result<QString> leave(Lab &lab, const Said &said)
{
    return nothing(lab.leave(said.space()));
}

template<LabMarkKind kind>
Result<QString> share(Lab &lab, const Said &said)
{
    LabMark mark = said.mark(kind);
    return said.titleOf(mark.paper).and_then([&](const QString &title) {
        mark.title = title;
        return nothing(lab.share(said.space(), mark));
    });
}

template<LabMarkKind kind>
Result<QString> withdraw(Lab &lab, const Said &said)
{
    return nothing(lab.withdraw(said.space(), said.mark(kind)));
}

// Who starred, tagged or commented what: initials of one star, tag or comment are together.
Result<QString> shown(Lab &lab, const Said &said)
{
    const auto all = lab.spaces();
    const auto marks = lab.shared(said.space());
    if (!all || !marks)
        return Failure(all ? marks.error() : all.error());
    QMap<QString, QString> initials;
    for (const LabSpace &space : *all)
        if (space.number == said.space())
            for (const LabMember &member : space.members)
                initials.insert(member.role, member.face.initials);
    constexpr std::array names{"star"_L1, "tag"_L1, "comment"_L1};
    QStringList order;
    QMap<QString, QStringList> who;
    for (const LabMark &mark : *marks) {
        const QString line = QStringList{mark.paper, names[size_t(mark.kind)],
                                         mark.tag + mark.comment.simplified(), mark.title}
                                 .join(u'\t');
        if (!who.contains(line))
            order.append(line);
        who[line].append(initials.value(mark.role));
    }
    QString lines;
    for (const QString &line : std::as_const(order))
        lines += who.value(line).join(u", "_s) + u'\t' + line + u'\n';
    return lines;
}

struct Word
{
    QLatin1StringView name;
    QLatin1StringView arguments; // those between brackets can be left out
    Result<QString> (*run)(Lab &, const Said &);

    [[nodiscard]] qsizetype most() const
    {
        return QString(arguments).split(u' ', Qt::SkipEmptyParts).size();
    }
    [[nodiscard]] qsizetype least() const { return most() - QString(arguments).count(u'['); }
};

constexpr std::array words{
    Word{"spaces"_L1, {}, &spaces},
    Word{"found"_L1, "TITLE INITIALS [NAME]"_L1, &found},
    Word{"invite"_L1, "SPACE"_L1, &invite},
    Word{"join"_L1, "INVITATION INITIALS [NAME]"_L1, &join},
    Word{"leave"_L1, "SPACE"_L1, &leave},
    Word{"list"_L1, "SPACE"_L1, &shown},
    Word{"star"_L1, "SPACE PAPER"_L1, &share<LabMarkKind::Star>},
    Word{"unstar"_L1, "SPACE PAPER"_L1, &withdraw<LabMarkKind::Star>},
    Word{"tag"_L1, "SPACE PAPER TAG"_L1, &share<LabMarkKind::Tag>},
    Word{"untag"_L1, "SPACE PAPER TAG"_L1, &withdraw<LabMarkKind::Tag>},
    Word{"comment"_L1, "SPACE PAPER TEXT"_L1, &share<LabMarkKind::Comment>},
    Word{"uncomment"_L1, "SPACE PAPER"_L1, &withdraw<LabMarkKind::Comment>},
};

const Word *wordIn(const QStringList &said)
{
    const QString name = said.value(0, words.front().name);
    const qsizetype count = std::max<qsizetype>(said.size() - 1, 0);
    const auto found = std::ranges::find_if(words, [&](const Word &word) {
        return word.name == name && count >= word.least() && count <= word.most();
    });
    return found == words.end() ? nullptr : &*found;
}

} // namespace

QStringList labUsage()
{
    QStringList lines;
    for (const Word &word : words)
        lines.append(QString(word.name + u' ' + word.arguments).trimmed());
    return lines;
}

bool areLabWords(const QStringList &said)
{
    return wordIn(said) != nullptr;
}

Result<QString> obey(Lab &lab, const QStringList &said, const TitleOf &titleOf)
{
    const Word *word = wordIn(said);
    Q_ASSERT(word);
    return word->run(lab, {.words = said.mid(1), .titleOf = titleOf});
}

} // namespace broadsheet
