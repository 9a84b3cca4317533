// Clues from what stands beside a name.
//
//     the city of X, tỉnh X       X, a nuclear company
//     tờ X, the X newspaper       X told reporters
#include <algorithm>
#include <array>

#include "base/word_set.h"
#include "mention/type_clues.h"

namespace align {
namespace {

// Verbs and nouns of one meaning share a clue: few texts have each of them.
constexpr WordSet kPersonVerbs = {"said",  "told",     "says",   "added",    "wrote",
                                  "spoke", "recalled", "thinks", "believes", "nói",
                                  "kể",    "viết",     "bảo"};
constexpr WordSet kNewsVerbs = {"reported", "reports", "shows"};
constexpr WordSet kMakerVerbs = {"launch",   "launches", "launched",
                                 "released", "unveiled", "manufactures"};
constexpr WordSet kMade = {"launched",  "manufactured", "produced",  "owned",   "operated",
                           "published", "organised",    "organized", "acquired"};
constexpr WordSet kStaff = {"customers", "employees",   "workers",      "shares",      "executives",
                            "spokesman", "spokeswoman", "spokesperson", "shareholders"};
constexpr WordSet kOnline = {"post", "page", "account", "app", "users", "user", "profile"};
constexpr WordSet kStudies = {"study",    "studied",   "studying",  "student",
                              "students", "professor", "graduated", "học",
                              "tập",      "nghiệp",    "viên"};
constexpr WordSet kResidents = {"resident", "residents", "native", "natives", "suburb"};
constexpr WordSet kMakers = {"automaker", "carmaker",   "manufacturer", "maker",
                             "rival",     "competitor", "retailer",     "startup",
                             "firm",      "giant",      "charity",      "website"};
// Vietnamese words that stand before the names of things.
constexpr WordSet kThings = {"chiếc", "xe",    "mẫu", "phim", "cuốn",  "bài",     "virus",  "khuẩn",
                             "loại",  "giống", "tàu", "bão",  "thuốc", "vaccine", "vắc-xin"};

class NeighbourReader : ClueReader {
 public:
  NeighbourReader(const AnalysedText& text, TokenSpan span, Workspace& w, ClueSink out)
      : ClueReader(text, span, w, out) {}

  void run() {
    words();
    head_before();
    title_before();
    joined();
    before_classes();
    head_after();
    after_classes();
    apposition();
    around();
    if (mark(before()) == '"' && mark(span_.end) == '"') add(kNear, "quotes");
  }

 private:
  static constexpr Kind kNear = {"en.near", "vi.near"};

  int64_t before() const { return static_cast<int64_t>(span_.begin) - 1; }

  ClueText neighbour(int64_t i) const {
    if (!has(i)) return i < 0 ? ClueText("^") : "$";
    const auto k = static_cast<uint32_t>(i);
    if (at(k).kind == TokenKind::number) return "#";
    return at(k).is_text() ? word_clue(k) : string(i);
  }

  void words() {
    const bool the = en_ && neighbour(before()).text == "the";
    const int64_t left = the ? before() - 1 : before();
    if (the) add(kNear, "the");
    const ClueText last = neighbour(left);
    add({"en.before", "vi.before"}, last);
    add({"en.before2", "vi.before2"}, neighbour(left - 1), last);
    const ClueText next = neighbour(span_.end);
    add({"en.after", "vi.after"}, next);
    add({"en.after2", "vi.after2"}, next, neighbour(span_.end + 1));
    if (capital(before())) add(kNear, "capital before");
    if (capital(span_.end)) add(kNear, "capital after");
  }

  // "bản" of "cơ bản" is no hamlet.
  bool ends_word(TokenSpan head) const {
    const LexiconHit* hit = hit_before(
        head.end, [](const LexiconHit& h) { return h.type == RowType::SEG && h.span.size() > 1; });
    return hit != nullptr && hit->span.begin < head.begin;
  }

  // tỉnh X, tờ X; the city of X, the group X
  void head_before() {
    uint32_t end = span_.begin;
    const bool of = en_ && string(before()) == "of";
    if (of) --end;
    const LexiconHit* head = hit_before(end, is_head);
    if (head == nullptr || (capital(head->span.begin) && !at(head->span.begin).sentence_start))
      return;
    if (!en_ && ends_word(head->span)) return;
    add(of ? Kind{"en.head.before.of", ""} : Kind{"en.head.before", "vi.head.before"},
        domain(*head));
    add(of ? Kind{"en.head.before.of", ""} : Kind{"en.head.before", "vi.head.before"},
        kind_of(*head));
  }
  static ClueText kind_of(const LexiconHit& head) {
    return head.kind == EntryKind::head_org   ? ClueText("org")
           : head.kind == EntryKind::head_loc ? ClueText("loc")
                                              : "misc";
  }

  // Bộ trưởng X; CEO of X, giám đốc của X
  void title_before() {
    bool one = true;
    for (uint32_t i = span_.begin + 1; i < span_.end; ++i) one &= !at(i).space_before;
    const bool acronym = span_.size() == 1 && info(span_.begin).is(kAllCapitals);
    if (const LexiconHit* title = hit_before(span_.begin, is_title_hit)) {
      add({"en.title.before", "vi.title.before"}, domain(*title), one ? ClueText("one") : "more");
      add({"en.title.before", "vi.title.before"}, acronym ? ClueText("acronym")
                                                  : one   ? ClueText("one")
                                                          : "more");
      return;
    }
    int64_t link = before();
    if (string(link) == "the") --link;
    if (link < 1 || (string(link) != "of" && string(link) != "for" && string(link) != "của"))
      return;
    if (const LexiconHit* title = hit_before(static_cast<uint32_t>(link), is_title_hit))
      add({"en.title.of", "vi.title.of"}, domain(*title));
    else if (capital(link - 1))
      add(kNear, "of capital");
  }

  // The regions of Shabwah and X: both are of one kind.
  void joined() {
    const std::string_view link = string(before());
    if ((link != "and" && link != "và" && mark(before()) != ',') || before() < 2 ||
        !capital(span_.begin - 2))
      return;
    const uint32_t end = span_.begin - 1;
    const LexiconHit* name = hit_before(end, is_name_hit);
    if (name != nullptr) add({"en.joined", "vi.joined"}, name_of(name->type));
    uint32_t begin = name != nullptr ? name->span.begin : end - 1;
    if (begin > 0 && string(begin - 1) == "of") --begin;
    if (const LexiconHit* head = hit_before(begin, is_head))
      add({"en.joined", "vi.joined"}, kind_of(*head));
  }

  void before_classes() {
    const std::string_view link = string(before());
    const std::string_view earlier = string(before() - 1);
    if (kMakers.contains(link)) add(kNear, "maker");
    if (!en_ && kThings.contains(link)) add(kNear, "thing");
    if ((link == "at" || link == "from" || link == "tại" || link == "ở") &&
        kStudies.contains(earlier))
      add(kNear, "studies at");
    if (link == "by" && kMade.contains(earlier)) add(kNear, "made by");
    if (link == "in" && string(span_.end).ends_with("ing")) add(kNear, "in doing");
  }

  // X province, X newspaper; Vermont Senator Y
  void head_after() {
    if (!en_ || !has(span_.end)) return;
    if (capital(span_.end)) {
      const LexiconHit* title = longest_hit(
          text_, span_.end, size(), [](const LexiconHit& h) { return h.type == RowType::TITLE; });
      if (title != nullptr && capital(title->span.end)) add({"en.title.after", ""}, domain(*title));
      return;
    }
    if (const LexiconHit* head = longest_hit(text_, span_.end, size(), is_head)) {
      add({"en.head.after", ""}, domain(*head));
      add({"en.head.after", ""}, kind_of(*head));
    }
  }

  void after_classes() {
    const std::string_view next = string(span_.end);
    if (kPersonVerbs.contains(next)) add(kNear, "says");
    if (kOnline.contains(next)) add(kNear, "online");
    if (kStaff.contains(next)) add(kNear, "staff");
    if (kNewsVerbs.contains(next)) add(kNear, "reports");
    if (kResidents.contains(next)) add(kNear, "residents");
    for (uint32_t k = 0; k < 3; ++k)  // will launch, has not released
      if (kMakerVerbs.contains(string(span_.end + k))) {
        add(kNear, "launches");
        break;
      }
    if (has(span_.end) && at(span_.end).kind == TokenKind::clitic && next.size() > 1)
      add(kNear, capital(span_.end + 1) ? ClueText("owns capital") : "owns");
    if (mark(span_.end) == '-' && string(span_.end + 1) == "based") add(kNear, "based");
    if (mark(span_.end) != ',') return;
    // Huntersville, North Carolina
    if (has(span_.end + 1) && longest_hit(text_, span_.end + 1, size(), is_place) != nullptr)
      add(kNear, "place behind comma");
    if (string(span_.end + 1) == "who") add(kNear, "who");
    if (string(span_.end + 1) == "where" || string(span_.end + 1) == "nơi") add(kNear, "where");
  }

  // Words in small letters nearby, wherever they stand; those right beside the name and a title before it
  // have clues of their own
  void around() {
    constexpr uint32_t kReach = 8;
    const uint32_t begin = span_.begin > kReach ? span_.begin - kReach : 0;
    const uint32_t end = std::min(size(), span_.end + kReach);
    const LexiconHit* title = hit_before(span_.begin, is_title_hit);
    const uint32_t own = title != nullptr ? title->span.begin : std::max(span_.begin, 1U) - 1;
    for (uint32_t i = begin; i < end; ++i) {
      if (i >= own && i <= span_.end) continue;
      if (!at(i).is_word()) continue;
      // The role has both, and the links have read it not long ago
      if (w_.role(at(i).word, text_.lang).is(WordRole::kCapital | WordRole::kFunction)) continue;
      add({"en.around", "vi.around"}, lone_word_clue(i));
    }
  }

  // X, a Russian nuclear company; X, giám đốc ...; X, ILO Vietnam Director
  void apposition() {
    constexpr uint32_t kFarthest = 7;
    const std::string_view article = string(span_.end + 1);
    const bool described =
        article == "a" || article == "an" || article == "the" || article == "một";
    const char joint = mark(span_.end);
    if (joint != ',' && (joint != '-' || !described)) return;
    const uint32_t end = std::min(size(), span_.end + (described ? kFarthest : 4U));
    for (uint32_t k = span_.end + 1; k < end; ++k) {
      if (!at(k).is_text() && mark(k) != '-') return;
      if (longest_hit(text_, k, end, is_title_hit) != nullptr) {
        add({"en.apposition", "vi.apposition"},
            described ? ClueText("title") : "title without article");
        return;
      }
      const LexiconHit* head = described ? longest_hit(text_, k, end, is_head) : nullptr;
      if (head == nullptr) continue;
      // not "X, the city's former leader"
      const bool owner = has(head->span.end) && at(head->span.end).kind == TokenKind::clitic;
      if (!owner) {
        add({"en.apposition", "vi.apposition"}, kind_of(*head));
        return;
      }
    }
  }
};

}  // namespace

void collect_neighbour_clues(const AnalysedText& text, TokenSpan span, Workspace& workspace,
                             ClueSink out) {
  NeighbourReader(text, span, workspace, out).run();
}

}  // namespace align
