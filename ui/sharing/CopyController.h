// Copies the selected papers as text for a note, a mail, a chat or a bibliography. Links are copied
// by PageController. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"
#include "sharing/PaperCollector.h"

#include <QObject>

#include <functional>

namespace broadsheet {

class Library;
class ListController;
class PageController;
class Settings;

class CopyController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        PageController &pages;
        Settings &settings; // know the languages that the user reads, and the pattern of keys
    };

    explicit CopyController(const Parts &parts, QObject *parent = nullptr);

    void copyTitles();   // and links, a paper a line
    void copyMarkdown(); // links, a paper a line
    void copyMessages(); // a paper a paragraph
    void copyBibtex();   // with keys that the papers keep

Q_SIGNALS:
    void copied(const QString &what); // a sentence for the user
    void failed(const broadsheet::Error &error);

private:
    using TextOf = std::function<QString(const PaperRow &)>;
    void copy(const TextOf &textOf, const QString &between);
    [[nodiscard]] bool isTooMuch(); // and says so

    Parts m_parts;
    PaperCollector m_cited; // for BibTeX
    QList<Paper> m_papers;  // of them so far
};

} // namespace broadsheet
