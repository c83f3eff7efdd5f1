<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>broadsheet::AboutDialog</name>
    <message>
        <source>About Broadsheet</source>
        <translation>Broadsheet 정보</translation>
    </message>
    <message>
        <source>Broadsheet reads the daily lists of papers of Hugging Face, arXiv and others, and remembers what you read.

Free software under the MIT licence; its reader of PDFs is under the GPL.</source>
        <translation>Broadsheet는 Hugging Face, arXiv 등이 매일 내놓는 논문 목록을 보여 주고 읽은 논문을 기억합니다.

MIT 라이선스를 따르는 자유 소프트웨어이며, PDF를 읽는 프로그램은 GPL을 따릅니다.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>&amp;Copy the versions</source>
        <translation>버전 복사(&amp;C)</translation>
    </message>
</context>
<context>
    <name>broadsheet::Absence</name>
    <message numerus="yes">
        <source>You were away for %Ln day(s).</source>
        <translation>
            <numerusform>%Ln일 동안 자리를 비웠습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) came that you have not seen.</source>
        <translation>
            <numerusform>아직 보지 않은 논문 %Ln편이 왔습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the best of them</source>
        <translation>가장 잘 맞는 논문 보기</translation>
    </message>
    <message>
        <source>Show rising papers</source>
        <translation>급상승 논문 보기</translation>
    </message>
</context>
<context>
    <name>broadsheet::Actions</name>
    <message>
        <source>Next paper</source>
        <translation>다음 논문</translation>
    </message>
    <message>
        <source>Previous paper</source>
        <translation>이전 논문</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Open the arXiv page</source>
        <translation>arXiv 페이지 열기</translation>
    </message>
    <message>
        <source>Open the Hugging Face page</source>
        <translation>Hugging Face 페이지 열기</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Copy BibTeX</source>
        <translation>BibTeX 복사</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>이전 날짜</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>다음 날짜</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Open digest files…</source>
        <translation>다이제스트 파일 열기…</translation>
    </message>
    <message>
        <source>Open a folder of digests…</source>
        <translation>다이제스트 폴더 열기…</translation>
    </message>
    <message>
        <source>Compact list</source>
        <translation>간단히 보기</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>단축키…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Fetch days…</source>
        <translation>날짜를 정해 가져오기…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>How to search…</source>
        <translation>검색 방법…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>태그…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>메모…</translation>
    </message>
    <message>
        <source>Mute a word…</source>
        <translation>단어 숨기기…</translation>
    </message>
    <message>
        <source>Show muted papers</source>
        <translation>숨긴 논문 표시</translation>
    </message>
    <message>
        <source>Next unread paper, also on older days</source>
        <translation>다음 읽지 않은 논문 (이전 날짜 포함)</translation>
    </message>
    <message>
        <source>Scroll the summary, then mark as read and go on</source>
        <translation>요약을 넘기고, 끝에서는 읽음으로 표시하고 다음으로</translation>
    </message>
    <message>
        <source>Mark as read or unread</source>
        <translation>읽음 또는 읽지 않음으로 표시</translation>
    </message>
    <message>
        <source>Leave the search</source>
        <translation>검색 끝내기</translation>
    </message>
    <message>
        <source>Save or remove the search</source>
        <translation>검색 저장 또는 삭제</translation>
    </message>
    <message>
        <source>Mark the whole view as read</source>
        <translation>보기 전체를 읽음으로 표시</translation>
    </message>
    <message>
        <source>Next text: summary, abstract</source>
        <translation>다음 글: 요약, 초록</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>백업…</translation>
    </message>
    <message>
        <source>Next match in the paper</source>
        <translation>논문 안의 다음 일치</translation>
    </message>
    <message>
        <source>Previous match in the paper</source>
        <translation>논문 안의 이전 일치</translation>
    </message>
    <message>
        <source>Mark as read and go on, without scrolling</source>
        <translation>넘기지 않고 읽음으로 표시하고 다음으로</translation>
    </message>
    <message>
        <source>Set aside for later</source>
        <translation>나중에 보기로 미루기</translation>
    </message>
    <message>
        <source>Show the pictures in full size</source>
        <translation>그림을 원래 크기로 보기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Go to or do anything…</source>
        <translation>무엇이든 찾아 실행…</translation>
    </message>
    <message>
        <source>Set aside what is unread and older than a week</source>
        <translation>일주일 넘게 읽지 않은 논문을 나중에 보기로 미루기</translation>
    </message>
    <message>
        <source>One paper at a time</source>
        <translation>한 편씩 보기</translation>
    </message>
    <message>
        <source>One-line summaries</source>
        <translation>한 줄 요약</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>기본 글자 크기</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>사이드바</translation>
    </message>
    <message>
        <source>Paper beside the list</source>
        <translation>목록 옆의 논문</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>메뉴 모음</translation>
    </message>
    <message>
        <source>Sort by star</source>
        <translation>별표순 정렬</translation>
    </message>
    <message>
        <source>Sort by unread</source>
        <translation>읽지 않은 논문부터 정렬</translation>
    </message>
    <message>
        <source>Sort by votes</source>
        <translation>추천순 정렬</translation>
    </message>
    <message>
        <source>Sort by title</source>
        <translation>제목순 정렬</translation>
    </message>
    <message>
        <source>Sort by authors</source>
        <translation>저자순 정렬</translation>
    </message>
    <message>
        <source>Sort by date</source>
        <translation>날짜순 정렬</translation>
    </message>
    <message>
        <source>Sort by relevance</source>
        <translation>관련도순 정렬</translation>
    </message>
    <message>
        <source>About Broadsheet…</source>
        <translation>Broadsheet 정보…</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Opening and copying</source>
        <translation>열기와 복사</translation>
    </message>
    <message>
        <source>Tags, notes, muting</source>
        <translation>태그, 메모, 숨기기</translation>
    </message>
    <message>
        <source>Going places</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Files and fetching</source>
        <translation>파일과 가져오기</translation>
    </message>
    <message>
        <source>View and sorting</source>
        <translation>보기와 정렬</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Copy title and link</source>
        <translation>제목과 링크 복사</translation>
    </message>
    <message>
        <source>Copy as a Markdown link</source>
        <translation>Markdown 링크로 복사</translation>
    </message>
    <message>
        <source>Copy as a message for a chat</source>
        <translation>대화방 메시지로 복사</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Print or PDF…</source>
        <translation>인쇄 또는 PDF…</translation>
    </message>
    <message>
        <source>Have a model write a summary</source>
        <translation>모델에게 요약 맡기기</translation>
    </message>
    <message>
        <source>Have a model write summaries of this list</source>
        <translation>이 목록의 요약을 모델에게 맡기기</translation>
    </message>
    <message>
        <source>Mark papers from a bibliography…</source>
        <translation>참고 문헌 파일의 논문 표시…</translation>
    </message>
    <message>
        <source>Send to Zotero</source>
        <translation>Zotero로 보내기</translation>
    </message>
    <message>
        <source>Sort by how well they fit you</source>
        <translation>적합도순 정렬</translation>
    </message>
    <message>
        <source>What “For you” is ordered by…</source>
        <translation>‘맞춤’의 정렬 기준…</translation>
    </message>
    <message>
        <source>Read the paper here</source>
        <translation>여기에서 논문 읽기</translation>
    </message>
    <message>
        <source>Open the PDF in the browser</source>
        <translation>브라우저에서 PDF 열기</translation>
    </message>
    <message>
        <source>Read aloud, pause or go on</source>
        <translation>소리 내어 읽기, 멈춤 또는 계속</translation>
    </message>
    <message>
        <source>Share with a group…</source>
        <translation>그룹과 공유…</translation>
    </message>
    <message>
        <source>The whole list</source>
        <translation>목록 전체</translation>
    </message>
</context>
<context>
    <name>broadsheet::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>시스템 기본값</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>표시 언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>색상(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>글꼴(&amp;F)</translation>
    </message>
    <message>
        <source>%1 pt</source>
        <translation>%1pt</translation>
    </message>
    <message>
        <source>Si&amp;ze of text</source>
        <translation>글자 크기(&amp;Z)</translation>
    </message>
    <message>
        <source>Comfortable, with pictures</source>
        <translation>넓게, 그림과 함께</translation>
    </message>
    <message>
        <source>Compact, one line for each paper</source>
        <translation>간단히, 논문마다 한 줄</translation>
    </message>
    <message>
        <source>L&amp;ist</source>
        <translation>목록(&amp;I)</translation>
    </message>
    <message>
        <source>The language of menus and messages. The window reopens in it, where you were.</source>
        <translation>메뉴와 메시지의 언어입니다. 창이 보던 자리에서 새 언어로 다시 열립니다.</translation>
    </message>
    <message>
        <source>The size in the whole window. Ctrl and + or − change the summary alone.</source>
        <translation>창 전체의 글자 크기입니다. 요약의 크기만 바꾸려면 Ctrl과 + 또는 −를 누릅니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::AuthorPage</name>
    <message>
        <source>Papers under this name</source>
        <translation>이 이름으로 된 논문</translation>
    </message>
    <message>
        <source>Often writes with</source>
        <translation>자주 함께 쓰는 저자</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Back to the paper</source>
        <translation>논문으로 돌아가기</translation>
    </message>
    <message>
        <source>Back to the paper (Esc)</source>
        <translation>논문으로 돌아가기(Esc)</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>팔로우 중</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>팔로우</translation>
    </message>
    <message>
        <source>%1, unread</source>
        <translation>%1, 읽지 않음</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>숨김</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>숨기기</translation>
    </message>
    <message>
        <source>Show papers under this name again</source>
        <translation>이 이름으로 된 논문 다시 표시</translation>
    </message>
    <message>
        <source>Hide papers under this name from every list</source>
        <translation>이 이름으로 된 논문을 모든 목록에서 숨기기</translation>
    </message>
    <message>
        <source>Mute this author</source>
        <translation>이 저자 숨기기</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>날짜 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) in the library</source>
        <translation>
            <numerusform>라이브러리에 논문 %Ln편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::AuthorPanel</name>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>, followed</source>
        <translation>, 팔로우 중</translation>
    </message>
    <message>
        <source>Papers under this name: %1</source>
        <translation>이 이름으로 된 논문: %1</translation>
    </message>
    <message>
        <source>Papers under this name</source>
        <translation>이 이름으로 된 논문</translation>
    </message>
    <message>
        <source>Search for this name</source>
        <translation>이 이름 검색</translation>
    </message>
    <message>
        <source>Mute this author</source>
        <translation>이 저자 숨기기</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>외</translation>
    </message>
    <message>
        <source>No source names all authors of this paper.</source>
        <translation>이 논문의 저자를 모두 밝힌 수집처가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln paper(s)</source>
        <translation>
            <numerusform>%1, 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln more</source>
        <translation>
            <numerusform>외 %Ln명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln author(s)</source>
        <translation>
            <numerusform>저자 %Ln명 모두 표시</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Newest mark</source>
        <translation>마지막 표시</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>Reading the backups…</source>
        <translation>백업을 읽는 중…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>지금 백업</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>복원…</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>백업하는 중…</translation>
    </message>
    <message>
        <source>The library now holds: %1</source>
        <translation>지금 라이브러리: %1</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Restore the backup of %1?</source>
        <translation>%1의 백업을 복원할까요?</translation>
    </message>
    <message>
        <source>The backup holds: %1</source>
        <translation>백업의 내용: %1</translation>
    </message>
    <message>
        <source>The library as it is now is kept as a backup first. Marks made since the backup stay.</source>
        <translation>먼저 지금의 라이브러리를 백업으로 보관합니다. 백업 뒤에 단 표시는 그대로 남습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::BibliographyController</name>
    <message>
        <source>Mark papers from a bibliography</source>
        <translation>참고 문헌 파일의 논문 표시</translation>
    </message>
    <message>
        <source>Bibliographies (*.bib *.bibtex *.ris *.json)</source>
        <translation>참고 문헌 (*.bib *.bibtex *.ris *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>All of these papers were marked so already.</source>
        <translation>이 논문들은 이미 모두 그렇게 표시되어 있습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::BibliographyDialog</name>
    <message>
        <source>Mark them as &amp;read</source>
        <translation>읽음으로 표시(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Star them</source>
        <translation>별표(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tag them with</source>
        <translation>태그 달기(&amp;T)</translation>
    </message>
    <message>
        <source>Mark papers from a bibliography</source>
        <translation>참고 문헌 파일의 논문 표시</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Mark %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편 표시(&amp;M)</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>&amp;Not in the library, by line of the file</source>
        <translation>라이브러리에 없는 항목, 파일의 줄 순서(&amp;N)</translation>
    </message>
    <message>
        <source>Not in the library, by line of the file</source>
        <translation>라이브러리에 없는 항목, 파일의 줄 순서</translation>
    </message>
    <message>
        <source>&amp;Copy this list</source>
        <translation>이 목록 복사(&amp;C)</translation>
    </message>
</context>
<context>
    <name>broadsheet::CitationsPage</name>
    <message>
        <source>Citations</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Citation &amp;keys</source>
        <translation>인용 키(&amp;K)</translation>
    </message>
    <message>
        <source>The name of a paper in BibTeX and the other formats: %1, and letters and digits between them. [auth:capitalize] begins with a capital letter. A paper keeps the key that it was given first.</source>
        <translation>BibTeX 등의 형식에서 논문을 가리키는 이름입니다: %1, 그리고 그 사이의 로마자와 숫자. [auth:capitalize]는 대문자로 시작합니다. 논문은 처음 받은 키를 계속 씁니다.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>예: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::ColumnHandle</name>
    <message>
        <source>Drag to change the width, double-click for the usual one</source>
        <translation>끌어서 너비를 조절하고, 두 번 클릭하면 기본 너비가 됩니다</translation>
    </message>
</context>
<context>
    <name>broadsheet::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>명령 팔레트</translation>
    </message>
    <message>
        <source>Go to or do</source>
        <translation>이동하거나 실행할 것</translation>
    </message>
    <message>
        <source>Command, day, view, tag, author, search…</source>
        <translation>명령, 날짜, 보기, 태그, 저자, 검색…</translation>
    </message>
</context>
<context>
    <name>broadsheet::CommandRouter</name>
    <message>
        <source>Mute a word</source>
        <translation>단어 숨기기</translation>
    </message>
    <message>
        <source>Papers with this word or phrase are hidden from every list:</source>
        <translation>이 단어나 문구가 있는 논문을 모든 목록에서 숨깁니다:</translation>
    </message>
    <message>
        <source>Read and next</source>
        <translation>읽고 다음</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Other text</source>
        <translation>다른 글</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>arXiv page</source>
        <translation>arXiv 페이지</translation>
    </message>
    <message>
        <source>Read PDF</source>
        <translation>PDF 읽기</translation>
    </message>
    <message>
        <source>Show the next text</source>
        <translation>다음 글 보기</translation>
    </message>
    <message>
        <source>Star this paper</source>
        <translation>이 논문에 별표 추가</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>별표 제거</translation>
    </message>
</context>
<context>
    <name>broadsheet::CommentBox</name>
    <message>
        <source>Share comment</source>
        <translation>댓글 공유</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>거두기</translation>
    </message>
    <message>
        <source>Your comment for %1</source>
        <translation>%1에 남기는 댓글</translation>
    </message>
    <message>
        <source>Your comment for %1…</source>
        <translation>%1에 남기는 댓글…</translation>
    </message>
    <message>
        <source>%1 will see it.</source>
        <translation>%1에게 보입니다.</translation>
    </message>
    <message>
        <source>Not shared yet. %1 will see it.</source>
        <translation>아직 공유하지 않았습니다. 공유하면 %1에게 보입니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::CompletionList</name>
    <message>
        <source>Suggestions</source>
        <translation>제안</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>suggestion, its meaning</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>broadsheet::CopyController</name>
    <message numerus="yes">
        <source>At most %Ln papers can be copied at once.</source>
        <translation>
            <numerusform>한 번에 논문을 %Ln편까지 복사할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 복사함</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln papers</source>
        <translation>
            <numerusform>논문 %Ln편 복사함</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied BibTeX</source>
        <translation>BibTeX를 복사했습니다</translation>
    </message>
    <message numerus="yes">
        <source>Copied BibTeX of %Ln papers</source>
        <translation>
            <numerusform>논문 %Ln편의 BibTeX를 복사했습니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::DayCalendar</name>
    <message>
        <source>Previous month</source>
        <translation>이전 달</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>다음 달</translation>
    </message>
    <message>
        <source>Show the newest day&apos;s month</source>
        <translation>가장 최근 날짜의 달 표시</translation>
    </message>
    <message>
        <source>Show this day</source>
        <translation>이 날짜 보기</translation>
    </message>
    <message>
        <source>Fetch this day</source>
        <translation>이 날짜 가져오기</translation>
    </message>
</context>
<context>
    <name>broadsheet::DaysController</name>
    <message>
        <source>%1, from %2 · %3</source>
        <translation>%1, 수집처: %2 · %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, next try %2</source>
        <translation>%1, 다음 시도 %2</translation>
    </message>
    <message>
        <source>no digest</source>
        <translation>다이제스트 없음</translation>
    </message>
    <message>
        <source>%1, may grow until %2</source>
        <translation>%1, %2까지 늘어날 수 있음</translation>
    </message>
    <message>
        <source>has not come yet</source>
        <translation>아직 오지 않음</translation>
    </message>
</context>
<context>
    <name>broadsheet::ExportController</name>
    <message>
        <source>Papers are still being exported.</source>
        <translation>아직 논문을 내보내는 중입니다.</translation>
    </message>
    <message>
        <source>This list has no papers.</source>
        <translation>이 목록에는 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Save papers</source>
        <translation>논문 저장</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) copied as %1</source>
        <translation>
            <numerusform>논문 %Ln편을 %1 형식으로 복사했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) written to %1</source>
        <translation>
            <numerusform>논문 %Ln편을 %1에 저장했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation>다시 내보내기…</translation>
    </message>
    <message>
        <source>Writing papers</source>
        <translation>논문을 쓰는 중</translation>
    </message>
</context>
<context>
    <name>broadsheet::ExportDialog</name>
    <message>
        <source>Begin with a byte order mark, as &amp;Excel expects it</source>
        <translation>Excel용 바이트 순서 표시(BOM)로 시작(&amp;E)</translation>
    </message>
    <message>
        <source>Export papers</source>
        <translation>논문 내보내기</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>형식(&amp;F)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>저장(&amp;S)…</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln papers can be copied at once; more can be saved.</source>
        <translation>
            <numerusform>한 번에 논문을 %Ln편까지 복사할 수 있습니다. 그보다 많으면 파일로 저장하세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>With my &amp;notes and tags</source>
        <translation>내 메모와 태그도 함께(&amp;N)</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>날짜별</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>주별</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>묶는 방법</translation>
    </message>
</context>
<context>
    <name>broadsheet::FetchPresenter</name>
    <message>
        <source>Stopped. Papers fetched so far are kept.</source>
        <translation>중단했습니다. 지금까지 가져온 논문은 그대로 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new paper(s).</source>
        <translation>
            <numerusform>새 논문 %Ln편.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new papers; %Ln paper(s) updated.</source>
        <translation>
            <numerusform>새 논문은 없고, 논문 %Ln편이 갱신되었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>새로운 것이 없습니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Offline: no source could be reached. Broadsheet will retry automatically.</source>
        <translation>오프라인: 어느 수집처에도 연결할 수 없습니다. 자동으로 다시 시도합니다.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>All sources of daily lists are turned off.</source>
        <translation>일일 목록의 수집처가 모두 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message numerus="yes">
        <source>Fetching days, %Ln new paper(s)</source>
        <translation>
            <numerusform>날짜별로 가져오는 중, 새 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching %1 of %2…</source>
        <translation>%2 중 %1 가져오는 중…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Offline: the daily lists could not be fetched. Your library still works; fetching will resume automatically.</source>
        <translation>오프라인: 일일 목록을 가져올 수 없습니다. 라이브러리는 그대로 쓸 수 있으며, 연결되면 자동으로 다시 가져옵니다.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>No source could be reached. Your library still works; fetching will resume automatically.</source>
        <translation>어느 수집처에도 연결할 수 없습니다. 라이브러리는 그대로 쓸 수 있으며, 연결되면 자동으로 다시 가져옵니다.</translation>
    </message>
    <message>
        <source>%1 allows %2 requests an hour</source>
        <translation>%1은(는) 한 시간에 요청 %2개까지 허용</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>가져오는 중</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>%Ln초 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) left</source>
        <translation>
            <numerusform>%Ln시간 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>%Ln분 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) could not be refreshed.</source>
        <translation>
            <numerusform>%Ln일 치 목록을 새로 고치지 못했습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::FetchRangeDialog</name>
    <message>
        <source>From</source>
        <translation>시작일</translation>
    </message>
    <message>
        <source>To</source>
        <translation>종료일</translation>
    </message>
    <message>
        <source>Fetch days</source>
        <translation>날짜를 정해 가져오기</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>시작일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>종료일(&amp;T)</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>수집처</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>가져오기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln일</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Since the last fetch</source>
        <translation>마지막으로 가져온 뒤(&amp;S)</translation>
    </message>
    <message>
        <source>Last &amp;week</source>
        <translation>지난 일주일(&amp;W)</translation>
    </message>
    <message>
        <source>Last &amp;month</source>
        <translation>지난 한 달(&amp;M)</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>%1부터</translation>
    </message>
</context>
<context>
    <name>broadsheet::FigureController</name>
    <message>
        <source>The PDF is not there any more.</source>
        <translation>PDF가 더 이상 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::FigureOffer</name>
    <message>
        <source>Show figures</source>
        <translation>그림 보기</translation>
    </message>
    <message>
        <source>Asks %1 for the web page of this paper. Not every paper has one.</source>
        <translation>%1에 이 논문의 웹 페이지를 요청합니다. 웹 페이지가 없는 논문도 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Looking for figures at %1…</source>
        <translation>%1에서 그림을 찾는 중…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Read the PDF</source>
        <translation>PDF 읽기</translation>
    </message>
</context>
<context>
    <name>broadsheet::FigureStrip</name>
    <message>
        <source>Figures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Figures – %1</source>
        <translation>그림 – %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::FindBar</name>
    <message>
        <source>Search in the paper</source>
        <translation>논문에서 찾기</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1번째</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>결과 없음</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>찾는 중…</translation>
    </message>
</context>
<context>
    <name>broadsheet::FirstDayPresenter</name>
    <message>
        <source>This is a sample day, to look around. It disappears when the first papers arrive.</source>
        <translation>둘러보기 위한 예제 날짜입니다. 첫 논문이 들어오면 사라집니다.</translation>
    </message>
    <message>
        <source>Fetch today</source>
        <translation>오늘 목록 가져오기</translation>
    </message>
    <message>
        <source>Open digest files…</source>
        <translation>다이제스트 파일 열기…</translation>
    </message>
</context>
<context>
    <name>broadsheet::FolderChooser</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>고르기(&amp;H)…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>⚠  This is not a whole path, such as /home/ann/Notes.</source>
        <translation>⚠  /home/ann/Notes와 같은 전체 경로가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::FolderLook</name>
    <message>
        <source>⚠  This folder is not there now.</source>
        <translation>⚠  지금은 이 폴더가 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::GrowthPresenter</name>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message numerus="yes">
        <source>%1 is complete: %Ln more paper(s) since you looked at it.</source>
        <translation>
            <numerusform>%1 목록이 완성되었습니다. 보신 뒤로 논문 %Ln편이 더 들어왔습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::HighlightGestures</name>
    <message>
        <source>A highlight has at most %1 characters on a page.</source>
        <translation>하이라이트는 한 쪽에서 최대 %1자입니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::HighlightList</name>
    <message>
        <source>Highlights</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>Not found in this version; it was on page %1</source>
        <translation>이 버전에서는 찾지 못했습니다. 원래 %1쪽에 있었습니다</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>%1쪽</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>place of a highlight, its note</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No highlights.
Select text and press H.</source>
        <translation>하이라이트가 없습니다.
텍스트를 선택하고 H를 누르세요.</translation>
    </message>
</context>
<context>
    <name>broadsheet::HighlightMenu</name>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>메모…</translation>
    </message>
    <message>
        <source>Remove highlight</source>
        <translation>하이라이트 지우기</translation>
    </message>
</context>
<context>
    <name>broadsheet::ImportController</name>
    <message>
        <source>Stopped. Papers imported so far are kept.</source>
        <translation>중단했습니다. 지금까지 불러온 논문은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Nothing new: all papers were in the library already.</source>
        <translation>새 논문이 없습니다. 모두 이미 라이브러리에 있습니다.</translation>
    </message>
    <message>
        <source>No papers found.</source>
        <translation>논문을 찾지 못했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new paper(s).</source>
        <translation>
            <numerusform>새 논문 %Ln편.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) updated.</source>
        <translation>
            <numerusform>논문 %Ln편을 갱신했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s).</source>
        <translation>
            <numerusform>참고 사항 %Ln건.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It comes with somebody&apos;s notes on %Ln paper(s).</source>
        <translation>
            <numerusform>누군가의 메모가 논문 %Ln편에 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) taken.</source>
        <translation>
            <numerusform>메모 %Ln개를 가져왔습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own note was kept, and the other one stays in the file, for: %1</source>
        <translation>다음 논문은 내 메모를 그대로 두었고, 다른 메모는 파일에 남아 있습니다: %1</translation>
    </message>
    <message>
        <source>These notes are too long, or the library does not have the paper: %1</source>
        <translation>메모가 너무 길거나 라이브러리에 없는 논문입니다: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::ImportPresenter</name>
    <message>
        <source>Reading digests</source>
        <translation>다이제스트를 읽는 중</translation>
    </message>
    <message>
        <source>Open digest files</source>
        <translation>다이제스트 파일 열기</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a folder of digests</source>
        <translation>다이제스트 폴더 열기</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Digests (*.md *.markdown *.txt *.json *.jsonl)</source>
        <translation>다이제스트 (*.md *.markdown *.txt *.json *.jsonl)</translation>
    </message>
    <message>
        <source>Take the notes as mine</source>
        <translation>내 메모로 가져오기</translation>
    </message>
</context>
<context>
    <name>broadsheet::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>새 단축키</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>변경했습니다.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>동작</translation>
    </message>
    <message>
        <source>All keys were reset.</source>
        <translation>모든 키를 처음 상태로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>No change.</source>
        <translation>바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1 is already used for: %2.</source>
        <translation>%1은(는) 이미 ‘%2’에 쓰이고 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Add a key</source>
        <translation>키 추가(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove a key</source>
        <translation>키 제거(&amp;R)</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>초기화(&amp;E)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>Filter by action or key</source>
        <translation>동작이나 키로 찾기</translation>
    </message>
    <message>
        <source>Press Enter or double-click to change a key, + to add one, − to remove one.</source>
        <translation>Enter를 누르거나 두 번 클릭하면 키를 바꾸고, +는 추가하고, −는 제거합니다.</translation>
    </message>
    <message>
        <source>This key cannot be changed.</source>
        <translation>이 키는 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>No action and no key has “%1”.</source>
        <translation>“%1”이(가) 들어간 동작이나 키가 없습니다.</translation>
    </message>
    <message>
        <source>Press the new key, or Esc to leave it as it is.</source>
        <translation>새 키를 누르세요. Esc를 누르면 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 제거</translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation>%1을(를) 제거했습니다.</translation>
    </message>
    <message>
        <source>Reset.</source>
        <translation>초기화했습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::KeywordChips</name>
    <message>
        <source>Keywords</source>
        <translation>키워드</translation>
    </message>
    <message>
        <source>Search for %1</source>
        <translation>%1 검색</translation>
    </message>
    <message>
        <source>Mute “%1”</source>
        <translation>“%1” 숨기기</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more keyword(s)</source>
        <translation>
            <numerusform>키워드 %Ln개 더 보기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::LabController</name>
    <message>
        <source>Connecting…</source>
        <translation>연결하는 중…</translation>
    </message>
</context>
<context>
    <name>broadsheet::LabDialog</name>
    <message>
        <source>&amp;Connect</source>
        <translation>연결(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>참여(&amp;J)</translation>
    </message>
    <message>
        <source>Share with a group</source>
        <translation>그룹과 공유</translation>
    </message>
    <message>
        <source>Readers who share a space see which papers the others starred, and tags and comments that they wrote for the space. Nothing is shared before you say so, for each space, and you can leave without a trace.</source>
        <translation>공간을 함께 쓰는 사람은 서로가 별표한 논문과 그 공간에 남긴 태그와 댓글을 봅니다. 공간마다 직접 켜기 전에는 아무것도 공유되지 않으며, 흔적 없이 나갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>데이터베이스(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>암호(&amp;P)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Your &amp;initials</source>
        <translation>내 머리글자(&amp;I)</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>내 이름(&amp;N)</translation>
    </message>
    <message>
        <source>In&amp;vitation</source>
        <translation>초대 코드(&amp;V)</translation>
    </message>
    <message>
        <source>Name of a new &amp;space</source>
        <translation>새 공간의 이름(&amp;S)</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>Name of a new space</source>
        <translation>새 공간의 이름</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>만들기(&amp;R)</translation>
    </message>
    <message>
        <source>Join or create a space</source>
        <translation>공간에 참여하거나 새로 만들기</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Opens the database. Kept in the desktop&apos;s keychain, never in a file.</source>
        <translation>데이터베이스의 암호입니다. 데스크톱의 키체인에 보관하며 파일에는 저장하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::LabEntry</name>
    <message>
        <source>Take back the tag %1</source>
        <translation>태그 %1 거두기</translation>
    </message>
    <message>
        <source>Tag %1, %2</source>
        <translation>태그 %1, %2</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>모두 보기</translation>
    </message>
</context>
<context>
    <name>broadsheet::LabSection</name>
    <message>
        <source>Shared in %1</source>
        <translation>%1에서 공유됨</translation>
    </message>
    <message>
        <source>Your tag for %1</source>
        <translation>%1에 남기는 태그</translation>
    </message>
    <message>
        <source>Share a tag with %1…</source>
        <translation>태그 공유: %1…</translation>
    </message>
    <message>
        <source>Starred: %1</source>
        <translation>별표: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older tags are not shown.</source>
        <translation>
            <numerusform>이전 태그 %Ln개는 표시하지 않습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older comments are not shown.</source>
        <translation>
            <numerusform>이전 댓글 %Ln개는 표시하지 않습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::LabSpaceBox</name>
    <message>
        <source>Share my stars here</source>
        <translation>내 별표를 여기에 공유</translation>
    </message>
    <message>
        <source>Invite somebody</source>
        <translation>초대하기</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>나가기…</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Whoever has this can join, once, within a week. They need a user and a password of the same database as well.</source>
        <translation>이 코드를 가진 사람은 일주일 안에 한 번 참여할 수 있습니다. 같은 데이터베이스의 사용자와 암호도 필요합니다.</translation>
    </message>
    <message>
        <source>Leave and remove everything</source>
        <translation>나가고 모두 지우기</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>계속 있기</translation>
    </message>
    <message>
        <source>Your stars, tags and comments are removed from %1, and with them your name. What the others shared is removed from this computer. Your own stars, tags and notes stay with you.</source>
        <translation>내 별표, 태그, 댓글과 이름이 %1에서 지워집니다. 다른 사람이 공유한 것은 이 컴퓨터에서 지워집니다. 내 별표, 태그, 메모는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Share papers here</source>
        <translation>여기서 논문 공유</translation>
    </message>
    <message>
        <source>One member fetches what Hugging Face and arXiv list, and all have it. What you star, read, write, import, search for or have summarised does not go there. Papers are shared with one group only.</source>
        <translation>구성원 한 명이 Hugging Face와 arXiv의 목록을 가져오면 모두가 볼 수 있습니다. 별표, 읽은 논문, 메모, 가져온 파일, 검색, 만든 요약은 그곳으로 가지 않습니다. 논문은 한 그룹하고만 공유됩니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::LibraryCare</name>
    <message>
        <source>Start again</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>The backup was restored. The library as it was is kept as %1.</source>
        <translation>백업을 복원했습니다. 이전 라이브러리는 %1에 보관했습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::LibraryProblem</name>
    <message>
        <source>Restore the copy of %1</source>
        <translation>%1 백업 복원</translation>
    </message>
    <message>
        <source>The newest copy has: %1. The file as it is now is kept under another name.</source>
        <translation>가장 최근 백업의 내용: %1. 지금 파일은 다른 이름으로 보관합니다.</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>다른 라이브러리 열기…</translation>
    </message>
    <message>
        <source>Open another library</source>
        <translation>다른 라이브러리 열기</translation>
    </message>
    <message>
        <source>Libraries (*.sqlite);;All files (*)</source>
        <translation>라이브러리 (*.sqlite);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>broadsheet::LinkRow</name>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Read here</source>
        <translation>여기서 읽기</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Read here; with Shift in the browser</source>
        <translation>여기서 읽기, Shift와 함께 누르면 브라우저에서</translation>
    </message>
</context>
<context>
    <name>broadsheet::ListPresenter</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>읽지 않음 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred</source>
        <translation>
            <numerusform>별표 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) hidden · Show</source>
        <translation>
            <numerusform>논문 %Ln편 숨김 · 보기</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose muted words and authors in the settings</source>
        <translation>숨길 단어와 저자를 설정에서 고르기</translation>
    </message>
    <message>
        <source>Day done: %1 read, %2 starred.</source>
        <translation>이날 목록을 모두 읽었습니다: %1편 읽음, %2편 별표.</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>다음: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln muted paper(s) shown · Hide</source>
        <translation>
            <numerusform>숨긴 논문 %Ln편을 표시 중 · 숨기기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::MainWindow</name>
    <message>
        <source>%1 – Broadsheet</source>
        <translation>%1 – Broadsheet</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>라이브러리를 열 수 없습니다</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Library problem</source>
        <translation>라이브러리 문제</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>라이브러리를 여는 중…</translation>
    </message>
    <message>
        <source>About this list</source>
        <translation>이 목록에 대하여</translation>
    </message>
</context>
<context>
    <name>broadsheet::MarkController</name>
    <message numerus="yes">
        <source>At most %Ln papers can be tagged at once.</source>
        <translation>
            <numerusform>한 번에 논문 %Ln편까지 태그를 붙일 수 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::MenuBar</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>메뉴 모음</translation>
    </message>
</context>
<context>
    <name>broadsheet::MessagePanel</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>자세한 내용 숨기기</translation>
    </message>
</context>
<context>
    <name>broadsheet::MonthModel</name>
    <message>
        <source>Today.</source>
        <translation>오늘.</translation>
    </message>
    <message>
        <source>Shown in the list.</source>
        <translation>목록에 표시됨.</translation>
    </message>
    <message>
        <source>Not fetched.</source>
        <translation>가져오지 않음.</translation>
    </message>
</context>
<context>
    <name>broadsheet::MonthTable</name>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
</context>
<context>
    <name>broadsheet::MutedPage</name>
    <message>
        <source>Words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>A word or phrase</source>
        <translation>단어 또는 문구</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>A name as printed on papers</source>
        <translation>논문에 표기된 그대로의 이름</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Papers matching these are hidden and not counted; the status line shows how many.</source>
        <translation>여기에 해당하는 논문은 숨기고 세지 않습니다. 몇 편인지는 상태 표시줄에 나옵니다.</translation>
    </message>
    <message>
        <source>Name as printed on papers</source>
        <translation>논문에 적힌 그대로의 이름</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>숨김</translation>
    </message>
</context>
<context>
    <name>broadsheet::NetworkPage</name>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>시스템 프록시</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>프록시(&amp;P)</translation>
    </message>
    <message>
        <source>For example http://host:8080 or socks5://host:1080. Type “none” to use no proxy.</source>
        <translation>예: http://host:8080 또는 socks5://host:1080. 프록시를 쓰지 않으려면 “none”을 입력하세요.</translation>
    </message>
    <message>
        <source>&amp;Download cache</source>
        <translation>내려받기 캐시(&amp;D)</translation>
    </message>
    <message>
        <source>⚠  This is not one plain e-mail address, such as ann@example.org.</source>
        <translation>⚠  ann@example.org 같은 이메일 주소 하나를 입력하세요.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Your &amp;e-mail address</source>
        <translation>이메일 주소(&amp;E)</translation>
    </message>
    <message>
        <source>Sent to the services that are asked for papers, never to other servers, so that they can write to you instead of locking you out. Not needed.</source>
        <translation>논문을 요청하는 서비스에만 보내며 다른 서버에는 보내지 않습니다. 서비스가 접속을 막는 대신 연락할 수 있게 합니다. 비워 두어도 됩니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>What the services sent, so that it is not fetched again.</source>
        <translation>같은 내용을 다시 받지 않도록 받은 자료를 보관합니다.</translation>
    </message>
    <message>
        <source>⚠  This is not the address of a proxy.</source>
        <translation>⚠  프록시 주소가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::NoteBeside</name>
    <message>
        <source>Note on the page</source>
        <translation>쪽 메모</translation>
    </message>
    <message>
        <source>Remove highlight</source>
        <translation>하이라이트 지우기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>broadsheet::NoteEdit</name>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Your note…</source>
        <translation>메모 입력…</translation>
    </message>
    <message>
        <source>Press Esc or Ctrl+Enter to save. Undo restores the earlier note.</source>
        <translation>Esc 또는 Ctrl+Enter를 누르면 저장합니다. 실행 취소하면 이전 메모로 돌아갑니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::NotesPage</name>
    <message>
        <source>Folder of notes</source>
        <translation>노트 폴더</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>폴더(&amp;F)</translation>
    </message>
    <message>
        <source>Each paper that you starred, highlighted or wrote a note on gets a Markdown note here, for Obsidian, Logseq, Zettlr or any editor. What you write into a note stays; what you change in “My note” comes back here. No note is ever deleted.</source>
        <translation>별표하거나 하이라이트하거나 메모를 쓴 논문마다 이 폴더에 Markdown 노트를 둡니다. Obsidian, Logseq, Zettlr나 다른 편집기로 읽을 수 있습니다. 노트에 쓴 글은 그대로 남고, “My note”에서 고친 것은 여기로 돌아옵니다. 노트를 지우는 일은 없습니다.</translation>
    </message>
    <message>
        <source>Starred, or with a note or highlight of mine</source>
        <translation>별표하거나 메모·하이라이트가 있는 논문</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>별표한 논문</translation>
    </message>
    <message>
        <source>With a note or highlight of mine</source>
        <translation>메모·하이라이트가 있는 논문</translation>
    </message>
    <message>
        <source>&amp;Papers</source>
        <translation>논문(&amp;P)</translation>
    </message>
</context>
<context>
    <name>broadsheet::NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>what is being done, done, in all</comment>
        <translation>%1 · %3 중 %2</translation>
    </message>
    <message>
        <source>Show the next notice</source>
        <translation>다음 알림 보기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln notice(s)</source>
        <translation>
            <numerusform>알림 %Ln개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::NoticeConnections</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>취소할 작업이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>다시 실행할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing unread from here on.</source>
        <translation>이후에 읽지 않은 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>broadsheet::NoticePresenter</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>실행 취소: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Redone: %1</source>
        <translation>다시 실행함: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Show the number of &amp;unread papers on the icon</source>
        <translation>아이콘에 읽지 않은 논문 수 표시(&amp;U)</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>트레이에 아이콘 표시(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>창을 닫아도 트레이에서 계속 실행(&amp;K)</translation>
    </message>
    <message>
        <source>When papers came while you were elsewhere, the desktop says how many, how many match your saved searches, and how many are by people you follow.</source>
        <translation>다른 일을 하는 동안 새 논문이 들어오면 모두 몇 편인지, 저장한 검색에 맞는 논문과 팔로우하는 저자의 논문이 몇 편인지 알립니다.</translation>
    </message>
    <message>
        <source>In the dock or task bar, and in the tray, where the desktop shows it.</source>
        <translation>데스크톱이 지원하면 독이나 작업 표시줄, 트레이에 표시합니다.</translation>
    </message>
    <message>
        <source>A small icon of the desktop that brings the window back and refreshes.</source>
        <translation>창을 다시 열거나 새로 고칠 수 있는 작은 아이콘입니다.</translation>
    </message>
    <message>
        <source>Broadsheet then goes on fetching new papers. Quit in the menu ends it.</source>
        <translation>창을 닫아도 새 논문을 계속 가져옵니다. 메뉴의 종료를 누르면 끝납니다.</translation>
    </message>
    <message>
        <source>Tell me about new &amp;papers</source>
        <translation>새 논문 알림(&amp;P)</translation>
    </message>
</context>
<context>
    <name>broadsheet::OlderPapers</name>
    <message numerus="yes">
        <source>Set aside %Ln unread older than a week</source>
        <translation>
            <numerusform>일주일 넘게 읽지 않은 %Ln편을 나중에 보기로 미루기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::OutlineView</name>
    <message>
        <source>Outline</source>
        <translation>목차</translation>
    </message>
</context>
<context>
    <name>broadsheet::PageController</name>
    <message>
        <source>Copied %1</source>
        <translation>복사했습니다: %1</translation>
    </message>
    <message>
        <source>This paper is not on arXiv, so it has no such page.</source>
        <translation>arXiv에 있는 논문이 아니어서 해당 페이지가 없습니다.</translation>
    </message>
    <message>
        <source>Only web links can be opened, not %1</source>
        <translation>웹 링크만 열 수 있습니다. 열 수 없는 주소: %1</translation>
    </message>
    <message>
        <source>Could not open a browser for %1</source>
        <translation>%1을(를) 열 브라우저를 시작하지 못했습니다</translation>
    </message>
    <message>
        <source>The address of this paper is not safe to open.</source>
        <translation>이 논문의 주소는 안전하지 않아 열지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln link(s)</source>
        <translation>
            <numerusform>링크 %Ln개를 복사했습니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PageNotes</name>
    <message numerus="yes">
        <source>%Ln highlight(s) were not found in this version of the paper. They are in the list of highlights (Shift+F9).</source>
        <translation>
            <numerusform>하이라이트 %Ln개를 이 논문 버전에서 찾지 못했습니다. 하이라이트 목록(Shift+F9)에 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select text first: with the mouse, or with Shift and the arrows.</source>
        <translation>먼저 마우스나 Shift+화살표로 텍스트를 선택하세요.</translation>
    </message>
</context>
<context>
    <name>broadsheet::PaletteController</name>
    <message>
        <source>Search for “%1”</source>
        <translation>“%1” 검색</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>오늘, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>어제, %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>tag</source>
        <translation>태그</translation>
    </message>
    <message numerus="yes">
        <source>author of %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편의 저자</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperHeader</name>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>정렬 기준</translation>
    </message>
    <message>
        <source>Relevance</source>
        <translation>관련도</translation>
    </message>
    <message>
        <source>window too narrow</source>
        <translation>창이 좁음</translation>
    </message>
    <message>
        <source>one day is shown</source>
        <translation>하루만 표시됨</translation>
    </message>
    <message>
        <source>no better than votes yet</source>
        <translation>아직 추천 수보다 낫지 않음</translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperLink</name>
    <message>
        <source>unread</source>
        <translation>읽지 않음</translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperListModel</name>
    <message>
        <source>starred</source>
        <translation>별표 있음</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>별표 없음</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>votes unknown</source>
        <translation>추천 수 알 수 없음</translation>
    </message>
    <message>
        <source>by an author you follow</source>
        <translation>팔로우하는 저자의 논문</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>tags: %1</source>
        <translation>태그: %1</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>메모 있음</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>published in %1</source>
        <translation>%1에 게재</translation>
    </message>
    <message>
        <source>v%1 since %2</source>
        <comment>version, day</comment>
        <translation>%2부터 v%1</translation>
    </message>
    <message>
        <source>version %1 since %2</source>
        <comment>version, day</comment>
        <translation>%2부터 버전 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln vote(s)</source>
        <translation>
            <numerusform>추천 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln more since you saw it</source>
        <translation>
            <numerusform>%1, 보신 뒤 %Ln 증가</numerusform>
        </translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>나중에 보기</translation>
    </message>
    <message>
        <source>muted: %1</source>
        <translation>숨김: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>fits you %1 %</source>
        <translation>나에게 %1% 맞음</translation>
    </message>
    <message>
        <source>fit unknown</source>
        <translation>적합도 모름</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>적합도</translation>
    </message>
    <message>
        <source>in Zotero</source>
        <translation>Zotero에 있음</translation>
    </message>
    <message>
        <source>Starred by %1</source>
        <translation>별표한 사람: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperListView</name>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperMenu</name>
    <message>
        <source>Remove star</source>
        <translation>별표 해제</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln stars</source>
        <translation>
            <numerusform>별표 %Ln개 해제</numerusform>
        </translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별표</translation>
    </message>
    <message numerus="yes">
        <source>Star %Ln papers</source>
        <translation>
            <numerusform>논문 %Ln편에 별표</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>읽지 않음으로 표시</translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln papers as unread</source>
        <translation>
            <numerusform>논문 %Ln편을 읽지 않음으로 표시</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>읽음으로 표시</translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln papers as read</source>
        <translation>
            <numerusform>논문 %Ln편을 읽음으로 표시</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>링크 복사</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln links</source>
        <translation>
            <numerusform>링크 %Ln개 복사</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy BibTeX</source>
        <translation>BibTeX 복사</translation>
    </message>
    <message numerus="yes">
        <source>Copy BibTeX of %Ln papers</source>
        <translation>
            <numerusform>논문 %Ln편의 BibTeX 복사</numerusform>
        </translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>숨기기</translation>
    </message>
    <message>
        <source>No longer set aside</source>
        <translation>나중에 보기 취소</translation>
    </message>
    <message numerus="yes">
        <source>No longer set %Ln papers aside</source>
        <translation>
            <numerusform>논문 %Ln편의 나중에 보기 취소</numerusform>
        </translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>나중에 보기로 미루기</translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln papers aside</source>
        <translation>
            <numerusform>논문 %Ln편을 나중에 보기로 미루기</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message numerus="yes">
        <source>%Ln links</source>
        <translation>
            <numerusform>링크 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Titles and links</source>
        <translation>제목과 링크</translation>
    </message>
    <message>
        <source>Title and link</source>
        <translation>제목과 링크</translation>
    </message>
    <message>
        <source>Markdown links</source>
        <translation>Markdown 링크</translation>
    </message>
    <message>
        <source>Markdown link</source>
        <translation>Markdown 링크</translation>
    </message>
    <message>
        <source>BibTeX</source>
        <translation>BibTeX</translation>
    </message>
    <message>
        <source>Message for a chat</source>
        <translation>대화방 메시지</translation>
    </message>
    <message>
        <source>Have a model write a summary</source>
        <translation>모델에게 요약 맡기기</translation>
    </message>
    <message numerus="yes">
        <source>Have a model write %Ln summaries</source>
        <translation>
            <numerusform>모델에게 요약 %Ln개 맡기기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln papers to Zotero</source>
        <translation>
            <numerusform>논문 %Ln편을 Zotero로 보내기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperPane</name>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
</context>
<context>
    <name>broadsheet::PaperTexts</name>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>This paper has no summary yet.</source>
        <translation>아직 요약이 없는 논문입니다.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
</context>
<context>
    <name>broadsheet::PapersChoice</name>
    <message numerus="yes">
        <source>Se&amp;lected: %Ln paper(s)</source>
        <translation>
            <numerusform>선택한 논문 %Ln편(&amp;L)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Whole list: %Ln paper(s)</source>
        <translation>
            <numerusform>목록 전체: 논문 %Ln편(&amp;W)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PasswordPanel</name>
    <message>
        <source>Password</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>This paper is protected with a password</source>
        <translation>이 논문은 암호로 보호되어 있습니다</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>That is not its password. Try another one.</source>
        <translation>암호가 맞지 않습니다. 다른 암호를 입력해 보세요.</translation>
    </message>
    <message>
        <source>It is only used to open it now, and not kept.</source>
        <translation>지금 여는 데에만 쓰이고 저장되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::PeoplePanel</name>
    <message>
        <source>People of this name</source>
        <translation>이름이 같은 사람</translation>
    </message>
    <message>
        <source>alone</source>
        <comment>wrote alone</comment>
        <translation>단독</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>%1 함께</translation>
    </message>
    <message>
        <source>Keep these groups apart, each with a number</source>
        <translation>이 묶음에 번호를 붙여 구분해 두기</translation>
    </message>
    <message>
        <source>All these papers are by one person</source>
        <translation>모두 한 사람의 논문입니다</translation>
    </message>
    <message>
        <source>All one person</source>
        <translation>모두 같은 사람</translation>
    </message>
    <message numerus="yes">
        <source>These papers may be by %Ln people (a guess: they share no co-authors).</source>
        <translation>
            <numerusform>서로 다른 %Ln명의 논문일 수 있습니다 (공동 저자가 겹치지 않아 추측한 것입니다).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You separated %Ln people of this name.</source>
        <translation>
            <numerusform>이 이름의 %Ln명을 구분해 두었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep as %Ln people</source>
        <translation>
            <numerusform>%Ln명으로 구분</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln paper(s) that fit none of them</source>
        <translation>
            <numerusform>그 밖에 어느 쪽에도 맞지 않는 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln paper(s)</source>
        <translation>
            <numerusform>전체 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) · %3 · %Ln paper(s)</source>
        <comment>name, which person, with whom</comment>
        <translation>
            <numerusform>%1 (%2) · %3 · 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) · %1</source>
        <comment>papers, with whom</comment>
        <translation>
            <numerusform>논문 %Ln편 · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::PictureDialog</name>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Previous picture (%1)</source>
        <translation>이전 그림 (%1)</translation>
    </message>
    <message>
        <source>Next picture (%1)</source>
        <translation>다음 그림 (%1)</translation>
    </message>
    <message>
        <source>Smaller (%1)</source>
        <translation>작게 (%1)</translation>
    </message>
    <message>
        <source>Larger (%1)</source>
        <translation>크게 (%1)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Fit to the window (%1)</source>
        <translation>창에 맞추기 (%1)</translation>
    </message>
    <message>
        <source>Actual size (%1)</source>
        <translation>원래 크기 (%1)</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1번째</translation>
    </message>
    <message>
        <source>%1 – picture %2</source>
        <translation>%1 – 그림 %2</translation>
    </message>
    <message>
        <source>This is a video. It opens in the browser.</source>
        <translation>동영상입니다. 브라우저에서 열립니다.</translation>
    </message>
    <message>
        <source>The picture is being loaded…</source>
        <translation>그림을 불러오는 중…</translation>
    </message>
    <message>
        <source>Watch video</source>
        <translation>동영상 보기</translation>
    </message>
    <message>
        <source>Load picture</source>
        <translation>그림 불러오기</translation>
    </message>
    <message>
        <source>This is a small copy. %1</source>
        <translation>축소된 사본입니다. %1</translation>
    </message>
    <message>
        <source>The picture is not loaded.</source>
        <translation>그림을 불러오지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>broadsheet::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Watch video</source>
        <translation>동영상 보기</translation>
    </message>
    <message>
        <source>No picture is shown</source>
        <translation>표시된 그림 없음</translation>
    </message>
    <message>
        <source>Load picture</source>
        <translation>그림 불러오기</translation>
    </message>
    <message>
        <source>The picture is being loaded</source>
        <translation>그림을 불러오는 중입니다</translation>
    </message>
    <message>
        <source>The picture is not loaded</source>
        <translation>그림을 불러오지 않았습니다</translation>
    </message>
    <message>
        <source>Click to see it in full size</source>
        <translation>클릭하면 원래 크기로 봅니다</translation>
    </message>
</context>
<context>
    <name>broadsheet::PicturesPage</name>
    <message>
        <source>Always</source>
        <translation>항상</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>요청할 때만</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>&amp;Load pictures</source>
        <translation>그림 불러오기(&amp;L)</translation>
    </message>
    <message>
        <source>Keep on &amp;disk</source>
        <translation>디스크에 보관(&amp;D)</translation>
    </message>
    <message>
        <source>Keep in &amp;memory</source>
        <translation>메모리에 보관(&amp;M)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Pictures come from the servers that a list names. On demand: when you click.</source>
        <translation>그림은 목록에 적힌 서버에서 가져옵니다. ‘요청할 때만’은 누를 때만 가져옵니다.</translation>
    </message>
    <message>
        <source>Small copies, so that they are not fetched again.</source>
        <translation>다시 받지 않도록 작은 사본을 보관합니다.</translation>
    </message>
    <message>
        <source>More makes scrolling smoother.</source>
        <translation>클수록 스크롤이 부드럽습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::PrintController</name>
    <message>
        <source>Papers are still being printed.</source>
        <translation>아직 논문을 인쇄하는 중입니다.</translation>
    </message>
    <message>
        <source>This list has no papers.</source>
        <translation>이 목록에는 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF로 저장</translation>
    </message>
    <message>
        <source>The printer did not take the papers.</source>
        <translation>프린터가 논문을 받지 않았습니다.</translation>
    </message>
    <message>
        <source>Setting pages</source>
        <translation>쪽 만드는 중</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) sent to the printer</source>
        <translation>
            <numerusform>논문 %Ln편을 프린터로 보냈습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) with %1 written to %2</source>
        <translation>
            <numerusform>%1, %Ln쪽을 %2에 저장했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Print again…</source>
        <translation>다시 인쇄…</translation>
    </message>
</context>
<context>
    <name>broadsheet::PrintDialog</name>
    <message>
        <source>Print papers</source>
        <translation>논문 인쇄</translation>
    </message>
    <message>
        <source>With title, authors, link and text, without pictures.</source>
        <translation>제목, 저자, 링크, 글이 들어가고 그림은 빠집니다.</translation>
    </message>
    <message>
        <source>P&amp;DF…</source>
        <translation>PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>인쇄(&amp;P)…</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln papers can be printed at once.</source>
        <translation>
            <numerusform>한 번에 논문을 %Ln편까지 인쇄할 수 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::ProfilesDialog</name>
    <message>
        <source>Trying the profiles on your own past…</source>
        <translation>지난 기록으로 프로필을 시험하는 중…</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>프로필</translation>
    </message>
    <message>
        <source>Choose what “For you” is ordered by. Each profile was tried on your past: every day was sorted by what was learned from the days before it.</source>
        <translation>‘맞춤’을 무엇으로 정렬할지 고르세요. 프로필마다 지난 기록으로 시험했습니다. 하루하루를 그 전날까지 배운 것으로 정렬해 보았습니다.</translation>
    </message>
    <message>
        <source>Show “For you”</source>
        <translation>‘맞춤’ 보기</translation>
    </message>
    <message>
        <source>The current paper fits %1 %.</source>
        <translation>지금 논문은 %1% 맞습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::ReadAloud</name>
    <message>
        <source>There is no text here to read aloud.</source>
        <translation>소리 내어 읽을 글이 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::ReadAloudBar</name>
    <message>
        <source>Reading aloud</source>
        <translation>소리 내어 읽는 중</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>읽기 중지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Go on reading aloud</source>
        <translation>계속 읽기</translation>
    </message>
    <message>
        <source>Pause reading aloud</source>
        <translation>읽기 멈춤</translation>
    </message>
</context>
<context>
    <name>broadsheet::ReaderBar</name>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>of %1 </source>
        <comment>page … of</comment>
        <translation>/ %1 </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>broadsheet::ReaderController</name>
    <message>
        <source>This paper is not on arXiv, so its PDF is not known.</source>
        <translation>이 논문은 arXiv에 없으므로 PDF를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The paper could not be fetched</source>
        <translation>논문을 가져올 수 없습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The paper cannot be shown</source>
        <translation>논문을 표시할 수 없습니다</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>다시 가져오기</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>다시 열기</translation>
    </message>
    <message>
        <source>arXiv is asked for it.</source>
        <translation>arXiv에 요청하고 있습니다.</translation>
    </message>
    <message>
        <source>The server asks to wait until %1.</source>
        <translation>서버가 %1까지 기다려 달라고 합니다.</translation>
    </message>
    <message>
        <source>arXiv allows one request in a few seconds. It is asked at %1.</source>
        <translation>arXiv는 몇 초에 한 번만 요청을 받습니다. %1에 요청합니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Fetching the paper…</source>
        <translation>논문을 가져오는 중…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로</translation>
    </message>
</context>
<context>
    <name>broadsheet::ReaderView</name>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
</context>
<context>
    <name>broadsheet::ReadingPage</name>
    <message>
        <source>Never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Mark a paper as &amp;read after</source>
        <translation>다음 시간 뒤에 읽음으로 표시(&amp;R)</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Language of &amp;texts</source>
        <translation>본문 언어(&amp;T)</translation>
    </message>
    <message>
        <source>Which text of a paper is shown first, where it has several. The one that you choose beside a paper is remembered here.</source>
        <translation>글이 여러 개인 논문에서 먼저 보여 줄 글입니다. 논문 옆에서 고른 글을 여기에 기억합니다.</translation>
    </message>
    <message>
        <source>Scroll, then mark as read and go on</source>
        <translation>스크롤 후 읽음 표시, 다음으로</translation>
    </message>
    <message>
        <source>Mark as read and go on at once</source>
        <translation>바로 읽음 표시, 다음으로</translation>
    </message>
    <message>
        <source>Only scroll</source>
        <translation>스크롤만</translation>
    </message>
    <message>
        <source>&amp;Space bar</source>
        <translation>스페이스 바(&amp;S)</translation>
    </message>
    <message>
        <source>What the space bar does while you read a summary.</source>
        <translation>요약을 읽을 때 스페이스 바가 하는 일입니다.</translation>
    </message>
    <message>
        <source>How long a paper has to be selected until it counts as read by itself.</source>
        <translation>논문을 선택한 채 이 시간이 지나면 자동으로 읽음으로 표시합니다.</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source>&amp;Other papers in “For you”</source>
        <translation>‘맞춤’의 다른 논문(&amp;O)</translation>
    </message>
    <message>
        <source>How much of the first ten is what many voted for and of which it is unsure whether it fits you, so that you do not see only more of the same.</source>
        <translation>처음 열 편 가운데, 많은 사람이 추천했지만 맞을지 확실하지 않은 논문의 비율입니다. 비슷한 것만 보지 않게 합니다.</translation>
    </message>
    <message>
        <source>&amp;Fetch starred papers in the background</source>
        <translation>별표한 논문을 백그라운드에서 가져오기(&amp;F)</translation>
    </message>
    <message>
        <source>Keep &amp;papers on disk</source>
        <translation>디스크에 보관할 논문(&amp;P)</translation>
    </message>
    <message>
        <source>PDFs that you opened here. Those of starred papers stay, and do not count.</source>
        <translation>여기에서 연 PDF입니다. 별표한 논문의 PDF는 계속 남고 한도에 들지 않습니다.</translation>
    </message>
    <message>
        <source>Then they can be read without a network. arXiv is asked for one at a time.</source>
        <translation>네트워크 없이도 읽을 수 있습니다. arXiv에는 한 번에 하나씩 요청합니다.</translation>
    </message>
    <message>
        <source>Search in the text of papers on &amp;disk</source>
        <translation>디스크에 있는 논문의 본문에서 찾기(&amp;D)</translation>
    </message>
    <message>
        <source>full:word finds it on any page. The list of words is much smaller than the papers, and is deleted when you switch this off.</source>
        <translation>full:단어로 모든 쪽에서 찾습니다. 단어 목록은 논문보다 훨씬 작으며, 끄면 지워집니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::ResultList</name>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>broadsheet::SearchController</name>
    <message numerus="yes">
        <source>author of %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편의 저자</numerusform>
        </translation>
    </message>
    <message>
        <source>tag</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Searching for it as text.</source>
        <translation>글자 그대로 검색합니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SearchEdit</name>
    <message>
        <source>Search papers</source>
        <translation>논문 검색</translation>
    </message>
    <message>
        <source>Search papers, authors, text…</source>
        <translation>논문, 저자, 텍스트 검색…</translation>
    </message>
    <message>
        <source>Forget this saved search</source>
        <translation>저장한 검색 삭제</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>검색 저장</translation>
    </message>
    <message>
        <source>How to search…</source>
        <translation>검색 방법…</translation>
    </message>
    <message>
        <source>What the search could not make sense of</source>
        <translation>검색에서 이해하지 못한 부분</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>검색어 지우기</translation>
    </message>
    <message>
        <source>Words, &quot;phrases&quot;, -without, OR, author: title: text: full: tag: date: votes: is:
Press Down to see all of them.</source>
        <translation>단어, &quot;구절&quot;, -제외, OR, author: title: text: full: tag: date: votes: is:
모두 보려면 아래 화살표를 누르세요.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SearchHelpDialog</name>
    <message>
        <source>In an author&apos;s name.</source>
        <translation>저자 이름에서.</translation>
    </message>
    <message>
        <source>In the title, in the texts, in your notes and highlights.</source>
        <translation>제목, 텍스트, 내 메모와 하이라이트에서.</translation>
    </message>
    <message>
        <source>With this tag of yours.</source>
        <translation>내가 붙인 이 태그가 있는 논문.</translation>
    </message>
    <message>
        <source>More than 20 votes. Also &gt;=, &lt;, &lt;= and 10..50.</source>
        <translation>추천 20 초과. &gt;=, &lt;, &lt;=, 10..50도 됩니다.</translation>
    </message>
    <message>
        <source>Also project, picture, video, abstract, note, tag.</source>
        <translation>project, picture, video, abstract, note, tag도 됩니다.</translation>
    </message>
    <message>
        <source>The paper with this number or link.</source>
        <translation>이 번호나 링크의 논문.</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>검색 방법</translation>
    </message>
    <message>
        <source>Both words, anywhere. The start of a word is enough: rob finds robot.</source>
        <translation>두 단어가 어디든 있으면 됩니다. 영어는 단어의 앞부분만으로도 찾습니다: rob → robot.</translation>
    </message>
    <message>
        <source>These words, in this order.</source>
        <translation>이 단어들이 이 순서대로 이어진 것.</translation>
    </message>
    <message>
        <source>Without this word. A minus also works before everything below.</source>
        <translation>이 단어가 없는 것. 빼기표는 아래의 모든 조건 앞에도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Either of the two, or both.</source>
        <translation>둘 중 하나 또는 둘 다.</translation>
    </message>
    <message>
        <source>All of these can be combined. Anything unclear is explained below the field and searched for as text.</source>
        <translation>모두 함께 쓸 수 있습니다. 이해할 수 없는 부분은 입력란 아래에 설명하고 글자 그대로 찾습니다.</translation>
    </message>
    <message>
        <source>Listed in these months. Also 2024, 2024-03-22, today, yesterday, week, month, &gt;2024-03, &lt;=today.</source>
        <translation>이 기간에 수록. 2024, 2024-03-22, today, yesterday, week, month, &gt;2024-03, &lt;=today도 됩니다.</translation>
    </message>
    <message>
        <source>Read in the last 7 days, starred after March 2024. All dates work.</source>
        <translation>최근 7일 동안 읽음, 2024년 3월 뒤에 별표. 모든 날짜 표기가 됩니다.</translation>
    </message>
    <message>
        <source>Also read, starred, unstarred, later, rising, changed, followed.</source>
        <translation>read, starred, unstarred, later, rising, changed, followed도 됩니다.</translation>
    </message>
    <message>
        <source>In this category of arXiv, or in any of this archive.</source>
        <translation>이 arXiv 분류, 또는 이 분야의 모든 분류.</translation>
    </message>
    <message>
        <source>In the name of the organisation behind the paper.</source>
        <translation>논문을 낸 기관의 이름에서.</translation>
    </message>
    <message>
        <source>Listed by this source. The beginning is enough: source:arxiv.</source>
        <translation>이 수집처에 실린 논문. 앞부분만 써도 됩니다: source:arxiv.</translation>
    </message>
    <message>
        <source>On a page of the paper itself, if its PDF is on the disk.</source>
        <translation>PDF가 디스크에 있는 논문의 본문에서.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SendController</name>
    <message>
        <source>Papers are still being sent to Zotero.</source>
        <translation>아직 논문을 Zotero로 보내고 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln papers can be sent to Zotero at once.</source>
        <translation>
            <numerusform>한 번에 최대 %Ln편까지 Zotero로 보낼 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending to Zotero</source>
        <translation>Zotero로 보내는 중</translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln paper(s) had been sent to Zotero.</source>
        <translation>
            <numerusform>중단했습니다. 논문 %Ln편은 이미 Zotero로 보냈습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>다시 보내기</translation>
    </message>
    <message>
        <source>This paper is in Zotero already.</source>
        <translation>이 논문은 이미 Zotero에 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>These %Ln papers are in Zotero already.</source>
        <translation>
            <numerusform>논문 %Ln편이 모두 이미 Zotero에 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) sent to Zotero</source>
        <translation>
            <numerusform>논문 %Ln편을 Zotero로 보냈습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) sent to Zotero (%1)</source>
        <translation>
            <numerusform>논문 %Ln편을 Zotero로 보냈습니다(%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln was there already</source>
        <translation>
            <numerusform>%1. %Ln편은 이미 있었습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) had been sent before.</source>
        <translation>
            <numerusform>그 전에 논문 %Ln편을 보냈습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It may have been there already: Zotero&apos;s local API is off.</source>
        <translation>이미 있었을 수도 있습니다. Zotero의 로컬 API가 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>It may have been there already: Zotero&apos;s local API did not answer.</source>
        <translation>이미 있었을 수도 있습니다. Zotero의 로컬 API가 응답하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SentDialog</name>
    <message>
        <source>What is sent to your model</source>
        <translation>모델에 보내는 내용</translation>
    </message>
    <message>
        <source>This is sent to %1, with your key if you set one. For other papers, their title and abstract take the place of these. Nothing that you wrote is sent. It is shown only this once.</source>
        <translation>아래 내용을 %1에 보냅니다. 키를 정했으면 함께 보냅니다. 다른 논문은 제목과 초록만 바뀝니다. 내가 쓴 것은 보내지 않습니다. 이 내용은 이번 한 번만 보여 드립니다.</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>보내는 내용</translation>
    </message>
    <message numerus="yes">
        <source>Send for %Ln papers</source>
        <translation>
            <numerusform>논문 %Ln편 보내기</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
</context>
<context>
    <name>broadsheet::Session</name>
    <message>
        <source>%1 is read-only: stars and marks cannot be saved.</source>
        <translation>%1은(는) 읽기 전용이어서 별표와 읽음 표시를 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>This paper has no pictures.</source>
        <translation>이 논문에는 그림이 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SettingsController</name>
    <message>
        <source>Paper below, above</source>
        <translation>아래 논문, 위 논문</translation>
    </message>
    <message>
        <source>First, last paper</source>
        <translation>첫 논문, 마지막 논문</translation>
    </message>
    <message>
        <source>Page up, down</source>
        <translation>한 화면 위, 아래</translation>
    </message>
    <message>
        <source>Select more</source>
        <translation>선택 늘리기</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Next, previous control</source>
        <translation>다음 요소, 이전 요소</translation>
    </message>
    <message>
        <source>Menu of what has the focus</source>
        <translation>포커스가 있는 곳의 메뉴</translation>
    </message>
    <message>
        <source>Main menu; Alt alone shows the menu bar</source>
        <translation>주 메뉴. Alt만 누르면 메뉴 모음이 보임</translation>
    </message>
    <message>
        <source>Rename, remove a saved search</source>
        <translation>저장한 검색 이름 바꾸기, 제거</translation>
    </message>
    <message>
        <source>In lists and everywhere</source>
        <translation>목록과 창 전체</translation>
    </message>
    <message>
        <source>The server answers. It does not say which models it has.</source>
        <translation>서버가 응답합니다. 어떤 모델이 있는지는 알려 주지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>The server answers and has %Ln models.</source>
        <translation>
            <numerusform>서버가 응답하며 모델이 %Ln개 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>While a paper is open</source>
        <translation>논문이 열려 있을 때</translation>
    </message>
</context>
<context>
    <name>broadsheet::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>해당하는 설정이 없습니다.</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>설정 검색</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>이 페이지 초기화</translation>
    </message>
    <message>
        <source>A setting is not valid. See: %1</source>
        <translation>올바르지 않은 설정이 있습니다. 확인할 곳: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::SidebarController</name>
    <message>
        <source>Remove the saved search</source>
        <translation>저장한 검색 삭제</translation>
    </message>
    <message>
        <source>Save the search</source>
        <translation>검색 저장</translation>
    </message>
    <message>
        <source>Rename the search</source>
        <translation>검색 이름 바꾸기</translation>
    </message>
    <message>
        <source>Name for “%1”:</source>
        <translation>“%1”의 이름:</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>팔로우 취소</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Mark all its papers as read</source>
        <translation>모든 논문을 읽음으로 표시</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>펼치기</translation>
    </message>
</context>
<context>
    <name>broadsheet::SidebarModel</name>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Rising</source>
        <translation>급상승</translation>
    </message>
    <message>
        <source>%1, saved search</source>
        <translation>%1, 저장한 검색</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바뀜</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln unread paper(s)</source>
        <translation>
            <numerusform>%1, 읽지 않은 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>나중에 보기</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>팔로우</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>All followed</source>
        <translation>팔로우 전체</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Starred by others</source>
        <translation>다른 사람이 별표한 논문</translation>
    </message>
</context>
<context>
    <name>broadsheet::SidebarView</name>
    <message>
        <source>Views</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>broadsheet::SimilarList</name>
    <message>
        <source>Similar papers</source>
        <translation>비슷한 논문</translation>
    </message>
    <message>
        <source>%1 % alike</source>
        <translation>%1% 비슷함</translation>
    </message>
    <message>
        <source>By the same authors</source>
        <translation>같은 저자의 논문</translation>
    </message>
</context>
<context>
    <name>broadsheet::SourceRow</name>
    <message>
        <source>Address or folder of %1</source>
        <translation>%1의 주소 또는 폴더</translation>
    </message>
    <message>
        <source>Address of %1</source>
        <translation>%1의 주소</translation>
    </message>
    <message>
        <source>https://… or a folder</source>
        <translation>https://… 또는 폴더</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Choose a folder for %1</source>
        <translation>%1의 폴더 고르기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 제거</translation>
    </message>
    <message>
        <source>Choose a folder of digests</source>
        <translation>다이제스트 폴더 고르기</translation>
    </message>
    <message>
        <source>Token of %1</source>
        <translation>%1 토큰</translation>
    </message>
    <message>
        <source>Remove the token of %1</source>
        <translation>%1 토큰 제거</translation>
    </message>
    <message>
        <source>The token will be removed</source>
        <translation>토큰을 제거합니다</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>%1의 이름</translation>
    </message>
    <message>
        <source>Search of %1</source>
        <translation>%1의 검색어</translation>
    </message>
    <message>
        <source>Files of %1</source>
        <translation>%1의 파일</translation>
    </message>
    <message>
        <source>Where the digest of a day is: {yyyy}, {MM} and {dd} stand for it</source>
        <translation>하루치 다이제스트의 위치: {yyyy}, {MM}, {dd}가 날짜를 나타냅니다</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>고급</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>파일 이름</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Advanced settings of %1</source>
        <translation>%1 고급 설정</translation>
    </message>
</context>
<context>
    <name>broadsheet::SourcesPage</name>
    <message>
        <source>&amp;Add an archive</source>
        <translation>아카이브 추가(&amp;A)</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>폴더 추가(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Refresh when the program starts</source>
        <translation>프로그램을 시작할 때 새로 고침(&amp;R)</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>arXiv &amp;categories</source>
        <translation>arXiv 분류(&amp;C)</translation>
    </message>
    <message>
        <source>Digest files at a web address</source>
        <translation>웹 주소에 있는 다이제스트 파일</translation>
    </message>
    <message>
        <source>Digest files in a folder on this computer</source>
        <translation>이 컴퓨터의 폴더에 있는 다이제스트 파일</translation>
    </message>
    <message>
        <source>Add a fee&amp;d</source>
        <translation>피드 추가(&amp;D)</translation>
    </message>
    <message>
        <source>An RSS or Atom feed, of a journal for example</source>
        <translation>학술지 등의 RSS 또는 Atom 피드</translation>
    </message>
    <message>
        <source>Add an arXiv &amp;search</source>
        <translation>arXiv 검색 추가(&amp;S)</translation>
    </message>
    <message>
        <source>New papers that arXiv finds, by their author for example</source>
        <translation>저자 등으로 arXiv에서 찾은 새 논문</translation>
    </message>
    <message>
        <source>A &amp;known archive</source>
        <translation>알려진 아카이브(&amp;K)</translation>
    </message>
    <message>
        <source>Digests that others publish</source>
        <translation>다른 사람이 공개하는 다이제스트</translation>
    </message>
    <message>
        <source>There is a source of this name already.</source>
        <translation>같은 이름의 수집처가 이미 있습니다.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>수집처</translation>
    </message>
    <message>
        <source>Refresh e&amp;very</source>
        <translation>새로 고침 간격(&amp;V)</translation>
    </message>
    <message>
        <source>How often new papers are looked for while the program runs.</source>
        <translation>실행 중에 새 논문을 확인하는 간격입니다.</translation>
    </message>
    <message>
        <source>Used for arXiv announcements and for arXiv days that were missed. Put commas between them.</source>
        <translation>arXiv 공지와 놓친 arXiv 날짜에 씁니다. 쉼표로 구분합니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::StarButton</name>
    <message>
        <source>Starred</source>
        <translation>별표</translation>
    </message>
</context>
<context>
    <name>broadsheet::SummariesPage</name>
    <message>
        <source>Summaries</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>시험(&amp;T)</translation>
    </message>
    <message>
        <source>Server of a &amp;model</source>
        <translation>모델 서버(&amp;M)</translation>
    </message>
    <message>
        <source>It writes summaries in your language: a model on this computer (llama.cpp, Ollama), or any server with chat completions over https. While this is empty, nothing is sent. Otherwise only the title and the abstract of papers that you ask for are.</source>
        <translation>내 언어로 요약을 써 줍니다. 이 컴퓨터의 모델(llama.cpp, Ollama)이나 chat completions를 지원하는 https 서버면 됩니다. 비워 두면 아무것도 보내지 않습니다. 적어 두면 요약을 맡긴 논문의 제목과 초록만 보냅니다.</translation>
    </message>
    <message>
        <source>As the server calls it</source>
        <translation>서버에서 쓰는 이름</translation>
    </message>
    <message>
        <source>&amp;Name of the model</source>
        <translation>모델 이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>키(&amp;K)</translation>
    </message>
    <message>
        <source>Kept in the desktop&apos;s keychain, never in a file. A model on this computer needs none.</source>
        <translation>데스크톱의 키체인에만 저장하고 파일에는 쓰지 않습니다. 이 컴퓨터의 모델에는 필요 없습니다.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>키 제거</translation>
    </message>
    <message>
        <source>Does it answer?</source>
        <translation>응답 확인</translation>
    </message>
    <message>
        <source>Asks the server for its models. Nothing of a paper is sent.</source>
        <translation>서버에 모델 목록을 묻습니다. 논문 내용은 보내지 않습니다.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>표시 언어</translation>
    </message>
    <message>
        <source>&amp;Language of summaries</source>
        <translation>요약 언어(&amp;L)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>&amp;At most on one day</source>
        <translation>하루에 최대(&amp;A)</translation>
    </message>
    <message>
        <source>What is summarised by itself never goes beyond this.</source>
        <translation>자동 요약은 이 수를 넘지 않습니다.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>묻는 중…</translation>
    </message>
    <message>
        <source>The key is in the desktop&apos;s keychain</source>
        <translation>키가 데스크톱의 키체인에 있습니다</translation>
    </message>
    <message>
        <source>The key is used until the program ends</source>
        <translation>키를 프로그램이 끝날 때까지 씁니다</translation>
    </message>
    <message>
        <source>The key comes from the environment</source>
        <translation>키를 환경 변수에서 가져옵니다</translation>
    </message>
    <message>
        <source>Papers of each n&amp;ew day</source>
        <translation>새 날짜의 논문(&amp;E)</translation>
    </message>
    <message>
        <source>How many, those with the most votes first, are summarised by themselves after a refresh. It begins when you have asked for a first summary.</source>
        <translation>새로 고친 뒤 추천이 많은 논문부터 몇 편까지 자동으로 요약할지 정합니다. 처음 한 번은 직접 맡겨야 시작합니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SummaryController</name>
    <message>
        <source>The model&apos;s server asks to wait until %1…</source>
        <translation>모델 서버가 %1까지 기다려 달라고 합니다…</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln papers can be summarised at once. Choose fewer.</source>
        <translation>
            <numerusform>한 번에 %Ln편까지만 요약할 수 있습니다. 더 적게 선택하세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>A model has already written a summary of this paper.</source>
        <translation>이 논문에는 모델이 쓴 요약이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>다시 쓰기</translation>
    </message>
    <message>
        <source>The model is writing…</source>
        <translation>모델이 쓰는 중입니다…</translation>
    </message>
    <message>
        <source>%1 writes a summary…</source>
        <translation>%1 모델이 요약을 쓰는 중…</translation>
    </message>
    <message numerus="yes">
        <source>%1 writes %Ln summaries…</source>
        <translation>
            <numerusform>%1 모델이 요약 %Ln개를 쓰는 중…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln papers were not asked about.</source>
        <translation>
            <numerusform>논문 %Ln편은 맡기지 않았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln summaries were written.</source>
        <translation>
            <numerusform>요약 %Ln개를 썼습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>A model has already written summaries of these papers.</source>
        <translation>이 논문들에는 모델이 쓴 요약이 이미 있습니다.</translation>
    </message>
    <message>
        <source>No model that writes summaries is set up yet.</source>
        <translation>요약을 쓸 모델이 아직 설정되지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SummaryView</name>
    <message numerus="yes">
        <source>%Ln paper(s) selected</source>
        <translation>
            <numerusform>논문 %Ln편 선택됨</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::SyncController</name>
    <message>
        <source>It works. No machine has sent anything yet.</source>
        <translation>연결되었습니다. 아직 아무 컴퓨터도 보낸 것이 없습니다.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>연결되었습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::SyncPage</name>
    <message>
        <source>My machines</source>
        <translation>내 컴퓨터</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>공유 폴더</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>시험(&amp;T)</translation>
    </message>
    <message>
        <source>For&amp;get this machine</source>
        <translation>이 컴퓨터 잊기(&amp;G)</translation>
    </message>
    <message>
        <source>Shared &amp;folder</source>
        <translation>공유 폴더(&amp;F)</translation>
    </message>
    <message>
        <source>What you star, read, tag and write comes to your other machines over this folder. Another program keeps it the same on all of them: Syncthing, Nextcloud, a network drive. Everything works without it, and what you did meanwhile arrives later.</source>
        <translation>별표, 읽음, 태그, 메모가 이 폴더를 거쳐 다른 컴퓨터로 갑니다. 이 폴더는 Syncthing, Nextcloud, 네트워크 드라이브 같은 다른 프로그램이 모든 컴퓨터에서 똑같이 유지합니다. 연결이 없어도 모두 쓸 수 있고, 그동안 한 일은 나중에 전해집니다.</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>데이터베이스(&amp;D)</translation>
    </message>
    <message>
        <source>Or over a PostgreSQL database, within a second. Nothing is installed there but tables.</source>
        <translation>또는 PostgreSQL 데이터베이스로 1초 안에 주고받습니다. 서버에는 테이블만 만듭니다.</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>암호(&amp;P)</translation>
    </message>
    <message>
        <source>Does it work?</source>
        <translation>연결 확인</translation>
    </message>
    <message>
        <source>Connects, and lists the machines that have sent something.</source>
        <translation>연결하고, 무언가를 보낸 컴퓨터를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결하는 중…</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>보낸 것</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>마지막</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>컴퓨터</translation>
    </message>
    <message>
        <source>It is not listed any more until it sends again. What it sent stays.</source>
        <translation>다시 보낼 때까지 목록에 나오지 않습니다. 보낸 것은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Set a folder or a database, not both.</source>
        <translation>폴더와 데이터베이스 가운데 하나만 정하세요.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 (this one)</source>
        <translation>%1 (이 컴퓨터)</translation>
    </message>
    <message>
        <source>Papers and te&amp;xts travel as well</source>
        <translation>논문과 글도 함께 보내기(&amp;X)</translation>
    </message>
    <message>
        <source>Folder of a group</source>
        <translation>그룹 폴더</translation>
    </message>
    <message>
        <source>Settings of the &amp;view and keys travel as well</source>
        <translation>보기 설정과 단축키도 함께 보내기(&amp;V)</translation>
    </message>
    <message>
        <source>Papers, texts, votes and summaries by a model: one machine fetches, and the others need not. Pictures stay where they are.</source>
        <translation>논문, 글, 추천 수, 모델이 쓴 요약을 함께 보냅니다. 한 컴퓨터가 가져오면 다른 컴퓨터는 가져올 필요가 없습니다. 그림은 보내지 않습니다.</translation>
    </message>
    <message>
        <source>Folder of a gro&amp;up</source>
        <translation>그룹 폴더(&amp;U)</translation>
    </message>
    <message>
        <source>The newest change wins. Fonts and the layout of the window stay as they are on each machine.</source>
        <translation>가장 나중에 바꾼 값이 쓰입니다. 글꼴과 창 배치는 컴퓨터마다 그대로입니다.</translation>
    </message>
    <message>
        <source>Papers travel over this folder instead, which others in your group share: one fetches for all. What you star, read, write, import, search for or have summarised does not go there. Empty: they travel as the rest does.</source>
        <translation>논문은 대신 그룹이 함께 쓰는 이 폴더로 오갑니다. 한 사람이 모두를 위해 가져옵니다. 별표, 읽음, 메모, 가져온 파일, 검색, 모델이 쓴 요약은 이 폴더로 가지 않습니다. 비워 두면 나머지와 같은 길로 오갑니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Opens the database. Kept in the desktop&apos;s keychain, never in a file.</source>
        <translation>데이터베이스의 암호입니다. 데스크톱의 키체인에 보관하며 파일에는 저장하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::TagHues</name>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>분홍</translation>
    </message>
</context>
<context>
    <name>broadsheet::TagRow</name>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>태그 추가</translation>
    </message>
    <message>
        <source>Remove the tag %1</source>
        <translation>%1 태그 제거</translation>
    </message>
    <message>
        <source>Papers tagged %1</source>
        <translation>%1 태그가 있는 논문</translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편에 태그</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::TextView</name>
    <message>
        <source>Search for “%1”</source>
        <translation>“%1” 검색</translation>
    </message>
    <message>
        <source>Mute “%1”</source>
        <translation>“%1” 숨기기</translation>
    </message>
</context>
<context>
    <name>broadsheet::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>메뉴 (F10)</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>논문(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>검색(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>Show the sidebar</source>
        <translation>사이드바 보기</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>목록으로 돌아가기 (Esc)</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로 돌아가기</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>이동(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>정렬(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>열(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
</context>
<context>
    <name>broadsheet::TrayIcon</name>
    <message>
        <source>Show Broadsheet</source>
        <translation>Broadsheet 열기</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>새로 고침</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Broadsheet</source>
        <translation>Broadsheet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread paper(s)</source>
        <translation>
            <numerusform>읽지 않은 논문 %Ln편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::TriageController</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2편 중 %1번째</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still unread here</source>
        <translation>
            <numerusform>아직 읽지 않은 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>%1 다 봤습니다</translation>
    </message>
    <message numerus="yes">
        <source>→ %1, %Ln unread</source>
        <translation>
            <numerusform>→ %1, 읽지 않음 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로 돌아가기</translation>
    </message>
    <message>
        <source>End of the list</source>
        <translation>목록의 끝</translation>
    </message>
</context>
<context>
    <name>broadsheet::TriageView</name>
    <message>
        <source>One paper at a time</source>
        <translation>한 편씩 보기</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>title, place</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>broadsheet::VoteCurve</name>
    <message>
        <source>%1 on %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>Votes: %1, %2</source>
        <translation>추천 수: %1, %2</translation>
    </message>
    <message>
        <source>Votes: %1</source>
        <translation>추천 수: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::WebFigures</name>
    <message>
        <source>the page did not arrive whole</source>
        <translation>페이지를 끝까지 받지 못했습니다</translation>
    </message>
</context>
<context>
    <name>broadsheet::WelcomePage</name>
    <message>
        <source>&amp;Fetch today&apos;s papers</source>
        <translation>오늘의 논문 가져오기(&amp;F)</translation>
    </message>
    <message>
        <source>Welcome to Broadsheet</source>
        <translation>Broadsheet에 오신 것을 환영합니다</translation>
    </message>
    <message>
        <source>All of this can be changed in the settings.</source>
        <translation>모두 설정에서 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Every day&apos;s new papers as one calm list: read the summaries, star what matters, and find all of it again.</source>
        <translation>매일 나오는 새 논문을 차분한 목록 하나로 봅니다. 요약을 읽고, 중요한 논문에 별표를 달고, 언제든 다시 찾습니다.</translation>
    </message>
    <message>
        <source>Where papers come from</source>
        <translation>논문을 가져오는 곳</translation>
    </message>
    <message>
        <source>From the daily list of Hugging Face, from other sources that you choose in the settings, and from digest files on this computer.</source>
        <translation>Hugging Face의 일일 목록, 설정에서 고른 다른 수집처, 이 컴퓨터의 다이제스트 파일에서 가져옵니다.</translation>
    </message>
    <message>
        <source>How you like to read</source>
        <translation>읽는 방식</translation>
    </message>
    <message>
        <source>&amp;Open digest files…</source>
        <translation>다이제스트 파일 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Look around with a sample day</source>
        <translation>예제 날짜로 둘러보기(&amp;L)</translation>
    </message>
    <message>
        <source>Works without a network.</source>
        <translation>네트워크 없이도 됩니다.</translation>
    </message>
    <message>
        <source>Language of &amp;texts</source>
        <translation>본문 언어(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>색상(&amp;C)</translation>
    </message>
</context>
<context>
    <name>broadsheet::WhyRow</name>
    <message>
        <source>Fits you %1 %</source>
        <translation>나에게 %1% 맞음</translation>
    </message>
    <message>
        <source>%1 (no better than votes yet)</source>
        <translation>%1 (아직 추천 수보다 낫지 않음)</translation>
    </message>
    <message>
        <source>you asked for less of %1</source>
        <translation>%1: 덜 보기로 함</translation>
    </message>
    <message>
        <source>%1 counts for it</source>
        <translation>%1: 맞는 이유</translation>
    </message>
    <message>
        <source>%1 counts against it</source>
        <translation>%1: 맞지 않는 이유</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more reason(s)</source>
        <translation>
            <numerusform>이유 %Ln개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer less of “%1”</source>
        <translation>“%1” 덜 보기 취소</translation>
    </message>
    <message>
        <source>Less of “%1”</source>
        <translation>“%1” 덜 보기</translation>
    </message>
    <message>
        <source>For it: %1</source>
        <translation>맞는 이유: %1</translation>
    </message>
    <message>
        <source>Against it: %1</source>
        <translation>맞지 않는 이유: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::ZoteroPage</name>
    <message>
        <source>Zotero</source>
        <translation>Zotero</translation>
    </message>
    <message>
        <source>&amp;Mark papers that are in Zotero</source>
        <translation>Zotero에 있는 논문 표시(&amp;M)</translation>
    </message>
    <message>
        <source>For that Zotero has to be running, and to allow it: in its settings, under Advanced, “Allow other applications on this computer to communicate with Zotero”.</source>
        <translation>Zotero가 실행 중이고 이를 허용해야 합니다. Zotero 설정의 고급에서 “이 컴퓨터의 다른 응용 프로그램이 Zotero와 통신하도록 허용”을 켜세요.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>주소(&amp;A)</translation>
    </message>
    <message>
        <source>Where Zotero listens on this computer. Papers are only sent there, and only when you ask for it.</source>
        <translation>이 컴퓨터에서 Zotero가 기다리는 주소입니다. 논문은 이곳으로만, 요청할 때만 보냅니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::backups</name>
    <message>
        <source>%1 exists and is not a whole Broadsheet library. Nothing was written.</source>
        <translation>%1 파일이 이미 있으며 온전한 Broadsheet 라이브러리가 아닙니다. 아무것도 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 has more marks than the library: %2 instead of %3. It was not replaced.</source>
        <translation>%1의 표시가 라이브러리보다 많습니다(%3개가 아니라 %2개). 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 is the library itself.</source>
        <translation>%1은(는) 라이브러리 자체입니다.</translation>
    </message>
    <message>
        <source>The backup %1 could not be written. %2</source>
        <translation>백업 %1을(를) 쓰지 못했습니다. %2</translation>
    </message>
    <message>
        <source>marks only, without papers</source>
        <translation>논문 없이 표시만</translation>
    </message>
    <message>
        <source>before an update of the library</source>
        <translation>라이브러리 업데이트 전</translation>
    </message>
    <message>
        <source>holds less than an older one</source>
        <translation>이전 백업보다 내용이 적음</translation>
    </message>
    <message>
        <source>papers %1, read %2, stars %3, tags %4, notes %5</source>
        <translation>논문 %1, 읽음 %2, 별표 %3, 태그 %4, 메모 %5</translation>
    </message>
    <message>
        <source>newest mark %1</source>
        <translation>마지막 표시 %1</translation>
    </message>
    <message>
        <source>The library %1 is read-only. Nothing was changed.</source>
        <translation>라이브러리 %1은(는) 읽기 전용입니다. 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>Another program has the library %1 open. Nothing was changed. Close it and try again.</source>
        <translation>다른 프로그램이 라이브러리 %1을(를) 열어 두었습니다. 아무것도 바꾸지 않았습니다. 그 프로그램을 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>%1 파일이 없습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1을(를) 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is not a Broadsheet library.</source>
        <translation>%1은(는) Broadsheet 라이브러리가 아닙니다.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Broadsheet.</source>
        <translation>%1은(는) 더 새로운 버전의 Broadsheet가 쓴 파일입니다.</translation>
    </message>
    <message>
        <source>The disk is full. %1 could not be written.</source>
        <translation>디스크가 가득 차서 %1을(를) 쓰지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1을(를) 쓰지 못했습니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created.</source>
        <translation>폴더 %1을(를) 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>The library %1 is damaged. It was not changed.</source>
        <translation>라이브러리 %1이(가) 손상되었습니다. 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The copy of the library %1 is damaged. It was not kept.</source>
        <translation>라이브러리 %1의 사본이 손상되어 보관하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::bibliography</name>
    <message>
        <source>Only the first %1 entries are read.</source>
        <translation>처음 %1개 항목만 읽습니다.</translation>
    </message>
    <message>
        <source>The entry “%1” names no paper: it has neither title nor id.</source>
        <translation>“%1” 항목은 제목도 식별자도 없어 어떤 논문인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>In the entry “%1”, “%2” is not a field.</source>
        <translation>“%1” 항목의 “%2”은(는) 필드가 아닙니다.</translation>
    </message>
    <message>
        <source>The entry “%1” has no end. What is before the fault was read.</source>
        <translation>“%1” 항목이 끝나지 않았습니다. 잘못된 곳 앞까지 읽었습니다.</translation>
    </message>
    <message>
        <source>This item is not valid JSON. It was left out.</source>
        <translation>이 항목은 올바른 JSON이 아니라서 뺐습니다.</translation>
    </message>
    <message>
        <source>The file ends inside of an item, which was left out.</source>
        <translation>파일이 항목 중간에서 끝나 그 항목을 뺐습니다.</translation>
    </message>
    <message>
        <source>Some letters are not UTF-8 and could not be read.</source>
        <translation>일부 글자가 UTF-8이 아니라서 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>This is not UTF-8 and was read as Western European. If letters look wrong, save the file as UTF-8.</source>
        <translation>UTF-8이 아니라서 서유럽어 인코딩으로 읽었습니다. 글자가 이상하면 파일을 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>This is larger than %1 MB, too large for a bibliography. It was not read.</source>
        <translation>%1MB가 넘어 참고 문헌 파일로는 너무 큽니다. 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>The entry has no end (ER). It was read.</source>
        <translation>항목에 끝(ER)이 없습니다. 항목은 읽었습니다.</translation>
    </message>
    <message>
        <source>No entries were found; this is empty or not a bibliography.</source>
        <translation>항목이 없습니다. 빈 파일이거나 참고문헌 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>The file ends inside of this entry (no ER). What it has of it was read.</source>
        <translation>파일이 이 항목 안에서 끝납니다(ER 없음). 있는 데까지 읽었습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::calendar</name>
    <message>
        <source>The last attempt failed, %1</source>
        <translation>마지막 시도 실패, %1</translation>
    </message>
    <message>
        <source>Next try %1</source>
        <translation>다음 시도 %1</translation>
    </message>
    <message>
        <source>May grow until %1</source>
        <translation>%1까지 늘어날 수 있음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>읽지 않음 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred</source>
        <translation>
            <numerusform>별표 %Ln편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::carriers</name>
    <message>
        <source>The settings have both sync/folder and sync/database. Remove one of them.</source>
        <translation>설정에 sync/folder와 sync/database가 모두 있습니다. 하나를 지우세요.</translation>
    </message>
    <message>
        <source>The setting %1 must be the whole path of a folder, not %2.</source>
        <translation>설정 %1은(는) %2이(가) 아니라 폴더의 전체 경로여야 합니다.</translation>
    </message>
    <message>
        <source>The folder %1 does not answer. What you do waits until it does.</source>
        <translation>폴더 %1이(가) 응답하지 않습니다. 응답할 때까지 변경 내용이 대기합니다.</translation>
    </message>
    <message>
        <source>The exchange was ended.</source>
        <translation>동기화가 중단되었습니다.</translation>
    </message>
    <message>
        <source>The keychain does not answer, so there is no password.</source>
        <translation>키체인이 응답하지 않아 암호가 없습니다.</translation>
    </message>
    <message>
        <source>The setting sync/contentSpace must be the number of a space, as “broadsheet lab” prints it.</source>
        <translation>설정 sync/contentSpace는 “broadsheet lab”이 출력하는 공간 번호여야 합니다.</translation>
    </message>
    <message>
        <source>The setting sync/contentSpace names a space, and lab/database names no database.</source>
        <translation>설정 sync/contentSpace는 공간을 가리키지만 lab/database에 데이터베이스가 없습니다.</translation>
    </message>
    <message>
        <source>The settings have both sync/contentFolder and sync/contentSpace. Remove one of them.</source>
        <translation>설정에 sync/contentFolder와 sync/contentSpace가 모두 있습니다. 둘 중 하나를 지우세요.</translation>
    </message>
    <message>
        <source>The settings file %1 cannot be written. Settings are not exchanged until it can.</source>
        <translation>설정 파일 %1에 쓸 수 없습니다. 쓸 수 있게 될 때까지 설정을 주고받지 않습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::citation</name>
    <message>
        <source>The pattern of citation keys has a “]” without a “[” before it.</source>
        <translation>인용 키 형식에 앞의 “[” 없이 “]”가 있습니다.</translation>
    </message>
    <message>
        <source>A citation key cannot have the sign “%1”. Letters without accents, digits and - _ . : + / can be between the fields.</source>
        <translation>인용 키에는 “%1” 기호를 쓸 수 없습니다. 필드 사이에는 악센트 없는 로마자, 숫자와 - _ . : + / 를 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Citation keys have no field “[%1]”. The fields are: %2.</source>
        <translation>인용 키에 “[%1]” 필드는 없습니다. 쓸 수 있는 필드: %2.</translation>
    </message>
    <message>
        <source>“%1” cannot stand behind a field of citation keys. “:lower”, “:capitalize” and “:upper” can.</source>
        <translation>인용 키의 필드 뒤에 “%1”을(를) 쓸 수 없습니다. “:lower”, “:capitalize”, “:upper”는 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The pattern of citation keys has more than %1 signs.</source>
        <translation>인용 키 형식이 %1자를 넘습니다.</translation>
    </message>
    <message>
        <source>In the pattern of citation keys, the “]” of “%1” is missing.</source>
        <translation>인용 키 형식의 “%1”에 “]”가 없습니다.</translation>
    </message>
    <message>
        <source>The pattern of citation keys has no field, so all papers would have one key. The fields are: %1.</source>
        <translation>인용 키 형식에 필드가 없어 모든 논문의 키가 같아집니다. 쓸 수 있는 필드: %1.</translation>
    </message>
</context>
<context>
    <name>broadsheet::commands</name>
    <message>
        <source>; did you mean %1?</source>
        <translation>; 혹시 %1입니까?</translation>
    </message>
    <message>
        <source>unknown command “%1”</source>
        <translation>알 수 없는 명령 “%1”</translation>
    </message>
    <message>
        <source>%1 has no option --%2</source>
        <translation>%1 명령에는 --%2 옵션이 없습니다</translation>
    </message>
    <message>
        <source>unknown option %1</source>
        <translation>알 수 없는 옵션 %1</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>파일 1개</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>파일 %1개</translation>
    </message>
    <message>
        <source>1 paper</source>
        <translation>논문 1편</translation>
    </message>
    <message>
        <source>%1 papers</source>
        <translation>논문 %1편</translation>
    </message>
    <message>
        <source>%1, %2: %3 new, %4 updated</source>
        <translation>%1, %2: 새 논문 %3편, 업데이트 %4편</translation>
    </message>
    <message>
        <source>No papers match.</source>
        <translation>조건에 맞는 논문이 없습니다.</translation>
    </message>
    <message>
        <source>The library has no days yet.</source>
        <translation>라이브러리에 아직 날짜가 없습니다.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>수집처</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>날짜 없음</translation>
    </message>
    <message>
        <source>%1 is a new, empty library.</source>
        <translation>비어 있는 새 라이브러리를 만들었습니다: %1</translation>
    </message>
    <message>
        <source>See broadsheet --help.</source>
        <translation>도움말: broadsheet --help</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Hugging Face</source>
        <translation>Hugging Face</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>동영상</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Writable</source>
        <translation>쓰기 가능</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>스키마</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Marks made</source>
        <translation>표시 횟수</translation>
    </message>
    <message>
        <source>Not searchable yet</source>
        <translation>아직 검색할 수 없음</translation>
    </message>
    <message>
        <source>--source can be %1, not “%2”</source>
        <translation>--source는 %1 가운데 하나여야 하며, “%2”일 수 없습니다</translation>
    </message>
    <message>
        <source>not asked again</source>
        <translation>다시 묻지 않음</translation>
    </message>
    <message>
        <source>nothing newer</source>
        <translation>더 새로운 것 없음</translation>
    </message>
    <message>
        <source>no papers that day</source>
        <translation>이날 논문 없음</translation>
    </message>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, 새 논문 %2편</translation>
    </message>
    <message>
        <source>no source of daily lists is switched on</source>
        <translation>켜져 있는 일일 목록 수집처가 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to fetch now.</source>
        <translation>지금 가져올 것이 없습니다.</translation>
    </message>
    <message>
        <source>Next try %1.</source>
        <translation>다음 시도 %1.</translation>
    </message>
    <message>
        <source>the last attempt failed: %1</source>
        <translation>마지막 시도 실패: %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>내 메모</translation>
    </message>
    <message>
        <source>%1 requires more arguments: broadsheet help %1</source>
        <translation>%1에 인수가 더 필요합니다: broadsheet help %1</translation>
    </message>
    <message>
        <source>%1 does not take “%2”</source>
        <translation>%1에는 “%2”을(를) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>unknown command “%1”, and no file has that name</source>
        <translation>“%1”이라는 명령도 파일도 없습니다</translation>
    </message>
    <message>
        <source>--%1 requires a command, such as broadsheet list</source>
        <translation>--%1에는 명령이 필요합니다. 예: broadsheet list</translation>
    </message>
    <message>
        <source>standard input requires a command: broadsheet import -</source>
        <translation>표준 입력에는 명령이 필요합니다: broadsheet import -</translation>
    </message>
    <message>
        <source>list days with their papers, unread, starred and status</source>
        <translation>날짜별 논문 수, 읽지 않음, 별표, 상태를 표시</translation>
    </message>
    <message>
        <source>fetch the daily lists: broadsheet help fetch</source>
        <translation>일일 목록 가져오기: broadsheet help fetch</translation>
    </message>
    <message>
        <source>Usage: broadsheet fetch [OPTIONS]

Fetches the daily lists from every enabled source. Without a day: new papers, days
that were missed, and the votes of the last week. Prints one line for each day of
each source on standard error. A range skips days that will not change any more;
--date fetches its day again in any case.

  --source ID      only this source; several separated by commas:
%1  --date DAY       this day: YYYY-MM-DD, today or yesterday
  --from DAY       the first day of a range
  --to DAY         the last day of the range (default: today)

Sources are set up in the settings: sources/ID/baseUrl, sources/ID/enabled,
sources/arxivFeed/categories.
</source>
        <translation>사용법: broadsheet fetch [옵션]

켜 둔 모든 수집처에서 일일 목록을 가져옵니다. 날짜를 지정하지 않으면 새 논문, 놓친 날짜,
지난 한 주의 추천 수를 가져옵니다. 수집처와 날짜마다 한 줄씩 표준 오류에 씁니다.
기간을 지정하면 더 바뀌지 않을 날짜는 건너뛰고, --date는 그 날짜를 항상 다시 가져옵니다.

  --source ID      이 수집처만. 여러 개는 쉼표로 구분:
%1  --date DAY       이 날짜: YYYY-MM-DD, today 또는 yesterday
  --from DAY       기간의 첫 날짜
  --to DAY         기간의 마지막 날짜 (기본값: 오늘)

수집처는 설정에서 정합니다: sources/ID/baseUrl, sources/ID/enabled,
sources/arxivFeed/categories.
</translation>
    </message>
    <message>
        <source>--to requires --from</source>
        <translation>--to에는 --from이 필요합니다</translation>
    </message>
    <message>
        <source>at most %1 days can be fetched at once</source>
        <translation>한 번에 최대 %1일까지 가져올 수 있습니다</translation>
    </message>
    <message>
        <source>Usage: broadsheet [PATH…]          open the window, import these digests
       broadsheet COMMAND …       work without a window

Commands:
</source>
        <translation>사용법: broadsheet [경로…]          창을 열고 이 다이제스트를 불러오기
        broadsheet 명령 …          창 없이 실행

명령:
</translation>
    </message>
    <message>
        <source>explain a command</source>
        <translation>명령 설명</translation>
    </message>
    <message>
        <source>… and %1 more warnings.</source>
        <translation>… 그 밖의 경고 %1개.</translation>
    </message>
    <message>
        <source>read digest files, folders, or - for standard input</source>
        <translation>다이제스트 파일이나 폴더 읽기, -는 표준 입력</translation>
    </message>
    <message>
        <source>list papers; filters, orders and formats: broadsheet help list</source>
        <translation>논문 목록. 조건, 순서, 형식: broadsheet help list</translation>
    </message>
    <message>
        <source>No change.</source>
        <translation>바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Usage: broadsheet %1 ID… --tag NAME

Adds a tag to papers (tag) or removes it (untag). An ID is an arXiv id
(2403.14624) or the paper&apos;s link. list --search tag:NAME finds the papers. The
command undo reverts all of it.

  --tag NAME  the tag
</source>
        <translation>사용법: broadsheet %1 ID… --tag 이름

논문에 태그를 달거나(tag) 뗍니다(untag). ID는 arXiv 번호(2403.14624)나 논문의
링크입니다. list --search tag:이름으로 찾을 수 있고, undo 명령으로 모두 되돌릴 수 있습니다.

  --tag 이름  태그
</translation>
    </message>
    <message>
        <source>%1 requires --tag NAME</source>
        <translation>%1에는 --tag 이름이 필요합니다</translation>
    </message>
    <message>
        <source>star papers</source>
        <translation>논문에 별표 달기</translation>
    </message>
    <message>
        <source>remove the star from papers</source>
        <translation>논문의 별표 지우기</translation>
    </message>
    <message>
        <source>mark papers as read</source>
        <translation>논문을 읽음으로 표시</translation>
    </message>
    <message>
        <source>mark papers as unread</source>
        <translation>논문을 읽지 않음으로 표시</translation>
    </message>
    <message>
        <source>tag papers: broadsheet help tag</source>
        <translation>논문에 태그 달기: broadsheet help tag</translation>
    </message>
    <message>
        <source>remove a tag from papers</source>
        <translation>논문에서 태그 떼기</translation>
    </message>
    <message>
        <source>write a note on a paper</source>
        <translation>논문에 메모 쓰기</translation>
    </message>
    <message>
        <source>Usage: broadsheet note ID TEXT

Writes a note on a paper and replaces the previous one. With - for TEXT, the note
is read from standard input. An empty TEXT removes the note. The command undo
restores the previous note.
</source>
        <translation>사용법: broadsheet note ID 내용

논문에 메모를 쓰고 이전 메모를 바꿉니다. 내용이 -이면 표준 입력에서 읽고, 비어 있으면
메모를 지웁니다. undo 명령으로 이전 메모로 되돌릴 수 있습니다.
</translation>
    </message>
    <message>
        <source>show one paper with all its texts</source>
        <translation>논문 한 편을 모든 본문과 함께 표시</translation>
    </message>
    <message>
        <source>Usage: broadsheet show ID [--format FORMAT]

Shows one paper with all its texts. ID is an arXiv id (2403.14624) or the
paper&apos;s link.

  --format FORMAT  text (default), %1
</source>
        <translation>사용법: broadsheet show ID [--format 형식]

논문 한 편을 모든 본문과 함께 표시합니다. ID는 arXiv 번호(2403.14624)나 논문의
링크입니다.

  --format 형식  text (기본값), %1
</translation>
    </message>
    <message>
        <source>undo what you did last</source>
        <translation>마지막 작업 실행 취소</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>실행 취소: %1</translation>
    </message>
    <message>
        <source>may grow until %1</source>
        <translation>%1까지 늘어날 수 있음</translation>
    </message>
    <message>
        <source>Usage: broadsheet days [--format FORMAT]

Lists every day, newest first: papers, unread, starred, and each source&apos;s status.
  --format FORMAT  table (default) or json
</source>
        <translation>사용법: broadsheet days [--format FORMAT]

모든 날짜를 최신순으로 나열합니다. 논문 수, 읽지 않음, 별표, 수집처별 상태를 표시합니다.
  --format FORMAT  table(기본값) 또는 json
</translation>
    </message>
    <message>
        <source>%1NAME, which you named in the settings</source>
        <translation>%1NAME, 설정에서 이름을 붙인 수집처</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 외</translation>
    </message>
    <message>
        <source>DOI</source>
        <translation>DOI</translation>
    </message>
    <message>
        <source>Press Ctrl+C to stop; what was fetched is kept.</source>
        <translation>Ctrl+C를 누르면 멈춥니다. 가져온 것은 남습니다.</translation>
    </message>
    <message>
        <source>
Options of every command:
  --library FILE   use this library instead of the one in the data folder
  --settings FILE  use these settings instead of those in the configuration folder
  --quiet          print only results and errors
  --verbose        print more messages
  --help           explain the command
  --version        print the version

Results go to standard output, messages to standard error. Exit status: 0 success;
1 something could not be read, fetched or found, the rest was done; 2 the command line
is wrong, nothing was done; 130 or 143 a signal ended a fetch or an import, what was
stored is kept.
</source>
        <translation>
모든 명령의 옵션:
  --library 파일   데이터 폴더의 라이브러리 대신 이 라이브러리를 사용
  --settings 파일  설정 폴더의 설정 대신 이 설정을 사용
  --quiet          결과와 오류만 출력
  --verbose        더 자세한 메시지 출력
  --help           명령 설명
  --version        버전 출력

결과는 표준 출력으로, 메시지는 표준 오류로 나갑니다. 종료 상태: 0 성공;
1 일부를 읽거나 가져오거나 찾지 못했고 나머지는 마침; 2 명령줄이 잘못되어
아무것도 하지 않음; 130 또는 143 신호를 받아 가져오기나 불러오기를 멈췄고, 저장한 것은
남아 있음.
</translation>
    </message>
    <message>
        <source>show, check, back up or restore the library: broadsheet help library</source>
        <translation>라이브러리 보기, 검사, 백업, 복원: broadsheet help library</translation>
    </message>
    <message>
        <source>unknown command “library %1”; the known ones are %2</source>
        <translation>알 수 없는 명령 “library %1”. 쓸 수 있는 명령: %2</translation>
    </message>
    <message>
        <source>“library %1” needs a file</source>
        <translation>“library %1”에는 파일이 필요합니다</translation>
    </message>
    <message>
        <source>“library %1” does not take “%2”</source>
        <translation>“library %1”에는 “%2”을(를) 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>The backup holds: %1</source>
        <translation>백업의 내용: %1</translation>
    </message>
    <message>
        <source>The library holds less than an older backup. All older backups stay.</source>
        <translation>라이브러리의 내용이 이전 백업보다 적습니다. 이전 백업을 모두 남겨 둡니다.</translation>
    </message>
    <message>
        <source>The library is large, so the copy has your marks without the papers.</source>
        <translation>라이브러리가 커서 사본에는 논문 없이 표시만 담았습니다.</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>아직 백업이 없습니다.</translation>
    </message>
    <message>
        <source>The library %1 is whole.</source>
        <translation>라이브러리 %1은(는) 온전합니다.</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>The backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>The library was damaged. That file is kept as %1.</source>
        <translation>라이브러리가 손상되어 있었습니다. 그 파일은 %1에 보관했습니다.</translation>
    </message>
    <message>
        <source>The library as it was is kept as %1.</source>
        <translation>이전 라이브러리는 %1에 보관했습니다.</translation>
    </message>
    <message>
        <source>Marks that the backup lacked and that were brought in: %1.</source>
        <translation>백업에 없어서 가져온 표시: %1개</translation>
    </message>
    <message>
        <source>Restored. The library now holds: %1</source>
        <translation>복원했습니다. 지금 라이브러리: %1</translation>
    </message>
    <message>
        <source>redo what was undone last</source>
        <translation>마지막으로 취소한 것을 다시 실행</translation>
    </message>
    <message>
        <source>Usage: broadsheet redo

Does again what was undone last, here or in the window. After several undos it can
be used as often. A new action ends that. Prints what was done again.
</source>
        <translation>사용법: broadsheet redo

여기나 창에서 마지막으로 취소한 것을 다시 실행합니다. 여러 번 취소했으면 그만큼
되풀이할 수 있으며, 새로운 동작을 하면 끝납니다. 다시 실행한 것을 출력합니다.
</translation>
    </message>
    <message>
        <source>Redone: %1</source>
        <translation>다시 실행함: %1</translation>
    </message>
    <message>
        <source>write papers for other programs: BibTeX, RIS, Markdown and more</source>
        <translation>다른 프로그램을 위해 논문 내보내기: BibTeX, RIS, Markdown 등</translation>
    </message>
    <message>
        <source>export needs --format: %1</source>
        <translation>export에는 --format이 필요합니다: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) written to %1</source>
        <translation>
            <numerusform>논문 %n편을 %1에 썼습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>--repair goes with “library check”</source>
        <translation>--repair는 “library check”와 함께 씁니다</translation>
    </message>
    <message>
        <source>Your marks agree with both journals.</source>
        <translation>표시가 두 저널과 일치합니다.</translation>
    </message>
    <message>
        <source>“broadsheet library check --repair” makes them agree again. The library as it is now is kept as a backup first.</source>
        <translation>“broadsheet library check --repair”를 실행하면 다시 일치하게 합니다. 먼저 지금의 라이브러리를 백업으로 보관합니다.</translation>
    </message>
    <message>
        <source>Repaired. Your marks agree with both journals.</source>
        <translation>고쳤습니다. 표시가 두 저널과 일치합니다.</translation>
    </message>
    <message>
        <source>set papers aside for later: broadsheet help later</source>
        <translation>논문을 나중에 보기로 미루기: broadsheet help later</translation>
    </message>
    <message>
        <source>Usage: broadsheet later ID…
       broadsheet later --to DAY

Sets papers aside without marking them as read. They no longer count as unread,
and list --later finds them. An ID is an arXiv id (2403.14624) or the paper&apos;s
link. Reading a paper ends it, and so does the command unlater.
  --to DAY   all unread papers that were listed last on this day or before:
             YYYY-MM-DD, today or yesterday
The command undo reverts all of it.
</source>
        <translation>사용법: broadsheet later ID…
        broadsheet later --to DAY

논문을 읽음으로 표시하지 않고 나중에 보기로 미룹니다. 미룬 논문은 읽지 않은 논문으로 세지
않으며 list --later로 찾을 수 있습니다. ID는 arXiv ID(2403.14624)나 논문의 링크입니다.
논문을 읽거나 unlater 명령을 쓰면 미루기가 끝납니다.
  --to DAY   이 날짜나 그 전 목록에 마지막으로 있었던 읽지 않은 논문 모두:
             YYYY-MM-DD, today 또는 yesterday
undo 명령으로 모두 되돌릴 수 있습니다.
</translation>
    </message>
    <message>
        <source>later takes either papers or --to DAY</source>
        <translation>later에는 논문이나 --to 날짜 가운데 하나만 씁니다</translation>
    </message>
    <message>
        <source>no longer set papers aside</source>
        <translation>나중에 보기 취소</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>나중에 보기</translation>
    </message>
    <message>
        <source>list your tags, or rename, merge or remove them: broadsheet help tags</source>
        <translation>태그 나열, 이름 바꾸기, 합치기, 삭제: broadsheet help tags</translation>
    </message>
    <message>
        <source>Usage: broadsheet tags [--format FORMAT]
       broadsheet tags rename OLD NEW
       broadsheet tags merge OLD NEW
       broadsheet tags remove TAG

Without a word, lists the tags in use, each with its papers and the unread ones.
rename  gives the papers tagged OLD the new tag NEW instead
merge   the same where there are papers tagged NEW already
remove  takes the tag off all papers

The command undo reverts all of it.
  --format FORMAT  table (default) or json, for the list
</source>
        <translation>사용법: broadsheet tags [--format FORMAT]
        broadsheet tags rename OLD NEW
        broadsheet tags merge OLD NEW
        broadsheet tags remove TAG

뒤에 아무것도 쓰지 않으면 사용 중인 태그를 논문 수, 읽지 않은 논문 수와 함께 보여 줍니다.
rename  OLD 태그가 붙은 논문에 대신 새 태그 NEW를 붙입니다
merge   NEW 태그가 붙은 논문이 이미 있을 때 같은 일을 합니다
remove  모든 논문에서 태그를 뗍니다

undo 명령으로 모두 되돌릴 수 있습니다.
  --format FORMAT  table(기본값) 또는 json, 목록의 형식
</translation>
    </message>
    <message>
        <source>unknown command “tags %1”; the known ones are rename, merge, remove</source>
        <translation>알 수 없는 명령 “tags %1”입니다. 쓸 수 있는 것은 rename, merge, remove입니다</translation>
    </message>
    <message>
        <source>“tags %1” needs one tag</source>
        <translation>“tags %1”에는 태그 하나가 필요합니다</translation>
    </message>
    <message>
        <source>“tags %1” needs two tags</source>
        <translation>“tags %1”에는 태그 두 개가 필요합니다</translation>
    </message>
    <message>
        <source>“tags %1”: a tag needs a name</source>
        <translation>“tags %1”: 태그에는 이름이 필요합니다</translation>
    </message>
    <message>
        <source>There is a tag “%1” already. To join the two: broadsheet tags merge</source>
        <translation>태그 “%1”이(가) 이미 있습니다. 둘을 합치려면 broadsheet tags merge를 쓰세요</translation>
    </message>
    <message>
        <source>No paper has the tag “%1”.</source>
        <translation>태그 “%1”이(가) 있는 논문이 없습니다.</translation>
    </message>
    <message>
        <source>There are no tags yet.</source>
        <translation>아직 태그가 없습니다.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>--%1 is for --format markdown</source>
        <translation>--%1은(는) --format markdown에만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>import takes either --mark or --tag</source>
        <translation>import에는 --mark와 --tag 중 하나만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>--tag needs the name of a tag</source>
        <translation>--tag에는 태그 이름이 필요합니다</translation>
    </message>
    <message>
        <source>--mark and --tag are for bibliographies; there was none.</source>
        <translation>--mark와 --tag는 참고 문헌 파일에만 쓸 수 있는데, 그런 파일이 없었습니다.</translation>
    </message>
    <message>
        <source>Usage: broadsheet import [--notes] PATH…
       broadsheet import BIBLIOGRAPHY… [--mark MARK | --tag NAME]

Reads digests and lists saved as JSON into the library: files of any name, folders
recursively (*.md, *.markdown, *.txt, *.json, *.jsonl) and - for standard input.
Importing the same digests again changes nothing. Importing never changes stars and
read marks.

  --notes  take the notes and tags in digests that were exported with --notes as
           your own. A note of yours is never replaced: papers with another note
           are named. Without --notes, notes in digests are left out.

A bibliography of another program (BibTeX, RIS or CSL-JSON, by its contents) adds no
papers. The command says how many of its entries are in the library and lists the
others with their lines. With an option it marks the papers that were found:
  --mark MARK  read or starred
  --tag NAME   with this tag
The command undo reverts all of these marks.
</source>
        <translation>사용법: broadsheet import [--notes] PATH…
        broadsheet import BIBLIOGRAPHY… [--mark MARK | --tag NAME]

다이제스트와 JSON으로 저장한 목록을 라이브러리로 읽어 들입니다. 파일은 이름에 상관없이,
폴더는 하위 폴더까지(*.md, *.markdown, *.txt, *.json, *.jsonl) 읽고, -는 표준 입력입니다.
같은 다이제스트를 다시 불러와도 바뀌는 것은 없습니다. 불러오기는 별표와 읽음 표시를
바꾸지 않습니다.

  --notes  --notes로 내보낸 다이제스트의 메모와 태그를 내 것으로 가져옵니다. 이미 쓴
           메모는 바꾸지 않고, 메모가 다른 논문을 알려 줍니다. --notes가 없으면
           다이제스트의 메모는 가져오지 않습니다.

다른 프로그램의 참고 문헌 파일(내용이 BibTeX, RIS, CSL-JSON인 파일)은 논문을 추가하지 않습니다.
항목 몇 개가 라이브러리에 있는지 알려 주고, 나머지를 줄 번호와 함께 보여 줍니다. 옵션을 쓰면
찾은 논문에 표시합니다:
  --mark MARK  read(읽음) 또는 starred(별표)
  --tag NAME   이 태그
이 표시는 undo 명령으로 한꺼번에 되돌립니다.
</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) in the digests were left out; --notes takes them as your own.</source>
        <translation>
            <numerusform>다이제스트의 메모 %n개는 가져오지 않았습니다. --notes를 쓰면 내 메모로 가져옵니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken</source>
        <translation>
            <numerusform>메모 %n개를 가져왔습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Your own note was kept, and the other one stays in the file, for: %1</source>
        <translation>다음 논문은 내 메모를 그대로 두었고, 다른 메모는 파일에 남아 있습니다: %1</translation>
    </message>
    <message>
        <source>These notes are too long, or the library does not have the paper: %1</source>
        <translation>메모가 너무 길거나 라이브러리에 없는 논문입니다: %1</translation>
    </message>
    <message>
        <source>all that you starred, noted or tagged</source>
        <translation>별표, 메모, 태그를 단 모든 논문</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1: learned from papers: %2 that belong to it, %3 that do not.</source>
        <translation>%1: 여기에 드는 논문 %2편과 들지 않는 논문 %3편에서 배웠습니다.</translation>
    </message>
    <message>
        <source>It needs %1 to have an order.</source>
        <translation>순서를 매기려면 %1편이 필요합니다.</translation>
    </message>
    <message>
        <source>There are too few days yet to measure how good it is.</source>
        <translation>얼마나 잘 맞는지 재기에는 아직 날짜가 적습니다.</translation>
    </message>
    <message>
        <source>Of the first five of a day you kept %1; by votes %2, by chance %3 (%4 days, each learned from the days before it).</source>
        <translation>하루의 처음 다섯 편 가운데 간직한 논문은 %1, 추천 순으로는 %2, 우연으로는 %3입니다(%4일, 날마다 그 전날까지의 기록으로 배움).</translation>
    </message>
    <message>
        <source>It is no better than the order of votes yet, so it stays in the background.</source>
        <translation>아직 추천 순보다 낫지 않아 앞에 나서지 않습니다.</translation>
    </message>
    <message>
        <source>list the profiles for --sort fit, and how well each works</source>
        <translation>--sort fit에 쓸 프로필과 그 정확도 보기</translation>
    </message>
    <message>
        <source>Usage: broadsheet profiles [--format FORMAT]

Lists the profiles that list --sort fit --profile NAME takes: everything that you
starred, noted or tagged, each tag (tag:NAME), each saved search (search:WORDS)
and the authors that you follow (followed). With each: what it was learned from,
and how many of the first five papers of a day you kept, on days that it had not
learned from.
  --format FORMAT  text (default) or json
</source>
        <translation>사용법: broadsheet profiles [--format FORMAT]

list --sort fit --profile NAME에 쓸 수 있는 프로필을 보여 줍니다. 별표, 태그, 메모를 단
모든 논문, 각 태그(tag:NAME), 저장한 각 검색(search:WORDS), 팔로우하는 저자(followed)입니다.
프로필마다 무엇에서 배웠는지, 그리고 아직 배우지 않은 날의 처음 다섯 편 가운데 몇 편을
간직했는지 알려 줍니다.
  --format FORMAT  text(기본값) 또는 json
</translation>
    </message>
    <message>
        <source>list the papers that are most similar to one</source>
        <translation>가장 비슷한 논문 보기</translation>
    </message>
    <message>
        <source>Usage: broadsheet similar ID [OPTIONS]

Lists the papers that share most words with one, rare words counting more, each
with the share and the words that count most. Then other papers of its authors,
the newest first.
  --limit N        at most N papers (default: 10)
  --format FORMAT  table (default), %1;
                   the others have the similar papers alone
</source>
        <translation>사용법: broadsheet similar ID [옵션]

같은 단어가 많은 논문을 보여 줍니다. 드문 단어일수록 크게 봅니다. 비슷한 정도와 영향이 큰
단어도 함께 보여 줍니다. 그다음에 같은 저자의 다른 논문을 새것부터 보여 줍니다.
  --limit N        최대 N편(기본값: 10)
  --format FORMAT  table(기본값), %1;
                   table이 아니면 비슷한 논문만 씁니다
</translation>
    </message>
    <message>
        <source>No paper is like it.</source>
        <translation>비슷한 논문이 없습니다.</translation>
    </message>
    <message>
        <source>By its authors:</source>
        <translation>같은 저자의 논문:</translation>
    </message>
    <message>
        <source>%1: the summary was kept</source>
        <translation>%1: 요약을 저장했습니다</translation>
    </message>
    <message>
        <source>%1: has a summary of a model in this language; --replace asks for another</source>
        <translation>%1: 이 언어로 모델이 쓴 요약이 있습니다. --replace로 다시 맡길 수 있습니다</translation>
    </message>
    <message>
        <source>%1: the server asks to wait until %2</source>
        <translation>%1: 서버가 %2까지 기다려 달라고 합니다</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) were not asked about</source>
        <translation>
            <numerusform>논문 %n편은 맡기지 않았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>have your own model write summaries: broadsheet help summarise</source>
        <translation>내 모델에게 요약 맡기기: broadsheet help summarise</translation>
    </message>
    <message>
        <source>Usage: broadsheet summarise ID… [OPTIONS]
       broadsheet summarise FILTERS [OPTIONS]

Asks the model that you named in the settings for a summary of each paper in your
language, and keeps it as a text of the paper. Title and abstract are sent, and
nothing that you wrote. Papers that have such a summary are not asked about again.

  --language CODE  the language, such as ko, en or de (default: the setting&apos;s)
  --replace        ask again, and replace the summary that is there
  --dry-run        send nothing; print what would be sent, a request a line

Papers are chosen as for list: --date, --from, --to, --unread, --starred, --later,
--author, --search, --sort, --profile, --ascending and --limit.

Settings: summaries/baseUrl (any server with chat completions, such as
http://localhost:11434), summaries/model, summaries/language. The key is in the
desktop&apos;s keychain or in BROADSHEET_SUMMARIES_KEY.
</source>
        <translation>사용법: broadsheet summarise ID… [옵션]
       broadsheet summarise 필터 [옵션]

설정에 적은 모델에게 논문마다 내 언어로 쓴 요약을 맡기고, 논문의 글로 저장합니다.
제목과 초록만 보내며, 내가 쓴 것은 보내지 않습니다. 이미 그런 요약이 있는 논문은 다시
묻지 않습니다.

  --language CODE  ko, en, de 같은 언어 (기본값: 설정의 언어)
  --replace        다시 물어 지금 있는 요약을 바꿉니다
  --dry-run        보내지 않고, 보낼 내용을 한 줄에 하나씩 출력합니다

논문은 list처럼 고릅니다: --date, --from, --to, --unread, --starred, --later,
--author, --search, --sort, --profile, --ascending, --limit.

설정: summaries/baseUrl (chat completions 서버, 예:
http://localhost:11434), summaries/model, summaries/language. 키는 데스크톱의 키체인이나
BROADSHEET_SUMMARIES_KEY에 있습니다.
</translation>
    </message>
    <message>
        <source>summarise needs the ids of papers, or options that choose them, such as --date today</source>
        <translation>summarise에는 논문 id나 --date today처럼 논문을 고르는 옵션이 필요합니다</translation>
    </message>
    <message>
        <source>summarise takes ids or options that choose papers, not both</source>
        <translation>summarise는 id와 논문을 고르는 옵션을 함께 받지 않습니다</translation>
    </message>
    <message>
        <source>There is no paper to summarise.</source>
        <translation>요약할 논문이 없습니다.</translation>
    </message>
    <message>
        <source>This is sent to the server of your model, for each paper in turn. It is shown only this once:</source>
        <translation>모델 서버에 논문마다 아래 내용을 보냅니다. 이번 한 번만 보여 드립니다.</translation>
    </message>
    <message>
        <source>bring a folder of Markdown notes on your papers up to date</source>
        <translation>논문의 Markdown 노트 폴더를 최신으로 맞추기</translation>
    </message>
    <message>
        <source>There is no folder: name one, or set vault/folder to its whole path in the settings.</source>
        <translation>폴더가 없습니다. 폴더를 적거나 설정의 vault/folder에 전체 경로를 넣으세요.</translation>
    </message>
    <message>
        <source>(you asked for less of it)</source>
        <translation>(덜 보기로 했습니다)</translation>
    </message>
    <message>
        <source>Fits by %1 %. Learned from papers: %2 that you kept, %3 that you did not. What counts, for it (+) and against it (−):</source>
        <translation>적합도 %1%. 간직한 논문 %2편과 그렇지 않은 논문 %3편에서 배웠습니다. 높이는 것(+)과 낮추는 것(−):</translation>
    </message>
    <message>
        <source>show which words and authors make a paper fit you</source>
        <translation>논문의 적합도를 만드는 단어와 저자 보기</translation>
    </message>
    <message>
        <source>Usage: broadsheet why ID [OPTIONS]

Tells what counts for a paper and against it, what counts most first. The numbers
are parts of a hundred of all that counts.
  --profile NAME   what the fit is learned from, as the command profiles lists it
                   (default: all that you kept)
  --limit N        at most N words and names (default: 16)
  --format FORMAT  text (default) or json
</source>
        <translation>사용법: broadsheet why ID [옵션]

논문의 적합도를 높이는 것과 낮추는 것을 영향이 큰 순서로 알려 줍니다. 숫자는 전체 영향을
100으로 본 몫입니다.
  --profile NAME   적합도를 무엇에서 배운 것인지. profiles 명령이 보여 줌
                   (기본값: 간직한 모든 논문)
  --limit N        단어와 이름을 최대 N개(기본값: 16)
  --format FORMAT  text(기본값) 또는 json
</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>%1개 보냄, %2개 받음</translation>
    </message>
    <message>
        <source>Nothing is exchanged: set sync/folder or sync/database in the settings.</source>
        <translation>동기화하지 않았습니다. 설정에서 sync/folder나 sync/database를 지정하세요.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 (this one)</source>
        <translation>%1 (이 컴퓨터)</translation>
    </message>
    <message>
        <source>share stars, tags and comments with others</source>
        <translation>별표, 태그, 댓글을 다른 사람과 공유</translation>
    </message>
    <message>
        <source>lab takes one of these: %1</source>
        <translation>lab에는 다음 중 하나를 쓸 수 있습니다: %1</translation>
    </message>
    <message>
        <source>A lab needs a database: set lab/database in the settings.</source>
        <translation>그룹과 공유하려면 데이터베이스가 필요합니다. 설정에서 lab/database를 지정하세요.</translation>
    </message>
    <message>
        <source>Usage: broadsheet undo

Undoes your last action that is not undone yet: a star, read mark, tag, note or
anything else, made here, in the window or on another of your machines (sync).
Prints what was undone.
</source>
        <translation>사용법: broadsheet undo

아직 취소하지 않은 마지막 작업을 취소합니다. 여기서나 창에서, 또는 다른 컴퓨터에서(sync)
한 별표, 읽음 표시, 태그, 메모 등입니다. 취소한 것을 출력합니다.
</translation>
    </message>
    <message>
        <source>The keychain does not answer. The password may not be kept.</source>
        <translation>키체인이 응답하지 않습니다. 암호가 저장되지 않았을 수 있습니다.</translation>
    </message>
    <message>
        <source>Usage: broadsheet list [OPTIONS]

Lists papers that match all given conditions:
  --date DAY       listed on this day: YYYY-MM-DD, today or yesterday
  --from DAY       listed on this day or later
  --to DAY         listed on this day or earlier
  --unread         not read yet
  --starred        starred
  --later          set aside for later
  --author NAME    by this author, given with the full name as on the paper
  --search WORDS   with all of these words. Also &quot;a phrase&quot;, -without, a OR b,
                   author:kim, title:, text:, note:, tag:later,
                   date:2024-03..2024-06 (2024-03-22, today, week, &gt;2024-03),
                   read:week and starred:2024 (when you did so), votes:&gt;20,
                   is:unread (read, starred, unstarred, later, rising,
                   changed, followed), has:code (project, picture, video,
                   abstract, note, tag),
                   cat:cs.CL, org:deepmind, source:huggingFace,
                   full:ablation (in the PDFs on disk; page in json)

Order and format:
  --sort KEY       votes (default), title, date, authors or fit
  --profile NAME   what --sort fit is learned from, as the command profiles lists it
                   (default: all that you starred, noted and tagged)
  --ascending      smallest first (default: largest first)
  --limit N        at most N papers
  --format FORMAT  table (default), %1;
                   markdown writes a digest
  --bom            begin csv with a byte order mark, as Excel expects it
</source>
        <translation>사용법: broadsheet list [옵션]

지정한 조건에 모두 맞는 논문의 목록:
  --date DAY       이 날짜의 목록에 있음: YYYY-MM-DD, today 또는 yesterday
  --from DAY       이 날짜 또는 그 뒤
  --to DAY         이 날짜 또는 그 앞
  --unread         읽지 않음
  --starred        별표
  --later          나중에 보기로 미룸
  --author NAME    이 저자. 논문에 적힌 전체 이름
  --search WORDS   이 단어가 모두 있음. &quot;구절&quot;, -제외, a OR b,
                   author:kim, title:, text:, note:, tag:later,
                   date:2024-03..2024-06 (2024-03-22, today, week, &gt;2024-03),
                   read:week, starred:2024 (읽거나 별표한 때), votes:&gt;20,
                   is:unread (read, starred, unstarred, later, rising,
                   changed, followed), has:code (project, picture, video,
                   abstract, note, tag),
                   cat:cs.CL, org:deepmind, source:huggingFace,
                   full:ablation (디스크의 PDF에서, json에는 쪽도 있음)도
                   쓸 수 있음

순서와 형식:
  --sort KEY       votes (기본값), title, date, authors 또는 fit
  --profile NAME   --sort fit이 무엇에서 배운 것인지. profiles 명령이 보여 줌
                   (기본값: 별표·메모·태그한 모든 논문)
  --ascending      작은 것부터 (기본값: 큰 것부터)
  --limit N        최대 N편
  --format FORMAT  table (기본값), %1;
                   markdown은 다이제스트로 씀
  --bom            엑셀이 읽을 수 있게 csv를 바이트 순서 표시로 시작
</translation>
    </message>
    <message>
        <source>The server asks to wait until %1.</source>
        <translation>서버가 %1까지 기다려 달라고 합니다.</translation>
    </message>
    <message>
        <source>arXiv allows one request in a few seconds. It is asked at %1.</source>
        <translation>arXiv에는 몇 초에 한 번만 요청할 수 있습니다. %1에 요청합니다.</translation>
    </message>
    <message>
        <source>fetch the PDF of a paper; print where it is, or its text</source>
        <translation>논문의 PDF를 받고 그 위치나 본문을 출력</translation>
    </message>
    <message>
        <source>Usage: broadsheet pdf ID [OPTIONS]

Prints the path of a paper&apos;s PDF. One that is not on disk is fetched from arXiv,
as slowly as arXiv asks for, and kept as those that you open in the window: within
the limit of pdf/keepMegabytes, and for good while the paper is starred.

  --text           print its text instead, page by page
  --open           open it in the program that the desktop has for PDFs, too

Its words are found by broadsheet list --search full:WORD.
</source>
        <translation>사용법: broadsheet pdf ID [OPTIONS]

논문 PDF의 경로를 출력합니다. 디스크에 없으면 arXiv가 바라는 만큼 천천히
arXiv에서 받아, 창에서 연 것과 똑같이 둡니다. pdf/keepMegabytes 한도까지
두며, 별표한 논문은 계속 둡니다.

  --text           경로 대신 본문을 쪽마다 출력
  --open           데스크톱의 PDF 프로그램으로도 열기

단어는 broadsheet list --search full:단어로 찾습니다.
</translation>
    </message>
    <message>
        <source>--text and --open cannot be used together</source>
        <translation>--text와 --open은 함께 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>%1쪽</translation>
    </message>
    <message>
        <source>%1 was not opened, because the program %2 is missing.</source>
        <translation>프로그램 %2이(가) 없어서 %1을(를) 열지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 was not opened: the desktop has no program for PDFs.</source>
        <translation>%1을(를) 열지 못했습니다. 데스크톱에 PDF를 여는 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>of papers: %1 sent, %2 received</source>
        <translation>논문 내용: 보냄 %1개, 받음 %2개</translation>
    </message>
    <message>
        <source>sync takes --watch and --content, devices, password, or forget and the DEVICE that sync devices prints</source>
        <translation>sync에는 --watch와 --content, devices, password, 또는 forget과 sync devices가 출력하는 DEVICE를 줄 수 있습니다</translation>
    </message>
    <message>
        <source>Usage: broadsheet vault [--again] [FOLDER]

Writes a Markdown note with front matter for each paper with a star, note or
highlight into FOLDER (default: vault/folder in the settings), for Obsidian,
Logseq, Zettlr and others. What you write into these files stays; what you change
in “My note” becomes the paper&apos;s note, unless that was changed as well: then both
are kept and the file is named. A note that you deleted stays deleted until its
paper changes.

  --again  also write the notes that you deleted, and those that another library
           wrote
</source>
        <translation>사용법: broadsheet vault [--again] [FOLDER]

별표하거나 하이라이트하거나 메모를 쓴 논문마다 머리말이 있는 Markdown 노트를
FOLDER(기본값: 설정의 vault/folder)에 씁니다. Obsidian, Logseq, Zettlr 등에서 읽을 수
있습니다. 이 파일에 쓴 글은 그대로 남고, “My note”에서 고친 것은 논문의 메모가 됩니다.
메모도 바뀌었으면 둘 다 남기고 파일을 알려 줍니다. 지운 노트는 그 논문이 바뀔 때까지
다시 만들지 않습니다.

  --again  지운 노트와 다른 라이브러리가 쓴 노트도 다시 씁니다
</translation>
    </message>
    <message>
        <source>%1, %2 taken into the library: %3</source>
        <translation>%1. %2개를 라이브러리로 가져왔습니다: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) written</source>
        <translation>
            <numerusform>노트 %n개를 썼습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Usage: broadsheet lab
       %1

Readers who use the same database (the setting lab/database, or sync/database
without it) can share a space there. Others see your initials, your name and what
you share in it, one by one. Leaving removes all of it.

Without a word: the spaces with their SPACE numbers and members. invite prints a
word for one reader, who has a week to join with it. list prints who starred,
tagged and commented what, the newest first.

The password is in the desktop&apos;s keychain. Scripts set BROADSHEET_LAB_PASSWORD,
or BROADSHEET_SYNC_PASSWORD.
</source>
        <translation>사용법: broadsheet lab
       %1

같은 데이터베이스(설정 lab/database, 없으면 sync/database)를 쓰는 사람들은 그곳에
공간을 함께 둘 수 있습니다. 다른 사람에게는 내 머리글자와 이름, 그리고 하나씩
공유한 것만 보입니다. 나가면 모두 지워집니다.

아무것도 덧붙이지 않으면 공간을 SPACE 번호와 구성원과 함께 보여 줍니다. invite는
한 사람이 일주일 안에 쓸 수 있는 초대 코드를 출력합니다. list는 누가 무엇에 별표,
태그, 댓글을 달았는지 최신 것부터 보여 줍니다.

암호는 데스크톱 키체인에 있습니다. 스크립트에서는 BROADSHEET_LAB_PASSWORD나
BROADSHEET_SYNC_PASSWORD를 설정합니다.
</translation>
    </message>
    <message>
        <source>Usage: broadsheet sync [--watch] [--content]
       broadsheet sync devices
       broadsheet sync forget DEVICE
       broadsheet sync password &lt; FILE

Sends what you did since the last time, and takes what you did on your other
machines. Prints how many events were sent and received. What was done while there
was no connection arrives later; the order does not matter.

  --content  papers, texts, votes and summaries by a model as well, so that your
             other machines need not fetch them; always with the setting sync/content
  --watch    go on, at once when something changes, until the program is ended

devices lists the machines: name, what each sent, when, and its DEVICE. forget
takes one off the list; what it sent stays.

Papers can go to a group instead, through sync/contentFolder, a folder that the group
shares, or sync/contentSpace, the number of a space of lab/database: what Hugging Face
and arXiv list, and nothing of your own.

Settings: sync/folder, a folder that another program such as Syncthing or Nextcloud
keeps the same on all machines; or sync/database,
postgresql://user@host:port/database. With sync/settings, settings of the view and
keys travel as well. sync password reads the password of the database from standard
input, one line, and keeps it in the desktop&apos;s keychain. Scripts set
BROADSHEET_SYNC_PASSWORD instead, and BROADSHEET_LAB_PASSWORD for lab/database on
another server.
</source>
        <translation>사용법: broadsheet sync [--watch] [--content]
       broadsheet sync devices
       broadsheet sync forget DEVICE
       broadsheet sync password &lt; FILE

지난번 이후에 한 일을 보내고 다른 컴퓨터에서 한 일을 받습니다. 보내고 받은 일의
수를 출력합니다. 연결이 없을 때 한 일은 나중에 도착하며, 순서는 상관없습니다.

  --content  논문, 글, 추천 수, 모델이 쓴 요약도 함께 보내서 다른 컴퓨터가 가져올
             필요가 없게 합니다. sync/content 설정이 있으면 항상 그렇게 합니다
  --watch    프로그램을 끝낼 때까지 계속하며, 무언가 바뀌면 바로 교환합니다

devices는 컴퓨터의 이름, 보낸 수, 시각, DEVICE를 나열합니다. forget은 하나를
목록에서 뺍니다. 그 컴퓨터가 보낸 것은 남습니다.

논문을 그룹에 보낼 수도 있습니다. sync/contentFolder에 그룹이 공유하는 폴더를 쓰거나
sync/contentSpace에 lab/database의 공간 번호를 쓰세요. Hugging Face와 arXiv 목록에
있는 것만 보내고, 내 것은 아무것도 보내지 않습니다.

설정: sync/folder는 Syncthing이나 Nextcloud 같은 다른 프로그램이 모든 컴퓨터에서
같게 유지하는 폴더, sync/database는 postgresql://user@host:port/database입니다.
sync/settings를 켜면 보기 설정과 단축키도 오갑니다. sync password는 데이터베이스 암호를 표준 입력에서 한 줄
읽어 데스크톱 키체인에 보관합니다. 스크립트에서는 BROADSHEET_SYNC_PASSWORD를
대신 설정하고, 다른 서버에 있는 lab/database에는 BROADSHEET_LAB_PASSWORD를
설정합니다.
</translation>
    </message>
    <message>
        <source>The settings have no source “%1”.</source>
        <translation>설정에 수집처 “%1”이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Stars papers</source>
        <translation>논문에 별표를 답니다</translation>
    </message>
    <message>
        <source>Removes the star from papers</source>
        <translation>논문의 별표를 지웁니다</translation>
    </message>
    <message>
        <source>Marks papers as read</source>
        <translation>논문을 읽음으로 표시합니다</translation>
    </message>
    <message>
        <source>Marks papers as unread</source>
        <translation>논문을 읽지 않음으로 표시합니다</translation>
    </message>
    <message>
        <source>No longer sets papers aside</source>
        <translation>나중에 보기를 취소합니다</translation>
    </message>
    <message>
        <source>Usage: broadsheet export --format FORMAT [--output FILE] [OPTIONS]

Writes papers for other programs. Which ones is chosen as for list:
--date, --from, --to, --unread, --starred, --later, --author, --search,
--sort, --profile, --ascending and --limit (broadsheet help list).

  --format FORMAT  %1;
                   bibtex is ASCII, for pdfLaTeX; biblatex is UTF-8;
                   markdown is a digest
  --output FILE    into this file, which is replaced when all is written
                   (default, and -: standard output)
  --bom            begin csv with a byte order mark, as Excel expects it
  --notes          markdown with your notes and tags, which import --notes reads back
  --week           markdown with a heading for each week
</source>
        <translation>사용법: broadsheet export --format FORMAT [--output FILE] [OPTIONS]

다른 프로그램에서 쓸 수 있도록 논문을 내보냅니다. 논문은 list처럼 고릅니다.
--date, --from, --to, --unread, --starred, --later, --author, --search,
--sort, --profile, --ascending, --limit (broadsheet help list).

  --format FORMAT  %1;
                   bibtex는 pdfLaTeX를 위한 ASCII, biblatex는 UTF-8,
                   markdown은 다이제스트입니다
  --output FILE    이 파일에 씁니다. 모두 쓴 다음에 파일을 바꿉니다
                   (기본값 또는 -: 표준 출력)
  --bom            Excel에 맞게 csv를 바이트 순서 표시로 시작합니다
  --notes          markdown에 메모와 태그를 함께 씁니다. import --notes로 다시 읽습니다
  --week           markdown에 주마다 제목을 붙입니다
</translation>
    </message>
    <message>
        <source>Usage: broadsheet library info
       broadsheet library check [--repair]
       broadsheet library backup [FILE]
       broadsheet library backups [--format FORMAT]
       broadsheet library restore FILE

info     shows where the library is and what it holds
check    reads all of the library, and rescues it if it is damaged; compares
         your marks with both journals of what you did
backup   copies the library to FILE, or adds a copy to its backups, and checks
         the copy
backups  lists the backups and what each holds, newest first
restore  puts the backup FILE in the place of the library, whose present state
         is kept as a backup; marks made since then are brought in

A backup is also made automatically once a day while the program is used.
  --format FORMAT  table (default) or json, for backups
  --repair         make marks and journals agree again, for check: from both
                   journals, and the library as it is now is kept as a backup
                   first
</source>
        <translation>사용법: broadsheet library info
        broadsheet library check [--repair]
        broadsheet library backup [파일]
        broadsheet library backups [--format 형식]
        broadsheet library restore 파일

info     라이브러리의 위치와 내용을 보여 줍니다
check    라이브러리 전체를 읽고, 손상되었으면 복구합니다. 표시를 두 저널과 비교합니다
backup   라이브러리를 파일로 복사하거나 백업에 사본을 더하고, 사본을 검사합니다
backups  백업과 그 내용을 최신순으로 보여 줍니다
restore  백업 파일을 라이브러리 자리에 놓습니다. 지금 상태는 백업으로 보관하고,
         그 뒤에 단 표시도 가져옵니다

프로그램을 쓰는 동안 하루에 한 번 자동으로 백업합니다.
  --format 형식  table(기본값) 또는 json, backups의 형식
  --repair       표시와 저널을 다시 일치하게 합니다(check와 함께). 두 저널을 쓰며,
                 먼저 지금의 라이브러리를 백업으로 보관합니다
</translation>
    </message>
    <message>
        <source>A newer version of Broadsheet had written the library. That file is kept as %1.</source>
        <translation>더 새로운 버전의 Broadsheet가 기록한 라이브러리였습니다. 그 파일은 %1에 보관했습니다.</translation>
    </message>
    <message>
        <source>Usage: broadsheet %1 ID…

%2.
An ID is an arXiv id (2403.14624) or the paper&apos;s link. The command undo
reverts all of it.
</source>
        <translation>사용법: broadsheet %1 ID…

%2.
ID는 arXiv 번호(2403.14624)나 논문의 링크입니다. undo 명령으로
모두 되돌릴 수 있습니다.
</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) that other machines sent were left out. %1</source>
        <translation>
            <numerusform>다른 컴퓨터가 보낸 %Ln개를 제외했습니다. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>exchange what you did with your other machines</source>
        <translation>별표, 메모 등 모든 작업을 다른 컴퓨터와 동기화</translation>
    </message>
</context>
<context>
    <name>broadsheet::console</name>
    <message>
        <source>Standard input is larger than %1 MB; nothing was stored.</source>
        <translation>표준 입력이 %1MB보다 큽니다. 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>Standard input could not be read (%1); nothing was stored.</source>
        <translation>표준 입력을 읽을 수 없습니다 (%1). 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>Stopped. What was stored until now is kept.</source>
        <translation>중단했습니다. 지금까지 저장한 것은 남아 있습니다.</translation>
    </message>
    <message>
        <source>The output could not be written: %1</source>
        <translation>출력을 쓰지 못했습니다: %1</translation>
    </message>
    <message>
        <source>--bom is for --format csv</source>
        <translation>--bom은 --format csv에만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>--%1 is given more than once</source>
        <translation>--%1 옵션을 두 번 이상 지정했습니다</translation>
    </message>
    <message>
        <source>--%1 is empty</source>
        <translation>--%1 옵션의 값이 비어 있습니다</translation>
    </message>
    <message>
        <source>--%1 must be a whole number of at least 1, not “%2”</source>
        <translation>--%1은(는) 1 이상의 정수여야 합니다: “%2”</translation>
    </message>
    <message>
        <source>--%1 can be %2, not “%3”</source>
        <translation>--%1 옵션에 쓸 수 있는 값: %2. 입력한 값: “%3”</translation>
    </message>
    <message>
        <source>--%1 must be a day (YYYY-MM-DD, today or yesterday), not “%2”</source>
        <translation>--%1은(는) 날짜여야 합니다 (YYYY-MM-DD, today 또는 yesterday): “%2”</translation>
    </message>
    <message>
        <source>--date cannot be combined with --from or --to</source>
        <translation>--date는 --from이나 --to와 함께 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>--from is later than --to</source>
        <translation>--from 날짜가 --to 날짜보다 늦습니다</translation>
    </message>
    <message>
        <source>The setting %1 cannot be used: %2</source>
        <translation>설정 %1을(를) 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Newest mark</source>
        <translation>마지막 표시</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>%1: the library has no such paper</source>
        <translation>%1: 라이브러리에 없는 논문입니다</translation>
    </message>
    <message>
        <source>There is too little to learn from. Papers that you kept: %1; needed: %2.</source>
        <translation>배울 것이 너무 적습니다. 간직한 논문이 %1편인데 %2편이 필요합니다.</translation>
    </message>
    <message>
        <source>The text of PDFs is not searched: the setting %1 is off.</source>
        <translation>PDF의 본문에서 찾지 않습니다. 설정 %1이(가) 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>PDFs are read for the first time: %1. Press Ctrl+C to stop; what was read is kept.</source>
        <translation>처음 읽는 PDF: %1개. 멈추려면 Ctrl+C를 누르세요. 읽은 것은 남습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::content</name>
    <message>
        <source>The exchange was ended.</source>
        <translation>동기화가 중단되었습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::decoding</name>
    <message>
        <source>The picture %1 is empty.</source>
        <translation>그림 %1이(가) 비어 있습니다.</translation>
    </message>
    <message>
        <source>%1 is a web page, not a picture.</source>
        <translation>%1은(는) 그림이 아니라 웹 페이지입니다.</translation>
    </message>
    <message>
        <source>%1 is not a picture of a known kind (PNG, JPEG, WebP, GIF, BMP, SVG).</source>
        <translation>%1은(는) 지원하는 그림 형식(PNG, JPEG, WebP, GIF, BMP, SVG)이 아닙니다.</translation>
    </message>
    <message>
        <source>The picture %1 is damaged.</source>
        <translation>그림 %1이(가) 손상되었습니다.</translation>
    </message>
    <message>
        <source>The picture %1 is too large: %2 × %3 pixels.</source>
        <translation>그림 %1이(가) 너무 큽니다: %2 × %3 픽셀.</translation>
    </message>
    <message>
        <source>The picture %1 is made of too many scans and is not shown.</source>
        <translation>그림 %1은(는) 스캔이 너무 많아 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>The drawing %1 is too large.</source>
        <translation>SVG 그림 %1이(가) 너무 큽니다.</translation>
    </message>
    <message>
        <source>The drawing %1 contains more than plain shapes and is not shown.</source>
        <translation>SVG 그림 %1에 단순한 도형이 아닌 내용이 있어 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>The drawing %1 has too many details and is not shown.</source>
        <translation>SVG 그림 %1이(가) 너무 복잡해 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>The picture %1 takes too much time or memory and is not shown.</source>
        <translation>그림 %1은(는) 시간이나 메모리를 너무 많이 써서 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>The picture %1 cannot be shown: the program that decodes pictures does not start.</source>
        <translation>그림 %1을(를) 표시할 수 없습니다. 그림을 해독하는 프로그램이 시작되지 않습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::desktop</name>
    <message numerus="yes">
        <source>%Ln new paper(s)</source>
        <translation>
            <numerusform>새 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match “%1”</source>
        <translation>
            <numerusform>‘%1’ 검색 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln by people you follow</source>
        <translation>
            <numerusform>팔로우하는 저자의 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>broadsheet::detail</name>
    <message>
        <source>votes unknown</source>
        <translation>추천 수 알 수 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln vote(s)</source>
        <translation>
            <numerusform>추천 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, +%2 in %Ln day(s)</source>
        <comment>votes, votes gained</comment>
        <translation>
            <numerusform>%1, %Ln일 동안 +%2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, +%2</source>
        <comment>votes, votes gained</comment>
        <translation>%1, +%2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln vote(s), %2</source>
        <comment>day, votes, source</comment>
        <translation>
            <numerusform>%1: 추천 %Ln, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>also listed on %1</source>
        <translation>%1에도 수록</translation>
    </message>
    <message>
        <source>Listed on %1</source>
        <translation>수록일: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln comment(s)</source>
        <translation>
            <numerusform>댓글 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>arXiv v%1</source>
        <translation>arXiv v%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GitHub star(s)</source>
        <translation>
            <numerusform>GitHub 별 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>AI summary</source>
        <comment>tab with a summary that a language model wrote</comment>
        <translation>AI 요약</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>published in %1</source>
        <translation>%1에 게재</translation>
    </message>
    <message>
        <source>%1, +%2 since you saw it</source>
        <comment>votes, votes gained</comment>
        <translation>%1, 보신 뒤 +%2</translation>
    </message>
    <message numerus="yes">
        <source>also listed on %Ln earlier day(s)</source>
        <translation>
            <numerusform>이전 %Ln일에도 수록</numerusform>
        </translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>tab with a text that the reader&apos;s language model wrote</comment>
        <translation>%1 작성</translation>
    </message>
</context>
<context>
    <name>broadsheet::digest</name>
    <message>
        <source>The file is empty.</source>
        <translation>파일이 비어 있습니다.</translation>
    </message>
    <message>
        <source>NUL bytes or other control characters are shown as �; the rest was kept.</source>
        <translation>NUL 바이트 등의 제어 문자를 � 문자로 표시합니다. 나머지는 그대로 보관했습니다.</translation>
    </message>
    <message>
        <source>Not UTF-8: unreadable characters are shown as �; the rest was kept.</source>
        <translation>UTF-8이 아닙니다. 읽을 수 없는 문자를 � 문자로 표시합니다. 나머지는 그대로 보관했습니다.</translation>
    </message>
    <message>
        <source>This is not a text file; nothing was read from it.</source>
        <translation>텍스트 파일이 아니어서 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>This heading has no date; the papers below it were kept without a day: %1</source>
        <translation>이 제목에 날짜가 없어 아래의 논문을 날짜 없이 보관했습니다: %1</translation>
    </message>
    <message>
        <source>Entry without title and link, skipped: %1</source>
        <translation>제목과 링크가 없는 항목이라 건너뛰었습니다: %1</translation>
    </message>
    <message>
        <source>No usable link in this heading; the paper is identified by its title: %1</source>
        <translation>이 제목에 쓸 수 있는 링크가 없어 논문을 제목으로 구분합니다: %1</translation>
    </message>
    <message>
        <source>The link has no closing parenthesis: %1</source>
        <translation>링크의 닫는 괄호가 없습니다: %1</translation>
    </message>
    <message>
        <source>More than a title and a link in this heading; the rest was ignored: %1</source>
        <translation>이 제목에 제목과 링크 말고 다른 내용이 있습니다. 나머지는 무시했습니다: %1</translation>
    </message>
    <message>
        <source>The paper of line %1 is repeated here; the two entries were merged.</source>
        <translation>%1행의 논문이 여기에 다시 나옵니다. 두 항목을 합쳤습니다.</translation>
    </message>
    <message>
        <source>No heading has a date; %1 was taken from the file&apos;s name.</source>
        <translation>제목에 날짜가 없어 파일 이름에서 %1을(를) 읽었습니다.</translation>
    </message>
    <message>
        <source>No heading has a date; the papers were kept without a day.</source>
        <translation>제목에 날짜가 없어 논문을 날짜 없이 보관했습니다.</translation>
    </message>
    <message>
        <source>No papers were found; this is not a digest.</source>
        <translation>논문을 찾지 못했습니다. 다이제스트가 아닙니다.</translation>
    </message>
    <message>
        <source>The file has a day but no papers.</source>
        <translation>날짜는 있지만 논문이 없는 파일입니다.</translation>
    </message>
    <message>
        <source>Unknown field, not part of the summary: %1</source>
        <translation>알 수 없는 항목이라 요약에 넣지 않았습니다: %1</translation>
    </message>
    <message>
        <source>Not a number of votes: %1</source>
        <translation>추천 수가 아닙니다: %1</translation>
    </message>
    <message>
        <source>A later number of votes replaces this one: %1</source>
        <translation>뒤에 나온 추천 수가 이것을 대신합니다: %1</translation>
    </message>
    <message>
        <source>A later list of authors replaces this one: %1</source>
        <translation>뒤에 나온 저자 목록이 이것을 대신합니다: %1</translation>
    </message>
    <message>
        <source>Not a web address of a picture or video: %1</source>
        <translation>그림이나 동영상의 웹 주소가 아닙니다: %1</translation>
    </message>
    <message>
        <source>More than a picture here; the rest is not part of the summary: %1</source>
        <translation>그림 말고 다른 내용이 있습니다. 나머지는 요약에 넣지 않았습니다: %1</translation>
    </message>
    <message>
        <source>The file ends inside this entry; the part before that was kept.</source>
        <translation>파일이 이 항목 중간에서 끝납니다. 그 앞부분은 보관했습니다.</translation>
    </message>
    <message>
        <source>This paper has no id, link or title; its text was kept.</source>
        <translation>번호, 링크, 제목이 없는 논문입니다. 본문은 보관했습니다.</translation>
    </message>
    <message>
        <source>No date found; the papers were kept without a day.</source>
        <translation>날짜를 찾지 못해 논문을 날짜 없이 보관했습니다.</translation>
    </message>
    <message>
        <source>A program took a command of TeX for a control character; the command was put back.</source>
        <translation>TeX 명령이 제어 문자로 바뀌어 있어 원래 명령으로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>There are too many papers; from here on nothing was read.</source>
        <translation>논문이 너무 많아 여기부터는 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>There are too many authors; from here on none were read.</source>
        <translation>저자가 너무 많아 여기부터는 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>This was read as UTF-16, although it has no byte order mark.</source>
        <translation>바이트 순서 표시가 없지만 UTF-16으로 읽었습니다.</translation>
    </message>
    <message>
        <source>This is not UTF-8 and was read as CP949, an encoding of Korean. If letters look wrong, save the file as UTF-8.</source>
        <translation>UTF-8이 아니어서 CP949로 읽었습니다. 글자가 깨져 보이면 파일을 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>Not the address of a repository: %1</source>
        <translation>저장소 주소가 아닙니다: %1</translation>
    </message>
    <message>
        <source>This comment has no end; its text was kept.</source>
        <translation>주석이 끝나지 않아 그 내용을 남겼습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) to papers were not understood and kept as text (line %1).</source>
        <translation>
            <numerusform>논문 링크 %Ln개를 이해하지 못해 텍스트로 남겼습니다(%1행).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more line(s) like these are not listed.</source>
        <translation>
            <numerusform>이와 같은 행 %Ln개를 더 표시하지 않았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of authors is cut off; %Ln name(s) were kept.</source>
        <translation>
            <numerusform>저자 목록이 잘려 있습니다. 이름 %Ln개를 보관했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The note that begins here is damaged or has no end; it was left in the text.</source>
        <translation>여기서 시작하는 메모가 손상되었거나 끝이 없어 본문에 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>This is not UTF-8, and its encoding is not one that is read; nothing was read from it. Save it as UTF-8.</source>
        <translation>UTF-8이 아니며 읽을 수 없는 인코딩이어서 아무것도 읽지 않았습니다. UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>This is not UTF-8 and was read as Western European. If letters look wrong, save the file as UTF-8.</source>
        <translation>UTF-8이 아니라서 서유럽어 인코딩으로 읽었습니다. 글자가 이상하면 파일을 UTF-8로 저장하세요.</translation>
    </message>
</context>
<context>
    <name>broadsheet::eventfile</name>
    <message>
        <source>There is no file %1.</source>
        <translation>%1 파일이 없습니다.</translation>
    </message>
    <message>
        <source>The journal file %1 cannot be written.</source>
        <translation>저널 파일 %1을(를) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Another program is writing to the journal file %1.</source>
        <translation>다른 프로그램이 저널 파일 %1에 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The journal file %1 cannot be read.</source>
        <translation>저널 파일 %1을(를) 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The journal file %1 was written by a newer version of Broadsheet. It was not changed.</source>
        <translation>저널 파일 %1은(는) 더 새로운 버전의 Broadsheet가 썼습니다. 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The journal file %1 is too large.</source>
        <translation>저널 파일 %1이(가) 너무 큽니다.</translation>
    </message>
    <message>
        <source>%1 is not a journal file of Broadsheet, or all of it is damaged.</source>
        <translation>%1은(는) Broadsheet의 저널 파일이 아니거나 전체가 손상되었습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::exporting</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>A temporary file could not be written: %1</source>
        <translation>임시 파일을 쓸 수 없습니다: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::fetching</name>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 only has its newest day, %2.</source>
        <translation>%1에는 가장 최근 날짜 %2만 있습니다.</translation>
    </message>
    <message>
        <source>Page %1 has the same papers as the pages before it.</source>
        <translation>%1쪽의 논문이 앞쪽과 같습니다.</translation>
    </message>
    <message>
        <source>The list has more than %1 pages.</source>
        <translation>목록이 %1쪽보다 깁니다.</translation>
    </message>
    <message>
        <source>The list changed each time it was read.</source>
        <translation>읽을 때마다 목록이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>An archive needs a web address or a folder.</source>
        <translation>아카이브에는 웹 주소나 폴더가 필요합니다.</translation>
    </message>
    <message>
        <source>An address is needed.</source>
        <translation>주소가 필요합니다.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>%1 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>“%1” cannot be used as an address: it must begin with https:// (http:// only for this machine) and must not have a query or a user name.</source>
        <translation>“%1”은(는) 주소로 쓸 수 없습니다. https://로 시작해야 하고(이 컴퓨터만 http:// 가능) 쿼리나 사용자 이름이 없어야 합니다.</translation>
    </message>
    <message>
        <source>“%1” cannot be used as an address: it must begin with https:// (http:// only for this machine) and must not have a user name.</source>
        <translation>“%1”은(는) 주소로 쓸 수 없습니다. https://로 시작해야 하고(http://는 이 컴퓨터만) 사용자 이름이 없어야 합니다.</translation>
    </message>
    <message>
        <source>A search of arXiv is needed, such as au:hinton AND cat:cs.LG.</source>
        <translation>au:hinton AND cat:cs.LG 같은 arXiv 검색어가 필요합니다.</translation>
    </message>
    <message>
        <source>The search has more than %1 characters.</source>
        <translation>검색어가 %1자를 넘습니다.</translation>
    </message>
    <message>
        <source>A name must not be empty, and must not have a comma or a slash.</source>
        <translation>이름은 비어 있을 수 없고, 쉼표나 빗금을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 asks to wait until %2.</source>
        <translation>%1에서 %2까지 기다려 달라고 합니다.</translation>
    </message>
    <message>
        <source>%1 allows no more requests until %2, those of earlier fetches included.</source>
        <translation>%1에는 앞서 가져온 것까지 합해 %2까지 더 요청할 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has no digest of any of the %Ln days that were asked for. Its address in the settings may be wrong.</source>
        <translation>
            <numerusform>%1에는 요청한 %Ln일 중 어느 날의 다이제스트도 없습니다. 설정의 주소가 잘못되었을 수 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::fit</name>
    <message>
        <source>There is no profile “%1”. The command profiles lists them.</source>
        <translation>“%1” 프로필이 없습니다. profiles 명령으로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>“%1” can be several profiles: write tag:%1 or search:%1.</source>
        <translation>“%1”에 해당하는 프로필이 여럿입니다. tag:%1 또는 search:%1로 쓰세요.</translation>
    </message>
    <message>
        <source>The library has no paper “%1”.</source>
        <translation>라이브러리에 논문 “%1”이(가) 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::foryou</name>
    <message>
        <source>Everything that you keep</source>
        <translation>간직한 모든 논문</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>태그: %1</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>검색: %1</translation>
    </message>
    <message>
        <source>By authors you follow</source>
        <translation>팔로우하는 저자의 논문</translation>
    </message>
    <message>
        <source>Needs %1 papers to learn from; it has %2.</source>
        <translation>배우려면 논문 %1편이 필요하며 지금 %2편 있습니다.</translation>
    </message>
    <message>
        <source>Learned from papers: %1 that belong to it, %2 that do not.</source>
        <translation>여기에 드는 논문 %1편과 들지 않는 논문 %2편에서 배웠습니다.</translation>
    </message>
    <message>
        <source>There are too few days yet to tell how good it is.</source>
        <translation>얼마나 좋은지 말하기에는 아직 날이 적습니다.</translation>
    </message>
    <message>
        <source>Of each day&apos;s first five you kept %1 %; by votes %2 %, by chance %3 %.</source>
        <translation>하루의 처음 다섯 편 가운데 %1%를 간직했습니다. 추천 수순으로는 %2%, 무작위로는 %3%입니다.</translation>
    </message>
    <message>
        <source>That is no better than the order of votes yet.</source>
        <translation>아직 추천 수 순서보다 낫지 않습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::gist</name>
    <message>
        <source>Your note: %1</source>
        <translation>내 메모: %1</translation>
    </message>
    <message>
        <source>Keywords: %1</source>
        <translation>키워드: %1</translation>
    </message>
    <message>
        <source>p. %1: %2</source>
        <translation>%1쪽: %2</translation>
    </message>
    <message>
        <source>Your highlight on page %1: %2</source>
        <translation>%1쪽에 표시한 내용: %2</translation>
    </message>
</context>
<context>
    <name>broadsheet::importing</name>
    <message>
        <source>There is no such file or folder.</source>
        <translation>이런 파일이나 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>This folder could not be read (%1); the others were.</source>
        <translation>이 폴더를 읽을 수 없습니다 (%1). 다른 폴더는 읽었습니다.</translation>
    </message>
    <message>
        <source>The name is not UTF-8, so this was left out. Rename it to import it.</source>
        <translation>이름이 UTF-8이 아니어서 제외했습니다. 불러오려면 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>This could not be accessed (%1).</source>
        <translation>접근할 수 없습니다 (%1).</translation>
    </message>
    <message>
        <source>This file no longer exists; the others were read.</source>
        <translation>파일이 더 이상 없습니다. 다른 파일은 읽었습니다.</translation>
    </message>
    <message>
        <source>This is a pipe or a device, not a file. It was left out.</source>
        <translation>파일이 아니라 파이프나 장치여서 제외했습니다.</translation>
    </message>
    <message>
        <source>This file could not be read (%1); nothing was imported from it.</source>
        <translation>파일을 읽을 수 없어 (%1) 아무것도 불러오지 않았습니다.</translation>
    </message>
    <message>
        <source>This is larger than %1 MB, too large for a digest. It was not read.</source>
        <translation>%1MB보다 커서 다이제스트로 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>표준 입력</translation>
    </message>
    <message>
        <source>No digests were found in this folder (*.md, *.markdown, *.txt, *.json, *.jsonl).</source>
        <translation>이 폴더에 다이제스트가 없습니다(*.md, *.markdown, *.txt, *.json, *.jsonl).</translation>
    </message>
    <message numerus="yes">
        <source>The notes of one import are too long together; %Ln of this file were left out. Import the file alone.</source>
        <translation>
            <numerusform>한 번에 가져오는 메모가 너무 깁니다. 이 파일의 메모 %Ln개를 가져오지 않았습니다. 이 파일만 따로 가져오세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a note of a folder of notes, not a digest; nothing was read from it.</source>
        <translation>다이제스트가 아니라 노트 폴더의 노트입니다. 아무것도 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 entries were imported. The next ones failed: %2</source>
        <translation>항목 %1개를 불러왔습니다. 그다음 항목은 저장하지 못했습니다: %2</translation>
    </message>
</context>
<context>
    <name>broadsheet::journal</name>
    <message>
        <source>An author needs a name.</source>
        <translation>저자에는 이름이 있어야 합니다.</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>태그에는 이름이 있어야 합니다.</translation>
    </message>
    <message>
        <source>A tag has at most %1 characters; this one has %2.</source>
        <translation>태그는 최대 %1자까지 쓸 수 있습니다. 현재 %2자입니다.</translation>
    </message>
    <message>
        <source>A note has at most %1 characters; this one has %2.</source>
        <translation>메모는 최대 %1자까지 쓸 수 있습니다. 현재 %2자입니다.</translation>
    </message>
    <message>
        <source>The library has no paper “%1”. Nothing was changed.</source>
        <translation>라이브러리에 “%1” 논문이 없습니다. 바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Enter a word to mute.</source>
        <translation>숨길 단어를 입력하세요.</translation>
    </message>
    <message>
        <source>Enter a search to save.</source>
        <translation>저장할 검색을 입력하세요.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>취소할 작업이 없습니다.</translation>
    </message>
    <message>
        <source>The journal file %1 belongs to another library. It was kept as %2.</source>
        <translation>저널 파일 %1은(는) 다른 라이브러리의 것입니다. %2에 보관했습니다.</translation>
    </message>
    <message>
        <source>%1 is not a journal file of Broadsheet, or all of it is damaged. It was kept as %2.</source>
        <translation>%1은(는) Broadsheet의 저널 파일이 아니거나 전체가 손상되었습니다. %2에 보관했습니다.</translation>
    </message>
    <message>
        <source>Damaged lines in the journal file %1 were left out: %2. The file was kept as %3.</source>
        <translation>저널 파일 %1의 손상된 줄을 뺐습니다: %2. 파일은 %3에 보관했습니다.</translation>
    </message>
    <message>
        <source>%1 Until that is mended, what you do is kept in the library alone.</source>
        <translation>%1 해결될 때까지 동작은 라이브러리에만 기록됩니다.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>다시 실행할 것이 없습니다.</translation>
    </message>
    <message>
        <source>This was not saved: the library %1 was deleted or replaced by another file. Start Broadsheet again.</source>
        <translation>저장하지 못했습니다. 라이브러리 %1이(가) 삭제되었거나 다른 파일로 바뀌었습니다. Broadsheet를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>No paper has the tag “%1”.</source>
        <translation>태그 “%1”이(가) 있는 논문이 없습니다.</translation>
    </message>
    <message>
        <source>another machine</source>
        <translation>다른 컴퓨터</translation>
    </message>
    <message>
        <source>Select text first.</source>
        <translation>먼저 텍스트를 선택하세요.</translation>
    </message>
    <message>
        <source>This is too long for a highlight.</source>
        <translation>하이라이트로 하기에는 너무 깁니다.</translation>
    </message>
    <message>
        <source>Only a part of it was done. Undo or redo takes that back.</source>
        <translation>일부만 처리되었습니다. 실행 취소나 다시 실행으로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Only a part of it was done.</source>
        <translation>일부만 처리되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) that you did were missing in the library %1 and were brought back from its journal file %2.</source>
        <translation>
            <numerusform>라이브러리 %1에 빠진 동작 %Ln개를 저널 파일 %2에서 되살렸습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::keeping</name>
    <message>
        <source>The folder of notes needs a whole path: %1</source>
        <translation>노트 폴더에는 전체 경로가 필요합니다: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) in the folder of notes need your attention.</source>
        <translation>
            <numerusform>노트 폴더의 노트 %Ln개를 살펴보아야 합니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) taken from the folder of notes.</source>
        <translation>
            <numerusform>노트 폴더에서 메모 %Ln개를 가져왔습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::lab</name>
    <message>
        <source>This invitation is wrong, was used already, or is older than a week. Ask a member for a new one.</source>
        <translation>초대 코드가 잘못되었거나 이미 사용되었거나 일주일이 지났습니다. 구성원에게 새 초대 코드를 요청하세요.</translation>
    </message>
    <message numerus="yes">
        <source>A space needs initials of one to four characters, and a name of at most %n characters.</source>
        <translation>
            <numerusform>공간에서 쓸 1~4자의 머리글자와 최대 %n자의 이름이 필요합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be shared: its tag or comment is missing or too long.</source>
        <translation>공유할 수 없습니다. 태그나 댓글이 없거나 너무 깁니다.</translation>
    </message>
    <message numerus="yes">
        <source>A space needs a title of at most %n characters.</source>
        <translation>
            <numerusform>공간에는 최대 %n자의 제목이 필요합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (나)</translation>
    </message>
    <message>
        <source>You are not in space %1.</source>
        <translation>공간 %1의 구성원이 아닙니다.</translation>
    </message>
    <message>
        <source>What you shared still waits for another server, %1. Use that one until it is sent, or leave its spaces.</source>
        <translation>공유한 내용이 아직 다른 서버 %1(으)로 보내지지 않았습니다. 모두 보낼 때까지 그 서버를 쓰거나 그 서버의 공간에서 나가세요.</translation>
    </message>
</context>
<context>
    <name>broadsheet::labs</name>
    <message>
        <source>A former member</source>
        <translation>이전 구성원</translation>
    </message>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
    <message>
        <source>%1, waits to be sent</source>
        <translation>%1, 전송 대기 중</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>나</translation>
    </message>
    <message>
        <source>Members: %1</source>
        <translation>구성원: %1</translation>
    </message>
    <message>
        <source>whoever joins later</source>
        <translation>나중에 참여하는 사람</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln others</source>
        <translation>
            <numerusform>%1 외 %Ln명</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>people</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>When you star a paper from now on, %1 will see its title, its address, “%2” for %3, and when that was. When you take the star away, also by undo, they no longer see it. They see nothing else: not what you read, not the stars from before, not your own tags and notes. What you do not share stays on this computer.</source>
        <translation>지금부터 논문에 별표를 하면 %1에게 논문의 제목과 주소, %3 님을 뜻하는 “%2”, 별표한 시각이 보입니다. 실행 취소를 포함하여 별표를 없애면 더는 보이지 않습니다. 그 밖에는 아무것도 보이지 않습니다. 무엇을 읽었는지, 이전의 별표, 내 태그와 메모는 보이지 않습니다. 공유하지 않은 것은 이 컴퓨터에만 남습니다.</translation>
    </message>
    <message>
        <source>Starred by others, and not in your library:</source>
        <translation>다른 사람이 별표했지만 내 라이브러리에는 없는 논문:</translation>
    </message>
    <message>
        <source>This is as of %1. What you share now is sent later.</source>
        <translation>%1 기준입니다. 지금 공유하는 것은 나중에 전송됩니다.</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>one person</comment>
        <translation>%1 님</translation>
    </message>
</context>
<context>
    <name>broadsheet::library</name>
    <message>
        <source>The library %1 cannot be read.</source>
        <translation>%1 라이브러리를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The library was closed before all papers were indexed.</source>
        <translation>모든 논문의 색인을 만들기 전에 라이브러리가 닫혔습니다.</translation>
    </message>
    <message>
        <source>The library %1 is read-only, so not all of its papers can be searched.</source>
        <translation>라이브러리 %1이(가) 읽기 전용이어서 일부 논문은 검색할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is not a Broadsheet library. It was not changed.</source>
        <translation>%1은(는) Broadsheet 라이브러리가 아닙니다. 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The library %1 is damaged. It was not changed.</source>
        <translation>라이브러리 %1이(가) 손상되었습니다. 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The library %1 was written by a newer version of Broadsheet. It was not changed.</source>
        <translation>라이브러리 %1은(는) 더 새로운 버전의 Broadsheet가 만든 것입니다. 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The library %1 is of an older version and is read-only, so it cannot be updated.</source>
        <translation>라이브러리 %1은(는) 이전 버전이고 읽기 전용이어서 업데이트할 수 없습니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created.</source>
        <translation>%1 폴더를 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>The library has no paper “%1”.</source>
        <translation>라이브러리에 “%1” 논문이 없습니다.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a library file.</source>
        <translation>“%1”은(는) 라이브러리 파일 이름이 아닙니다.</translation>
    </message>
    <message>
        <source>%1 is a folder, a pipe or a device, not a library file.</source>
        <translation>%1은(는) 라이브러리 파일이 아니라 폴더, 파이프 또는 장치입니다.</translation>
    </message>
    <message>
        <source>The library %1 was not opened, because %2 is not a plain file.</source>
        <translation>%2이(가) 일반 파일이 아니어서 라이브러리 %1을(를) 열지 않았습니다.</translation>
    </message>
    <message>
        <source>The library %1 was not opened, because that took too long.</source>
        <translation>너무 오래 걸려서 라이브러리 %1을(를) 열지 않았습니다.</translation>
    </message>
    <message>
        <source>What it held is kept as %1.</source>
        <translation>그 내용은 %1(으)로 보관했습니다.</translation>
    </message>
    <message>
        <source>What it held could not be kept as a backup. %1</source>
        <translation>그 내용을 백업으로 보관하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Another file took the place of the library %1. %2 “Start again” opens the file that is there now.</source>
        <translation>라이브러리 %1의 자리에 다른 파일이 놓였습니다. %2 “다시 시작”을 누르면 지금 그 자리에 있는 파일을 엽니다.</translation>
    </message>
    <message>
        <source>The library %1 was deleted. %2 “Start again” makes it again from its journal file and its backups.</source>
        <translation>라이브러리 %1이(가) 삭제되었습니다. %2 “다시 시작”을 누르면 저널 파일과 백업으로 다시 만듭니다.</translation>
    </message>
    <message>
        <source>The library %1 was moved. What you do is saved where it is now.</source>
        <translation>라이브러리 %1이(가) 옮겨졌습니다. 지금 하는 일은 옮겨진 곳에 저장됩니다.</translation>
    </message>
    <message>
        <source>The library %1 was moved. What you do is saved in %2. Move it back before you start again, or give its new place with --library.</source>
        <translation>라이브러리 %1이(가) 옮겨졌습니다. 지금 하는 일은 %2에 저장됩니다. 다시 시작하기 전에 되돌려 놓거나 --library로 새 위치를 지정하세요.</translation>
    </message>
    <message>
        <source>Something else was written into the library %1, so nothing more can be saved in it. What you did is in the journal file %2. “Start again” brings it back from there.</source>
        <translation>라이브러리 %1에 다른 내용이 쓰여 더 저장할 수 없습니다. 지금까지 한 일은 저널 파일 %2에 있습니다. “다시 시작”을 누르면 거기서 되살립니다.</translation>
    </message>
    <message>
        <source>Only a part of the papers was stored in the library %1.</source>
        <translation>논문 일부만 라이브러리 %1에 저장되었습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::markdown</name>
    <message>
        <source>This text is unusually long. The first %1 of its %2 characters are shown, without formatting.</source>
        <translation>텍스트가 매우 길어 앞부분 %1자(전체 %2자)만 서식 없이 표시합니다.</translation>
    </message>
    <message>
        <source>This text is unusually long and is shown without formatting.</source>
        <translation>텍스트가 매우 길어 서식 없이 표시합니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::matching</name>
    <message>
        <source>This is neither BibTeX nor RIS nor CSL-JSON.</source>
        <translation>BibTeX도 RIS도 CSL-JSON도 아닙니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entries are in the library.</source>
        <translation>
            <numerusform>항목 %Ln개 중 %1개가 라이브러리에 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (several papers could be meant)</source>
        <translation>%1 (여러 논문이 해당될 수 있음)</translation>
    </message>
</context>
<context>
    <name>broadsheet::network</name>
    <message>
        <source>%1 answered “%2”.</source>
        <translation>%1: 서버의 응답은 “%2”입니다.</translation>
    </message>
    <message>
        <source>The server of %1 was not found.</source>
        <translation>%1: 서버를 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>The server of %1 refused the connection.</source>
        <translation>%1: 서버에서 연결을 거부했습니다.</translation>
    </message>
    <message>
        <source>%1 redirects too many times.</source>
        <translation>%1: 리디렉션이 너무 많습니다.</translation>
    </message>
    <message>
        <source>%1 redirects to an address that is not safe to follow.</source>
        <translation>%1: 안전하지 않은 주소로 리디렉션됩니다.</translation>
    </message>
    <message>
        <source>%1 could not be fetched.</source>
        <translation>%1: 가져오지 못했습니다.</translation>
    </message>
    <message>
        <source>“%1” is not a web address (http or https).</source>
        <translation>“%1”: 웹 주소(http 또는 https)가 아닙니다.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 could not be reached: the proxy from the settings does not respond.</source>
        <translation>%1에 연결할 수 없습니다. 설정에 지정한 프록시가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>%1 is incomplete: the server closed the connection.</source>
        <translation>%1을(를) 다 받지 못했습니다. 서버가 연결을 끊었습니다.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be established.</source>
        <translation>%1에 보안 연결을 맺을 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 was not fetched: only https is allowed, except for addresses on this computer.</source>
        <translation>%1을(를) 가져오지 않았습니다. 이 컴퓨터의 주소가 아니면 https만 허용합니다.</translation>
    </message>
    <message>
        <source>%1 is larger than the limit of %2. The rest was not fetched.</source>
        <translation>%1이(가) 최대 크기 %2보다 큽니다. 나머지는 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 is larger than the limit of %2 and was not fetched.</source>
        <translation>%1이(가) 최대 크기 %2보다 커서 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 did not arrive completely within %2 seconds.</source>
        <translation>%1이(가) %2초 안에 다 도착하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 was not fetched: the server asks for no requests until %2.</source>
        <translation>%1을(를) 가져오지 않았습니다. 서버가 %2까지 요청하지 말라고 합니다.</translation>
    </message>
    <message>
        <source>Nothing was fetched because the proxy in the settings, “%1”, is not valid. Use http://host:port, socks5://host:port, “none”, or leave it empty.</source>
        <translation>설정에 지정한 프록시 “%1”이(가) 올바르지 않아 아무것도 가져오지 않았습니다. http://host:port, socks5://host:port, “none” 중 하나를 쓰거나 비워 두세요.</translation>
    </message>
    <message>
        <source>%1 could not be reached: the proxy from the settings asks for a name and a password.</source>
        <translation>%1에 연결할 수 없습니다. 설정의 프록시가 이름과 암호를 요구합니다.</translation>
    </message>
    <message>
        <source>%1 was not fetched: it leads to this computer, to a private network or to a service that is not a web server.</source>
        <translation>%1을(를) 가져오지 않았습니다. 이 컴퓨터, 사설 네트워크 또는 웹 서버가 아닌 서비스로 이어지는 주소입니다.</translation>
    </message>
    <message>
        <source>%1 was not fetched: its headers are larger than %2.</source>
        <translation>%1을(를) 가져오지 않았습니다. 헤더가 %2보다 큽니다.</translation>
    </message>
    <message>
        <source>%1 was not asked: it leads to another computer.</source>
        <translation>%1에 묻지 않았습니다. 다른 컴퓨터로 이어집니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::notices</name>
    <message>
        <source>Open digest files…</source>
        <translation>다이제스트 파일 열기…</translation>
    </message>
    <message>
        <source>Show the newest day</source>
        <translation>가장 최근 날짜 표시</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>검색 지우기</translation>
    </message>
    <message>
        <source>Fetch this day</source>
        <translation>이날 목록 가져오기</translation>
    </message>
    <message>
        <source>Fetch the newest papers</source>
        <translation>최신 논문 가져오기</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>가져오는 중…</translation>
    </message>
    <message>
        <source>The first papers will appear here soon.</source>
        <translation>곧 첫 논문이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No papers yet</source>
        <translation>아직 논문이 없습니다</translation>
    </message>
    <message>
        <source>Open a digest file or a folder of them, or drop them here.</source>
        <translation>다이제스트 파일이나 폴더를 열거나 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>%1 is unavailable. Next try at %2.</source>
        <translation>%1을(를) 이용할 수 없습니다. %2에 다시 시도합니다.</translation>
    </message>
    <message>
        <source>%1 is unavailable.</source>
        <translation>%1을(를) 이용할 수 없습니다.</translation>
    </message>
    <message>
        <source>All words and conditions must match. Words are looked for in titles, authors, texts, keywords, tags and notes.</source>
        <translation>모든 단어와 조건이 맞아야 합니다. 단어는 제목, 저자, 본문, 키워드, 태그, 메모에서 찾습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) without the condition “%1”</source>
        <translation>
            <numerusform>“%1” 조건을 빼면 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>“%1” 검색 결과가 없습니다</translation>
    </message>
    <message>
        <source>The newest day in your library is %1.</source>
        <translation>라이브러리의 가장 최근 날짜는 %1입니다.</translation>
    </message>
    <message>
        <source>%1 has not come yet</source>
        <translation>%1은(는) 아직 오지 않은 날짜입니다</translation>
    </message>
    <message>
        <source>Fetching %1…</source>
        <translation>%1 가져오는 중…</translation>
    </message>
    <message>
        <source>%1 could not be fetched</source>
        <translation>%1 목록을 가져오지 못했습니다</translation>
    </message>
    <message>
        <source>The list of %1 has no papers yet</source>
        <translation>%1 목록에는 아직 논문이 없습니다</translation>
    </message>
    <message>
        <source>It may still grow. Broadsheet asks for it again automatically.</source>
        <translation>목록이 더 늘어날 수 있으며 자동으로 다시 확인합니다.</translation>
    </message>
    <message>
        <source>The list of %1 is not open yet</source>
        <translation>%1 목록은 아직 공개되지 않았습니다</translation>
    </message>
    <message>
        <source>No papers that day</source>
        <translation>이날 논문 없음</translation>
    </message>
    <message>
        <source>The list of %1 is empty.</source>
        <translation>%1의 목록이 비어 있습니다.</translation>
    </message>
    <message>
        <source>No papers for today yet</source>
        <translation>오늘 논문은 아직 없습니다</translation>
    </message>
    <message>
        <source>%1 has not been fetched yet</source>
        <translation>%1은(는) 아직 가져오지 않았습니다</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>모두 읽었습니다</translation>
    </message>
    <message>
        <source>New papers appear here when they arrive.</source>
        <translation>새 논문이 오면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No stars yet</source>
        <translation>아직 별표가 없습니다</translation>
    </message>
    <message>
        <source>Nothing is set aside</source>
        <translation>나중에 보기로 미룬 논문이 없습니다</translation>
    </message>
    <message>
        <source>Nothing is rising</source>
        <translation>급상승한 논문이 없습니다</translation>
    </message>
    <message>
        <source>Papers that gained many votes since you last saw them appear here.</source>
        <translation>마지막으로 본 뒤 추천이 크게 늘어난 논문이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>바뀐 것이 없습니다</translation>
    </message>
    <message>
        <source>Papers with your star or note appear here when they get a new version, are withdrawn or published.</source>
        <translation>별표나 메모를 단 논문이 새 버전이 나오거나 철회되거나 게재되면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No papers by the authors you follow</source>
        <translation>팔로우하는 저자의 논문이 없습니다</translation>
    </message>
    <message>
        <source>New papers by them appear here when they arrive.</source>
        <translation>새 논문이 들어오면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No papers under this name</source>
        <translation>이 이름으로 된 논문이 없습니다</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>검색: %1</translation>
    </message>
    <message numerus="yes">
        <source>Search: %1 · %Ln paper(s) by relevance</source>
        <translation>
            <numerusform>검색: %1 · 관련도순 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Search: %1 · %Ln paper(s)</source>
        <translation>
            <numerusform>검색: %1 · 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>별표</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>나중에 보기</translation>
    </message>
    <message>
        <source>Rising</source>
        <translation>급상승</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>All papers</source>
        <translation>모든 논문</translation>
    </message>
    <message>
        <source>By authors you follow</source>
        <translation>팔로우하는 저자의 논문</translation>
    </message>
    <message>
        <source>Papers under the name %1</source>
        <translation>이 이름으로 된 논문: %1</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Everything recent is read</source>
        <translation>최근 논문을 모두 읽었습니다</translation>
    </message>
    <message>
        <source>Unread papers of the last two weeks appear here, those that fit you best first.</source>
        <translation>지난 2주 동안의 읽지 않은 논문이 나에게 잘 맞는 순서로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Broadsheet is looking at what you starred.</source>
        <translation>별표한 논문을 살펴보고 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Star ten papers, and Broadsheet learns what you like: %n so far.</source>
        <translation>
            <numerusform>논문 열 편에 별표하면 무엇을 좋아하는지 배웁니다. 지금까지 %n편입니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Broadsheet has learned from %Ln paper(s) that you kept. On your own past this does not find more of what you like than the order of votes does, so it stays in the background. Every star teaches it.</source>
        <translation>
            <numerusform>간직한 논문 %Ln편에서 배웠습니다. 지난 기록으로 시험해 보니 아직 추천 수 순서보다 좋아하는 논문을 더 잘 찾지 못해 앞에 내세우지 않습니다. 별표할 때마다 더 배웁니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that came meanwhile is read</source>
        <translation>그동안 온 논문을 모두 읽었습니다</translation>
    </message>
    <message>
        <source>Unread since %1</source>
        <translation>%1 이후 읽지 않음</translation>
    </message>
    <message>
        <source>No stars of others yet</source>
        <translation>아직 다른 사람의 별표가 없습니다</translation>
    </message>
    <message>
        <source>What members of your space star appears here, where your library has the paper.</source>
        <translation>공유 공간의 구성원이 별표한 논문 가운데 라이브러리에 있는 것이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Starred by others</source>
        <translation>다른 사람이 별표한 논문</translation>
    </message>
    <message>
        <source>Show muted papers</source>
        <translation>숨긴 논문 표시</translation>
    </message>
    <message>
        <source>All papers here are muted</source>
        <translation>여기 있는 논문은 모두 숨김 상태입니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) with words or authors that you muted are hidden.</source>
        <translation>
            <numerusform>숨긴 단어나 저자가 있는 논문 %Ln편이 보이지 않습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>full: looks into the PDFs on your disk, if the settings allow it.</source>
        <translation>full:은 설정에서 켜 두면 디스크에 있는 PDF에서 찾습니다.</translation>
    </message>
    <message>
        <source>%1 fetches the PDF of a paper.</source>
        <translation>%1 키를 누르면 논문의 PDF를 받습니다.</translation>
    </message>
    <message>
        <source>Star a paper to keep it here.</source>
        <translation>논문에 별표를 추가하면 여기에 보관됩니다.</translation>
    </message>
    <message>
        <source>Press %1 on a paper to keep it here.</source>
        <translation>논문에서 %1 키를 누르면 여기에 보관됩니다.</translation>
    </message>
    <message>
        <source>A paper that you set aside for another day stays here until you read it.</source>
        <translation>나중에 보기로 미룬 논문은 읽을 때까지 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Press %1 on a paper to set it aside for another day. It stays here until you read it.</source>
        <translation>논문에서 %1 키를 누르면 나중에 보기로 미룹니다. 읽을 때까지 여기에 남습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::pages</name>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>%1을(를) 열 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is not a PDF.</source>
        <translation>%1은(는) PDF가 아닙니다.</translation>
    </message>
    <message>
        <source>%1 is damaged and cannot be shown.</source>
        <translation>%1이(가) 손상되어 표시할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is protected with a password.</source>
        <translation>%1은(는) 암호로 보호되어 있습니다.</translation>
    </message>
    <message>
        <source>%1 takes too much time or memory to be shown.</source>
        <translation>%1을(를) 표시하는 데 시간이나 메모리가 너무 많이 필요합니다.</translation>
    </message>
    <message>
        <source>The process that read %1 ended unexpectedly.</source>
        <translation>%1을(를) 읽던 프로세스가 예기치 않게 종료되었습니다.</translation>
    </message>
    <message>
        <source>The process that read %1 gave a wrong answer and was ended.</source>
        <translation>%1을(를) 읽던 프로세스가 잘못된 응답을 보내어 종료했습니다.</translation>
    </message>
    <message>
        <source>%1 is not shown, because the program that reads PDFs cannot be started.</source>
        <translation>PDF를 읽는 프로그램을 시작할 수 없어 %1을(를) 표시하지 않습니다.</translation>
    </message>
    <message>
        <source>A page of %1 cannot be shown.</source>
        <translation>%1의 한 쪽을 표시할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is not open.</source>
        <translation>%1이(가) 열려 있지 않습니다.</translation>
    </message>
    <message>
        <source>The PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Page %1 of %2 is too large to be shown like this.</source>
        <translation>%2의 %1쪽은 이 크기로 표시하기에는 너무 큽니다.</translation>
    </message>
    <message>
        <source>Page %1 of %2 cannot be shown.</source>
        <translation>%2의 %1쪽을 표시할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::pageview</name>
    <message>
        <source>This page cannot be shown.</source>
        <translation>이 쪽을 표시할 수 없습니다.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%2쪽 중 %1쪽</translation>
    </message>
</context>
<context>
    <name>broadsheet::palette</name>
    <message>
        <source>saved search</source>
        <translation>저장한 검색</translation>
    </message>
    <message>
        <source>author you follow</source>
        <translation>팔로우하는 저자</translation>
    </message>
    <message>
        <source>view</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is found, its key or kind</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>broadsheet::papers</name>
    <message>
        <source>not fetched</source>
        <translation>가져오지 않음</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>일부만 있음</translation>
    </message>
    <message>
        <source>no papers</source>
        <translation>논문 없음</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>아직 공개되지 않음</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>가져오지 못함</translation>
    </message>
    <message>
        <source>Marked “%1” as read</source>
        <translation>“%1” 읽음으로 표시</translation>
    </message>
    <message>
        <source>Marked “%1” as unread</source>
        <translation>“%1” 읽지 않음으로 표시</translation>
    </message>
    <message>
        <source>Marked %1 papers as read</source>
        <translation>논문 %1편 읽음으로 표시</translation>
    </message>
    <message>
        <source>Marked %1 papers as unread</source>
        <translation>논문 %1편 읽지 않음으로 표시</translation>
    </message>
    <message>
        <source>Starred “%1”</source>
        <translation>“%1” 별표 추가</translation>
    </message>
    <message>
        <source>Removed the star from “%1”</source>
        <translation>“%1” 별표 제거</translation>
    </message>
    <message>
        <source>Starred %1 papers</source>
        <translation>논문 %1편 별표 추가</translation>
    </message>
    <message>
        <source>Removed the star from %1 papers</source>
        <translation>논문 %1편 별표 제거</translation>
    </message>
    <message>
        <source>Followed %1</source>
        <translation>%1 팔로우</translation>
    </message>
    <message>
        <source>Stopped following %1</source>
        <translation>%1 팔로우 취소</translation>
    </message>
    <message>
        <source>Followed %1 names</source>
        <translation>저자 %1명 팔로우</translation>
    </message>
    <message>
        <source>Stopped following %1 names</source>
        <translation>저자 %1명 팔로우 취소</translation>
    </message>
    <message>
        <source>Tagged “%1” with “%2”</source>
        <translation>“%1”에 “%2” 태그 추가</translation>
    </message>
    <message>
        <source>Removed the tag “%2” from “%1”</source>
        <translation>“%1”에서 “%2” 태그 제거</translation>
    </message>
    <message>
        <source>Tagged %1 papers with “%2”</source>
        <translation>논문 %1편에 “%2” 태그 추가</translation>
    </message>
    <message>
        <source>Removed the tag “%2” from %1 papers</source>
        <translation>논문 %1편에서 “%2” 태그 제거</translation>
    </message>
    <message>
        <source>Wrote a note on “%1”</source>
        <translation>“%1”에 메모 작성</translation>
    </message>
    <message>
        <source>Removed the note from “%1”</source>
        <translation>“%1”의 메모 제거</translation>
    </message>
    <message>
        <source>Wrote a note on %1 papers</source>
        <translation>논문 %1편에 메모 작성</translation>
    </message>
    <message>
        <source>Removed the notes from %1 papers</source>
        <translation>논문 %1편의 메모 제거</translation>
    </message>
    <message>
        <source>Muted “%1”</source>
        <translation>“%1” 숨김</translation>
    </message>
    <message>
        <source>“%1” is no longer muted</source>
        <translation>“%1” 숨김 해제</translation>
    </message>
    <message>
        <source>Muted %1 words</source>
        <translation>단어 %1개 숨김</translation>
    </message>
    <message>
        <source>%1 words are no longer muted</source>
        <translation>단어 %1개 숨김 해제</translation>
    </message>
    <message>
        <source>Muted %1</source>
        <translation>%1 숨김</translation>
    </message>
    <message>
        <source>%1 is no longer muted</source>
        <translation>%1 숨김 해제</translation>
    </message>
    <message>
        <source>Muted %1 names</source>
        <translation>저자 %1명 숨김</translation>
    </message>
    <message>
        <source>%1 names are no longer muted</source>
        <translation>저자 %1명 숨김 해제</translation>
    </message>
    <message>
        <source>Saved the search “%1”</source>
        <translation>“%1” 검색 저장</translation>
    </message>
    <message>
        <source>Removed the saved search “%1”</source>
        <translation>저장한 검색 “%1” 제거</translation>
    </message>
    <message>
        <source>Saved %1 searches</source>
        <translation>검색 %1개 저장</translation>
    </message>
    <message>
        <source>Removed %1 saved searches</source>
        <translation>저장한 검색 %1개 제거</translation>
    </message>
    <message>
        <source>Separated a paper by %1 from the others</source>
        <translation>%1의 논문 한 편을 구분함</translation>
    </message>
    <message>
        <source>Kept a paper by %1 with the others</source>
        <translation>%1의 논문 한 편을 나머지와 함께 둠</translation>
    </message>
    <message>
        <source>Separated %1 papers by %2 from the others</source>
        <translation>%2의 논문 %1편을 구분함</translation>
    </message>
    <message>
        <source>Kept %1 papers by %2 together</source>
        <translation>%2의 논문 %1편을 함께 둠</translation>
    </message>
    <message>
        <source>Named the search “%1” “%2”</source>
        <translation>“%1” 검색의 이름을 “%2”(으)로 바꿈</translation>
    </message>
    <message>
        <source>Hugging Face</source>
        <translation>Hugging Face</translation>
    </message>
    <message>
        <source>arXiv announcements</source>
        <translation>arXiv 공지</translation>
    </message>
    <message>
        <source>arXiv details</source>
        <translation>arXiv 상세 정보</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>아카이브</translation>
    </message>
    <message>
        <source>digest</source>
        <translation>다이제스트</translation>
    </message>
    <message>
        <source>arXiv mail</source>
        <translation>arXiv 메일</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Archive %1</source>
        <translation>아카이브 %1</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>수집 중</translation>
    </message>
    <message>
        <source>arXiv days that were missed</source>
        <translation>놓친 arXiv 날짜</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>피드</translation>
    </message>
    <message>
        <source>Feed %1</source>
        <translation>피드 %1</translation>
    </message>
    <message>
        <source>arXiv search</source>
        <translation>arXiv 검색</translation>
    </message>
    <message>
        <source>arXiv search %1</source>
        <translation>arXiv 검색 %1</translation>
    </message>
    <message>
        <source>The papers that readers of Hugging Face chose, with their votes: about 30 a day.</source>
        <translation>Hugging Face 이용자가 고른 논문과 추천 수. 하루 30편쯤.</translation>
    </message>
    <message>
        <source>Every new paper of the arXiv categories below: in large ones hundreds a day.</source>
        <translation>아래 arXiv 분류의 새 논문 전부. 큰 분류는 하루 수백 편.</translation>
    </message>
    <message>
        <source>Announcements of the last 90 days that were not fetched on their day.</source>
        <translation>그날 가져오지 못한 최근 90일의 공지.</translation>
    </message>
    <message>
        <source>Authors, categories and abstracts of the papers that other sources list.</source>
        <translation>다른 수집처에 실린 논문의 저자, 분류, 초록.</translation>
    </message>
    <message>
        <source>Digests that somebody writes: a file for each day, on the web or in a folder.</source>
        <translation>누군가 쓰는 다이제스트. 날마다 파일 하나, 웹이나 폴더에 있습니다.</translation>
    </message>
    <message>
        <source>An RSS or Atom feed at an address: a journal, bioRxiv, OpenReview, a blog.</source>
        <translation>RSS나 Atom 피드 주소. 학술지, bioRxiv, OpenReview, 블로그 등.</translation>
    </message>
    <message>
        <source>New papers that arXiv finds by author, title or category, such as au:hinton AND cat:cs.LG.</source>
        <translation>저자, 제목, 분류로 arXiv에서 찾은 새 논문. 예: au:hinton AND cat:cs.LG</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) so far</source>
        <translation>
            <numerusform>지금까지 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>cut short: the file ends inside an entry</source>
        <translation>일부만 있음: 파일이 항목 중간에서 끝남</translation>
    </message>
    <message>
        <source>Set “%1” aside</source>
        <translation>“%1” 나중에 보기로 미룸</translation>
    </message>
    <message>
        <source>“%1” is no longer set aside</source>
        <translation>“%1” 나중에 보기 취소</translation>
    </message>
    <message>
        <source>Set %1 papers aside</source>
        <translation>논문 %1편을 나중에 보기로 미룸</translation>
    </message>
    <message>
        <source>%1 papers are no longer set aside</source>
        <translation>논문 %1편의 나중에 보기 취소</translation>
    </message>
    <message>
        <source>Changed the tag “%1” to “%2”</source>
        <translation>태그 “%1”을(를) “%2”(으)로 변경</translation>
    </message>
    <message>
        <source>Asked for less of “%1”</source>
        <translation>“%1” 덜 보기</translation>
    </message>
    <message>
        <source>“%1” counts as before</source>
        <translation>“%1” 덜 보기 취소</translation>
    </message>
    <message>
        <source>Asked for less of %1 words</source>
        <translation>단어 %1개 덜 보기</translation>
    </message>
    <message>
        <source>%1 words count as before</source>
        <translation>단어 %1개 덜 보기 취소</translation>
    </message>
    <message>
        <source>Asked for less by %1</source>
        <translation>%1의 논문 덜 보기</translation>
    </message>
    <message>
        <source>%1 counts as before</source>
        <translation>%1의 논문 덜 보기 취소</translation>
    </message>
    <message>
        <source>Asked for less by %1 authors</source>
        <translation>저자 %1명의 논문 덜 보기</translation>
    </message>
    <message>
        <source>%1 authors count as before</source>
        <translation>저자 %1명의 논문 덜 보기 취소</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>언어 모델</translation>
    </message>
    <message>
        <source>language model (%1)</source>
        <translation>언어 모델(%1)</translation>
    </message>
    <message>
        <source>%1 (on %2)</source>
        <translation>%1 (%2에서)</translation>
    </message>
    <message>
        <source>Highlight on page %2 of “%1”</source>
        <translation>“%1” %2쪽의 하이라이트</translation>
    </message>
    <message>
        <source>Removed the highlight on page %2 of “%1”</source>
        <translation>“%1” %2쪽의 하이라이트 제거</translation>
    </message>
    <message>
        <source>%1 highlights</source>
        <translation>하이라이트 %1개</translation>
    </message>
    <message>
        <source>Removed %1 highlights</source>
        <translation>하이라이트 %1개 제거</translation>
    </message>
    <message>
        <source>Note on page %2 of “%1”</source>
        <translation>“%1” %2쪽의 메모</translation>
    </message>
    <message>
        <source>Removed the note on page %2 of “%1”</source>
        <translation>“%1” %2쪽의 메모 제거</translation>
    </message>
    <message>
        <source>%1 notes on pages</source>
        <translation>쪽 메모 %1개</translation>
    </message>
    <message>
        <source>Removed %1 notes on pages</source>
        <translation>쪽 메모 %1개 제거</translation>
    </message>
</context>
<context>
    <name>broadsheet::pdfs</name>
    <message>
        <source>This paper is not on arXiv, so its PDF is not known.</source>
        <translation>이 논문은 arXiv에 없으므로 PDF를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 sent a web page instead of a PDF.</source>
        <translation>%1에서 PDF 대신 웹 페이지를 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 sent something that is not a PDF.</source>
        <translation>%1에서 PDF가 아닌 것을 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 did not arrive whole. The next time goes on from there, if the server can.</source>
        <translation>%1을(를) 끝까지 받지 못했습니다. 서버가 지원하면 다음에 이어서 받습니다.</translation>
    </message>
    <message>
        <source>%1 sent another part of the file than was asked for.</source>
        <translation>%1에서 요청하지 않은 부분을 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 is larger than the limit of %2 and was not fetched.</source>
        <translation>%1은(는) 한도 %2보다 커서 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>The PDF could not be written to %1: %2</source>
        <translation>PDF를 %1에 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>The disk of %1 is full: the PDF has %2, and %3 are free.</source>
        <translation>%1의 디스크에 공간이 없습니다. PDF는 %2이고 남은 공간은 %3입니다.</translation>
    </message>
    <message>
        <source>The server of %1 asks to wait until %2.</source>
        <translation>%1의 서버가 %2까지 기다려 달라고 합니다.</translation>
    </message>
    <message>
        <source>There is no PDF at %1.</source>
        <translation>%1에 PDF가 없습니다.</translation>
    </message>
    <message>
        <source>The server of %1 refused: “%2”.</source>
        <translation>%1의 서버가 거부했습니다: “%2”.</translation>
    </message>
</context>
<context>
    <name>broadsheet::preferences</name>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>A password in the address is moved to the desktop&apos;s keychain.</source>
        <translation>주소에 있는 암호는 데스크톱의 키체인으로 옮깁니다.</translation>
    </message>
    <message>
        <source>The proxy&apos;s password is in the settings file, which only you can read: the desktop&apos;s keychain did not take it.</source>
        <translation>프록시 암호가 본인만 읽을 수 있는 설정 파일에 있습니다. 데스크톱의 키체인이 암호를 받지 않았습니다.</translation>
    </message>
    <message>
        <source>The proxy&apos;s password is in the desktop&apos;s keychain. To change it, write the new one into the address: http://name:password@host:8080.</source>
        <translation>프록시 암호는 데스크톱의 키체인에 있습니다. 바꾸려면 주소에 새 암호를 쓰세요: http://name:password@host:8080.</translation>
    </message>
    <message>
        <source>Token of your account (not needed)</source>
        <translation>계정 토큰(없어도 됩니다)</translation>
    </message>
    <message>
        <source>The token is in the desktop&apos;s keychain</source>
        <translation>토큰이 데스크톱의 키체인에 있습니다</translation>
    </message>
    <message>
        <source>The token comes from the environment</source>
        <translation>토큰을 환경 변수에서 가져왔습니다</translation>
    </message>
    <message>
        <source>The token is used until the program ends</source>
        <translation>토큰을 프로그램이 끝날 때까지만 사용합니다</translation>
    </message>
    <message>
        <source>The newest summary</source>
        <translation>가장 최근 요약</translation>
    </message>
    <message>
        <source>Korean (한국어)</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>AI summary</source>
        <translation>AI 요약</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>시스템 기본값</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>검정</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
</context>
<context>
    <name>broadsheet::reader</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>있던 곳으로</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>목차</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>쪽으로 이동</translation>
    </message>
    <message>
        <source>Search in the paper</source>
        <translation>논문에서 찾기</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>다음 일치</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>이전 일치</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>너비에 맞춤</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>쪽에 맞춤</translation>
    </message>
    <message>
        <source>Two pages</source>
        <translation>두 쪽</translation>
    </message>
    <message>
        <source>Dark pages</source>
        <translation>어두운 쪽</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Select the page</source>
        <translation>쪽 전체 선택</translation>
    </message>
    <message>
        <source>Highlight, or the next colour</source>
        <translation>하이라이트, 또는 다음 색</translation>
    </message>
    <message>
        <source>Note on the page</source>
        <translation>쪽 메모</translation>
    </message>
    <message>
        <source>Menu of the highlight</source>
        <translation>하이라이트 메뉴</translation>
    </message>
    <message>
        <source>Remove highlight</source>
        <translation>하이라이트 지우기</translation>
    </message>
    <message>
        <source>Next highlight</source>
        <translation>다음 하이라이트</translation>
    </message>
    <message>
        <source>Previous highlight</source>
        <translation>이전 하이라이트</translation>
    </message>
    <message>
        <source>Next link</source>
        <translation>다음 링크</translation>
    </message>
    <message>
        <source>Previous link</source>
        <translation>이전 링크</translation>
    </message>
    <message>
        <source>Follow the link</source>
        <translation>링크 따라가기</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Scroll by a screen</source>
        <translation>한 화면 아래로</translation>
    </message>
    <message>
        <source>Scroll back by a screen</source>
        <translation>한 화면 위로</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>첫 쪽</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>마지막 쪽</translation>
    </message>
    <message>
        <source>Select a word more</source>
        <translation>한 단어 더 선택</translation>
    </message>
    <message>
        <source>Select a word less</source>
        <translation>한 단어 덜 선택</translation>
    </message>
    <message>
        <source>Select a line more</source>
        <translation>한 줄 더 선택</translation>
    </message>
    <message>
        <source>Select a line less</source>
        <translation>한 줄 덜 선택</translation>
    </message>
</context>
<context>
    <name>broadsheet::rescue</name>
    <message>
        <source>The library %1 is damaged and could not be rescued. It was not changed.</source>
        <translation>라이브러리 %1이(가) 손상되었고 복구하지 못했습니다. 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 papers and %3 marks were kept.</source>
        <translation>논문 %2편 가운데 %1편과 표시 %3개를 지켰습니다.</translation>
    </message>
    <message>
        <source>%1 papers and %2 marks were kept.</source>
        <translation>논문 %1편과 표시 %2개를 지켰습니다.</translation>
    </message>
    <message>
        <source>The file %1-wal does not belong to the library beside it. It is kept as %2. The library is as it was without it.</source>
        <translation>%1-wal 파일은 옆에 있는 라이브러리의 것이 아닙니다. %2에 보관했습니다. 라이브러리는 그 파일이 없던 상태입니다.</translation>
    </message>
    <message>
        <source>The library %1 was missing or empty. It was made again.</source>
        <translation>라이브러리 %1이(가) 없거나 비어 있어서 다시 만들었습니다.</translation>
    </message>
    <message>
        <source>The library %1 was damaged.</source>
        <translation>라이브러리 %1이(가) 손상되어 있었습니다.</translation>
    </message>
    <message>
        <source>Backups were used, the newest of them %1.</source>
        <translation>백업을 사용했습니다. 가장 최근 것은 %1입니다.</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation>손상된 파일은 %1에 보관했습니다.</translation>
    </message>
    <message>
        <source>Importing or fetching again brings back papers that are missing.</source>
        <translation>다시 불러오거나 가져오면 빠진 논문이 돌아옵니다.</translation>
    </message>
    <message>
        <source>The library %1 is damaged. It is rescued when Broadsheet is started again.</source>
        <translation>라이브러리 %1이(가) 손상되었습니다. Broadsheet를 다시 시작하면 복구합니다.</translation>
    </message>
    <message>
        <source>%1 is the library itself.</source>
        <translation>%1은(는) 라이브러리 자체입니다.</translation>
    </message>
    <message>
        <source>The library %1 is damaged.</source>
        <translation>라이브러리 %1이(가) 손상되었습니다.</translation>
    </message>
    <message>
        <source>The damaged library %1 could not be set aside. Nothing was changed.</source>
        <translation>손상된 라이브러리 %1을(를) 옮겨 두지 못했습니다. 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The library %1 is of an older version. It is updated when it is opened.</source>
        <translation>라이브러리 %1은(는) 이전 버전입니다. 열 때 업데이트합니다.</translation>
    </message>
    <message>
        <source>the library alone says: %1</source>
        <translation>라이브러리에만 있음: %1</translation>
    </message>
    <message>
        <source>What the library shows differs from its journal: %1 marks.</source>
        <translation>라이브러리가 보여 주는 표시가 저널과 다릅니다: %1개.</translation>
    </message>
    <message>
        <source>the journal says: %1</source>
        <translation>저널에 있음: %1</translation>
    </message>
    <message>
        <source>What the library shows differs from the journal file: %1 marks.</source>
        <translation>라이브러리가 보여 주는 표시가 저널 파일과 다릅니다: %1개.</translation>
    </message>
    <message>
        <source>the journal file says: %1</source>
        <translation>저널 파일에 있음: %1</translation>
    </message>
    <message>
        <source>Lists show other stars or read marks than were set: %1 papers.</source>
        <translation>목록의 별표나 읽음 표시가 설정한 것과 다릅니다: 논문 %1편.</translation>
    </message>
    <message>
        <source>Things that you did and that are only in the journal file: %1.</source>
        <translation>저널 파일에만 있는 작업: %1개.</translation>
    </message>
    <message>
        <source>Things that you did and that the journal file lacks: %1.</source>
        <translation>저널 파일에 없는 작업: %1개.</translation>
    </message>
    <message>
        <source>The journal file %1 is missing or empty.</source>
        <translation>저널 파일 %1이(가) 없거나 비어 있습니다.</translation>
    </message>
    <message>
        <source>Lists hide other papers than what you mute: %1 papers.</source>
        <translation>목록이 숨기는 논문이 숨기기 설정과 다릅니다: 논문 %1편.</translation>
    </message>
    <message>
        <source>The numbers of papers of a day are wrong: %1 days.</source>
        <translation>날짜별 논문 수가 잘못되었습니다: %1일.</translation>
    </message>
    <message>
        <source>The journal file beside it belongs to another library. It is kept as %1.</source>
        <translation>옆에 있던 저널 파일은 다른 라이브러리의 것입니다. %1(으)로 남겨 두었습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::search</name>
    <message>
        <source>“%1:” takes one of these: %2.</source>
        <translation>“%1:” 뒤에 쓸 수 있는 값: %2.</translation>
    </message>
    <message>
        <source>a day, month, year, or from..to</source>
        <translation>날짜, 달, 해 또는 시작..끝</translation>
    </message>
    <message>
        <source>a number of votes, such as &gt;20</source>
        <translation>추천 수, 예: &gt;20</translation>
    </message>
    <message>
        <source>in the authors’ names</source>
        <translation>저자 이름에서</translation>
    </message>
    <message>
        <source>in the title</source>
        <translation>제목에서</translation>
    </message>
    <message>
        <source>in your notes</source>
        <translation>내 메모에서</translation>
    </message>
    <message>
        <source>in summaries and abstracts</source>
        <translation>요약과 초록에서</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>with a star</source>
        <translation>별표 있음</translation>
    </message>
    <message>
        <source>without a star</source>
        <translation>별표 없음</translation>
    </message>
    <message>
        <source>gained many votes since you saw it</source>
        <translation>본 뒤에 추천이 크게 늘어남</translation>
    </message>
    <message>
        <source>with a link to its code</source>
        <translation>코드 링크 있음</translation>
    </message>
    <message>
        <source>with a link to its project</source>
        <translation>프로젝트 링크 있음</translation>
    </message>
    <message>
        <source>with a picture</source>
        <translation>그림 있음</translation>
    </message>
    <message>
        <source>with a video</source>
        <translation>동영상 있음</translation>
    </message>
    <message>
        <source>with its abstract</source>
        <translation>초록 있음</translation>
    </message>
    <message>
        <source>with any tag</source>
        <translation>태그 있음</translation>
    </message>
    <message>
        <source>Only the first %1 characters are searched for.</source>
        <translation>처음 %1자까지만 검색합니다.</translation>
    </message>
    <message>
        <source>Only the first %1 words and conditions are searched for.</source>
        <translation>처음 %1개의 단어와 조건까지만 검색합니다.</translation>
    </message>
    <message>
        <source>There is no “%1:”. Did you mean “%2:”?</source>
        <translation>“%1:” 조건은 없습니다. 혹시 “%2:”입니까?</translation>
    </message>
    <message>
        <source>papers with one of your tags</source>
        <translation>내 태그가 달린 논문</translation>
    </message>
    <message>
        <source>what a paper has, such as code</source>
        <translation>논문에 있는 것 (예: code)</translation>
    </message>
    <message>
        <source>with your note</source>
        <translation>내 메모가 있는 논문</translation>
    </message>
    <message>
        <source>Type the value of “%1:” right after the colon.</source>
        <translation>“%1:”의 값은 콜론 바로 뒤에 입력하세요.</translation>
    </message>
    <message>
        <source>“OR” has to be between two words or conditions.</source>
        <translation>“OR”는 두 단어나 조건 사이에 써야 합니다.</translation>
    </message>
    <message>
        <source>“%1” ends before it begins. Write the earlier date first.</source>
        <translation>“%1”은(는) 끝이 시작보다 앞섭니다. 이른 날짜를 먼저 쓰세요.</translation>
    </message>
    <message>
        <source>“votes:” needs a number, such as 20, &gt;20, &lt;=20 or 10..50.</source>
        <translation>“votes:”에는 숫자가 필요합니다. 예: 20, &gt;20, &lt;=20, 10..50.</translation>
    </message>
    <message>
        <source>No number of votes is in “%1”. Write the smaller number first.</source>
        <translation>“%1”에 들어맞는 추천 수가 없습니다. 작은 수를 먼저 쓰세요.</translation>
    </message>
    <message>
        <source>new version, withdrawn or published since you saw it</source>
        <translation>마지막으로 본 뒤 새 버전, 철회 또는 게재</translation>
    </message>
    <message>
        <source>set aside for later</source>
        <translation>나중에 보기로 미룸</translation>
    </message>
    <message>
        <source>by an author you follow</source>
        <translation>팔로우하는 저자의 논문</translation>
    </message>
    <message>
        <source>arXiv has no category “%1”. Categories look like cs.CL or math.</source>
        <translation>arXiv에 “%1” 분류가 없습니다. 분류는 cs.CL이나 math처럼 씁니다.</translation>
    </message>
    <message>
        <source>There is no source “%1”. Sources begin with one of these: %2.</source>
        <translation>“%1” 수집처가 없습니다. 수집처는 다음 중 하나로 시작합니다: %2.</translation>
    </message>
    <message>
        <source>“%1” is in the future, so nothing is marked then.</source>
        <translation>“%1”은(는) 아직 오지 않은 날짜입니다. 그때 표시한 것은 없습니다.</translation>
    </message>
    <message>
        <source>when you read it, as week</source>
        <translation>읽은 때 (예: week)</translation>
    </message>
    <message>
        <source>when you starred it, as 2024-03</source>
        <translation>별표한 때 (예: 2024-03)</translation>
    </message>
    <message>
        <source>read, starred, later, rising, followed or not</source>
        <translation>read, starred, later, rising, followed 등</translation>
    </message>
    <message>
        <source>a category of arXiv, as cs.CL</source>
        <translation>arXiv 분류 (예: cs.CL)</translation>
    </message>
    <message>
        <source>in the organisation’s name</source>
        <translation>기관 이름에서</translation>
    </message>
    <message>
        <source>a source that lists it</source>
        <translation>논문을 실은 수집처</translation>
    </message>
    <message numerus="yes">
        <source>the last %Ln day(s)</source>
        <translation>
            <numerusform>최근 %Ln일</numerusform>
        </translation>
    </message>
    <message>
        <source>on this day</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>on the day before</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>“%1” is not a date. Use 2024-03-22, 2024-03, 2024, today, yesterday, week, month, &gt;2024-03 or 2024-03..2024-06.</source>
        <translation>“%1”은(는) 날짜가 아닙니다. 2024-03-22, 2024-03, 2024, today, yesterday, week, month, &gt;2024-03 또는 2024-03..2024-06처럼 쓰세요.</translation>
    </message>
    <message>
        <source>in the papers’ PDFs on disk</source>
        <translation>디스크에 있는 논문 PDF에서</translation>
    </message>
</context>
<context>
    <name>broadsheet::secrets</name>
    <message>
        <source>The desktop&apos;s keychain was not unlocked.</source>
        <translation>데스크톱의 키체인이 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keychain does not answer.</source>
        <translation>데스크톱의 키체인이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The key or token that the desktop&apos;s keychain had is gone. Type it again in the settings.</source>
        <translation>데스크톱의 키체인에 있던 키나 토큰이 없어졌습니다. 설정에서 다시 입력하세요.</translation>
    </message>
    <message>
        <source>This is not a key or token: it may have only letters, digits and -._~+/=. It was not kept.</source>
        <translation>키나 토큰이 아닙니다. 영문자, 숫자, -._~+/=만 쓸 수 있습니다. 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The key or token is used until the program ends.</source>
        <translation>키나 토큰을 프로그램이 끝날 때까지만 사용합니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::settings</name>
    <message>
        <source>The settings file %1 %2. It was not changed; the defaults are used.</source>
        <translation>설정 파일 %1: %2. 파일은 바꾸지 않았고 기본값을 사용합니다.</translation>
    </message>
    <message>
        <source>is not a plain file</source>
        <translation>일반 파일이 아님</translation>
    </message>
    <message>
        <source>is larger than %1</source>
        <translation>%1보다 큼</translation>
    </message>
    <message>
        <source>has too many or too long keys</source>
        <translation>키가 너무 많거나 너무 긺</translation>
    </message>
</context>
<context>
    <name>broadsheet::sharing</name>
    <message>
        <source>BibTeX (ASCII, for pdfLaTeX)</source>
        <translation>BibTeX(ASCII, pdfLaTeX용)</translation>
    </message>
    <message>
        <source>BibLaTeX (UTF-8)</source>
        <translation>BibLaTeX(UTF-8)</translation>
    </message>
    <message>
        <source>RIS (Zotero, EndNote)</source>
        <translation>RIS(Zotero, EndNote)</translation>
    </message>
    <message>
        <source>CSL-JSON (Zotero, pandoc)</source>
        <translation>CSL-JSON(Zotero, pandoc)</translation>
    </message>
    <message>
        <source>Markdown digest</source>
        <translation>Markdown 다이제스트</translation>
    </message>
    <message>
        <source>CSV (spreadsheet)</source>
        <translation>CSV(스프레드시트)</translation>
    </message>
    <message>
        <source>JSON (all fields)</source>
        <translation>JSON(모든 항목)</translation>
    </message>
</context>
<context>
    <name>broadsheet::sources</name>
    <message>
        <source>Line %1: %2</source>
        <translation>%1행: %2</translation>
    </message>
    <message>
        <source>%1 answered with an error: %2</source>
        <translation>%1이(가) 오류로 답했습니다: %2</translation>
    </message>
    <message>
        <source>%1 sent an error instead of a list: %2</source>
        <translation>%1이(가) 목록 대신 오류를 보냈습니다: %2</translation>
    </message>
    <message>
        <source>%1 answered “%2”.</source>
        <translation>%1: 서버의 응답은 “%2”입니다.</translation>
    </message>
    <message>
        <source>%1 answered “%2”: %3</source>
        <translation>%1: 서버의 응답은 “%2”입니다: %3</translation>
    </message>
    <message>
        <source>%1 sent a web page instead of a list.</source>
        <translation>%1이(가) 목록 대신 웹 페이지를 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 has no papers of its day.</source>
        <translation>%1에 그 날짜의 논문이 없습니다.</translation>
    </message>
    <message>
        <source>“%1” was not requested.</source>
        <translation>“%1”에 요청을 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 does not know these categories (%2).</source>
        <translation>%1에 없는 분류입니다 (%2).</translation>
    </message>
    <message>
        <source>“%1” does not name a paper of arXiv.</source>
        <translation>“%1”은(는) arXiv 논문이 아닙니다.</translation>
    </message>
    <message>
        <source>The list of %1 does not say which day it is for.</source>
        <translation>%1의 목록에 어느 날짜인지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>Characters that XML forbids were removed or replaced.</source>
        <translation>XML에서 허용하지 않는 문자를 지우거나 바꾸었습니다.</translation>
    </message>
    <message>
        <source>%1 sent an empty response.</source>
        <translation>%1이(가) 빈 응답을 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 did not send a list of papers.</source>
        <translation>%1이(가) 논문 목록을 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The list of %1 is not readable from line %2 on.</source>
        <translation>%1의 목록을 %2행부터 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Entry %1 does not name a paper.</source>
        <translation>%1번째 항목에 논문이 없습니다.</translation>
    </message>
    <message>
        <source>%1 does not know the category %2 (%3).</source>
        <translation>%1은(는) 분류 %2을(를) 모릅니다(%3).</translation>
    </message>
    <message>
        <source>It has a document type, which no list has.</source>
        <translation>목록에 있을 수 없는 문서 형식 선언이 있습니다.</translation>
    </message>
    <message>
        <source>It is written in an encoding that is not supported.</source>
        <translation>지원하지 않는 문자 인코딩으로 쓰여 있습니다.</translation>
    </message>
    <message>
        <source>A tag is too long.</source>
        <translation>태그가 너무 깁니다.</translation>
    </message>
    <message>
        <source>An element has too many attributes.</source>
        <translation>요소에 속성이 너무 많습니다.</translation>
    </message>
    <message>
        <source>Its elements are nested too deeply.</source>
        <translation>요소가 너무 깊이 중첩되어 있습니다.</translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <translation>텍스트가 너무 깁니다.</translation>
    </message>
    <message>
        <source>It has too many authors.</source>
        <translation>저자가 너무 많습니다.</translation>
    </message>
    <message>
        <source>Entry %1 was kept without its authors, because the list has too many.</source>
        <translation>목록에 저자가 너무 많아 항목 %1은(는) 저자 없이 저장했습니다.</translation>
    </message>
    <message>
        <source>%1 has more names or longer texts than any paper; they were cut.</source>
        <translation>%1에는 논문이라고 볼 수 없을 만큼 많은 이름이나 긴 텍스트가 있어 잘라 냈습니다.</translation>
    </message>
    <message>
        <source>%1 did not accept your token (“%2”). Change or remove it in the settings, or in the variable %3.</source>
        <translation>%1이(가) 토큰을 받아들이지 않았습니다(“%2”). 설정이나 변수 %3에서 바꾸거나 제거하세요.</translation>
    </message>
    <message>
        <source>No papers were found in this JSON file.</source>
        <translation>이 JSON 파일에 논문이 없습니다.</translation>
    </message>
    <message>
        <source>This is not valid JSON (%1); everything that could be read was kept.</source>
        <translation>올바른 JSON이 아닙니다(%1). 읽을 수 있는 것은 모두 남겼습니다.</translation>
    </message>
    <message>
        <source>%1 does not say how many papers it has.</source>
        <translation>%1이(가) 논문 수를 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>%1 is a web page. Its feed is at %2</source>
        <translation>%1은(는) 웹 페이지입니다. 피드 주소: %2</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source>“%1” is not the path of a file below the archive, such as %2.</source>
        <translation>“%1”은(는) %2 같은 아카이브 안의 파일 경로가 아닙니다.</translation>
    </message>
    <message>
        <source>“%1” needs the year, the month and the day in braces, such as {yyyy-MM-dd}.</source>
        <translation>“%1”에는 {yyyy-MM-dd}처럼 중괄호 안에 연, 월, 일이 있어야 합니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries have neither a link nor a title.</source>
        <translation>
            <numerusform>항목 %Ln개에 링크도 제목도 없습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out %2 of %Ln papers.</source>
        <translation>
            <numerusform>%1이(가) 논문 %Ln편 중 %2편을 빠뜨렸습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entries of %2 were read.</source>
        <translation>
            <numerusform>%2의 항목 %Ln개 중 %1개를 읽었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entries of %2 could not be read.</source>
        <translation>
            <numerusform>%2의 항목 %Ln개 가운데 %1개를 읽지 못했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sends no more than %Ln papers at once. There may be more.</source>
        <translation>
            <numerusform>%1은(는) 한 번에 논문을 %Ln편까지만 보냅니다. 더 있을 수 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 sent %2 of %Ln papers.</source>
        <translation>
            <numerusform>%1이(가) 논문 %Ln편 중 %2편을 보냈습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has more than %Ln entries.</source>
        <translation>
            <numerusform>항목이 %Ln개를 넘습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 has more than %Ln entries.</source>
        <translation>
            <numerusform>%1의 목록에 항목이 %Ln개보다 많습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 is not valid JSON; %Ln entries could be read.</source>
        <translation>
            <numerusform>%1의 목록이 올바른 JSON이 아닙니다. 항목 %Ln개를 읽었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %1 breaks off after %Ln entries.</source>
        <translation>
            <numerusform>%1의 목록이 %Ln개 항목 뒤에서 끊겼습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) name no paper and were left out.</source>
        <translation>
            <numerusform>논문을 가리키지 않는 객체 %Ln개를 제외했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln entries were read.</source>
        <translation>
            <numerusform>처음 %Ln개 항목만 읽었습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::sqlite</name>
    <message>
        <source>Another program is writing to the library %1. Nothing was changed. Try again in a moment.</source>
        <translation>다른 프로그램이 라이브러리 %1에 쓰고 있습니다. 바뀐 것이 없습니다. 잠시 뒤에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>The library %1 is read-only. Nothing was changed.</source>
        <translation>라이브러리 %1이(가) 읽기 전용입니다. 바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed in the library %1.</source>
        <translation>디스크가 가득 찼습니다. %1 라이브러리에서 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>The library %1 could not be read from or written to the disk. Nothing was changed.</source>
        <translation>디스크에서 라이브러리 %1을(를) 읽거나 쓸 수 없습니다. 바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>The library %1 cannot be opened.</source>
        <translation>%1 라이브러리를 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The library %1 is damaged.</source>
        <translation>%1 라이브러리가 손상되었습니다.</translation>
    </message>
    <message>
        <source>The library %1 could not be read or written. Nothing was changed.</source>
        <translation>%1 라이브러리를 읽거나 쓰지 못했습니다. 변경된 것은 없습니다.</translation>
    </message>
    <message>
        <source>The library %1 could not be updated. It was not changed.</source>
        <translation>라이브러리 %1을(를) 업데이트할 수 없습니다. 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The library %1 holds a value that is too long. Nothing was changed.</source>
        <translation>라이브러리 %1에 너무 긴 값이 있습니다. 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The library %1 was left in the middle of a change, which “%2” holds. It was not opened.</source>
        <translation>라이브러리 %1은(는) 변경 도중에 중단되었고 그 내용이 “%2”에 있습니다. 열지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 is not a library as Broadsheet makes it: “%2” is different. It was not changed.</source>
        <translation>%1은(는) Broadsheet가 만든 라이브러리와 다릅니다. 다른 부분: “%2”. 파일은 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>Another program is writing to the library.</source>
        <translation>다른 프로그램이 라이브러리에 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>The library could not be read or written.</source>
        <translation>라이브러리를 읽거나 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::summaries</name>
    <message>
        <source>The model writes without an end. Nothing was kept.</source>
        <translation>모델이 끝없이 씁니다. 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The model repeats itself. Its answer was not kept.</source>
        <translation>모델이 같은 말을 되풀이합니다. 답을 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s answer is longer than %1 characters. It was not kept.</source>
        <translation>모델의 답이 %1자보다 깁니다. 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s answer is empty.</source>
        <translation>모델의 답이 비어 있습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s answer is in another language. It was not kept.</source>
        <translation>모델의 답이 다른 언어로 되어 있습니다. 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not a stream of a chat completion. Does the address lead to a model?</source>
        <translation>서버의 응답이 chat completion 스트림이 아닙니다. 모델의 주소가 맞습니까?</translation>
    </message>
    <message>
        <source>The server broke off with an error of its own.</source>
        <translation>서버가 자체 오류로 중단했습니다.</translation>
    </message>
    <message>
        <source>The server answered with a web page. Does the address lead to a model?</source>
        <translation>서버가 웹 페이지로 응답했습니다. 모델의 주소가 맞습니까?</translation>
    </message>
    <message>
        <source>The server did not answer as a stream, which it was asked for.</source>
        <translation>서버가 요청한 스트림으로 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is damaged: a part of it is not JSON.</source>
        <translation>서버의 응답이 손상되었습니다. 일부가 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>The model refused to write about this paper.</source>
        <translation>모델이 이 논문에 대해 쓰기를 거부했습니다.</translation>
    </message>
    <message>
        <source>The answer broke off before its end. It was not kept.</source>
        <translation>답이 끝나기 전에 끊겼습니다. 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s answer reached its limit of length and has no end. It was not kept.</source>
        <translation>모델의 답이 길이 한도에서 잘렸습니다. 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The address of the model&apos;s server (summaries/baseUrl) must begin with https:// or http://.</source>
        <translation>모델 서버의 주소(summaries/baseUrl)는 https:// 또는 http://로 시작해야 합니다.</translation>
    </message>
    <message>
        <source>The address of the model&apos;s server (summaries/baseUrl) must have no user, password or question mark: the key belongs in the keychain.</source>
        <translation>모델 서버의 주소(summaries/baseUrl)에는 사용자, 암호, 물음표가 없어야 합니다. 키는 키체인에 두세요.</translation>
    </message>
    <message>
        <source>The address of the model&apos;s server (summaries/baseUrl) must be https, or http on this computer.</source>
        <translation>모델 서버의 주소(summaries/baseUrl)는 https이거나, 이 컴퓨터의 http여야 합니다.</translation>
    </message>
    <message>
        <source>No model is set up that writes summaries: its address is missing (summaries/baseUrl).</source>
        <translation>요약을 쓸 모델이 설정되지 않았습니다. 주소가 없습니다(summaries/baseUrl).</translation>
    </message>
    <message>
        <source>The model that writes summaries has no name (summaries/model).</source>
        <translation>요약을 쓸 모델의 이름이 없습니다(summaries/model).</translation>
    </message>
    <message>
        <source>“%1” is not the code of a language, such as ko, en or de.</source>
        <translation>“%1”은(는) ko, en, de 같은 언어 코드가 아닙니다.</translation>
    </message>
    <message>
        <source>There is a server at this address, but it does not answer as one of a model.</source>
        <translation>이 주소에 서버가 있지만 모델 서버처럼 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The prompt in %1 cannot be read.</source>
        <translation>%1의 프롬프트를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The prompt in %1 is longer than %2 bytes.</source>
        <translation>%1의 프롬프트가 %2바이트보다 깁니다.</translation>
    </message>
    <message>
        <source>The prompt in %1 is not UTF-8 text.</source>
        <translation>%1의 프롬프트가 UTF-8 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>The model&apos;s server does not accept the key (%1).</source>
        <translation>모델 서버가 키를 받아들이지 않습니다(%1).</translation>
    </message>
    <message>
        <source>The model&apos;s server does not know this model or this address (404).</source>
        <translation>모델 서버에 이 모델이나 주소가 없습니다(404).</translation>
    </message>
    <message>
        <source>The model&apos;s server asks for no requests until %1.</source>
        <translation>모델 서버가 %1까지 요청하지 말라고 합니다.</translation>
    </message>
    <message>
        <source>The model&apos;s server answered “%1”.</source>
        <translation>모델 서버가 “%1”(으)로 응답했습니다.</translation>
    </message>
    <message>
        <source>The library is read-only, so a summary could not be kept. Nothing was sent.</source>
        <translation>라이브러리가 읽기 전용이라 요약을 저장할 수 없습니다. 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>There is no abstract to summarise yet. Nothing was sent.</source>
        <translation>아직 요약할 초록이 없습니다. 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The answer has the key in it. It was not kept.</source>
        <translation>답에 키가 들어 있습니다. 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keychain does not answer.</source>
        <translation>데스크톱의 키체인이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s server asks for a key (%1).</source>
        <translation>모델 서버가 키를 요구합니다(%1).</translation>
    </message>
    <message>
        <source>The key is for %1. Type the one for this server.</source>
        <translation>키는 %1의 것입니다. 이 서버의 키를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>broadsheet::sync</name>
    <message>
        <source>Something arrived that is not an event of a journal. It was left out.</source>
        <translation>저널의 기록이 아닌 것이 도착하여 제외했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Something arrived whose time is more than %n year(s) ahead. It was left out.</source>
        <translation>
            <numerusform>시각이 %n년 넘게 앞선 것이 도착하여 제외했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The exchange was ended.</source>
        <translation>동기화가 중단되었습니다.</translation>
    </message>
    <message>
        <source>There is no folder %1. What you do waits until it is there.</source>
        <translation>%1 폴더가 없습니다. 폴더가 생길 때까지 변경 내용이 대기합니다.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1은(는) 폴더가 아닙니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read.</source>
        <translation>%1 폴더를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>A newer version of Broadsheet has written to the folder %1. Nothing was changed there.</source>
        <translation>더 새로운 버전의 Broadsheet가 %1 폴더에 기록했습니다. 그곳의 내용은 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written. What you do waits until that is mended.</source>
        <translation>%1 폴더에 쓸 수 없습니다. 해결될 때까지 변경 내용이 대기합니다.</translation>
    </message>
    <message>
        <source>That is this machine.</source>
        <translation>이 컴퓨터입니다.</translation>
    </message>
    <message>
        <source>There is no machine %1 in the folder %2.</source>
        <translation>%2 폴더에 컴퓨터 %1이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>%1 폴더에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Broadsheet. It is read when this one is as new.</source>
        <translation>%1은(는) 더 새로운 버전의 Broadsheet가 기록했습니다. 이 프로그램을 업데이트하면 읽습니다.</translation>
    </message>
    <message>
        <source>%1 is not a file of Broadsheet&apos;s exchange. It was left alone.</source>
        <translation>%1은(는) Broadsheet의 동기화 파일이 아니므로 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>%1, line %2: damaged, or not an event. The line was left out.</source>
        <translation>%1, %2행: 손상되었거나 저널의 기록이 아닙니다. 이 행은 제외했습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1을(를) 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>another machine</source>
        <translation>다른 컴퓨터</translation>
    </message>
    <message>
        <source>%1: this is not what a source says of a paper. It was left out.</source>
        <translation>%1: 수집처가 논문에 대해 알려 준 내용이 아닙니다. 제외했습니다.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, %2행</translation>
    </message>
    <message>
        <source>%1: damaged. The line was left out.</source>
        <translation>%1: 손상되었습니다. 이 행은 제외했습니다.</translation>
    </message>
    <message>
        <source>%1: groups do not share this. It was left out.</source>
        <translation>%1: 그룹에서 공유하는 내용이 아니어서 제외했습니다.</translation>
    </message>
    <message>
        <source>The files of this machine in the folder %1 were removed or changed. Everything is sent again.</source>
        <translation>폴더 %1에 있는 이 컴퓨터의 파일이 지워졌거나 바뀌었습니다. 모두 다시 보냅니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::syncing</name>
    <message>
        <source>⚠ Not synced</source>
        <translation>⚠ 동기화 안 됨</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>%1 동기화됨</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>동기화 중…</translation>
    </message>
    <message>
        <source>Last exchange with your other machines: %1.</source>
        <translation>다른 컴퓨터와 마지막으로 주고받은 때: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes wait to be sent.</source>
        <translation>
            <numerusform>변경 사항 %Ln개가 전송을 기다리고 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next try: %1.</source>
        <translation>다음 시도: %1.</translation>
    </message>
    <message>
        <source>A click exchanges now.</source>
        <translation>누르면 지금 주고받습니다.</translation>
    </message>
    <message>
        <source>Of papers: %1 sent, %2 received.</source>
        <translation>논문 내용: 보냄 %1개, 받음 %2개.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>제외됨: %1</translation>
    </message>
    <message>
        <source>Last exchange: %1.</source>
        <translation>마지막으로 주고받은 때: %1.</translation>
    </message>
</context>
<context>
    <name>broadsheet::syncpostgres</name>
    <message>
        <source>This is not the address of a PostgreSQL database, which looks like postgresql://user@host:5432/database.</source>
        <translation>PostgreSQL 데이터베이스의 주소가 아닙니다. 주소는 postgresql://user@host:5432/database 형식입니다.</translation>
    </message>
    <message>
        <source>The address of the database must not set “%1”. Of the parameters it can have sslrootcert alone.</source>
        <translation>데이터베이스 주소에서 “%1”을(를) 설정할 수 없습니다. 매개변수는 sslrootcert만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 has tables that are not those of Broadsheet.</source>
        <translation>%1에 Broadsheet의 것이 아닌 테이블이 있습니다.</translation>
    </message>
    <message>
        <source>%1, batch %2, row %3</source>
        <translation>%1, 묶음 %2, 행 %3</translation>
    </message>
    <message>
        <source>The connection to %1 is lost.</source>
        <translation>%1와(과)의 연결이 끊어졌습니다.</translation>
    </message>
    <message>
        <source>%1 does not let you in: check the user&apos;s name and the password.</source>
        <translation>%1에 로그인할 수 없습니다. 사용자 이름과 암호를 확인하세요.</translation>
    </message>
    <message>
        <source>%1: the server has no such database.</source>
        <translation>%1: 서버에 이 데이터베이스가 없습니다.</translation>
    </message>
    <message>
        <source>%1 does not let you do this: the user lacks rights there.</source>
        <translation>%1에서 이 작업이 허용되지 않습니다. 사용자에게 권한이 없습니다.</translation>
    </message>
    <message>
        <source>%1 can only be read at the moment.</source>
        <translation>%1은(는) 지금 읽기 전용입니다.</translation>
    </message>
    <message>
        <source>%1 is full: nothing more can be stored.</source>
        <translation>%1의 저장 공간이 가득 차서 더 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 has trouble with its own files.</source>
        <translation>%1의 서버 파일에 문제가 있습니다.</translation>
    </message>
    <message>
        <source>%1 has too much to do at the moment.</source>
        <translation>%1의 서버가 지금 너무 바쁩니다.</translation>
    </message>
    <message>
        <source>%1 is starting or being stopped.</source>
        <translation>%1의 서버가 시작하거나 종료하는 중입니다.</translation>
    </message>
    <message>
        <source>%1 took too long to answer.</source>
        <translation>%1의 응답이 너무 오래 걸렸습니다.</translation>
    </message>
    <message>
        <source>%1 was busy with the same rows.</source>
        <translation>%1에서 같은 행을 처리하는 중이었습니다.</translation>
    </message>
    <message>
        <source>%1 answered with an error.</source>
        <translation>%1에서 오류로 응답했습니다.</translation>
    </message>
    <message>
        <source>The connection to %1 is not safe: the server needs a certificate for its name that this computer trusts.</source>
        <translation>%1에 안전하게 연결할 수 없습니다. 서버에는 그 이름의, 이 컴퓨터가 신뢰하는 인증서가 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1에서 제시간에 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 has no tables of Broadsheet yet, and you may not make them. Ask whoever runs the server for the right to create in this database.</source>
        <translation>%1에 아직 Broadsheet의 테이블이 없고, 만들 권한도 없습니다. 서버 관리자에게 이 데이터베이스의 CREATE 권한을 요청하세요.</translation>
    </message>
    <message>
        <source>%1 is in use by a later version of Broadsheet. Update Broadsheet here to go on.</source>
        <translation>%1은(는) 더 새로운 버전의 Broadsheet에서 사용 중입니다. 계속하려면 이 컴퓨터의 Broadsheet를 업데이트하세요.</translation>
    </message>
    <message>
        <source>%1 has no machine %2.</source>
        <translation>%1에 %2 컴퓨터가 없습니다.</translation>
    </message>
    <message>
        <source>The exchange was ended.</source>
        <translation>동기화가 중단되었습니다.</translation>
    </message>
    <message>
        <source>That is this machine.</source>
        <translation>바로 이 컴퓨터입니다.</translation>
    </message>
    <message>
        <source>%1, content %2</source>
        <translation>%1, 내용 %2</translation>
    </message>
    <message>
        <source>%1: too large.</source>
        <translation>%1: 너무 큽니다.</translation>
    </message>
    <message>
        <source>You are not in space %1 of %2, so no papers are shared with its members.</source>
        <translation>%2의 공간 %1에 속해 있지 않아 구성원과 논문을 공유하지 않습니다.</translation>
    </message>
    <message>
        <source>A group shares papers alone.</source>
        <translation>그룹에서는 논문만 공유합니다.</translation>
    </message>
    <message>
        <source>%1 has no tables for papers yet, and you may not make them. What you star, read and write travels; papers do not. Ask whoever runs the server to run %2 of Broadsheet there.</source>
        <translation>%1에 아직 논문을 위한 테이블이 없으며, 만들 권한이 없습니다. 별표, 읽은 논문, 메모는 동기화되지만 논문은 동기화되지 않습니다. 서버 관리자에게 Broadsheet의 %2을(를) 실행해 달라고 요청하세요.</translation>
    </message>
    <message>
        <source>The address must have no password. “broadsheet sync password” keeps it in the desktop&apos;s keychain; scripts set BROADSHEET_SYNC_PASSWORD, for a lab BROADSHEET_LAB_PASSWORD.</source>
        <translation>주소에는 암호를 넣을 수 없습니다. “broadsheet sync password”가 암호를 데스크톱의 키체인에 저장하며, 스크립트에서는 BROADSHEET_SYNC_PASSWORD(그룹은 BROADSHEET_LAB_PASSWORD)를 설정합니다.</translation>
    </message>
    <message>
        <source>%1 asks for a password, and there is none. “broadsheet sync password” keeps one in the desktop&apos;s keychain; scripts set BROADSHEET_SYNC_PASSWORD, for a lab BROADSHEET_LAB_PASSWORD.</source>
        <translation>%1에서 암호를 요구하지만 저장된 암호가 없습니다. “broadsheet sync password”가 암호를 데스크톱의 키체인에 저장하며, 스크립트에서는 BROADSHEET_SYNC_PASSWORD(그룹은 BROADSHEET_LAB_PASSWORD)를 설정합니다.</translation>
    </message>
    <message>
        <source>%1 has no tables for papers yet, and you may not make them. Ask whoever runs the server to run %2 of Broadsheet there.</source>
        <translation>%1에 아직 논문을 위한 테이블이 없으며, 만들 권한이 없습니다. 서버 관리자에게 Broadsheet의 %2을(를) 실행해 달라고 요청하세요.</translation>
    </message>
</context>
<context>
    <name>broadsheet::tags</name>
    <message>
        <source>No colour</source>
        <translation>색 없음</translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation>태그 이름 바꾸기</translation>
    </message>
    <message>
        <source>New name for “%1”. The name of another tag joins the two:</source>
        <translation>“%1”의 새 이름 (다른 태그의 이름을 쓰면 둘이 합쳐집니다):</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>다음 태그로 합치기</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message numerus="yes">
        <source>Remove from %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편에서 삭제</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::thumbnails</name>
    <message>
        <source>There is no picture.</source>
        <translation>그림이 없습니다.</translation>
    </message>
    <message>
        <source>%1 is a video.</source>
        <translation>%1: 동영상입니다.</translation>
    </message>
    <message>
        <source>Pictures are turned off in the settings.</source>
        <translation>설정에서 그림이 꺼져 있습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::triage</name>
    <message>
        <source>less than a minute left at your pace</source>
        <translation>지금 속도로 1분 안에 끝납니다</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left at your pace</source>
        <translation>
            <numerusform>지금 속도로 약 %Ln시간 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left at your pace</source>
        <translation>
            <numerusform>지금 속도로 약 %Ln분 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln read</source>
        <translation>
            <numerusform>%Ln편 읽음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln starred</source>
        <translation>
            <numerusform>%Ln편 별표</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation>
            <numerusform>%Ln편 나중에 보기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln opened</source>
        <translation>
            <numerusform>%Ln편 열어 봄</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>broadsheet::vault</name>
    <message>
        <source>Another Broadsheet is writing the folder of notes, or the folder of the library cannot be written.</source>
        <translation>다른 Broadsheet가 노트 폴더에 쓰고 있거나, 라이브러리의 폴더에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The other notes were not tried.</source>
        <translation>다른 노트는 쓰지 않았습니다.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln note(s) that were written there is in %1. If it is on a drive, connect the drive. “broadsheet vault --again” writes them anew.</source>
        <translation>
            <numerusform>%1에 썼던 노트 %Ln개가 하나도 없습니다. 외장 드라이브라면 연결하세요. “broadsheet vault --again”으로 새로 쓸 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Several notes are of the paper %1: %2. Only one of them can be kept up to date; take the line “broadsheet” out of the others.</source>
        <translation>논문 %1의 노트가 여럿입니다: %2. 하나만 최신으로 맞출 수 있으니, 나머지에서 “broadsheet” 줄을 지우세요.</translation>
    </message>
    <message>
        <source>%1 cannot be read or is being written; it is left for the next time.</source>
        <translation>%1을(를) 읽을 수 없거나 다른 프로그램이 쓰고 있어 다음으로 미룹니다.</translation>
    </message>
    <message>
        <source>%1 was left alone: the comments that enclose Broadsheet&apos;s part are damaged, or it is not UTF-8.</source>
        <translation>%1은(는) 그대로 두었습니다. Broadsheet의 부분을 감싸는 주석이 손상되었거나 UTF-8이 아닙니다.</translation>
    </message>
    <message>
        <source>The note in %1 is too long for the library; the file was left alone.</source>
        <translation>%1의 메모가 라이브러리에 넣기에는 너무 깁니다. 파일은 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>The note of “%1” was changed in the library and in %2. The library&apos;s is the paper&apos;s note now; the other one stands below it in the file.</source>
        <translation>“%1”의 메모가 라이브러리와 %2에서 모두 바뀌었습니다. 라이브러리의 것을 메모로 쓰고, 다른 것은 파일에서 그 아래에 두었습니다.</translation>
    </message>
    <message>
        <source>**The other version of the note, from this file (%1):**</source>
        <translation>**이 파일에 있던 다른 메모 (%1):**</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1을(를) 읽지 못했습니다: %2</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1을(를) 쓰지 못했습니다: %2</translation>
    </message>
    <message>
        <source>The folder of notes is not there: %1</source>
        <translation>노트 폴더가 없습니다: %1</translation>
    </message>
    <message>
        <source>The place of the notes is not a folder: %1</source>
        <translation>노트를 둘 곳이 폴더가 아닙니다: %1</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>권한이 없습니다</translation>
    </message>
    <message>
        <source>The folder of notes has more than %1 files: %2</source>
        <translation>노트 폴더에 파일이 %1개보다 많습니다: %2</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>너무 큽니다</translation>
    </message>
    <message>
        <source>%1 is being changed by another program; it is left for the next time.</source>
        <translation>%1을(를) 다른 프로그램이 고치고 있어 다음으로 미룹니다.</translation>
    </message>
    <message>
        <source>the folder has files of this name already</source>
        <translation>폴더에 이 이름의 파일이 이미 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>This library did not write %Ln note(s) of the folder, such as %1. They stay as they are, but for your own note in them. “broadsheet vault --again” brings them up to date.</source>
        <translation>
            <numerusform>폴더의 노트 %Ln개는 이 라이브러리가 쓴 것이 아닙니다(예: %1). 그 안의 메모만 주고받고 나머지는 그대로 둡니다. “broadsheet vault --again”으로 모두 갱신할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder of notes does not answer: %1</source>
        <translation>노트 폴더가 응답하지 않습니다: %1</translation>
    </message>
</context>
<context>
    <name>broadsheet::voice</name>
    <message>
        <source>Nothing on this computer can read aloud. Speech Dispatcher can, with a voice such as eSpeak NG: install speech-dispatcher and speech-dispatcher-espeak-ng.</source>
        <translation>이 컴퓨터에는 소리 내어 읽는 프로그램이 없습니다. eSpeak NG 같은 음성이 있는 Speech Dispatcher가 읽을 수 있습니다. speech-dispatcher와 speech-dispatcher-espeak-ng를 설치하세요.</translation>
    </message>
    <message>
        <source>No voice on this computer speaks this language: %1</source>
        <translation>이 컴퓨터에는 이 언어의 음성이 없습니다: %1</translation>
    </message>
    <message>
        <source>The speech engine of this computer does not answer.</source>
        <translation>이 컴퓨터의 음성 엔진이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The program that reads aloud cannot be started.</source>
        <translation>소리 내어 읽는 프로그램을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>Reading aloud broke off.</source>
        <translation>소리 내어 읽기가 중단되었습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::webfigures</name>
    <message>
        <source>%1 does not have this paper as a web page, so its figures can only be taken from its PDF.</source>
        <translation>%1에 이 논문의 웹 페이지가 없어 그림은 PDF에서만 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The server of %1 asks to wait until %2.</source>
        <translation>%1의 서버가 %2까지 기다려 달라고 합니다.</translation>
    </message>
    <message>
        <source>The server of %1 refused: “%2”.</source>
        <translation>%1의 서버가 거부했습니다: “%2”.</translation>
    </message>
    <message>
        <source>The page did not arrive whole from %1, and what arrived has no figures.</source>
        <translation>%1에서 페이지를 끝까지 받지 못했고, 받은 부분에는 그림이 없습니다.</translation>
    </message>
    <message>
        <source>The web page of this paper at %1 has no figures that can be shown here.</source>
        <translation>%1에 있는 이 논문의 웹 페이지에는 여기에 표시할 수 있는 그림이 없습니다.</translation>
    </message>
</context>
<context>
    <name>broadsheet::zotero</name>
    <message>
        <source>“%1” is not an address of Zotero on this computer. It is %2 unless you changed it in Zotero.</source>
        <translation>“%1”은(는) 이 컴퓨터의 Zotero 주소가 아닙니다. Zotero에서 바꾸지 않았다면 %2입니다.</translation>
    </message>
    <message>
        <source>What answers at %1 is not Zotero: it sent a web page. Another program seems to use the port.</source>
        <translation>%1에서 응답하는 것은 Zotero가 아닙니다. 웹 페이지를 보냈습니다. 다른 프로그램이 이 포트를 쓰는 것 같습니다.</translation>
    </message>
    <message>
        <source>What answers at %1 is not Zotero, or a Zotero that is too old: it does not say what Zotero says.</source>
        <translation>%1에서 응답하는 것은 Zotero가 아니거나 너무 오래된 Zotero입니다. Zotero의 응답과 다릅니다.</translation>
    </message>
    <message>
        <source>Zotero says that it already got this. Look there whether the paper is saved before you send it again.</source>
        <translation>Zotero가 이미 받은 요청이라고 합니다. 다시 보내기 전에 Zotero에 논문이 저장되었는지 확인하세요.</translation>
    </message>
    <message>
        <source>This Zotero wants a newer version of Broadsheet.</source>
        <translation>이 Zotero에는 더 새로운 Broadsheet가 필요합니다.</translation>
    </message>
    <message>
        <source>Zotero did not understand the paper and did not save it.</source>
        <translation>Zotero가 논문을 이해하지 못해 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>Zotero does not allow other programs to send papers.</source>
        <translation>Zotero가 다른 프로그램이 논문을 보내는 것을 허용하지 않습니다.</translation>
    </message>
    <message>
        <source>This Zotero is too old to take papers from other programs. Install a newer one.</source>
        <translation>이 Zotero는 너무 오래되어 다른 프로그램의 논문을 받을 수 없습니다. 새 버전을 설치하세요.</translation>
    </message>
    <message>
        <source>Zotero could not save the paper. Its own list of errors, in its menu Help, says why.</source>
        <translation>Zotero가 논문을 저장하지 못했습니다. Zotero의 도움말 메뉴에 있는 오류 목록에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>The library that is selected in Zotero is read-only. Select another one there and send the paper again.</source>
        <translation>Zotero에서 선택한 라이브러리는 읽기 전용입니다. Zotero에서 다른 라이브러리를 선택하고 논문을 다시 보내세요.</translation>
    </message>
    <message>
        <source>Zotero did not save the paper.</source>
        <translation>Zotero가 논문을 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 (It answered “%2”.)</source>
        <translation>%1 (응답: “%2”)</translation>
    </message>
    <message>
        <source>Zotero&apos;s local API is off.</source>
        <translation>Zotero의 로컬 API가 꺼져 있습니다.</translation>
    </message>
    <message>
        <source>Zotero is not running: nothing answers at %1. Start Zotero and try again. If it listens elsewhere, change its address in the settings.</source>
        <translation>Zotero가 실행 중이 아닙니다. %1에서 아무 응답이 없습니다. Zotero를 시작하고 다시 시도하세요. 다른 주소를 쓴다면 설정에서 주소를 바꾸세요.</translation>
    </message>
    <message>
        <source>Zotero did not answer within %1 seconds. It seems to be busy: try again in a while.</source>
        <translation>Zotero가 %1초 안에 응답하지 않았습니다. 바쁜 것 같습니다. 잠시 뒤에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Zotero broke off the connection before it had answered.</source>
        <translation>Zotero가 응답하기 전에 연결을 끊었습니다.</translation>
    </message>
    <message>
        <source>%1 The paper may be there all the same: look before you send it again.</source>
        <translation>%1 그래도 논문이 저장되었을 수 있으니 다시 보내기 전에 확인하세요.</translation>
    </message>
</context>
</TS>
