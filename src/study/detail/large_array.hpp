#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <memory>
#include <new>

namespace vallis::study::detail {

/// `count` zeros on large pages where the system has them; not touched until written. Throws std::bad_alloc.
class LargeArray {
 public:
  explicit LargeArray(std::size_t count) {
    if (count == 0) return;
    const std::size_t bytes = count * sizeof(double);
    void* room = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) throw std::bad_alloc();
    madvise(room, bytes, MADV_HUGEPAGE);
    data_ = std::unique_ptr<double[], Release>(static_cast<double*>(room), Release{bytes});
  }

  double* data() { return data_.get(); }
  const double* data() const { return data_.get(); }

 private:
  struct Release {
    std::size_t bytes;
    void operator()(double* data) const { munmap(data, bytes); }
  };
  std::unique_ptr<double[], Release> data_;
};

}  // namespace vallis::study::detail
