# One side empty, the languages swapped, one language twice: warned of, and as much done as can be.
. "$CHECK"

cat >en.txt <<'EOF'
Deputy Minister Pham Thi Ngoc Lan said Vietnam would spend more on joint laboratories this year.
Katarina Vogel, a German adviser, said that Quang Ninh should build wind farms off its coast.
EOF
cat >vi.txt <<'EOF'
Thứ trưởng Phạm Thị Ngọc Lan cho biết năm nay Việt Nam sẽ chi thêm cho các phòng thí nghiệm chung.
Bà Katarina Vogel, chuyên gia người Đức, cho rằng Quảng Ninh nên làm điện gió ở ngoài khơi của tỉnh.
EOF
printf ' \n\r\n' >blank.txt

# One side empty: the names of the other, unaligned.
run 0 "$ALIGN" pair en.txt blank.txt
same err 'align: warning: blank.txt: the text is empty, only the names of the other are listed'
cp out table
run 0 "$ALIGN" pair en.txt
same err ''
diff -u out table || exit 1
has out $'^PER\tKatarina Vogel\t\t0.000\t'
run 0 "$ALIGN" pair blank.txt vi.txt
same err 'align: warning: blank.txt: the text is empty, only the names of the other are listed'
has out $'^PER\t\tKatarina Vogel\t0.000\t'
run 0 "$ALIGN" pair -q en.txt blank.txt
same err ''

# Swapped: the same rows with the sides as given.
run 0 "$ALIGN" pair --mode parallel en.txt vi.txt --level mention
same err ''
cut -f 2,3 out | grep -vE '^(en.*|[^'$'\t'']*'$'\t'')$' | sort >straight
run 0 "$ALIGN" pair --mode parallel vi.txt en.txt --level mention
has err '^align: warning: .*the other way round'
[ "$(wc -l <err)" -eq 1 ] || fail "more than one message: $(cat err)"
awk -F '\t' 'NR > 1 && $2 != "" && $3 != "" { print $3 "\t" $2 }' out | sort >turned
awk -F '\t' '$1 != "" && $2 != ""' straight >both
[ -s both ] || fail 'nothing was aligned'
diff -u both turned || exit 1
run 0 "$ALIGN" pair --mode parallel vi.txt en.txt --level mention --format jsonl
has out '^\{"id":"vi.txt","swapped":true,"alignments":'

# One language twice.
cp vi.txt vi2.txt
run 0 "$ALIGN" pair --mode parallel vi.txt vi2.txt
has err '^align: warning: both texts look Vietnamese'
has out '^PER'
cp en.txt en2.txt
run 0 "$ALIGN" pair --mode parallel en.txt en2.txt
has err '^align: warning: both texts look English'
has out '^PER'
run 0 "$ALIGN" pair --mode parallel en.txt ./en.txt -q
same err ''
run 0 "$ALIGN" pair --mode parallel en.txt ./en.txt
has err '^align: warning: en.txt: both texts are the same file'
