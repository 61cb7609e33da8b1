#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace vallis::study {

/// A pool of threads that lives as long as the work does. Which thread runs a block never changes a result: each block
/// writes places of its own, and sums over blocks are added in block order.
class Workers {
 public:
  /// `threads` ≥ 1 in all, the calling one included; 0 means one for each processor.
  explicit Workers(int threads = 1);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  int size() const;

  /// Runs body(begin, end, worker) over [0, count) in blocks of at most `block` items, taken by whichever thread is
  /// free; `worker` is in [0, size()). Returns when all are done. An exception of a body is thrown here.
  void for_blocks(std::size_t count, std::size_t block,
                  const std::function<void(std::size_t begin, std::size_t end, int worker)>& body);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vallis::study
