# --calibration: how many of the rows of each score are right, in words and in the JSON; rows without a score
# are counted apart.
. "$CHECK"

cat >gold.jsonl <<'END'
{"id":1,"pairs":[{"type":"LOC","en":"Hue","en_span":[0,3],"vi":"Huế","vi_span":[0,3]},{"type":"PER","en":"Lan","en_span":[5,8],"vi":"Lan","vi_span":[5,8]},{"type":"PER","en":"Minh","en_span":[10,14],"vi":"Minh","vi_span":[10,14]}]}
END
cat >predicted.jsonl <<'END'
{"id":1,"alignments":[{"type":"LOC","en":{"start":0,"end":3},"vi":{"start":0,"end":3},"score":0.92},{"type":"PER","en":{"start":5,"end":8},"vi":{"start":6,"end":8},"score":0.55},{"type":"PER","en":{"start":10,"end":14},"vi":{"start":10,"end":14}}]}
END

run 0 "$ALIGN" eval --gold gold.jsonl predicted.jsonl
cp out plain
run 0 "$ALIGN" eval --gold gold.jsonl predicted.jsonl --calibration
same err ''
head -n "$(wc -l <plain)" out | diff -u plain - || fail 'the other lines changed'
has out '^0\.50-0\.60     1     0       0\.000      0\.550$'
has out '^0\.90-0\.95     1     1       1\.000      0\.920$'
has out '^rows with score >= 0\.9: 1, right 1 \(1\.000\), that is 1\.000 of all right rows$'
has out '^left out: 1 rows without a score from 0 to 1$'
run 0 "$ALIGN" eval --gold gold.jsonl predicted.jsonl --calibration --format json
has out '"calibration":\{"bins":\[.*"share_of_right":1\.0000,"unscored":1\}\}$'
run 0 "$ALIGN" eval --help
has out '--calibration'
