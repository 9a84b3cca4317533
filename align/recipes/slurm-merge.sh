#!/bin/sh
#SBATCH --job-name=align-merge
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
# The last job of slurm-submit.sh: slurm-merge.sh FOLDER SHARDS joins FOLDER.shards/1 ... into FOLDER.
set -eu

folder=$1 shards=$2
set --
i=0
while [ $i -lt "$shards" ]; do
  i=$((i + 1))
  set -- "$@" "$folder.shards/$i"
done
exec "${ALIGN:-align}" merge "$@" -o "$folder"
