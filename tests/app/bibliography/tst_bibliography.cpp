// Bibliographies as programs write them.
#include "bibliography/Bibliography.h"
#include "citation/Citations.h"
#include "support/Runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

using Format = BibliographyFormat;

Bibliography read(const QByteArray &text, Format format = Format::Bibtex)
{
    return readBibliography(text, format);
}

BibliographyEntry only(const QByteArray &text, Format format = Format::Bibtex)
{
    const Bibliography all = read(text, format);
    if (all.entries.size() != 1)
        qWarning("%d entries", int(all.entries.size()));
    return all.entries.value(0);
}

QStringList messages(const Bibliography &bibliography)
{
    QStringList lines;
    for (const Diagnostic &problem : bibliography.problems)
        lines.append(u"%1: %2"_s.arg(QString::number(problem.line), problem.message));
    return lines;
}

} // namespace

class TestBibliography final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arxivIds_data();
    void arxivIds();
    void otherPapersIds_data();
    void otherPapersIds();
    void doisAndAddresses();
    void titlesAndAuthors_data();
    void titlesAndAuthors();
    void bibtexInAllItsForms();
    void encodings_data();
    void encodings();
    void ris();
    void csl();
    void formatsAreKnownByTheirContents_data();
    void formatsAreKnownByTheirContents();
    void ownExportsAreReadBack();
};

void TestBibliography::arxivIds_data()
{
    QTest::addColumn<QByteArray>("fields");
    const auto row = [](const char *name, const QByteArray &fields) {
        QTest::newRow(name) << fields;
    };
    row("arXiv", "eprint={2403.14624}, archivePrefix={arXiv}, primaryClass={cs.CV}");
    row("biblatex", "eprint = {2403.14624v2}, eprinttype = {arxiv}");
    row("no archive", "eprint = \"2403.14624\"");
    row("with its scheme", "eprint = {arXiv:2403.14624 [cs.CV]}");
    row("Google Scholar", "journal={arXiv preprint arXiv:2403.14624}, year={2024}");
    row("DBLP", "journal={CoRR}, volume={abs/2403.14624}");
    row("Zotero", "note = {arXiv:2403.14624 [cs]}, publisher = {arXiv}");
    row("Zotero's extra", "note = {Comment: 46 pages}, annote = {arXiv: 2403.14624 [cs]}");
    row("Mendeley", "arxivId = {2403.14624}, journal = {arXiv}");
    row("doi", "doi = {10.48550/arXiv.2403.14624}");
    row("doi, escaped", "doi = {10.48550/ARXIV.2403.14624}");
    row("doi, link", "doi = {https://doi.org/10.48550/arXiv.2403.14624}");
    row("url", "url = {http://arxiv.org/abs/2403.14624v3}");
    row("url of the pdf", "url = {https://arxiv.org/pdf/2403.14624.pdf}");
    row("howpublished", "howpublished = {\\url{https://arxiv.org/abs/2403.14624}}");
    row("howpublished, words", "howpublished = {arXiv preprint arXiv:2403.14624}");
    row("number", "number = {arXiv:2403.14624}");
    row("eprint first", "eprint={2403.14624}, url={https://arxiv.org/abs/2401.00001}");
}

void TestBibliography::arxivIds()
{
    QFETCH(QByteArray, fields);
    const BibliographyEntry entry = only("@misc{key, title={T}, " + fields + "}");
    QCOMPARE(entry.arxiv.text, u"2403.14624"_s);
    QVERIFY(entry.doi.isEmpty() && entry.address.isEmpty());
}

void TestBibliography::otherPapersIds_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("extends") << QByteArray("note = {extends arXiv:2403.14624}");
    QTest::newRow("PubMed") << QByteArray("eprint = {2403.14624}, eprinttype = {pubmed}");
    QTest::newRow("JSTOR") << QByteArray("eprint = {2403146}, eprinttype = {jstor}");
    QTest::newRow("abstract") << QByteArray("abstract = {arXiv:2403.14624}");
    QTest::newRow("in the title") << QByteArray("booktitle = {Reply to arXiv:2403.14624}");
}

void TestBibliography::otherPapersIds()
{
    QFETCH(QByteArray, fields);
    QVERIFY(only("@misc{key, title={T}, " + fields + "}").arxiv.isEmpty());
}

void TestBibliography::doisAndAddresses()
{
    const BibliographyEntry entry =
        only("@article{k, title={T}, doi={https://dx.doi.org/10.1234/AbC\\_d},"
             " url={HTTPS://Journal.example/paper/}}");
    QCOMPARE(entry.doi, u"10.1234/abc_d"_s);
    QCOMPARE(entry.address.text, u"https://journal.example/paper"_s);
    QCOMPARE(only("@article{k, title={T}, url={https://doi.org/10.1234/x}}").doi, u"10.1234/x"_s);
    QVERIFY(only("@article{k, title={T}, doi={not one}}").doi.isEmpty());
    for (const char *tilde : {"~", "\\~{}", "\\textasciitilde{}", "{\\textasciitilde}"})
        QCOMPARE(only("@misc{k, title={T}, howpublished={\\url{https://e.org/" + QByteArray(tilde) +
                      "roe/a\\_b}}}")
                     .address.text,
                 u"https://e.org/~roe/a_b"_s);
}

void TestBibliography::titlesAndAuthors_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("author");
    const auto row = [](const QByteArray &fields, const QString &title, const QString &author) {
        QTest::newRow(fields.constData()) << fields << title << author;
    };
    row("title={{A {BERT} Study}}, author={Roe, Jane and Park, Min}", u"A BERT Study"_s, u"Roe"_s);
    row("title=\"{\\\"U}ber G\\\"odel \\& {\\'E}t{\\'{e}}\", author=\"Jane Q. Roe\"",
        u"Über Gödel & Été"_s, u"Roe"_s);
    row("title={50\\% of {\\$}5}, author={{Roe and Sons, Inc.}}", u"50% of $5"_s,
        u"Roe and Sons Inc."_s);
    row("title={$\\alpha$-Flow: M$^2$}, author={van der Maaten, Laurens}", u"α-Flow: M²"_s,
        u"van der Maaten"_s);
    row("title={한국어 제목}, author={김하늘}", u"한국어 제목"_s, u"김"_s);
    row("title={The \\emph{Very} \\textbf{Best}}, author={{DeepSeek Team} and others}",
        u"The Very Best"_s, u"DeepSeek Team"_s);
    row("title={A --- B~C}, author={Jane Roe\n and\n Min Park}", u"A --- B C"_s, u"Roe"_s);
}

void TestBibliography::titlesAndAuthors()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, title);
    QFETCH(QString, author);
    const BibliographyEntry entry = only("@article{k, " + fields + "}");
    QCOMPARE(comparableTitle(entry.title), comparableTitle(title));
    QCOMPARE(comparableAuthor(entry.firstAuthor), comparableAuthor(author));
}

void TestBibliography::bibtexInAllItsForms()
{
    const QByteArray text = "% Written by hand\r\n"
                            "@string{arxiv = \"arXiv preprint \" # \"arXiv:\"}\r\n"
                            "@preamble{\"\\newcommand{\\x}{y}\"}\r\n"
                            "@comment{jabref-meta: databaseType:biblatex;}\r\n"
                            "@comment{ @misc{hidden, title={Hidden}} }\r\n"
                            "Mail me at me@example.org\r\n"
                            "@MISC(one,\r\n"
                            "  title = {One (of two)},\r\n"
                            "  journal = arxiv # 2403 # \".00001\",\r\n"
                            "  year = 2024, month = mar\r\n"
                            ")\r\n"
                            "@article{two:x/y+z, TITLE = \"Two {\"}quoted{\"} @ 5%\",\r\n"
                            "  title = {Not this}, eprint = {2403.00002},,\r\n"
                            "  % author = {Nobody},\r\n"
                            "}\r\n"
                            "@misc{title = {Without a key}, eprint = 2403.00003}@misc{four,"
                            "title={Four},eprint={2403.00004}}\r\n";
    const Bibliography all = read(text);
    QCOMPARE(messages(all), QStringList());
    QStringList seen;
    for (const BibliographyEntry &entry : all.entries)
        seen.append(u"%1 %2 %3 %4"_s.arg(QString::number(entry.line), entry.key, entry.arxiv.text,
                                         entry.title));
    QCOMPARE(seen, QStringList({u"7 one 2403.00001 One (of two)"_s,
                                u"12 two:x/y+z 2403.00002 Two \"quoted\" @ 5%"_s,
                                u"16  2403.00003 Without a key"_s, u"16 four 2403.00004 Four"_s}));
}

void TestBibliography::encodings_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("remarks");
    QTest::newRow("UTF-8") << QByteArray("Stra\xC3\x9F"
                                         "e")
                           << u"Straße"_s << 0;
    QTest::newRow("Latin-1") << QByteArray("Stra\xDF"
                                           "e M\xFCller")
                             << u"Straße Müller"_s << 1;
    QTest::newRow("Windows") << QByteArray("\x93"
                                           "Caf\xE9\x94")
                             << u"“Café”"_s << 1;
    QTest::newRow("CP949") << QByteArray("\xC7\xD1\xB1\xB9\xBE\xEE \xB8\xF0\xB5\xA8")
                           << u"한국어 모델"_s << 1;
}

void TestBibliography::encodings()
{
    QFETCH(QByteArray, title);
    QFETCH(QString, expected);
    QFETCH(int, remarks);
    const QByteArray bibtex = "@misc{k, title = {" + title + "}}";
    QCOMPARE(only(bibtex).title, expected);
    QCOMPARE(read(bibtex).problems.size(), remarks);
    QCOMPARE(only("TY  - JOUR\r\nTI  - " + title + "\r\nER  - \r\n", Format::Ris).title, expected);
    if (remarks == 0) {
        QCOMPARE(only("\xEF\xBB\xBF" + bibtex).title, expected);
        const QString utf16 = QChar(QChar::ByteOrderMark) + QString::fromUtf8(bibtex);
        QCOMPARE(
            only(QByteArray(reinterpret_cast<const char *>(utf16.utf16()), utf16.size() * 2)).title,
            expected);
    }
}

void TestBibliography::ris()
{
    const QByteArray text = "\xEF\xBB\xBFTY  - JOUR\r\n"
                            "ID  - roe2024\r\n"
                            "T1  - A long title\r\n"
                            "that goes on\r\n"
                            "A1  - Roe, Jane\r\n"
                            "A1  - Park, Min\r\n"
                            "JO  - arXiv preprint arXiv:2403.00001\r\n"
                            "ER  - \r\n"
                            "\r\n"
                            "TY  - UNPB\r\n"
                            "TI  - Second\r\n"
                            "AN  - arXiv:2403.00002\r\n"
                            "ER  -\r\n"
                            "TY - RPRT\n"
                            "TI - EndNote's\n"
                            "AU - Roe, Jane\n"
                            "M3 - 10.1234/ABC\n"
                            "UR - https://journal.example/x\n"
                            "ER -\n"
                            "TY  - ELEC\n"
                            "N1  - arXiv:2403.00004 [cs]\n"
                            "TI  - Fourth\n"
                            "ER  - \n";
    const Bibliography all = read(text, Format::Ris);
    QCOMPARE(messages(all), QStringList());
    QCOMPARE(all.entries.size(), 4);
    QCOMPARE(all.entries[0].title, u"A long title that goes on"_s);
    QCOMPARE(all.entries[0].firstAuthor, u"Roe"_s);
    QCOMPARE(all.entries[0].key, u"roe2024"_s);
    QCOMPARE(all.entries[0].arxiv.text, u"2403.00001"_s);
    QCOMPARE(all.entries[1].arxiv.text, u"2403.00002"_s);
    QCOMPARE(all.entries[1].line, 10);
    QCOMPARE(all.entries[2].doi, u"10.1234/abc"_s);
    QCOMPARE(all.entries[3].arxiv.text, u"2403.00004"_s);
}

void TestBibliography::csl()
{
    const QByteArray items =
        "[\n"
        " {\"id\": 12, \"type\": \"article-journal\", \"title\": \"<i>E. coli</i>"
        " in &amp; out\", \"author\": [{\"family\": \"Maaten\","
        " \"non-dropping-particle\": \"van der\", \"given\": \"L.\"}],\n"
        "  \"DOI\": \"10.1234/ABC\"},\n"
        " {\"id\": \"http://zotero.org/users/1/items/A\", \"type\": \"article\","
        " \"title\": \"Two\", \"number\": \"arXiv:2403.00002\","
        " \"author\": [{\"literal\": \"DeepSeek Team\"}]},\n"
        " {\"id\": \"x\", \"type\": \"webpage\", \"title\": \"Three\","
        " \"note\": \"Publisher: arXiv\\narXiv:2403.00003 [cs]\"}\n"
        "]\n";
    for (const QByteArray &text : {items, QByteArray("{\"items\": " + items + "}")}) {
        QCOMPARE(bibliographyFormat(u"library.json"_s, text), Format::CslJson);
        const Bibliography all = read(text, Format::CslJson);
        QCOMPARE(messages(all), QStringList());
        QCOMPARE(all.entries.size(), 3);
        QCOMPARE(all.entries[0].key, u"12"_s);
        QCOMPARE(all.entries[0].line, 2);
        QCOMPARE(all.entries[0].firstAuthor, u"van der Maaten"_s);
        QCOMPARE(all.entries[0].doi, u"10.1234/abc"_s);
        QCOMPARE(all.entries[1].arxiv.text, u"2403.00002"_s);
        QCOMPARE(all.entries[1].firstAuthor, u"DeepSeek Team"_s);
        QCOMPARE(all.entries[2].arxiv.text, u"2403.00003"_s);
    }
}

void TestBibliography::formatsAreKnownByTheirContents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("format"); // -1: none
    const auto row = [](const char *name, const QByteArray &text, int format) {
        QTest::newRow(name) << text << format;
    };
    row("export.txt", "@article{roe2024,\n title = {T}}\n", int(Format::Bibtex));
    row("comment.txt", "% from Zotero\n\n@misc{a,}\n", int(Format::Bibtex));
    row("any.bib", "nothing", int(Format::Bibtex));
    row("ris.txt", "\r\nTY  - JOUR\r\nER  - \r\n", int(Format::Ris));
    row("any.RIS", "", int(Format::Ris));
    row("digest.md", "# Daily Papers (2024-03-22)\n\n```\n@misc{a, title={T}}\n```\n", -1);
    row("mail.txt", "@roe: look at this (please)\n", -1);
    row("papers.json", "[{\"id\": \"2403.00001\", \"title\": \"T\", \"authors\": []}]", -1);
    row("hub.json", "[{\"paper\": {\"id\": \"2403.00001\", \"title\": \"T\"}}]", -1);
    row("csl.json", "[{\"id\": 1, \"type\": \"book\", \"title\": \"T\"}]", int(Format::CslJson));
    row("empty.json", "[]", -1);
    row("none", "", -1);
}

void TestBibliography::formatsAreKnownByTheirContents()
{
    QFETCH(QByteArray, text);
    QFETCH(int, format);
    const std::optional<Format> found =
        bibliographyFormat(QString::fromLatin1(QTest::currentDataTag()), text);
    QCOMPARE(found ? int(*found) : -1, format);
}

void TestBibliography::ownExportsAreReadBack()
{
    Paper paper;
    paper.id = PaperId{u"2403.14624"_s};
    paper.title = u"MathVerse: Does It $\\alpha$ See 100% of {it} & 한국어?"_s;
    paper.authors = {u"Laurens van der Maaten"_s, u"김하늘"_s};
    Paper other;
    other.id = PaperId{u"https://journal.example/paper"_s};
    other.url = other.id.text;
    other.title = u"Elsewhere"_s;
    other.doi = u"10.1234/a_b"_s;
    other.authors = {u"Élodie Müller"_s};
    const QList<Paper> papers{paper, other};
    const std::pair<QByteArray, Format> exports[] = {{toBibtex(papers), Format::Bibtex},
                                                     {toBiblatex(papers), Format::Bibtex},
                                                     {toRis(papers), Format::Ris},
                                                     {toCslJson(papers), Format::CslJson}};
    for (const auto &[text, format] : exports) {
        const Bibliography all = read(text, format);
        QCOMPARE(messages(all), QStringList());
        QCOMPARE(all.entries.size(), 2);
        QCOMPARE(all.entries[0].arxiv, paper.id);
        QCOMPARE(comparableAuthor(all.entries[0].firstAuthor), u"maaten"_s);
        QCOMPARE(all.entries[1].doi, other.doi);
        QCOMPARE(all.entries[1].address, other.id);
        QCOMPARE(comparableTitle(all.entries[1].title), comparableTitle(other.title));
        QCOMPARE(comparableAuthor(all.entries[1].firstAuthor), u"muller"_s);
    }
}

BROADSHEET_TEST(TestBibliography, QCoreApplication)
#include "tst_bibliography.moc"
