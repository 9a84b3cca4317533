#include "text/read.h"

#include <doctest/doctest.h>

#include <string>

#include "text/legacy.h"
#include "text/syllable.h"

namespace align {
namespace {

using std::string_literals::operator""s;

std::string text_of(const std::string& bytes, Encoding encoding = Encoding::automatic) {
  const auto text = decode_text(bytes, "a.txt", encoding);
  return text ? *text : text.error().text();
}

TEST_CASE("UTF-8 stays as it is but for a byte order mark") {
  CHECK(text_of("Hà Nội\r\nHuế\n") == "Hà Nội\r\nHuế\n");
  CHECK(text_of("\xEF\xBB\xBFHuế") == "Huế");
  CHECK(text_of("") == "");
  CHECK(text_of("Ha\u0300 No\u0302\u0323i") == "Ha\u0300 No\u0302\u0323i");
}

TEST_CASE("UTF-16 is read by its mark or by name") {
  CHECK(text_of("\xFF\xFEH\0\xBF\x1E"s) == "Hế"s);
  CHECK(text_of("\xFE\xFF\0H\x1E\xBF"s) == "Hế"s);
  CHECK(text_of("H\0\xBF\x1E"s, Encoding::utf16le) == "Hế");
  CHECK(text_of("\0H\x1E\xBF"s, Encoding::utf16be) == "Hế");
  CHECK(text_of("\xFE\xFF\0H\x1E\xBF"s, Encoding::utf16be) == "Hế");
  CHECK(text_of("H\0"s, Encoding::utf16) ==
        "a.txt: no byte order mark, expected one at the beginning of UTF-16 text; name the byte "
        "order: --encoding utf-16le or utf-16be");
  CHECK(text_of("\xFF\xFEH\0\xBF"s) == "a.txt: odd number of bytes, expected UTF-16 text");
  CHECK(text_of("\xFF\xFEH\0\0\0"s) == "a.txt: binary data: NUL character 1, expected UTF-16 text");
}

TEST_CASE("bytes that are no text are named by their place") {
  CHECK(text_of("ab\0c"s) == "a.txt: binary data: NUL byte at byte 2, expected text");
  CHECK(text_of("ab\xFF") == "a.txt: invalid UTF-8 at byte 2, expected UTF-8 text");
  CHECK(text_of("\xEF\xBB\xBF"
                "ab\xFF") == "a.txt: invalid UTF-8 at byte 5, expected UTF-8 text");
  CHECK(text_of("H\xC3\xA0 N\xE1\xBB") == "a.txt: invalid UTF-8 at byte 5, expected UTF-8 text");
  CHECK(text_of("H\0e\0l\0l\0o\0"s) ==
        "a.txt: NUL byte at byte 1: this looks like UTF-16 text without a byte order mark; "
        "try --encoding utf-16le");
}

TEST_CASE("names of encodings") {
  CHECK(*encoding_from_name("UTF-8") == Encoding::utf8);
  CHECK(*encoding_from_name("utf_16le") == Encoding::utf16le);
  CHECK(encoding_from_name("cp1258").error().message ==
        "'cp1258' is not read, expected utf-8, utf-16, utf-16le or utf-16be; convert it with: "
        "iconv -f CP1258 -t UTF-8 FILE.txt > FILE.utf8.txt");
}

struct LegacyCase {
  const char* bytes;
  Legacy encoding;
};

TEST_CASE("legacy encodings are told by their syllables") {
  // Cộng hòa Xã hội chủ nghĩa Việt Nam
  const LegacyCase cases[] = {{"C\xE9ng h\xDF"
                               "a X\xB7 h\xE9i ch\xF1 ngh\xDC"
                               "a Vi\xD6t Nam",
                               Legacy::tcvn3},
                              {"Co\xE4ng ho\xF8"
                               "a Xa\xF5 ho\xE4i chu\xFB ngh\xF3"
                               "a Vie\xE4t Nam",
                               Legacy::vni},
                              {"C\xB5ng h\xF2"
                               "a X\xE3 h\xB5i ch\xFC ngh\xEE"
                               "a Vi\xAEt Nam",
                               Legacy::viscii},
                              {"C\xF4\xF2ng ho\xCC"
                               "a Xa\xDE h\xF4\xF2i chu\xD2 nghi\xDE"
                               "a Vi\xEA\xF2t Nam",
                               Legacy::windows1258}};
  for (const LegacyCase& test : cases) {
    CAPTURE(name_of(test.encoding));
    CHECK(guess_legacy(test.bytes) == test.encoding);
  }
  CHECK_FALSE(guess_legacy("na\xEFve caf\xE9 in M\xFCnchen, \x93quoted\x94"));
  CHECK_FALSE(guess_legacy("\x89PNG\r\n\x1A\n\xA1\xFE\xDC"));
}

TEST_CASE("misread text is told from text with Western letters") {
  CHECK(guess_misread("Céng hßa X· héi chñ nghÜa", 3) == Legacy::tcvn3);
  CHECK(guess_misread("Nguyeãn Vaên", 2) == Legacy::vni);
  CHECK_FALSE(guess_misread("Nguyeãn Vaên", 3));
  for (const char* text :
       {"Cộng hòa xã hội chủ nghĩa", "São Tomé, Zürich, Málaga, là-bas, Besançon",
        "Tây Nam, bà Lê và ông Ngô", "Hà Nội", "plain ASCII", "là là lá"}) {
    CAPTURE(text);
    CHECK_FALSE(guess_misread(text, 1));
  }
}

TEST_CASE("the advice can be pasted into a shell") {
  CHECK(conversion_advice(Legacy::tcvn3, "a b/it's.txt", false) ==
        "convert it with: iconv -f TCVN -t UTF-8 'a b/it'\\''s.txt' > 'a b/it'\\''s.utf8.txt'");
  CHECK(conversion_advice(Legacy::tcvn3, "x.d/a", true) ==
        "convert it with: iconv -f UTF-8 -t LATIN1 x.d/a | iconv -f TCVN -t UTF-8 > x.d/a.utf8");
  CHECK(conversion_advice(Legacy::viscii, "-", false) ==
        "convert it with: iconv -f VISCII -t UTF-8");
}

TEST_CASE("what can be a Vietnamese syllable") {
  for (const char* word :
       {"nguyễn", "giữa", "quý", "nghĩa", "oan", "ý", "gì", "giêng", "khuya", "khuỷu", "xoong",
        "được", "đường", "thuở", "quốc", "yêu", "hoà", "hòa"}) {
    CAPTURE(word);
    CHECK(is_vietnamese_syllable(word));
  }
  for (const char* word :
       {"smith", "hoàt", "ngyễn", "café", "süd", "việtnam", "áá", "", "b", "ngh", "wăn", "tòp"}) {
    CAPTURE(word);
    CHECK_FALSE(is_vietnamese_syllable(word));
  }
}

}  // namespace
}  // namespace align
