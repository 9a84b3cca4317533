#!/usr/bin/env bash
# Stands in for the program: the first run of shard $STOP_SHARD halts in the middle, with part of its records written,
# and leaves its process id in the file $STOP_MARK. All other runs are the program's own.
#
# ALIGN: the program. STOP_WATCH: pattern of the file in which that run's records come to lie.
set -u

case " $* " in
  *" --shard $STOP_SHARD/"*) ;;
  *) exec "$ALIGN" "$@" ;;
esac
mkdir "$STOP_MARK.taken" 2>/dev/null || exec "$ALIGN" "$@"

# The program gives way to the loop, and the loop starts no other program: it must not come too late.
written() {
  local file
  for file in $STOP_WATCH; do [ ! -s "$file" ] || return 0; done
  return 1
}
nice -n 5 "$ALIGN" "$@" &
program=$!
while kill -0 $program 2>/dev/null; do
  if written; then
    kill -STOP $program
    echo $program >"$STOP_MARK.new"
    mv "$STOP_MARK.new" "$STOP_MARK"
    break
  fi
done
wait $program
