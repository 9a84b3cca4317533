# align/run needs no more than PATH and HOME, works from any directory and through a symlink, keeps
# standard output for the program, passes its exit code on, and starts at once when nothing changed.
. "$CHECK"

bare() { env -i PATH="$PATH" HOME="$HOME" ${ALIGN_BUILD_DIR:+ALIGN_BUILD_DIR="$ALIGN_BUILD_DIR"} "$@"; }
directory=$PWD

cd /
bare "$PROJECT/align/run" --version >"$directory/version" 2>"$directory/err" || fail "$(cat "$directory/err")"
cd "$directory"
run 0 "$ALIGN" --version
diff out version >&2

# The example, through a symlink, in less than a second.
ln -s "$PROJECT/align/run" started-here
begin=$(date +%s%N)
run 0 bare ./started-here
elapsed_ms=$((($(date +%s%N) - begin) / 1000000))
[ "$elapsed_ms" -lt 1000 ] || fail "the second start took $elapsed_ms ms"
same err 'align: mode: comparable'
has out 'PER'

run 2 bare ./started-here no-such-verb

# Arguments are taken in the caller's directory and as they are.
printf 'Hanoi is the capital.\n' >'an English text.txt'
printf 'Hà Nội là thủ đô.\n' >'a Vietnamese text.txt'
run 0 bare ./started-here pair 'an English text.txt' 'a Vietnamese text.txt'
