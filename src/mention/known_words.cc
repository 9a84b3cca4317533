#include "mention/known_words.h"

namespace align {

void KnownWords::set_text(std::string_view text, std::span<const Token> tokens, Lang lang,
                          bool marked) {
  text_ = text;
  tokens_ = tokens;
  lang_ = lang;
  if (lang == Lang::en) return;
  WordModel& model = models_[marked ? 1 : 0];
  hits_.find(tokens, model);
  names_.set_text(text, tokens, hits_, model);
}

void KnownWords::search(TokenSpan sentence) {
  path_.start(sentence);
  if (lang_ == Lang::vi) return offer_known(sentence);
  for (uint32_t i = sentence.begin; i < sentence.end; ++i)
    if (path_.reached(i)) path_.offer_token(text_, tokens_, i, WordPath::kNever);
}

void KnownWords::offer_known(TokenSpan sentence) {
  const std::span<const NameWord> names = names_.find(sentence);
  auto name = names.begin();
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!path_.reached(i)) continue;
    path_.offer_token(text_, tokens_, i, hits_.cost(i));
    for (const WordHit& hit : hits_.at(i)) path_.offer(i, hit.end, hit.state.cost);
    for (; name != names.end() && name->span.begin <= i; ++name)
      if (name->span.begin == i) path_.offer(i, name->span.end, name->cost);
  }
}

void KnownWords::forget() {
  for (WordModel& model : models_) model.forget();
}

}  // namespace align
