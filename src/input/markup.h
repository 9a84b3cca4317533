// Bilingual files of translation tools. Both are read as a stream, of any size.
//
// TMX 1.4: a <tu> is a record; English and Vietnamese are told by xml:lang (en, en-US, vi, vi-VN). Its id is the tuid,
// or its number when it has none. Codes inside a segment (bpt, ept, ph, it, ut and what they hold) are no text, what
// <hi> holds is.
//
// XLIFF 1.2: a <trans-unit> with a target is a record. Its id is file original, "#" and the unit's id. Segments
// (<mrk mtype="seg">) of both sides become lists of strings when their mids agree. The text of a record is the
// content without its inline tags; `extra` keeps where they stood, so that offsets can be mapped back:
//
//     Xin <g id="1">Hà Nội</g>      text "Xin Hà Nội", extra "tags":{"en":[],"vi":[[4,"<g id=\"1\">"],[10,"</g>"]]}
//
// A tag that stands for a line break (ctype="lb", type="lb") is a line feed in the text. Errors: not well-formed XML
// with its line, entities beyond the five of XML and character references (nothing is ever fetched), another root
// element or version ("is XLIFF 2.0, expected XLIFF 1.2"). A unit without one of the two languages is a record with
// an error.
#ifndef ALIGN_INPUT_MARKUP_H_
#define ALIGN_INPUT_MARKUP_H_

#include <string>

#include "input/pair_source.h"

namespace align {

SourceResult open_tmx(const std::string& path, const SourceOptions& options);
SourceResult open_xliff(const std::string& path, const SourceOptions& options);

}  // namespace align

#endif  // ALIGN_INPUT_MARKUP_H_
