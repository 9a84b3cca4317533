# The figures of `align eval` are those of the reference scorer, on predictions made by shaking the
# development gold: spans moved, types confused, pairs dropped, doubled and mixed up.
. "$CHECK"

shared=${ALIGN_SHARED:-$PROJECT/../shared}
gold=$shared/gold/dev.gold.jsonl
for file in "$shared/tools/score.py" "$gold"; do
  [ -e "$file" ] || skip "no reference scorer: $file"
done
command -v python3 >/dev/null || skip 'no python3'

cat >shake.py <<'EOF'
import json, random, sys
random.seed(int(sys.argv[2]))
types = ['PER', 'ORG', 'LOC', 'MISC', 'NORP', 'TITLE', 'TERM', 'NUM']
def side(span, longest):
    start, end = random.choice([span, span, span, longest or span])
    if random.random() < 0.15: start = max(0, start + random.randint(-3, 3))
    if random.random() < 0.15: end = max(start, end + random.randint(-3, 3))
    return {'text': 'x', 'start': start, 'end': end}
for line in open(sys.argv[1], encoding='utf-8'):
    gold = json.loads(line)
    out = []
    for pair in gold['pairs']:
        if random.random() < 0.1: continue
        type = pair['type'] if random.random() < 0.9 else random.choice(types)
        for _ in range(2 if random.random() < 0.1 else 1):
            out.append({'type': type, 'en': side(pair['en_span'], pair.get('en_max_span')),
                        'vi': side(pair['vi_span'], pair.get('vi_max_span')), 'score': 0.9})
    if len(out) > 1 and random.random() < 0.2: out[0]['vi'], out[1]['vi'] = out[1]['vi'], out[0]['vi']
    if random.random() < 0.2: random.shuffle(out)
    if random.random() < 0.03: continue
    print(json.dumps({'id': gold['id'], 'alignments': out}))
EOF

for seed in 1 2 3 4 5; do
  python3 shake.py "$gold" "$seed" >predicted.jsonl
  for types in PER,ORG,LOC,MISC PER,NORP,TITLE,TERM NUM; do
    python3 "$shared/tools/score.py" "$gold" predicted.jsonl --types "$types" >expected
    run 0 "$ALIGN" eval -q --gold "$gold" predicted.jsonl --types "$types"
    same err ''
    diff -u expected out || exit 1
  done
  run 0 "$ALIGN" eval -q --gold "$gold" predicted.jsonl --format json
  python3 - <<'EOF' || fail "the JSON differs from the text"
import json, re, subprocess
score = json.load(open('out'))
text = open('expected').read()
assert list(score) == ['all', 'by_type'], score
keys = ['gold', 'predicted', 'exact', 'partial', 'typed', 'precision', 'recall', 'f1', 'partial_f1']
assert list(score['all']) == keys and all(list(c) == keys for c in score['by_type'].values())
for counts in [score['all'], *score['by_type'].values()]:
    p, r = counts['exact'] / counts['predicted'], counts['exact'] / counts['gold']
    assert abs(counts['precision'] - p) < 6e-5 and abs(counts['recall'] - r) < 6e-5
    assert abs(counts['f1'] - 2 * p * r / (p + r)) < 6e-5
    assert counts['typed'] <= counts['exact'] <= counts['partial'] <= counts['gold']
for key in keys[:5]:
    assert score['all'][key] == sum(counts[key] for counts in score['by_type'].values())
EOF
done
