# stream and learn with four threads on a few hundred records that have something to do: names, documents, faults,
# words to remember. The same bytes as with one; tests/run --tsan watches the threads.
. "$CHECK"

awk 'BEGIN {
  split("Nguyen Manh Hung|Tran Thi Lan|Zhang Yunming|Katarina Vogel|Le Van An", en, "|")
  split("Nguyễn Mạnh Hùng|Trần Thị Lan|Trương Vân Minh|Katarina Vogel|Lê Văn An", vi, "|")
  split("Hanoi|Hue|Da Nang|Quang Ninh Province|Guangxi|Moscow|Thuringia", en_place, "|")
  split("Hà Nội|Huế|Đà Nẵng|Quảng Ninh|Quảng Tây|Mát-xcơ-va|Thuringia", vi_place, "|")
  split("The blim sleeps.|A red blim.|A red house.|The house sleeps.", en_more, "|")
  split("Con bủng ngủ.|Một con bủng đỏ.|Một căn nhà đỏ.|Căn nhà ngủ.", vi_more, "|")
  for (i = 1; i <= 1500; ++i) {
    p = i % 5 + 1; q = i % 7 + 1; n = i * 37 % 1000
    e = en[p] " of the Ministry of Science and Technology left " en_place[q] " with " n " Blim" i % 90 "ers."
    v = vi[p] " của Bộ Khoa học và Công nghệ rời " vi_place[q] " với " n " người Blim" i % 90 "."
    k = i / 9 % 4 + 1
    if (i % 9 == 0) printf "{\"id\":%d,\"en\":[\"%s\",\"%s\"],\"vi\":[\"%s\",\"%s\"]}\n", i, e, en_more[k], v, vi_more[k]
    else if (i % 13 == 0) printf "{\"id\":%d,\"mode\":\"comparable\",\"en\":\"%s\",\"vi\":\"%s\"}\n", i, e, v
    else if (i % 17 == 0) printf "{\"id\":%d,\"en\":\"%s\"}\n", i, e
    else printf "{\"id\":%d,\"en\":\"%s\",\"vi\":\"%s\"}\n", i, e, v
  }
}' >in.jsonl
run 1 "$ALIGN" stream -j 1 in.jsonl
cp out one
cp err one.err
[ "$(grep -c '"alignments":\[{' one)" -gt 1300 ] || fail 'hardly anything was aligned'
run 1 "$ALIGN" stream -j 4 in.jsonl
cmp one out >&2
cmp one.err err >&2

grep -v '"mode"' in.jsonl | head -n 500 | grep '"vi"' >corpus.jsonl
for jobs in 1 4; do
  run 0 "$ALIGN" learn -j $jobs corpus.jsonl -o words.$jobs --propose rows.$jobs
done
cmp words.1 words.4 >&2
cmp rows.1 rows.4 >&2
[ "$(grep -vc '^#' words.1)" -gt 40 ] || fail 'hardly anything was learned'
[ "$(wc -l <rows.1)" -gt 1 ] || fail 'nothing was proposed'

# What was learned, in use by all threads.
run 1 "$ALIGN" stream -j 1 --model words.1 --lexicon rows.1 in.jsonl
cp out one
run 1 "$ALIGN" stream -j 4 --model words.1 --lexicon rows.1 in.jsonl
cmp one out >&2
