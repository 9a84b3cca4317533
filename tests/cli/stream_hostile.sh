# Records made to hurt: each is answered in its place, soon and in little memory, and the record behind it is as
# always.
. "$CHECK"

good() { printf '{"id":"good","en":"He lives in Hanoi.","vi":"Anh ấy sống ở Hà Nội."}\n'; }
good | "$ALIGN" stream >good.out
# times COUNT TEXT
times() { yes -- "$2" | head -n "$1" | tr -d '\n'; }
error() { printf '{"id":%s,"error":{"code":"%s","message":"%s"}}\n' "$@"; }

# What is no record.
{
  printf '{"id":"deep","en":"x","vi":"y","more":%s%s}\n' "$(times 100000 '[')" "$(times 100000 ']')"
  good
  printf '{"id":"deep text","en":%s"x"%s,"vi":"y"}\n' "$(times 2000 '[')" "$(times 2000 ']')"
  printf '{"id":"open","en":"x","vi":"y","more":%s\n' "$(times 100000 '{"a":')"
  good
  printf '{"id":"overlong","en":"a\300\257b","vi":"y"}\n'
  printf '{"id":"overlong too","en":"a\340\200\257b","vi":"y"}\n'
  printf '{"id":"surrogate bytes","en":"a\355\240\200b","vi":"y"}\n'
  printf '{"id":"half","en":"a\\ud83d b","vi":"y"}\n'
  printf '{"id":"other half","en":"a","vi":"\\ude00"}\n'
  printf '{"id":"nul","en":"a\0b","vi":"y"}\n'
  printf '{"id":{"id":"object"},"en":"x","vi":"y"}\n'
  printf '{"id":[[]],"en":"x","vi":"y"}\n'
  good
} >bad.jsonl
run 1 timeout 60 "$ALIGN" stream bad.jsonl
{
  error '"deep"' invalid_json 'invalid JSON near byte 295 of the line: nested too deeply'
  cat good.out
  error '"deep text"' wrong_type 'en[0] is a list, expected a string'
  error '"open"' invalid_json 'invalid JSON: a list or an object is not closed'
  cat good.out
} >expected
head -n 5 out | diff -u expected - || exit 1
cut -d '"' -f 4,10 <out | tail -n 9 | head -n 5 >codes
same codes 'overlong"invalid_utf8
overlong too"invalid_utf8
surrogate bytes"invalid_utf8
half"invalid_json
other half"invalid_json'
has out '^\{"id":"nul","error":\{"code":"invalid_json","message":"NUL byte'
has out '^\{"id":12,"error":\{"code":"wrong_type","message":"id is an object, expected a string or a number"'
has out '^\{"id":13,"error":\{"code":"wrong_type","message":"id is a list, expected a string or a number"'
tail -n 1 out | diff -u good.out - || exit 1
[ "$(wc -l <out)" -eq 14 ] || fail "$(wc -l <out) answers to 14 records"

# A NUL as an escape is a character like others.
printf '{"id":1,"en":"Hanoi\\u0000","vi":"\\u0000Hà Nội"}\n' >nul.jsonl
run 0 "$ALIGN" stream nul.jsonl
has out '"en":\{"text":"Hanoi","start":0,"end":5\},"vi":\{"text":"Hà Nội","start":1,"end":7\}'

# Much in one line. Seconds are those of the processor; a build for finding faults is given more time and memory.
limit=30
memory=1500000 # kilobytes
if ! grep -qx 'CMAKE_BUILD_TYPE:STRING=Release' "$(dirname "$ALIGN")/CMakeCache.txt"; then
  limit=500
  memory=unlimited
fi
# soon NAME LEAST: aligns NAME.jsonl, which has a good record behind it, to no less than LEAST pairs.
soon() {
  local used pairs
  TIMEFORMAT=%U
  used=$({ ulimit -v $memory && time timeout 500 "$ALIGN" stream -q "$1.jsonl" >out 2>err; } 2>&1) ||
    fail "$1: $(cat err)"
  [ "${used%.*}" -lt "$limit" ] || fail "$1 took $used s"
  tail -n 1 out | diff -u good.out - || exit 1
  pairs=$(head -n 1 out | grep -o '"evidence":' | wc -l)
  [ "$pairs" -ge "$2" ] || fail "$1: $pairs pairs, expected $2"
}
many=100000
{
  printf '{"id":1,"en":"%s","vi":"%s"}\n' "$(times $many 'Hanoi, ')" "$(times $many 'Hà Nội, ')"
  good
} >one_name.jsonl
soon one_name 90000
many=30000
{
  printf '{"id":1,"en":"%s","vi":"%s"}\n' \
    "$(seq $many | sed 's/.*/Abo & Tudan, /' | tr -d '\n')" "$(seq $many | sed 's/.*/Abo & Tudan, /' | tr -d '\n')"
  good
} >names.jsonl
soon names 29000
# The same with the spans of the user.
spans() { seq 0 5 $((5 * many - 5)) | awk '{ print "{\"start\":" $1 ",\"end\":" $1 + 3 "}" }' | paste -sd ,; }
{
  printf '{"id":1,"en":"%s","vi":"%s","mentions":{"en":[%s],"vi":[%s]}}\n' \
    "$(times $many 'Hue, ')" "$(times $many 'Huế, ')" \
    "$(spans)" "$(spans)"
  good
} >spans.jsonl
soon spans 29000
# As texts about one matter, and as lists of one item.
{
  printf '{"id":1,"mode":"comparable","en":"%s","vi":"%s"}\n' "$(times $many 'Hue, ')" "$(times $many 'Huế, ')"
  good
} >comparable.jsonl
soon comparable 29000
{
  printf '{"id":1,"en":["%s"],"vi":["%s"]}\n' "$(times $many 'Hue, ')" "$(times $many 'Huế, ')"
  good
} >items.jsonl
soon items 29000
# One side alone, words without end, many fields, many items.
{
  printf '{"id":1,"en":"%s","vi":"Huế"}\n' "$(times $many 'Hue ')"
  good
} >side.jsonl
soon side 0
{
  printf '{"id":1,"en":"%s","vi":"%s"}\n' "$(times $many 'Hue')" "$(times $many 'ếế́')"
  good
} >word.jsonl
soon word 0
{
  printf '{"id":1,"en":"x","vi":"y"%s}\n' "$(seq $many | sed 's/.*/,"f&":[&]/' | tr -d '\n')"
  good
} >fields.jsonl
soon fields 0
{
  printf '{"id":1,"en":["x"%s],"vi":["y"]}\n' "$(times $many ',"Hue"')"
  good
} >list.jsonl
soon list 0
