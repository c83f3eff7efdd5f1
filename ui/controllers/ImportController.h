// Digest files and folders that the reader opens or drops: progress, outcome, and what was odd.
#pragma once

#include "base/Result.h"
#include "importing/Importer.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace broadsheet {

class ImportController final : public QObject
{
    Q_OBJECT

public:
    explicit ImportController(Library &library, QObject *parent = nullptr);

    void import(const QStringList &paths); // the sample day goes with the first real papers
    void showSample(const QString &file);
    void cancel() { m_importer.cancel(); }

Q_SIGNALS:
    void sampleStored();
    void progress(int filesDone, int filesTotal);
    void finished(const broadsheet::ImportReport &report, const QStringList &paths);
    void failed(const broadsheet::Error &error, const QStringList &paths);

private:
    Library &m_library;
    Importer m_importer;
};

// The report's words for the reader: one line, and the diagnostics as lines "file:line: message".
[[nodiscard]] QString summaryOf(const ImportReport &report);
[[nodiscard]] QString detailsOf(const ImportReport &report);

} // namespace broadsheet
