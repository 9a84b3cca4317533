#!/usr/bin/env python3
"""Examples from which the weights of types are learned (lexicons/type-weights.txt).

    types.py LEXICONS NER GOLD.jsonl PAIRS.jsonl ALIGNED.jsonl PREDICTED.jsonl make/types-marked.tsv > examples.tsv
    train_types examples.tsv > type-weights.txt          (--folds: cross-validation instead)

NER holds wikigold.conll and wikiann-en.conll; PAIRS are records {"id","en","vi"} of parallel text and ALIGNED
what `align stream` made of them; PREDICTED is what it made of GOLD (only to measure). Texts are used in place:
only weights of single clues are kept. MARKED (types-marked.tsv) are names of PAIRS whose type was told by reading, places only:
id of the record, begin and end in English and in Vietnamese in code points, type. Its ids are FILE:LINE, so those of
PAIRS must be too.

A line: source, fold 0 to 4, type or ?, English text, begin, end, Vietnamese text, begin, end, tabs between them;
offsets in bytes; the fields of a missing side are empty. Sources: gold, marked, wikigold, wikiann, row (a lexicon form
alone), known (a lexicon name in parallel text), silver (another aligned name there), predicted.
"""
import json
import re
import sys
from collections import Counter
from pathlib import Path

TYPES = ('PER', 'ORG', 'LOC', 'MISC', 'NORP')
FOLDS = 5
# Forms that are wrong, and transcriptions: those that no lexicon has are of other types than those of countries
UNUSED = r'\[[^\]]*(forbidden=|transcription)'


def emit(source, fold, kind, en=None, vi=None):
    fields = [source, str(fold), kind]
    for side in (en, vi):
        if side is None:
            fields += ['', '', '']
            continue
        text, begin, end = side
        fields += [re.sub(r'[\t\n\r]', ' ', text), str(len(text[:begin].encode())), str(len(text[:end].encode()))]
    print('\t'.join(fields))


def lexicon_rows(folder):
    for path in sorted(Path(folder).glob('*.tsv')):
        lines = path.read_text(encoding='utf-8').splitlines()
        for line in lines[1:]:
            cells = line.split('\t')
            if len(cells) < 4 or cells[1] not in TYPES:
                continue
            sides = []
            for cell in cells[2:4]:
                forms = [f.strip() for f in cell.split(' | ')]
                sides.append([re.sub(r' \[[^\]]*\]$', '', f) for f in forms if f and not re.search(UNUSED, f)])
            yield cells[1], sides[1], sides[0]


def known(path):
    """Names with their types, one a line, that no lexicon has."""
    for line in open(path, encoding='utf-8'):
        kind, name = line.rstrip('\n').split('\t')
        yield kind, name


def conll(path):
    """Sentences as lists of (word, tag)."""
    sentence = []
    for line in open(path, encoding='utf-8'):
        cells = line.split()
        if len(cells) < 2:
            if sentence:
                yield sentence
            sentence = []
            continue
        word = cells[0][3:] if cells[0].startswith('en:') else cells[0]
        if word != '-DOCSTART-':
            sentence.append((word, cells[-1]))
    if sentence:
        yield sentence


def wiki(path, source, peoples):
    sentences = list(conll(path))
    for i, sentence in enumerate(sentences):
        last_tag, spans, text, glue = 'O', [], '', True
        for word, tag in sentence:
            if text and not glue and not re.match(r"^([,.;:!?)\]%]|'s|'|n't)$", word):
                text += ' '
            glue = word in ('(', '[', '$')
            begin = len(text)
            text += word
            if tag != 'O':
                if tag[0] == 'I' and last_tag != 'O' and last_tag[2:] == tag[2:]:
                    spans[-1][2] = len(text)
                else:
                    spans.append([tag[2:], begin, len(text)])
            last_tag = tag
        for kind, begin, end in spans:
            if kind == 'MISC' and text[begin:end] in peoples:
                kind = 'NORP'
            emit(source, i * FOLDS // len(sentences), kind, (text, begin, end))


def gold(path, predicted_path):
    records = [json.loads(line) for line in open(path, encoding='utf-8')]
    predicted = {o['id']: o for o in map(json.loads, open(predicted_path, encoding='utf-8'))}
    within = lambda p, core, most: most[0] <= p[0] <= core[0] and core[1] <= p[1] <= most[1]
    for i, g in enumerate(records):
        fold = i * FOLDS // len(records)
        used = set()
        for p in g['pairs']:
            if p['type'] in TYPES:
                emit('gold', fold, p['type'], (g['en'], *p['en_span']), (g['vi'], *p['vi_span']))
            for j, x in enumerate(predicted[g['id']]['alignments']):
                en, vi = ((x[s]['start'], x[s]['end']) for s in ('en', 'vi'))
                if (j not in used and within(en, p['en_span'], p.get('en_max_span') or p['en_span'])
                        and within(vi, p['vi_span'], p.get('vi_max_span') or p['vi_span'])):
                    used.add(j)
                    own = '' if x['type'] in TYPES else ' ' + x['type']
                    if p['type'] in TYPES:
                        emit('predicted' + own, fold, p['type'], (g['en'], *en), (g['vi'], *vi))
                    break
        for side in ('en', 'vi'):
            for p in g[side + '_only']:
                if p['type'] in TYPES and side + '_span' in p:
                    place = (g[side], *p[side + '_span'])
                    emit('gold', fold, p['type'], place if side == 'en' else None, place if side == 'vi' else None)


def marked(pairs_path, paths):
    rows = [line.rstrip('\n').split('\t') for path in paths for line in open(path, encoding='utf-8') if line[0] != '#']
    wanted = {row[0] for row in rows}
    with open(pairs_path, encoding='utf-8') as lines:
        pairs = {p['id']: p for p in map(json.loads, lines) if p['id'] in wanted}
    for i, (name, *places, kind) in enumerate(rows):
        begin, end, vi_begin, vi_end = map(int, places)
        emit('marked', i * FOLDS // len(rows), kind,
             (pairs[name]['en'], begin, end), (pairs[name]['vi'], vi_begin, vi_end))


def silver(pairs_path, aligned_path):
    seen = Counter()
    with open(pairs_path, encoding='utf-8') as pairs, open(aligned_path, encoding='utf-8') as aligned:
        for pair_line, line in zip(pairs, aligned):
            pair, out = json.loads(pair_line), json.loads(line)
            for x in out['alignments']:
                if x['type'] not in TYPES or x['score'] < 0.6:
                    continue
                known = x['evidence'] and x['evidence'][0]['source'] in ('lexicon', 'cldr')
                words = (x['en']['text'], x['vi']['text'])
                seen[words] += 1
                if seen[words] > (30 if known else 8):
                    continue
                emit('known' if known else 'silver', 0, x['type'] if known else '?',
                     (pair['en'], x['en']['start'], x['en']['end']), (pair['vi'], x['vi']['start'], x['vi']['end']))


def main():
    if len(sys.argv) < 7:
        sys.exit(__doc__)
    folder, ner, gold_path, pairs, aligned, predicted, *by_hand = sys.argv[1:]
    rows = list(lexicon_rows(folder))
    peoples = {form for kind, en, _ in rows if kind == 'NORP' for form in en}
    for kind, en, vi in rows:
        for form in en:
            emit('row', 0, kind, (form, 0, len(form)))
        for form in vi:
            if kind != 'NORP' or '-' not in form:  # Pê-tơ-rốp is no people like the Khơ-me, whom the lexicons know
                emit('row', 0, kind, None, (form, 0, len(form)))
    for kind, name in known(Path(__file__).parent / 'types-known.tsv'):
        for _ in range(2):  # what is seen once is not learned
            emit('row', 0, kind, (name, 0, len(name)))
            emit('row', 0, kind, None, (name, 0, len(name)))
    gold(gold_path, predicted)
    wiki(Path(ner) / 'wikigold.conll', 'wikigold', peoples)
    wiki(Path(ner) / 'wikiann-en.conll', 'wikiann', peoples)
    marked(pairs, by_hand)
    silver(pairs, aligned)


if __name__ == '__main__':
    main()
