#!/bin/sh
# Aligns the records of a file in shards with GNU parallel. What was stopped goes on when it is started again.
#
#   parallel-shards.sh pairs.jsonl aligned.jsonl 8
#
# OUTPUT.parts/ holds the shards and the log of the jobs until the result is whole. --resume-failed rather than
# --resume: a shard that was stopped is in the log too, as one that failed. The log knows jobs by their number only,
# so OUTPUT.parts/run says what they are shards of.
# ALIGN: the program, if it is not in PATH. JOBS: how many at a time.
set -eu

input=$1 output=$2 shards=$3
parts=$output.parts
mkdir -p "$parts"
ALIGN=${ALIGN:-align} INPUT=$input PARTS=$parts SHARDS=$shards
export ALIGN INPUT PARTS SHARDS

run="$shards shards, $(stat -c '%s bytes of %y' "$input"), $("$ALIGN" --version --format json)"
if [ -e "$parts/run" ] && [ "$run" != "$(cat "$parts/run")" ]; then
  echo "$parts: was begun with another input, number of shards or version; remove it to start anew" >&2
  exit 2
fi
echo "$run" >"$parts/run"

# shellcheck disable=SC2016  # the variables are for the shell of each job
seq "$shards" | PARALLEL_SHELL=/bin/sh parallel -j "${JOBS:-100%}" --joblog "$parts/joblog" --resume-failed --halt soon,fail=1 \
  '"$ALIGN" stream -j1 --keep-going --shard {}/"$SHARDS" "$INPUT" -o "$PARTS"/{}.jsonl'

# The shards in their order, as align merge wants them.
set --
i=0
while [ $i -lt "$shards" ]; do
  i=$((i + 1))
  set -- "$@" "$parts/$i.jsonl"
done
"$ALIGN" merge "$@" -o "$output"
rm -r "$parts"
