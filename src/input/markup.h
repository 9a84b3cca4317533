// Bilingual files of translation tools. Both are read as a stream, of any size.
//
// TMX 1.4: a <tu> is a record; English and Vietnamese are told by xml:lang or lang (en, en-US, vi, vi-VN); of several
// <tuv> in one language the first counts. Its id is the tuid, or its number when it has none. Codes inside a segment
// (bpt, ept, ph, it, ut, sub and what they hold) are no text, what <hi> holds is.
//
// XLIFF 1.2 (also SDLXLIFF and mqxliff), from English to Vietnamese or back: a <trans-unit> is a record; without a
// target that side is "". Units with translate="no" are left out. Its id is file original, "#" and the unit's id.
// Segments (<mrk mtype="seg">) of both sides become lists of strings when their mids agree. The text of a record is
// the content without its inline tags; what Trados keeps as deleted is none. `extra` keeps where the tags stood, if
// there are any, in code points of the text (of a list: of its strings joined by one line feed; tags between two
// strings stand at the end of the first), so that offsets can be mapped back:
//
//     Xin <g id="1">Hà Nội</g>      text "Xin Hà Nội", extra "tags":{"en":[],"vi":[[4,"<g id=\"1\">"],[10,"</g>"]]}
//     a<ph id="2">&lt;i&gt;</ph>    text "a", tag [1,"<ph id=\"2\">&lt;i&gt;</ph>"]: codes are one tag with what they hold
//
// A code that stands for a line break (ctype="lb", in TMX type="lb") is a line feed in the text. White space is text
// as given.
//
// Errors: not well-formed XML with its line, after the records before it; encodings other than UTF-8 and UTF-16;
// entities beyond the five of XML and character references (nothing is ever fetched, a DOCTYPE is passed over); what
// xml_reader.h limits; another root element or version ("is XLIFF 2.0, expected XLIFF 1.2"). A unit without one of the
// two languages, or larger than max_record, is a record with an error.
#ifndef ALIGN_INPUT_MARKUP_H_
#define ALIGN_INPUT_MARKUP_H_

#include <string>

#include "input/pair_source.h"

namespace align {

SourceResult open_tmx(const std::string& path, const SourceOptions& options);
SourceResult open_xliff(const std::string& path, const SourceOptions& options);

}  // namespace align

#endif  // ALIGN_INPUT_MARKUP_H_
