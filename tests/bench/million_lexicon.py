#!/usr/bin/env python3
"""A large lexicon of made-up names, for measuring: rows of ten columns on standard output.

    million_lexicon.py [ROWS] > mine.tsv        default 1000000

The same rows every time, sorted by id, every pair of forms once. Names are put together from what real ones
are made of: Vietnamese people (marks on one side, none on the other), people of other countries, companies,
schools and authorities (a head and a name), places with their kind, works, offices and terms. One row in six
has a second form on one side, one in fifty dates.
"""
import random
import sys
import unicodedata

HEADER = 'id type vi en domain from to relations source note'.split()
SURNAMES = ('Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Đoàn Lâm Cao '
            'Tạ Hà Lương Châu Thái Tô Quách Kiều Vương Tống Nghiêm Chu Triệu Lưu Phùng Đào Thạch Tăng').split()
MIDDLES = ('Văn Thị Hữu Đức Minh Ngọc Thanh Quang Xuân Thu Kim Hồng Công Đình Bá Gia Khánh Bảo Anh Tuấn Mạnh Việt '
           'Hải Phương Mỹ Thùy Diệu Như Quốc Trọng Tiến Duy Nhật Hoài Cẩm Bích').split()
GIVEN = ('An Bình Cường Dũng Giang Hà Hạnh Hiếu Hòa Hùng Hưng Huy Khoa Kiên Lan Liên Linh Long Mai Nam Nga Nhung '
         'Phong Phúc Quân Quyên Sơn Tâm Thảo Thắng Thịnh Thủy Tiên Toàn Trang Trung Tú Tùng Uyên Vinh Yến Đạt Điệp '
         'Khôi Lộc Nghĩa Oanh Quỳnh Thoa Thư Trâm Vân Vy Xuyến').split()
PLACES = ('An Bình Cát Châu Đại Đông Gia Hàm Hòa Hưng Khánh Kim Lạc Lộc Long Minh Mỹ Nam Nghi Ngọc Nhơn Ninh Phú Phước '
          'Quang Quảng Sơn Tân Tây Thạch Thái Thanh Thạnh Thiện Thịnh Thọ Thuận Thủy Tiên Trung Trường Tường Vạn Văn '
          'Vĩnh Xuân Yên Cẩm Diên').split()
STARTS = 'Al Bar Ben Cas Dor El Far Gar Hal Jan Kar Lor Mar Nor Ol Per Ros San Tor Val Wes Zan Br Cl Dr Fr Gr St Tr'.split()
VOWELS = 'a e i o u ei ia o a e'.split()
ENDS = 'berg ton ner rez vich sen man ley son ro ni di ssen ger tti nov ham ford well din ras gue llo mann'.split()
FIRST = ('Adam Alice Anna Boris Carla Carlos Clara David Diego Elena Emma Eric Fatima Felix George Hanna Helen Hugo '
         'Ingrid Ivan James Julia Karl Laura Leon Lucas Maria Martin Miriam Nadia Olga Omar Paul Peter Rosa Samuel '
         'Sofia Stefan Tariq Thomas Vera Victor Walter Yusuf').split()
# Vietnamese before the name, English behind it
COMPANIES = [('Công ty Cổ phần {}', '{} Joint Stock Company', 'org.company'),
             ('Công ty TNHH Thương mại {}', '{} Trading Company Limited', 'org.company'),
             ('Công ty Xây dựng {}', '{} Construction Company', 'org.company'),
             ('Tập đoàn {}', '{} Group', 'org.company'),
             ('Ngân hàng {}', '{} Bank', 'org.bank'),
             ('Bệnh viện {}', '{} Hospital', 'org.hospital'),
             ('Đại học {}', '{} University', 'org.university'),
             ('Trường Trung học {}', '{} High School', 'org.school'),
             ('Viện Nghiên cứu {}', '{} Research Institute', 'org.institute'),
             ('Câu lạc bộ {}', '{} Club', 'org.club'),
             ('Báo {}', '{} Newspaper', 'org.media')]
KINDS = [('xã {}', '{} Commune', 'place.commune'), ('phường {}', '{} Ward', 'place.ward'),
         ('huyện {}', '{} District', 'place.district'), ('thị trấn {}', '{} Town', 'place.town'),
         ('sông {}', '{} River', 'geo.river'), ('hồ {}', '{} Lake', 'geo.lake'), ('cầu {}', '{} Bridge', 'place.bridge'),
         ('đường {}', '{} Street', 'place.street'), ('sân bay {}', '{} Airport', 'place.airport'),
         ('đảo {}', '{} Island', 'geo.island')]
WORKS = [('giải {}', '{} Prize', 'misc.prize'), ('lễ hội {}', '{} Festival', 'misc.festival'),
         ('chiến dịch {}', '{} Campaign', 'misc.campaign'), ('dự án {}', '{} Project', 'misc.project')]
OFFICES = [('trưởng phòng {}', 'head of the {} office'), ('giám đốc {}', '{} director'), ('cố vấn {}', '{} adviser')]
FIELDS = [('tài chính', 'finance'), ('nhân sự', 'personnel'), ('dữ liệu', 'data'), ('năng lượng', 'energy'),
          ('môi trường', 'environment'), ('xuất khẩu', 'export'), ('thủy lợi', 'irrigation'), ('đào tạo', 'training'),
          ('an toàn', 'safety'), ('truyền thông', 'media'), ('dược phẩm', 'pharmaceutical'), ('vận tải', 'transport')]
TERMS = [('hệ thống {} {}', '{} {} system'), ('quy trình {} {}', '{} {} procedure'), ('mô hình {} {}', '{} {} model'),
         ('chỉ số {} {}', '{} {} index')]


def plain(text):
    text = text.replace('đ', 'd').replace('Đ', 'D')
    return ''.join(c for c in unicodedata.normalize('NFD', text) if not unicodedata.combining(c))


class Maker:
    def __init__(self):
        self.random = random.Random(20240229)
        self.makers = ([self.vietnamese] * 30 + [self.foreigner] * 14 + [self.company] * 22 + [self.place] * 24 +
                       [self.work] * 6 + [self.office] * 1 + [self.term] * 3)

    def pick(self, values):
        return values[int(self.random.random() * len(values))]

    def row(self):
        """(type, Vietnamese forms, English forms, domain)"""
        return self.pick(self.makers)()

    def vietnamese_name(self):
        words = [self.pick(SURNAMES), self.pick(MIDDLES), self.pick(GIVEN)]
        if self.random.random() < 0.75:
            words.insert(2, self.pick(GIVEN))
        return ' '.join(words)

    def place_name(self):
        count = 2 if self.random.random() < 0.4 else 3
        return ' '.join(self.pick(PLACES) for _ in range(count))

    def foreign_word(self):
        word = self.pick(STARTS) + self.pick(VOWELS)
        if self.random.random() < 0.6:
            word += self.pick('bcdfgklmnprstvz') + self.pick(VOWELS)
        return word + self.pick(ENDS)

    def vietnamese(self):
        name = self.vietnamese_name()
        en = [plain(name)]
        if self.random.random() < 0.2:
            words = en[0].split()
            en.append(' '.join(words[1:] + words[:1]))
        return 'PER', [name], en, 'person'

    def foreigner(self):
        name = self.pick(FIRST) + ' ' + self.foreign_word()
        if self.random.random() < 0.3:
            name += ' ' + self.foreign_word()
        vi = [name]
        if self.random.random() < 0.3:
            vi.append(self.pick(FIRST)[0] + '. ' + name.split(' ', 1)[1])
        return 'PER', vi, [name], 'person.other'

    def company(self):
        vi, en, domain = self.pick(COMPANIES)
        if self.random.random() < 0.6:
            name = self.place_name()
            forms = [vi.format(name)], [en.format(plain(name))]
        else:
            name = self.foreign_word()
            forms = [vi.format(name)], [en.format(name)]
        if self.random.random() < 0.2:
            letters = ''.join(w[0] for w in forms[1][0].split()) + self.pick('ABCDEFGHIJKLMN') + self.pick('PQRSTUVX')
            forms[1].append(letters + ' [acronym,case]')
        return 'ORG', forms[0], forms[1], domain

    def place(self):
        vi, en, domain = self.pick(KINDS)
        name = self.place_name()
        if self.random.random() < 0.3:
            name += ' ' + self.pick(GIVEN)
        return 'LOC', [vi.format(name)], [en.format(plain(name))], domain

    def work(self):
        vi, en, domain = self.pick(WORKS)
        name = self.place_name() if self.random.random() < 0.5 else self.foreign_word()
        return 'MISC', [vi.format(name)], [en.format(plain(name))], domain

    def office(self):
        vi, en = self.pick(OFFICES)
        (a, b), name = self.pick(FIELDS), self.place_name()
        return 'TITLE', [vi.format(a) + ' ' + name], [en.format(b) + ' of ' + plain(name)], 'title'

    def term(self):
        vi, en = self.pick(TERMS)
        (a, b), word = self.pick(FIELDS), self.foreign_word()
        return 'TERM', [vi.format(a, word)], [en.format(word, b)], 'term'


def rows(count):
    maker, seen = Maker(), set()
    while len(seen) < count:
        kind, vi, en, domain = maker.row()
        pair = vi[0] + '\t' + en[0]
        if pair in seen:
            continue
        seen.add(pair)
        dates = ('2019-07-01', '2025-06-30') if maker.random.random() < 0.02 else ('', '')
        yield [f'mine:{len(seen):07}', kind, ' | '.join(vi), ' | '.join(en), domain, *dates, '', 'made', '']


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000000
    write = sys.stdout.buffer.write
    write(('\t'.join(HEADER) + '\n').encode())
    for row in rows(count):
        write(('\t'.join(row) + '\n').encode())


if __name__ == '__main__':
    main()
