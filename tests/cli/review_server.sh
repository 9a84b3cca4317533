# align review: a job from its results to the address of the page, and to what was decided there.
. "$CHECK"

printf '%s\t%s\n' 'Hanoi and Hue welcomed Nguyen Manh Hung.' 'Hà Nội và Huế đón ông Nguyễn Mạnh Hùng.' >a.tsv
run 0 "$ALIGN" batch a.tsv -o job

# ask METHOD PATH [BODY]: one call of the page, what comes back on standard output.
ask() {
  local body=${3:-}
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nX-Align-Token: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "$1" "$2" "$port" "$token" "${#body}" "$body" >&3
  cat <&3
  exec 3>&-
}
# serve ARGUMENT...: starts the server, waits for its address.
serve() {
  : >address
  "$ALIGN" review "$@" --no-open >address 2>messages &
  server=$!
  for _ in $(seq 200); do
    ! grep -q '^http' address || break
    kill -0 $server 2>/dev/null || fail "the server ended: $(cat messages)"
    sleep 0.1
  done
  port=$(sed -n 's|^http://127.0.0.1:\([0-9]*\)/?token=[0-9a-f]*$|\1|p' address)
  token=$(sed -n 's|.*token=||p' address)
  [ -n "$port" ] || fail "no address: $(cat address messages)"
}
stop() {
  kill -INT $server
  local code=0
  wait $server || code=$?
  [ $code -eq 130 ] || fail "exit code $code after Ctrl-C, expected 130"
}

serve job --user lan
ask GET /api/state >state
has state '"job":"job","user":"lan","version":0,"pairs":3,"open":3,"decided":0,"files":\["a"\]'
ask GET '/api/list?text=hanoi' >list
id=$(sed -n 's/.*"ids":\[\([0-9]*\)\].*/\1/p' list)
ask POST /api/decide "{\"decisions\":[{\"id\":$id,\"verdict\":\"accepted\",\"seen\":0}]}" >answer
has answer '"entry":1,"count":1'
stop
has messages '1 of 3 decided; kept in job.review.db'

# The database is the review as much as the job is; nothing is read again.
serve job.review.db
ask GET /api/state >state
has state '"decided":1,'
stop
run 0 "$ALIGN" review export --db job.review.db -o decided.tsv
has decided.tsv '	LOC	Hà Nội	Hanoi	'

# The job changed: what was decided holds.
printf '%s\t%s\n' 'Hanoi and Da Nang.' 'Hà Nội và Đà Nẵng.' >>a.tsv
rm -r job
run 0 "$ALIGN" batch a.tsv -o job
serve job
ask GET /api/state >state
has state '"pairs":4,"open":3,"decided":1,'
has messages 'reading job into job.review.db'
stop

run 2 "$ALIGN" review none
has err 'none: no such file'
run 2 "$ALIGN" review a.tsv
[ ! -e a.tsv.review.db ] || fail 'a database was made for nothing'
run 2 "$ALIGN" review
has err 'no result given'
run 2 "$ALIGN" review job --port 70000
has err "port: '70000', expected a port"
printf '%s\n' '{"id":1,"alignments":[],"unaligned":{"en":[],"vi":[]}}' '{"id":1,"alignments":[],"unaligned":{"en":[],"vi":[]}}' >twice.jsonl
run 2 "$ALIGN" review twice.jsonl
has err 'id 1 stands twice'
