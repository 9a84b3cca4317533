#!/usr/bin/env python3
"""What `align` makes of whole documents. Prints figures and nothing else of the texts.

    measure.py sentences ALIGN GOLD    the beads of the gold's documents, and with lines left out
    measure.py names     ALIGN GOLD    the sets of name pairs of the documents
    measure.py strangers ALIGN CORPUS...   texts that have nothing to do with each other
    measure.py speed     ALIGN CORPUS SENTENCES   seconds and memory of one long document
    measure.py misses    ALIGN GOLD    what `sentences` and `names` count as wrong; refused for check gold

One line a figure: name, blank, value. A document is a run of records of the gold whose ids are
SOURCE:NUMBER with numbers that follow each other; shorter runs than ten lines are single sentences. Its
lines are joined by one blank.

sentences  Every gold line is one unit. It counts as found when the beads that touch its English touch all of
           its Vietnamese line and no other. Precision is found / English lines whose beads have any
           Vietnamese, recall is found / lines that have a Vietnamese line. `gaps`: every seventh Vietnamese
           line is left out.
names      Distinct (English, Vietnamese) gold pairs of PER ORG LOC MISC by their canonical strings, a document
           at a time. A predicted pair is right when both its strings hold the canonical one and lie within the
           longest one of one and the same gold pair; as in score.py a right pair of another type is neither
           right nor wrong, and pairs of other types are not looked at. Of several spellings that fit one gold
           pair only one counts. `mentions`: the distinct pairs of the mention level; `entities`: the rows of
           the table, found when some variant pair of a row is right, false when none is.
strangers  Ten English lines and ten other Vietnamese lines, 200 times, in comparable mode, and in auto mode to
           see what is taken for a translation. A link is wrong when its English name does not occur (letter
           case aside) in the English lines that belong to the Vietnamese ones; `wrong_words`: not even as
           words without marks and full stops, U.S. as US. "U.S." for a Vietnamese name whose line
           has "America" counts as wrong in both.
"""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata

NAMES = ('PER', 'ORG', 'LOC', 'MISC')


def documents(gold_file):
    runs, last = [], None
    for line in open(gold_file, encoding='utf-8'):
        record = json.loads(line)
        source, number = record['id'].rsplit(':', 1)
        if last != (source, int(number) - 1):
            runs.append([])
        runs[-1].append(record)
        last = (source, int(number))
    return [run for run in runs if len(run) >= 10]


def joined(lines):
    """The text and the span of each line in it."""
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return ' '.join(lines), spans


class Texts:
    """Two texts as files, while the object lives."""

    def __init__(self, en, vi):
        self.dir = tempfile.TemporaryDirectory()
        self.files = []
        for name, text in (('en.txt', en), ('vi.txt', vi)):
            self.files.append(os.path.join(self.dir.name, name))
            with open(self.files[-1], 'w', encoding='utf-8', newline='') as out:
                out.write(text)


def pair(align, en, vi, *flags):
    """Rows of `align pair` as dictionaries, and what it said on standard error."""
    texts = Texts(en, vi)
    done = subprocess.run([align, 'pair', *texts.files, *flags], capture_output=True, check=True)
    lines = done.stdout.decode().split('\n')
    header = lines[0].split('\t')
    rows = [dict(zip(header, line.split('\t'))) for line in lines[1:] if line]
    return rows, done.stderr.decode()


def stream(align, records, *flags):
    text = ''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in records)
    done = subprocess.run([align, 'stream', *flags], input=text.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Count:
    def __init__(self):
        self.right = self.found = self.predicted = self.gold = 0

    def add(self, other):
        for key in vars(self):
            setattr(self, key, getattr(self, key) + getattr(other, key))

    def show(self, name):
        p = self.right / max(1, self.predicted)
        r = self.found / max(1, self.gold)
        f = 2 * p * r / (p + r) if p + r else 0
        print(f'{name}.precision {p:.4f}\n{name}.recall {r:.4f}\n{name}.f1 {f:.4f}\n{name}.gold {self.gold}')


# Sentences ------------------------------------------------------------------------------------------


def touching(span, others):
    return [k for k, o in enumerate(others) if span[0] < o[1] and o[0] < span[1]]


def beads_of(align, en, vi):
    rows, note = pair(align, en, vi, '--level', 'sentence', '--format', 'tsv')
    beads = [((int(r['en_start']), int(r['en_end'])), (int(r['vi_start']), int(r['vi_end']))) for r in rows]
    return beads, 'comparable' in note


def whole(span, parts, text):
    """All but blanks of the span is in one of the parts."""
    return all(text[i].isspace() or any(a <= i < b for a, b in parts) for i in range(*span))


def sentence_count(align, document, left_out, misses=None):
    en, en_spans = joined([r['en'] for r in document])
    kept = [k for k in range(len(document)) if not left_out or (k + 1) % left_out]
    vi, vi_spans = joined([document[k]['vi'] for k in kept])
    beads, comparable = beads_of(align, en, vi)
    count = Count()
    count.gold = len(kept)
    for k, span in enumerate(en_spans):
        reached = [v for e, v in beads if e[0] < span[1] and span[0] < e[1] and v[0] < v[1]]
        lines = sorted({kept[n] for v in reached for n in touching(v, vi_spans)})
        count.predicted += bool(lines)
        own = vi_spans[kept.index(k)] if k in kept else None
        if own and lines == [k] and whole(own, reached, vi):
            count.right += 1
            count.found += 1
        elif misses is not None and (own or lines):
            misses.append((document[k]['id'], [document[n]['id'] for n in lines]))
    return count, comparable


def sentences(align, gold_file, misses=None):
    for name, left_out in (('whole', 0), ('gaps', 7)):
        for prefix in ('ntrex', ''):
            total, comparable = Count(), 0
            for document in documents(gold_file):
                if not document[0]['id'].startswith(prefix):
                    continue
                count, wrong_mode = sentence_count(align, document, left_out, misses)
                total.add(count)
                comparable += wrong_mode
            total.show(f'sentences.{name}.{prefix or "all"}')
            print(f'sentences.{name}.{prefix or "all"}.taken_for_comparable {comparable}')


# Names ----------------------------------------------------------------------------------------------


def longest(pair_, side, record):
    a, b = pair_.get(side + '_max_span') or pair_[side + '_span']
    return record[side][a:b]


def gold_names(document):
    """{(type is wanted, canonical strings): longest strings} of the document."""
    out = {}
    for record in document:
        for p in record['pairs']:
            key = (p['type'] in NAMES, p['en'], p['vi'])
            out.setdefault(key, set()).add((longest(p, 'en', record), longest(p, 'vi', record)))
    return out


def fits(gold, key, en, vi):
    _, e, v = key
    return any(e in en and en in e_most and v in vi and vi in v_most for e_most, v_most in gold[key])


def count_names(gold, predicted, misses=None):
    """`predicted`: (type, [(en, vi)...]): any of the pairs makes the row right."""
    count = Count()
    count.gold = sum(wanted for wanted, _, _ in gold)
    found = set()
    for type_, variants in predicted:
        keys = [k for k in gold if any(fits(gold, k, e, v) for e, v in variants)]
        found.update(k for k in keys if k[0])
        if not keys and type_ in NAMES:
            count.predicted += 1
            if misses is not None:
                misses.append(('false', type_, variants[0]))
    if misses is not None:
        misses += [('missed', k[1], k[2]) for k in gold if k[0] and k not in found]
    count.found = count.right = len(found)
    count.predicted += len(found)
    return count


def variants_of(row, side):
    return [row[side], *(row[side + '_variants'].split(' | ') if row[side + '_variants'] else [])]


def names(align, gold_file, misses=None):
    for prefix in ('ntrex', ''):
        totals, comparable = {'mentions': Count(), 'entities': Count()}, 0
        for document in documents(gold_file):
            if not document[0]['id'].startswith(prefix):
                continue
            gold = gold_names(document)
            en, _ = joined([r['en'] for r in document])
            vi, _ = joined([r['vi'] for r in document])
            rows, note = pair(align, en, vi, '--level', 'mention', '--format', 'tsv')
            comparable += 'comparable' in note
            both = {(r['type'], r['en'], r['vi']) for r in rows if r['en'] and r['vi']}
            predicted = [(t, [(e, v)]) for t, e, v in sorted(both)]
            mine = None if misses is None else []
            totals['mentions'].add(count_names(gold, predicted, mine))
            if misses is not None:
                misses += [(document[0]['id'], *m) for m in mine]
            rows, _ = pair(align, en, vi, '--format', 'tsv')
            predicted = [(r['type'], [(e, v) for e in variants_of(r, 'en') for v in variants_of(r, 'vi')])
                         for r in rows if r['en'] and r['vi']]
            totals['entities'].add(count_names(gold, predicted))
        for name, total in totals.items():
            total.show(f'names.{name}.{prefix or "all"}')
        print(f'names.{prefix or "all"}.taken_for_comparable {comparable}')


# Strangers ------------------------------------------------------------------------------------------


def lines_of(file):
    out = []
    for line in open(file, encoding='utf-8'):
        en, _, vi = line.rstrip('\n').partition('\t')
        if en and vi:
            out.append((en, vi))
    return out


def key_of(text):
    return unicodedata.normalize('NFC', text).casefold()


def words_of(text):
    """The words without marks, joined by blanks, with one before and behind."""
    plain = unicodedata.normalize('NFD', text.casefold().replace('đ', 'd').replace('.', ''))
    plain = ''.join(c for c in plain if not unicodedata.combining(c))
    return ' ' + ' '.join(''.join(c if c.isalnum() else ' ' for c in plain).split()) + ' '


def occurs(name, text):
    name, text = words_of(name), words_of(text)
    return name in text or name.replace(' ', '') in text.split()


def strangers(align, files, misses=None):
    lines = [line for file in files for line in lines_of(file)]
    pick = random.Random(int(os.environ.get('SEED', 20260)))
    records, belongs = [], []
    for n in range(200):
        drawn = pick.sample(lines, 20)
        records.append({'id': n, 'en': ' '.join(e for e, _ in drawn[:10]), 'vi': ' '.join(v for _, v in drawn[10:])})
        belongs.append('\n'.join(e for e, _ in drawn[10:]))
    links = wrong = wrong_names = wrong_words = 0
    for n, out in enumerate(stream(align, records, '--mode', 'comparable')):
        for link in out['alignments']:
            links += 1
            name = link['en']['text']
            if key_of(name) in key_of(belongs[n]):
                continue
            wrong += 1
            wrong_names += link['type'] in NAMES
            wrong_words += not occurs(name, belongs[n])
            if misses is not None:
                misses.append((n, link['type'], name, link['vi']['text'], link['score'], link['evidence'][0]['source']))
    print(f'strangers.links {links}\nstrangers.wrong {wrong}')
    print(f'strangers.wrong_names {wrong_names}\nstrangers.wrong_words {wrong_words}')
    print(f'strangers.taken_for_translations {sum(m == "parallel" for m in modes(align, records[:40]))}')


def modes(align, records):
    """What auto mode takes each record for."""
    for record in records:
        _, note = pair(align, record['en'], record['vi'])
        yield 'comparable' if 'mode: comparable' in note else 'parallel'


# Speed ----------------------------------------------------------------------------------------------


def speed(align, corpus, sentence_total):
    lines = lines_of(corpus)[:int(sentence_total)]
    texts = Texts('\n'.join(e for e, _ in lines), '\n'.join(v for _, v in lines))
    for name, flags in (('beads', ['--level', 'sentence']), ('comparable', ['--mode', 'comparable'])):
        start = time.monotonic()
        subprocess.run([align, 'pair', *texts.files, *flags], capture_output=True, check=True)
        print(f'speed.{name}.seconds {time.monotonic() - start:.2f}')
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f'speed.{name}.peak_mib {peak / 1024:.0f}')


def main(arguments):
    what, align, *rest = arguments
    if what == 'misses':
        if 'check' in os.path.basename(rest[0]):
            sys.exit('the check gold is scored, not read')
        found = []
        sentences(align, rest[0], found)
        names(align, rest[0], found)
        for miss in dict.fromkeys(map(str, found)):
            print(miss)
    elif what == 'strangers':
        strangers(align, rest)
    elif what == 'stranger_links':
        found = []
        strangers(align, rest, found)
        for miss in found:
            print(*miss, sep='\t')
    else:
        {'sentences': sentences, 'names': names, 'speed': speed}[what](align, *rest)


if __name__ == '__main__':
    main(sys.argv[1:])
