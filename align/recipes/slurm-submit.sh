#!/bin/sh
# Aligns any input of `align batch` as a Slurm job array: a shard a task, then a job that merges them. Waits for the
# end; the exit code is not 0 when a shard or the merge failed.
#
#   slurm-submit.sh FOLDER SHARDS INPUT...
#   slurm-submit.sh results 100 corpus.tsv.gz
#
# FOLDER.shards/ holds the shards. Submitted again after a failure, a time limit or scancel, every shard goes on where
# it was stopped. The folder, the inputs and the program have to be on a disk that all nodes share.
# ALIGN: the program, if it is not in PATH. SBATCH_PARTITION, SBATCH_TIMELIMIT, SBATCH_ACCOUNT ... are sbatch's own.
set -eu

here=$(dirname "$(readlink -f "$0")")
folder=$1 shards=$2
shift 2
mkdir -p "$folder.shards"

array=$(sbatch --parsable --array="1-$shards" --output="$folder.shards/%a.log" \
  "$here/slurm-shard.sh" "$folder.shards" "$shards" "$@")
array=${array%%;*} # "number;cluster" where there are several clusters
merge=$(sbatch --parsable --wait --dependency="afterok:$array" --kill-on-invalid-dep=yes \
  --output="$folder.shards/merge.log" "$here/slurm-merge.sh" "$folder" "$shards")
# A merge that was called off since a shard failed has exit code 0 too.
state=$(squeue --noheader --states=all --format=%T --jobs="${merge%%;*}")
[ "$state" = COMPLETED ] && exit
echo "$folder: not every shard was done; $folder.shards/*.log tell why" >&2
exit 1
