// Qt's own texts, which come from a package of Debian's: buttons, menus and the file dialog.
#include "resources/Translations.h"
#include "support/Runner.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <memory>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

bool isKorean(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Hangul; });
}

// The texts with letters that are not Korean.
QStringList foreign(const QStringList &texts)
{
    QStringList found;
    for (const QString &text : texts) {
        const QString words = text.section(u'\t', 0, 0); // without the key
        const bool hasLetters =
            std::any_of(words.begin(), words.end(), [](QChar c) { return c.isLetter(); });
        if (hasLetters && !isKorean(words))
            found.append(text);
    }
    return found;
}

QStringList textsOf(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions())
        texts.append(action->text());
    return texts;
}

} // namespace

class TestQtTexts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { translate(*QCoreApplication::instance(), u"ko"_s); }

    void buttonsAreKorean()
    {
        const QDialogButtonBox box(
            QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Close |
            QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Apply | QDialogButtonBox::Save |
            QDialogButtonBox::Discard | QDialogButtonBox::Yes | QDialogButtonBox::No);
        QStringList texts;
        for (const QAbstractButton *button : box.buttons())
            texts.append(button->text());
        QCOMPARE(texts.size(), 9);
        QCOMPARE(foreign(texts), QStringList());
    }

    void menusOfTextAreKorean()
    {
        QLineEdit line(u"text"_s);
        const std::unique_ptr<QMenu> ofLine(line.createStandardContextMenu());
        QVERIFY(ofLine->actions().size() > 4);
        QCOMPARE(foreign(textsOf(*ofLine)), QStringList());

        QTextBrowser browser;
        browser.setHtml(u"<a href=\"https://a.org\">text</a>"_s);
        const std::unique_ptr<QMenu> ofText(browser.createStandardContextMenu());
        QVERIFY(!ofText->actions().isEmpty());
        QCOMPARE(foreign(textsOf(*ofText)), QStringList());
    }

    void dialogsAreKorean()
    {
        QFileDialog files;
        files.setOption(QFileDialog::DontUseNativeDialog);
        QInputDialog question;
        question.setLabelText(u"질문"_s);
        question.show();
        QStringList texts;
        for (const QWidget *dialog :
             {static_cast<QWidget *>(&files), static_cast<QWidget *>(&question)}) {
            for (const auto *label : dialog->findChildren<QLabel *>())
                texts.append(label->text());
            for (const auto *button : dialog->findChildren<QAbstractButton *>())
                texts << button->text() << button->toolTip();
        }
        QVERIFY(texts.size() > 10);
        QCOMPARE(foreign(texts), QStringList());
    }
};

BROADSHEET_TEST(TestQtTexts, QApplication)
#include "tst_qt_texts.moc"
