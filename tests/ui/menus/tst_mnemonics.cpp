#include "menus/Mnemonics.h"
#include "support/Runner.h"

#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestMnemonics final : public QObject
{
    Q_OBJECT

private:
    static QStringList lettersFor(const QStringList &texts)
    {
        QMenu menu;
        for (const QString &text : texts)
            menu.addAction(new QAction(text, &menu));
        return textsWithMnemonics(menu.actions());
    }

private Q_SLOTS:
    void noLetterIsThereTwice()
    {
        QCOMPARE(lettersFor({u"Star"_s, u"Search"_s, u"Mark as read"_s, u"Save"_s}),
                 (QStringList{u"&Star"_s, u"S&earch"_s, u"&Mark as read"_s, u"S&ave"_s}));
    }

    void lettersThatATextNamesStay()
    {
        QCOMPARE(lettersFor({u"Star"_s, u"&Save"_s, u"A && B"_s}),
                 (QStringList{u"S&tar"_s, u"&Save"_s, u"&A && B"_s}));
    }

    void aTextWithoutLatinLettersGetsOne()
    {
        QCOMPARE(lettersFor({u"별표\tS"_s, u"태그…"_s, u"PDF 열기"_s}),
                 (QStringList{u"별표(&A)\tS"_s, u"태그(&B)…"_s, u"PDF 열기(&C)"_s}));
        QMenu menu;
        QAction *star = menu.addAction(u"별표"_s);
        star->setShortcut(QKeySequence(u"S"_s)); // the letter that the user knows
        QCOMPARE(textsWithMnemonics(menu.actions()), QStringList{u"별표(&S)"_s});
        star->setShortcut(QKeySequence(u"F5"_s)); // which has none
        QCOMPARE(textsWithMnemonics(menu.actions()), QStringList{u"별표(&A)"_s});
    }

    void actionsKeepTheirTexts()
    {
        QMenu menu;
        QAction *star = menu.addAction(u"Star"_s);
        giveMnemonics(menu);
        menu.popup({0, 0});
        QCOMPARE(star->text(), u"&Star"_s);
        menu.close();
        QCOMPARE(star->text(), u"Star"_s);
    }

    void aButtonOfAnActionKeepsItsText()
    {
        QMenu menu;
        QAction *today = menu.addAction(u"오늘"_s);
        QToolButton button;
        button.setDefaultAction(today);
        giveMnemonics(menu);
        menu.popup({0, 0});
        QCOMPARE(today->text(), u"오늘(&A)"_s);
        QCOMPARE(button.text(), u"오늘"_s);
        menu.close();
        QCOMPARE(button.text(), u"오늘"_s);
        today->setText(u"어제"_s);
        QCOMPARE(button.text(), u"어제"_s);
    }
};

BROADSHEET_TEST(TestMnemonics, QApplication)
#include "tst_mnemonics.moc"
