#!/usr/bin/env python3
"""words.py [--add FILE]... [--drop FILE]... [--sample N [--seed K]] [--renumber]

Re-estimates ../vi-words.tsv. The judged list of words is the file itself (rows of the domains
word and word.fixed); --add and --drop name text files of words, one word a line, to take in or out
(`!` before an added word marks it word.fixed). The weights are expected counts over the Vietnamese
side of the corpora under a unigram model of words and single syllables: longest match first, then
EM. --sample prints random corpus sentences segmented by the best path instead of writing."""
import collections, math, os, random, re, sys, unicodedata

CORPORA = os.environ.get('ALIGN_CORPORA') or os.path.join(
    os.path.dirname(os.path.abspath(__file__)), '../../../shared/corpora')
HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = 'id type vi en domain from to relations source note'.split()
TONES = '\u0300\u0301\u0303\u0309\u0323'
SYLLABLE = re.compile(
    '^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|)'
    '(uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|iê|yê|uô|ươ|uâ|uê|uơ|uy|oa|oă|oe|oo|ai|ao|au|ay|âu|ây'
    '|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)(ng|nh|ch|c|m|n|p|t|)$')


def strip_tone(s):
    tone = ''
    out = []
    for ch in unicodedata.normalize('NFD', s):
        if ch in TONES:
            tone = ch
        else:
            out.append(ch)
    return unicodedata.normalize('NFC', ''.join(out)), tone


_norm = {}


def norm(s):
    """Lower-cased syllable, NFC, tone placed the older way (hòa, thủy)."""
    r = _norm.get(s)
    if r is None:
        t = unicodedata.normalize('NFC', s.lower())
        base, tone = strip_tone(t)
        if tone and re.search('(oa|oe|uy)$', base) and not base.startswith('qu'):
            i = len(base) - 2
            t = base[:i] + unicodedata.normalize('NFC', base[i] + tone) + base[i + 1:]
        r = _norm[s] = t
    return r


_fold = {}


def fold(s):
    """Key under which the spellings i and y are one (kĩ = kỹ, quí = quý)."""
    r = _fold.get(s)
    if r is None:
        t = norm(s)
        base, tone = strip_tone(t)
        if re.match('^([hklmst]|qu)y$', base):
            t = unicodedata.normalize('NFC', base[:-1] + 'i' + tone)
        r = _fold[s] = t
    return r


def valid(s):
    """Is the (normalised) syllable built as Vietnamese syllables are?"""
    base, tone = strip_tone(s)
    m = SYLLABLE.match(base)
    if not m:
        return False
    on, nu, co = m.groups()
    if co in ('c', 'ch', 'p', 't') and tone not in ('\u0301', '\u0323'):
        return False
    if on == 'k' and nu[0] not in 'iyeê' or on == 'c' and nu[0] in 'iyeê' or on == 'p':
        return False
    return True


def pairs():
    for name in ('news', 'wikinews'):
        with open(os.path.join(CORPORA, name + '.tsv'), encoding='utf-8') as f:
            for line in f:
                c = line.rstrip('\n').split('\t')
                if len(c) > 1:
                    yield name, c[0], c[1]


def segments(line):
    """Runs of letter tokens between punctuation marks and numbers."""
    line = unicodedata.normalize('NFC', line).replace('\u00a0', ' ').replace('\u200b', '')
    for s in re.split(r'[^\w ]|[\d_]|  +', line):
        t = s.split()
        if t:
            yield t


def slug(s):
    s = unicodedata.normalize('NFD', s.replace('đ', 'd'))
    s = re.sub('[^a-z0-9]+', '-', ''.join(c for c in s if not unicodedata.combining(c)))
    return s.strip('-')


def ids(prefix, forms, old=None):
    """id for each form; forms known from the old file keep theirs."""
    old = old or {}
    out = {}
    used = set()
    for f in forms:
        if f in old:
            out[f] = old[f]
            used.add(old[f])
    for f in forms:
        if f in out:
            continue
        base = '%s:%s' % (prefix, slug(f))
        k, n = base, 1
        while k in used:
            n += 1
            k = '%s-%d' % (base, n)
        out[f] = k
        used.add(k)
    return out


def write(path, rows):
    rows.sort(key=lambda r: r[0].encode())
    with open(path + '.new', 'w', encoding='utf-8') as o:
        o.write('\t'.join(HEADER) + '\n')
        for r in rows:
            o.write(unicodedata.normalize('NFC', '\t'.join(r)) + '\n')
    os.replace(path + '.new', path)


def best_path(toks, logp, unknown, maxlen):
    n = len(toks)
    score = [0.0] + [-1e18] * n
    back = [0] * (n + 1)
    for i in range(n):
        for k in range(1, min(maxlen, n - i) + 1):
            lp = logp.get(tuple(toks[i:i + k]))
            if lp is None:
                if k > 1:
                    continue
                lp = unknown
            if score[i] + lp > score[i + k]:
                score[i + k] = score[i] + lp
                back[i + k] = i
    out = []
    while n:
        out.append((back[n], n))
        n = back[n]
    return out[::-1]


def counted(caps, i, j):
    """Names are no evidence: a capitalised syllable inside a text counts only within a word that goes on in small letters."""
    if j - i == 1:
        return not caps[i]
    return not all(caps[i:j])


def corpus():
    out = []
    for _, _, vi in pairs():
        for t in segments(vi):
            caps = [x[0].isupper() for x in t]
            if len(caps) < 2 or not caps[1]:
                caps[0] = False  # first of a segment: may be a sentence start
            out.append(([fold(x) for x in t], caps, t))
    return out


def estimate(words, data, rounds=3):
    maxlen = max(len(w) for w in words)
    single = collections.Counter()
    count = collections.Counter()
    seen = collections.Counter()
    for toks, caps, _ in data:
        i, n = 0, len(toks)
        while i < n:
            for k in range(min(maxlen, n - i), 0, -1):
                w = tuple(toks[i:i + k])
                if k == 1 or w in words:
                    break
            if counted(caps, i, i + k):
                count[w] += 1
            i += k
        for i in range(n):
            for k in range(2, min(maxlen, n - i) + 1):
                w = tuple(toks[i:i + k])
                if w in words:
                    seen[w] += 1
        for x, c in zip(toks, caps):
            if not c:
                single[x] += 1
    for _ in range(rounds):
        total = sum(count.values())
        logp = {w: math.log(max(c, 0.3) / total) for w, c in count.items()}
        for w in words:
            logp.setdefault(w, math.log(0.3 / total))
        prob = {w: math.exp(l) for w, l in logp.items()}
        unk = 0.1 / total
        new = collections.Counter()
        for toks, caps, _ in data:
            n = len(toks)
            arcs = []
            fwd = [1.0] + [0.0] * n
            for i in range(n):
                for k in range(1, min(maxlen, n - i) + 1):
                    w = tuple(toks[i:i + k])
                    if k > 1 and w not in words:
                        continue
                    p = prob.get(w, unk)
                    arcs.append((i, i + k, w, p))
                    fwd[i + k] += fwd[i] * p
                if i + 1 <= n and 0 < fwd[i + 1] < 1e-200:
                    break
            if fwd[n] < 1e-250:  # very long segment: use the best path
                for i, j in best_path(toks, logp, math.log(unk), maxlen):
                    if counted(caps, i, j):
                        new[tuple(toks[i:j])] += 1
                continue
            bwd = [0.0] * n + [1.0]
            for i, j, w, p in reversed(arcs):
                bwd[i] += p * bwd[j]
            for i, j, w, p in arcs:
                g = fwd[i] * p * bwd[j] / fwd[n]
                if g > 1e-4 and counted(caps, i, j):
                    new[w] += g
        count = new
    return count, single, seen


def load(path):
    words = {}
    old = {}
    if os.path.exists(path):
        for line in open(path, encoding='utf-8'):
            c = line.rstrip('\n').split('\t')
            if len(c) == 10 and c[1] == 'SEG':
                f = re.sub(r' \[.*', '', c[2])
                old[f] = c[0]
                if c[4].startswith('word'):
                    words[tuple(fold(x) for x in f.split())] = (f, c[4])
    return words, old


def main(argv):
    path = os.path.join(HERE, '..', 'vi-words.tsv')
    words, old = load(path)
    sample = 0
    seed = 1
    renumber = False
    i = 0
    while i < len(argv):
        a = argv[i]
        if a == '--renumber':
            renumber = True
            i += 1
            continue
        v = argv[i + 1]
        i += 2
        if a == '--add':
            for l in open(v, encoding='utf-8'):
                l = l.strip()
                d = 'word'
                if l.startswith('!'):
                    l, d = l[1:], 'word.fixed'
                f = ' '.join(norm(x) for x in l.split())
                k = tuple(fold(x) for x in f.split())
                if len(k) > 1:
                    words[k] = (f, d)
        elif a == '--drop':
            for l in open(v, encoding='utf-8'):
                words.pop(tuple(fold(x) for x in l.split()), None)
        elif a == '--sample':
            sample = int(v)
        elif a == '--seed':
            seed = int(v)
    data = corpus()
    count, single, seen = estimate(words, data)
    total = sum(count.values())
    if sample:
        logp = {w: math.log(max(c, 1) / total) for w, c in count.items() if len(w) == 1 or w in words}
        for w in words:
            logp.setdefault(w, math.log(1 / total))
        lines = [v for _, _, v in pairs()]
        random.Random(seed).shuffle(lines)
        mx = max(len(w) for w in words)
        for l in lines[:sample]:
            out = []
            for t in segments(l):
                f = [fold(x) for x in t]
                out.append(' '.join('_'.join(t[a:b]) for a, b in best_path(f, logp, math.log(0.1 / total), mx)))
            print(' , '.join(out))
        return
    # the commoner spelling (i or y) of each word and syllable
    spell = collections.defaultdict(collections.Counter)
    for toks, caps, t in data:
        for x, r in zip(toks, t):
            spell[x][norm(r)] += 1
    whole = collections.defaultdict(collections.Counter)
    mx = max(len(w) for w in words)
    for toks, caps, t in data:
        for i in range(len(toks)):
            for k in range(2, min(mx, len(toks) - i) + 1):
                w = tuple(toks[i:i + k])
                if w in words:
                    whole[w][' '.join(norm(r) for r in t[i:i + k])] += 1
    rows = []
    forms = {}
    for k, (f, d) in words.items():
        if whole[k]:
            f = whole[k].most_common(1)[0][0]
        else:  # unseen: the commoner spelling of each syllable
            f = ' '.join(spell[x].most_common(1)[0][0] if x in spell and fold(g) == x else g for x, g in zip(k, f.split()))
        forms[f] = (count.get(k, 0), d, 'corpus' if seen[k] >= 2 else 'general')
    for x, n in single.items():
        if n >= 3 and valid(x):
            f = spell[x].most_common(1)[0][0]
            forms[f] = (count.get((x,), 0), 'syllable', 'corpus')
    idm = ids('vi-words', sorted(forms), None if renumber else old)
    for f, (c, d, s) in forms.items():
        rows.append([idm[f], 'SEG', '%s [w=%d]' % (f, max(1, round(c))), '', d, '', '', '', s, ''])
    write(path, rows)
    dom = collections.Counter((r[4], r[8]) for r in rows)
    print(len(rows), dict(dom))


if __name__ == '__main__':
    main(sys.argv[1:])
