# A run that was stopped goes on with no record lost or doubled: killed a hundred times, by a signal, by a full disk.
. "$CHECK"

awk 'BEGIN {
  for (i = 0; i < 6000; ++i)
    printf "Minister Nguyen Van %c came to Hanoi and Germany in %d, he said.\tBộ trưởng Nguyễn Văn %c đến Hà Nội và Đức năm %d, ông nói.\n",
      65 + i % 20, 1900 + i % 120, 65 + i % 20, 1900 + i % 120
}' >news.tsv
head -n 300 news.tsv >more.tsv
printf 'no tab\n' >>more.tsv
head -c 9000 <(gzip -c news.tsv) >cut.tsv.gz
inputs='more.tsv news.tsv cut.tsv.gz'

# equal A B: two runs gave the same, but for the time that they took.
equal() {
  diff -r "$1/alignments" "$2/alignments" || exit 1
  cmp "$1/entities.tsv" "$2/entities.tsv" || exit 1
  diff <(sed '/"timings"/,$d' "$1/report.json") <(sed '/"timings"/,$d' "$2/report.json") || exit 1
}

# shellcheck disable=SC2086  # inputs is a list of words
{
  start=$(date +%s%N)
  run 1 "$ALIGN" batch -q $inputs -o whole
  took=$((($(date +%s%N) - start) / 1000000)) # milliseconds

  # Every kill falls somewhere else; a run that was killed late leaves little to do, so folders take turns.
  # Under a sanitizer, where everything takes long, there are as many as fit into two minutes.
  killed=0 finished=0 end=$((SECONDS + 120))
  for ((i = 1; i <= 100 && SECONDS < end; ++i)); do
    after=$((i * 7919 % (took + 20) + 5))
    code=0
    timeout -s KILL "$((after / 1000)).$(printf %03d $((after % 1000)))" \
      "$ALIGN" batch -q $inputs -o killed --resume >/dev/null 2>err || code=$?
    if [ $code -eq 137 ]; then
      killed=$((killed + 1))
      continue
    fi
    [ $code -eq 1 ] || fail "exit code $code after kill $i: $(cat err)"
    finished=$((finished + 1))
    equal whole killed
    rm -rf killed
  done 2>/dev/null
  [ $((killed * 3)) -ge $((i - 1)) ] || fail "only $killed of $((i - 1)) runs were killed"
  [ $finished -ge 1 ] || run 1 "$ALIGN" batch -q $inputs -o killed --resume
  [ ! -e killed ] || { "$ALIGN" batch -q $inputs -o killed --resume >/dev/null 2>&1 || true; equal whole killed; }

  # What a crash leaves of a line is cut off.
  run 1 "$ALIGN" batch -q $inputs -o torn
  mv torn/alignments/news.jsonl torn/.align/news.part
  truncate -s -37 torn/.align/news.part
  run 1 "$ALIGN" batch -q $inputs -o torn --resume
  equal whole torn

  # A signal: what was finished is kept.
  "$ALIGN" batch -q $inputs -o term >/dev/null 2>&1 &
  sleep "0.$(printf %03d $((took / 2 % 1000)))"
  kill -TERM $! 2>/dev/null || true
  code=0
  wait $! || code=$?
  [ $code -eq 143 ] || [ $code -eq 1 ] || fail "exit code $code after SIGTERM"
  run 1 "$ALIGN" batch -q $inputs -o term --resume
  equal whole term

  # A full disk.
  code=0
  (ulimit -f 300 && exec "$ALIGN" batch -q $inputs -o full) >/dev/null 2>err || code=$?
  [ $code -eq 2 ] || fail "exit code $code with a full disk: $(cat err)"
  has err 'cannot write: File too large'
  [ ! -e full/report.json ] || fail 'a report of a run that failed'
  run 1 "$ALIGN" batch -q $inputs -o full --resume
  equal whole full

  # Another run is refused, and what is not the same is said.
  run 2 "$ALIGN" batch -q $inputs -o full --resume --min-score 0.7
  has err 'options: min-score changed from 0.5 to 0.7'
  printf 'type\ten\tvi\nLOC\tXyzville\tXyz\n' >mine.tsv
  run 2 "$ALIGN" batch -q $inputs -o full --resume --lexicon mine.tsv
  has err 'lexicons: .*mine.tsv.* is new'
  run 2 "$ALIGN" batch -q more.tsv news.tsv -o full --resume
  has err 'inputs: cut.tsv.gz is no longer there'
  echo 'Laos	Lào' >>more.tsv
  run 2 "$ALIGN" batch -q $inputs -o full --resume
  has err 'inputs: more.tsv changed'
  run 2 "$ALIGN" batch -q - -o full --resume
}

# Without --resume the folder is this run's alone.
run 0 "$ALIGN" batch -q --keep-going more.tsv -o full
[ "$(ls full/alignments)" = more.jsonl ] || fail "$(ls full/alignments)"
