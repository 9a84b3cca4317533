# Snakemake: shards and a merge give what a single run gives; there is nothing to do a second time; a shard that was
# killed goes on; an input that has changed is aligned anew.
. "$CHECK"
. "$PROJECT/tests/cluster/support.sh"

snake() {
  snakemake --keep-going --snakefile "$RECIPES/Snakefile" --cores 4 --nocolor --config input="$1" output=results shards=4 align="$2"
}

# The input has records that fail: without --keep-going the program ends with 1, and the Snakefile would stop there.
run 1 "$ALIGN" stream --shard 1/4 "$INPUT" -o /dev/null
cp "$INPUT" in.jsonl
# shellcheck disable=SC2016  # for the program
stopping_program 'results.shards/$STOP_SHARD/.align/*.part'
echo 2 >stop-shard

# Shard 2 is killed half done.
snake in.jsonl "$PWD/program" >out 2>err &
snakemake=$!
trap 'kill -KILL $snakemake $(cat stopped) 2>/dev/null || true' EXIT
wait_for 100 test -s stopped || fail "shard 2 does not stand still: $(cat err)"
cp results.shards/2/.align/in.part half
kill -KILL "$(cat stopped)"
if wait $snakemake; then fail 'exit code 0 without shard 2'; fi
trap - EXIT
[ ! -e results/report.json ] || fail 'a result without shard 2'

run 0 snake in.jsonl "$PWD/program"
same_folder results
cmp -n "$(wc -c <half)" half results.shards/2/alignments/in.jsonl >&2
for expected in 1:1 2:2 3:1 4:1; do
  [ "$(starts "${expected%:*}" 4)" -eq "${expected#*:}" ] ||
    fail "shard ${expected%:*} was started $(starts "${expected%:*}" 4) times"
done
grep -q -e '--resume .*--shard 2/4' starts || fail 'shard 2 was not resumed'

run 0 snake in.jsonl "$PWD/program"
has err 'Nothing to be done'
[ "$(starts '[1-4]' 4)" -eq 5 ] || fail 'something was done'

sleep 1.1
head -n 400 "$INPUT" >in.jsonl
run 0 snake in.jsonl "$ALIGN"
head -n 400 "$SINGLE/alignments/in.jsonl" | cmp - results/alignments/in.jsonl >&2
