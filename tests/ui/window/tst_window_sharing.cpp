// Papers taken out of the window: copied, dragged and exported.
#include "support/DeskTest.h"
#include "support/Files.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/ListColumns.h"
#include "notices/NoticePresenter.h"
#include "sharing/PrintController.h"
#include "sharing/Sharing.h"
#include "text/TextView.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QDrag>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

QStringList textsOf(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions())
        texts << action->text().section(u'\t', 0, 0).remove(u'&');
    return texts;
}

struct Dragged
{
    QStringList formats;
    QList<QUrl> urls;
    QString text;
    QString html;
};

} // namespace

class TestWindowSharing final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QString noticeText() const { return m_desk->window.notice().noticeText(); }
    [[nodiscard]] static QString clipboard() { return QApplication::clipboard()->text(); }

    [[nodiscard]] QMenu *submenu(const QString &title) const
    {
        for (QMenu *menu : m_desk->window.mainMenu().findChildren<QMenu *>())
            if (menu->title().remove(u'&') == title)
                return menu;
        return nullptr;
    }

    // What other programs get when the mouse drags from `from`. The offscreen platform ends a drag
    // at once and deletes it in the next turn.
    [[nodiscard]] static Dragged dragFrom(QWidget &widget, QObject &source, const QPoint &from)
    {
        QTest::mousePress(&widget, Qt::LeftButton, {}, from);
        for (const int way : {30, 39}) {
            const QPoint to = from + QPoint(way, 3);
            QMouseEvent move(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(&widget, &move);
        }
        Dragged dragged;
        if (const auto *drag = source.findChild<QDrag *>()) {
            const QMimeData &data = *drag->mimeData();
            dragged = {data.formats(), data.urls(), data.text(),
                       QString::fromUtf8(data.data(u"text/html"_s))};
        }
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, from + QPoint(39, 3));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return dragged;
    }

    [[nodiscard]] QPoint middleOf(int row) const
    {
        const PaperListView &list = m_desk->window.list();
        return list.visualRect(list.model()->index(row, TitleColumn)).center();
    }

    [[nodiscard]] QDialog *dialogCalled(const QString &title) const
    {
        for (QDialog *dialog : m_desk->window.findChildren<QDialog *>())
            if (dialog->windowTitle() == title && dialog->isVisible())
                return dialog;
        return nullptr;
    }

    [[nodiscard]] QDialog *exportDialog() const { return dialogCalled(u"Export papers"_s); }

    void openExport()
    {
        m_desk->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(exportDialog());
    }

    void chooseFormat(const QString &name)
    {
        auto *formats = exportDialog()->findChild<QComboBox *>();
        const int at = formats->findText(name);
        QVERIFY2(at >= 0, qPrintable(name));
        formats->setCurrentIndex(at);
    }

    // Saves as `path`, or under the proposed name in that folder; returns the proposed name.
    QString save(const QString &path)
    {
        withText<QAbstractButton>(*exportDialog(), u"Save…"_s)->click();
        auto *files = exportDialog()->findChild<QFileDialog *>();
        if (!files)
            return {};
        const QString name = files->findChild<QLineEdit *>()->text();
        const QString file = QFileInfo(path).isDir() ? QDir(path).filePath(name) : path;
        Q_EMIT files->fileSelected(file);
        files->close();
        return name;
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
    }

    void cleanup()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        close();
    }

    void onePaperIsCopiedInEveryForm()
    {
        const Actions &actions = m_desk->window.actions();
        actions[Command::CopyTitle]->trigger();
        QCOMPARE(clipboard(), u"Beta – https://arxiv.org/abs/2403.00002"_s);
        QCOMPARE(noticeText(), u"Copied Beta – https://arxiv.org/abs/2403.00002"_s);
        actions[Command::CopyMarkdown]->trigger();
        QCOMPARE(clipboard(), u"[Beta](https://arxiv.org/abs/2403.00002)"_s);
        actions[Command::CopyMessage]->trigger();
        QCOMPARE(clipboard(), u"Beta\nGrace Hopper\n두 번째 논문은 로봇 학습을 다룹니다.\n"
                              "https://arxiv.org/abs/2403.00002"_s);
    }

    void severalPapersAreCopiedTogether()
    {
        const Actions &actions = m_desk->window.actions();
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        actions[Command::CopyMarkdown]->trigger();
        QCOMPARE(clipboard().count(u'\n'), 2);
        QVERIFY2(clipboard().contains(
                     u"[Alpha \\[IDK\\]: a study of A\\*](https://arxiv.org/abs/2403.00001)"_s),
                 qPrintable(clipboard()));
        QCOMPARE(noticeText(), u"Copied 3 papers"_s);
        actions[Command::CopyMessage]->trigger();
        QCOMPARE(clipboard().count(u"\n\n"_s), 2);
    }

    void bothMenusSayWhatCanBeCopied()
    {
        const QStringList one{u"Link"_s, u"Title and link"_s, u"Markdown link"_s, u"BibTeX"_s,
                              u"Message for a chat"_s};
        QMenu *copies = submenu(u"Copy"_s);
        QVERIFY(copies);
        copies->popup({0, 0});
        QCOMPARE(textsOf(*copies), one);
        QCOMPARE(copies->actions().constFirst()->text().section(u'\t', 1), u"C"_s);
        copies->close();
        activateWindow();

        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        QWidget &rows = *m_desk->window.list().viewport();
        QContextMenuEvent event(QContextMenuEvent::Mouse, middleOf(0),
                                rows.mapToGlobal(middleOf(0)));
        QApplication::sendEvent(&rows, &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QMenu *below = nullptr;
        for (const QAction *entry : menu->actions())
            if (entry->menu() && QString(entry->text()).remove(u'&') == u"Copy"_s)
                below = entry->menu();
        QVERIFY(below);
        QCOMPARE(textsOf(*below).constFirst(), u"3 links"_s);
        below->actions().at(1)->trigger();
        QTRY_COMPARE(clipboard().count(u"https://arxiv.org/abs/"_s), 3);
    }

    void rowsAreDraggedOutAsLinks()
    {
        PaperListView &list = m_desk->window.list();
        const Dragged one = dragFrom(*list.viewport(), list, middleOf(1));
        QCOMPARE(one.urls, QList<QUrl>{QUrl(u"https://arxiv.org/abs/2403.00001"_s)});
        QCOMPARE(one.text, u"Alpha [IDK]: a study of A*\nhttps://arxiv.org/abs/2403.00001"_s);
        QCOMPARE(one.html, u"<a href=\"https://arxiv.org/abs/2403.00001\">"
                           "Alpha [IDK]: a study of A*</a>"_s);
        QVERIFY(one.formats.contains(u"application/x-broadsheet-papers"_s));

        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        const Dragged all = dragFrom(*list.viewport(), list, middleOf(1));
        QCOMPARE(all.urls.size(), 3);
    }

    void aLinkOfThePaneIsDraggedOut()
    {
        for (const auto &[name, address] :
             {std::pair{u"arXiv"_s, u"https://arxiv.org/abs/2403.00002"_s},
              std::pair{u"PDF"_s, u"https://arxiv.org/pdf/2403.00002"_s}}) {
            QAbstractButton *link = button(name);
            QVERIFY(link);
            QSignalSpy clicks(link, &QAbstractButton::clicked);
            const Dragged dragged = dragFrom(*link, *link, link->rect().center());
            QCOMPARE(dragged.urls, QList<QUrl>{QUrl(address)});
            QCOMPARE(dragged.text, QString(u"Beta\n"_s + address));
            QCOMPARE(clicks.size(), 0); // and its page is not opened
        }
    }

    void theTitleOfThePaneIsDraggedOut()
    {
        auto *title = m_desk->window.summary().findChild<TextView *>();
        QVERIFY(title);
        QCOMPARE(title->accessibleName(), u"Title"_s);
        QWidget &text = *title->viewport();
        const QPoint start = title->cursorRect().center() + QPoint(4, 0);
        const Dragged dragged = dragFrom(text, text, start);
        QCOMPARE(dragged.urls, QList<QUrl>{QUrl(u"https://arxiv.org/abs/2403.00002"_s)});
        QCOMPARE(dragged.text, u"Beta\nhttps://arxiv.org/abs/2403.00002"_s);
        QVERIFY(title->selectedText().isEmpty());
        QTest::mouseDClick(&text, Qt::LeftButton, {}, start);
        QCOMPARE(title->selectedText(), u"Beta"_s); // which is dragged as text then
        QVERIFY(dragFrom(text, text, start).urls.isEmpty());
    }

    void aKeyThatWasCopiedStays()
    {
        m_desk->settings.setText(SettingsTable::citationKeyPattern, u"[auth][year]"_s);
        const Actions &actions = m_desk->window.actions();
        actions[Command::CopyBibtex]->trigger();
        QTRY_VERIFY2(clipboard().startsWith(u"@misc{hopper2024,"_s), qPrintable(clipboard()));
        QCOMPARE(noticeText(), u"Copied BibTeX"_s);
        m_desk->settings.setText(SettingsTable::citationKeyPattern, {});
        openExport();
        chooseFormat(u"RIS (Zotero, EndNote)"_s);
        withText<QAbstractButton>(*exportDialog(), u"Copy"_s)->click();
        QTRY_VERIFY(clipboard().contains(u"ID  - hopper2024\n"_s));
        QVERIFY(clipboard().contains(u"2024alpha-2403.00001\n"_s));
    }

    void aWrongPatternIsSaid()
    {
        m_desk->settings.setText(SettingsTable::citationKeyPattern, u"[autor]"_s);
        m_desk->window.actions()[Command::CopyBibtex]->trigger();
        QTRY_VERIFY2(noticeText().contains(u"[autor]"_s), qPrintable(noticeText()));
        m_desk->window.notice().clearNotice();
        openExport();
        chooseFormat(u"BibLaTeX (UTF-8)"_s);
        (void)save(m_folder->path());
        QTRY_VERIFY2(noticeText().contains(u"[autor]"_s), qPrintable(noticeText()));
        QVERIFY(QDir(m_folder->path()).entryList({u"*.bib"_s}).isEmpty());
    }

    void papersOfABibliographyAreMarked()
    {
        const QString refs = write(u"refs.bib"_s, "@misc{a, eprint={2403.00001}}\n"
                                                  "@misc{b, title={Beta}, author={Hopper, G.}}\n"
                                                  "@misc{c, title={Elsewhere}}\n");
        Q_EMIT m_desk->window.filesDropped({refs});
        const auto dialog = [this] { return dialogCalled(u"Mark papers from a bibliography"_s); };
        QTRY_VERIFY(dialog());
        QVERIFY(withText<QLabel>(*dialog(), u"refs.bib: 2 of 3 entries are in the library."_s));
        QCOMPARE(dialog()->findChild<QPlainTextEdit *>()->toPlainText(), u"3: c: Elsewhere"_s);
        withText<QAbstractButton>(*dialog(), u"Copy this list"_s)->click();
        QCOMPARE(clipboard(), u"3: c: Elsewhere\n"_s);
        withText<QRadioButton>(*dialog(), u"Star them"_s)->click();
        withText<QAbstractButton>(*dialog(), u"Mark 2 paper(s)"_s)->click();
        QTRY_COMPARE(noticeText(), u"Starred 2 papers"_s);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY2(noticeText().startsWith(u"Undone"_s) || noticeText().contains(u"Starred"_s),
                     qPrintable(noticeText()));
        QTRY_VERIFY(!dialog());
    }

    void papersOfABibliographyAreTagged()
    {
        const QString refs = write(u"thesis.ris"_s, "TY  - JOUR\nAN  - arXiv:2403.00001\nER  - \n");
        Q_EMIT m_desk->window.filesDropped({refs, write(u"23.bib"_s, "@misc{x, title={X}}")});
        const auto dialog = [this] { return dialogCalled(u"Mark papers from a bibliography"_s); };
        QTRY_VERIFY(dialog());
        withText<QRadioButton>(*dialog(), u"Tag them with"_s)->click();
        QCOMPARE(dialog()->findChild<QComboBox *>()->currentText(), u"thesis"_s);
        withText<QAbstractButton>(*dialog(), u"Mark 1 paper(s)"_s)->click();
        QTRY_COMPARE(noticeText(), u"Tagged “Alpha [IDK]: a study of A*” with “thesis”"_s);
        // The next file: nothing to mark.
        QTRY_VERIFY(dialog() &&
                    withText<QLabel>(*dialog(), u"23.bib: 0 of 1 entries are in the library."_s));
        QVERIFY(!withText<QAbstractButton>(*dialog(), u"Mark 0 paper(s)"_s)->isEnabled());
        dialog()->reject();
    }

    void theListIsExportedInEveryFormat()
    {
        const QList<std::pair<QString, QByteArray>> formats{
            {u"BibTeX (ASCII, for pdfLaTeX)"_s, "@misc{"},
            {u"BibLaTeX (UTF-8)"_s, "@online{"},
            {u"RIS (Zotero, EndNote)"_s, "TY  - "},
            {u"CSL-JSON (Zotero, pandoc)"_s, "\"title\""},
            {u"Markdown digest"_s, "2403.0000"},
            {u"CSV (spreadsheet)"_s, "2403.0000"},
            {u"JSON (all fields)"_s, "\"title\""},
        };
        for (const auto &[name, mark] : formats) {
            openExport();
            chooseFormat(name);
            const QString file = save(m_folder->path());
            QVERIFY2(file.startsWith(u"2024-03-22."_s), qPrintable(file));
            QTRY_COMPARE(noticeText(), QString(u"3 paper(s) written to "_s + file));
            const QByteArray content = test::bytesOf(m_folder->filePath(file));
            QVERIFY2(content.count(mark) >= 3, content.constData());
            m_desk->window.notice().clearNotice();
            activateWindow();
        }
        openExport(); // with the format of the last time
        QCOMPARE(exportDialog()->findChild<QComboBox *>()->currentText(), u"JSON (all fields)"_s);
        QCOMPARE(m_desk->settings.exportFolder(), QFileInfo(m_folder->path()).absoluteFilePath());
    }

    void noLetterHasTwoControls()
    {
        openExport();
        chooseFormat(u"CSV (spreadsheet)"_s); // with its box
        QStringList texts;
        for (const QLabel *label : exportDialog()->findChildren<QLabel *>())
            texts << label->text();
        for (const QAbstractButton *button : exportDialog()->findChildren<QAbstractButton *>())
            texts << button->text();
        QStringList letters;
        for (const QString &text : std::as_const(texts))
            if (const QString letter = text.section(u'&', 1).left(1).toUpper(); !letter.isEmpty())
                letters << letter;
        QVERIFY(letters.size() >= 5);
        QCOMPARE(QSet<QString>(letters.cbegin(), letters.cend()).size(), letters.size());
    }

    void theSelectionIsExportedAlone()
    {
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        openExport();
        auto *selected = withText<QRadioButton>(*exportDialog(), u"Selected: 2 paper(s)"_s);
        QVERIFY(selected && selected->isChecked());
        QVERIFY(withText<QRadioButton>(*exportDialog(), u"Whole list: 3 paper(s)"_s));
        chooseFormat(u"BibTeX (ASCII, for pdfLaTeX)"_s);
        const QString file = save(m_folder->path());
        QCOMPARE(file, u"2-of-2024-03-22.bib"_s);
        QTRY_COMPARE(test::bytesOf(m_folder->filePath(file)).count("@misc"), 2);
    }

    void aSpreadsheetMayBeginWithAMark()
    {
        openExport();
        chooseFormat(u"BibLaTeX (UTF-8)"_s);
        auto *mark = exportDialog()->findChild<QCheckBox *>();
        QVERIFY(!mark->isVisible());
        chooseFormat(u"CSV (spreadsheet)"_s);
        QVERIFY(mark->isVisible());
        mark->click();
        const QString file = save(m_folder->path());
        QTRY_VERIFY(test::bytesOf(m_folder->filePath(file)).startsWith("\xEF\xBB\xBF"));
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(file));
        activateWindow();
        openExport(); // and is proposed again
        QVERIFY(exportDialog()->findChild<QCheckBox *>()->isChecked());
        QVERIFY(m_desk->settings.isOn(SettingsTable::exportsByteOrderMark));
    }

    void anExportIsCopied()
    {
        openExport();
        chooseFormat(u"RIS (Zotero, EndNote)"_s);
        withText<QAbstractButton>(*exportDialog(), u"Copy"_s)->click();
        QTRY_COMPARE(noticeText(), u"3 paper(s) copied as RIS (Zotero, EndNote)"_s);
        QCOMPARE(clipboard().count(u"TY  - "_s), 3);
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        openExport();
        (void)save(m_folder->filePath(u"gone/papers.bib"_s));
        QTRY_VERIFY2(noticeText().contains(u"papers.bib could not be written: "_s),
                     qPrintable(noticeText()));
        QVERIFY(button(u"Export again…"_s));
        m_desk->window.notice().clearNotice();
        activateWindow();
        openExport();
        QVERIFY(QDir(m_folder->path()).mkdir(u"folder.bib"_s));
        withText<QAbstractButton>(*exportDialog(), u"Save…"_s)->click();
        auto *files = exportDialog()->findChild<QFileDialog *>();
        Q_EMIT files->fileSelected(m_folder->filePath(u"folder.bib"_s));
        files->close();
        QTRY_VERIFY2(noticeText().contains(u"folder.bib could not be written: it is a folder"_s),
                     qPrintable(noticeText()));
    }

    void papersAreWrittenAsPdf()
    {
        m_desk->press(Qt::Key_P, Qt::ControlModifier);
        QDialog *dialog = nullptr;
        QTRY_VERIFY(dialog = dialogCalled(u"Print papers"_s));
        QVERIFY(withText<QRadioButton>(*dialog, u"Whole list: 3 paper(s)"_s)->isChecked());
        withText<QAbstractButton>(*dialog, u"PDF…"_s)->click();
        auto *files = dialog->findChild<QFileDialog *>();
        QVERIFY(files);
        QCOMPARE(files->findChild<QLineEdit *>()->text(), u"2024-03-22.pdf"_s);
        const QString path = m_folder->filePath(u"papers.pdf"_s);
        Q_EMIT files->fileSelected(path);
        files->close();
        QTRY_COMPARE(noticeText(), u"1 page(s) with 3 paper(s) written to papers.pdf"_s);
        const QByteArray pdf = test::bytesOf(path);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.size() > 5000); // with its letters
    }

    // What was painted before is not behind it.
    void aPdfAfterOneThatWasStopped()
    {
        const auto asPdf = [this](const QString &whole) {
            QDialog *dialog = nullptr;
            m_desk->press(Qt::Key_P, Qt::ControlModifier);
            if (!QTest::qWaitFor([&] { return dialog = dialogCalled(u"Print papers"_s); },
                                 test::longest))
                return QString();
            withText<QRadioButton>(*dialog, whole)->click();
            withText<QAbstractButton>(*dialog, u"PDF…"_s)->click();
            auto *files = dialog->findChild<QFileDialog *>();
            Q_EMIT files->fileSelected(m_folder->filePath(u"papers.pdf"_s));
            files->close();
            return m_folder->filePath(u"papers.pdf"_s);
        };
        auto *printing = m_desk->session.findChild<PrintController *>();
        QVERIFY(printing);
        int painted = 0;
        connect(printing, &PrintController::progress, printing, [&](const QString &, int done) {
            painted = done;
            if (done == 2)
                printing->cancel();
        });
        QVERIFY(!asPdf(u"Whole list: 3 paper(s)"_s).isEmpty());
        QTRY_COMPARE(painted, 2);
        disconnect(printing, &PrintController::progress, printing, nullptr);
        m_desk->settle();
        activateWindow();
        const QString path = asPdf(u"Selected: 1 paper(s)"_s);
        QTRY_COMPARE(noticeText(), u"1 page(s) with 1 paper(s) written to papers.pdf"_s);
        const QByteArray pdf = test::bytesOf(path);
        QCOMPARE(pdf.count("%%EOF"), 1);
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    }

    void whatIsStoppedWritesNothing()
    {
        openExport();
        const QString file = save(m_folder->path());
        const auto *sharing = m_desk->session.findChild<Sharing *>();
        QVERIFY(sharing);
        // It is quicker than its first report.
        m_desk->session.findChild<NoticePresenter *>()->showProgress(*sharing, u"Writing"_s, 0, 0);
        button(u"Cancel"_s)->click();
        m_desk->settle();
        QVERIFY(!QFile::exists(m_folder->filePath(file)));
        QVERIFY2(!noticeText().contains(file), qPrintable(noticeText()));
        activateWindow();
        openExport(); // and nothing stands in the way of the next one
        (void)save(m_folder->path());
        QTRY_VERIFY(QFile::exists(m_folder->filePath(file)));
    }

    void anEmptyListHasNothingToExport()
    {
        m_desk->press(Qt::Key_T);
        QTRY_COMPARE(m_desk->rows(), 0);
        m_desk->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE(noticeText(), u"This list has no papers."_s);
    }
};

BROADSHEET_TEST(TestWindowSharing, QApplication)
#include "tst_window_sharing.moc"
