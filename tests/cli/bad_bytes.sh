# Documents that are no text, or text that is no UTF-8: the byte is named.
. "$CHECK"

printf 'Hanoi is the capital of Vietnam.\n' >en.txt
refused() {
  local message=$1
  shift
  run 2 "$ALIGN" "$@"
  same out ''
  same err "align: $message"
}

printf 'Hanoi \377 is the capital of Vietnam.\n' >invalid.txt
refused 'invalid.txt: invalid UTF-8 at byte 6, expected UTF-8 text' pair invalid.txt
refused 'invalid.txt: invalid UTF-8 at byte 6, expected UTF-8 text' pair en.txt invalid.txt
refused 'invalid.txt: invalid UTF-8 at byte 6, expected UTF-8 text' tokenize --lang vi invalid.txt
refused 'standard input: invalid UTF-8 at byte 6, expected UTF-8 text' pair - <invalid.txt
printf 'H\303\240 N\341\273' >cut.txt
refused 'cut.txt: invalid UTF-8 at byte 5, expected UTF-8 text' pair --vi cut.txt

printf 'Hanoi\0 is the capital.\n' >nul.txt
refused 'nul.txt: binary data: NUL byte at byte 5, expected text' pair nul.txt en.txt
printf '\177ELF\002\001\001\000\377\376' >program
refused 'program: binary data: NUL byte at byte 7, expected text' tokenize --lang en program

# A byte order mark is no part of the text; UTF-16 is read by its mark or by name.
run 0 "$ALIGN" tokenize --lang en en.txt
cp out expected
printf '\357\273\277' | cat - en.txt >mark.txt
run 0 "$ALIGN" tokenize --lang en mark.txt
cmp expected out >&2
for order in LE BE; do
  iconv -f UTF-8 -t UTF-16$order en.txt >bare.txt
  run 0 "$ALIGN" tokenize --lang en --encoding utf-16$order bare.txt
  cmp expected out >&2
  name=$(echo utf-16$order | tr '[:upper:]' '[:lower:]')
  refused "bare.txt: NUL byte at byte $([ $order = LE ] && echo 1 || echo 0): this looks like UTF-16 text without a byte order mark; try --encoding $name" \
    tokenize --lang en bare.txt
done
iconv -f UTF-8 -t UTF-16 en.txt >marked.txt
run 0 "$ALIGN" tokenize --lang en marked.txt
cmp expected out >&2
