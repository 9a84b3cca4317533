// The calls of the review page as values: a request in, an answer out. Nothing here knows the network, and nothing that
// a request says becomes a path.
//
//     ReviewApi api(store, {"news", "lan", &lexicons});
//     api.answer({"GET", "/api/pair", {{"id", "17"}}, ""})        200 {"pair":{...},"occurrences":[...], ...}
//     api.answer({"POST", "/api/decide", {}, R"({"decisions":[{"id":17,"verdict":"accepted","seen":0}]})"})
//         200 {"entry":5,"count":1,"version":5,"decided":12,"pairs":[...]}
//         409 {"error":"... in the meantime","pairs":[...]}       somebody else decided; nothing was saved
//     api.answer({"GET", "/api/nothing", {}, ""})                 404 {"error":"..."}
//
// GET  state, list?FILTER, pairs?ids=, pair?id=&from=&count=, changes?since=, decisions
// POST decide, accept (all with a score of at least ...), undo
// FILTER: status, type, evidence, file, text, least, most, conflicts=1, alone=1, order
// Threads may share one: calls take turns.
#ifndef ALIGN_REVIEW_API_H_
#define ALIGN_REVIEW_API_H_

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/suggest.h"
#include "review/store.h"

namespace align {

struct ApiRequest {
  std::string method;
  std::string path;
  std::map<std::string, std::string, std::less<>> query;
  std::string body;
};

struct ApiAnswer {
  int status = 200;
  std::string body;
  std::string type = "application/json";
};

// {"error":"..."}
ApiAnswer api_error(int status, std::string_view message);

class ReviewApi {
 public:
  struct Job {
    std::string name;
    std::string user;
    const LexiconSet* lexicons = nullptr;  // null: no suggestions but those that were loaded
  };
  // `store` and the lexicons outlive this.
  ReviewApi(ReviewStore& store, Job job);

  ApiAnswer answer(const ApiRequest& request);

 private:
  using Call = ApiAnswer (ReviewApi::*)(const ApiRequest&);
  static Call call_of(std::string_view method, std::string_view path);

  ApiAnswer state(const ApiRequest& request);
  ApiAnswer list(const ApiRequest& request);
  ApiAnswer pairs(const ApiRequest& request);
  ApiAnswer pair(const ApiRequest& request);
  ApiAnswer changes(const ApiRequest& request);
  ApiAnswer decisions(const ApiRequest& request);
  ApiAnswer decide(const ApiRequest& request);
  ApiAnswer accept(const ApiRequest& request);
  ApiAnswer dry_accept(ReviewFilter filter);
  ApiAnswer undo(const ApiRequest& request);

  // What the entry did, and how things stand after it. `before`: the version before it.
  ApiAnswer done(const LogEntry& entry, int64_t before);
  // The pairs as they stand now, with why nothing was saved.
  ApiAnswer clash(const Error& error, const std::vector<int64_t>& ids);
  std::vector<Suggestion> suggestions_for(const ReviewPair& pair) const;

  ReviewStore& store_;
  Job job_;
  std::optional<Suggester> suggester_;
  std::string fingerprint_;  // of the results whose rows the page knows by number
  std::mutex turn_;
};

}  // namespace align

#endif  // ALIGN_REVIEW_API_H_
