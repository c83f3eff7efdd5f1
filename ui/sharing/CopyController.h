// Copies the selected papers as text for a note, a mail or a chat. Links and BibTeX are copied by
// PageController. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"

#include <QObject>

#include <functional>

namespace broadsheet {

class ListController;
class PageController;
class Settings;

class CopyController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ListController &list;
        PageController &pages;
        Settings &settings; // know the languages that the user reads
    };

    explicit CopyController(const Parts &parts, QObject *parent = nullptr);

    void copyTitles();   // and links, a paper a line
    void copyMarkdown(); // links, a paper a line
    void copyMessages(); // a paper a paragraph

Q_SIGNALS:
    void copied(const QString &what); // a sentence for the user
    void failed(const broadsheet::Error &error);

private:
    using TextOf = std::function<QString(const PaperRow &)>;
    void copy(const TextOf &textOf, const QString &between);

    Parts m_parts;
};

} // namespace broadsheet
