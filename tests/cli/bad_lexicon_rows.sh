# A user's lexicon with bad rows: each is reported with its line, the good ones are used.
. "$CHECK"

{
  printf 'id\ttype\tvi\ten\tdomain\tfrom\tto\trelations\tsource\tnote\n'
  printf 'my:a\tLOC\tXóm Mơ\tDreamham\t\t\t\t\tuser\t\n'
  printf 'my:b\tPLACE\tXóm B\tBham\t\t\t\t\tuser\t\n'
  printf 'my:c\tLOC\tonly three\n'
  printf 'my:d\tLOC\t\xff\tDham\t\t\t\t\tuser\t\n'
  printf 'my:e\tLOC\tXóm E\tEham\t\t2020-13-01\t\t\tuser\t\n'
  printf 'my:f\tORG\tHội Trăng\tMoon Circle\t\t\t\t\tuser\t\n'
} >mine.tsv
printf 'She left Dreamham.\n' >en.txt
printf 'Cô rời Xóm Mơ.\n' >vi.txt
run 0 "$ALIGN" pair --mode parallel --lexicon mine.tsv en.txt vi.txt
same err "align: mine.tsv:3: unknown type 'PLACE'
align: mine.tsv:4: 3 columns, expected 10
align: mine.tsv:5: invalid UTF-8 at byte 9 of the line
align: mine.tsv:6: bad date, expected YYYY-MM-DD"
has out $'^LOC\tDreamham\tXóm Mơ\t0\\.[0-9]+\tuser: my:a'

run 0 "$ALIGN" lexicon lookup --lexicon mine.tsv --format jsonl 'Moon Circle' Eham
same out '{"form":"Moon Circle","entries":[{"id":"my:f","type":"ORG","en":["Moon Circle"],"vi":["Hội Trăng"],"domain":"","from":"","to":"","source":"user","note":""}]}
{"form":"Eham","entries":[]}'

run 1 "$ALIGN" lexicon validate mine.tsv
same out ''
same err "align: mine.tsv:3: unknown type 'PLACE'
align: mine.tsv:4: 3 columns, expected 10
align: mine.tsv:5: invalid UTF-8 at byte 9 of the line
align: mine.tsv:6: bad date, expected YYYY-MM-DD
align: mine.tsv: 2 rows, 4 faults"
sed -n '1,2p;7p' mine.tsv >good.tsv
run 0 "$ALIGN" lexicon validate good.tsv
same err 'align: good.tsv: 2 rows, 0 faults'
run 1 "$ALIGN" lexicon validate good.tsv no.tsv
run 0 "$ALIGN" lexicon validate
has err '^align: built-in: [1-9][0-9]* rows, 0 faults$'
