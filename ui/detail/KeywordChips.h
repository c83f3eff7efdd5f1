// A paper's keywords as a wrapping row of small buttons: the first few, the others on demand.
#pragma once

#include "detail/ReaderRequest.h"

#include <QStringList>
#include <QWidget>

namespace broadsheet {

class FlowLayout;

class KeywordChips final : public QWidget
{
    Q_OBJECT

public:
    explicit KeywordChips(QWidget *parent = nullptr);

    void setKeywords(const QStringList &keywords); // folded again
    void setTerms(const QStringList &terms);       // tinted where they stand

    static constexpr qsizetype shownWhenFolded = 8;
    static constexpr qsizetype maxShown = 64;

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);

private:
    void showMenu(const QPoint &place, const QString &keyword);
    void clear();
    void addKeyword(const QString &keyword);
    void addUnfolding(qsizetype rest);

    QStringList m_keywords;
    QStringList m_terms;
    FlowLayout *m_layout;
};

} // namespace broadsheet
