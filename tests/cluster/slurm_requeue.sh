# Tasks of the array that are killed in the middle go on where they were, by themselves or submitted again; the merged
# result is what a single run gives.
. "$CHECK"
. "$PROJECT/tests/cluster/support.sh"
. "$PROJECT/tests/cluster/slurm.sh"

start_slurm "$PWD/slurm"
# shellcheck disable=SC2016  # for the program
stopping_program 'results.shards/$STOP_SHARD/.align/*.part'

# submit SHARD: and wait until that shard stands still, half done.
submit() {
  rm -rf stopped*
  echo "$1" >stop-shard
  ALIGN=$PWD/program "$RECIPES/slurm-submit.sh" results 4 "$INPUT" >out 2>err &
  recipe=$!
  wait_for 60 test -s stopped || fail "shard $1 does not stand still: $(cat err results.shards/*.log)"
  [ ! -e "results.shards/$1/report.json" ] || fail "shard $1 was done before it could be stopped"
  cp results.shards/"$1"/.align/*.part half
  [ -s half ] || fail "shard $1 has written nothing"
  task=$(squeue --noheader --array --states=RUNNING --name=align-shard --format='%F_%K %K' | sed -n "s/ $1\$//p")
}
# went_on SHARD: it did not start anew. What was written before is the beginning of what is there now.
went_on() {
  cmp -n "$(wc -c <half-"$1")" half-"$1" results.shards/"$1"/alignments/*.jsonl >&2
  [ "$(grep -c 'nothing to go on with' results.shards/"$1".log)" -eq 1 ] || fail "shard $1 started anew"
}

# scancel: the task ends, the merge is not run, and the recipe says so. The next start goes on.
submit 2
scancel "$task"
if wait $recipe; then fail 'exit code 0 after scancel'; fi
[ ! -e results/entities.tsv ] || fail 'a result without shard 2'
cp half half-2

# Put back into the queue by the administrator, or for a job that goes first.
submit 2
cmp -n "$(wc -c <half-2)" half-2 half >&2
scontrol requeue "$task"
wait $recipe || fail "exit code $? after requeue: $(cat err)"
same_folder results
went_on 2

# Killed, as where memory runs out: the task puts itself back into the queue, itself alone;
# the last task of an array has its job number.
rm -r results results.shards starts
submit 4
kill -KILL "$(cat stopped)"
cp half half-4
wait $recipe || fail "exit code $? after kill -KILL: $(cat err)"
same_folder results
went_on 4
for expected in 1:1 2:1 3:1 4:2; do
  [ "$(starts "${expected%:*}" 4)" -eq "${expected#*:}" ] ||
    fail "shard ${expected%:*} was started $(starts "${expected%:*}" 4) times"
done
