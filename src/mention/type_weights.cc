// The learned weights of types that are part of the program; see type_model.h.
#include "base/embedded.h"
#include "mention/type_model.h"

ALIGN_EMBED(types, ALIGN_TYPES_BLOB)

namespace align {

const TypeModel& TypeModel::builtin() {
  // The build made the bytes: they are a table.
  static const TypeModel model = *open(embedded(align_types_begin, align_types_end));
  return model;
}

}  // namespace align
