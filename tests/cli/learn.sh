# align learn: word statistics and lexicon candidates from parallel text.
. "$CHECK"

pairs() {
  local _
  for _ in 1 2 3 4; do
    printf 'The blim sleeps.\tCon bủng ngủ.\nA red blim.\tMột con bủng đỏ.\n'
    printf 'A red house.\tMột căn nhà đỏ.\nThe house sleeps.\tCăn nhà ngủ.\n'
  done
}
pairs >pairs.tsv
run 0 "$ALIGN" learn pairs.tsv --licence 'CC0 1.0' -o words.tsv
same out ''
same err ''
[ "$(head -n 1 words.tsv)" = $'en\tvi\tcount\tweight' ] || fail 'no header'
has words.tsv '^# learned by: align learn pairs\.tsv$'
has words.tsv '^# data: pairs\.tsv \(16 pairs, hash [0-9a-f]{16}\)$'
has words.tsv '^# licence of the data: CC0 1\.0$'
has words.tsv $'^blim\tbủng\t8\t'
grep -q $'^blim\tnhà\t' words.tsv && fail 'blim is no house'
grep -v '^#' words.tsv | tail -n +2 >rows
LC_ALL=C sort -c rows || fail 'not sorted'

# The same from JSON Lines, a text of several lines too, and at any number of threads.
{
  printf '{"id":1,"en":"The blim sleeps.\\nA red blim.","vi":"Con bủng ngủ.\\nMột con bủng đỏ."}\n'
  pairs | tail -n +3
} >pairs.jsonl
for jobs in 1 3; do
  run 0 "$ALIGN" learn -j "$jobs" pairs.jsonl -o again.tsv
  grep -v '^#' again.tsv | tail -n +2 | cmp - rows || fail "other rows with -j $jobs"
done
run 0 "$ALIGN" learn --iterations 1 - -o again.tsv <pairs.tsv
has again.tsv '^# learned by: align learn standard input --iterations 1$'

# What was learned can be used and checked; what is damaged is refused.
printf 'A blim.\n' >a.txt
printf 'Một con bủng.\n' >b.txt
run 0 "$ALIGN" pair --model words.tsv a.txt b.txt
run 0 "$ALIGN" lexicon validate words.tsv
same err "align: words.tsv: $(wc -l <rows) rows of word statistics, 0 faults"
printf 'x\ty\n' >>words.tsv
run 2 "$ALIGN" pair --model words.tsv a.txt b.txt
has err '^align: words\.tsv:[0-9]+: 2 columns, expected 4$'
run 1 "$ALIGN" lexicon validate words.tsv
run 2 "$ALIGN" stream --model a.txt pairs.jsonl
same err 'align: a.txt:1: no word table, expected the header en, vi, count, weight'
run 2 "$ALIGN" stream --model no.tsv pairs.jsonl
same err 'align: no.tsv: no such file'

# Candidates are lexicon rows.
run 0 "$ALIGN" learn pairs.tsv --propose -
[ "$(head -n 1 out)" = $'id\ttype\tvi\ten\tdomain\tfrom\tto\trelations\tsource\tnote' ] || fail 'no lexicon header'
cp out candidates.tsv
has candidates.tsv $'^proposed:[0-9]+\tTERM\t.*bủng đỏ\tred blim\t.*\tcorpus\t4 of 4: A red blim\\. = Một con bủng đỏ\\.$'
run 0 "$ALIGN" lexicon validate candidates.tsv

# Bad lines are said and left out.
{ printf 'no tab\n\n'; pairs; printf 'a\t\377\n{"en":5}\n'; } >bad.tsv
run 1 "$ALIGN" learn bad.tsv -o part.tsv
has err '^align: bad\.tsv:1: no tab, expected English TAB Vietnamese$'
has err '^align: bad\.tsv:19: invalid UTF-8 at byte 2$'
has err '^align: bad\.tsv:20: '
grep -v '^#' part.tsv | tail -n +2 | cmp - rows || fail 'bad lines changed the rows'

# Whole or not at all.
run 2 "$ALIGN" learn pairs.tsv
same err 'align: no output given, expected -o FILE or --propose FILE; see align learn --help'
run 2 "$ALIGN" learn -o none.tsv
run 2 "$ALIGN" learn pairs.tsv no.tsv -o none.tsv
same err 'align: no.tsv: no such file'
: >empty.tsv
run 2 "$ALIGN" learn empty.tsv -o none.tsv
same err 'align: no pair of sentences to learn from'
run 2 "$ALIGN" learn pairs.tsv -o none.tsv --propose no/where.tsv
[ ! -e none.tsv ] || fail 'none.tsv was written'
run 2 "$ALIGN" learn pairs.tsv --iterations many -o none.tsv
