// Whether a term stands in the texts of a paper, which the index cannot tell for sure. Looks at the
// texts as they are stored before it folds them, which most often settles it. Throws Failed.
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
    [[nodiscard]] bool stands(const Expression &term, qint64 number);
    [[nodiscard]] bool standsAsStored(const Expression &term, const QByteArray &text,
                                      qint64 number);

    [[nodiscard]] bool has(QByteArrayView text, const QByteArray &term);
    [[nodiscard]] bool isAnnotated(qint64 number);

    Database &m_database;
    DocumentReader m_documents;
    std::optional<PaperSet> m_annotated; // with a tag or a note
    bool m_isSure = false; // of the term in hand: what is not found as it is stored is not there
    Statement m_head;
    Statement m_texts;
};

} // namespace broadsheet
