# Shards run by GNU parallel, stopped while a shard is half done: the next start does that shard again, not those that
# were whole, and the merged result is what a single run gives.
. "$CHECK"
. "$PROJECT/tests/cluster/support.sh"

# shellcheck disable=SC2016  # for the program
stopping_program 'out.jsonl.parts/.$STOP_SHARD.jsonl.*.tmp'

stands_still() { [ -s stopped ] || ! kill -0 $recipe; }
# stop_in SHARD: starts the recipe and waits until that shard stands still, half done.
stop_in() {
  rm -rf stopped*
  echo "$1" >stop-shard
  ALIGN=$PWD/program JOBS=1 setsid "$RECIPES/parallel-shards.sh" "$INPUT" out.jsonl 4 >out 2>err &
  recipe=$!
  trap 'kill -KILL -$recipe $(cat stopped) 2>/dev/null || true' EXIT
  wait_for 90 stands_still || fail "shard $1 does not stand still: $(cat err)"
  [ -s stopped ] || fail "the recipe ended: $(cat err)"
}
# ended: the recipe has, and said that it is not done.
ended() {
  if wait $recipe; then fail 'exit code 0 of a recipe that was stopped'; fi
  trap - EXIT
  [ ! -e out.jsonl ] || fail 'a result without all shards'
}

# Stopped with what it runs, twice, as parallel wants it.
stop_in 2
kill -TERM -$recipe
kill -TERM -$recipe
ended
[ ! -e out.jsonl.parts/2.jsonl ] || fail 'shard 2 is there'

# One shard killed: parallel notes that it failed and starts no others.
stop_in 4
kill -KILL "$(cat stopped)"
ended
has out.jsonl.parts/joblog 'shard 4/'
[ ! -e out.jsonl.parts/4.jsonl ] || fail 'shard 4 is there'

# Another number of shards would leave records out.
run 2 "$RECIPES/parallel-shards.sh" "$INPUT" out.jsonl 3
has err 'was begun with another input, number of shards or version'

export ALIGN=$PWD/program
run 0 "$RECIPES/parallel-shards.sh" "$INPUT" out.jsonl 4
cmp "$SINGLE.jsonl" out.jsonl >&2
[ ! -e out.jsonl.parts ] || fail 'the parts are still there'
for expected in 1:1 2:2 3:1 4:2; do
  [ "$(starts "${expected%:*}" 4)" -eq "${expected#*:}" ] ||
    fail "shard ${expected%:*} was started $(starts "${expected%:*}" 4) times"
done
