// What the readers of TMX and XLIFF have in common: an XML document read as a stream, in bounded memory, whose handler
// makes records of it.
//
//     class MyFormat : public XmlHandler { ... };
//     SourceResult source = open_xml("memory.tmx", options, std::make_unique<MyFormat>(...));
//
//     <tu tuid="1">          start() with its tag, text() for each piece of text, end(); a finished record is put
//       ...                  into `finished` and comes out of the source's next()
//     <!DOCTYPE tmx [<!ENTITY a "aaaa">]>      an Error: "entity a is declared, ..."
//
// Nothing but the file itself is ever read: a DOCTYPE with SYSTEM or PUBLIC is passed over. Declarations that would
// change the text (entities, defaults of attributes) are refused. Depth, length and number of names, and the length of
// one tag or comment have limits, for the parser keeps those in memory.
#ifndef ALIGN_INPUT_XML_READER_H_
#define ALIGN_INPUT_XML_READER_H_

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "input/pair_source.h"
#include "input/xml_tag.h"

namespace align {

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;

  // `line` is that of the tag. An error ends the reading; file and line are added to it.
  virtual std::optional<Error> start(const XmlTag& tag, size_t line) = 0;
  // `empty`: the element was written <x/>.
  virtual void end(const XmlName& name, bool empty) = 0;
  // The text of an element may come in several pieces.
  virtual void text(std::string_view piece) = 0;

  std::deque<RawRecord> finished;
};

SourceResult open_xml(const std::string& path, const SourceOptions& options,
                      std::unique_ptr<XmlHandler> handler);

}  // namespace align

#endif  // ALIGN_INPUT_XML_READER_H_
