# shellcheck shell=bash
# For the scripts in tests/cli: . "$CHECK". Each runs in a fresh directory, ALIGN is the program,
# PROJECT the root. A script that ends with exit code 0 has passed; 77 after a line with the reason is
# skipped.
set -eu

fail() {
  printf '%s\n' "$*"
  exit 1
}

skip() {
  printf '%s\n' "$*"
  exit 77
}

# run CODE COMMAND...: runs it into the files `out` and `err` and fails if it exits otherwise.
run() {
  local expected=$1 code=0
  shift
  "$@" >out 2>err || code=$?
  [ "$code" -eq "$expected" ] && return
  printf 'exit code %s, expected %s: %s\n--- standard output\n' "$code" "$expected" "$*"
  head -n 50 out
  echo '--- standard error'
  head -n 50 err
  exit 1
}

# same FILE TEXT: the whole file is TEXT (an empty TEXT: the file is empty).
same() {
  local expected=''
  [ -z "$2" ] || expected=$2$'\n'
  printf '%s' "$expected" | diff -u --label expected - --label "$1" "$1" || exit 1
}

# has FILE PATTERN: a line of the file fits the extended regular expression.
has() {
  grep -qE -e "$2" "$1" && return
  printf 'no line of %s fits %s:\n' "$1" "$2"
  head -n 50 "$1"
  exit 1
}
