# layers.sh finds the includes that are wrong, and only those.
set -eu

mkdir -p src/base src/text src/match
echo '#include "base/good.h"' >src/text/fold.cc
echo '#include "text/fold.h"' >src/match/good.cc
printf '#include <string>\n\n#include "match/good.h"\n' >src/pipeline.cc
bash "$PROJECT/tests/lint/layers.sh" "$PWD"

# expect_fault FILE TEXT: with the line TEXT in FILE, FILE is named.
expect_fault() {
  mkdir -p "$(dirname "$1")"
  printf '\n%s\n' "$2" >"$1"
  if found=$(bash "$PROJECT/tests/lint/layers.sh" "$PWD"); then
    echo "not found: $2 in $1"
    exit 1
  fi
  case $found in "$1:2: "*) ;; *) echo "another message than expected: $found"; exit 1 ;; esac
  [ "$(echo "$found" | wc -l)" -eq 1 ]
  rm "$1"
}
expect_fault src/base/bad.cc '#include "text/fold.h"'
expect_fault src/text/bad.h '#include "match/good.h"'
expect_fault src/text/bad.cc '#include "pipeline.h"'
expect_fault src/match/bad.cc '# include "align/options.h"'
expect_fault src/misc/bad.cc '#include "base/good.h"'
expect_fault src/text/bad.cc '#include "nowhere/good.h"'
