#include "commands/PaperArguments.h"

#include "commands/Tr.h"

namespace broadsheet {

PaperId paperIdOf(const QString &argument)
{
    PaperId id = PaperId::fromLink(argument);
    return id.isEmpty() ? PaperId{argument} : id;
}

QString unknownPaper(const QString &argument)
{
    return CommandsTr::tr("%1: the library has no such paper").arg(argument);
}

} // namespace broadsheet
