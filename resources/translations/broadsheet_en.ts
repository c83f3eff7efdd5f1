<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>broadsheet::AuthorPage</name>
    <message numerus="yes">
        <source>%n paper(s) in the library</source>
        <translation>
            <numerusform>%n paper in the library</numerusform>
            <numerusform>%n papers in the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::AuthorPanel</name>
    <message numerus="yes">
        <source>%1, %n paper(s)</source>
        <translation>
            <numerusform>%1, %n paper</numerusform>
            <numerusform>%1, %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n author(s)</source>
        <translation>
            <numerusform>Show %n author</numerusform>
            <numerusform>Show all %n authors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::FetchPresenter</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new paper(s).</source>
        <translation>
            <numerusform>%Ln new paper.</numerusform>
            <numerusform>%Ln new papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) could not be refreshed.</source>
        <translation>
            <numerusform>%n day could not be refreshed.</numerusform>
            <numerusform>%n days could not be refreshed.</numerusform>
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
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
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
        <source>%1 is complete: %n more paper(s) since you looked at it.</source>
        <translation>
            <numerusform>%1 is complete: %n more paper since you looked at it.</numerusform>
            <numerusform>%1 is complete: %n more papers since you looked at it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::ImportController</name>
    <message numerus="yes">
        <source>%n new paper(s).</source>
        <translation>
            <numerusform>%n new paper.</numerusform>
            <numerusform>%n new papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s).</source>
        <translation>
            <numerusform>%n remark.</numerusform>
            <numerusform>%n remarks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) updated.</source>
        <translation>
            <numerusform>%n paper updated.</numerusform>
            <numerusform>%n papers updated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::KeywordChips</name>
    <message numerus="yes">
        <source>Show %n more keyword(s)</source>
        <translation>
            <numerusform>Show %n more keyword</numerusform>
            <numerusform>Show %n more keywords</numerusform>
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
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PageController</name>
    <message numerus="yes">
        <source>Copied %n link(s)</source>
        <translation>
            <numerusform>Copied %n link</numerusform>
            <numerusform>Copied %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>BibTeX can be copied of at most %Ln papers at once.</source>
        <translation>
            <numerusform>BibTeX can be copied of at most %Ln paper at once.</numerusform>
            <numerusform>BibTeX can be copied of at most %Ln papers at once.</numerusform>
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
    <name>broadsheet::PaperListModel</name>
    <message numerus="yes">
        <source>%n vote(s)</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more since you passed it</source>
        <translation>
            <numerusform>%1, %n more since you passed it</numerusform>
            <numerusform>%1, %n more since you passed it</numerusform>
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
</context>
<context>
    <name>broadsheet::PeoplePanel</name>
    <message numerus="yes">
        <source>All %n paper(s)</source>
        <translation>
            <numerusform>All: %n paper</numerusform>
            <numerusform>All %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) · %3 · %n paper(s)</source>
        <comment>name, which person, with whom</comment>
        <translation>
            <numerusform>%1 (%2) · %3 · %n paper</numerusform>
            <numerusform>%1 (%2) · %3 · %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) · %1</source>
        <comment>papers, with whom</comment>
        <translation>
            <numerusform>%n paper · %1</numerusform>
            <numerusform>%n papers · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These papers may be by %n people (a guess: they share no co-authors).</source>
        <translation>
            <numerusform>These papers may be by %n person (a guess: they share no co-authors).</numerusform>
            <numerusform>These papers may be by %n people (a guess: they share no co-authors).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You separated %n people of this name.</source>
        <translation>
            <numerusform>You separated %n person of this name.</numerusform>
            <numerusform>You separated %n people of this name.</numerusform>
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
    <name>broadsheet::SidebarModel</name>
    <message numerus="yes">
        <source>%1, %n paper(s)</source>
        <translation>
            <numerusform>%1, %n paper</numerusform>
            <numerusform>%1, %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread paper(s)</source>
        <translation>
            <numerusform>%1, %n unread paper</numerusform>
            <numerusform>%1, %n unread papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::TagRow</name>
    <message numerus="yes">
        <source>Tag %n paper(s)</source>
        <translation>
            <numerusform>Tag %n paper</numerusform>
            <numerusform>Tag %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::calendar</name>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starred</source>
        <translation>
            <numerusform>%n starred</numerusform>
            <numerusform>%n starred</numerusform>
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
        <source>also listed on %n earlier day(s)</source>
        <translation>
            <numerusform>also listed on %n earlier day</numerusform>
            <numerusform>also listed on %n earlier days</numerusform>
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
</context>
<context>
    <name>broadsheet::digest</name>
    <message numerus="yes">
        <source>%n more line(s) like these are not listed.</source>
        <translation>
            <numerusform>%n more line like these is not listed.</numerusform>
            <numerusform>%n more lines like these are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of authors is cut off; %n name(s) were kept.</source>
        <translation>
            <numerusform>The list of authors is cut off; %n name was kept.</numerusform>
            <numerusform>The list of authors is cut off; %n names were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) to papers were not understood and kept as text (line %1).</source>
        <translation>
            <numerusform>%n link to a paper was not understood and kept as text (line %1).</numerusform>
            <numerusform>%n links to papers were not understood and kept as text (line %1).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::fetching</name>
    <message numerus="yes">
        <source>%1 has no digest of any of the %n days that were asked for. Its address in the settings may be wrong.</source>
        <translation>
            <numerusform>%1 has no digest of the %n day that was asked for. Its address in the settings may be wrong.</numerusform>
            <numerusform>%1 has no digest of any of the %n days that were asked for. Its address in the settings may be wrong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::papers</name>
    <message numerus="yes">
        <source>%n paper(s) so far</source>
        <translation>
            <numerusform>%n paper so far</numerusform>
            <numerusform>%n papers so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::sources</name>
    <message numerus="yes">
        <source>The list of %1 breaks off after %n entries.</source>
        <translation>
            <numerusform>The list of %1 breaks off after %n entry.</numerusform>
            <numerusform>The list of %1 breaks off after %n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries of %2 could not be read.</source>
        <translation>
            <numerusform>%1 of %n entry of %2 could not be read.</numerusform>
            <numerusform>%1 of %n entries of %2 could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out %2 of %n papers.</source>
        <translation>
            <numerusform>%1 left out %2 of %n paper.</numerusform>
            <numerusform>%1 left out %2 of %n papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 has more than %n entries.</source>
        <translation>
            <numerusform>The list of %1 has more than %n entry.</numerusform>
            <numerusform>The list of %1 has more than %n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 is not valid JSON; %n entries could be read.</source>
        <translation>
            <numerusform>The list of %1 is not valid JSON; %n entry could be read.</numerusform>
            <numerusform>The list of %1 is not valid JSON; %n entries could be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sends no more than %n papers at once. There may be more.</source>
        <translation>
            <numerusform>%1 sends no more than %n paper at once. There may be more.</numerusform>
            <numerusform>%1 sends no more than %n papers at once. There may be more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has more than %n entries.</source>
        <translation>
            <numerusform>It has more than %n entry.</numerusform>
            <numerusform>It has more than %n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) name no paper and were left out.</source>
        <translation>
            <numerusform>%n object names no paper and was left out.</numerusform>
            <numerusform>%n objects name no paper and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n entries were read.</source>
        <translation>
            <numerusform>Only the first entry was read.</numerusform>
            <numerusform>Only the first %n entries were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries have neither a link nor a title.</source>
        <translation>
            <numerusform>%n entry has neither a link nor a title.</numerusform>
            <numerusform>%n entries have neither a link nor a title.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries of %2 were read.</source>
        <translation>
            <numerusform>%1 of %n entry of %2 was read.</numerusform>
            <numerusform>%1 of %n entries of %2 were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sent %2 of %n papers.</source>
        <translation>
            <numerusform>%1 sent %2 of %n paper.</numerusform>
            <numerusform>%1 sent %2 of %n papers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::window</name>
    <message numerus="yes">
        <source>Search: %1 · %Ln paper(s)</source>
        <translation>
            <numerusform>Search: %1 · %Ln paper</numerusform>
            <numerusform>Search: %1 · %Ln papers</numerusform>
        </translation>
    </message>
</context>
</TS>
