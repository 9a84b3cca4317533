# Rows of a user's lexicon for each file and domain; with a corpus also those that occur in it.
. "$CHECK"

{
  printf 'id\ttype\tvi\ten\tdomain\tfrom\tto\trelations\tsource\tnote\n'
  printf 'my:a\tLOC\tXóm Mơ\tDreamham\tplace.x\t\t\t\tgeneral\t\n'
  printf 'my:b\tLOC\tXóm B\tBham\tplace.x\t\t\t\tuser\t\n'
  printf 'my:c\tLOC\tXóm C\tCham\t\t\t\t\tuser\t\n'
} >mine.tsv
printf 'She left Dreamham.\tCô rời Xóm Mơ.\nBham is far.\tXóm C ở xa.\n' >pairs.tsv
stats=("$ALIGN" lexicon stats --lexicon mine.tsv)
run 0 "${stats[@]}"
head -n 1 out >head.txt
same head.txt $'file\tdomain\trows\tsupported\tgeneral'
grep '^mine.tsv' out >mine.txt
same mine.txt $'mine.tsv\t-\t1\t1\t0\nmine.tsv\tplace.x\t2\t1\t1'
run 0 "${stats[@]}" --corpus pairs.tsv --format jsonl
grep mine.tsv out >mine.txt
same mine.txt '{"file":"mine.tsv","domain":"-","rows":1,"supported":1,"general":0,"fire":0}
{"file":"mine.tsv","domain":"place.x","rows":2,"supported":1,"general":1,"fire":1}'
run 0 "${stats[@]}" --format table
has out '^mine.tsv  .* 3 +2 +1$'
has out '^all  '
run 2 "${stats[@]}" --corpus no.tsv
same err 'align: no.tsv: no such file'
