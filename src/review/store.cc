#include "review/store.h"

#include <fstream>
#include <utility>

#include "review/store_impl.h"

namespace align {

std::string decision_columns(std::string_view of) {
  std::string out;
  for (const std::string_view name :
       {"type", "en", "vi", "verdict", "to_type", "to_en", "to_vi", "by", "at", "note"})
    out.append(out.empty() ? "" : ", ").append(of).append(".").append(name);
  return out;
}

Decision decision_at(const Statement& row, int column) {
  const auto pair = [&](int at) {
    return PairName{type_from_name(row.text(at)).value_or(Type::MISC),
                    {row.text(at + 1), row.text(at + 2)}};
  };
  Decision out;
  out.pair = pair(column);
  out.verdict = verdict_from_name(row.text(column + 3)).value_or(Verdict::open);
  if (out.verdict == Verdict::edited) out.to = pair(column + 4);
  out.by = row.text(column + 7);
  out.at = row.text(column + 8);
  out.note = row.text(column + 9);
  return out;
}

std::array<std::array<uint32_t, 2>, 2> spans_at(const Statement& row, int column) {
  std::array<std::array<uint32_t, 2>, 2> out{};
  for (auto& span : out)
    for (uint32_t& edge : span) edge = static_cast<uint32_t>(row.number(column++));
  return out;
}

ReviewStore::ReviewStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ReviewStore::~ReviewStore() = default;
ReviewStore::ReviewStore(ReviewStore&&) noexcept = default;
ReviewStore& ReviewStore::operator=(ReviewStore&&) noexcept = default;

Result<ReviewStore> ReviewStore::open(const std::string& path, Access access) {
  const auto how = access == Access::create  ? Database::Access::create
                   : access == Access::write ? Database::Access::write
                                             : Database::Access::read;
  Result<Database> db = open_review(path, how);
  if (!db) return db.error();
  return ReviewStore(std::make_unique<Impl>(Impl{std::move(*db)}));
}

bool ReviewStore::is_store_file(const std::string& path) {
  std::string head(100, '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return in.gcount() == static_cast<std::streamsize>(head.size()) && is_review_database(head);
}

std::string ReviewStore::fingerprint() const {
  return impl_->db.text("SELECT value FROM meta WHERE name = 'fingerprint'");
}

int64_t ReviewStore::version() const { return impl_->db.number("SELECT max(id) FROM entry"); }

}  // namespace align
