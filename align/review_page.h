// The review page: align/page/*, part of the program. Nothing of it comes from the network.
//
//     served_page(PagePart::page)       the markup, which asks for page.css and page.js
//     page_in_one_file(data)            the same with style, scripts and data in it, for file://
//
// `data` is JSON (review_data.h); what could end its element is escaped here.
#ifndef ALIGN_REVIEW_PAGE_H_
#define ALIGN_REVIEW_PAGE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace align {

enum class PagePart : uint8_t { page, style, script };
std::string served_page(PagePart part);

std::string page_in_one_file(std::string_view data);

// What the server says beside the page: only its own files, no frames, no forms.
constexpr std::string_view kServedPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

}  // namespace align

#endif  // ALIGN_REVIEW_PAGE_H_
