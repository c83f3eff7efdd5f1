#include "reading/Describe.h"

#include <QCoreApplication>

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::reading)
};

QString describeOne(Mark mark, bool on)
{
    switch (mark) {
    case Mark::Read:
        return on ? Tr::tr("Marked “%1” as read") : Tr::tr("Marked “%1” as unread");
    case Mark::Starred:
        return on ? Tr::tr("Starred “%1”") : Tr::tr("Removed the star from “%1”");
    case Mark::Follow:
        return on ? Tr::tr("Followed %1") : Tr::tr("Stopped following %1");
    case Mark::Passed:
        break; // not a gesture, so never told
    }
    Q_UNREACHABLE();
}

QString describeMany(Mark mark, bool on)
{
    switch (mark) {
    case Mark::Read:
        return on ? Tr::tr("Marked %1 papers as read") : Tr::tr("Marked %1 papers as unread");
    case Mark::Starred:
        return on ? Tr::tr("Starred %1 papers") : Tr::tr("Removed the star from %1 papers");
    case Mark::Follow:
        return on ? Tr::tr("Followed %1 names") : Tr::tr("Stopped following %1 names");
    case Mark::Passed:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

QString describe(const Marking &marking, const QString &title)
{
    if (marking.subjects.size() == 1)
        return describeOne(marking.mark, marking.on)
            .arg(title.isEmpty() ? marking.subjects.first() : title);
    return describeMany(marking.mark, marking.on).arg(marking.subjects.size());
}

} // namespace broadsheet
