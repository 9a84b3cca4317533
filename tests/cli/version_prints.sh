# --version prints one line with the version of the build.
. "$CHECK"

version=$(sed -n 's/^project(align VERSION \([0-9.]*\).*/\1/p' "$PROJECT/CMakeLists.txt")
run 0 "$ALIGN" --version
same err ''
[ "$(wc -l <out)" -eq 1 ] || fail "not one line: $(cat out)"
has out "(^| )${version//./\\.}( |\$)"
