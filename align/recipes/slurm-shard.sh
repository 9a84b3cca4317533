#!/bin/sh
#SBATCH --job-name=align-shard
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
# One task of the array of slurm-submit.sh: slurm-shard.sh SHARDS_FOLDER SHARDS INPUT...
set -u

folder=$1 shards=$2
shift 2
# Not SLURM_ARRAY_TASK_COUNT: of an array of one task, submitted by hand to mend one shard, that is 1.
code=0
"${ALIGN:-align}" batch --resume --keep-going --progress never -j "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$SLURM_ARRAY_TASK_ID/$shards" "$@" -o "$folder/$SLURM_ARRAY_TASK_ID" || code=$?

# Killed, by whatever has no word for it (memory, most likely): again, three times at most. What is written stays.
if [ $code -eq 137 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
  # Not SLURM_JOB_ID: that of one of the tasks stands for the whole array.
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit $code
