// A settings dialog with values of all kinds, and ways to its fields.
#pragma once

#include "preferences/SettingsDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

namespace broadsheet::test {

inline SettingsValues sample()
{
    using namespace Qt::StringLiterals;
    return {.sources = {{.id = u"huggingFace"_s,
                         .name = u"Hugging Face"_s,
                         .enabled = true,
                         .defaultBase = u"https://huggingface.co"_s},
                        {.id = u"archive"_s, .name = u"Archive"_s, .kind = SourceKind::Archive},
                        {.id = u"archive-2"_s,
                         .name = u"Mine & yours"_s,
                         .enabled = true,
                         .baseUrl = u"https://example.org/a"_s,
                         .kind = SourceKind::Archive,
                         .isRemovable = true}},
            .categories = {u"cs.CL"_s, u"hep-th"_s},
            .refreshAtStart = false,
            .refreshMinutes = 30,
            .proxy = u"none"_s,
            .contact = u"ann@example.org"_s,
            .pictureLoading = PictureLoading::OnDemand,
            .pictureDiskMiB = 512,
            .pictureMemoryMiB = 48,
            .replyCacheMiB = 100,
            .textLanguage = u"digest/ko"_s,
            .spaceKey = SpaceKey::Next,
            .markReadAfterSeconds = 7,
            .interfaceLanguage = u"ko"_s,
            .appearance = Appearance::Black,
            .font = u"A font, that is not here"_s,
            .fontPoints = 17,
            .density = ListDensity::Compact,
            .notifications = true,
            .trayIcon = true,
            .unreadBadge = true,
            .closeToTray = true,
            .zoteroAddress = u"localhost:4000"_s,
            .marksZotero = false,
            .mutedWords = {u"survey"_s, u"a\u202eb\t<b>"_s},
            .mutedAuthors = {u"A & B"_s}};
}

inline QString check(const SourceValues &values)
{
    using namespace Qt::StringLiterals;
    const QString &text = values.kind == SourceKind::Search ? values.query : values.baseUrl;
    const bool isFolder = values.kind == SourceKind::Archive && text.startsWith(u'/');
    const bool isQuery = values.kind == SourceKind::Search && !text.isEmpty();
    const bool isDefault = text.isEmpty() && !values.defaultBase.isEmpty();
    return text.startsWith(u"https://"_s) || isFolder || isQuery || isDefault ? QString()
                                                                              : u"Bad: "_s + text;
}

class SettingsDialogTest : public QObject
{
    Q_OBJECT

protected:
    QPointer<SettingsDialog> m_dialog;

    template<class Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        for (Widget *candidate : m_dialog->findChildren<Widget *>())
            if (candidate->accessibleName() == name && candidate->isVisibleTo(m_dialog))
                return candidate;
        return nullptr;
    }

    template<class Button>
    [[nodiscard]] Button *titled(const QString &text) const
    {
        for (Button *candidate : m_dialog->findChildren<Button *>())
            if (candidate->text() == text)
                return candidate;
        return nullptr;
    }

    // Chooses a page of the list at the left.
    void goTo(const QString &name) const
    {
        auto *pages = named<QListWidget>(QStringLiteral("Pages"));
        pages->setCurrentItem(pages->findItems(name, Qt::MatchExactly).value(0));
    }

    void unfold(const QString &source) const
    {
        auto *fold = named<QToolButton>(QStringLiteral("Advanced settings of %1").arg(source));
        if (!fold)
            qFatal("%s has nothing to unfold", qPrintable(source));
        if (!fold->isChecked())
            fold->click();
    }

    // What stands beside the settings that are shown, without mnemonics.
    [[nodiscard]] QStringList shownTexts() const
    {
        QStringList texts;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->isVisible())
                texts << QString(label->text()).remove(u'&');
        for (const QCheckBox *box : m_dialog->findChildren<QCheckBox *>())
            if (box->isVisible())
                texts << QString(box->text()).remove(u'&');
        return texts;
    }

    [[nodiscard]] QPushButton &ok() const
    {
        return *m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }

private Q_SLOTS:
    void init()
    {
        m_dialog = new SettingsDialog(sample(), check);
        m_dialog->open();
    }

    void cleanup() { delete m_dialog; }
};

} // namespace broadsheet::test
