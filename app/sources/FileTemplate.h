// Where an archive keeps the digest of a day, below its address or folder: "{yyyy}/{MM}/{dd}.md",
// "data/{yyyy-MM-dd}.md". In braces: yyyy, yy, MM, M, dd, d, and between them "-", "_" or ".".
// Pure; any thread.
#pragma once

#include <QDate>
#include <QList>
#include <QRegularExpression>
#include <QString>

namespace broadsheet {

class FileTemplate final
{
public:
    // Empty, or one that cannot be used: that of the first archive, "{yyyy}/{MM}/{dd}.md".
    explicit FileTemplate(const QString &text = {});

    // Why the text is no template, one sentence; empty: it is one. An empty text is the default.
    [[nodiscard]] static QString problemWith(const QString &text);
    [[nodiscard]] static QString defaultText();

    [[nodiscard]] QString pathOf(QDate day) const; // "2024/03/22.md"
    // The day whose file this is. Invalid: of none.
    [[nodiscard]] QDate dayOf(const QString &path) const;

    // Names of folders and, last, of files that may be on the way to a day.
    [[nodiscard]] const QList<QRegularExpression> &levels() const { return m_levels; }

private:
    struct Part
    {
        QString text;
        bool isField = false; // a part of a date, as in QDate::toString()
    };
    [[nodiscard]] static QList<Part> partsOf(const QString &text);

    QList<Part> m_parts;
    QList<QRegularExpression> m_levels;
    QRegularExpression m_path; // with a group for each field
};

} // namespace broadsheet
