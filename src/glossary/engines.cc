// Glossaries of machine translation. They want one target for a source, so that a term has its preferred one.
//
// DeepL: TSV, source TAB target, one direction, no header line; no source twice, no empty side, no blanks at the edges,
// no control characters and Unicode line ends, 1024 bytes a phrase, 10 MB in all; else the whole glossary is refused.
// Google Cloud: CSV of the same two columns without header ("unidirectional"), with the same limits.
//
// Sources are the preferred and admitted terms; of two entries with one source the one that prefers it has it. What is
// left out is in Dropped::entries with the reason: it has to be known before it is missed in a translation.
#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "glossary/formats.h"
#include "glossary/losses.h"
#include "glossary/text_rows.h"

namespace align {
namespace {

constexpr size_t kLongestPhrase = 1024;  // bytes
constexpr size_t kLargestFile = 10'000'000;

struct EnginePair {
  std::string source;
  std::string target;
  bool preferred = false;  // the source is, of its entry
};

// Without blanks at the edges, all that Unicode has.
std::string_view without_edges(std::string_view text) {
  const auto is_space = [](char32_t c) { return char_class(c) == CharClass::space || c == 0xFEFF; };
  while (!text.empty()) {
    size_t next = 0;
    if (!is_space(next_code_point(text, next))) break;
    text.remove_prefix(next);
  }
  while (!text.empty()) {
    const size_t last = previous_code_point(text, text.size());
    size_t i = last;
    if (!is_space(next_code_point(text, i))) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

bool has_control(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return true;
  }
  return false;
}

// Why the engines would not take a phrase.
std::optional<std::string> objection(std::string_view phrase) {
  if (phrase.empty()) return "one side is empty";
  if (has_control(phrase)) return "a control character or line end";
  if (phrase.size() > kLongestPhrase)
    return fmt::format("{} bytes, at most {} are taken", phrase.size(), kLongestPhrase);
  return std::nullopt;
}

bool in_use(const GlossaryTerm& term) {
  return term.status == TermStatus::preferred || term.status == TermStatus::admitted;
}

const GlossaryTerm* target_of(const GlossaryEntry& entry, Lang lang) {
  const GlossaryTerm* best = entry.preferred(lang);
  if (best != nullptr && in_use(*best)) return best;
  for (const GlossaryTerm& term : entry.side(lang))
    if (in_use(term)) return &term;
  return nullptr;
}

class EnginePairs {
 public:
  EnginePairs(Lang from, Dropped& dropped) : from_(from), dropped_(dropped) {}

  void add(const GlossaryEntry& entry) {
    if (entry.decision == "rejected") {
      dropped_.add_entry(shown(entry) + ": rejected");
      return;
    }
    count_unusable(entry);
    const GlossaryTerm* target = target_of(entry, other(from_));
    const GlossaryTerm* best = target_of(entry, from_);
    if (target == nullptr || best == nullptr) {
      dropped_.add_entry(shown(entry) + ": no term in use in one of the languages");
      return;
    }
    for (const GlossaryTerm& source : entry.side(from_))
      if (in_use(source)) add({source.text, target->text, &source == best});
  }

  // In the order of the glossary; what lost its source to another entry is left out.
  std::vector<EnginePair> take() {
    std::vector<EnginePair> out;
    for (size_t i = 0; i < pairs_.size(); ++i) {
      const size_t winner = by_source_.at(to_nfc(pairs_[i].source));
      if (winner == i) out.push_back(pairs_[i]);
      if (winner == i || pairs_[winner].target == pairs_[i].target) continue;
      leave_out(pairs_[i], fmt::format("the source has the target '{}' already, one is taken",
                                       pairs_[winner].target));
    }
    return out;
  }

  void leave_out(const EnginePair& pair, const std::string& reason) {
    dropped_.add_entry(fmt::format("{} = {}: {}", pair.source, pair.target, reason));
  }

 private:
  void count_unusable(const GlossaryEntry& entry) {
    for (const auto& terms : entry.terms) {
      for (const GlossaryTerm& term : terms) {
        if (term.status == TermStatus::deprecated) dropped_.add("rejected terms");
        if (term.status == TermStatus::superseded) dropped_.add("superseded terms");
      }
    }
    // Of the other language only one term is taken.
    uint64_t targets = 0;
    for (const GlossaryTerm& term : entry.side(other(from_))) targets += in_use(term) ? 1 : 0;
    if (targets > 1) dropped_.add("further targets", targets - 1);
  }

  void add(EnginePair pair) {
    pair.source = without_edges(pair.source);
    pair.target = without_edges(pair.target);
    auto reason = objection(pair.source);
    if (!reason) reason = objection(pair.target);
    if (reason) {
      leave_out(pair, *reason);
      return;
    }
    const auto [it, fresh] = by_source_.try_emplace(to_nfc(pair.source), pairs_.size());
    if (!fresh && pair.preferred && !pairs_[it->second].preferred) it->second = pairs_.size();
    pairs_.push_back(std::move(pair));
  }

  Lang from_;
  Dropped& dropped_;
  std::vector<EnginePair> pairs_;
  std::unordered_map<std::string, size_t> by_source_;  // the pair that has it
};

// Rows until the file is full.
template <class Append>
Result<Done> append_pairs(std::string& out, const Glossary& glossary,
                          const GlossaryWriteOptions& options, Dropped& dropped, Append append) {
  EnginePairs pairs(options.from, dropped);
  for (const GlossaryEntry& entry : glossary.entries) pairs.add(entry);
  const size_t begin = out.size();
  for (const EnginePair& pair : pairs.take()) {
    const size_t before = out.size();
    append(out, pair);
    if (out.size() - begin <= kLargestFile) continue;
    out.resize(before);
    pairs.leave_out(pair,
                    fmt::format("the file is full, at most {} bytes are taken", kLargestFile));
  }
  add_losses(glossary, {}, dropped);
  return Done{};
}

}  // namespace

Result<Done> append_deepl(std::string& out, const Glossary& glossary,
                          const GlossaryWriteOptions& options, Dropped& dropped) {
  return append_pairs(out, glossary, options, dropped, [](std::string& to, const EnginePair& pair) {
    to.append(pair.source).append("\t").append(pair.target).append("\n");
  });
}

Result<Done> append_google(std::string& out, const Glossary& glossary,
                           const GlossaryWriteOptions& options, Dropped& dropped) {
  return append_pairs(out, glossary, options, dropped, [](std::string& to, const EnginePair& pair) {
    append_csv_cell(to, pair.source);
    to.push_back(',');
    append_csv_cell(to, pair.target);
    to.append("\r\n");
  });
}

// Tables of two columns; that of Google may have a header of language codes, pos and description.
Result<GlossaryIn> read_deepl(std::string_view text, const std::string& file, Lang from) {
  return read_tsv_glossary(text, file, from);
}

Result<GlossaryIn> read_google(std::string_view text, const std::string& file, Lang from) {
  return read_csv_glossary(text, file, from);
}

}  // namespace align
