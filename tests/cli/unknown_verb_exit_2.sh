# Wrong usage is exit code 2, said on standard error.
. "$CHECK"

for arguments in 'no-such-verb' '--no-such-flag' 'pair --no-such-flag' 'pair no-such-file.txt no-such-file.txt'; do
  # shellcheck disable=SC2086  # several words
  run 2 "$ALIGN" $arguments
  same out ''
  has err '.'
done
