#include "detail/LinkRow.h"

#include "controls/FlowLayout.h"
#include "controls/LinkDrag.h"
#include "detail/PaperFacts.h"
#include "menus/Mnemonics.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/Paper.h"
#include "papers/SafeText.h"

#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace broadsheet {

LinkRow::LinkRow(QWidget *parent) : QWidget(parent)
{
    auto *layout = new FlowLayout(this, 8);
    for (Link &link : m_links) {
        link.button = new QToolButton;
        link.button->setMinimumHeight(28);
        link.drag = new LinkDrag(link.button);
        connect(link.button, &QAbstractButton::clicked, this, [this, &link] { follow(link); });
        link.button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(link.button, &QWidget::customContextMenuRequested, this,
                [this, &link](const QPoint &place) { showMenu(link, place); });
        layout->addWidget(link.button);
    }
}

void LinkRow::follow(const Link &link)
{
    const bool isShifted = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
    if (link.isReadHere && !isShifted)
        Q_EMIT requested(ReadPaper{});
    else
        Q_EMIT requested(OpenLink{link.url});
}

void LinkRow::showMenu(const Link &link, const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QUrl url = link.url;
    if (link.isReadHere)
        menu->addAction(tr("Read here"), this, [this] { Q_EMIT requested(ReadPaper{}); });
    menu->addAction(link.isReadHere ? tr("Open in the browser") : tr("Open"), this,
                    [this, url] { Q_EMIT requested(OpenLink{url}); });
    menu->addAction(tr("Copy the address"), this,
                    [this, url] { Q_EMIT requested(CopyAddress{url}); });
    giveMnemonics(*menu);
    menu->popup(link.button->mapToGlobal(place));
}

void LinkRow::setPaper(const Paper &paper)
{
    struct Target
    {
        QString name;
        QUrl url;
        QString fact = {};
        bool isReadHere = false;
    };
    const QUrl page = abstractPage(paper.id);
    const std::array<Target, 6> targets{{
        {.name = paper.id.isArxiv() ? u"arXiv"_s : shownHost(page), .url = page},
        {.name = u"PDF"_s,
         .url = pdfPage(paper.id),
         .fact = tr("Read here; with Shift in the browser"),
         .isReadHere = true},
        {.name = u"Hugging Face"_s, .url = huggingFacePage(paper.id)},
        {.name = tr("Code"), .url = QUrl(paper.code), .fact = starsText(paper)},
        {.name = tr("Project"), .url = QUrl(paper.project)},
        {.name = u"DOI"_s,
         .url = paper.id.isArxiv() ? publicationPage(paper.doi) : QUrl(),
         .fact = paper.journalReference},
    }};
    for (size_t i = 0; i < targets.size(); ++i) {
        auto &[button, drag, url, isReadHere] = m_links[i];
        url = targets[i].url;
        isReadHere = targets[i].isReadHere;
        drag->setLink({safeText(displayTitle(paper.title)), url});
        QStringList details{shownUrl(url), targets[i].fact};
        details.removeAll(QString());
        button->setText(targets[i].name);
        button->setToolTip(literalToolTip(details.join(u'\n')));
        button->setAccessibleDescription(details.join(u", "_s));
        button->setVisible(isSafeLink(url));
    }
}

} // namespace broadsheet
