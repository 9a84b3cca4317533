// Addresses of web pages and mailboxes in running text.
//
//     see https://a.vn/x?y=1, or write to help@a.org.      "https://a.vn/x?y=1", "help@a.org"
//     vnexpress.net                                         a domain
#ifndef ALIGN_TEXT_ADDRESS_H_
#define ALIGN_TEXT_ADDRESS_H_

#include <cstddef>
#include <string_view>

namespace align {

// End of the web or mail address that begins at text[begin], without the punctuation that follows it;
// 0 when none begins there.
size_t address_end(std::string_view text, size_t begin);

// End of the domain whose first full stop stands at text[stop], behind a word: ".com", ".com.vn". 0 when
// what follows the stop is none.
size_t domain_end(std::string_view text, size_t stop);

}  // namespace align

#endif  // ALIGN_TEXT_ADDRESS_H_
