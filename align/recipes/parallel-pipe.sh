#!/bin/sh
# Aligns records on all processors with GNU parallel; the bytes are those of a single run.
#
#   parallel-pipe.sh <pairs.jsonl >aligned.jsonl
#   parallel-pipe.sh pairs.jsonl >aligned.jsonl      the file is read in place, by as many as there are processors
#
# Records without an id are numbered by line, so in blocks of 200 they would all be 1 to 200: give ids.
# ALIGN: the program, if it is not in PATH. JOBS: how many at a time. SSH_LOGINS: "host1,host2" to use other machines
# as well; the program has to be there too. The exit code is 0 or, at the first block that could not be done, not 0.
set -eu

set -- "${1:--}"
if [ "$1" = - ]; then
  set -- --pipe -N 200
else
  set -- --pipepart -a "$1" --block 1M
fi
[ -z "${SSH_LOGINS:-}" ] || set -- --sshlogin "$SSH_LOGINS" "$@"
exec parallel -q -k -j "${JOBS:-100%}" --halt now,fail=1 "$@" "${ALIGN:-align}" stream -j1 --keep-going
