#include "commands/CommandTable.h"

namespace broadsheet {

CommandTable allCommands()
{
    CommandTable table;
    table.push_back(importCommand());
    table.push_back(fetchCommand());
    table.push_back(daysCommand());
    table.push_back(listCommand());
    table.push_back(showCommand());
    table.push_back(pdfCommand());
    table.push_back(similarCommand());
    table.push_back(whyCommand());
    table.push_back(profilesCommand());
    table.push_back(exportCommand());
    table.push_back(summariseCommand());
    table.push_back(vaultCommand());
    table.push_back(starCommand());
    table.push_back(unstarCommand());
    table.push_back(readCommand());
    table.push_back(unreadCommand());
    table.push_back(laterCommand());
    table.push_back(unlaterCommand());
    table.push_back(tagCommand());
    table.push_back(untagCommand());
    table.push_back(tagsCommand());
    table.push_back(noteCommand());
    table.push_back(undoCommand());
    table.push_back(redoCommand());
    table.push_back(syncCommand());
    table.push_back(labCommand());
    table.push_back(libraryCommand());
    return table;
}

} // namespace broadsheet
