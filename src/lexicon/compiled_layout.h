// Not for outside. Where the sections of a compiled lexicon lie: what its writer and its reader agree on.
#ifndef ALIGN_LEXICON_COMPILED_LAYOUT_H_
#define ALIGN_LEXICON_COMPILED_LAYOUT_H_

#include <cstdint>

#include "lexicon/compiled.h"
#include "lexicon/sections.h"

namespace align {

struct LexiconLayout {
  static constexpr uint64_t kMagic = 0x33584c4e47494c41ULL;  // "ALIGNLX3"
  enum Section {
    kEntries,
    kForms,
    kFormTokens,
    kTokenSlots,
    kRootsEn,
    kRootsVi,
    kNodes,
    kEdges,
    kPostings,
    kIds,
    kLists,  // kEntryLists of them
    kStrings = kLists + kEntryLists,
    kSections
  };
  struct Header {
    uint64_t magic;
    uint64_t content_hash;
    uint64_t size;
    SectionPlace section[kSections];
  };
  using EdgeSlot = CompiledLexicon::EdgeSlot;
  using TokenSlot = CompiledLexicon::TokenSlot;

  static uint64_t edge_key(uint32_t node, uint32_t token) { return uint64_t{node} << 32 | token; }
};

}  // namespace align

#endif  // ALIGN_LEXICON_COMPILED_LAYOUT_H_
