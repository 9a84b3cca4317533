// expat with the rules that hold for every XML document that we read, whoever makes something of it.
//
// Nothing is ever fetched. Refused, by an error with its line: declarations that would change the text (entities,
// defaults of attributes), unknown entities, encodings other than UTF-8, UTF-16 and US-ASCII, elements nested more than
// 256 deep, names of more than 1000 bytes or more than 10,000 different ones, for the parser never forgets one.
//
// A reader derives from it, feeds parser() and is told of elements and text until something is refused.
#ifndef ALIGN_INPUT_XML_PARSER_H_
#define ALIGN_INPUT_XML_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.h"
#include "input/xml_tag.h"

struct XML_ParserStruct;  // of expat

namespace align {

class XmlParser {
 public:
  // The parser knows where this is.
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

 protected:
  // `file` is for errors. `encoding`: what the document is in, whatever it declares; null: as it declares.
  XmlParser(std::string file, const char* encoding);
  ~XmlParser();

  // `attributes`: names and values in turn, as split_name() takes them.
  virtual void start(std::string_view tag, std::span<const char* const> attributes) = 0;
  virtual void end(std::string_view tag) = 0;
  virtual void text(std::string_view piece) = 0;

  // The first error stays; nothing is told any more.
  void refuse(ErrorCode code, std::string message);
  size_t line() const;
  size_t depth() const { return depth_; }
  XML_ParserStruct* parser() const { return parser_.get(); }

  std::optional<Error> error_;

 private:
  struct Handlers;  // what expat calls
  struct Free {
    void operator()(XML_ParserStruct* parser) const;
  };
  bool count_name(std::string_view name);
  void begin(std::string_view tag, std::span<const char* const> attributes);

  std::string file_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  std::unordered_set<uint64_t> names_;  // hashes of all names so far
  size_t depth_ = 0;
};

}  // namespace align

#endif  // ALIGN_INPUT_XML_PARSER_H_
