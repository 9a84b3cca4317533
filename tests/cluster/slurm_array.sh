# A job array of Slurm, a shard a task, and the job that merges: what a single run gives.
. "$CHECK"
. "$PROJECT/tests/cluster/support.sh"
. "$PROJECT/tests/cluster/slurm.sh"

start_slurm "$PWD/slurm"
run 0 "$RECIPES/slurm-submit.sh" results 4 "$INPUT"
same_folder "$SINGLE" results
for shard in 1 2 3 4; do has results.shards/$shard.log ' 1000 records, '; done

# A shard that cannot be done: no merged result, not exit code 0.
run 1 timeout 100 "$RECIPES/slurm-submit.sh" nothing 2 no-such-file.tmx
has err 'not every shard was done'
[ ! -e nothing/entities.tsv ] || fail 'a result without an input'
