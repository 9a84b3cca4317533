// The glossary that the golden files of all formats are written from. It has one of everything: acronyms, names that
// were changed, rejected terms, notes, contexts with quotes, tabs and line breaks, characters that mean something in
// XML, in spreadsheets and in the formats themselves, right-to-left text, decomposed letters, characters outside the
// basic plane, an entry of another program without a type of ours, an entry with one language.
#ifndef ALIGN_TESTS_GLOSSARY_EXAMPLE_H_
#define ALIGN_TESTS_GLOSSARY_EXAMPLE_H_

#include "glossary/glossary.h"

namespace align {

Glossary example_glossary();

}  // namespace align

#endif  // ALIGN_TESTS_GLOSSARY_EXAMPLE_H_
