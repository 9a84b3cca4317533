// Entities of an alignment, and what people decided about them and their pairs.
//
// A pair has the status of its entity; the decision is its first evidence. What was rejected, by itself or as what it is a
// mention of, is no pair: its mentions go apart.
//
//     group_decided(alignment, entries, extra, {}, forbidden, alone)          no decisions: group_entities() alone
#ifndef ALIGN_TABLE_DECIDED_ROWS_H_
#define ALIGN_TABLE_DECIDED_ROWS_H_

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/decided.h"
#include "lexicon/lexicon_set.h"
#include "table/alignment.h"
#include "table/assemble.h"

namespace align {

// By a lexicon: these two are no renderings of each other.
using Forbidden = std::function<bool(std::string_view en, std::string_view vi)>;

// `alone` adds a mention to Alignment::unaligned, or leaves it out. The others as of group_entities().
void group_decided(Alignment& alignment, std::vector<std::optional<EntryRef>> entries,
                   const std::vector<ExtraMention>& extra, const DecidedPairs& decided,
                   const Forbidden& forbidden,
                   const std::function<void(Lang lang, Type type, PlacedText place)>& alone);

}  // namespace align

#endif  // ALIGN_TABLE_DECIDED_ROWS_H_
