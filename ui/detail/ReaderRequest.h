// What the user asks for in the detail pane. Every widget of this folder emits one signal,
// `requested`, which its parent passes on unread; controllers pick the requests they serve with
// SummaryView::on(). A new request costs a struct here, the widget that emits it and the
// controller.
#pragma once

#include "papers/Author.h"
#include "papers/PaperId.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <variant>

namespace broadsheet {

struct OpenLink
{
    QUrl url; // http or https
};

// The PDF of the paper, in the window.
struct ReadPaper
{};

struct CopyAddress
{
    QUrl url;
};

// A picture that is loaded only on demand.
struct LoadPicture
{
    QUrl url;
};

// In full size.
struct ShowPictures
{
    QString title;
    QStringList media; // as the paper has them, videos too
};

// The tab that the user chose, by its key (see TextTabs.h).
struct PreferText
{
    QString key;
};

struct StarPaper
{
    PaperId paper;
    bool on = true;
};

struct OpenPaper
{
    PaperId paper;
};

struct OpenAuthor
{
    QString name;
};

struct FollowAuthor
{
    QString name;
    bool on = true;
};

struct MuteAuthor
{
    QString name;
    bool on = true;
};

struct MuteWord
{
    QString word;
};

// Literal text: never read as operators.
struct SearchPhrase
{
    QString text;
};

struct SearchAuthor
{
    QString name;
};

struct SearchTag
{
    QString tag;
};

struct AddTag
{
    QString tag;
};

struct RemoveTag
{
    QString tag;
    bool isEditing = false; // from all papers whose tags are being edited
};

// An empty note removes it.
struct WriteNote
{
    PaperId paper;
    QString note;
    bool continues = false; // see Marking
};

// The papers under one name belong to several people.
struct SeparatePeople
{
    QString name;
    QList<AuthorGroup> people; // numbered, one for each group
};

// The papers belong to one person.
struct JoinPeople
{
    QString name;
    QStringList papers;
};

using ReaderRequest =
    std::variant<OpenLink, ReadPaper, CopyAddress, LoadPicture, ShowPictures, PreferText, StarPaper,
                 OpenPaper, OpenAuthor, FollowAuthor, MuteAuthor, MuteWord, SearchPhrase,
                 SearchAuthor, SearchTag, AddTag, RemoveTag, WriteNote, SeparatePeople, JoinPeople>;

} // namespace broadsheet
