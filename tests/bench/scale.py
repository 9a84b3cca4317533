#!/usr/bin/env python3
"""How `align` bears large lexicons, documents and streams. Prints one figure a line with the bar it has to reach.

    scale.py ALIGN CORPORA [PART...]      parts: lexicon pair jobs stream; default all but stream

CORPORA is a folder with news.tsv: English TAB Vietnamese, a pair a line. Files go to a temporary folder (TMPDIR) and
are removed. Exit code 1 when a bar is missed. Times are CPU seconds of the program, the least of several runs, where
not called otherwise; on a machine that others use they are still too high rather than too low.

lexicon   A compiled lexicon of a million rows (million_lexicon.py): making it, what it adds to the start of
          `suggest` and to `stream` over 20,000 records. 3 minutes, 1 GB of disk.
pair      Start-up on two short texts; documents of 1 to 20 MB a side in every mode, and with every seventh Vietnamese
          line left out. `growth` is the time of 20 MB over that of 1 MB; n log n would be 27. 15 minutes.
jobs      `stream -j2` against two processes at once on halves of the records (elapsed times, the medians).
stream    1 GB of records, in which new names and numbers never end: memory at -j1 and -j2. 15 minutes, 1 GB of disk.
"""
import json
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from million_lexicon import Maker  # noqa: E402

MISSED = []


def say(name, value, unit, bar=None, least=False):
    good = bar is None or (value >= bar if least else value <= bar)
    if not good:
        MISSED.append(name)
    goal = '' if bar is None else f"  ({'at least' if least else 'at most'} {bar:g}{'' if good else ', MISSED'})"
    print(f'{name:<44} {value:10.3f} {unit}{goal}', flush=True)


def start(command):
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(command):
    """CPU seconds and resident MB of a command that has to succeed."""
    process = start(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f'{command}: exit code {process.returncode}')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def least(rounds, *commands):
    """The least time of each command, in turns."""
    times = [[] for _ in commands]
    for _ in range(rounds):
        for of, command in zip(times, commands):
            of.append(run(command)[0])
    return [min(of) for of in times]


def write(name, lines):
    with open(name, 'w', encoding='utf-8') as file:
        file.writelines(lines)
    return name


def record(number, en, vi):
    return json.dumps({'id': number, 'en': en, 'vi': vi}, ensure_ascii=False) + '\n'


def records(pairs):
    return [record(i + 1, en, vi) for i, (en, vi) in enumerate(pairs[:20000])]


def lexicon(align, pairs):
    here = os.path.dirname(os.path.abspath(__file__))
    with open('mine.tsv', 'wb') as out:
        subprocess.run([sys.executable, os.path.join(here, 'million_lexicon.py')], stdout=out, check=True)
    seconds, memory = run([align, 'lexicon', 'compile', 'mine.tsv', '-o', 'mine.alx'])
    say('lexicon compile, 1,000,000 rows', seconds, 's', 60)
    say('  memory', memory, 'MB', 2048)
    say('  file', os.path.getsize('mine.alx') / 1e6, 'MB')
    mine = ['--lexicon', 'mine.alx']
    name = [align, 'suggest', 'Guangxi']
    without, with_it = least(15, name, name + mine)
    say('start with it, more than without', 1000 * (with_it - without), 'ms', 20)
    write('records.jsonl', records(pairs))
    stream = [align, 'stream', '-j1', 'records.jsonl']
    without, with_it = least(7, stream, stream + mine)
    say('stream of 20,000 records', without, 's')
    say('stream with it, more than without', 100 * (with_it / without - 1), '%', 30)


def documents(pairs, size):
    """Files of `size` bytes of English: both texts, and the Vietnamese with every seventh line left out."""
    order, shuffled = list(range(len(pairs))), random.Random(1)
    texts, written, k = ([], [], []), 0, 0
    while written < size:
        if k and k % len(order) == 0:
            shuffled.shuffle(order)
        en, vi = pairs[order[k % len(order)]]
        texts[0].append(en + '\n')
        texts[1].append(vi + '\n')
        if k % 7 != 3:
            texts[2].append(vi + '\n')
        written += len(en.encode()) + 1
        k += 1
    return [write(f'{size}.{kind}', lines) for kind, lines in zip(('en', 'vi', 'gaps'), texts)]


def pair(align, pairs):
    short = write('short.en', [pairs[0][0] + '\n']), write('short.vi', [pairs[0][1] + '\n'])
    say('pair of two short texts', 1000 * least(15, [align, 'pair', *short])[0], 'ms', 25)
    first, growth = {}, 20 * math.log(20e6 / 140) / math.log(1e6 / 140)
    for megabytes in (1, 2, 4, 8, 16, 20):
        en, vi, gaps = documents(pairs, megabytes * 1000000)
        for mode in ('auto', 'parallel', 'comparable'):
            for name, other in ((mode, vi), (mode + ', gaps', gaps)):
                seconds, memory = run([align, 'pair', '--mode', mode, en, other])
                first.setdefault(name, seconds)
                say(f'pair of {megabytes} MB, {name}', seconds, 's')
                if megabytes == 20:
                    say('  growth from 1 MB', seconds / first[name], 'times', math.ceil(growth))
                    say('  memory', memory, 'MB', 1536)
        for file in (en, vi, gaps):
            os.remove(file)


def jobs(align, pairs):
    lines = records(pairs)
    whole = write('whole.jsonl', lines)
    halves = [write('half1.jsonl', lines[:10000]), write('half2.jsonl', lines[10000:])]

    def elapsed(commands):
        begin = time.monotonic()
        for process in [start([align, 'stream', *command]) for command in commands]:
            process.wait()
        return time.monotonic() - begin

    two, together = [], []
    for _ in range(9):
        together.append(elapsed([['-j2', whole]]))
        two.append(elapsed([['-j1', half] for half in halves]))
    say('stream -j2, of two processes on halves',
        statistics.median(two) / statistics.median(together), 'times', 0.9, least=True)


def stream(align, pairs, size=1000000000):
    free = shutil.disk_usage('.').free
    if free < 3 * size:
        sys.exit(f'{free} bytes of disk are free, expected three times {size}')
    pick, maker, written, number = random.Random(7), Maker(), 0, 0
    with open('large.jsonl', 'w', encoding='utf-8') as out:
        while written < size:
            en, vi = pairs[int(pick.random() * len(pairs))]
            word, amount = maker.foreign_word(), int(pick.random() * 10**7)
            number += 1
            line = record(number, f'{en} {word} paid {amount} dollars.', f'{vi} {word} trả {amount} đô la.')
            written += len(line.encode())
            out.write(line)
    for flag in ('-j1', '-j2'):
        seconds, memory = run([align, 'stream', flag, 'large.jsonl'])
        say(f'stream of {written / 1e9:.1f} GB, {flag}', seconds, 's')
        say('  memory', memory, 'MB', 200)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    align, corpora = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    parts = {'lexicon': lexicon, 'pair': pair, 'jobs': jobs, 'stream': stream}
    wanted = sys.argv[3:] or ['lexicon', 'pair', 'jobs']
    if unknown := [part for part in wanted if part not in parts]:
        sys.exit(f"no part '{unknown[0]}', expected some of {', '.join(parts)}")
    with open(os.path.join(corpora, 'news.tsv'), encoding='utf-8') as file:
        pairs = [tuple(line.rstrip('\n').split('\t')[:2]) for line in file if '\t' in line]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for part in wanted:
            parts[part](align, pairs)
        os.chdir('/')
    sys.exit(1 if MISSED else 0)


if __name__ == '__main__':
    main()
