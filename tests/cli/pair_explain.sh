# --explain adds to each row what its score is made of and what came next; other formats stay as they are.
. "$CHECK"

echo 'They left Quang Ninh Province.' >en.txt
echo 'Họ rời Quảng Ninh.' >vi.txt

run 0 "$ALIGN" pair -q en.txt vi.txt --format table --explain
has out '^      score: linked: Quang = Quảng \(.*; chances of a name: .*; as a whole: '
has out '^      runner-up: .* = .*, score 0\.'
run 0 "$ALIGN" pair -q en.txt vi.txt --format md --explain
has out '^\|  *\| score \| linked: '
run 0 "$ALIGN" pair -q en.txt vi.txt --format table
! grep -q 'runner-up' out || fail 'explained without being asked'
for format in tsv jsonl; do
  run 0 "$ALIGN" pair -q en.txt vi.txt --format $format
  cp out plain
  run 0 "$ALIGN" pair -q en.txt vi.txt --format $format --explain
  diff -u plain out || exit 1
done
