// Memory for the small lists of one function call, taken from the stack. Lists that outgrow it go on in memory of
// their own; nothing that is made in it may outlive it.
//
//     LocalMemory<4096> memory;
//     std::pmr::vector<uint32_t> starts(memory.get());  // costs next to nothing to make and to drop
//     return starts;                                    // wrong: its bytes are gone
#ifndef ALIGN_BASE_LOCAL_MEMORY_H_
#define ALIGN_BASE_LOCAL_MEMORY_H_

#include <array>
#include <cstddef>
#include <memory_resource>

namespace align {

// Gives bytes one after the other and takes none back before it ends: a list that grows to twice its size again and
// again uses twice what it holds, so `reserve` what is known to come.
template <std::size_t kBytes>
class LocalMemory {
 public:
  LocalMemory() = default;
  LocalMemory(const LocalMemory&) = delete;
  LocalMemory& operator=(const LocalMemory&) = delete;
  std::pmr::memory_resource* get() { return &resource_; }

 private:
  alignas(std::max_align_t) std::array<std::byte, kBytes> bytes_;
  std::pmr::monotonic_buffer_resource resource_{bytes_.data(), kBytes,
                                                std::pmr::new_delete_resource()};
};

}  // namespace align

#endif  // ALIGN_BASE_LOCAL_MEMORY_H_
