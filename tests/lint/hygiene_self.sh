# hygiene.sh finds each of the faults it looks for, and nothing in files that have none.
set -eu

mkdir -p src/text align tests/raw
printf '#ifndef ALIGN_TEXT_FOLD_H_\n#define ALIGN_TEXT_FOLD_H_\n#endif\n' >src/text/fold.h
printf '#ifndef ALIGN_OPTIONS_H_\n#define ALIGN_OPTIONS_H_\n#endif\n' >align/options.h
printf 'Hà Nội, https://example.org/%s/\ta\tb\t\n' home >align/a.tsv
printf 'broken \377\r\n' >tests/raw/a.txt
{ echo '// Long: a table.'; yes '//' | head -n 600; } >src/long.cc
bash "$PROJECT/tests/lint/hygiene.sh" "$PWD"

# expect_fault FILE FORMAT MESSAGE: with this text in FILE, only MESSAGE is said.
expect_fault() {
  # shellcheck disable=SC2059  # the text is a format
  printf "$2" home >"$1"
  if found=$(bash "$PROJECT/tests/lint/hygiene.sh" "$PWD"); then
    echo "not found in $1: $3"
    exit 1
  fi
  case $found in
    "$1"*": $3"*) ;;
    *) echo "another message than expected: $found"; exit 1 ;;
  esac
  [ "$(echo "$found" | wc -l)" -eq 1 ]
  rm "$1"
}
expect_fault src/a.cc '// \377\n' 'not UTF-8'
expect_fault align/b.tsv 'a\tb\r\n' 'a carriage return'
expect_fault align/run 'cd /%s/x\n' 'a path of one machine'
expect_fault src/a.cc '\tint a;\n' 'a tab'
expect_fault src/a.cc 'int a; \n' 'blanks at the end'
expect_fault src/a.cc 'int a;' 'no line end at the end'
expect_fault src/a.cc "$(yes '//\n' | head -n 600 | tr -d '\n')" 'over 500 lines'
expect_fault src/text/b.h '#ifndef TEXT_B_H\n#define TEXT_B_H\n#endif\n' 'the include guard'
