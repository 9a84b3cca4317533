# The same bytes at any number of threads; shards merge to what a single run gives, packed or not.
. "$CHECK"

awk 'BEGIN {
  for (i = 0; i < 1500; ++i)
    printf "Minister Nguyen Van %c came to Hanoi and Germany in %d, he said.\tBộ trưởng Nguyễn Văn %c đến Hà Nội và Đức năm %d, ông nói.\n",
      65 + i % 20, 1900 + i % 120, 65 + i % 20, 1900 + i % 120
}' >news.tsv
printf '{"en":"Laos","vi":"Lào"}\n{"en":7}\n{"en":"Japan","vi":"Nhật Bản"}\n' >records.jsonl
cut -f1 news.tsv | head -n 400 >talks.en
cut -f2 news.tsv | head -n 400 >talks.vi
inputs='news.tsv records.jsonl talks'

# equal A B: two runs gave the same.
equal() {
  diff -r "$1/alignments" "$2/alignments" || exit 1
  cmp "$1/entities.tsv" "$2/entities.tsv" || exit 1
  cmp "$1/summary.html" "$2/summary.html" || exit 1
  diff <(sed '/"timings"/,$d' "$1/report.json") <(sed '/"timings"/,$d' "$2/report.json") || exit 1
}

# shellcheck disable=SC2086  # inputs is a list of words
for packing in none gz zst; do
  rm -rf one many part-*
  run 1 "$ALIGN" batch -q $inputs -o one -j1 --compress $packing
  run 1 "$ALIGN" batch -q $inputs -o many -j4 --compress $packing
  equal one many
  for i in 1 2 3; do
    run $((i == 2)) "$ALIGN" batch -q $inputs -o part-$i --shard $i/3 --compress $packing
  done
  rm -rf joined
  run 0 "$ALIGN" merge part-3 part-1 part-2 -o joined
  equal one joined
done
run 2 "$ALIGN" merge part-1 part-2 -o other
has err 'expected the 2 shards of one run'
run 1 "$ALIGN" batch -q records.jsonl -o stranger --shard 2/2
run 0 "$ALIGN" batch -q talks -o first --shard 1/2
run 2 "$ALIGN" merge first stranger -o other
has err 'is of another run than first'

# Records alone.
run 1 "$ALIGN" stream -q -j3 records.jsonl -o all.jsonl
for i in 1 2; do "$ALIGN" stream -q --shard $i/2 records.jsonl -o part$i.jsonl || true; done
run 0 "$ALIGN" merge part1.jsonl part2.jsonl -o joined.jsonl
cmp all.jsonl joined.jsonl || exit 1
run 0 "$ALIGN" merge part1.jsonl part2.jsonl -o joined.jsonl.zst
zstd -dc joined.jsonl.zst 2>/dev/null | cmp - all.jsonl || [ -z "$(command -v zstd)" ] || exit 1
run 2 "$ALIGN" merge part1.jsonl part1.jsonl -o joined.jsonl
has err 'the id 1 was there before'
run 2 "$ALIGN" merge part2.jsonl part1.jsonl -o joined.jsonl
has err 'has more lines than its turn'

# Entity tables add up, in any grouping.
for i in 1 2 3; do cp part-$i/entities.tsv e$i.tsv; done
run 0 "$ALIGN" merge e1.tsv e2.tsv -o e12.tsv
run 0 "$ALIGN" merge e12.tsv e3.tsv -o left.tsv
run 0 "$ALIGN" merge e2.tsv e3.tsv -o e23.jsonl
run 0 "$ALIGN" merge e1.tsv e23.jsonl -o right.tsv
cmp left.tsv right.tsv || exit 1
cmp left.tsv one/entities.tsv || exit 1
run 2 "$ALIGN" merge e1.tsv part1.jsonl -o no
has err 'is of another kind'
run 2 "$ALIGN" stream --shard 3/2 records.jsonl
has err "'3/2', expected i/n"
