# The same bytes for any number of threads, in the order of the records.
. "$CHECK"

i=0
while [ $i -lt 3000 ]; do
  i=$((i + 1))
  case $((i % 7)) in
    0) printf '{"id":%s,"en":7,"vi":""}\n' $i ;;
    1) printf '{"id":%s,"en":"Hanoi and Hue","vi":"Hà Nội và Huế","n":%s}\n' $i $i ;;
    *) printf '{"id":%s,"en":"Mr. Hung left Da Nang.","vi":"Ông Hùng rời Đà Nẵng."}\n' $i ;;
  esac
done >in.jsonl
run 1 "$ALIGN" stream -j 1 in.jsonl
cp out one
cp err one.err
[ "$(wc -l <one)" -eq 3000 ] || fail "$(wc -l <one) lines"
for jobs in 2 5; do
  run 1 "$ALIGN" stream -j $jobs in.jsonl -o file.jsonl
  cmp one file.jsonl >&2
  same out ''
  cmp one.err err >&2
done
sed 's/^{"id":\([0-9]*\),.*/\1/' one >ids
seq 3000 | cmp - ids >&2

# A program that waits for each answer gets it.
coproc "$ALIGN" stream
for id in 1 2 3; do
  echo "{\"id\":$id,\"en\":\"x\",\"vi\":\"y\"}" >&"${COPROC[1]}"
  read -r -t 20 line <&"${COPROC[0]}" || fail 'no answer within 20 seconds'
  [ "$line" = "{\"id\":$id,\"alignments\":[],\"unaligned\":{\"en\":[],\"vi\":[]}}" ] || fail "$line"
done
