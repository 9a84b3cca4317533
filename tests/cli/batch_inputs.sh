# align batch takes every kind of input, mixed, packed or not, and says what each is.
. "$CHECK"

printf 'Hanoi is the capital of Vietnam.\tHà Nội là thủ đô của Việt Nam.\tfirst\nGermany and France\tĐức và Pháp\n' >bitext.tsv
printf 'Japan\nChina\n' | gzip >talks.en.gz
printf 'Nhật Bản\nTrung Quốc\n' | gzip >talks.vi.gz
printf '{"id":"r1","en":"Laos","vi":"Lào"}\n{"id":"r2","en":5,"vi":""}\n' >records.jsonl
mkdir -p folder/en folder/vi
printf 'The minister came to Hanoi.\n' >folder/report.en.txt
printf 'Bộ trưởng đến Hà Nội.\n' >folder/report.vi.txt
printf 'Russia\n' >folder/en/letter.txt
printf 'Nga\n' >folder/vi/letter.txt
printf 'alone\n' >folder/note.en.txt
printf 'folder/report.en.txt\tfolder/report.vi.txt\tjob-1\n' >jobs.tsv
cat >memory.tmx <<'X'
<?xml version="1.0"?><tmx version="1.4"><header/><body>
<tu tuid="u1"><tuv xml:lang="en"><seg>Cambodia</seg></tuv><tuv xml:lang="vi"><seg>Campuchia</seg></tuv></tu>
</body></tmx>
X
cat >job.xlf <<'X'
<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.html" source-language="en" target-language="vi" datatype="html"><body>
<trans-unit id="7"><source>Visit <g id="1">Thailand</g> now.</source><target>Thăm <g id="1">Thái Lan</g> ngay.</target></trans-unit>
</body></file></xliff>
X

run 0 "$ALIGN" batch -n bitext.tsv talks.en.gz records.jsonl folder jobs.tsv memory.tmx job.xlf -o none
same out "kind	mode	bytes	input	output
tsv	parallel	$(stat -c %s bitext.tsv)	bitext.tsv	alignments/bitext.jsonl
moses	parallel	$(($(stat -c %s talks.en.gz) + $(stat -c %s talks.vi.gz)))	talks.en.gz talks.vi.gz	alignments/talks.jsonl
jsonl	parallel	$(stat -c %s records.jsonl)	records.jsonl	alignments/records.jsonl
folder	auto	$(cat folder/*.txt folder/*/*.txt | wc -c)	folder	alignments/folder.jsonl
manifest	auto	$(cat folder/report.*.txt | wc -c)	jobs.tsv	alignments/jobs.jsonl
tmx	parallel	$(stat -c %s memory.tmx)	memory.tmx	alignments/memory.jsonl
xliff	parallel	$(stat -c %s job.xlf)	job.xlf	alignments/job.jsonl"
[ ! -e none ] || fail "--dry-run wrote something"

run 1 "$ALIGN" batch bitext.tsv talks.en.gz records.jsonl folder jobs.tsv memory.tmx job.xlf no.tsv -o d
has err 'records.jsonl:2: en is a number'
has err 'no.tsv: no such file'
has err 'folder: mode: [0-9]+ parallel, [0-9]+ comparable'
# file LINES: as many records as the input has.
lines() { [ "$(wc -l <"d/alignments/$1.jsonl")" -eq "$2" ] || fail "$1: expected $2 records: $(cat "d/alignments/$1.jsonl")"; }
lines bitext 2
lines talks 2
lines records 2
lines folder 3
lines jobs 1
lines memory 1
lines job 1
has d/alignments/bitext.jsonl '^\{"id":"first","text":\{"en":"Hanoi is .*"en":\{"text":"Hanoi","start":0,"end":5\}'
has d/alignments/folder.jsonl '^\{"id":"note","error":\{"code":"io"'
has d/alignments/folder.jsonl '^\{"id":"letter","text":'
has d/alignments/jobs.jsonl '^\{"id":"job-1",'
has d/alignments/memory.jsonl '^\{"id":"u1",.*"Campuchia"'
has d/alignments/job.jsonl '^\{"id":"a.html#7","text":\{"en":"Visit Thailand now\.".*"text":"Thái Lan","start":5,"end":13'
has d/alignments/job.jsonl '"tags":\{"en":\[\[6,"<g id=\\"1\\">"\],\[14,"</g>"\]\]'
has d/entities.tsv '^LOC	Hanoi	Hà Nội	.*	bitext: 1 \| folder/report: 1 \| jobs/job-1: 1	'
has d/report.json '"failed_inputs": 1'
has d/report.json '"failed_records": 2'
has d/summary.html '<svg'

# A whole input that is nothing is no success.
run 2 "$ALIGN" batch no.tsv -o e
printf 'x' >photo.jpg
run 2 "$ALIGN" batch photo.jpg -o e
has err 'photo.jpg: what it holds cannot be told'
run 2 "$ALIGN" batch bitext.tsv
has err 'expected -o DIR'

# Stopping at failures.
run 1 "$ALIGN" batch records.jsonl bitext.tsv -o strict --strict
has err 'stopped after 1 failures'
[ ! -e strict/alignments/bitext.jsonl ] || fail "--strict went on"
run 0 "$ALIGN" batch records.jsonl bitext.tsv -o going --max-errors 1 --keep-going

# Names that are the same, and names that would leave the folder.
mkdir a b
cp bitext.tsv a/x.tsv
cp bitext.tsv b/x.tsv
run 0 "$ALIGN" batch a/x.tsv b/../b/x.tsv -o names
for name in x.tsv x.tsv-2; do
  [ -e "names/alignments/$name.jsonl" ] || fail "$(ls names/alignments)"
done
printf 'folder/report.en.txt\tfolder/report.vi.txt\t../../escape\n' >evil.tsv
run 0 "$ALIGN" batch evil.tsv -o names
[ "$(find . -name '*escape*' | wc -l)" -eq 0 ] || fail "a path left the folder"

# Progress for programs: objects, one a line, on standard error only.
run 0 "$ALIGN" batch -q --progress json bitext.tsv -o p
has err '^\{"bytes":[0-9]+,"bytes_total":[0-9]+,"records":2,"failed":0,'
same out ''
