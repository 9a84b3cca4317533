# Files that are missing, unreadable, empty, or no files: named on standard error, exit code 2, nothing
# on standard output.
. "$CHECK"

printf 'Hanoi is the capital of Vietnam.\n' >en.txt
: >empty.txt
mkdir folder
refused() {
  local message=$1
  shift
  run 2 "$ALIGN" "$@"
  same out ''
  same err "align: $message"
}

refused 'no.txt: no such file' pair no.txt en.txt
refused 'no.txt: no such file' pair en.txt no.txt
refused 'no.txt: no such file' pair en.txt --vi no.txt
refused 'no.txt: no such file' tokenize --lang en no.txt
refused 'no.jsonl: no such file' stream no.jsonl
refused 'no.jsonl: no such file' eval --gold no.jsonl en.txt
refused 'no.tsv: no such file' pair en.txt --lexicon no.tsv
refused 'no.tsv: no such file' lexicon validate no.tsv
refused 'folder: is a directory, expected a file' pair folder en.txt
refused 'folder: is a directory, expected a file' stream folder
refused 'folder: is a directory, expected a file' tokenize --lang vi folder
refused 'folder: is a directory, expected a file' pair en.txt -o folder
refused 'no/table.tsv: cannot write: no such folder' pair en.txt -o no/table.tsv

refused 'empty.txt: the text is empty, expected text' pair empty.txt
refused 'empty.txt: both texts are empty, expected text' pair empty.txt - </dev/null
run 0 "$ALIGN" stream empty.txt
same out ''
same err 'align: warning: empty.txt: no records'
run 0 "$ALIGN" tokenize --lang en empty.txt
same out ''
same err ''

# A read error in the middle of what looks like a file; root may read everything else.
if [ -e /proc/self/mem ]; then
  refused '/proc/self/mem: cannot read: Input/output error' pair /proc/self/mem en.txt
  refused '/proc/self/mem: cannot read: Input/output error' stream /proc/self/mem
fi
if [ "$(id -u)" -ne 0 ]; then
  chmod 000 en.txt
  refused 'en.txt: cannot read: permission denied' pair en.txt
fi
