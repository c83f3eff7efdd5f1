#include "bibliographies/BibliographyController.h"

#include "base/Deliver.h"
#include "base/WorkPool.h"
#include "bibliographies/BibliographyDialog.h"
#include "library/Library.h"
#include "papers/SafeText.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// By line of the file: what could not be read, and what is not in the library.
QStringList othersIn(const Bibliography &bibliography, const EntryMatches &matches)
{
    QList<std::pair<int, QString>> lines;
    for (const Diagnostic &problem : bibliography.problems)
        lines.append({problem.line, safeText(problem.message)});
    for (const UnmatchedEntry &one : matches.unmatched)
        lines.append({bibliography.entries.at(one.entry).line, describe(one, bibliography)});
    std::ranges::stable_sort(lines, {}, &std::pair<int, QString>::first);
    QStringList texts;
    for (const auto &[line, text] : std::as_const(lines))
        texts.append(line > 0 ? u"%1: %2"_s.arg(QString::number(line), text) : text);
    return texts;
}

} // namespace

BibliographyController::BibliographyController(Library &library, QWidget &window, QObject *parent)
    : GestureController(library, parent), m_window(window), m_matcher(library)
{
    connect(&m_matcher, &EntryMatcher::matched, this, [this](const EntryMatches &matches) {
        m_matches = matches;
        deliver(this->library().tags(), this, [this, run = m_run](const Result<QStringList> &tags) {
            if (run == m_run)
                ask(tags.value_or(QStringList()));
        });
    });
    connect(&m_matcher, &EntryMatcher::failed, this, [this](const Error &error) {
        Q_EMIT ended();
        Q_EMIT failed(error);
        readNext();
    });
}

void BibliographyController::askForFiles()
{
    auto *dialog = new QFileDialog(&m_window, tr("Mark papers from a bibliography"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Bibliographies (*.bib *.bibtex *.ris *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &BibliographyController::open);
    dialog->open();
}

void BibliographyController::open(const QStringList &paths)
{
    m_waiting += paths;
    if (!m_isBusy)
        readNext();
}

void BibliographyController::cancel()
{
    if (!m_isBusy)
        return;
    ++m_run;
    m_matcher.stop();
    m_waiting.clear();
    m_isBusy = false;
    Q_EMIT ended();
}

void BibliographyController::readNext()
{
    m_isBusy = !m_waiting.isEmpty();
    if (!m_isBusy)
        return;
    m_file = m_waiting.takeFirst();
    Q_EMIT progress(tr("Reading %1").arg(safeText(QFileInfo(m_file).fileName())), 0, 0);
    deliver(QtConcurrent::run(readingPool(), readBibliographyFile, m_file), this,
            [this, run = ++m_run](const Result<Bibliography> &read) {
                if (run != m_run)
                    return;
                if (read) {
                    m_bibliography = *read;
                    return m_matcher.start(m_bibliography.entries);
                }
                Q_EMIT ended();
                Q_EMIT failed(read.error());
                readNext();
            });
}

void BibliographyController::ask(const QStringList &tags)
{
    Q_EMIT ended();
    const QFileInfo file(m_file);
    auto *dialog = new BibliographyDialog(
        {.summary = safeText(file.fileName()) + u": "_s + summaryOf(m_bibliography, m_matches),
         .others = othersIn(m_bibliography, m_matches),
         .papers = int(m_matches.papers.size()),
         .proposedTag = safeText(file.completeBaseName())},
        tags, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { markPapers(dialog->marking()); });
    connect(dialog, &QDialog::finished, this, &BibliographyController::readNext);
    dialog->open();
}

void BibliographyController::markPapers(const Marking &marking)
{
    if (marking.mark == Mark::Tag) {
        Marking tagging = marking;
        for (const MatchedPaper &paper : m_matches.papers)
            tagging.subjects.append(paper.id);
        deliver(library().mark(tagging), this, [this, tagging](const Result<ChangeSet> &changes) {
            tell(changes.map(
                [&tagging](const ChangeSet &all) { return all.isEmpty() ? Marking() : tagging; }));
        });
        return;
    }
    QList<qint32> numbers;
    for (const MatchedPaper &paper : m_matches.papers)
        numbers.append(paper.number);
    deliver(library().markAll(marking.mark, true, numbers), this,
            [this](const Result<Marking> &done) { tell(done); });
}

void BibliographyController::tell(const Result<Marking> &done)
{
    if (!done)
        Q_EMIT failed(done.error());
    else if (done->subjects.isEmpty())
        Q_EMIT said({.text = tr("All of these papers were marked so already.")});
    else
        Q_EMIT marked(*done);
}

} // namespace broadsheet
