#!/usr/bin/env python3
"""case.py [--add FILE] [--drop FILE]

Writes ../en-case.tsv and ../vi-case.tsv: how often a word has an initial capital away from sentence
starts. English: words mostly written small in wikinews.tsv (at least 3 times, share of capitals
below 0.5; news.tsv may only contradict). Rows of source `general` are kept from the file as it
stands; --add and --drop name files of words (split at white space) to take in or out."""
import collections, os, re, sys
import words as W

OPEN = set('.!?:;…"“”«»‘\'([{•–—-*/|')


def tokens(line):
    """(token, at a sentence start?) of the plain alphabetic tokens of a line."""
    line = W.unicodedata.normalize('NFC', line).replace('\u00a0', ' ').replace('’', "'")
    start = True
    for m in re.finditer(r"[^\W_]+(?:['&.@/-][^\W_]+)*|[^\w\s]", line):
        t = m.group()
        if not t[0].isalnum():
            if t in OPEN:
                start = True
            continue
        if t.isalpha():
            yield t, start
        start = False


def count(lines):
    cap, small = collections.Counter(), collections.Counter()
    for line in lines:
        toks = list(tokens(line))
        n = sum(t[0].isupper() for t, _ in toks)
        if n * 2 > len(toks):
            continue  # headline in title case
        for t, start in toks:
            if not start:
                (cap if t[0].isupper() else small)[t.lower()] += 1
    return cap, small


def main(argv):
    add, drop = set(), set()
    for a, v in zip(argv[::2], argv[1::2]):
        (add if a == '--add' else drop).update(open(v, encoding='utf-8').read().split())
    path = os.path.join(W.HERE, '..', 'en-case.tsv')
    if os.path.exists(path):
        for line in open(path, encoding='utf-8'):
            c = line.rstrip('\n').split('\t')
            if c[8:9] == ['general']:
                add.add(c[3].split(' [')[0])
    data = list(W.pairs())
    cap, small = count(e for n, e, _ in data if n == 'wikinews')
    cap2, small2 = count(e for n, e, _ in data if n == 'news')
    share = {}
    for w, s in small.items():
        if s < 3 or not re.match('^[a-z]+$', w) or w in drop:
            continue
        p = cap[w] / (cap[w] + s)
        both = (cap[w] + cap2[w]) / (cap[w] + cap2[w] + s + small2[w])
        if p < 0.5 and both < 0.5:
            share[w] = p
    rows = [['en-case:' + w, 'CASE', '', '%s [w=%.3f]' % (w, p), 'case', '', '', '', 'corpus', ''] for w, p in share.items()]
    gen = [w for w in add if w not in share and w not in drop and re.match('^[a-z]+$', w)]
    rows += [['en-case:' + w, 'CASE', '', w + ' [w=0.010]', 'case', '', '', '', 'general', ''] for w in gen]
    W.write(path, rows)
    print('en-case', len(share), 'corpus', len(gen), 'general')

    cap, small = collections.Counter(), collections.Counter()
    spell = collections.defaultdict(collections.Counter)
    for c, s in (count(v for _, _, v in data),):
        for src, dst in ((c, cap), (s, small)):
            for w, n in src.items():
                k = W.fold(w)
                if W.valid(k):
                    dst[k] += n
                    spell[k][W.norm(w)] += n
    forms = {}
    for k in spell:
        n = cap[k] + small[k]
        if n >= 5:
            forms[spell[k].most_common(1)[0][0]] = cap[k] / n
    idm = W.ids('vi-case', sorted(forms))
    rows = [[idm[f], 'CASE', '%s [w=%.3f]' % (f, p), '', 'case', '', '', '', 'corpus', ''] for f, p in forms.items()]
    W.write(os.path.join(W.HERE, '..', 'vi-case.tsv'), rows)
    print('vi-case', len(rows))


if __name__ == '__main__':
    main(sys.argv[1:])
