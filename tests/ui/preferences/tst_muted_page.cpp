// Words and names that are muted: the page in the dialog of the settings.
#include "preferences/SettingsDialog.h"
#include "support/Runner.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestMutedPage final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SettingsDialog> m_dialog;

    template<class Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        for (Widget *candidate : m_dialog->findChildren<Widget *>())
            if (candidate->accessibleName() == name && candidate->isVisibleTo(m_dialog.get()))
                return candidate;
        return nullptr;
    }

    // Presses OK with that in the fields. What the dialog gives.
    [[nodiscard]] SettingsValues applied(const QString &word, const QString &author)
    {
        SettingsValues given;
        connect(m_dialog.get(), &SettingsDialog::applied, this,
                [&given](const SettingsValues &values) { given = values; });
        QTest::keyClicks(named<QLineEdit>(u"A word or phrase"_s), word);
        QTest::keyClicks(named<QLineEdit>(u"A name as printed on papers"_s), author);
        QTest::mouseClick(m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
        return given;
    }

private Q_SLOTS:
    void init()
    {
        const SettingsValues values{.mutedWords = {u"survey"_s}, .mutedAuthors = {u"A & B"_s}};
        m_dialog = std::make_unique<SettingsDialog>(values,
                                                    [](const SourceValues &) { return QString(); });
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
        auto *pages = named<QListWidget>(u"Pages"_s);
        pages->setCurrentItem(pages->findItems(u"Muted"_s, Qt::MatchExactly).value(0));
    }

    void cleanup() { m_dialog.reset(); }

    void whatIsTypedIsMutedByOk()
    {
        const SettingsValues now = applied(u" large  model "_s, u"Ada Lovelace"_s);
        QCOMPARE(now.mutedWords, (QStringList{u"survey"_s, u"large model"_s}));
        QCOMPARE(now.mutedAuthors, (QStringList{u"A & B"_s, u"Ada Lovelace"_s}));
    }

    void whatIsThereIsNotMutedTwice()
    {
        const SettingsValues now = applied(u"Survey"_s, u"  "_s);
        QCOMPARE(now.mutedWords, QStringList{u"survey"_s});
        QCOMPARE(now.mutedAuthors, QStringList{u"A & B"_s});
    }
};

BROADSHEET_TEST(TestMutedPage, QApplication)
#include "tst_muted_page.moc"
