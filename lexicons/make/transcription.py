#!/usr/bin/env python3
"""Write ../transcription.tsv: which English letters a group of Vietnamese letters stands for in a transcription.

    Mát-xcơ-va  m|a|t|x|c|ơ|v|a
    Moscow      m|o||s|c||w|o ...        many ways to part it; all of them count, by how likely they are

Pairs: the forms marked [transcription] in ../*.tsv, word by word, and transcription_pairs.tsv beside this file. The
groups of both sides are aligned by expectation maximisation (Vietnamese group, zero to four English letters); what
is written are the counts of the last round. src/match/transcription.cc reads them, and must cut a word into groups
and add up the gains the same way.

Usage: transcription.py [--check] [--out ../transcription.tsv]
--check writes nothing: ten times it holds out a tenth of the English words, prints how many true and random pairs
pass, and the weights of the logistic function in transcription.cc.
"""
import argparse, collections, glob, math, os, random, re, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TONES = {'\u0300': 'grave', '\u0301': 'acute', '\u0303': 'tilde', '\u0309': 'hook', '\u0323': 'dot'}
VOWELS = set('aăâeêioôơuư')
# Groups of vowels that stay together; others are cut into letters. y counts as i.
VOWEL_GROUPS = set('''ai ao au âu ây ay eo êu ia iê iêu iu oa oai oay oă oe oi ôi ơi ua uâ uây uê ui uô uôi uơ ưa ươ uy
    uya uyê oo ôô'''.replace('y', 'i').split())
ONSETS = ('ngh', 'ng', 'nh', 'ch', 'gh', 'gi', 'kh', 'ph', 'th', 'qu')
CODAS = ('ng', 'nh', 'ch', 'c', 'm', 'n', 'p', 't')
LONGEST = 4      # English letters of a group
# What a group may stand for. Other letters are silent: s in Paris, e in Nice. That keeps the groups few.
SHAPES = {'o': re.compile('(?:[^aeiou]{0,3}|[qg]u|[^aeiou]{1,2}[iu])$'), 'v': re.compile('(?:[aeiouyw]{1,3}[rh]?|)$'),
    'c': re.compile('[^aeiou]{0,3}$')}
ROUNDS = 8
FLOOR = 0.01     # of a count: what was never seen may still be
SMALLEST = 0.3   # of a count that gets a row


def letters_of(word):
    """Lower case without tones, y as i, and whether a tone stands that no transcription needs."""
    out, tones = '', []
    for c in unicodedata.normalize('NFD', word.lower()):
        if c in TONES: tones.append(TONES[c])
        else: out += c
    out = unicodedata.normalize('NFC', out).replace('y', 'i')
    stop = re.search(r'(c|ch|p|t)$', out) is not None
    return out, any(t != 'acute' or not stop for t in tones) and len(out) <= 7


def cut_syllable(s):
    """Groups of one syllable, or of several written as one: (position, letters)."""
    out, i = [], 0
    while i < len(s):
        if s[i] in VOWELS:
            j = next((j for j in range(min(len(s), i + 3), i + 1, -1) if s[i:j] in VOWEL_GROUPS), i + 1)
            out.append('v' + s[i:j]); i = j
            continue
        behind = i > 0 and s[i - 1] in VOWELS
        coda = next((c for c in CODAS if s.startswith(c, i)), '') if behind else ''
        rest = s[i + len(coda):]
        # Several syllables as one: An-giê-ri, Ăng-ghen; a consonant before a vowel begins a syllable, and so does th.
        if coda == 'ng' and rest and (rest[0] in VOWELS or rest[0] == 'h'): coda = 'n'
        elif rest and (rest[0] in VOWELS or rest[0] == 'h'): coda = ''
        if coda:
            out.append('c' + coda); i += len(coda)
            continue
        onset = next((o for o in ONSETS if s.startswith(o, i)), s[i])
        out.append('o' + onset)
        # The i of gi is a vowel too, unless another follows: Gi-bu-ti, Gia-các-ta.
        i += 1 if onset == 'gi' and not (i + 2 < len(s) and s[i + 2] in VOWELS) else len(onset)
    return out


def cut(vi):
    """Groups of a word whose syllables are joined by hyphens or blanks; how many syllables; tones out of place."""
    parts, odd = [], 0
    syllables = re.split(r'[- ]', vi)
    for s in syllables:
        letters, tone = letters_of(s)
        odd += tone
        parts += cut_syllable(letters)
    return tuple(parts), odd


def fold(en):
    d = unicodedata.normalize('NFD', en.lower().replace('đ', 'd').replace('ł', 'l').replace('ø', 'o'))
    return ''.join(c for c in d if not unicodedata.combining(c) and c not in "'’.")


# Pairs -----------------------------------------------------------------------------------------------------------

def rows():
    for path in sorted(glob.glob(os.path.join(HERE, '..', '*.tsv'))):
        for line in open(path, encoding='utf-8').read().split('\n')[1:]:
            c = line.split('\t')
            # Of peoples the two sides end differently: Ca-na-đa, Canadian.
            if len(c) == 10 and '[transcription' in c[2] and 'forbidden' not in c[2] and c[1] != 'NORP': yield c


def plain(form): return re.sub(r' \[.*', '', form)


def lexicon_pairs():
    """(row, Vietnamese words, English words): each word transcribed stands against one English word."""
    out = []
    for c in rows():
        for v in c[2].split(' | '):
            if '[transcription' not in v: continue
            words = [w for w in plain(v).split(' ') if w[0].isupper() or w[0] in 'Đ']
            english = []
            for e in c[3].split(' | '):
                if '[acronym' in e: continue
                english += [fold(w) for w in re.split(r'[ -]', plain(e)) if re.fullmatch('[a-z]{2,24}', fold(w)) and w[0].isupper()]
            if words and english: out.append((c[0], words, sorted(set(english))))
    return out


def hand_pairs():
    for line in open(os.path.join(HERE, 'transcription_pairs.tsv'), encoding='utf-8'):
        if not line.startswith('#') and line.strip(): yield line.rstrip('\n').split('\t')


# Model -----------------------------------------------------------------------------------------------------------

EN_VOWELS = set('aeiouy')
NEAR = {'b': 'b', 'c': 'ckq', 'ch': 'chks', 'd': 'zsj', 'đ': 'd', 'g': 'g', 'gh': 'g', 'gi': 'gjz', 'h': 'hjx', 'k': 'kc', 'kh': 'khc',
    'l': 'l', 'm': 'm', 'n': 'nl', 'ng': 'ng', 'ngh': 'ng', 'nh': 'ngh', 'p': 'pb', 'ph': 'fpv', 'q': 'q', 'qu': 'qkw', 'r': 'r', 's': 'scx', 't': 'tds',
    'th': 't', 'v': 'vwb', 'x': 'scxz', 'w': 'w', 'f': 'f', 'j': 'j', 'z': 'z'}


def first_guess(unit, chunk):
    """How likely the pair is before anything was counted."""
    kind, v = unit[0], unit[1:]
    if kind in '01': return 0.004 if kind == '1' else 0.002
    if not chunk: return 0.002 if kind == 'v' else 0.001
    vowels = sum(c in EN_VOWELS for c in chunk)
    size = 0.25 ** (len(chunk) - 1)
    if kind == 'v':
        same = fold(v)[:1] == chunk[0]
        return size * (0.05 if same else 0.02) * (1 if vowels == len(chunk) else 0.3 if vowels else 0.01)
    near = chunk[0] in NEAR.get(v, v)
    return size * (0.05 if near else 0.0005) * (1 if vowels == 0 else 0.1)


class Model:
    """Counts of (group, English letters). The groups '0' and '1' stand for no Vietnamese letter: a silent letter inside
    a word and at its end."""

    def __init__(self, counts=None):
        self.counts = counts
        self.memo = {}
        if counts is None: return
        self.total = sum(counts.values())
        self.unit = collections.Counter(); self.letters = collections.Counter()
        for (u, c), n in counts.items():
            self.unit[u] += n
            for letter in c: self.letters[letter] += n
        n = sum(self.letters.values()) + 26
        self.q = {c: math.log((self.letters[c] + 1) / n) for c in 'abcdefghijklmnopqrstuvwxyz'}

    def p(self, u, c):
        """Probability of the letters given the group; of a silent letter as a share of all groups."""
        key = (u, c)
        if key not in self.memo: self.memo[key] = self.find_p(u, c)
        return self.memo[key]

    def find_p(self, u, c):
        if u[0] in SHAPES and not SHAPES[u[0]].match(c): return 0
        if self.counts is None: return first_guess(u, c)
        n = self.counts.get((u, c), 0)
        # The floor is shared out by how frequent the letters are: an unseen q is no better than an unseen e.
        floor = FLOOR * 26 * math.exp(self.q[c]) if len(c) == 1 else FLOOR
        if u in '01': return (n + floor) / self.total
        if n == 0 and len(c) > 1: return 0
        return (n + floor) / (self.unit[u] + 27 * FLOOR)

    def gain(self, u, c):
        """Logarithm of how much likelier the letters are than in any English word; None when they are never."""
        p = self.p(u, c)
        return math.log(p) - sum(self.q[x] for x in c) if p > 0 else None

    def best(self, units, en):
        """Gain of the best alignment."""
        m = len(en)
        row = [None] * (m + 1); row[0] = 0.0
        def skip(row):
            for j in range(m):
                if row[j] is not None:
                    x = row[j] + self.gain('1' if j + 1 == m else '0', en[j])
                    if row[j + 1] is None or x > row[j + 1]: row[j + 1] = x
        skip(row)
        for u in units:
            new = [None] * (m + 1)
            for j, at in enumerate(row):
                if at is None: continue
                for n in range(0, min(LONGEST, m - j) + 1):
                    g = self.gain(u, en[j:j + n])
                    if g is not None and (new[j + n] is None or at + g > new[j + n]): new[j + n] = at + g
            row = new
            skip(row)
        return row[-1] if row[-1] is not None else -99.0

    def expect(self, units, en, counts):
        """Adds the expected counts of all alignments of a pair."""
        m = len(en)
        silent = [(('1' if j + 1 == m else '0'), en[j]) for j in range(m)]
        def forward(a):
            for j in range(m): a[j + 1] += a[j] * self.p(*silent[j])
        A = [[0.0] * (m + 1)]; A[0][0] = 1.0; forward(A[0])
        S = []
        for u in units:
            S.append([(j, k, p) for j in range(m + 1) for k in range(j, min(j + LONGEST, m) + 1)
                      if (p := self.p(u, en[j:k])) > 0])
            a = [0.0] * (m + 1)
            for j, k, p in S[-1]: a[k] += A[-1][j] * p
            forward(a); A.append(a)
        z = A[-1][m]
        if z <= 0: return
        b = [0.0] * (m + 1); b[m] = 1.0
        for i in range(len(units), -1, -1):
            for j in range(m - 1, -1, -1):
                x = self.p(*silent[j]) * b[j + 1]
                counts[silent[j]] += A[i][j] * x / z
                b[j] += x
            if i == 0: break
            before = [0.0] * (m + 1)
            for j, k, p in S[i - 1]:
                if (x := p * b[k]) > 0:
                    counts[(units[i - 1], en[j:k])] += A[i - 1][j] * x / z
                    before[j] += x
            b = before


    def known(self, units):
        """Groups of vowels that were never seen are taken letter by letter."""
        for u in units:
            if u[0] == 'v' and len(u) > 2 and u not in self.unit: yield from ('v' + c for c in u[1:])
            else: yield u


def train(pairs, rounds=ROUNDS):
    model = Model()
    for n in range(rounds):
        counts = collections.Counter()
        for units, en in pairs: model.expect(units, en, counts)
        least = 0.02 if n + 1 < rounds else SMALLEST
        model = Model({k: round(c, 1) for k, c in sorted(counts.items()) if c >= least})
    return model


def words_of_lexicons():
    """Pairs of words: (Vietnamese, English). Of a name of several words each takes the word it sounds like."""
    rows = lexicon_pairs()
    single = [(w[0], e[0]) for _, w, e in rows if len(w) == 1 and len(e) == 1] + [tuple(p) for p in hand_pairs()]
    model = train([(cut(v)[0], e) for v, e in single])
    out = set(single)
    for _, words, english in rows:
        if len(words) == 1 and len(english) == 1: continue
        for w in words:
            units = cut(w)[0]
            gain, e = max((model.best(units, e), e) for e in english)
            if gain > 0.8 * len(units): out.add((w, e))
    return sorted(out)


# Check -----------------------------------------------------------------------------------------------------------

def features(model, vi, en):
    units, odd = cut(vi)
    gain = model.best(list(model.known(units)), en)
    return [1.0, max(gain, -20.0) / 10, max(gain, -20.0) / (len(units) + len(en)), float(odd > 0), float(not re.search('[- ]', vi) and len(re.findall('[%s]+' % ''.join(VOWELS), letters_of(vi)[0])) == 1)]


def logistic(rows, rounds=25, ridge=1e-5):
    """rows of (features, right, weight) -> weights, by Newton's method; `ridge` keeps them small."""
    k = len(rows[0][0])
    w = [0.0] * k
    for _ in range(rounds):
        grad = [-ridge * len(rows) * v for v in w]
        hess = [[ridge * len(rows) * (i == j) for j in range(k)] for i in range(k)]
        for x, y, weight in rows:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(a * b for a, b in zip(w, x))))))
            d, h = weight * (y - p), weight * p * (1 - p)
            for i in range(k):
                grad[i] += d * x[i]
                for j in range(k): hess[i][j] += h * x[i] * x[j]
        for i in range(k):                       # Gauss-Jordan
            pivot = hess[i][i]
            hess[i] = [v / pivot for v in hess[i]]; grad[i] /= pivot
            for j in range(k):
                if j == i: continue
                f = hess[j][i]
                hess[j] = [a - f * b for a, b in zip(hess[j], hess[i])]; grad[j] -= f * grad[i]
        w = [a + b for a, b in zip(w, grad)]
    return w


def native_syllables():
    """Names of Vietnamese people, which sound like nothing foreign."""
    path = os.path.join(HERE, '..', 'name-parts.tsv')
    for line in open(path, encoding='utf-8').read().split('\n')[1:]:
        c = line.split('\t')
        if len(c) == 10 and c[4].startswith('name.vi'):
            yield from (plain(f) for f in c[2].split(' | ') if ' ' not in plain(f))


def check():
    pairs = words_of_lexicons()
    english = sorted({e for _, e in pairs})
    part = {e: i % 10 for i, e in enumerate(english)}
    right = collections.defaultdict(set)
    for v, e in pairs: right[v].add(e)
    native = sorted(set(native_syllables()))
    rnd = random.Random(1)
    rows = []
    for k in range(10):
        model = train([(cut(v)[0], e) for v, e in pairs if part[e] != k])
        held = [(v, e) for v, e in pairs if part[e] == k]
        for v, e in held:
            rows.append((features(model, v, e), 1, 1.0, v, e))
            for x in rnd.sample(english, 40):
                # Somali is no random word for Xô-ma-li-a.
                if x[:4] not in {r[:4] for r in right[v]}: rows.append((features(model, v, x), 0, 1.0, v, x))
            for _ in range(10):
                v2 = rnd.choice(native) + ('' if rnd.random() < .5 else '-' + rnd.choice(native))
                # Texts are full of them; a lone syllable is hardly ever a transcription.
                rows.append((features(model, v2, e), 0, 3.0 if '-' in v2 else 20.0, v2, e))
    w = logistic([r[:3] for r in rows])
    print(f'{len(pairs)} pairs, {len(english)} English words; weights:', ' '.join(f'{x:.2f}' for x in w))
    score = lambda x: 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
    scored = [(score(x), y, v, e) for x, y, _, v, e in rows]
    for threshold in (.3, .5, .7, .9):
        t = [s >= threshold for s, y, *_ in scored if y]
        f = [s >= threshold for s, y, v, _ in scored if not y and v in right]
        n = [s >= threshold for s, y, v, _ in scored if not y and v not in right]
        print(f'score {threshold}: true pairs {sum(t)}/{len(t)} = {sum(t) / len(t):.3f}, random pairs {sum(f)}/{len(f)}'
              f' = {sum(f) / len(f):.5f}, Vietnamese names {sum(n)}/{len(n)} = {sum(n) / len(n):.5f}')
    scored.sort()
    print('true, lowest:', ', '.join(f'{v}/{e} {s:.2f}' for s, y, v, e in scored if y) [:1500])
    print('wrong, highest:', ', '.join(f'{v}/{e} {s:.2f}' for s, y, v, e in reversed(scored) if not y)[:1500])


# File ------------------------------------------------------------------------------------------------------------

HEADER = 'id type vi en domain from to relations source note'.split()
POSITION = {'o': 'onset', 'v': 'vowel', 'c': 'coda'}
SLUG = {'ă': 'aw', 'â': 'aa', 'đ': 'dd', 'ê': 'ee', 'ô': 'oo', 'ơ': 'ow', 'ư': 'uw'}
SILENT = {'0': 'silent', '1': 'silent.end'}


def number(n): return f'{n:.1f}'.removesuffix('.0')


def table(model):
    lines = []
    for u in model.unit:
        forms = sorted((-n, c) for (v, c), n in model.counts.items() if v == u and c)
        en = ' | '.join(f'{c} [w={number(-n)}]' for n, c in forms)
        if u in SILENT: name, vi = SILENT[u], ''
        else:
            letters = u[1:]
            name = POSITION[u[0]] + '.' + ('-' if letters[:1] == letters[1:] else '').join(SLUG.get(c, c) for c in letters)
            nothing = model.counts.get((u, ''), 0)
            vi = letters + (f' [w={number(nothing)}]' if nothing else '')
        domain = 'transcription.' + (SILENT.get(u) or POSITION[u[0]])
        lines.append('\t'.join(['transcription:' + name, 'SOUND', vi, en, domain, '', '', '', 'lexicon', '']))
    return '\n'.join(['\t'.join(HEADER)] + sorted(lines, key=lambda l: l.split('\t')[0])) + '\n'


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--check', action='store_true')
    ap.add_argument('--out', default=os.path.join(HERE, '..', 'transcription.tsv'))
    a = ap.parse_args()
    if a.check: return check()
    pairs = words_of_lexicons()
    text = table(train([(cut(v)[0], e) for v, e in pairs]))
    open(a.out, 'w', encoding='utf-8').write(text)
    print(f'{len(pairs)} pairs, {text.count(chr(10)) - 1} rows')


if __name__ == '__main__':
    main()
