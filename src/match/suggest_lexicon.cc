// Exact entries of the lexicons. How sure a form is depends on the kind of row and the kind of
// form.
#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "match/suggest_sources.h"

namespace align {
namespace {

// Rows that are no mention by themselves stay far below; parts of names and syllables are no
// rendering at all.
double row_score(RowType type) {
  switch (type) {
    case RowType::PER:
    case RowType::ORG:
    case RowType::LOC:
    case RowType::MISC:
    case RowType::NORP:
      return 1.0;
    case RowType::TITLE:
      return 0.98;
    case RowType::TERM:
      return 0.95;
    case RowType::HONOR:
    case RowType::CAL:
    case RowType::UNIT:
      return 0.6;
    case RowType::HEAD:
    case RowType::WORD:
      return 0.41;
    default:
      return 0;
  }
}

struct FormScore {
  double score;
  std::string_view what;
};

FormScore form_score(const FormRecord& form, size_t rank) {
  if ((form.flags & (kShort | kPlural)) != 0) return {0.7, "short or other form"};
  if ((form.flags & kAcronym) != 0) return {0.75, "acronym"};
  if ((form.flags & (kVariant | kTranscription)) != 0) return {0.8, "variant"};
  if (rank == 0) return {0.97, "usual form"};
  return {0.9 - 0.01 * static_cast<double>(std::min<size_t>(rank - 1, 9)), "other form"};
}

class FromLexicon {
 public:
  FromLexicon(const LexiconSet& set, const NameQuery& query) : set_(set), query_(query) {}

  std::vector<Suggestion> run() {
    for (const FoundForm& found : find_forms(set_, query_.text, query_.lang)) add(found);
    return std::move(out_);
  }

 private:
  void add(const FoundForm& found) {
    const EntryRecord& entry = set_.entry(found.ref);
    double base = row_score(entry.type);
    if (base == 0) return;
    if (query_.type && (!is_mention(entry.type) || mention_type(entry.type) != *query_.type))
      base *= 0.85;
    if (!valid_at(entry, query_.as_of)) base *= query_.as_of == 0 ? 0.95 : 0.8;
    if (!found.exact) base *= 0.9;
    const CompiledLexicon& lexicon = set_.lexicon(found.ref.layer);
    base *= form_found(lexicon, entry, found);
    const bool acronym = (found.form->flags & kAcronym) != 0;
    const std::string from = source(found);
    const Detail detail = detail_of(found);
    size_t rank = 0;
    const auto forms = usable_forms(lexicon, entry, other(query_.lang));
    out_.reserve(out_.size() + forms.size());
    for (const FormRecord* form : forms) {
      const FormScore kind = form_score(*form, rank++);
      // An acronym keeps its letters as often as it is written out.
      const double score = acronym && (form->flags & kAcronym) != 0 ? 0.9 : kind.score;
      std::string text;
      text.reserve(detail.before.size() + kind.what.size() + detail.behind.size());
      text.append(detail.before).append(kind.what).append(detail.behind);
      out_.push_back(
          {std::string(lexicon.string(form->text)), base * score, from, std::move(text)});
    }
  }

  // What was asked may be only a lesser form of the entry: "Bộ trưởng" of "Quốc vụ khanh".
  double form_found(const CompiledLexicon& lexicon, const EntryRecord& entry,
                    const FoundForm& found) const {
    const std::string_view note = lexicon.string(entry.note);
    double score = entry.type == RowType::TITLE && !note.empty() && note != "shared" ? 0.97 : 1;
    for (const FormRecord* form : usable_forms(lexicon, entry, query_.lang)) {
      if (form == found.form) break;
      score *= 0.99;
    }
    return score;
  }

  std::string source(const FoundForm& found) const {
    if (set_.layers()[found.ref.layer].user) return "user";
    return (found.form->flags & kAcronym) != 0 ? "acronym" : "lexicon";
  }

  // What is said of all forms of an entry, around what is said of one.
  struct Detail {
    std::string before;
    std::string behind;
  };

  Detail detail_of(const FoundForm& found) const {
    const EntryRecord& entry = set_.entry(found.ref);
    Detail out;
    if ((found.form->flags & kAcronym) != 0)
      out.before = fmt::format("{} is short for {}; ", text_of(set_, found),
                               set_.preferred(found.ref, query_.lang));
    out.behind.append(", ").append(name_of(entry.type)).append(" ").append(set_.id(found.ref));
    if (entry.to != 0) out.behind += fmt::format("; until {}", date_text(entry.to));
    if (entry.from > query_.as_of && query_.as_of != 0)
      out.behind += fmt::format("; since {}", date_text(entry.from));
    return out;
  }

  const LexiconSet& set_;
  const NameQuery& query_;
  std::vector<Suggestion> out_;
};

}  // namespace

std::vector<Suggestion> suggest_from_lexicon(const LexiconSet& set, const NameQuery& query) {
  return FromLexicon(set, query).run();
}

}  // namespace align
