// Pairs of documents to be read: what a folder and a manifest come down to.
#ifndef ALIGN_INPUT_DOCUMENT_JOBS_H_
#define ALIGN_INPUT_DOCUMENT_JOBS_H_

#include <optional>
#include <string>

#include "input/pair_source.h"

namespace align {

struct DocumentJob {
  std::string id;  // as JSON
  std::string en;
  std::string vi;
  std::optional<Mode> mode;
  std::string extra;           // JSON members
  std::optional<Error> error;  // found before anything was read
};

// Reads both texts; what cannot be read is the record's error.
Record read_job(DocumentJob job, const SourceOptions& options);

}  // namespace align

#endif  // ALIGN_INPUT_DOCUMENT_JOBS_H_
