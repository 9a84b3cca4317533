# A closed pipe ends the program quietly; a signal keeps what was finished; an output file appears whole
# or not at all.
. "$CHECK"

record='{"id":"a","en":"x","vi":"y"}'
result='{"id":"a","alignments":[],"unaligned":{"en":[],"vi":[]}}'

yes "$record" | { "$ALIGN" stream 2>err; echo $? >code; } | head -n 2 >out
same out "$result
$result"
same err ''
same code 0
"$ALIGN" --help 2>err | :
same err ''

# SIGINT and SIGTERM: 130 and 143, the file holds whole lines.
for stop in INT:130 TERM:143; do
  mkfifo pipe
  "$ALIGN" stream pipe -o kept.jsonl 2>err &
  program=$!
  exec 3>pipe
  for _ in 1 2 3; do echo "$record" >&3; done
  # Its temporary file has the answers as soon as they are done.
  for _ in $(seq 200); do
    [ "$(cat .kept.jsonl.*.tmp 2>/dev/null | wc -l)" -eq 3 ] && break
    sleep 0.05
  done
  printf '{"id":"cut","en":' >&3
  kill -"${stop%:*}" $program
  code=0
  wait $program || code=$?
  exec 3>&-
  [ $code -eq "${stop#*:}" ] || fail "exit code $code after SIG${stop%:*}"
  same kept.jsonl "$result
$result
$result"
  same err ''
  rm pipe kept.jsonl
done

# What cannot be written leaves the old file and no other.
echo old >table.tsv
printf 'Hanoi\n' >en.txt
run 2 "$ALIGN" pair no.txt -o table.tsv
same table.tsv old
run 0 "$ALIGN" pair en.txt -o table.tsv
same out ''
has table.tsv $'^type\ten\tvi\t'
ln -s table.tsv link.tsv
run 0 "$ALIGN" pair en.txt --format csv -o link.tsv
[ -L link.tsv ] || fail 'the link was replaced'
has table.tsv '^type,en,vi,'
echo "$record" >in.jsonl
run 2 "$ALIGN" stream in.jsonl -o ./in.jsonl
same err 'align: ./in.jsonl: is the input too, expected another file'
same in.jsonl "$record"
[ -z "$(find . -name '*.tmp')" ] || fail "left behind: $(find . -name '*.tmp')"
if [ -e /dev/full ]; then
  code=0
  "$ALIGN" stream in.jsonl >/dev/full 2>err || code=$?
  [ $code -eq 2 ] || fail "exit code $code"
  same err 'align: standard output: cannot write: No space left on device'
fi
