// The tables of a review database.
//
//     entry, item        the log: entries with their decisions; nothing is ever changed or deleted there
//     state              a view: of each pair the last decision that is not taken back
//     pair, segment, occurrence, file, pair_file    the results of alignment that were loaded last
//     meta               what they are from
//
// pair.item repeats what `state` says, so that a list need not ask the log.
#ifndef ALIGN_REVIEW_SCHEMA_H_
#define ALIGN_REVIEW_SCHEMA_H_

#include <string>
#include <string_view>

#include "review/database.h"

namespace align {

// Opens the file and makes the tables when it has none. Errors: another kind of database, or of a later version.
Result<Database> open_review(const std::string& path, Database::Access access);

bool is_review_database(std::string_view head);  // the first 100 bytes of the file

// Empties the tables of results, and puts their indices back when they are full.
Result<Done> begin_results(const Database& db);
Result<Done> end_results(const Database& db);

}  // namespace align

#endif  // ALIGN_REVIEW_SCHEMA_H_
