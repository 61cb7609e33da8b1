#include "study/dissimilarity.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <new>

namespace vallis::study {

namespace {

constexpr std::size_t kPage = std::size_t{2} << 20U;  // a large page
constexpr std::size_t kMapFrom = 16 * kPage;          // below this the allocator, which gives used memory out again
constexpr std::align_val_t kLine{64};

}  // namespace

void Dissimilarity::Release::operator()(double* data) const {
  if (mapped != nullptr) {
    munmap(mapped, bytes);
  } else {
    ::operator delete(data, kLine);
  }
}

Dissimilarity::Dissimilarity(std::size_t n) : n_(n) {
  const std::size_t wanted = pair_count() * sizeof(double);
  if (wanted == 0) return;
  if (wanted < kMapFrom) {
    data_ = {static_cast<double*>(::operator new(wanted, kLine)), Release{nullptr, 0}};
    return;
  }
  const std::size_t bytes = wanted + kPage;  // so that it can begin with a large page
  void* mapped = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  const std::size_t before = (kPage - reinterpret_cast<std::uintptr_t>(mapped) % kPage) % kPage;
  char* const begin = static_cast<char*>(mapped) + before;
  madvise(begin, wanted, MADV_HUGEPAGE);  // columns are walked with long strides: fewer page look-ups
  data_ = {reinterpret_cast<double*>(begin), Release{mapped, bytes}};
}

Dissimilarity::Dissimilarity(std::size_t n, std::span<const double> condensed) : Dissimilarity(n) {
  std::copy(condensed.begin(), condensed.end(), data_.get());
}

Dissimilarity::Dissimilarity(const Dissimilarity& other) : Dissimilarity(other.n_, other.values()) {}

Dissimilarity& Dissimilarity::operator=(const Dissimilarity& other) {
  if (this != &other) *this = Dissimilarity(other);
  return *this;
}

std::optional<std::pair<std::size_t, std::size_t>> Dissimilarity::first_undefined() const {
  for (std::size_t i = 0; i + 1 < n_; ++i) {
    const auto values = row(i);
    const auto bad = std::find_if(values.begin(), values.end(), [](double d) { return std::isnan(d); });
    if (bad != values.end()) return std::pair{i, i + 1 + static_cast<std::size_t>(bad - values.begin())};
  }
  return std::nullopt;
}

}  // namespace vallis::study
