# From texts to glossaries: made, converted, updated, imported, in every format.
. "$CHECK"

cat >pairs.tsv <<'X'
The Ministry of Health met in Hanoi on Monday.	Bộ Y tế họp tại Hà Nội hôm thứ Hai.
Hanoi and Germany signed a deal.	Hà Nội và Đức ký thỏa thuận.
HANOI is the capital.	Hà Nội là thủ đô.
Hung, the Ministry of Health said, left Germany.	Bộ Y tế nói ông Hưng đã rời nước Đức.
X
run 0 "$ALIGN" batch -q pairs.tsv -o results
run 0 "$ALIGN" glossary results -o terms.jsonl
has terms.jsonl '"Ministry of Health".*"Bộ Y tế"'
has terms.jsonl 'The Ministry of Health met in Hanoi on Monday\.'
has terms.jsonl '"pairs:1"'

# From records with texts, from records without, from the entity table.
run 0 "$ALIGN" glossary results/alignments/pairs.jsonl --format jsonl
entries=$(grep -c '"en":' out)
[ "$entries" -ge 3 ] || fail "$(cat out)"
run 0 "$ALIGN" glossary results/entities.tsv --format jsonl
[ "$(grep -c '"en":' out)" -eq "$entries" ] || fail 'other entries from the table'
run 0 "$ALIGN" glossary - --format tsv <results/entities.tsv

# Every format, by its name and by its ending.
for format in tbx tbx2 omegat tsv csv xlsx tmx jsonl md deepl google; do
  run 0 "$ALIGN" glossary results --format $format -o "by-name.$format.out"
  [ -s "by-name.$format.out" ] || fail "$format is empty"
done
for ending in tbx utf8 txt tsv csv xlsx tmx jsonl md; do
  run 0 "$ALIGN" glossary results -o "terms.$ending"
done
cmp by-name.tbx.out terms.tbx
cmp by-name.omegat.out terms.utf8
cmp terms.utf8 terms.txt
has terms.utf8 '^Ministry of Health	Bộ Y tế	'
has by-name.deepl.out '^Ministry of Health	Bộ Y tế$'
run 2 "$ALIGN" glossary results -o terms.docx
has err 'what format it is cannot be told'
run 2 "$ALIGN" glossary results
has err 'expected -o FILE or --format'

# There and back without loss.
for format in tbx tsv jsonl; do
  run 0 "$ALIGN" convert terms.jsonl -o "there.$format" --format $format
  run 0 "$ALIGN" convert "there.$format" -o back.jsonl
  cmp terms.jsonl back.jsonl || fail "$format loses something"
done
# Read as well as written: as many entries, for one target a source.
for format in tbx2 omegat csv tmx deepl google; do
  run 0 "$ALIGN" convert "by-name.$format.out" --input-format $format -o back.jsonl
  grep -q 'Bộ Y tế' back.jsonl || fail "$format: $(cat back.jsonl)"
done
run 2 "$ALIGN" convert terms.xlsx -o back.jsonl
run 2 "$ALIGN" convert no.tbx -o back.jsonl
has err 'no.tbx: no such file'

# Choices.
run 0 "$ALIGN" glossary results --format deepl --direction vi-en
has out '^Bộ Y tế	Ministry of Health$'
run 0 "$ALIGN" glossary results --format tbx --locale en-US,vi-VN
has out 'xml:lang="vi-VN"'
run 0 "$ALIGN" glossary results --format deepl --types ORG
same out 'Ministry of Health	Bộ Y tế'
run 0 "$ALIGN" glossary results --format deepl --min-count 3
same out 'Hanoi	Hà Nội'
printf 'Ha Noi | Hanoi\tHà Nội\tLOC\n' >house.tsv
run 0 "$ALIGN" glossary results --format deepl --types LOC --house house.tsv
has out '^Ha Noi	Hà Nội$'
run 2 "$ALIGN" glossary results --format deepl --status perhaps
has err "'perhaps', expected auto"

# Kept for years: ids, order and notes stay; the same texts again change nothing.
run 0 "$ALIGN" glossary results --types LOC -o kept.jsonl
cp kept.jsonl before.jsonl
run 0 "$ALIGN" glossary results --types LOC --update kept.jsonl -o kept.jsonl
cmp before.jsonl kept.jsonl || fail 'the same texts changed the glossary'
has err '0 new, 0 changed, 0 contradicted'
printf 'Japan is far.\tNhật Bản ở xa.\nHanoi is near.\tHà Nội ở gần.\n' >more.tsv
run 0 "$ALIGN" batch -q more.tsv -o more
run 0 "$ALIGN" glossary more --types LOC --update kept.jsonl -o kept.jsonl --report report.tsv
has err '1 new, 1 changed, 0 contradicted'
has report.tsv '^new	e[0-9a-f]*	Japan = Nhật Bản$'
[ "$(tail -n 1 kept.jsonl | grep -c Japan)" -eq 1 ] || fail 'new entries come last'

# As a lexicon.
run 0 "$ALIGN" lexicon import terms.tbx -o mine.tsv
run 0 "$ALIGN" lexicon validate mine.tsv
printf 'Blimton\tThành phố Bủng\n' >own.utf8
run 0 "$ALIGN" lexicon import own.utf8 -o own.tsv
printf 'Blimton is far.\n' >a.txt
printf 'Thành phố Bủng ở xa.\n' >b.txt
run 0 "$ALIGN" pair --lexicon own.tsv a.txt b.txt
has out '^MISC	Blimton	Thành phố Bủng	'
