#include "lab/LabExchange.h"

#include "lab/Tr.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

constexpr int errandsAtOnce = 200;
constexpr qsizetype marksAtOnce = 200; // more in one job would keep a star waiting

QString keyOf(const LabMark &mark)
{
    return QStringList{mark.paper, nameOf(mark.kind), mark.tag, mark.role}.join(QChar(0x1F));
}

bool saysTheSame(const LabMark &a, const LabMark &b)
{
    return a.title == b.title && a.comment == b.comment && a.at == b.at && a.isOwn == b.isOwn;
}

struct Difference
{
    QList<LabMark> stored;
    QList<LabMark> removed;
};

Difference differenceOf(const QList<LabMark> &known, const QList<LabMark> &said)
{
    QHash<QString, const LabMark *> left;
    for (const LabMark &mark : known)
        left.insert(keyOf(mark), &mark);
    Difference difference;
    for (const LabMark &mark : said) {
        const LabMark *before = left.take(keyOf(mark));
        if (!before || !saysTheSame(*before, mark))
            difference.stored.append(mark);
    }
    for (const LabMark *gone : std::as_const(left))
        difference.removed.append(*gone);
    return difference;
}

} // namespace

LabExchange::LabExchange(Library &library, PostgresAddress address, QString password, Clock clock)
    : m_library(library), m_address(postgresSecretName(address)),
      m_lab(std::move(address), std::move(password)), m_clock(std::move(clock))
{}

Result<Lab *> LabExchange::lab()
{
    if (m_isOpen)
        return &m_lab;
    const Result<void> opened = m_lab.open().and_then([this] {
        return m_library.run([this](Database &database) { useLabServer(database, m_address); })
            .result();
    });
    m_isOpen = opened.has_value();
    return m_isOpen ? Result<Lab *>(&m_lab) : Failure(opened.error());
}

Result<bool> LabExchange::run()
{
    const Result<bool> sent = send();
    const Result<bool> received = sent ? receive() : sent;
    if (!received)
        close();
    return received ? Result<bool>(*sent || *received) : received;
}

Result<bool> LabExchange::send()
{
    for (bool isSent = false;; isSent = true) {
        const Result<QList<LabErrand>> errands =
            m_library
                .ask([](Database &database) { return nextLabErrands(database, errandsAtOnce); })
                .result();
        if (!errands)
            return Failure(errands.error());
        if (errands->isEmpty())
            return isSent;
        for (const LabErrand &errand : *errands)
            if (const Result<void> told = tell(errand); !told) {
                close();
                return Failure(told.error());
            }
    }
}

// What can never be sent is dropped, so that the rest is: the reader is not in the space any more,
// or the paper has a name that no server takes. Whatever else is refused stays.
Result<void> LabExchange::tell(const LabErrand &errand)
{
    const Result<Lab *> open = lab();
    if (!open)
        return Failure(open.error());
    const Result<void> told = errand.isShared ? m_lab.share(errand.mark.space, errand.mark)
                                              : m_lab.withdraw(errand.mark.space, errand.mark);
    if (!told && !(told.error().kind == ErrorKind::Usage && isHopeless(errand.mark)))
        return told;
    return m_library
        .run([&errand, now = m_clock()](Database &database) {
            noteLabErrand(database, errand, now);
        })
        .result();
}

bool LabExchange::isHopeless(const LabMark &mark)
{
    const Result<QList<LabSpace>> spaces = m_lab.spaces();
    const bool isOfAll = mark.paper.isEmpty() && mark.kind == LabMarkKind::Star;
    return (!isOfAll && !checked(mark)) ||
           (spaces && std::ranges::find(*spaces, mark.space, &LabSpace::number) == spaces->end());
}

Result<bool> LabExchange::receive()
{
    const Result<QList<LabSpace>> spaces = lab().and_then([](Lab *open) { return open->spaces(); });
    if (!spaces)
        return Failure(spaces.error());
    Result<bool> isNew = m_library
                             .run([&](Database &database) {
                                 return keepLabSpaces(database, m_address, *spaces, m_clock());
                             })
                             .result();
    for (const LabSpace &space : *spaces) {
        if (!isNew)
            break;
        const Result<bool> more = receive(space.number);
        isNew = more ? Result<bool>(*isNew || *more) : more;
    }
    return isNew;
}

Result<bool> LabExchange::receive(int space)
{
    const Result<QList<LabMark>> said = m_lab.shared(space);
    if (!said)
        return Failure(said.error());
    const Result<QList<LabMark>> known =
        m_library.ask([space](Database &database) { return labMarksIn(database, space); }).result();
    if (!known)
        return Failure(known.error());
    const Difference difference = differenceOf(*known, *said);
    const qsizetype steps = std::max(difference.stored.size(), difference.removed.size());
    for (qsizetype at = 0; at < steps; at += marksAtOnce) {
        const Result<void> changed =
            m_library
                .run([&difference, at](Database &database) {
                    changeLabMarks(database, difference.stored.mid(at, marksAtOnce),
                                   difference.removed.mid(at, marksAtOnce));
                })
                .result();
        if (!changed)
            return Failure(changed.error());
    }
    return steps > 0;
}

Result<void> LabExchange::leave(int space)
{
    const Result<bool> isElsewhere =
        m_library
            .ask([this](Database &database) { return isOfAnotherLabServer(database, m_address); })
            .result();
    if (!isElsewhere)
        return Failure(isElsewhere.error());
    return (*isElsewhere ? Result<void>() : leaveServer(space)).and_then([this, space] {
        return m_library.run([space](Database &database) { forgetLabSpace(database, space); })
            .result();
    });
}

Result<void> LabExchange::leaveServer(int space)
{
    const Result<Lab *> open = lab();
    if (!open)
        return Failure(open.error());
    const Result<void> left = m_lab.leave(space);
    if (!left && left.error().kind != ErrorKind::Usage) { // or the reader is not in it any more
        close();
        return left;
    }
    return {};
}

} // namespace broadsheet
