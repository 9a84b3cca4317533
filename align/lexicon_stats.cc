// align lexicon stats: rows for each file and domain, how many of them something better than general
// knowledge supports, and how many occur in parallel text: an English and a Vietnamese form of the
// row in one pair.
#include <fmt/format.h>
#include <unistd.h>

#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "align/verbs.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "mention/analysed_text.h"
#include "table/json.h"

namespace align {
namespace {

// Which entries occurred on both sides of some pair.
class Firing {
 public:
  explicit Firing(const LexiconSet& set) : set_(set), workspace_(set) {
    for (const LexiconLayer& layer : set.layers()) {
      const size_t entries = layer.lexicon.entries().size();
      in_english_.emplace_back(entries, 0);
      fired_.emplace_back(entries, false);
    }
  }

  void add(std::string_view en, std::string_view vi) {
    ++pair_;
    workspace_.trim();
    for (const Lang lang : {Lang::en, Lang::vi}) {
      const AnalysedText text = analyse(lang == Lang::en ? en : vi, lang, workspace_, true);
      for (const LexiconHit& hit : text.hits) note(hit.ref, lang);
      for (const Token& token : text.tokens)
        if (token.is_text()) note_parts(token.word, lang);
    }
  }

  bool fired(EntryRef ref) const { return fired_[ref.layer][ref.entry]; }

 private:
  void note(EntryRef ref, Lang lang) {
    if (ref.entry >= fired_[ref.layer].size()) return;  // of a damaged lexicon
    size_t& pair = in_english_[ref.layer][ref.entry];
    if (lang == Lang::en)
      pair = pair_;
    else if (pair == pair_)
      fired_[ref.layer][ref.entry] = true;
  }

  // Parts of names and syllables are no hits by themselves.
  void note_parts(uint32_t word, Lang lang) {
    const Vocabulary& vocabulary = workspace_.vocabulary;
    const WordInfo& info = vocabulary.info(word);
    const auto spelling = static_cast<uint32_t>(hash64(vocabulary.key_text(info.spelling)));
    for (uint32_t layer = 0; layer < set_.layers().size(); ++layer) {
      const CompiledLexicon& lexicon = set_.lexicon(layer);
      const uint32_t token = lexicon.token(hash64(vocabulary.key_text(info.fold)));
      const uint32_t node = token == CompiledLexicon::kNone ? 0 : lexicon.root_child(lang, token);
      if (node == 0) continue;
      for (const uint32_t f : lexicon.postings(lexicon.node(node))) {
        const FormRecord& form = lexicon.forms()[f];
        const RowType type = lexicon.entries()[form.entry].type;
        if ((type == RowType::NAME || type == RowType::SYL) &&
            lexicon.tokens_of(form)[0].spelling == spelling)
          note({layer, form.entry}, lang);
      }
    }
  }

  const LexiconSet& set_;
  Workspace workspace_;
  size_t pair_ = 0;
  std::vector<std::vector<size_t>> in_english_;  // by layer and entry: the last pair, from 1
  std::vector<std::vector<bool>> fired_;
};

Result<Done> read_corpus(const std::string& file, Firing& firing, Messages& messages) {
  Result<LineReader> reader = LineReader::open(file, size_t{1} << 20);
  if (!reader) return reader.error();
  size_t pairs = 0;
  for (;;) {
    const Result<std::optional<LineReader::Line>> line = reader->next();
    if (!line) return line.error();
    if (!*line) break;
    const std::string_view text = (*line)->text;
    const size_t tab = text.find('\t');
    if ((*line)->too_large || tab == std::string_view::npos || find_invalid_utf8(text)) {
      messages.repeated_error("lines of a corpus",
                              {ErrorCode::format, "expected English TAB Vietnamese",
                               std::string(shown_name(file)), (*line)->number});
      continue;
    }
    const std::string_view vi = text.substr(tab + 1);
    firing.add(text.substr(0, tab), vi.substr(0, vi.find('\t')));
    ++pairs;
  }
  messages.detail(fmt::format("{}: {} pairs", shown_name(file), pairs));
  return Done{};
}

struct Tally {
  size_t rows = 0;
  size_t general = 0;  // with no better source than general knowledge
  size_t fire = 0;

  void add(const Tally& other) {
    rows += other.rows;
    general += other.general;
    fire += other.fire;
  }
};
struct Line {
  std::string file;
  std::string domain;  // empty: the whole file; the file too: everything
  Tally tally;
};

std::string file_of(const LexiconSet& set, EntryRef ref) {
  const LexiconLayer& layer = set.layers()[ref.layer];
  const std::string_view id = set.id(ref);
  return layer.user ? layer.name : std::string(id.substr(0, id.find(':')));
}

std::vector<Line> tally(const LexiconSet& set, const Firing& firing) {
  std::map<std::pair<std::string, std::string>, Tally> domains;
  for (uint32_t layer = 0; layer < set.layers().size(); ++layer) {
    const CompiledLexicon& lexicon = set.lexicon(layer);
    for (uint32_t i = 0; i < lexicon.entries().size(); ++i) {
      const EntryRef ref{layer, i};
      if (set.hidden(ref)) continue;
      const EntryRecord& entry = lexicon.entries()[i];
      const std::string_view domain = lexicon.string(entry.domain);
      domains[{file_of(set, ref), domain.empty() ? "-" : std::string(domain)}].add(
          {1, lexicon.string(entry.source) == "general" ? size_t{1} : 0,
           firing.fired(ref) ? size_t{1} : 0});
    }
  }
  std::map<std::string, Tally> files;
  Tally all;
  for (const auto& [key, tally] : domains) {
    files[key.first].add(tally);
    all.add(tally);
  }
  std::vector<Line> out;
  for (const auto& [file, tally] : files) {
    out.push_back({file, "", tally});
    for (auto it = domains.lower_bound({file, ""}); it != domains.end() && it->first.first == file;
         ++it)
      out.push_back({file, it->first.second, it->second});
  }
  out.push_back({"", "", all});
  return out;
}

// Only domains: sums are for people.
std::string stats_rows(const std::vector<Line>& lines, bool with_fire, bool json) {
  std::string out = json        ? ""
                    : with_fire ? "file\tdomain\trows\tsupported\tgeneral\tfire\n"
                                : "file\tdomain\trows\tsupported\tgeneral\n";
  for (const Line& line : lines) {
    if (line.domain.empty()) continue;
    const Tally& t = line.tally;
    if (json) {
      out.push_back('{');
      append_member(out, "file", line.file);
      out.push_back(',');
      append_member(out, "domain", line.domain);
      fmt::format_to(std::back_inserter(out), ",\"rows\":{},\"supported\":{},\"general\":{}",
                     t.rows, t.rows - t.general, t.general);
      if (with_fire) fmt::format_to(std::back_inserter(out), ",\"fire\":{}", t.fire);
      out.append("}\n");
      continue;
    }
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}", line.file, line.domain, t.rows,
                   t.rows - t.general, t.general);
    if (with_fire) fmt::format_to(std::back_inserter(out), "\t{}", t.fire);
    out.push_back('\n');
  }
  return out;
}

std::string stats_table(const std::vector<Line>& lines, bool with_fire) {
  std::string out;
  const auto append = [&](std::string_view name, const auto&... numbers) {
    fmt::format_to(std::back_inserter(out), "{:<32}", name);
    (fmt::format_to(std::back_inserter(out), " {:>9}", numbers), ...);
    out.push_back('\n');
  };
  if (with_fire)
    append("FILE, DOMAIN", "ROWS", "SUPPORTED", "GENERAL", "FIRE");
  else
    append("FILE, DOMAIN", "ROWS", "SUPPORTED", "GENERAL");
  for (const Line& line : lines) {
    const Tally& t = line.tally;
    const std::string name = line.file.empty()     ? "all"
                             : line.domain.empty() ? line.file
                                                   : "  " + line.domain;
    if (with_fire)
      append(name, t.rows, t.rows - t.general, t.general, t.fire);
    else
      append(name, t.rows, t.rows - t.general, t.general);
  }
  return out;
}

}  // namespace

int run_lexicon_stats(const Options& options, Messages& messages) {
  const Result<LexiconSet> lexicons = load_lexicons(options, messages);
  if (!lexicons) {
    messages.error(lexicons.error());
    return kNothingDone;
  }
  Firing firing(*lexicons);
  for (const std::string& file : options.corpora) {
    if (const auto done = read_corpus(file, firing, messages); !done) {
      messages.error(done.error());
      return kNothingDone;
    }
  }
  const std::vector<Line> lines = tally(*lexicons, firing);
  const bool with_fire = !options.corpora.empty();
  const bool terminal = options.output == "-" && isatty(STDOUT_FILENO) != 0;
  const std::string format = options.format.empty() ? (terminal ? "table" : "tsv") : options.format;
  return write_result(options, messages,
                      format == "table" ? stats_table(lines, with_fire)
                                        : stats_rows(lines, with_fire, format == "jsonl"),
                      kDone);
}

}  // namespace align
