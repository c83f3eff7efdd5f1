// What is known of the pages of the open document: their words and links, asked for when they are
// wanted first. GUI thread only.
#pragma once

#include "pageview/PageWords.h"

#include <QCache>
#include <QObject>
#include <QSet>

namespace broadsheet {

class PageDocument;

class PageContents final : public QObject
{
    Q_OBJECT

public:
    // Must outlive this object.
    explicit PageContents(PageDocument &document, QObject *parent = nullptr);

    void clear(); // another document
    // Empty until changed() says that they are there.
    [[nodiscard]] PageWords words(int page);
    [[nodiscard]] QList<PageLink> links(int page);
    void ask(int page);

Q_SIGNALS:
    void changed(int page);

private:
    struct Content
    {
        PageWords words;
        QList<PageLink> links;
    };

    void keep(int page, Content content);

    PageDocument &m_document;
    QCache<int, Content> m_pages;
};

} // namespace broadsheet
