# Where nothing can be written the program says so, and what was there stays.
. "$CHECK"

printf 'Hanoi\tHà Nội\n' >a.tsv
printf '{"en":"Hanoi","vi":"Hà Nội"}\n' >a.jsonl
run 2 "$ALIGN" stream a.jsonl -o /dev/full
has err '/dev/full: cannot write: No space left on device'
run 2 "$ALIGN" merge a.tsv -o b.tsv
has err 'a.tsv:1: expected records'
run 0 "$ALIGN" stream a.jsonl -o out.jsonl
run 2 "$ALIGN" merge out.jsonl -o /dev/full

mkdir closed
chmod 555 closed
if [ "$(id -u)" -ne 0 ]; then
  run 2 "$ALIGN" batch a.tsv -o closed/d
  has err 'closed/d.*: cannot make the folder'
fi
printf 'x' >file
run 2 "$ALIGN" batch a.tsv -o file
has err 'file'
[ "$(cat file)" = x ] || fail 'a file was written over'

# Two runs in one folder at once.
run 0 "$ALIGN" batch -q a.tsv -o d
(
  exec 9>d/.align/lock
  flock 9
  run 2 "$ALIGN" batch -q a.tsv -o d
  has err 'd/.align: another run is writing there'
)

# Data that is packed badly, and a bomb: 400 MB of one line in 400 KB, in little memory.
head -c 60 <(printf 'Hanoi\tHà Nội\n%.0s' $(seq 1000) | gzip) >bad.tsv.gz
run 2 "$ALIGN" batch bad.tsv.gz -o bad
has err 'bad.tsv.gz: the compressed data ends in the middle'
head -c 400000000 /dev/zero | tr '\0' a | gzip -1 >bomb.jsonl.gz
# A sanitizer needs more addresses than there is memory.
limit=700000
(ulimit -v $limit && "$ALIGN" --version >/dev/null 2>&1) || limit=unlimited
(ulimit -v $limit && run 1 "$ALIGN" stream bomb.jsonl.gz)
has out '"error":\{"code":"too_large"'
