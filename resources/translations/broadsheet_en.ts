<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>broadsheet::Absence</name>
    <message numerus="yes">
        <source>You were away for %Ln day(s).</source>
        <translation>
            <numerusform>You were away for %Ln day.</numerusform>
            <numerusform>You were away for %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) came that you have not seen.</source>
        <translation>
            <numerusform>%Ln paper came that you have not seen.</numerusform>
            <numerusform>%Ln papers came that you have not seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::AuthorPage</name>
    <message numerus="yes">
        <source>%Ln paper(s) in the library</source>
        <translation>
            <numerusform>%Ln paper in the library</numerusform>
            <numerusform>%Ln papers in the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::AuthorPanel</name>
    <message numerus="yes">
        <source>%1, %Ln paper(s)</source>
        <translation>
            <numerusform>%1, %Ln paper</numerusform>
            <numerusform>%1, %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln more</source>
        <translation>
            <numerusform>+%Ln more</numerusform>
            <numerusform>+%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln author(s)</source>
        <translation>
            <numerusform>Show %Ln author</numerusform>
            <numerusform>Show all %Ln authors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::BibliographyDialog</name>
    <message numerus="yes">
        <source>&amp;Mark %Ln paper(s)</source>
        <translation>
            <numerusform>&amp;Mark %Ln paper</numerusform>
            <numerusform>&amp;Mark %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::CopyController</name>
    <message numerus="yes">
        <source>At most %Ln papers can be copied at once.</source>
        <translation>
            <numerusform>At most %Ln paper can be copied at once.</numerusform>
            <numerusform>At most %Ln papers can be copied at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln papers</source>
        <translation>
            <numerusform>Copied %Ln paper</numerusform>
            <numerusform>Copied %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied BibTeX of %Ln papers</source>
        <translation>
            <numerusform>Copied BibTeX of %Ln paper</numerusform>
            <numerusform>Copied BibTeX of %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::ExportController</name>
    <message numerus="yes">
        <source>%Ln paper(s) copied as %1</source>
        <translation>
            <numerusform>%Ln paper copied as %1</numerusform>
            <numerusform>%Ln papers copied as %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) written to %1</source>
        <translation>
            <numerusform>%Ln paper written to %1</numerusform>
            <numerusform>%Ln papers written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::ExportDialog</name>
    <message numerus="yes">
        <source>At most %Ln papers can be copied at once; more can be saved.</source>
        <translation>
            <numerusform>At most %Ln paper can be copied at once; more can be saved.</numerusform>
            <numerusform>At most %Ln papers can be copied at once; more can be saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::FetchPresenter</name>
    <message numerus="yes">
        <source>%Ln new paper(s).</source>
        <translation>
            <numerusform>%Ln new paper.</numerusform>
            <numerusform>%Ln new papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new papers; %Ln paper(s) updated.</source>
        <translation>
            <numerusform>No new papers; %Ln paper updated.</numerusform>
            <numerusform>No new papers; %Ln papers updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetching days, %Ln new paper(s)</source>
        <translation>
            <numerusform>Fetching days, %Ln new paper</numerusform>
            <numerusform>Fetching days, %Ln new papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>%Ln second left</numerusform>
            <numerusform>%Ln seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) left</source>
        <translation>
            <numerusform>%Ln hour left</numerusform>
            <numerusform>%Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>%Ln minute left</numerusform>
            <numerusform>%Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) could not be refreshed.</source>
        <translation>
            <numerusform>%Ln day could not be refreshed.</numerusform>
            <numerusform>%Ln days could not be refreshed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::FetchRangeDialog</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::GrowthPresenter</name>
    <message numerus="yes">
        <source>%1 is complete: %Ln more paper(s) since you looked at it.</source>
        <translation>
            <numerusform>%1 is complete: %Ln more paper since you looked at it.</numerusform>
            <numerusform>%1 is complete: %Ln more papers since you looked at it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::ImportController</name>
    <message numerus="yes">
        <source>%Ln new paper(s).</source>
        <translation>
            <numerusform>%Ln new paper.</numerusform>
            <numerusform>%Ln new papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) updated.</source>
        <translation>
            <numerusform>%Ln paper updated.</numerusform>
            <numerusform>%Ln papers updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s).</source>
        <translation>
            <numerusform>%Ln remark.</numerusform>
            <numerusform>%Ln remarks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It comes with somebody&apos;s notes on %Ln paper(s).</source>
        <translation>
            <numerusform>It comes with somebody&apos;s notes on %Ln paper.</numerusform>
            <numerusform>It comes with somebody&apos;s notes on %Ln papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) taken.</source>
        <translation>
            <numerusform>%Ln note taken.</numerusform>
            <numerusform>%Ln notes taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::KeywordChips</name>
    <message numerus="yes">
        <source>Show %Ln more keyword(s)</source>
        <translation>
            <numerusform>Show %Ln more keyword</numerusform>
            <numerusform>Show %Ln more keywords</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::LabSection</name>
    <message numerus="yes">
        <source>%Ln older tags are not shown.</source>
        <translation>
            <numerusform>%Ln older tag is not shown.</numerusform>
            <numerusform>%Ln older tags are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older comments are not shown.</source>
        <translation>
            <numerusform>%Ln older comment is not shown.</numerusform>
            <numerusform>%Ln older comments are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::ListPresenter</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred</source>
        <translation>
            <numerusform>%Ln starred</numerusform>
            <numerusform>%Ln starred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) hidden · Show</source>
        <translation>
            <numerusform>%Ln paper hidden · Show</numerusform>
            <numerusform>%Ln papers hidden · Show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln muted paper(s) shown · Hide</source>
        <translation>
            <numerusform>%Ln muted paper shown · Hide</numerusform>
            <numerusform>%Ln muted papers shown · Hide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::MarkController</name>
    <message numerus="yes">
        <source>At most %Ln papers can be tagged at once.</source>
        <translation>
            <numerusform>At most %Ln paper can be tagged at once.</numerusform>
            <numerusform>At most %Ln papers can be tagged at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::NoticeBar</name>
    <message numerus="yes">
        <source>%Ln notice(s)</source>
        <translation>
            <numerusform>%Ln notice</numerusform>
            <numerusform>%Ln notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::OlderPapers</name>
    <message numerus="yes">
        <source>Set aside %Ln unread older than a week</source>
        <translation>
            <numerusform>Set aside %Ln unread older than a week</numerusform>
            <numerusform>Set aside %Ln unread older than a week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PageController</name>
    <message numerus="yes">
        <source>Copied %Ln link(s)</source>
        <translation>
            <numerusform>Copied %Ln link</numerusform>
            <numerusform>Copied %Ln links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PageNotes</name>
    <message numerus="yes">
        <source>%Ln highlight(s) were not found in this version of the paper. They are in the list of highlights (Shift+F9).</source>
        <translation>
            <numerusform>%Ln highlight was not found in this version of the paper. It is in the list of highlights (Shift+F9).</numerusform>
            <numerusform>%Ln highlights were not found in this version of the paper. They are in the list of highlights (Shift+F9).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PaletteController</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>author of %Ln paper(s)</source>
        <translation>
            <numerusform>author of %Ln paper</numerusform>
            <numerusform>author of %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperListModel</name>
    <message numerus="yes">
        <source>%Ln vote(s)</source>
        <translation>
            <numerusform>%Ln vote</numerusform>
            <numerusform>%Ln votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln more since you saw it</source>
        <translation>
            <numerusform>%1, %Ln more since you saw it</numerusform>
            <numerusform>%1, %Ln more since you saw it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperListView</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperMenu</name>
    <message numerus="yes">
        <source>Remove %Ln stars</source>
        <translation>
            <numerusform>Remove %Ln star</numerusform>
            <numerusform>Remove %Ln stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star %Ln papers</source>
        <translation>
            <numerusform>Star %Ln paper</numerusform>
            <numerusform>Star %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln papers as unread</source>
        <translation>
            <numerusform>Mark %Ln paper as unread</numerusform>
            <numerusform>Mark %Ln papers as unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln papers as read</source>
        <translation>
            <numerusform>Mark %Ln paper as read</numerusform>
            <numerusform>Mark %Ln papers as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln links</source>
        <translation>
            <numerusform>Copy %Ln link</numerusform>
            <numerusform>Copy %Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy BibTeX of %Ln papers</source>
        <translation>
            <numerusform>Copy BibTeX of %Ln paper</numerusform>
            <numerusform>Copy BibTeX of %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer set %Ln papers aside</source>
        <translation>
            <numerusform>No longer set %Ln paper aside</numerusform>
            <numerusform>No longer set %Ln papers aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln papers aside</source>
        <translation>
            <numerusform>Set %Ln paper aside</numerusform>
            <numerusform>Set %Ln papers aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln links</source>
        <translation>
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Have a model write %Ln summaries</source>
        <translation>
            <numerusform>Have a model write %Ln summary</numerusform>
            <numerusform>Have a model write %Ln summaries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln papers to Zotero</source>
        <translation>
            <numerusform>Send %Ln paper to Zotero</numerusform>
            <numerusform>Send %Ln papers to Zotero</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PapersChoice</name>
    <message numerus="yes">
        <source>Se&amp;lected: %Ln paper(s)</source>
        <translation>
            <numerusform>Se&amp;lected: %Ln paper</numerusform>
            <numerusform>Se&amp;lected: %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Whole list: %Ln paper(s)</source>
        <translation>
            <numerusform>&amp;Whole list: %Ln paper</numerusform>
            <numerusform>&amp;Whole list: %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PeoplePanel</name>
    <message numerus="yes">
        <source>These papers may be by %Ln people (a guess: they share no co-authors).</source>
        <translation>
            <numerusform>These papers may be by %Ln person (a guess: they share no co-authors).</numerusform>
            <numerusform>These papers may be by %Ln people (a guess: they share no co-authors).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You separated %Ln people of this name.</source>
        <translation>
            <numerusform>You separated %Ln person of this name.</numerusform>
            <numerusform>You separated %Ln people of this name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep as %Ln people</source>
        <translation>
            <numerusform>Keep as %Ln people</numerusform>
            <numerusform>Keep as %Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln paper(s) that fit none of them</source>
        <translation>
            <numerusform>and %Ln paper that fits none of them</numerusform>
            <numerusform>and %Ln papers that fit none of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln paper(s)</source>
        <translation>
            <numerusform>All: %Ln paper</numerusform>
            <numerusform>All %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) · %3 · %Ln paper(s)</source>
        <comment>name, which person, with whom</comment>
        <translation>
            <numerusform>%1 (%2) · %3 · %Ln paper</numerusform>
            <numerusform>%1 (%2) · %3 · %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) · %1</source>
        <comment>papers, with whom</comment>
        <translation>
            <numerusform>%Ln paper · %1</numerusform>
            <numerusform>%Ln papers · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PrintController</name>
    <message numerus="yes">
        <source>%Ln paper(s) sent to the printer</source>
        <translation>
            <numerusform>%Ln paper sent to the printer</numerusform>
            <numerusform>%Ln papers sent to the printer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) with %1 written to %2</source>
        <translation>
            <numerusform>%Ln page with %1 written to %2</numerusform>
            <numerusform>%Ln pages with %1 written to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PrintDialog</name>
    <message numerus="yes">
        <source>At most %Ln papers can be printed at once.</source>
        <translation>
            <numerusform>At most %Ln paper can be printed at once.</numerusform>
            <numerusform>At most %Ln papers can be printed at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SearchController</name>
    <message numerus="yes">
        <source>author of %Ln paper(s)</source>
        <translation>
            <numerusform>author of %Ln paper</numerusform>
            <numerusform>author of %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SendController</name>
    <message numerus="yes">
        <source>At most %Ln papers can be sent to Zotero at once.</source>
        <translation>
            <numerusform>At most %Ln paper can be sent to Zotero at once.</numerusform>
            <numerusform>At most %Ln papers can be sent to Zotero at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln paper(s) had been sent to Zotero.</source>
        <translation>
            <numerusform>Stopped. %Ln paper had been sent to Zotero.</numerusform>
            <numerusform>Stopped. %Ln papers had been sent to Zotero.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %Ln papers are in Zotero already.</source>
        <translation>
            <numerusform>This %Ln paper is in Zotero already.</numerusform>
            <numerusform>These %Ln papers are in Zotero already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) sent to Zotero</source>
        <translation>
            <numerusform>%Ln paper sent to Zotero</numerusform>
            <numerusform>%Ln papers sent to Zotero</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) sent to Zotero (%1)</source>
        <translation>
            <numerusform>%Ln paper sent to Zotero (%1)</numerusform>
            <numerusform>%Ln papers sent to Zotero (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln was there already</source>
        <translation>
            <numerusform>%1, %Ln was there already</numerusform>
            <numerusform>%1, %Ln were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) had been sent before.</source>
        <translation>
            <numerusform>%Ln paper had been sent before.</numerusform>
            <numerusform>%Ln papers had been sent before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SentDialog</name>
    <message numerus="yes">
        <source>Send for %Ln papers</source>
        <translation>
            <numerusform>Send for %Ln paper</numerusform>
            <numerusform>Send for %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SettingsController</name>
    <message numerus="yes">
        <source>The server answers and has %Ln models.</source>
        <translation>
            <numerusform>The server answers and has %Ln model.</numerusform>
            <numerusform>The server answers and has %Ln models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SidebarModel</name>
    <message numerus="yes">
        <source>%1, %Ln unread paper(s)</source>
        <translation>
            <numerusform>%1, %Ln unread paper</numerusform>
            <numerusform>%1, %Ln unread papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SummaryController</name>
    <message numerus="yes">
        <source>At most %Ln papers can be summarised at once. Choose fewer.</source>
        <translation>
            <numerusform>At most %Ln paper can be summarised at once. Choose fewer.</numerusform>
            <numerusform>At most %Ln papers can be summarised at once. Choose fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 writes %Ln summaries…</source>
        <translation>
            <numerusform>%1 writes %Ln summary…</numerusform>
            <numerusform>%1 writes %Ln summaries…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln papers were not asked about.</source>
        <translation>
            <numerusform>%Ln paper was not asked about.</numerusform>
            <numerusform>%Ln papers were not asked about.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln summaries were written.</source>
        <translation>
            <numerusform>%Ln summary was written.</numerusform>
            <numerusform>%Ln summaries were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SummaryView</name>
    <message numerus="yes">
        <source>%Ln paper(s) selected</source>
        <translation>
            <numerusform>%Ln paper selected</numerusform>
            <numerusform>%Ln papers selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::TagRow</name>
    <message numerus="yes">
        <source>Tag %Ln paper(s)</source>
        <translation>
            <numerusform>Tag %Ln paper</numerusform>
            <numerusform>Tag %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::TrayIcon</name>
    <message numerus="yes">
        <source>%Ln unread paper(s)</source>
        <translation>
            <numerusform>%Ln unread paper</numerusform>
            <numerusform>%Ln unread papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::TriageController</name>
    <message numerus="yes">
        <source>%Ln still unread here</source>
        <translation>
            <numerusform>%Ln still unread here</numerusform>
            <numerusform>%Ln still unread here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>→ %1, %Ln unread</source>
        <translation>
            <numerusform>→ %1, %Ln unread</numerusform>
            <numerusform>→ %1, %Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::WhyRow</name>
    <message numerus="yes">
        <source>%Ln more reason(s)</source>
        <translation>
            <numerusform>%Ln more reason</numerusform>
            <numerusform>%Ln more reasons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::calendar</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred</source>
        <translation>
            <numerusform>%Ln starred</numerusform>
            <numerusform>%Ln starred</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::commands</name>
    <message numerus="yes">
        <source>%n paper(s) written to %1</source>
        <translation>
            <numerusform>%n paper written to %1</numerusform>
            <numerusform>%n papers written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) in the digests were left out; --notes takes them as your own.</source>
        <translation>
            <numerusform>%n note in the digests was left out; --notes takes it as your own.</numerusform>
            <numerusform>%n notes in the digests were left out; --notes takes them as your own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken</source>
        <translation>
            <numerusform>%n note taken</numerusform>
            <numerusform>%n notes taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) were not asked about</source>
        <translation>
            <numerusform>%n paper was not asked about</numerusform>
            <numerusform>%n papers were not asked about</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) written</source>
        <translation>
            <numerusform>%n note written</numerusform>
            <numerusform>%n notes written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) that other machines sent were left out. %1</source>
        <translation>
            <numerusform>%Ln thing that other machines sent was left out. %1</numerusform>
            <numerusform>%Ln things that other machines sent were left out. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::desktop</name>
    <message numerus="yes">
        <source>%Ln new paper(s)</source>
        <translation>
            <numerusform>%Ln new paper</numerusform>
            <numerusform>%Ln new papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match “%1”</source>
        <translation>
            <numerusform>%Ln matches “%1”</numerusform>
            <numerusform>%Ln match “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by people you follow</source>
        <translation>
            <numerusform>%Ln by someone you follow</numerusform>
            <numerusform>%Ln by people you follow</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::detail</name>
    <message numerus="yes">
        <source>%Ln vote(s)</source>
        <translation>
            <numerusform>%Ln vote</numerusform>
            <numerusform>%Ln votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, +%2 in %Ln day(s)</source>
        <comment>votes, votes gained</comment>
        <translation>
            <numerusform>%1, +%2 in %Ln day</numerusform>
            <numerusform>%1, +%2 in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln vote(s), %2</source>
        <comment>day, votes, source</comment>
        <translation>
            <numerusform>%1: %Ln vote, %2</numerusform>
            <numerusform>%1: %Ln votes, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comment(s)</source>
        <translation>
            <numerusform>%Ln comment</numerusform>
            <numerusform>%Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GitHub star(s)</source>
        <translation>
            <numerusform>%Ln GitHub star</numerusform>
            <numerusform>%Ln GitHub stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>also listed on %Ln earlier day(s)</source>
        <translation>
            <numerusform>also listed on %Ln earlier day</numerusform>
            <numerusform>also listed on %Ln earlier days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::digest</name>
    <message numerus="yes">
        <source>%Ln link(s) to papers were not understood and kept as text (line %1).</source>
        <translation>
            <numerusform>%Ln link to a paper was not understood and kept as text (line %1).</numerusform>
            <numerusform>%Ln links to papers were not understood and kept as text (line %1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more line(s) like these are not listed.</source>
        <translation>
            <numerusform>%Ln more line like these is not listed.</numerusform>
            <numerusform>%Ln more lines like these are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of authors is cut off; %Ln name(s) were kept.</source>
        <translation>
            <numerusform>The list of authors is cut off; %Ln name was kept.</numerusform>
            <numerusform>The list of authors is cut off; %Ln names were kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::fetching</name>
    <message numerus="yes">
        <source>%1 has no digest of any of the %Ln days that were asked for. Its address in the settings may be wrong.</source>
        <translation>
            <numerusform>%1 has no digest of the %Ln day that was asked for. Its address in the settings may be wrong.</numerusform>
            <numerusform>%1 has no digest of any of the %Ln days that were asked for. Its address in the settings may be wrong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::importing</name>
    <message numerus="yes">
        <source>The notes of one import are too long together; %Ln of this file were left out. Import the file alone.</source>
        <translation>
            <numerusform>The notes of one import are too long together; %Ln of this file was left out. Import the file alone.</numerusform>
            <numerusform>The notes of one import are too long together; %Ln of this file were left out. Import the file alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::journal</name>
    <message numerus="yes">
        <source>%Ln thing(s) that you did were missing in the library %1 and were brought back from its journal file %2.</source>
        <translation>
            <numerusform>%Ln thing that you did was missing in the library %1 and was brought back from its journal file %2.</numerusform>
            <numerusform>%Ln things that you did were missing in the library %1 and were brought back from its journal file %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::keeping</name>
    <message numerus="yes">
        <source>%Ln note(s) in the folder of notes need your attention.</source>
        <translation>
            <numerusform>%Ln note in the folder of notes needs your attention.</numerusform>
            <numerusform>%Ln notes in the folder of notes need your attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) taken from the folder of notes.</source>
        <translation>
            <numerusform>%Ln note taken from the folder of notes.</numerusform>
            <numerusform>%Ln notes taken from the folder of notes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::lab</name>
    <message numerus="yes">
        <source>A space needs initials of one to four characters, and a name of at most %n characters.</source>
        <translation>
            <numerusform>A space needs initials of one to four characters, and a name of at most %n character.</numerusform>
            <numerusform>A space needs initials of one to four characters, and a name of at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A space needs a title of at most %n characters.</source>
        <translation>
            <numerusform>A space needs a title of at most %n character.</numerusform>
            <numerusform>A space needs a title of at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::labs</name>
    <message numerus="yes">
        <source>%1 and %Ln others</source>
        <translation>
            <numerusform>%1 and %Ln other</numerusform>
            <numerusform>%1 and %Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::matching</name>
    <message numerus="yes">
        <source>%1 of %Ln entries are in the library.</source>
        <translation>
            <numerusform>%1 of %Ln entry is in the library.</numerusform>
            <numerusform>%1 of %Ln entries are in the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::notices</name>
    <message numerus="yes">
        <source>%Ln paper(s) without the condition “%1”</source>
        <translation>
            <numerusform>%Ln paper without the condition “%1”</numerusform>
            <numerusform>%Ln papers without the condition “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Search: %1 · %Ln paper(s) by relevance</source>
        <translation>
            <numerusform>Search: %1 · %Ln paper by relevance</numerusform>
            <numerusform>Search: %1 · %Ln papers by relevance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Search: %1 · %Ln paper(s)</source>
        <translation>
            <numerusform>Search: %1 · %Ln paper</numerusform>
            <numerusform>Search: %1 · %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star ten papers, and Broadsheet learns what you like: %n so far.</source>
        <translation>
            <numerusform>Star ten papers, and Broadsheet learns what you like: %n so far.</numerusform>
            <numerusform>Star ten papers, and Broadsheet learns what you like: %n so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Broadsheet has learned from %Ln paper(s) that you kept. On your own past this does not find more of what you like than the order of votes does, so it stays in the background. Every star teaches it.</source>
        <translation>
            <numerusform>Broadsheet has learned from %Ln paper that you kept. On your own past this does not find more of what you like than the order of votes does, so it stays in the background. Every star teaches it.</numerusform>
            <numerusform>Broadsheet has learned from %Ln papers that you kept. On your own past this does not find more of what you like than the order of votes does, so it stays in the background. Every star teaches it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) with words or authors that you muted are hidden.</source>
        <translation>
            <numerusform>%Ln paper with words or authors that you muted is hidden.</numerusform>
            <numerusform>%Ln papers with words or authors that you muted are hidden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::papers</name>
    <message numerus="yes">
        <source>%Ln paper(s) so far</source>
        <translation>
            <numerusform>%Ln paper so far</numerusform>
            <numerusform>%Ln papers so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::search</name>
    <message numerus="yes">
        <source>the last %Ln day(s)</source>
        <translation>
            <numerusform>the last %Ln day</numerusform>
            <numerusform>the last %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::sources</name>
    <message numerus="yes">
        <source>%Ln entries have neither a link nor a title.</source>
        <translation>
            <numerusform>%Ln entry has neither a link nor a title.</numerusform>
            <numerusform>%Ln entries have neither a link nor a title.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out %2 of %Ln papers.</source>
        <translation>
            <numerusform>%1 left out %2 of %Ln paper.</numerusform>
            <numerusform>%1 left out %2 of %Ln papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entries of %2 were read.</source>
        <translation>
            <numerusform>%1 of %Ln entry of %2 was read.</numerusform>
            <numerusform>%1 of %Ln entries of %2 were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entries of %2 could not be read.</source>
        <translation>
            <numerusform>%1 of %Ln entry of %2 could not be read.</numerusform>
            <numerusform>%1 of %Ln entries of %2 could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sends no more than %Ln papers at once. There may be more.</source>
        <translation>
            <numerusform>%1 sends no more than %Ln paper at once. There may be more.</numerusform>
            <numerusform>%1 sends no more than %Ln papers at once. There may be more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sent %2 of %Ln papers.</source>
        <translation>
            <numerusform>%1 sent %2 of %Ln paper.</numerusform>
            <numerusform>%1 sent %2 of %Ln papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has more than %Ln entries.</source>
        <translation>
            <numerusform>It has more than %Ln entry.</numerusform>
            <numerusform>It has more than %Ln entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 has more than %Ln entries.</source>
        <translation>
            <numerusform>The list of %1 has more than %Ln entry.</numerusform>
            <numerusform>The list of %1 has more than %Ln entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 is not valid JSON; %Ln entries could be read.</source>
        <translation>
            <numerusform>The list of %1 is not valid JSON; %Ln entry could be read.</numerusform>
            <numerusform>The list of %1 is not valid JSON; %Ln entries could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 breaks off after %Ln entries.</source>
        <translation>
            <numerusform>The list of %1 breaks off after %Ln entry.</numerusform>
            <numerusform>The list of %1 breaks off after %Ln entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) name no paper and were left out.</source>
        <translation>
            <numerusform>%Ln object names no paper and was left out.</numerusform>
            <numerusform>%Ln objects name no paper and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln entries were read.</source>
        <translation>
            <numerusform>Only the first entry was read.</numerusform>
            <numerusform>Only the first %Ln entries were read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::sync</name>
    <message numerus="yes">
        <source>Something arrived whose time is more than %n year(s) ahead. It was left out.</source>
        <translation>
            <numerusform>Something arrived whose time is more than %n year ahead. It was left out.</numerusform>
            <numerusform>Something arrived whose time is more than %n years ahead. It was left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::syncing</name>
    <message numerus="yes">
        <source>%Ln changes wait to be sent.</source>
        <translation>
            <numerusform>%Ln change waits to be sent.</numerusform>
            <numerusform>%Ln changes wait to be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::tags</name>
    <message numerus="yes">
        <source>Remove from %Ln paper(s)</source>
        <translation>
            <numerusform>Remove from %Ln paper</numerusform>
            <numerusform>Remove from %Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::triage</name>
    <message numerus="yes">
        <source>about %Ln hour(s) left at your pace</source>
        <translation>
            <numerusform>about %Ln hour left at your pace</numerusform>
            <numerusform>about %Ln hours left at your pace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left at your pace</source>
        <translation>
            <numerusform>about %Ln minute left at your pace</numerusform>
            <numerusform>about %Ln minutes left at your pace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln read</source>
        <translation>
            <numerusform>%Ln read</numerusform>
            <numerusform>%Ln read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred</source>
        <translation>
            <numerusform>%Ln starred</numerusform>
            <numerusform>%Ln starred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation>
            <numerusform>%Ln set aside</numerusform>
            <numerusform>%Ln set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln opened</source>
        <translation>
            <numerusform>%Ln opened</numerusform>
            <numerusform>%Ln opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::vault</name>
    <message numerus="yes">
        <source>None of the %Ln note(s) that were written there is in %1. If it is on a drive, connect the drive. “broadsheet vault --again” writes them anew.</source>
        <translation>
            <numerusform>The %Ln note that was written there is not in %1. If it is on a drive, connect the drive. “broadsheet vault --again” writes it anew.</numerusform>
            <numerusform>None of the %Ln notes that were written there is in %1. If it is on a drive, connect the drive. “broadsheet vault --again” writes them anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This library did not write %Ln note(s) of the folder, such as %1. They stay as they are, but for your own note in them. “broadsheet vault --again” brings them up to date.</source>
        <translation>
            <numerusform>This library did not write %Ln note of the folder: %1. It stays as it is, but for your own note in it. “broadsheet vault --again” brings it up to date.</numerusform>
            <numerusform>This library did not write %Ln notes of the folder, such as %1. They stay as they are, but for your own note in them. “broadsheet vault --again” brings them up to date.</numerusform>
        </translation>
    </message>
</context>
</TS>
