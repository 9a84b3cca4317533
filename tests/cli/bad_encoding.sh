# Vietnamese text in the encodings from before Unicode is recognised, and the command that the message
# names converts it.
. "$CHECK"
command -v iconv >/dev/null || skip 'no iconv'

text='Cộng hòa Xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc.'
printf '%s\n' "$text" >vi.txt

# converts FILE NAME: refused with a command, which is run.
converts() {
  run 2 "$ALIGN" pair --vi "$1"
  same out ''
  has err "^align: $1: this is $2.*; convert it with: iconv "
  sh -c "$(sed 's/.*convert it with: //' err)"
  run 0 "$ALIGN" tokenize --lang vi "${1%.txt}.utf8.txt"
  cmp expected out >&2
}
run 0 "$ALIGN" tokenize --lang vi vi.txt
cp out expected

# .VnTime has no capitals with tones; this sentence needs only the Đ, which it has.
iconv -f UTF-8 -t TCVN vi.txt >tcvn.txt
converts tcvn.txt 'TCVN3 \(\.VnTime\) text, not UTF-8'
iconv -f LATIN1 -t UTF-8 tcvn.txt >misread.txt
converts misread.txt 'TCVN3 \(\.VnTime\) text that was read as Latin-1'
iconv -f UTF-8 -t VISCII vi.txt >viscii.txt
converts viscii.txt 'VISCII text, not UTF-8'
iconv -f UTF-8 -t CP1258 vi.txt >cp1258.txt
converts cp1258.txt 'Windows-1258 text, not UTF-8'
cp tcvn.txt "it's here.txt"
converts "it's here.txt" TCVN3

printf 'Nguyeãn Vaên Huøng, Haø Noäi\n' >vni.txt
run 2 "$ALIGN" pair --vi vni.txt
same err 'align: vni.txt: this is VNI text that was read as Latin-1; iconv does not know VNI: convert it with the toolkit of UniKey (VNI Windows to Unicode) or uvconv'
iconv -f UTF-8 -t LATIN1 vni.txt >vni8.txt
run 2 "$ALIGN" pair --vi vni8.txt
has err '^align: vni8.txt: this is VNI text, not UTF-8; '

# Western text is not taken for Vietnamese.
printf 'Zürich, São Paulo, Málaga, Besançon, Tromsø: the café là-bas, garçon.\n' >west.txt
run 0 "$ALIGN" tokenize --lang en west.txt
same err ''
printf 'He said \223Vietnam\222s caf\351\224 was good, and it went on for a good long while after that, too.\n' >1252.txt
run 2 "$ALIGN" pair 1252.txt
same err 'align: 1252.txt: invalid UTF-8 at byte 8, expected UTF-8 text; if it is Windows-1252, convert it with: iconv -f WINDOWS-1252 -t UTF-8 1252.txt > 1252.utf8.txt'

# --encoding does not convert them either.
run 2 "$ALIGN" pair --vi tcvn.txt --encoding TCVN3
has err '^align: --encoding: .TCVN3. is not read, .*: iconv -f TCVN -t UTF-8 FILE.txt > FILE.utf8.txt'

# A record with such a text is an error of its own.
printf '{"id":"a","en":"x","vi":"Céng hßa X· héi chñ nghÜa"}\n{"id":"b","en":"x","vi":"y"}\n' >pairs.jsonl
run 1 "$ALIGN" stream pairs.jsonl
same out '{"id":"a","error":{"code":"encoding","message":"vi is TCVN3 (.VnTime) text that was read as Latin-1, expected Unicode"}}
{"id":"b","alignments":[],"unaligned":{"en":[],"vi":[]}}'
