# --version --format json names the version and the hashes of lexicons and word statistics, the same at every start.
. "$CHECK"

version=$(sed -n 's/^project(align VERSION \([0-9.]*\).*/\1/p' "$PROJECT/CMakeLists.txt")
run 0 "$ALIGN" --version --format json
same err ''
has out "^\{\"version\":\"${version//./\\.}\",\"lexicons\":\[\{\"name\":\"built-in\",\"hash\":\"[0-9a-f]{16}\"\}\],\"model\":\{\"name\":\"built-in\",\"hash\":\"[0-9a-f]{16}\"\}\}\$"
cp out first
run 0 "$ALIGN" --format json --version
cmp first out >&2
