#include "match/text_entities.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "base/disjoint_sets.h"
#include "text/fold.h"

namespace align {
namespace {

class Resolver {
 public:
  Resolver(const AnalysedText& text, const std::vector<Mention>& mentions, Workspace& w)
      : text_(text), mentions_(mentions), w_(w), sets_(mentions.size()) {
    for (const Mention& m : mentions) keys_.push_back(key_of(m));
  }

  std::vector<TextEntity> run() {
    equal_keys();
    acronyms();
    short_names();
    return collect();
  }

 private:
  // Titles and terms are never the same thing as a name that is written alike.
  static char kind_of(Type type) {
    if (type == Type::TITLE) return 't';
    if (type == Type::TERM) return 'm';
    if (type == Type::NORP) return 'n';
    if (type >= Type::ID) return static_cast<char>('0' + static_cast<int>(type));
    return 'e';
  }

  std::string key_of(const Mention& m) const {
    if (m.origin == Origin::value) return std::string(1, kind_of(m.type)).append(m.value);
    const std::string_view text = text_.text(m.type == Type::LOC ? without_head(m.span) : m.span);
    return std::string(1, kind_of(m.type)) +
           (text_.lang == Lang::en ? joined_key(text) : spelling_key(text));
  }

  // Quang Ninh Province, tỉnh Quảng Ninh: the generic head is no part of the key.
  TokenSpan without_head(TokenSpan span) const {
    const auto is_head = [](const LexiconHit& h) { return h.kind == EntryKind::head_loc; };
    for (const LexiconHit& hit : text_.hits_at(span.begin))
      if (text_.lang == Lang::vi && is_head(hit) && hit.span.end < span.end)
        return {hit.span.end, span.end};
    for (const LexiconHit& hit : text_.hits_at(span.end - 1))
      if (text_.lang == Lang::en && is_head(hit) && hit.span.end == span.end && span.size() > 1)
        return {span.begin, span.end - 1};
    return span;
  }

  void equal_keys() {
    std::map<std::string, size_t> first;
    std::map<EntryRef, size_t> first_of_entry;
    for (size_t i = 0; i < mentions_.size(); ++i) {
      const auto [it, fresh] = first.emplace(keys_[i], i);
      if (!fresh) sets_.join(it->second, i);
      // All entries of the form count: "Hoa Kỳ" is in CLDR's names and in ours, "Mỹ" only in ours
      if (kind_of(mentions_[i].type) != 'e') continue;
      for (const LexiconHit& hit : text_.hits_at(mentions_[i].span.begin)) {
        if (hit.span != mentions_[i].span || hit.type > RowType::MISC || hit.lower) continue;
        const auto [entry, fresh_entry] = first_of_entry.emplace(hit.ref, i);
        if (!fresh_entry) sets_.join(entry->second, i);
      }
    }
  }

  // "Long Name (ABC)"
  void acronyms() {
    std::unordered_map<std::string_view, size_t> names;  // by the key of the acronym
    for (size_t i = 0; i + 1 < mentions_.size(); ++i) {
      const TokenSpan a = mentions_[i].span;
      const TokenSpan b = mentions_[i + 1].span;
      if (b.begin != a.end + 1 || b.size() != 1 || text_.tokens[a.end].mark != '(') continue;
      const bool closed = b.end < text_.tokens.size() && text_.tokens[b.end].mark == ')';
      if (!closed || !w_.vocabulary.info(text_.tokens[b.begin].word).is(kAllCapitals) ||
          a.size() < 2)
        continue;
      const auto [it, fresh] = names.emplace(keys_[i + 1], i);
      if (!fresh) sets_.join(it->second, i);
    }
    if (names.empty()) return;
    for (size_t k = 0; k < mentions_.size(); ++k)
      if (const auto it = names.find(keys_[k]); it != names.end()) sets_.join(it->second, k);
  }

  uint32_t spelling(uint32_t token) const {
    return w_.vocabulary.info(text_.tokens[token].word).spelling;
  }

  void short_names() {
    const auto whole_names = whole_names_by_word();
    for (size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].type != Type::PER || mentions_[i].span.size() != 1) continue;
      const auto it = whole_names.find(spelling(mentions_[i].span.begin));
      if (it == whole_names.end()) continue;
      sets_.join(i, full_name_for(i, it->second));
    }
  }

  // Mentions of people of two to five words, by the spelling keys of the words that may stand for them alone; each
  // list by place.
  std::unordered_map<uint32_t, std::vector<size_t>> whole_names_by_word() const {
    std::unordered_map<uint32_t, std::vector<size_t>> out;
    for (size_t k = 0; k < mentions_.size(); ++k) {
      const Mention& m = mentions_[k];
      if (m.type != Type::PER || m.span.size() < 2 || m.span.size() > 5) continue;
      for (uint32_t i = m.span.begin; i < m.span.end; ++i) {
        if (!may_stand_for(text_, i, m.span, w_)) continue;
        auto& list = out[spelling(i)];
        if (list.empty() || list.back() != k) list.push_back(k);
      }
    }
    return out;
  }

  // Of the names that mention `i` can be short for the nearest earlier one, else the first later one.
  static size_t full_name_for(size_t i, const std::vector<size_t>& names) {
    const auto later = std::lower_bound(names.begin(), names.end(), i);
    return later == names.begin() ? *later : *std::prev(later);
  }

  std::vector<TextEntity> collect() {
    std::map<size_t, TextEntity> by_root;
    for (size_t i = 0; i < mentions_.size(); ++i)
      by_root[sets_.root(i)].mentions.push_back(mentions_[i]);
    std::vector<TextEntity> out;
    for (auto& [first, entity] : by_root) {
      forms_of(entity);
      entity.type = entity.forms.front().type;
      out.push_back(std::move(entity));
    }
    return out;
  }

  bool is_acronym(const Mention& m) const {
    return m.span.size() == 1 &&
           w_.vocabulary.info(text_.tokens[m.span.begin].word).is(kAllCapitals);
  }

  // Fullest first: for people most words, otherwise no acronym; then the most frequent.
  void forms_of(TextEntity& entity) const {
    struct Form {
      size_t count = 0;
      size_t first = 0;
    };
    std::map<std::string, Form> forms;
    for (size_t i = 0; i < entity.mentions.size(); ++i) {
      auto [it, fresh] =
          forms.emplace(std::string(text_.text(entity.mentions[i].span)), Form{0, i});
      ++it->second.count;
    }
    std::vector<Form> order;
    for (const auto& [text, form] : forms) order.push_back(form);
    std::sort(order.begin(), order.end(), [&](const Form& a, const Form& b) {
      const bool person =
          entity.mentions[a.first].type == Type::PER || entity.mentions[b.first].type == Type::PER;
      const uint32_t x = entity.mentions[a.first].span.size();
      const uint32_t y = entity.mentions[b.first].span.size();
      if (person && x != y) return x > y;
      if (is_acronym(entity.mentions[a.first]) != is_acronym(entity.mentions[b.first]))
        return is_acronym(entity.mentions[b.first]);
      return a.count != b.count ? a.count > b.count : a.first < b.first;
    });
    for (const Form& f : order) entity.forms.push_back(entity.mentions[f.first]);
  }

  const AnalysedText& text_;
  const std::vector<Mention>& mentions_;
  Workspace& w_;
  DisjointSets sets_;
  std::vector<std::string> keys_;
};

}  // namespace

uint32_t short_name_token(const AnalysedText& text, TokenSpan name, Workspace& w) {
  const WordFacts first = w.matcher.facts(text.tokens[name.begin].word, text.lang);
  const WordFacts last = w.matcher.facts(text.tokens[name.end - 1].word, text.lang);
  if (first.is(WordFacts::kViSurname) && (text.lang == Lang::vi || last.is(WordFacts::kViGiven)))
    return name.end - 1;
  const bool western_too =
      first.is(WordFacts::kGiven) && !last.is(WordFacts::kHanViet | WordFacts::kKorean);
  const bool eastern = first.is(WordFacts::kZhSurname | WordFacts::kKorean) &&
                       !last.is(WordFacts::kSurname) && !western_too;
  if (text.lang == Lang::en && eastern) return name.begin;
  return name.end - 1;
}

bool may_stand_for(const AnalysedText& text, uint32_t token, TokenSpan name, Workspace& w) {
  if (token == short_name_token(text, name, w)) return true;
  const WordFacts first = w.matcher.facts(text.tokens[name.begin].word, text.lang);
  if (token != name.begin && token + 1 != name.end) return false;
  if (text.lang == Lang::vi && first.is(WordFacts::kZhSurname)) return true;
  return !first.is(WordFacts::kViSurname);
}

std::vector<TextEntity> resolve_entities(const AnalysedText& text,
                                         const std::vector<Mention>& mentions,
                                         Workspace& workspace) {
  return Resolver(text, mentions, workspace).run();
}

}  // namespace align
