"""Jobs to review: records as `align stream --with-text` writes them, with names that the tests know."""
import json

from support import align, PROJECT

# type, English, Vietnamese, score, evidence, how many times, in which file. By doubt they come in this order.
NAMES = [
    ("LOC", "Guangxi", "Quảng Đông", 0.520, ("translation", "guang = Quảng"), 1, "morning"),
    ("PER", "Manh Hung", "Mạnh Hùng", 0.561, ("fold", "equal without marks: manh hung"), 1, "morning"),
    ("ORG", "World Bank", "Ngân hàng", 0.588, ("translation", "bank = ngân hàng"), 1, "evening"),
    ("LOC", "Guangxi", "Quảng Tây", 0.640, ("hanviet", "guang = Quảng, xi = Tây"), 2, "morning"),
    ("PER", "Tran Thi Lan", "Trần Thị Lan", 0.700, ("fold", "equal without marks: tran thi lan"), 1, "morning"),
    ("PER", "Le Van An", "Lê Văn An", 0.711, ("fold", "equal without marks: le van an"), 1, "morning"),
    ("PER", "Do Thi Mai", "Đỗ Thị Mai", 0.722, ("fold", "equal without marks: do thi mai"), 1, "morning"),
    ("PER", "Pham Quang Vinh", "Phạm Quang Vinh", 0.733, ("fold", "equal without marks: pham quang vinh"), 1, "evening"),
    ("ORG", "Ministry of Health", "Bộ Y tế", 0.850, ("lexicon", "vn-orgs:ministry-of-health"), 2, "morning"),
    ("ORG", "Ministry of Finance", "Bộ Tài chính", 0.861, ("lexicon", "vn-orgs:ministry-of-finance"), 1, "evening"),
    ("LOC", "Hue", "Huế", 0.905, ("fold", "equal without marks: hue"), 1, "evening"),
    ("LOC", "Da Nang", "Đà Nẵng", 0.931, ("fold", "equal without marks: da nang"), 1, "morning"),
    ("LOC", "Germany", "Đức", 0.955, ("cldr", "cldr:DE"), 1, "evening"),
    ("LOC", "Hanoi", "Hà Nội", 0.970, ("lexicon", "vn-places:ha-noi"), 3, "morning"),
    ("PER", "Katarina Vogel", "Katarina Vogel", 0.981, ("same", "letter for letter"), 1, "evening"),
]
# A name alone: type, its side, the name, suggestions.
ALONE = [
    ("ORG", "en", "Red Cross", [("Hội Chữ thập đỏ", 0.9), ("Chữ thập đỏ", 0.6)]),
    ("LOC", "vi", "Quảng Trị", [("Quang Tri", 0.95)]),
    ("PER", "en", "Hiroshi Tanabe", []),
]
# What stands before and after a name; %s is the name. A person is a minister, so that a span has words around it.
SENTENCES = [
    ("Minister Nguyen %s spoke to reporters on Monday.", "Bộ trưởng Nguyễn %s phát biểu với báo chí hôm thứ Hai."),
    ("People from the Development %s came to see it.", "Những người của %s Thế giới đã đến xem."),
]


def mention(text, name):
    start = text.index(name)
    return {"text": name, "start": start, "end": start + len(name)}


def record(number, en, vi, alignments=(), alone=()):
    """`alignments`: (type, en mention, vi mention, score, (source, detail)); `alone`: (side, unaligned object)."""
    return {
        "id": str(number), "text": {"en": en, "vi": vi},
        "segments": [{"en": [0, len(en)], "vi": [0, len(vi)]}],
        "alignments": [
            {"type": kind, "en": first, "vi": second, "score": score, "evidence": [{"source": why[0], "detail": why[1]}]}
            for kind, first, second, score, why in alignments],
        "unaligned": {side: [one for at, one in alone if at == side] for side in ("en", "vi")},
    }


def write(path, records):
    with open(path, "w", encoding="utf-8") as out:
        for one in records:
            out.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path


def names(test, repeat=1):
    """Two files with NAMES and ALONE; gives their paths. With `repeat` n there are n of each pair, numbered."""
    files = {"morning": [], "evening": []}
    for turn in range(repeat):
        for place, (kind, en, vi, score, why, times, file) in enumerate(NAMES):
            if repeat > 1:
                en, vi = f"{en} {turn}", f"{vi} {turn}"
            before, after = SENTENCES[1 if kind == "ORG" else 0]
            for _ in range(times):
                first, second = before % en, after % vi
                files[file].append(record(len(files[file]) + 1, first, second, [
                    (kind, mention(first, en), mention(second, vi), score, why)]))
    for kind, side, name, suggestions in ALONE:
        texts = {"en": "Nobody knows more.", "vi": "Không ai biết hơn."}
        texts[side] = f"{name} was there." if side == "en" else f"{name} có mặt."
        told = [{"text": text, "score": score, "source": "lexicon", "detail": "x:y"} for text, score in suggestions]
        files["morning"].append(record(len(files["morning"]) + 1, texts["en"], texts["vi"], alone=[
            (side, {"type": kind, **mention(texts[side], name), "suggestions": told})]))
    return [write(test.path(f"{name}.jsonl"), records) for name, records in files.items()]


def example(test):
    """The bundled example, aligned; gives the folder."""
    align("batch", "-q", f"{PROJECT}/align/example/meeting.en.txt", "-o", test.path("meeting"))
    return test.path("meeting")


SYLLABLES = ("An Bao Chi Dung Giang Ha Khanh Lan Minh Nam Oanh Phuc Quang Son Tam Uyen Vinh Xuan Yen Hung").split()
MARKED = ("An Bảo Chi Dũng Giang Hà Khánh Lan Minh Nam Oanh Phúc Quang Sơn Tâm Uyên Vinh Xuân Yến Hùng").split()


def many(path, pairs, of_record=4):
    """That many different pairs, four in a record; a third of them stands twice. Everything by counting, nothing by chance."""
    records = []
    place = 0

    def name(number, parts):
        base = len(parts)
        return " ".join(parts[number // base ** power % base] for power in range(4))
    while place < pairs:
        chosen = [place + i for i in range(min(of_record, pairs - place))]
        place += len(chosen)
        if len(records) % 3 == 2:
            chosen += [chosen[0] - of_record * 2]
        first = "According to " + ", ".join(name(one, SYLLABLES) for one in chosen) + ", nothing is decided yet."
        second = "Theo " + ", ".join(name(one, MARKED) for one in chosen) + ", chưa có gì được quyết định."
        alignments = []
        for one in chosen:
            # Four syllables in 100,000 pairs: no two names are alike.
            alignments.append(("PER" if one % 3 else "LOC", mention(first, name(one, SYLLABLES)),
                               mention(second, name(one, MARKED)), 0.5 + one * 7919 % 500 / 1000,
                               ("fold", "equal without marks: " + name(one, SYLLABLES).lower())))
        records.append(record(len(records) + 1, first, second, alignments))
    return write(path, records)
