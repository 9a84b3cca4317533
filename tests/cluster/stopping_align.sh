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

"$ALIGN" "$@" &
program=$!
while kill -0 $program 2>/dev/null; do
  # shellcheck disable=SC2086  # a pattern
  if written=$(cat $STOP_WATCH 2>/dev/null | head -c 1) && [ -n "$written" ]; then
    kill -STOP $program
    echo $program >"$STOP_MARK.new"
    mv "$STOP_MARK.new" "$STOP_MARK"
    break
  fi
done
wait $program
