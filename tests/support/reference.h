// Where the facts lie that lexicons are checked against: ALIGN_REFERENCE, otherwise ../shared/reference
// beside the project. They are no part of it; a test that misses them says so and is done.
#ifndef ALIGN_TESTS_SUPPORT_REFERENCE_H_
#define ALIGN_TESTS_SUPPORT_REFERENCE_H_

#include <cstdlib>
#include <filesystem>

namespace align {

inline std::filesystem::path reference_folder() {
  const char* folder = std::getenv("ALIGN_REFERENCE");
  if (folder != nullptr) return folder;
  return std::filesystem::path(ALIGN_SOURCE_DIR) / ".." / "shared" / "reference";
}

}  // namespace align

#endif  // ALIGN_TESTS_SUPPORT_REFERENCE_H_
