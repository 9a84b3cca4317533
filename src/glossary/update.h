// A glossary that is kept for years: what was there keeps its ids, its order, its notes and its decisions; what is new
// is added behind it. Nothing is deleted.
//
//     const UpdateReport report = update_glossary(old, built.glossary, Lang::en);     changes `old`
//
// An entry of both is one whose source terms or target terms agree, but for case, with those of an entry of its type.
// Counts are added, unless the new glossary is of the same files with the same counts: doing it twice changes nothing.
#ifndef ALIGN_GLOSSARY_UPDATE_H_
#define ALIGN_GLOSSARY_UPDATE_H_

#include <string>
#include <vector>

#include "glossary/glossary.h"

namespace align {

struct UpdateReport {
  struct Line {
    std::string id;
    std::string text;  // "Hanoi = Hà Nội", "Hanoi: Hà Nội stays, the texts say Thủ đô Hà Nội"
  };
  std::vector<Line> added;
  std::vector<Line> changed;       // terms or counts
  std::vector<Line> contradicted;  // the texts prefer another rendering than the glossary does
};

UpdateReport update_glossary(Glossary& old, const Glossary& now, Lang from);

}  // namespace align

#endif  // ALIGN_GLOSSARY_UPDATE_H_
