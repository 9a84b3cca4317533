// What a format has no place for, counted.
#ifndef ALIGN_GLOSSARY_LOSSES_H_
#define ALIGN_GLOSSARY_LOSSES_H_

#include <string>

#include "glossary/formats.h"
#include "glossary/glossary.h"

namespace align {

// What a format keeps of an entry, apart from terms.
struct Kept {
  bool ids = false;
  bool types = false;
  bool kinds = false;
  bool counts = false;  // of terms
  bool dates = false;
  bool term_notes = false;
  bool notes = false;
  bool evidence = false;
  bool decisions = false;
  bool scores = false;
  bool domains = false;
  bool contexts = false;
  bool files = false;
  bool title = false;
};

// Adds what `glossary` has and the format does not keep.
void add_losses(const Glossary& glossary, const Kept& kept, Dropped& dropped);

// "Hanoi = Hà Nội", for Dropped::entries; of an entry with one language its term, without terms its id.
std::string shown(const GlossaryEntry& entry);

}  // namespace align

#endif  // ALIGN_GLOSSARY_LOSSES_H_
