// What others wrote, wherever the window shows it: as it is written, never as HTML.
#include "support/DeskTest.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include "controls/Chip.h"
#include "controls/NoticeBar.h"
#include "controls/PictureView.h"
#include "detail/AuthorPanel.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "resources/Translations.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"
#include "text/TextView.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QRegularExpression>
#include <QTextBlock>
#include <QToolButton>
#include <QToolTip>
#include <QTranslator>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using broadsheet::test::HttpServer;
using broadsheet::test::Response;

namespace {

// A direction mark, a tag, an entity, an ampersand and the placeholder of window titles.
QString hostile(const QString &file)
{
    return u"<img src=\"file://%1\"> <b>x</b> &lt;i> &f [*] \u202ety"_s.arg(file);
}

QString shown(const QString &text)
{
    return QString(text).remove(u'\u202e');
}

PaperReport hostilePaper(const QString &text)
{
    return {.id = PaperId::fromLink(u"https://e.example/?a=&lt;b&gt;%E2%80%AE<i>"_s),
            .url = u"https://e.example/"_s,
            .title = text,
            .votes = 3,
            .authors = {text, u"Bob "_s + text, QString(100'000, u'x')},
            .media = {u"https://e.example/<img src=x>.mp4?&lt;b&gt;"_s},
            .texts = {{.language = u"<b>x</b>"_s,
                       .markdown = u"- "_s + text +
                                   u" [a](https://e.example/?b=&lt;b&gt;) "
                                   "https://e.example/?c=&lt;i>"_s},
                      {.language = u"en"_s, .markdown = text}},
            .categories = {text},
            .comment = text,
            .code = u"https://github.com/?&lt;b&gt;"_s,
            .project = u"https://аррӏе.com/?&lt;b&gt;"_s,
            .organization = text,
            .keywords = {text, u"Q&A"_s}};
}

// The label of the tooltip that the widget shows at the point; null: it shows none.
QLabel *tipAt(QWidget *widget, QPoint place)
{
    QToolTip::hideText();
    QHelpEvent help(QEvent::ToolTip, place, widget->mapToGlobal(place));
    QCoreApplication::sendEvent(widget, &help);
    for (QWidget *top : QApplication::topLevelWidgets())
        if (top->inherits("QTipLabel") && top->isVisible())
            return qobject_cast<QLabel *>(top);
    return nullptr;
}

bool isTrickery(QChar c)
{
    return c == u'\u202e' || (c.unicode() < 0x20 && c != u'\n' && c != u'\t');
}

// Faults of a text that somebody sees or hears.
QString faultOf(const QString &text, bool mayBeTakenForHtml)
{
    if (std::any_of(text.cbegin(), text.cend(), isTrickery))
        return u"trickery: "_s + text;
    if (mayBeTakenForHtml && Qt::mightBeRichText(text))
        return u"HTML: "_s + text;
    return text.size() > 10'000 ? u"too long: "_s + text.left(60) : QString();
}

QStringList faultsOfModel(const QAbstractItemModel &model)
{
    QStringList faults;
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            faults << faultOf(index.data(Qt::DisplayRole).toString(), false)
                   << faultOf(index.data(Qt::ToolTipRole).toString(), true);
            if (index.data(Qt::AccessibleTextRole).toString().contains(u'\u202e'))
                faults << u"trickery is spoken"_s;
        }
    return faults;
}

QStringList faultsOfDocument(const QTextDocument &document)
{
    QStringList faults;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at)
            faults << faultOf(at.fragment().charFormat().toolTip(), true)
                   << faultOf(at.fragment().text(), false);
    return faults;
}

QStringList faultsOfWidget(const QWidget &widget)
{
    QStringList faults{faultOf(widget.toolTip(), true), faultOf(widget.statusTip(), true),
                       faultOf(widget.whatsThis(), true), faultOf(widget.accessibleName(), false),
                       faultOf(widget.accessibleDescription(), false)};
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        faults << faultOf(label->text(), false);
        if (label->textFormat() != Qt::PlainText)
            faults << u"a label is not plain: "_s + label->text();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        faults << faultOf(button->text(), false);
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view && view->model())
        faults << faultsOfModel(*view->model());
    if (const auto *text = qobject_cast<const QTextEdit *>(&widget))
        faults << faultsOfDocument(*text->document());
    for (const QAction *action : widget.actions())
        faults << faultOf(action->toolTip(), true) << faultOf(action->text(), false);
    return faults;
}

} // namespace

class TestWindowHostile final : public DeskTest
{
    Q_OBJECT

private:
    QString fault() const
    {
        QStringList faults = faultsOfWidget(m_desk->window);
        for (const QWidget *widget : m_desk->window.findChildren<QWidget *>())
            faults << faultsOfWidget(*widget);
        faults.removeAll(QString());
        return faults.join(u'\n');
    }

    void storePaper(const PaperReport &paper)
    {
        const auto stored =
            m_desk->library
                ->store({{.source = u"digest"_s, .day = QDate(2024, 3, 22), .papers = {paper}}})
                .result();
        QVERIFY(stored);
    }

    void mark(const Marking &marking) { QVERIFY(m_desk->library->mark(marking).result()); }

    // With a paper whose every field is `text`, and names, words and searches of the user like it.
    void openHostile()
    {
        reopen({}, [](Settings &settings) {
            settings.setSourceBase(u"archive-<b>&"_s + QChar(u'\u202e'), u"<b>\u202e"_s);
        });
        storePaper(hostilePaper(m_text));
        const QString id = hostilePaper(m_text).id.text;
        mark({.mark = Mark::Tag, .on = true, .subjects = {id}, .text = m_text});
        mark({.mark = Mark::Note, .on = true, .subjects = {id}, .text = u"<b>mine</b>"_s});
        mark({.mark = Mark::Follow, .on = true, .subjects = {m_text}});
        mark({.mark = Mark::SavedSearch, .on = true, .subjects = {u"img "_s + m_text}});
        mark({.mark = Mark::MuteWord, .on = true, .subjects = {m_text + u" never"_s}});
        QTRY_COMPARE(m_desk->rows(), 1);
        QTRY_VERIFY(m_desk->window.summary().paper().text == id);
        m_desk->settle();
    }

    QListView *authors()
    {
        for (AuthorPanel *panel : m_desk->window.summary().findChildren<AuthorPanel *>())
            if (panel->isVisible())
                return panel;
        return nullptr;
    }

    QString m_text;

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        const QString fifo = m_folder->filePath(u"fifo"_s);
        QCOMPARE(::mkfifo(qPrintable(fifo), 0600), 0); // whoever opens it waits for ever
        m_text = hostile(fifo);
    }

    void cleanup()
    {
        QToolTip::hideText();
        close();
        qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>());
        QLocale::setDefault(QLocale::c());
    }

    void nothingIsRich_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Korean") << u"ko"_s;
    }

    void nothingIsRich()
    {
        QFETCH(const QString, language);
        translate(*QCoreApplication::instance(), language);
        openHostile();
        QVERIFY2(fault().isEmpty(), qPrintable(fault()));

        QTest::mouseClick(authors()->viewport(), Qt::LeftButton, {},
                          authors()->visualRect(authors()->model()->index(0, 0)).center());
        QTRY_VERIFY(!m_desk->window.summary().shownAuthor().isEmpty());
        m_desk->settle();
        QVERIFY2(fault().isEmpty(), qPrintable(fault()));

        m_desk->window.searchField().setText(m_text + u" author:"_s);
        m_desk->settle();
        QTRY_VERIFY(m_desk->heading().contains(u"<b>x</b>"_s));
        QVERIFY2(fault().isEmpty(), qPrintable(fault()));
    }

    void dialogsShowWhatIsWritten()
    {
        openHostile();
        for (const Command command : {Command::Settings, Command::FetchDays, Command::Keys,
                                      Command::SearchHelp, Command::MuteWord}) {
            m_desk->window.actions()[command]->trigger();
            auto *dialog = m_desk->window.findChild<QDialog *>();
            QVERIFY(dialog);
            QVERIFY2(fault().isEmpty(), qPrintable(fault()));
            delete dialog;
        }
    }

    void tipsShowWhatIsWritten()
    {
        openHostile();
        SidebarView &sidebar = m_desk->window.sidebar();
        int seen = 0;
        const auto check = [&seen](QWidget *widget, QPoint place) {
            if (const QLabel *tip = tipAt(widget, place)) {
                QCOMPARE(tip->textFormat(), Qt::PlainText);
                QVERIFY2(!Qt::mightBeRichText(tip->text()), qPrintable(tip->text()));
                ++seen;
            }
        };
        for (int row = 0; row < authors()->model()->rowCount(); ++row)
            check(authors()->viewport(),
                  authors()->visualRect(authors()->model()->index(row, 0)).center());
        for (QModelIndex row = sidebar.model()->index(0, 0); row.isValid();
             row = sidebar.indexBelow(row))
            check(sidebar.viewport(), sidebar.visualRect(row).center());
        for (QWidget *widget : m_desk->window.findChildren<QWidget *>())
            if (widget->isVisible())
                check(widget, widget->rect().center());
        QVERIFY(seen > 20);

        const QLabel *tip = tipAt(authors()->viewport(),
                                  authors()->visualRect(authors()->model()->index(0, 0)).center());
        QVERIFY(tip);
        static const QRegularExpression gaps(u"[\\s\u2060]"_s); // Qt breaks no line of a tooltip
        const QString name = authors()->model()->index(0, 0).data().toString();
        QVERIFY2(QString(tip->text()).remove(gaps).contains(QString(name).remove(gaps)),
                 qPrintable(tip->text() + u" / " + name));
    }

    // Also those that forget the function for them, and those of Qt.
    void noTipIsRichWhoeverSetsIt()
    {
        openHostile();
        const QString text = u"<b>x</b>"_s;
        QToolTip::showText({10, 10}, text, &m_desk->window);
        const QLabel *tip = nullptr;
        for (QWidget *top : QApplication::topLevelWidgets())
            if (top->inherits("QTipLabel"))
                tip = qobject_cast<QLabel *>(top);
        QVERIFY(tip);
        QCOMPARE(tip->textFormat(), Qt::PlainText);
        QToolTip::showText({10, 10}, u"again "_s + text, &m_desk->window);
        QCOMPARE(tip->textFormat(), Qt::PlainText);

        QMessageBox box(&m_desk->window);
        box.setText(text);
        box.setInformativeText(text);
        box.show();
        for (const QLabel *label : box.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void questionsAndTitlesShowTheSearch()
    {
        openHostile();
        m_desk->window.searchField().setText(u"img "_s + m_text);
        QTRY_VERIFY(m_desk->window.windowTitle().contains(u"[*][*]"_s));
        QVERIFY(!m_desk->window.windowTitle().contains(u'\u202e'));
        SidebarView &sidebar = m_desk->window.sidebar();
        for (QModelIndex row = sidebar.model()->index(0, 0); row.isValid();
             row = sidebar.indexBelow(row))
            if (row.data().toString().startsWith(u"img "_s))
                sidebar.setCurrentIndex(row);
        m_desk->settle();
        sidebar.setFocus();
        QTest::keyClick(&sidebar, Qt::Key_F2);
        auto *question = m_desk->window.findChild<QInputDialog *>();
        QVERIFY(question);
        QVERIFY(question->labelText().contains(u"&&f"_s)); // no key of the dialog
        QVERIFY(!question->labelText().contains(u'\u202e'));
        for (const QLabel *label : question->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        question->reject();
    }

    void noticesShowWhatIsWritten()
    {
        openHostile();
        auto *bar = m_desk->window.findChild<NoticeBar *>();
        bar->showNotice({.kind = Notice::Kind::Problem, .text = m_text, .details = m_text});
        QVERIFY2(fault().isEmpty(), qPrintable(fault()));
        bool isShown = false;
        for (const QLabel *label : bar->findChildren<QLabel *>())
            isShown |= label->text() == shown(m_text);
        QVERIFY(isShown);
        bar->showNotice({.text = QString(100'000, u'x')});
        QVERIFY2(fault().isEmpty(), qPrintable(fault()));
    }

    void whatIsCopiedIsPlain()
    {
        openHostile();
        for (QTextEdit *text : m_desk->window.summary().findChildren<QTextEdit *>()) {
            if (!text->isVisible())
                continue;
            text->selectAll();
            text->copy();
            const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
            QCOMPARE(copied->formats(), QStringList{u"text/plain"_s});
            QVERIFY(copied->text().contains(u"<b>"_s));
        }
        m_desk->window.list().setFocus();
        QTest::keyClick(&m_desk->window.list(), Qt::Key_C);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), hostilePaper(m_text).id.text);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"%E2%80%AE"_s));
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(u"https://e.example?"_s));
        QVERIFY2(fault().isEmpty(), qPrintable(fault()));
    }

    void aServersWordsAreNotShown()
    {
        HttpServer server;
        server.respond("/p.png", Response{.status = 500});
        reopen({}, [&server](Settings &settings) { // or its pictures are not fetched from here
            settings.setSourceBase(u"archive"_s, server.url().toString());
            settings.setSourceEnabled(u"archive"_s, true);
            settings.setRefreshAtStart(false);
        });
        PaperReport paper = hostilePaper(m_text);
        paper.media = {server.url(u"/p.png"_s).toString()};
        storePaper(paper);
        auto *picture = m_desk->window.summary().findChild<PictureView *>();
        QTRY_VERIFY(picture->toolTip().contains(u"500"_s));
        QVERIFY2(!picture->toolTip().contains(u"img"_s), qPrintable(picture->toolTip()));
        QVERIFY(picture->accessibleDescription().contains(u"500 Internal Server Error"_s));
        QVERIFY2(fault().isEmpty(), qPrintable(fault()));
    }
};

BROADSHEET_TEST(TestWindowHostile, QApplication)
#include "tst_window_hostile.moc"
