# --help goes to standard output and names the verbs.
. "$CHECK"

run 0 "$ALIGN" --help
same err ''
has out 'pair'
cp out long
run 0 "$ALIGN" -h
same err ''
run 0 "$ALIGN" pair --help
same err ''
has out '--format'
