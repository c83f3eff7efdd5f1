// Checks whether an expression holds for a paper, where the index cannot decide: reads no more of
// the paper than it has to. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "search/Expression.h"
#include "search/StoredTerm.h"
#include "tables/DocumentReader.h"

#include <QHash>

#include <optional>
#include <unordered_map>

namespace broadsheet {

class TextVerifier final
{
public:
    explicit TextVerifier(Database &database);

    [[nodiscard]] bool holdsFor(const Expression &expression, qint64 number);

    // For many papers: only those in `papers` can have this term of SearchField::Anywhere in
    // anything but their texts.
    void expectElsewhere(const QString &term, PaperSet papers);

private:
    [[nodiscard]] bool hasTerm(const Expression &term, qint64 number);
    [[nodiscard]] bool isAnywhere(const Expression &term, qint64 number);
    [[nodiscard]] bool isInTexts(StoredTerm &term, qint64 number);
    // In what the field has of title, authors and id.
    [[nodiscard]] bool isInHead(StoredTerm &term, qint64 number, SearchField field);
    [[nodiscard]] bool isInKeywords(StoredTerm &term, qint64 number);

    [[nodiscard]] StoredTerm &stored(const QString &term);
    [[nodiscard]] bool isAnnotated(qint64 number);
    [[nodiscard]] const Document &documentOf(qint64 number);

    Database &m_database;
    DocumentReader m_documents;
    std::optional<PaperSet> m_annotated; // with a tag or a note
    std::unordered_map<QString, StoredTerm> m_terms;
    QHash<QString, PaperSet> m_elsewhere; // by the term
    qint64 m_number = 0;                  // of m_document
    Document m_document;
    Statement m_head;
    Statement m_texts;
    Statement m_keywords;
};

} // namespace broadsheet
