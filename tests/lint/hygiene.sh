# Fails when a file is not as all files here are: UTF-8 with LF and a line end at its end, no tabs in
# code, no blanks at line ends, at most 500 lines of code, include guards named after the file, no
# paths of the machine it was written on. Files below a folder named raw/ are broken on purpose.
# hygiene.sh [ROOT]: ROOT is another project to look at (for lint/hygiene_self.sh).
set -eu
root=${1:-$PROJECT}
cd "$root"
export LC_ALL=C.UTF-8

# files NAME_PATTERN...: the text files of the project with such a name.
files() {
  local tests=(-false) name
  for name in "$@"; do tests+=(-o -name "$name"); done
  find . \( -path ./.git -o -path ./.build -o -name raw \) -prune -o -type f \( "${tests[@]}" \) -print |
    sed 's,^\./,,' | LC_ALL=C sort
}
text() {
  files '*.cc' '*.h' '*.sh' '*.md' '*.txt' '*.tsv' '*.json' '*.jsonl' '*.cmake' '*.py' '*.yml' '*.html' '*.in' \
    run Snakefile '.clang*' '.git?*' .editorconfig
}
code() { files '*.cc' '*.h'; }

faults=0
# none MESSAGE: the lines of standard input are faults.
none() {
  local line
  while IFS= read -r line; do
    printf '%s: %s\n' "$line" "$1"
    faults=1
  done
}
# lines OPTION PATTERN: file:line of each line that fits, for the file names on standard input.
lines() { xargs -d '\n' -r grep -nHI "$1" -e "$2" | cut -d : -f 1,2 || true; }

none 'not UTF-8' < <(text | xargs -d '\n' -r grep -naHxv '.*' | cut -d : -f 1,2)
none 'a carriage return' < <(text | lines -F $'\r')
none 'a path of one machine' < <(text | lines -E '(^|[^A-Za-z0-9_.-])/(work|root|home)/')
none 'a tab' < <(code | lines -F $'\t')
none 'blanks at the end' < <(files '*.cc' '*.h' '*.sh' '*.md' '*.cmake' CMakeLists.txt run | lines -E '[[:blank:]]$')

unended() {
  local file
  while IFS= read -r file; do
    [ -z "$(tail -c 1 "$file")" ] || echo "$file"
  done < <(text)
}
none 'no line end at the end' < <(unended)

too_long() {
  local file
  while IFS= read -r file; do
    [ "$(wc -l <"$file")" -le 500 ] || head -n 10 "$file" | grep -q '// Long: ' || echo "$file"
  done < <(code)
}
none 'over 500 lines without a "// Long: why" on its first lines' < <(too_long)

wrongly_guarded() {
  local file guard
  while IFS= read -r file; do
    guard=$(printf '%s' "${file#src/}" | LC_ALL=C tr '[:lower:]' '[:upper:]' | LC_ALL=C tr -c '[:alnum:]' _)
    guard=ALIGN_${guard#ALIGN_}_
    grep -qx "#ifndef $guard" "$file" && grep -qx "#define $guard" "$file" || echo "$file: $guard"
  done < <(files '*.h')
}
none 'the include guard this file should have' < <(wrongly_guarded)

exit $faults
