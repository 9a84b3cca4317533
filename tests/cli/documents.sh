# Whole documents: sentences found again, name pairs of the document, and no links between texts that have
# nothing to do with each other. tests/documents/measure.py says how each figure is counted; the floors
# stand a little under what was reached and only ever go up.
. "$CHECK"

shared=${ALIGN_SHARED:-$PROJECT/../shared}
gold=$shared/gold/dev.gold.jsonl
for file in "$gold" "$shared/corpora/news.tsv" "$shared/corpora/wikinews.tsv"; do
  [ -e "$file" ] || skip "no development data: $file"
done
command -v python3 >/dev/null || skip 'no python3'

measure=$PROJECT/tests/documents/measure.py
python3 "$measure" sentences "$ALIGN" "$gold" >figures
python3 "$measure" names "$ALIGN" "$gold" >>figures
python3 "$measure" strangers "$ALIGN" "$shared/corpora/news.tsv" "$shared/corpora/wikinews.tsv" >>figures

# bound FIGURE OPERATOR NUMBER
bound() {
  awk -v name="$1" -v operator="$2" -v bound="$3" '
    $1 == name { found = 1; good = operator == ">=" ? $2 >= bound : $2 <= bound }
    END { exit !(found && good) }' figures && return
  printf '%s is not %s %s:\n' "$1" "$2" "$3"
  cat figures
  exit 1
}

bound sentences.whole.ntrex.f1 '>=' 0.96
bound sentences.gaps.ntrex.f1 '>=' 0.94
bound sentences.whole.all.f1 '>=' 0.97
bound sentences.gaps.all.f1 '>=' 0.96
bound sentences.whole.all.taken_for_comparable '<=' 0
bound sentences.gaps.all.taken_for_comparable '<=' 0
bound names.mentions.ntrex.f1 '>=' 0.91
bound names.entities.ntrex.f1 '>=' 0.91
bound names.mentions.all.f1 '>=' 0.93
bound strangers.links '>=' 100
bound strangers.wrong '<=' 42
bound strangers.wrong_words '<=' 36
bound strangers.taken_for_translations '<=' 0
