# --why says what became of a name, in place of the table.
. "$CHECK"

echo 'They left Hanoi for Zorbistan.' >en.txt
echo 'Họ rời Hà Nội.' >vi.txt

run 0 "$ALIGN" pair -q en.txt vi.txt --why 'HÀ NỘI'
has out '^English text, characters 10-15: Hanoi$'
has out '^  aligned with "Hà Nội", score 0\.'
has out '^    Hanoi = Hà Nội: strength .*: chosen; linked: Hanoi = Hà Nội '
has out '^Vietnamese text, characters 7-13: Hà Nội$'
grep -q '^type' out && fail 'the table was printed too'
run 0 "$ALIGN" pair -q en.txt vi.txt --why zorbistan
has out 'nothing in its counterpart is linked to it'
run 0 "$ALIGN" pair -q en.txt vi.txt --why hanoi --min-score 0.999
has out 'below the threshold 0\.999'
run 0 "$ALIGN" pair -q en.txt vi.txt --why hanoi --types PER
has out 'rows of type LOC were not asked for'
run 0 "$ALIGN" pair -q en.txt vi.txt --why hanoi --mode comparable
has out '^The texts were matched as texts about the same matter'
has out '^  aligned as Hanoi = Hà Nội'
run 0 "$ALIGN" pair -q en.txt vi.txt --why Danang
same out '"Danang" stands in neither text, whatever case and marks.'

run 2 "$ALIGN" pair en.txt --why hanoi
has err '--why: one text given, expected EN VI'
run 2 "$ALIGN" pair en.txt vi.txt --why '?!'
has err "--why: '\?!' has no letter or digit, expected a name"
run 2 "$ALIGN" pair en.txt vi.txt --why ''
has err "--why: '' has no letter or digit"
: >empty.txt
run 2 "$ALIGN" pair -q en.txt empty.txt --why hanoi
has err '--why: one of the texts is empty'
run 0 "$ALIGN" pair --help
has out '--why NAME'
has out 'Instead of the table'
