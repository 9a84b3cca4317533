# GNU parallel deals the records out in blocks: what a single run gives, byte for byte.
. "$CHECK"
. "$PROJECT/tests/cluster/support.sh"

run 0 "$RECIPES/parallel-pipe.sh" "$INPUT"
cmp "$SINGLE.jsonl" out >&2
"$RECIPES/parallel-pipe.sh" <"$INPUT" >out 2>err
cmp "$SINGLE.jsonl" out >&2
# The broken records were there, and were told.
has err 'en is a number, expected a string'

# A program that cannot start is no empty result with exit code 0.
code=0
ALIGN=$PWD/no-such-program "$RECIPES/parallel-pipe.sh" <"$INPUT" >out 2>err || code=$?
[ $code -ne 0 ] || fail 'exit code 0 without a program'
