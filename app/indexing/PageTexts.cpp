#include "indexing/PageTexts.h"

#include "fulltext/StoredText.h"
#include "pages/PageFlow.h"
#include "pages/PageText.h"
#include "search/Fold.h"

#include <algorithm>
#include <utility>

#include <sys/resource.h>

namespace broadsheet {

namespace {

constexpr int lowest = 19;          // see setpriority(2)
constexpr qsizetype wordsOver = 16; // the end of a page; a phrase goes over it as far as this

// Those of StoredText.h have a meaning of their own.
QString withoutMarks(const QString &text)
{
    return QString(text).remove(hyphenMark).remove(spaceMark).remove(pageMark);
}

// Whether it ends with a letter of a script that breaks lines anywhere.
bool isPaired(const QString &text)
{
    return !text.isEmpty() && kindOf(text.back().unicode()) == CharacterKind::Paired;
}

// Whether trying again makes sense.
bool isOfProcess(PageProblem problem)
{
    return problem == PageProblem::Ended || problem == PageProblem::TooCostly ||
           problem == PageProblem::Misbehaved;
}

// In one line, with marks where lines end inside of words.
QString lineOf(const QList<PageWord> &words)
{
    QString line;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const PageWord &word = words.at(i);
        const bool isBroken = breaksWord(word);
        line += withoutMarks(isBroken ? word.text.chopped(1) : word.text);
        if (isBroken)
            line += hyphenMark;
        else if (word.isLineEnd && isPaired(line) && isPaired(words.value(i + 1).text.left(1)))
            line += spaceMark;
        else if (word.hasSpaceAfter)
            line += u' ';
    }
    return line.trimmed();
}

} // namespace

QString pageOf(const QList<PageWord> &words)
{
    const QString text = lineOf(words);
    if (text.isEmpty())
        return {};
    const QList<PageWord> flow = flowOf(words);
    const qsizetype count = std::min(flow.size(), wordsOver);
    return pageText(text, lineOf(flow.first(count)), lineOf(flow.last(count)));
}

QString linesOf(const QList<PageWord> &words)
{
    QString lines;
    for (const PageWord &word : words) {
        lines += word.text;
        if (word.isLineEnd)
            lines += u'\n';
        else if (word.hasSpaceAfter)
            lines += u' ';
    }
    return lines.trimmed();
}

PageTexts::PageTexts(QString program, Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_document(std::move(program))
{
    connect(&m_document, &PageDocument::opened, this, &PageTexts::begin);
    connect(&m_document, &PageDocument::failed, this, &PageTexts::fail);
    connect(&m_document, &PageDocument::textRead, this,
            [this](int, const QList<PageWord> &words) { take(m_options.toText(words)); });
    connect(&m_document, &PageDocument::pageFailed, this, [this] { take({}); });
}

void PageTexts::start(const QString &path, const QString &name, int first)
{
    m_path = path;
    m_name = name;
    m_page = first;
    m_triedPage = -1;
    m_isOpen = first > 0;
    m_texts.clear();
    open();
}

void PageTexts::stop()
{
    m_document.close();
}

void PageTexts::open()
{
    m_document.open(m_path, m_name);
}

void PageTexts::begin(const PagesInfo &)
{
    m_isOpen = true;
    if (m_options.isPolite)
        ::setpriority(PRIO_PROCESS, id_t(m_document.processId()), lowest);
    ask();
}

void PageTexts::goOn()
{
    ask();
}

void PageTexts::ask()
{
    if (m_page >= m_document.info().sizes.size())
        return Q_EMIT read(std::exchange(m_texts, {}), true);
    if (m_texts.size() >= m_options.pagesAtOnce)
        return Q_EMIT read(std::exchange(m_texts, {}), false);
    m_document.readText(m_page);
}

void PageTexts::take(const QString &text)
{
    m_texts.append(text);
    ++m_page;
    ask();
}

void PageTexts::fail(PageProblem problem, const Error &error)
{
    if (isOfProcess(problem) && std::exchange(m_triedPage, m_page) != m_page)
        return open();
    Q_EMIT failed(std::exchange(m_texts, {}), m_isOpen, problem, error);
}

} // namespace broadsheet
