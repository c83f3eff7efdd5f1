#include "pages/PageFault.h"

#include "pages/Tr.h"

namespace broadsheet {

namespace {

QString sentence(PageProblem problem)
{
    switch (problem) {
    case PageProblem::NoFile:
        return PagesTr::tr("%1 cannot be opened.");
    case PageProblem::NotPdf:
        return PagesTr::tr("%1 is not a PDF.");
    case PageProblem::Damaged:
        return PagesTr::tr("%1 is damaged and cannot be shown.");
    case PageProblem::Locked:
        return PagesTr::tr("%1 is protected with a password.");
    case PageProblem::TooCostly:
        return PagesTr::tr("%1 takes too much time or memory to be shown.");
    case PageProblem::Ended:
        return PagesTr::tr("The process that read %1 ended unexpectedly.");
    case PageProblem::Misbehaved:
        return PagesTr::tr("The process that read %1 gave a wrong answer and was ended.");
    case PageProblem::NoProgram:
        return PagesTr::tr(
            "%1 is not shown, because the program that reads PDFs cannot be started.");
    case PageProblem::NoPage:
        return PagesTr::tr("A page of %1 cannot be shown.");
    case PageProblem::NotOpen:
        return PagesTr::tr("%1 is not open.");
    }
    Q_UNREACHABLE();
}

ErrorKind kindOf(PageProblem problem)
{
    switch (problem) {
    case PageProblem::NotPdf:
    case PageProblem::Damaged:
    case PageProblem::NoPage:
        return ErrorKind::Malformed;
    case PageProblem::TooCostly:
        return ErrorKind::TooLarge;
    default:
        return ErrorKind::Unreadable;
    }
}

} // namespace

Error errorOf(PageProblem problem, const QString &name, const QString &detail, int page)
{
    const QString shown = name.isEmpty() ? PagesTr::tr("The PDF") : name;
    if (page < 0)
        return {kindOf(problem), sentence(problem).arg(shown), detail};
    const QString words = problem == PageProblem::TooCostly
                              ? PagesTr::tr("Page %1 of %2 is too large to be shown like this.")
                              : PagesTr::tr("Page %1 of %2 cannot be shown.");
    return {kindOf(problem), words.arg(QString::number(page + 1), shown), detail};
}

} // namespace broadsheet
