#!/usr/bin/env python3
"""Write ../hanviet.tsv: pinyin syllable (toneless) x Sino-Vietnamese reading.

Sources: hanviet_supplement.tsv beside this file (character, pinyin, reading; by hand; of several readings of a
character under one pinyin the first in the file is the usual one) and Unihan as Debian installs it (package
unicode-data: /usr/share/unicode/Unihan_*.txt.bz2). kVietnamese of Unihan is mostly Nom, so it is used only for
characters the supplement does not hold, and only when initial, final and tone correspond to Cantonese and Mandarin
the way they do in the supplement (see Regular).

Weight of a reading: per cent of the mass of its pinyin syllable that falls to it; the mass of a character comes
from surnames, given names, places (lists below, by hand) and general frequency (kHanyuPinlu).

Usage: hanviet.py [--reference hanviet_pinyin.tsv] [--out ../hanviet.tsv]
--reference only adds `ref:hanviet_pinyin` to the source of the pairs it confirms (column L) and prints the coverage.
"""
import argparse, bz2, collections, os, re, unicodedata
HERE = os.path.dirname(os.path.abspath(__file__))
UNIHAN = '/usr/share/unicode/Unihan_%s.txt.bz2'
TONES = '\u0300\u0301\u0303\u0309\u0323'

# Per cent of the population with the surname; those after `|` share TAIL each.
SURNAMES = ('王7.17 李7.00 张6.74 刘5.10 陈4.61 杨3.22 黄2.45 吴2.00 赵2.00 周1.90 徐1.45 孙1.38 马1.29 朱1.28 胡1.16 林1.13 郭1.13 '
    '何1.06 高1.00 罗.95 郑.93 梁.85 谢.76 宋.70 唐.69 许.66 邓.62 冯.62 韩.61 曹.60 曾.58 彭.56 肖.30 萧.30 蔡.53 潘.52 田.52 董.51 '
    '袁.50 于.48 余.48 叶.48 蒋.47 杜.45 苏.45 魏.45 程.45 吕.44 丁.43 沈.41 任.41 姚.40 卢.40 傅.30 付.12 钟.40 姜.39 崔.38 谭.38 廖.37 '
    '范.36 汪.36 陆.36 金.35 石.34 戴.34 贾.33 韦.32 夏.32 邱.32 方.31 侯.30 邹.30 熊.29 孟.28 秦.27 白.27 江.26 阎.20 闫.10 薛.25 尹.24 段.24 '
    '雷.24 黎.22 史.22 龙.21 陶.21 贺.21 顾.20 毛.20 郝.20 龚.20 邵.20 万.19 钱.19 严.19 覃.15 武.18 孔.18 莫.17 向.17 汤.17 习.06 温.12 '
    '康.12 施.12 文.12 牛.12 樊.12 葛.12 邢.12 安.11 齐.11 易.11 乔.11 伍.11 庞.11 颜.10 倪.10 庄.10 聂.10 章.10 鲁.10 岳.09 翟.09 殷.09 詹.09 '
    '申.09 欧.09 耿.09 关.09 兰.09 焦.09 俞.09 左.09 柳.09 甘.09 祝.09 包.08 宁.08 尚.08 符.08 舒.08 阮.08 柯.08 纪.08 梅.08 童.08 凌.08 毕.08 单.08 '
    '季.08 裴.08 霍.08 涂.08 成.08 苗.08 谷.08 盛.08 曲.08 翁.08 冉.08 骆.08 蓝.08 路.08 游.08 辛.08 靳.08 管.08 柴.08 蒙.08 鲍.08 华.08 喻.08 祁.08 蒲.08 房.08')
TAIL_SURNAMES = ('滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
    '官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由'
    '薄溥荀姒羿郗邴糜汲邯鄂桓嬴芈扶瑜岳庾')
# Characters of given names, commonest first, in tiers.
GIVEN = [
 '英明华国文建志平小玉军红伟丽海春金晓秀龙芳杰玲俊永强梅林云新东生桂荣鹏超辉飞艳成庆兰德宇佳胜敏宏立斌峰霞燕凤勇静浩涛娟洪波刚洋鑫泽',
 '旺地雪娜莲萍清磊婷亮江天香福祥振雷晨光琴珍兵子继宝忠思雨家正雅家慧莉瑞梦旭欣洁琳颖丹琪博昊轩雯怡涵诗梓宁欢凯健帅健瑶嘉豪睿阳智良义仁信礼兴发贵富利民安康宗泰民学世美爱月素淑惠翠芬贞芝娥珠彩秋冬夏一大长中向近锦克岐战书济',
 '乐际沪洋正声山高润奇希毅逸伯锡经仙介石岩岸先念邦耀紫恩来少彪怀远桓臻剑才厚雄雷坤钢松柏森木水火炎川河湖源泉溪潮震霖晴晖晶星辰宸耿曦熙照曜炜烨炳焕灿彦彬琦瑾瑜璇璐玮珊玥琼瑛珂莹菲蕾薇萱蓉苗茜倩妍嫣媛娴婧婉姗妮娇姣舒悦乐怀恒忆悠慕宪宽容宜宣宾寿尔尚展崇嵩岚峻巍巧帆庭廷弘启哲善喜嘉固培境士奎奕威孟季学孝孔官宏培',
 '镕棠鸿章权清赋登辉水扁莲楚瑜英九国昌贞美朝凝绍铁铭铮锋锐镇钧鉴钰韬韦霄霏静靖顺颜飏鲁鹤麒麟黎龄齐龙达迪逊通进远连运连遥邦郁重量长开闻阔陶隆雁雪雄雷青韵音领频顾风香骏骥高魁鸣鹃鹰辛辰迎述适逢道遂虎蓓蒙葆菊荷莎艺节芸芷良舟航致臣群翔翰翼耕聪联肖育胤能腾臻舜苏茂荫蕴虹行观言训许诚谋谦谷谨豫贤赞赫超跃轲载轶农勋勤化千升卓协南占厉原友双可叶同向吟君吴周品唯商喆园团均坚埔城基堂塘墨声复多天奇妙妹始娅子存宝宗定寅岭州工左巨己常干年广应延建开弟张彤彩征律得微心必忠念恺恬悟惟惠意愚慈慧慷成戈才扬承抗择拓振捷放政教敏文方施旭时昆昌昭晋景晗普朋望朗期未本权材杨标树根格桃桐梁森楠榕模樵欧正步毓民水永汉汝沛河治泉法泓波津洲活流浦涌淳淼深渊游湘源滨滔潇澄澜烈烨然熊燕爽牧特献玄王理琛琨瑄瑶璋璞甫用田甲男画留疆登白百皓益盈盛真睦知硕祖祚祥祯禄秉科程稳穆立章竹笑笛策筠箭篪米粤精糖素约纯纪纲纶经维绍绪绮缨',
]
# Characters of places and of history, in tiers.
PLACES = [
 '北京上海天津重庆河南山东西广湖江苏浙安徽福建四川云贵州陕甘肃青宁夏新疆藏内蒙古辽吉林黑龙香港澳门台湾深圳杭武汉成都大连厦沈阳哈尔滨长春南昌合肥济郑太原石家庄兰银西海口昆明拉萨乌鲁木齐无锡苏扬徐常温绍兴嘉宁波义佛汕珠中岛烟唐沙',
 '秦皇岭岳洞庭湘桂粤闽赣皖豫冀晋鲁鄂蜀黔滇琼渝沪洛开封邯郸保张口承德沧廊衡邢同朔忻吕梁临汾运晋长治赤峰通鄂尔多斯呼伦贝巴彦包头鞍抚本溪丹锦营阜盘葫芦铁朝平吉四延边白松鸡鹤双佳斯伊牡绥镇盐淮泰宿迁连舟丽台衢蚌滁宣黄芜铜莆泉漳龙岩三明萍景九饶宜抚潍淄枣威日照莱聊菏泽洛焦濮许漯商周驻信十堰襄孝荆咸随恩施黄冈石株潭邵益永怀娄郴惠汕尾阳湛茂肇潮揭清远梧钦防玉百贺来崇三亚绵自贡攀枝花泸遂内乐充眉达雅资遵六盘毕节曲靖丽普洱楚雄文渭延榆嘉峪关金酒张掖敦煌定西固原克博',
 '故宫紫禁城颐和圆明天坛长城黄河长江太恒泰峨庐武当少林寺塔楼桥路街巷园村县镇乡区市省洲岛屿滩礁沙群西沙南中曾母赤瓜永暑渚碧美济华阳东门信义太礼智仁钓鱼台赛格里拉布达宫魏晋隋唐宋元明清周秦汉商夏齐楚燕赵韩吴越蜀梁陈辽',
]
TAIL = 0.04
# Share of the first reading in the supplement of a character with several under one pinyin.
SHARE_FIRST = 0.8

# Pairs that the correspondences let through although the reading is Nom.
NOM = set('''bang:bương cheng:xành chen:trân e:ả gen:cẳng gui:cổi han:hầm jia:giát juan:tuấn lan:làn lan:lầm ling:lanh long:lùng lou:lầu mang:mương
    mei:mý meng:mong meng:mành meng:mòng meng:mồng min:mần ming:manh ming:mầu mou:mầu nong:nòng peng:banh peng:bong peng:bông peng:bổng pou:bâu pu:bục
    qiu:cù qu:cu reng:nhăng tong:đòng tong:đùng wa:òa weng:ong weng:ỏng xing:tanh ya:ngà yan:nhàm yin:dầm ying:inh zha:cha diu:điêu bin:bấn cun:thổn jie:cất ru:nhọc'''.split())

def parse_pinyin(p):
    out = ''
    for c in unicodedata.normalize('NFD', p.lower()):
        if c == '\u0308': out = out[:-1] + 'v'
        elif not unicodedata.combining(c): out += c
    return out

def norm(v):
    """Lower case, NFC, old tone placement, y after h k l m t (hy, ky, ly, my, ty) and i elsewhere."""
    d = unicodedata.normalize('NFD', v.lower().strip())
    tone = ''.join(c for c in d if c in TONES); b = unicodedata.normalize('NFC', ''.join(c for c in d if c not in TONES))
    if re.fullmatch(r'[hklmt]i', b): b = b[0] + 'y'
    elif re.fullmatch(r'(?:b|ch|d|đ|g|gh|kh|n|ng|ngh|nh|ph|s|th|tr|v|x)y', b): b = b[:-1] + 'i'
    elif b == 'i': b = 'y'
    elif b == 'qui': b = 'quy'
    if not tone: return b
    m = re.match(r'(qu|gi(?=[aăâeêoôơuưy])|ngh|ng|gh|gi|ch|kh|nh|ph|th|tr|[bcdđghklmnprstvx])?(.*)$', b)
    on, r = m.group(1) or '', m.group(2)
    if on == 'gi' and r == '': on, r = 'g', 'i'
    vs = [k for k, c in enumerate(r) if c in 'aăâeêioôơuưy']
    if not vs: return b
    k = next((k for k in reversed(vs) if r[k] in 'ăâêôơư'), None)
    if 'ươ' in r: k = r.index('ươ') + 1
    if k is None:
        if len(vs) == 1: k = vs[0]
        elif r[vs[-1] + 1:]: k = vs[-1]
        elif len(vs) == 3: k = vs[1]
        else: k = vs[0]
    r = unicodedata.normalize('NFC', r[:k + 1] + tone) + r[k + 1:]
    return unicodedata.normalize('NFC', on + r)

def split_hv(v):
    d = unicodedata.normalize('NFD', v)
    tone = ''.join(c for c in d if c in TONES) or '0'; b = unicodedata.normalize('NFC', ''.join(c for c in d if c not in TONES))
    m = re.match(r'(qu|gi(?=[aăâeêoôơuưy])|ngh|ng|gh|gi|ch|kh|nh|ph|th|tr|[bcdđghklmnprstvx])?(.*)$', b)
    on, r = m.group(1) or '', m.group(2)
    if on == 'qu': on, r = 'q', 'u' + r
    on = {'q': 'k', 'c': 'k', 'gh': 'g', 'ngh': 'ng'}.get(on, on)
    return on, r.replace('y', 'i') if len(r) == 1 else r, tone

def unihan():
    R = collections.defaultdict(dict)
    for f in ('Readings', 'Variants'):
        for l in bz2.open(UNIHAN % f, 'rt', encoding='utf-8'):
            if l.startswith('U+'):
                u, k, v = l.rstrip('\n').split('\t')
                R[chr(int(u[2:], 16))][k] = v
    return R

class Regular:
    """Correspondences seen in the supplement: initial (Mandarin + Cantonese), final and tone (Cantonese)."""
    def __init__(self, R, known):
        self.R = R; self.i = collections.Counter(); self.f = collections.Counter(); self.t = collections.Counter()
        self.it = collections.Counter(); self.ft = collections.Counter(); self.tt = collections.Counter()
        for (c, p, r), rank in known.items():
            for k in self.keys(c, p, r):
                for cnt, tot, key in ((self.i, self.it, k[0]), (self.f, self.ft, k[1]), (self.t, self.tt, k[2])):
                    cnt[key] += 1; tot[key[0]] += 1
    def keys(self, c, p, r):
        on, rime, tone = split_hv(r)
        mi = re.match(r'(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?', p).group(0)
        mt = next((t for t in self.R[c].get('kMandarin', '').split() if parse_pinyin(t) == p), '')
        mt = next((x for x in unicodedata.normalize('NFD', mt) if x in '\u0304\u0301\u030c\u0300'), '')
        for j in self.R[c].get('kCantonese', '').split()[:1]:
            m = re.fullmatch(r'(ng|gw|kw|[bpmfdtnlgkhzcswj])?(.+?)([1-6])', j)
            if not m: continue
            ci, cf, ct = m.group(1) or '', m.group(2), m.group(3)
            yield ((mi, ci), on), ((cf, mi in 'zh ch sh r'.split()), rime), ((ct, mt, cf[-1] in 'ptk'), tone)
    def ok(self, c, p, r):
        for k in self.keys(c, p, r):
            if all(cnt[key] >= n and cnt[key] >= share * tot[key[0]] for cnt, tot, key, n, share in (
                    (self.i, self.it, k[0], 2, .08), (self.f, self.ft, k[1], 2, .10), (self.t, self.tt, k[2], 4, .10))):
                return True
        return False

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--reference'); ap.add_argument('--out', default=os.path.join(HERE, '..', 'hanviet.tsv'))
    a = ap.parse_args()
    R = unihan()
    var = lambda c, k: [chr(int(x.split('<')[0][2:], 16)) for x in R[c].get(k, '').split()]
    mandarin = lambda c: [parse_pinyin(x) for x in R[c].get('kMandarin', '').split()]
    vietnamese = lambda c: {norm(x) for x in R[c].get('kVietnamese', '').split()}
    simp = lambda c: (var(c, 'kSimplifiedVariant') or [c])[0]
    sup = {}                                    # (char, pinyin, reading) -> rank among readings of (char, pinyin)
    count = collections.Counter()
    for n, l in enumerate(open(os.path.join(HERE, 'hanviet_supplement.tsv'), encoding='utf-8')):
        if l.startswith('#') or not l.strip(): continue
        c, p, r = l.rstrip('\n').split('\t')
        r = norm(r)
        trads = var(c, 'kTraditionalVariant')
        for x in [c] + var(c, 'kSimplifiedVariant') + (trads if len(trads) == 1 else []):
            if (x, p, r) not in sup:
                sup[(x, p, r)] = count[(x, p)]; count[(x, p)] += 1
    held = {c for c, p, r in sup}
    reg = Regular(R, sup)
    pairs = collections.defaultdict(dict)       # (pinyin, reading) -> char -> share
    src = collections.defaultdict(set)
    for (c, p, r), rank in sup.items():
        n = count[(c, p)]
        share = 1.0 if n == 1 else SHARE_FIRST if rank == 0 else (1 - SHARE_FIRST) / (n - 1)
        pairs[(p, r)][c] = share
        src[(p, r)].add('Unihan' if r in vietnamese(c) else 'general')
    for c in R:
        if c in held or 'kVietnamese' not in R[c] or len(c.encode('utf-16-le')) > 2: continue
        for p in mandarin(c)[:1]:
            good = [r for r in sorted(vietnamese(c)) if '%s:%s' % (p, r) not in NOM and reg.ok(c, p, r)]
            for r in good:
                pairs[(p, r)][c] = 1.0 / len(good); src[(p, r)].add('Unihan')
    mass = collections.Counter()                # (char, pinyin) -> mass; simplified characters
    def add(c, w, surname=False):
        ps = [p for p in PINYIN_NAME.get((c, surname), ()) ] or mandarin(c)[:1]
        for p in ps: mass[(c, p)] += w
    for x in SURNAMES.split():
        add(x[0], float(x[1:]), True)
    for c in set(TAIL_SURNAMES): add(c, TAIL, True)
    for k, tier in enumerate(GIVEN):
        for c in set(tier): add(c, (1.0, .45, .2, .12)[k])
    for k, tier in enumerate(PLACES):
        for c in set(tier): add(c, (.4, .15, .08)[k])
    for c in R:
        tot = 0
        for x in R[c].get('kHanyuPinlu', '').split():
            m = re.fullmatch(r'(.*)\((\d+)\)', x)
            mass[(simp(c), parse_pinyin(m.group(1)))] += min(int(m.group(2)), 4000) / 12000.0 / (2 if simp(c) != c or var(c, 'kTraditionalVariant') else 1)
    FLOOR = .002
    w = collections.Counter(); chars = {}
    for (p, r), cs in pairs.items():
        best = collections.Counter()
        for c, share in cs.items():
            s = simp(c)
            best[c] = (mass[(s, p)] or FLOOR) * share
        done = set()
        for c, m in best.items():
            s = simp(c)
            if s in done: continue
            done.add(s); w[(p, r)] += m
        order = sorted(cs, key=lambda c: (-best[c], simp(c) != c, c))
        out = []
        for c in order:
            if c != simp(c) and simp(c) in out: continue
            out.append(c)
        chars[(p, r)] = ''.join(out[:8])
    # ü: written v, and usually u (lyu in passports)
    final = collections.defaultdict(lambda: [0.0, [], set()])
    for (p, r), m in w.items():
        ens = [(p, 1.0)]
        if 'v' in p: ens = [(p, 1.0), (p.replace('v', 'u'), 1.0)]
        for e, f in ens:
            x = final[(e, r)]; x[0] += m * f; x[1].append((m, chars[(p, r)])); x[2] |= src[(p, r)]
    tot = collections.Counter()
    for (p, r), x in final.items(): tot[p] += x[0]
    ref = {}
    if a.reference:
        for l in open(a.reference, encoding='utf-8'):
            f = l.rstrip('\n').split('\t')
            if l[0] != '#' and len(f) >= 5 and 'L' in f[2]: ref[(f[0], norm(f[1]))] = int(f[3])
    fold = lambda s: ''.join(c for c in unicodedata.normalize('NFD', s.replace('đ', 'd')) if not unicodedata.combining(c))
    rows = []; ids = collections.Counter()
    for (p, r), x in sorted(final.items(), key=lambda t: (t[0][0], -t[1][0], t[0][1])):
        slug = 'hanviet:%s-%s' % (p, fold(r)); ids[slug] += 1
        if ids[slug] > 1: slug += '-%d' % ids[slug]
        pc = 100 * x[0] / tot[p]; wt = '%.0f' % pc if pc >= 10 else ('%.1f' % pc if pc >= .1 else '%.2f' % max(pc, .01))
        wt = wt.rstrip('0').rstrip('.') if '.' in wt else wt
        note = ''
        for m, cs in sorted(x[1], reverse=True):
            note += ''.join(c for c in cs if c not in note)
        s = sorted(x[2] - {'general'} if 'Unihan' in x[2] else x[2])
        if (p.replace('ü', 'v'), r) in ref or (p.replace('u', 'v'), r) in ref and p[0] in 'ln' or (p, r) in ref:
            s = [y for y in s if y != 'general'] + ['ref:hanviet_pinyin']
        en = p + ' | ' + p.replace('v', 'yu') if 'v' in p and p != 'lve' and p != 'nve' else p
        rows.append([slug, 'SYL', '%s [w=%s]' % (r, wt), en, 'hanviet', '', '', '', '; '.join(s), note[:8]])
    rows.sort(key=lambda x: x[0].encode())
    with open(a.out, 'w', encoding='utf-8') as o:
        o.write('\t'.join('id type vi en domain from to relations source note'.split()) + '\n')
        for x in rows: o.write('\t'.join(x) + '\n')
    print('%d rows, %d syllables; source %s' % (len(rows), len(tot), collections.Counter(x[8] for x in rows).most_common()))
    if ref:
        have = {(p, r) for p, r in pairs}
        print('pairs of the reference (L): %d, covered %d (%.1f %%); with 3 characters or more: %d, covered %d' % (
            len(ref), sum(k in have for k in ref), 100.0 * sum(k in have for k in ref) / len(ref),
            sum(n >= 3 for n in ref.values()), sum(n >= 3 and k in have for k, n in ref.items())))
        uni = {k for k in have if not any((c,) + k in sup for c in pairs[k])}
        print('pairs from Unihan alone: %d, in the reference %d; from the supplement: %d, in the reference %d' % (
            len(uni), len(uni & set(ref)), len(have - uni), len((have - uni) & set(ref))))
        if os.environ.get('DETAIL'): print(' '.join('%s:%s:%s' % (k + (chars[k],)) for k in sorted(uni - set(ref))))

# pinyin of characters whose usual name reading is not the first of kMandarin; True: as a surname
PINYIN_NAME = {('曾', True): ['zeng'], ('单', True): ['shan'], ('解', True): ['xie'], ('任', True): ['ren'], ('仇', True): ['qiu'], ('朴', True): ['piao'],
    ('区', True): ['ou'], ('尉', True): ['wei'], ('查', True): ['zha'], ('翟', True): ['zhai'], ('缪', True): ['miao'],
    ('重', False): ['chong', 'zhong'], ('长', False): ['chang'], ('朝', False): ['chao'], ('乐', False): ['le'], ('行', False): ['xing'],
    ('都', False): ['du'], ('厦', False): ['xia'], ('藏', False): ['zang'], ('调', False): ['tiao'], ('六', False): ['lu'], ('省', False): ['sheng'],
    ('乐', True): ['le'], ('石', False): ['shi'], ('石', True): ['shi'], ('尔', False): ['er'], ('盛', True): ['sheng'], ('覃', True): ['tan'],
    ('阿', False): ['a'], ('番', False): ['fan'], ('俞', True): ['yu'], ('贾', True): ['jia'], ('葛', True): ['ge'], ('柏', True): ['bai'],
    ('台', False): ['tai'], ('斯', False): ['si'], ('西', False): ['xi'], ('车', True): ['che'], ('沈', True): ['shen'], ('陆', True): ['lu']}
if __name__ == '__main__': main()
