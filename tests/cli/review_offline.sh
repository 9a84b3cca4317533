# Review without a server: one page, a workbook, and the decisions that come back.
# tests/review/filled.xlsx is a workbook as a person hands it in: other tabs, a title, columns moved and left out, rich
# text, words in Vietnamese; a row whose English was changed (7) and one with a word that is none (8).
. "$CHECK"

{
  printf '%s\t%s\n' 'Hanoi and Hue welcomed Nguyen Manh Hung.' 'Hà Nội và Huế đón ông Nguyễn Mạnh Hùng.'
  printf '%s\t%s\n' '<img src=x onerror=alert(1)> Samsung in Hanoi.' 'Samsung ở Hà Nội. </script>'
} >pairs.tsv
run 0 "$ALIGN" batch -q pairs.tsv -o job

# Both at once, with a database that is there for the time only; the same bytes again.
run 0 "$ALIGN" review job --html page.html --xlsx pairs.xlsx
has err '4 pairs, 0 decided'
[ ! -e job.review.db ] || fail 'a database was made for nothing'
run 0 "$ALIGN" review job --html again.html
cmp page.html again.html || fail 'another page from the same job'
run 0 "$ALIGN" review job --xlsx again.xlsx
cmp pairs.xlsx again.xlsx || fail 'another workbook from the same job'
[ "$(head -c 2 pairs.xlsx)" = PK ] || fail 'no workbook'
has page.html '^<meta http-equiv="?Content-Security-Policy'
has page.html '"format":"align-review-1","job":"job","user":""'
has page.html '"en":"Hanoi","vi":"Hà Nội"'
! grep -qF '<img src=x' page.html || fail 'markup of a text is markup of the page'
[ "$(grep -oiF '</script' page.html | wc -l)" -eq "$(grep -oiE '<script[ >]' page.html | wc -l)" ] || fail 'a text ends the data'
! grep -qE '(src|href)="?(https?:)?//' page.html || fail 'the page asks the network'

# Nothing was decided in it yet.
run 0 "$ALIGN" review apply pairs.xlsx --db job.review.db
has err '0 decisions, 0 new'

# What a person filled in: bad rows are said, the others count; twice is as once.
run 1 "$ALIGN" review apply "$PROJECT/tests/review/filled.xlsx" --db job.review.db --user lan
has err "filled.xlsx:7: sheet 'Lan', row 7: id '[0-9a-f]{12}' is not that of 'LOC' \"Da Nang City\" = \"Đà Nẵng\""
has err "filled.xlsx:8: sheet 'Lan', row 8: decision 'perhaps', expected accepted, rejected"
has err '3 decisions, 3 new'
run 1 "$ALIGN" review apply "$PROJECT/tests/review/filled.xlsx" --db job.review.db --user lan
has err '3 decisions, 0 new'
run 0 "$ALIGN" review export --db job.review.db --format tsv
has out '	LOC	Hanoi	Hà Nội	accepted	.*	lan	'
has out '	LOC	Hue	Huế	rejected	.*	lan	.*	cũ$'
has out '	PER	Nguyen Manh Hung	Nguyễn Mạnh Hùng	edited	PER	Nguyen Manh Hung	Nguyễn Mạnh Hưng	lan	'

# Decided pairs are in what is written now, and come back as they are.
run 0 "$ALIGN" review job --html decided.html --xlsx decided.xlsx
has err '4 pairs, 3 decided'
has decided.html '"status":"edited","to":\{"type":"PER","en":"Nguyen Manh Hung","vi":"Nguyễn Mạnh Hưng"\},"by":"lan"'
[ "$(grep -o '"hash":"[0-9a-f]*"' decided.html)" = "$(grep -o '"hash":"[0-9a-f]*"' page.html)" ] || fail 'another page for the browser'
run 0 "$ALIGN" review apply decided.xlsx --db job.review.db --user minh
has err '3 decisions, 0 new'
run 0 "$ALIGN" review apply decided.xlsx --db copy.db --user minh
run 0 "$ALIGN" review export --db copy.db -o copy.jsonl
run 0 "$ALIGN" review export --db job.review.db -o job.jsonl
cmp copy.jsonl job.jsonl || fail 'the workbook says something else than the database'

# Lines and workbooks together; a workbook is told by what it holds.
echo '{"type":"LOC","en":"Vinh","vi":"Vinh","decision":"accepted"}' >one.jsonl
cp decided.xlsx decisions.jsonl
run 0 "$ALIGN" review apply one.jsonl decisions.jsonl --db both.db
has err '4 decisions, 4 new'

# The lexicon, and what the next run makes of it.
run 0 "$ALIGN" review export --db job.review.db -o decided.tsv
run 0 "$ALIGN" lexicon validate decided.tsv
has decided.tsv '	Hà Nội	Hanoi	'
run 0 "$ALIGN" batch -q pairs.tsv -o next --lexicon decided.tsv
! grep -q '	Hue	Huế	' next/entities.tsv || fail 'a rejected pair is there again'

head -c 3000 decided.xlsx >cut.xlsx
run 2 "$ALIGN" review apply cut.xlsx --db job.review.db
has err 'cut.xlsx: is a damaged ZIP archive'
run 2 "$ALIGN" review job --html /nowhere/at/all/page.html
has err '/nowhere/at/all/'
run 2 "$ALIGN" review none --html none.html
has err 'none: no such file'
[ ! -e none.html ] || fail 'a page of nothing'
