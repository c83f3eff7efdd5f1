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
    <name>broadsheet::PageController</name>
    <message numerus="yes">
        <source>Copied %n link(s)</source>
        <translation>
            <numerusform>Copied %n link</numerusform>
            <numerusform>Copied %n links</numerusform>
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
</context>
<context>
    <name>broadsheet::PaperPane</name>
    <message numerus="yes">
        <source>%n earlier day(s)</source>
        <translation>
            <numerusform>%n earlier day</numerusform>
            <numerusform>%n earlier days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s)</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::Session</name>
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
    <name>broadsheet::digest</name>
    <message numerus="yes">
        <source>The list of authors breaks off; %n name(s) were kept.</source>
        <translation>
            <numerusform>The list of authors breaks off; %n name was kept.</numerusform>
            <numerusform>The list of authors breaks off; %n names were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) like these are not listed.</source>
        <translation>
            <numerusform>%n more line like these is not listed.</numerusform>
            <numerusform>%n more lines like these are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::views</name>
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
</TS>
