#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "study/detail/lance_williams.hpp"
#include "study/detail/large_array.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study {
class Workers;
}

namespace vallis::study::detail {

/// The dissimilarities between the groups of a hierarchy under construction: one full row a group, at positions in the
/// order of the groups' names (a group is named by its smallest unit). A merge writes one row and a line in a log; the
/// other rows learn of it when they are next read, so nothing is ever written down a column. Entries of a row for
/// itself and for groups that are gone are +∞. d(a, b) has the same bits in both rows.
class GroupRows {
 public:
  /// n units, each a group of its own, on the scale that the method works on. Memory: 8·n² bytes.
  GroupRows(const Dissimilarity& dissimilarity, const Recurrence& recurrence, Workers& workers);

  /// Units on their own again, from the same dissimilarities, in the room that is there.
  void restart(const Dissimilarity& dissimilarity, Workers& workers);

  /// The first pair of units whose dissimilarity is not a finite number, if any; then nothing else may be asked.
  std::optional<std::pair<std::size_t, std::size_t>> first_undefined() const { return undefined_; }

  int positions() const { return static_cast<int>(names_.size()); }
  int live() const { return live_; }
  bool alive(int position) const { return sizes_[position] > 0; }
  int name(int position) const { return names_[position]; }
  const Recurrence& recurrence() const { return recurrence_; }

  /// The row of a living group, up to date. Threads may ask for different groups at a time.
  const double* row(int position);

  /// Two living groups a < b that lie `between` apart.
  struct Pair {
    int a;
    int b;
    double between;
  };

  /// Merges the two groups; the new one stands at a from now on, b is gone.
  void join(const Pair& pair);

  /// Merges many pairs, no group in two of them, with the result of joining one after the other.
  void join_all(const std::vector<Pair>& pairs, Workers& workers);

  /// Number of joins since the start or the last `compact`, and the number of the one that last changed a group.
  int clock() const { return static_cast<int>(log_.size()); }
  int changed(int position) const { return changed_[position]; }

  /// Whether so many positions are dead that `compact` pays.
  bool sparse() const { return positions() > 64 && live_ < positions() - positions() / 4; }

  /// Drops the dead positions and sets the clock to 0. Returns the new position of each old one, −1 for the dead.
  std::vector<int> compact(Workers& workers);

 private:
  struct Entry {
    int kept;
    int dropped;
    Join join;
  };

  double* refreshed(int position, std::size_t log_length);
  void log(const Pair& pair);
  void join_logged(std::size_t step, std::vector<double>& sizes);

  double* raw_row(int position) { return square_.data() + rows_[position] * stride_; }

  Recurrence recurrence_;
  std::size_t stride_;
  LargeArray square_;
  std::optional<std::pair<std::size_t, std::size_t>> undefined_;
  std::vector<int> names_;
  std::vector<std::size_t> rows_;  // where in the square a position's row lies
  std::vector<double> sizes_;      // 0 for the dead
  std::vector<int> changed_;
  std::vector<int> read_;  // length of the log when the row was last brought up to date
  std::vector<Entry> log_;
  int live_ = 0;
};

}  // namespace vallis::study::detail
