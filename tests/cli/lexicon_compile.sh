# Lexicons as one binary file: --lexicon takes it like the rows that it was made of.
. "$CHECK"

tsv() { printf 'id\ttype\tvi\ten\tdomain\tfrom\tto\trelations\tsource\tnote\n'; }
{ tsv; printf 'my:a\tLOC\tXóm Mơ\tDreamham\t\t\t\t\tuser\t\nmy:b\tLOC\tXóm B\tBham\t\t\t\t\tuser\t\n'; } >a.tsv
{ tsv; printf 'my:a\tLOC\tLàng Mơ\tDreamham\t\t\t\t\tuser\t\n'; } >b.tsv

run 0 "$ALIGN" lexicon compile a.tsv b.tsv -o mine.alx
same out ''
same err 'align: mine.alx: 2 rows, 0 faults'
known='{"form":"Dreamham","entries":[{"id":"my:a","type":"LOC","en":["Dreamham"],"vi":["Làng Mơ"],"domain":"","from":"","to":"","source":"user","note":""}]}'
run 0 "$ALIGN" lexicon lookup --lexicon mine.alx --format jsonl Dreamham
same out "$known"
same err ''
# Also through a pipe, which cannot be mapped.
# shellcheck disable=SC2016  # "$0" is for the inner shell
run 0 bash -c '"$0" lexicon lookup --lexicon - --format jsonl Dreamham < <(cat mine.alx)' "$ALIGN"
same out "$known"
run 0 "$ALIGN" lexicon validate mine.alx
same err 'align: mine.alx: 2 rows, 0 faults'

# A row that cannot be read is said; the others are compiled.
printf 'my:c\tPLACE\ta\tb\t\t\t\t\tuser\t\n' >>a.tsv
run 1 "$ALIGN" lexicon compile a.tsv -o part.alx
same err "align: a.tsv:4: unknown type 'PLACE'
align: part.alx: 2 rows, 1 faults"

# Files that are cut, damaged or something else.
head -c 500 mine.alx >cut.alx
run 2 "$ALIGN" lexicon lookup --lexicon cut.alx Dreamham
same err "align: cut.alx: not a compiled lexicon of this version, or cut short: make it anew with 'align lexicon compile'"
{ head -c 200 mine.alx; head -c 2000 /dev/zero | tr '\0' '\377'; tail -c +2201 mine.alx; } >bad.alx
run 2 "$ALIGN" lexicon lookup --lexicon bad.alx Dreamham
has err "^align: bad.alx: .*make it anew with 'align lexicon compile'$"
# Damage inside is not looked for when the file is opened, and does no harm; validate finds it.
size=$(wc -c <mine.alx)
{ head -c 1000 mine.alx; head -c 300 /dev/zero | tr '\0' '\377'; tail -c +1301 mine.alx; } >worn.alx
[ "$(wc -c <worn.alx)" = "$size" ] || fail 'worn.alx has another size'
run 0 "$ALIGN" lexicon lookup --lexicon worn.alx --format jsonl Dreamham
run 1 "$ALIGN" lexicon validate worn.alx
same err "align: worn.alx: a damaged compiled lexicon: make it anew with 'align lexicon compile'"
run 2 "$ALIGN" lexicon compile mine.alx -o again.alx
same err 'align: mine.alx: compiled already, expected rows'
[ ! -e again.alx ] || fail 'again.alx was written'
run 2 "$ALIGN" lexicon compile a.tsv
has err '^align: no output given, expected -o FILE'
run 2 "$ALIGN" lexicon compile no.tsv -o none.alx
same err 'align: no.tsv: no such file'

# All of the project's own, in less than a minute, however busy the machine.
begin=$(date +%s)
run 0 "$ALIGN" lexicon compile "$PROJECT"/lexicons/*.tsv -o all.alx
[ $(($(date +%s) - begin)) -lt 60 ] || fail 'compiling took a minute or more'
