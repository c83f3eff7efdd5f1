// The keywords of a paper as small buttons that wrap: the first few, and the others on demand.
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

    void setKeywords(const QStringList &keywords); // folds them again
    void setTerms(const QStringList &terms);       // their matches are tinted

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
