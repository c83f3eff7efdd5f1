#include "pages/PageCodec.h"

#include "base/Limits.h"

#include <QDataStream>
#include <QIODevice>
#include <QUrl>

#include <array>
#include <cmath>

namespace broadsheet {

namespace {

constexpr qreal farthest = 1e6; // points; what a page has is nearer

// Without control characters and halves of characters.
QString plain(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        QChar &letter = text[i];
        if (letter.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (letter.isSurrogate())
            letter = QChar::ReplacementCharacter;
        else if (letter.category() == QChar::Other_Control)
            letter = u' ';
    }
    return text;
}

// Reads numbers and texts, and remembers whether one was wrong.
class ContentReader final
{
public:
    explicit ContentReader(const QByteArray &content) : m_stream(content)
    {
        m_stream.setVersion(QDataStream::Qt_6_4);
        m_stream.setByteOrder(QDataStream::LittleEndian);
    }

    int number(int least, int most)
    {
        qint32 value = 0;
        m_stream >> value;
        return check(value >= least && value <= most) ? value : least;
    }
    bool flag() { return number(0, 1) == 1; }
    qreal real(qreal least = -farthest, qreal most = farthest)
    {
        double value = 0;
        m_stream >> value;
        return check(std::isfinite(value) && value >= least && value <= most) ? value : least;
    }
    QSizeF size(qreal least)
    {
        const qreal width = real(least);
        return {width, real(least)};
    }
    QRectF box()
    {
        const qreal x = real();
        const qreal y = real();
        return {QPointF(x, y), size(0)};
    }
    QString text(qsizetype most)
    {
        QString value;
        m_stream >> value;
        check(value.size() <= most);
        return plain(value);
    }

    // `one` reads an entry of at least so many bytes.
    template<class T, class One>
    QList<T> list(qsizetype most, qint64 bytes, One one)
    {
        const int count = number(0, int(most));
        check(count <= m_stream.device()->bytesAvailable() / bytes);
        QList<T> values;
        for (int i = 0; i < count && m_isGood; ++i)
            values.append(one());
        return values;
    }

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAllRead() const { return m_isGood && m_stream.atEnd(); }

private:
    bool check(bool holds)
    {
        m_isGood = m_isGood && holds && m_stream.status() == QDataStream::Ok;
        return m_isGood;
    }

    QDataStream m_stream;
    bool m_isGood = true;
};

class ContentWriter final
{
public:
    ContentWriter() : m_stream(&m_bytes, QIODevice::WriteOnly)
    {
        m_stream.setVersion(QDataStream::Qt_6_4);
        m_stream.setByteOrder(QDataStream::LittleEndian);
    }

    ContentWriter &operator<<(bool value) { return *this << int(value); }
    ContentWriter &operator<<(int value)
    {
        m_stream << qint32(value);
        return *this;
    }
    ContentWriter &operator<<(qreal value)
    {
        m_stream << double(value);
        return *this;
    }
    ContentWriter &operator<<(const QString &value)
    {
        m_stream << value;
        return *this;
    }
    ContentWriter &operator<<(QSizeF value) { return *this << value.width() << value.height(); }
    ContentWriter &operator<<(QSize value) { return *this << value.width() << value.height(); }
    ContentWriter &operator<<(const QRect &value)
    {
        return *this << value.x() << value.y() << value.size();
    }
    ContentWriter &operator<<(const QRectF &value)
    {
        return *this << value.x() << value.y() << value.size();
    }
    ContentWriter &operator<<(const PageWord &word)
    {
        return *this << word.text << word.box << word.hasSpaceAfter << word.isLineEnd << word.edges;
    }
    ContentWriter &operator<<(const PageLink &link)
    {
        return *this << link.box << link.address << link.page << link.top;
    }
    ContentWriter &operator<<(const PageFigure &figure)
    {
        return *this << figure.box << figure.caption;
    }
    ContentWriter &operator<<(const OutlineEntry &entry)
    {
        return *this << entry.title << entry.depth << entry.page << entry.top;
    }
    ContentWriter &operator<<(const PageHit &hit) { return *this << hit.page << hit.boxes; }
    template<class T>
    ContentWriter &operator<<(const QList<T> &values)
    {
        *this << int(values.size());
        for (const T &value : values)
            *this << value;
        return *this;
    }

    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    QDataStream m_stream;
};

template<class... T>
QByteArray written(const T &...values)
{
    ContentWriter writer;
    (writer << ... << values);
    return writer.bytes();
}

int readPage(ContentReader &from, int least = 0)
{
    return from.number(least, int(maxPdfPages) - 1);
}

QSize readPixels(ContentReader &from)
{
    const int width = from.number(1, int(maxPagePixels));
    return {width, from.number(1, int(maxPagePixels))};
}

void read(ContentReader &from, RenderRequest &request)
{
    request.page = readPage(from);
    request.scale = from.real(1e-6, 1e6);
    const int x = from.number(0, std::numeric_limits<int>::max());
    const int y = from.number(0, std::numeric_limits<int>::max());
    request.clip = QRect(QPoint(x, y), readPixels(from));
}

void read(ContentReader &from, FindRequest &request)
{
    request.page = readPage(from);
    request.text = from.text(maxSearchLength);
}

void read(ContentReader &from, int &page)
{
    page = readPage(from);
}

void read(ContentReader &from, QString &password)
{
    password = from.text(maxPageTextLength);
}

void read(ContentReader &from, PageProblem &problem)
{
    problem = PageProblem(from.number(0, int(PageProblem::NotOpen)));
}

void read(ContentReader &from, PagesInfo &info)
{
    info.title = from.text(maxPageTextLength);
    info.isCut = from.flag();
    info.sizes = from.list<QSizeF>(maxPdfPages, 16, [&] { return from.size(1); });
}

void read(ContentReader &from, QList<PageWord> &words)
{
    words = from.list<PageWord>(maxPageWords, 48, [&] {
        PageWord word;
        word.text = from.text(maxPageTextLength);
        word.box = from.box();
        word.hasSpaceAfter = from.flag();
        word.isLineEnd = from.flag();
        word.edges = from.list<qreal>(maxPageTextLength, 8, [&] { return from.real(); });
        return word;
    });
}

// Anything else that a PDF links to, for example a program to start, is no link for us.
bool isHarmless(const PageLink &link)
{
    static constexpr std::array schemes{u"http", u"https"};
    const QUrl url(link.address, QUrl::StrictMode);
    return link.address.isEmpty() ||
           (url.isValid() && std::any_of(schemes.begin(), schemes.end(), [&](const auto *scheme) {
                return url.scheme() == QStringView(scheme);
            }));
}

void read(ContentReader &from, QList<PageLink> &links)
{
    links = from.list<PageLink>(maxPageLinks, 48, [&] {
        PageLink link;
        link.box = from.box();
        link.address = from.text(maxPageTextLength);
        link.page = readPage(from, -1);
        link.top = from.real();
        return link;
    });
    links.removeIf([](const PageLink &link) { return !isHarmless(link); });
}

void read(ContentReader &from, QList<PageFigure> &figures)
{
    figures = from.list<PageFigure>(maxPageFigures, 36, [&] {
        PageFigure figure;
        figure.box = from.box();
        figure.caption = from.text(maxPageTextLength);
        return figure;
    });
}

void read(ContentReader &from, QList<OutlineEntry> &entries)
{
    int deepest = 0;
    entries = from.list<OutlineEntry>(maxOutlineEntries, 20, [&] {
        OutlineEntry entry;
        entry.title = from.text(maxPageTextLength);
        entry.depth = from.number(0, deepest);
        entry.page = readPage(from, -1);
        entry.top = from.real();
        deepest = std::min(entry.depth + 1, maxOutlineDepth);
        return entry;
    });
}

void read(ContentReader &from, QList<PageHit> &hits)
{
    hits = from.list<PageHit>(maxPageHits, 8, [&] {
        PageHit hit;
        hit.page = readPage(from);
        hit.boxes = from.list<QRectF>(maxPageWords, 32, [&] { return from.box(); });
        return hit;
    });
}

} // namespace

QByteArray contentOf(const RenderRequest &request)
{
    return written(request.page, request.scale, request.clip);
}

QByteArray contentOf(const FindRequest &request)
{
    return written(request.page, request.text);
}

QByteArray contentOf(int page)
{
    return written(page);
}

QByteArray contentOf(const QString &password)
{
    return written(password);
}

QByteArray contentOf(PageProblem problem)
{
    return written(int(problem));
}

QByteArray contentOf(const PagesInfo &info)
{
    return written(info.title, info.isCut, info.sizes);
}

QByteArray contentOf(const QList<PageWord> &words)
{
    return written(words);
}

QByteArray contentOf(const QList<PageLink> &links)
{
    return written(links);
}

QByteArray contentOf(const QList<PageFigure> &figures)
{
    return written(figures);
}

QByteArray contentOf(const QList<OutlineEntry> &entries)
{
    return written(entries);
}

QByteArray contentOf(const QList<PageHit> &hits)
{
    return written(hits);
}

template<class T>
std::optional<T> fromContent(const QByteArray &content)
{
    ContentReader reader(content);
    T value{};
    read(reader, value);
    return reader.isAllRead() ? std::optional(std::move(value)) : std::nullopt;
}

template std::optional<RenderRequest> fromContent(const QByteArray &);
template std::optional<FindRequest> fromContent(const QByteArray &);
template std::optional<QString> fromContent(const QByteArray &);
template std::optional<int> fromContent(const QByteArray &);
template std::optional<PageProblem> fromContent(const QByteArray &);
template std::optional<PagesInfo> fromContent(const QByteArray &);
template std::optional<QList<PageWord>> fromContent(const QByteArray &);
template std::optional<QList<PageLink>> fromContent(const QByteArray &);
template std::optional<QList<PageFigure>> fromContent(const QByteArray &);
template std::optional<QList<OutlineEntry>> fromContent(const QByteArray &);
template std::optional<QList<PageHit>> fromContent(const QByteArray &);

} // namespace broadsheet
