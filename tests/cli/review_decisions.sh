# Decisions of a translator: put into a database, written out, and what the next runs make of them.
. "$CHECK"

hasnt() {
  ! grep -E -e "$2" "$1" || fail "a line of $1 fits $2"
}

printf '%s\n' 'Hanoi and Hue welcomed Nguyen Manh Hung. Mr. Hung visited Samsung.' >en.txt
printf '%s\n' 'Hà Nội và Huế đón ông Nguyễn Mạnh Hùng. Ông Hùng thăm Samsung.' >vi.txt
run 0 "$ALIGN" pair en.txt vi.txt -o before.tsv
has before.tsv '^LOC	Hanoi	Hà Nội	'
has before.tsv '^LOC	Hue	Huế	'

# Bad lines are said with their file and line, the others are applied; a second time changes nothing.
{
  echo '{"type":"LOC","en":"Hanoi","vi":"Hà Nội","decision":"accepted","by":"lan","at":"2026-11-22T10:00:00Z"}'
  echo '{"type":"LOC","en":"Hue"'
  echo '{"type":"LOC","en":"Hue","vi":"Huế","decision":"rejected","by":"lan"}'
  echo '{"type":"LOC","en":"Hue","vi":"Huế","decision":"perhaps"}'
  echo '{"type":"PER","en":"Nguyen Manh Hung","vi":"Nguyễn Mạnh Hùng","decision":"accepted","by":"lan"}'
  echo '{"type":"ORG","en":"Samsung","vi":"Samsung","decision":"edited","to":{"type":"MISC","en":"Samsung","vi":"Samsung"}}'
} >mixed.jsonl
run 1 "$ALIGN" review apply mixed.jsonl --db job.db --user minh
has err 'mixed.jsonl:2: expected one JSON object a line'
has err "mixed.jsonl:4: decision 'perhaps', expected accepted"
has err '4 decisions, 4 new'
run 0 "$ALIGN" review export --db job.db -o once.jsonl
run 1 "$ALIGN" review apply mixed.jsonl --db job.db
has err '4 decisions, 0 new'
run 0 "$ALIGN" review apply once.jsonl --db job.db
has err '4 decisions, 0 new'
run 0 "$ALIGN" review export --db job.db --format jsonl -o twice.jsonl
cmp once.jsonl twice.jsonl || fail 'a second time changed something'
has once.jsonl '"decision":"accepted","by":"lan","at":"2026-11-22T10:00:00Z"}'
has once.jsonl '"en":"Samsung","vi":"Samsung","decision":"edited","to":.*"by":"minh"'

# Out and into another database: the same.
run 0 "$ALIGN" review apply once.jsonl --db copy.db
run 0 "$ALIGN" review export --db copy.db -o copied.jsonl
cmp once.jsonl copied.jsonl || fail 'another database says something else'

# The next run: what was accepted is there with its status and reason, what was rejected is not.
run 0 "$ALIGN" pair en.txt vi.txt --lexicon job.db -o after.tsv
has after.tsv '^LOC	Hanoi	Hà Nội	[01].*	decision: accepted by lan, 2026-11-22.*	accepted	'
has after.tsv '^PER	Nguyen Manh Hung	Nguyễn Mạnh Hùng	.*	accepted	'
has after.tsv '^MISC	Samsung	Samsung	.*decision: edited by minh.*	edited	'
hasnt after.tsv '^[A-Z]*	Hue	Huế	'
hasnt after.tsv '^ORG	Samsung	'
# Ids are what decisions hang on.
id=$(grep -P '^LOC\tHanoi\t' before.tsv | cut -f 11)
has after.tsv "^LOC	Hanoi	Hà Nội	.*	accepted	$id\$"
run 0 "$ALIGN" pair en.txt vi.txt --lexicon job.db --level mention --format jsonl -o after.jsonl
has after.jsonl '"evidence":\[\{"source":"decision","detail":"accepted by lan, 2026-11-22"\}.*\],"status":"accepted"'
run 0 "$ALIGN" pair en.txt vi.txt --level mention --format jsonl -o auto.jsonl
hasnt auto.jsonl '"status"'
run 0 "$ALIGN" suggest Hue --lexicon job.db
hasnt out 'Huế'

# The same in a batch, and in records.
printf '%s\t%s\n' "$(cat en.txt)" "$(cat vi.txt)" >pairs.tsv
run 0 "$ALIGN" batch -q pairs.tsv -o results --lexicon job.db
has results/entities.tsv '^LOC	Hanoi	Hà Nội	.*	accepted	'
has results/entities.tsv '^MISC	Samsung	Samsung	.*	edited	'
hasnt results/entities.tsv '	Hue	Huế	'
printf '{"en":"Hanoi and Hue","vi":"Hà Nội và Huế"}\n' >r.jsonl
run 0 "$ALIGN" stream r.jsonl --lexicon job.db
has out '"text":"Hanoi".*"status":"accepted"'
hasnt out '"vi":\{"text":"Huế"'
# A run whose decisions changed meanwhile is another run.
echo '{"type":"LOC","en":"X","vi":"Y","decision":"accepted"}' >more.jsonl
run 0 "$ALIGN" review apply more.jsonl --db job.db
run 2 "$ALIGN" batch -q pairs.tsv -o results --lexicon job.db --resume
has err 'job.db'

# As a lexicon: without faults, with the same effect.
run 0 "$ALIGN" review export --db job.db -o decided.tsv
run 0 "$ALIGN" lexicon validate decided.tsv
run 0 "$ALIGN" pair en.txt vi.txt --lexicon decided.tsv -o by-lexicon.tsv
has by-lexicon.tsv '^LOC	Hanoi	Hà Nội	'
hasnt by-lexicon.tsv '	Hue	Huế	'
run 0 "$ALIGN" review export --db job.db --format csv
has out '^id,type,en,vi,decision,'
run 0 "$ALIGN" review export --db job.db --format tsv --status rejected
has out '	LOC	Hue	Huế	rejected	'
hasnt out 'accepted'

run 2 "$ALIGN" review export --db none.db
has err 'none.db: no such file'
run 2 "$ALIGN" review export --db en.txt
has err 'en.txt: '
run 2 "$ALIGN" review apply once.jsonl
has err 'no database given, expected --db FILE'
run 2 "$ALIGN" pair en.txt vi.txt --lexicon none.db
