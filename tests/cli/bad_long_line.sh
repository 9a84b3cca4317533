# A line of 100 MB is refused without being kept in memory; the records around it keep their results.
. "$CHECK"
command -v python3 >/dev/null || skip 'no python3'

cat >measure.py <<'EOF'
import resource, subprocess, sys
megabytes = int(sys.argv[1])
good = '{"id":"%s","en":"He lives in Hanoi.","vi":"Anh ấy sống ở Hà Nội."}\n'
process = subprocess.Popen([*sys.argv[2:], 'stream', '-'], stdin=subprocess.PIPE, stdout=open('out', 'wb'), stderr=open('err', 'wb'))
process.stdin.write((good % 'first').encode() + b'{"id":"long","en":"')
for _ in range(megabytes): process.stdin.write(b'x' * 1000000)
process.stdin.write(b'","vi":"y"}\n' + (good % 'last').encode())
process.stdin.close()
assert process.wait() == 1, process.returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
EOF
used=$(python3 measure.py 100 "$ALIGN")
good() { printf '{"id":"%s","en":"He lives in Hanoi.","vi":"Anh ấy sống ở Hà Nội."}\n' "$1" | "$ALIGN" stream; }
message='the record has 100000030 bytes, expected at most 67108864 (--max-record)'
{
  good first
  printf '{"id":"long","error":{"code":"too_large","message":"%s"}}\n' "$message"
  good last
} >expected
diff -u expected out || exit 1
same err "align: standard input:2: $message"

# Ten times as long takes no more. The sanitizers keep what was freed, so only the growth is looked at.
more=$(python3 measure.py 1000 "$ALIGN")
[ "$more" -lt $((used + 100)) ] || fail "$used MB for a line of 100 MB, $more MB for one of 1000 MB"

printf '{"id":"a","en":"x","vi":"y"}\n' >a.jsonl
run 1 "$ALIGN" stream --max-record 27 a.jsonl
same out '{"id":"a","error":{"code":"too_large","message":"the record has 28 bytes, expected at most 27 (--max-record)"}}'
run 0 "$ALIGN" stream --max-record 28 a.jsonl
