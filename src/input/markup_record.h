// From what a file of a translation tool says to a record, or to what is wrong with it.
//
//     lang_of_tag("vi_VN")                      Vietnamese
//     a draft without Vietnamese                a record with the error "vi is missing, expected both; ..."
#ifndef ALIGN_INPUT_MARKUP_RECORD_H_
#define ALIGN_INPUT_MARKUP_RECORD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/lang.h"
#include "base/result.h"
#include "input/pair_source.h"
#include "input/xml_tag.h"

namespace align {

// By the primary subtag, whatever its case: "en", "EN-us", "vi_VN", "vie". Nothing for other languages.
std::optional<Lang> lang_of_tag(std::string_view tag);

// A record of which something is known; what is wrong with it is found here. `languages` are for the message.
struct RecordDraft {
  std::string id;   // as JSON
  size_t line = 0;  // of its start tag
  size_t size = 0;  // bytes of both texts
  bool has_en = false;
  bool has_vi = false;
  std::vector<std::string> languages;  // the first that are there, as they are written

  void add_language(std::string_view tag);
};
RawRecord finish_record(RecordDraft draft, DocumentPair pair, std::string extra, size_t max_record);

// The error for a root element that is not `expected`, or is of another version than 1.x.
std::optional<Error> check_root(const XmlTag& tag, std::string_view expected,
                                std::string_view shown);

}  // namespace align

#endif  // ALIGN_INPUT_MARKUP_RECORD_H_
