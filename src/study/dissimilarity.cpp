#include "study/dissimilarity.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace vallis::study {

void Dissimilarity::Release::operator()(double* data) const {
  if (data != nullptr) munmap(data, bytes);
}

Dissimilarity::Dissimilarity(std::size_t n) : n_(n) {
  if (pair_count() == 0) return;
  const std::size_t bytes = pair_count() * sizeof(double);
  void* room = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) throw std::bad_alloc();
  madvise(room, bytes, MADV_HUGEPAGE);  // columns are walked with long strides: fewer page look-ups
  data_ = std::unique_ptr<double[], Release>(static_cast<double*>(room), Release{bytes});
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
