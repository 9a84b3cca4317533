#include "align/review_api.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "align/review_json.h"
#include "align/review_request.h"
#include "base/utf8.h"
#include "table/json.h"

namespace align {
namespace {

constexpr size_t kMostRows = 500;    // of one answer; the page asks for what it shows
constexpr size_t kMostPlaces = 200;  // of a pair, in one answer
constexpr size_t kMostRivals = 20;
constexpr size_t kShownOfAccept = 20;

int status_of_error(const Error& error) { return error.code == ErrorCode::usage ? 400 : 500; }

ApiAnswer failed(const Error& error) { return api_error(status_of_error(error), error.message); }

void append_number_member(std::string& out, std::string_view key, uint64_t number) {
  out.append("\"").append(key).append("\":");
  append_number(out, number);
}

std::vector<int64_t> ids_of(const std::vector<AskedDecision>& decisions) {
  std::vector<int64_t> out;
  for (const AskedDecision& decision : decisions) out.push_back(decision.id);
  return out;
}

// "types":["LOC","PER"]
void append_names(std::string& out, std::string_view key, const ReviewTally::Counts& counts) {
  out.append(",\"").append(key).append("\":");
  append_list_json(out, counts,
                   [](std::string& text, const auto& one) { append_json_string(text, one.first); });
}

// "types":{"LOC":3,"PER":1}
void append_counts(std::string& out, std::string_view key, const ReviewTally::Counts& counts) {
  out.append("\"").append(key).append("\":{");
  for (const auto& [name, count] : counts) {
    if (&name != &counts.front().first) out += ',';
    append_json_string(out, name);
    out += ':';
    append_number(out, count);
  }
  out += "},";
}

}  // namespace

ApiAnswer api_error(int status, std::string_view message) {
  ApiAnswer out;
  out.status = status;
  out.body = "{";
  append_member(out.body, "error", message);
  out.body += "}";
  return out;
}

ReviewApi::ReviewApi(ReviewStore& store, Job job)
    : store_(store), job_(std::move(job)), fingerprint_(store.fingerprint()) {
  if (job_.lexicons != nullptr) suggester_.emplace(*job_.lexicons);
}

ReviewApi::Call ReviewApi::call_of(std::string_view method, std::string_view path) {
  struct Row {
    std::string_view method;
    std::string_view path;
    Call call;
  };
  static constexpr std::array<Row, 9> kCalls = {{
      {"GET", "/api/state", &ReviewApi::state},
      {"GET", "/api/list", &ReviewApi::list},
      {"GET", "/api/pairs", &ReviewApi::pairs},
      {"GET", "/api/pair", &ReviewApi::pair},
      {"GET", "/api/changes", &ReviewApi::changes},
      {"GET", "/api/decisions", &ReviewApi::decisions},
      {"POST", "/api/decide", &ReviewApi::decide},
      {"POST", "/api/accept", &ReviewApi::accept},
      {"POST", "/api/undo", &ReviewApi::undo},
  }};
  for (const Row& row : kCalls)
    if (row.method == method && row.path == path) return row.call;
  return nullptr;
}

ApiAnswer ReviewApi::answer(const ApiRequest& request) {
  const Call call = call_of(request.method, request.path);
  if (call == nullptr) return api_error(404, "there is no such call");
  for (const auto& [name, value] : request.query)
    if (find_invalid_utf8(name) || find_invalid_utf8(value))
      return api_error(400, "the address is no UTF-8");
  const std::lock_guard lock(turn_);
  // The page knows rows by number; numbers of other results would be other rows.
  if (store_.fingerprint() != fingerprint_)
    return api_error(410, "other results were loaded into this review; open it again");
  return (this->*call)(request);
}

ApiAnswer ReviewApi::state(const ApiRequest&) {
  const ReviewProgress progress = store_.progress();
  ApiAnswer out;
  out.body = "{";
  append_member(out.body, "job", job_.name);
  out.body += ',';
  append_member(out.body, "user", job_.user);
  out.body += ',';
  append_number_member(out.body, "version", static_cast<uint64_t>(store_.version()));
  out.body += ',';
  append_number_member(out.body, "pairs", progress.pairs);
  out.body += ',';
  append_number_member(out.body, "open", progress.pairs - progress.decided);
  out.body += ',';
  append_number_member(out.body, "decided", progress.decided);
  const ReviewTally tally = store_.tally();
  append_names(out.body, "files", tally.files);
  append_names(out.body, "types", tally.types);
  append_names(out.body, "sources", tally.sources);
  out.body += ",\"counts\":{";
  append_counts(out.body, "types", tally.types);
  append_counts(out.body, "sources", tally.sources);
  append_counts(out.body, "files", tally.files);
  append_number_member(out.body, "conflicts", tally.conflicts);
  out.body += ',';
  append_number_member(out.body, "alone", tally.alone);
  out.body += '}';
  out.body += '}';
  return out;
}

ApiAnswer ReviewApi::list(const ApiRequest& request) {
  const Result<ReviewFilter> filter = filter_of_query(request.query);
  if (!filter) return failed(filter.error());
  ApiAnswer out;
  out.body = "{";
  append_number_member(out.body, "version", static_cast<uint64_t>(store_.version()));
  const Result<std::vector<int64_t>> ids = store_.ids(*filter);
  if (!ids) return failed(ids.error());
  out.body += ",\"ids\":";
  append_list_json(out.body, *ids, [](std::string& text, int64_t id) {
    append_number(text, static_cast<uint64_t>(id));
  });
  out.body += '}';
  return out;
}

ApiAnswer ReviewApi::pairs(const ApiRequest& request) {
  const Result<std::vector<int64_t>> ids = ids_of_query(request.query, kMostRows);
  if (!ids) return failed(ids.error());
  ApiAnswer out;
  out.body = "{";
  append_number_member(out.body, "version", static_cast<uint64_t>(store_.version()));
  const Result<std::vector<ReviewPair>> rows = store_.pairs(*ids);
  if (!rows) return failed(rows.error());
  out.body += ",\"pairs\":";
  append_pairs_json(out.body, *rows);
  out.body += '}';
  return out;
}

// Other renderings of the English name, as far as one is known and is not the one it has.
std::vector<Suggestion> ReviewApi::suggestions_for(const ReviewPair& pair) const {
  const std::array<std::string, 2>& names = pair.pair.names;
  std::vector<Suggestion> out;
  // Those that were loaded are of a name alone.
  if (names[0].empty() || names[1].empty()) out = pair.suggestions;
  if (!out.empty() || !suggester_) return out;
  const Lang from = names[0].empty() ? Lang::vi : Lang::en;
  out = suggester_->suggest(names[static_cast<size_t>(index_of(from))], from, pair.pair.type);
  std::erase_if(out, [&](const Suggestion& one) { return one.text == names[1]; });
  return out;
}

ApiAnswer ReviewApi::pair(const ApiRequest& request) {
  const Result<int64_t> id = number_of_query(request.query, "id", 0);
  const Result<int64_t> from = number_of_query(request.query, "from", 0);
  const Result<int64_t> count = number_of_query(request.query, "count", 20);
  for (const Result<int64_t>* number : {&id, &from, &count})
    if (!*number) return failed(number->error());
  const Result<ReviewPair> row = store_.pair(*id);
  if (!row) return api_error(row.error().code == ErrorCode::usage ? 404 : 500, row.error().message);
  const auto places = store_.occurrences(*id, static_cast<size_t>(*from),
                                         std::min(kMostPlaces, static_cast<size_t>(*count)));
  if (!places) return failed(places.error());
  const auto rivals = store_.rivals(*id, kMostRivals);
  if (!rivals) return failed(rivals.error());
  ApiAnswer out;
  out.body = "{\"pair\":";
  append_pair_json(out.body, *row);
  out.body += ",\"suggestions\":";
  append_suggestions_json(out.body, suggestions_for(*row));
  out.body += ",\"rivals\":";
  append_pairs_json(out.body, *rivals);
  out.body += ",\"occurrences\":";
  append_list_json(out.body, *places, append_occurrence_json);
  out.body += ',';
  append_number_member(out.body, "total", store_.count_occurrences(*id));
  out.body += '}';
  return out;
}

ApiAnswer ReviewApi::done(const LogEntry& entry, int64_t before) {
  ApiAnswer out;
  out.body = "{";
  append_number_member(out.body, "entry", static_cast<uint64_t>(entry.id));
  if (entry.undoes != 0) {
    out.body += ',';
    append_number_member(out.body, "undone", static_cast<uint64_t>(entry.undoes));
  }
  out.body += ',';
  append_number_member(out.body, "count", entry.decisions);
  out.body += ',';
  append_number_member(out.body, "version", static_cast<uint64_t>(store_.version()));
  out.body += ',';
  append_number_member(out.body, "decided", store_.progress().decided);
  const Result<std::vector<ReviewPair>> rows = store_.changed_since(before, kMostRows + 1);
  if (!rows) return failed(rows.error());
  const bool more = rows->size() > kMostRows;
  out.body += ",\"pairs\":";
  append_pairs_json(out.body, *rows);
  out.body += more ? ",\"more\":true}" : ",\"more\":false}";
  return out;
}

ApiAnswer ReviewApi::changes(const ApiRequest& request) {
  const Result<int64_t> since = number_of_query(request.query, "since", 0);
  if (!since) return failed(since.error());
  LogEntry now;
  now.id = store_.version();
  // The page asks twice a second: mostly there is nothing.
  if (now.id == *since) {
    ApiAnswer out;
    out.body = fmt::format("{{\"version\":{},\"pairs\":[],\"more\":false}}", now.id);
    return out;
  }
  return done(now, *since);
}

ApiAnswer ReviewApi::decisions(const ApiRequest&) {
  const Result<std::vector<Decision>> all = store_.decisions();
  if (!all) return failed(all.error());
  ApiAnswer out;
  out.type = "application/x-ndjson";
  for (const Decision& decision : *all) append_decision(out.body, decision);
  return out;
}

ApiAnswer ReviewApi::clash(const Error& error, const std::vector<int64_t>& ids) {
  ApiAnswer out = api_error(409, error.message);
  out.body.pop_back();
  std::vector<int64_t> shown = ids;
  shown.resize(std::min(shown.size(), kMostRows));
  const Result<std::vector<ReviewPair>> rows = store_.pairs(shown);
  out.body += ",\"pairs\":";
  append_pairs_json(out.body, rows ? *rows : std::vector<ReviewPair>{});
  out.body += '}';
  return out;
}

ApiAnswer ReviewApi::decide(const ApiRequest& request) {
  Result<std::vector<AskedDecision>> asked = read_decide(request.body);
  if (!asked) return failed(asked.error());
  const std::vector<int64_t> ids = ids_of(*asked);
  const Result<std::vector<ReviewPair>> rows = store_.pairs(ids);
  if (!rows) return failed(rows.error());
  if (rows->size() != asked->size()) return api_error(404, "there is no such pair");
  std::vector<Decision> decisions;
  std::vector<int64_t> seen;
  for (size_t i = 0; i < asked->size(); ++i) {
    AskedDecision& one = (*asked)[i];
    const PairName& name = (*rows)[i].pair;
    if (one.verdict == Verdict::absent && !name.names[0].empty() && !name.names[1].empty())
      return api_error(400, "absent: the pair has both names, expected a name alone");
    if (one.verdict == Verdict::accepted && (name.names[0].empty() || name.names[1].empty()))
      return api_error(400, "accepted: a name alone, expected a rendering (edited) or absent");
    decisions.push_back({name, one.verdict, std::move(one.to), "", "", std::move(one.note)});
    seen.push_back(one.seen);
  }
  const int64_t before = store_.version();
  const Result<LogEntry> entry = store_.decide(decisions, job_.user, seen);
  if (entry) return done(*entry, before);
  if (entry.error().code == ErrorCode::usage) return clash(entry.error(), ids);
  return failed(entry.error());
}

ApiAnswer ReviewApi::accept(const ApiRequest& request) {
  const Result<AskedAccept> asked = read_accept(request.body);
  if (!asked) return failed(asked.error());
  ReviewFilter filter = asked->filter;
  filter.least = std::max(filter.least, asked->score);
  if (asked->dry) return dry_accept(filter);
  const int64_t before = store_.version();
  const Result<LogEntry> entry = store_.accept(filter, job_.user);
  if (!entry) return failed(entry.error());
  ApiAnswer out = entry->id == 0 ? dry_accept(filter) : done(*entry, before);
  // So many decisions at once leave memory behind that is not needed again soon.
  if (entry->decisions > kMostRows) malloc_trim(0);
  return out;
}

// How many would be accepted, and the first of them.
ApiAnswer ReviewApi::dry_accept(ReviewFilter filter) {
  filter.status = name_of(Verdict::open);
  filter.both = true;
  size_t count = 0;
  const auto rows = store_.list(filter, 0, kShownOfAccept, count);
  if (!rows) return failed(rows.error());
  ApiAnswer out;
  out.body = "{";
  append_number_member(out.body, "count", count);
  out.body += ",\"pairs\":";
  append_pairs_json(out.body, *rows);
  out.body += '}';
  return out;
}

ApiAnswer ReviewApi::undo(const ApiRequest&) {
  const int64_t before = store_.version();
  const Result<LogEntry> entry = store_.undo(job_.user);
  if (entry) {
    ApiAnswer out = done(*entry, before);
    if (entry->decisions > kMostRows) malloc_trim(0);
    return out;
  }
  return api_error(entry.error().code == ErrorCode::usage ? 409 : 500, entry.error().message);
}

}  // namespace align
