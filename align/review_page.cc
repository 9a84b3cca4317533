#include "align/review_page.h"

#include <fmt/format.h>
#include <sha2.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/embedded.h"

ALIGN_EMBED(page, ALIGN_PAGE_HTML)
ALIGN_EMBED(style, ALIGN_PAGE_CSS)
ALIGN_EMBED(script, ALIGN_PAGE_JS)

namespace align {
namespace {

std::string_view markup() { return embedded(align_page_begin, align_page_end); }
std::string_view style() { return embedded(align_style_begin, align_style_end); }
std::string_view script() { return embedded(align_script_begin, align_script_end); }

struct Filling {
  std::string policy;
  std::string style;
  std::string script;
  std::string data;
};

// Placeholders stand on lines of their own; a line whose filling is empty goes.
std::string filled(const Filling& filling) {
  std::string out;
  out.reserve(markup().size() + filling.style.size() + filling.script.size() + filling.data.size());
  std::string_view rest = markup();
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end);
    const std::string_view word = line.substr(0, line.find_last_not_of(" \n") + 1);
    const std::string* text = word.ends_with("@CSP@")      ? &filling.policy
                              : word.ends_with("@STYLE@")  ? &filling.style
                              : word.ends_with("@SCRIPT@") ? &filling.script
                              : word.ends_with("@DATA@")   ? &filling.data
                                                           : nullptr;
    if (text == nullptr) {
      out += line;
    } else if (!text->empty()) {
      out.append(*text).append("\n");
    }
  }
  return out;
}

std::string base64(const std::array<uint8_t, SHA256_DIGEST_LENGTH>& bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t three = 0;
    for (size_t k = 0; k < 3; ++k) three = three << 8 | (i + k < bytes.size() ? bytes[i + k] : 0U);
    for (size_t k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? kDigits[three >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

// As a policy names a piece of a page: 'sha256-...'
std::string policy_hash(std::string_view text) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const uint8_t*>(text.data()), text.size());
  std::array<uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context);
  return fmt::format("'sha256-{}'", base64(digest));
}

// JSON in an element of HTML: nothing in it can end the element or open another.
std::string safe_in_html(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string served_page(PagePart part) {
  if (part == PagePart::style) return std::string(style());
  if (part == PagePart::script) return std::string(script());
  return filled({"", R"(<link rel="stylesheet" href="page.css">)",
                 R"(<script src="page.js" defer></script>)", ""});
}

std::string page_in_one_file(std::string_view data) {
  const std::string policy = fmt::format(
      "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; "
      "form-action 'none'",
      policy_hash(script()), policy_hash(style()));
  return filled({fmt::format(R"(<meta http-equiv="Content-Security-Policy" content="{}">)", policy),
                 fmt::format("<style>{}</style>", style()),
                 fmt::format("<script>{}</script>", script()),
                 fmt::format(R"(<script type="application/json" id="data">{}</script>)",
                             safe_in_html(data))});
}

}  // namespace align
