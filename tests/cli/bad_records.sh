# Records that cannot be processed give an error in their place; every other record keeps its result.
. "$CHECK"

good() { printf '{"id":%s,"en":"He lives in Hanoi.","vi":"Anh ấy sống ở Hà Nội."}\n' "$1"; }
result() { # ID: what a good record gives
  good "$1" | "$ALIGN" stream
}
empty='"alignments":[],"unaligned":{"en":[],"vi":[]}'
error() { printf '{"id":%s,"error":{"code":"%s","message":"%s"}}\n' "$@"; }

{
  good '"first"'
  echo '{"id":"open","en":"x","vi":"y"'
  echo '{"id":"two","en":"x","vi":"y"} {"id":"more"}'
  echo 'no JSON at all'
  echo '[1,2]'
  good 17
  echo '{"id":"number","en":5,"vi":"y"}'
  echo '{"id":"item","en":["a",null],"vi":"y"}'
  echo '{"id":"none","en":"x"}'
  echo '{"id":{"a":1},"en":"x","vi":"y"}'
  good 1.50e400
  echo '{"id":"mode","en":"x","vi":"y","mode":"fast"}'
  echo '{"id":"span","en":"x","vi":"y","mentions":{"en":[{"start":0,"end":9}]}}'
  echo '{"id":"half","en":"\ud800","vi":"y"}'
  printf '{"id":"bytes","en":"ab\377","vi":"y"}\n'
  printf '{"id":"nul","en":"a\0b","vi":"y"}\n'
  echo '{"en":"x","vi":"y"}'
  echo
  echo '{"id":null,"en":"x","vi":["y","z"]}'
  echo '{"id":"","en":"\u0000","vi":"y","page":3,"src":{"a":[1, 2.0]},"page":4}'
  echo '{"id":"caf\u00e9 \"x\"","en":"","vi":""}'
  good '"last"'
} >in.jsonl
text='expected a string or a list of strings'
{
  result '"first"'
  error '"open"' invalid_json 'invalid JSON: a list or an object is not closed'
  error '"two"' invalid_json 'invalid JSON near byte 31 of the line: something follows the object, expected one object a line'
  error 4 invalid_json 'invalid JSON: expected one JSON object a line'
  error 5 wrong_type 'the record is a list, expected an object'
  result 17
  error '"number"' wrong_type "en is a number, $text"
  error '"item"' wrong_type 'en[1] is null, expected a string'
  error '"none"' wrong_type "vi is missing, $text"
  error 10 wrong_type 'id is an object, expected a string or a number'
  result 1.50e400
  error '"mode"' wrong_type 'mode is \"fast\", expected \"parallel\" or \"comparable\"'
  error '"span"' wrong_type 'mentions.en[0] is 0 to 9, expected a span inside the 1 code points of the text'
  error '"half"' invalid_json 'bad escape in a string near byte 26 of the line: an unknown one, or half a surrogate pair'
  error '"bytes"' invalid_utf8 'invalid UTF-8 at byte 22 of the line'
  error '"nul"' invalid_json 'NUL byte at byte 19 of the line, expected JSON'
  echo "{\"id\":17,$empty}"
  echo "{\"id\":19,$empty}"
  echo "{\"id\":\"\",$empty,\"extra\":{\"src\":{\"a\":[1, 2.0]},\"page\":4}}"
  echo "{\"id\":\"café \\\"x\\\"\",$empty}"
  result '"last"'
} >expected

run 1 "$ALIGN" stream in.jsonl
diff -u expected out || exit 1
# Of one kind the first five are shown, the others counted.
grep -v '^align: warning' err >errors
same errors "align: in.jsonl:2: invalid JSON: a list or an object is not closed
align: in.jsonl:3: invalid JSON near byte 31 of the line: something follows the object, expected one object a line
align: in.jsonl:4: invalid JSON: expected one JSON object a line
align: in.jsonl:5: the record is a list, expected an object
align: in.jsonl:7: en is a number, $text
align: in.jsonl:8: en[1] is null, expected a string
align: in.jsonl:9: vi is missing, $text
align: in.jsonl:10: id is an object, expected a string or a number
align: in.jsonl:14: bad escape in a string near byte 26 of the line: an unknown one, or half a surrogate pair
align: in.jsonl:15: invalid UTF-8 at byte 22 of the line
align: in.jsonl:16: NUL byte at byte 19 of the line, expected JSON
align: and 2 more: wrong_type"

# The same from standard input, with CRLF, and with any number of threads.
sed 's/$/\r/' in.jsonl | "$ALIGN" stream -j 3 >out 2>err && fail 'exit code 0'
diff -u expected out || exit 1
run 0 "$ALIGN" stream in.jsonl --keep-going
diff -u expected out || exit 1
