// Checks whether a term occurs in the texts of a paper, where the index cannot decide. Compares the
// texts as stored first, which usually settles it, and otherwise folds them. Throws Failed.
#pragma once

#include "papers/PaperSet.h"
#include "search/Expression.h"
#include "tables/DocumentReader.h"

#include <optional>

namespace broadsheet {

class TextVerifier final
{
public:
    explicit TextVerifier(Database &database);

    [[nodiscard]] bool holdsFor(const Expression &expression, qint64 number);

private:
    [[nodiscard]] bool hasTerm(const Expression &term, qint64 number);
    [[nodiscard]] bool hasTermAsStored(const Expression &term, const QByteArray &text,
                                       qint64 number);

    [[nodiscard]] bool has(QByteArrayView text, const QByteArray &term);
    [[nodiscard]] bool isAnnotated(qint64 number);

    Database &m_database;
    DocumentReader m_documents;
    std::optional<PaperSet> m_annotated; // with a tag or a note
    // For the current term: if it is not found in the texts as stored, it is not found in the
    // folded ones either.
    bool m_isAbsenceSure = false;
    Statement m_head;
    Statement m_texts;
};

} // namespace broadsheet
