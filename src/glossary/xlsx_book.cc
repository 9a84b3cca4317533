#include "glossary/xlsx_book.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/utf8.h"

namespace align {
namespace {

constexpr size_t kLongestCell = 32767;   // UTF-16 units, of Excel
constexpr time_t kCreated = 1735689600;  // 2025-01-01

// "_x0041_" is how the format writes characters that XML has not; the text itself must not look like one.
bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

Error failure(const std::string& path, int code) {
  return {ErrorCode::io,
          fmt::format("cannot write the temporary file of an XLSX: {}",
                      std::generic_category().message(code)),
          path};
}

}  // namespace

// A file that is gone when this is.
class XlsxBook::TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code error;
    path_ = (std::filesystem::temp_directory_path(error) / "align-xlsx-XXXXXX").string();
    fd_ = error ? -1 : ::mkstemp(path_.data());
    if (fd_ < 0) code_ = error ? error.value() : errno;
  }
  ~TemporaryFile() {
    if (fd_ < 0) return;
    ::close(fd_);
    ::unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  bool good() const { return fd_ >= 0; }
  int code() const { return code_; }

 private:
  std::string path_;
  int fd_ = -1;
  int code_ = 0;
};

XlsxBook::XlsxBook() : file_(std::make_unique<TemporaryFile>()) {}

XlsxBook::~XlsxBook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

XlsxBook::XlsxBook(XlsxBook&& other) noexcept
    : file_(std::move(other.file_)),
      folder_(std::move(other.folder_)),
      book_(std::exchange(other.book_, nullptr)) {}

XlsxBook& XlsxBook::operator=(XlsxBook&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(folder_, other.folder_);
  std::swap(book_, other.book_);
  return *this;
}

Result<XlsxBook> XlsxBook::create(std::string_view title, Dropped& dropped) {
  XlsxBook out;
  const TemporaryFile& file = *out.file_;
  if (!file.good()) return failure(file.path(), file.code());
  out.folder_ = std::filesystem::path(file.path()).parent_path().string();
  lxw_workbook_options options{};
  options.tmpdir = out.folder_.data();
  out.book_ = workbook_new_opt(file.path().c_str(), &options);
  if (out.book_ == nullptr) return failure(file.path(), ENOMEM);
  std::string text = cell_text(title, dropped);
  lxw_doc_properties properties{};
  properties.title = text.data();
  properties.created = kCreated;
  workbook_set_properties(out.book_, &properties);
  return out;
}

Result<Done> XlsxBook::append_to(std::string& out) {
  errno = 0;
  if (workbook_close(std::exchange(book_, nullptr)) != LXW_NO_ERROR)
    return failure(file_->path(), errno == 0 ? EIO : errno);
  const Result<std::string> bytes = read_file(file_->path());
  if (!bytes) return bytes.error();
  out.append(*bytes);
  return Done{};
}

SheetLooks::SheetLooks(lxw_workbook* book)
    : head(workbook_add_format(book)),
      text(workbook_add_format(book)),
      score(workbook_add_format(book)) {
  format_set_bold(head);
  format_set_bottom(head, LXW_BORDER_THIN);
  format_set_num_format(text, "@");
  format_set_text_wrap(text);
  format_set_num_format(score, "0.000");
  for (lxw_format* format : {text, score}) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
}

std::string cell_text(std::string_view text, Dropped& dropped) {
  std::string out;
  size_t units = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = next_code_point(text, i);
    units += c >= 0x10000 ? 2 : 1;
    if (units > kLongestCell) {
      dropped.add("ends of long texts");
      break;
    }
    if (c == 0 || c == 0xFFFE || c == 0xFFFF) {
      out.append("\uFFFD");
      dropped.add("characters");
    } else {
      out.append(is_escape(text.substr(begin)) ? "_x005F_" : text.substr(begin, i - begin));
    }
  }
  return out;
}

void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string_view text,
                lxw_format* format, Dropped& dropped) {
  if (text.empty()) return;
  worksheet_write_string(sheet, row, column, cell_text(text, dropped).c_str(), format);
}

void offer_words(lxw_worksheet* sheet, lxw_col_t column, lxw_row_t rows, std::string_view words,
                 lxw_validation_error_types otherwise) {
  if (rows == 0) return;
  std::vector<std::string> parts;
  for (size_t at = 0; at <= words.size();) {
    const size_t end = std::min(words.find(',', at), words.size());
    parts.emplace_back(words.substr(at, end - at));
    at = end + 1;
  }
  std::vector<char*> list;
  for (std::string& part : parts) list.push_back(part.data());
  list.push_back(nullptr);
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = list.data();
  rule.error_type = static_cast<uint8_t>(otherwise);
  worksheet_data_validation_range(sheet, 1, column, rows, column, &rule);
}

}  // namespace align
