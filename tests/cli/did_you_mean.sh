# Wrong words on the command line are named, with the word that was meant.
. "$CHECK"

says() {
  local message=$1
  shift
  run 2 "$ALIGN" "$@"
  same out ''
  same err "align: $message"
}
: >a.txt
says "unknown verb 'pari'; did you mean pair?" pari a.txt
says "unknown verb 'lokup'; did you mean lookup?" lexicon lokup Hanoi
says "unknown option '--fromat'; did you mean --format?" pair a.txt --fromat tsv
says "unknown option '--min-scroe=0.7'; did you mean --min-score?" stream --min-scroe=0.7
says "unknown option '--zzz'; see align pair --help" pair a.txt --zzz
says "no verb given; see align --help"
says "no text given, expected EN VI; see align pair --help" pair
says "3 texts given, expected EN VI; see align pair --help" pair a.txt a.txt a.txt
says "both texts are standard input, expected one at most; see align pair --help" pair - -
says "no language given, expected --lang en or --lang vi; see align tokenize --help" tokenize a.txt
says "--level: 'word', expected mention, entity or sentence; see align pair --help" pair a.txt --level word
says "--min-score: '1.5', expected a number from 0 to 1; see align stream --help" stream --min-score 1.5
says "--format: 'xml', expected one of table, tsv, csv, jsonl, md; see align pair --help" pair a.txt --format xml
says "--max-record: '9x', expected a size such as 64MiB, at most 1GiB; see align stream --help" stream --max-record 9x
says "--types: 'FOO', expected all, or of PER, ORG, LOC, MISC, NORP, TITLE, TERM, ID, DATE, NUM, with commas between; see align stream --help" stream --types PER,FOO
says "no gold given, expected --gold FILE; see align eval --help" eval a.txt
