#include "study/detail/group_rows.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/kernels.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kGone = std::numeric_limits<double>::infinity();
constexpr std::size_t kTile = 64;

/// Writes the condensed values of rows [first, first + kTile) into the square, both halves. Returns whether all of them
/// are finite.
bool unfold(const Dissimilarity& d, std::size_t first, bool squares, double* square) {
  const std::size_t n = d.size();
  const std::size_t end = std::min(n, first + kTile);
  double finite = 0;  // x·0 is 0 for a finite x and NaN otherwise
  for (std::size_t column = first; column < n; column += kTile) {
    const std::size_t column_end = std::min(n, column + kTile);
    double tile[kTile][kTile];
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t from = std::max(column, i + 1);
      if (from >= column_end) continue;
      const double* values = d.row(i).data() + (from - i - 1);
      for (std::size_t j = from; j < column_end; ++j) {
        const double value = values[j - from];
        finite += value * 0;
        tile[i - first][j - column] = squares ? value * value : value;
      }
      std::copy(&tile[i - first][from - column], &tile[i - first][column_end - column], square + i * n + from);
    }
    for (std::size_t j = column; j < column_end; ++j) {
      double* out = square + j * n + first;
      const std::size_t rows = std::min(end, j) - first;
      for (std::size_t i = 0; i < rows; ++i) out[i] = tile[i][j - column];
    }
  }
  for (std::size_t i = first; i < end; ++i) square[i * n + i] = kGone;
  return finite == 0;
}

std::optional<std::pair<std::size_t, std::size_t>> first_not_finite(const Dissimilarity& d) {
  for (std::size_t i = 0; i + 1 < d.size(); ++i) {
    const auto values = d.row(i);
    for (std::size_t j = 0; j < values.size(); ++j) {
      if (!std::isfinite(values[j])) return std::pair{i, i + 1 + j};
    }
  }
  return std::nullopt;
}

}  // namespace

GroupRows::GroupRows(const Dissimilarity& dissimilarity, const Recurrence& recurrence, Workers& workers)
    : recurrence_(recurrence), stride_(dissimilarity.size()), square_(stride_ * stride_) {
  restart(dissimilarity, workers);
}

void GroupRows::restart(const Dissimilarity& dissimilarity, Workers& workers) {
  assert(dissimilarity.size() == stride_ && "the room is for as many units");
  names_.resize(stride_);
  rows_.resize(stride_);
  std::iota(names_.begin(), names_.end(), 0);
  std::iota(rows_.begin(), rows_.end(), std::size_t{0});
  sizes_.assign(stride_, 1.0);
  changed_.assign(stride_, 0);
  read_.assign(stride_, 0);
  log_.clear();
  live_ = static_cast<int>(stride_);
  std::vector<char> finite((stride_ + kTile - 1) / kTile, 1);
  workers.for_blocks(finite.size(), 1, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t tile = begin; tile < end; ++tile) {
      finite[tile] = unfold(dissimilarity, tile * kTile, recurrence_.squares(), square_.data()) ? 1 : 0;
    }
  });
  if (std::find(finite.begin(), finite.end(), 0) != finite.end()) undefined_ = first_not_finite(dissimilarity);
}

const double* GroupRows::row(int position) {
  assert(alive(position) && "only living groups have a row");
  return refreshed(position, log_.size());
}

/// The row with the first `log_length` joins taken in.
double* GroupRows::refreshed(int position, std::size_t log_length) {
  double* row = raw_row(position);
  const double size = sizes_[position];
  with_rule(recurrence_.method, [&](auto rule) {
    for (auto step = static_cast<std::size_t>(read_[position]); step < log_length; ++step) {
      const Entry& e = log_[step];
      rule.apply(e.join, row[e.kept], row[e.dropped], size, row[e.kept]);
      row[e.dropped] = kGone;
    }
  });
  read_[position] = static_cast<int>(log_length);
  return row;
}

void GroupRows::log(const Pair& pair) {
  assert(pair.a < pair.b && "the group with the smaller name is kept");
  log_.push_back({pair.a, pair.b, make_join(recurrence_, sizes_[pair.a], sizes_[pair.b], pair.between)});
  changed_[pair.a] = changed_[pair.b] = clock();
  --live_;
}

/// Writes the row of the group that a step of the log makes. `sizes` are those before it, and become those after.
void GroupRows::join_logged(std::size_t step, std::vector<double>& sizes) {
  const Entry& e = log_[step];
  double* kept = refreshed(e.kept, step);
  const double* dropped = refreshed(e.dropped, step);
  kernels().join_rows(recurrence_.method, e.join, kept, dropped, sizes.data(), kept, sizes.size());
  kept[e.kept] = kGone;
  kept[e.dropped] = kGone;
  read_[e.kept] = static_cast<int>(step) + 1;
  sizes[e.kept] += sizes[e.dropped];
  sizes[e.dropped] = 0;
}

void GroupRows::join(const Pair& pair) {
  log(pair);
  join_logged(log_.size() - 1, sizes_);
}

void GroupRows::join_all(const std::vector<Pair>& pairs, Workers& workers) {
  const std::size_t first = log_.size();
  for (const Pair& pair : pairs) log(pair);
  const auto add_sizes = [&](std::size_t step, std::vector<double>& sizes) {
    sizes[log_[step].kept] += sizes[log_[step].dropped];
    sizes[log_[step].dropped] = 0;
  };
  workers.for_blocks(pairs.size(), 8, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> sizes = sizes_;
    for (std::size_t step = 0; step < begin; ++step) add_sizes(first + step, sizes);
    for (std::size_t step = begin; step < end; ++step) join_logged(first + step, sizes);
  });
  for (std::size_t step = first; step < log_.size(); ++step) add_sizes(step, sizes_);
}

std::vector<int> GroupRows::compact(Workers& workers) {
  std::vector<int> moved(names_.size(), -1);
  std::vector<int> kept;
  for (int p = 0; p < positions(); ++p) {
    if (!alive(p)) continue;
    moved[p] = static_cast<int>(kept.size());
    kept.push_back(p);
  }
  workers.for_blocks(kept.size(), 16, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      double* values = refreshed(kept[i], log_.size());
      for (std::size_t j = 0; j < kept.size(); ++j) values[j] = values[kept[j]];
    }
  });
  for (std::size_t i = 0; i < kept.size(); ++i) {
    names_[i] = names_[kept[i]];
    rows_[i] = rows_[kept[i]];
    sizes_[i] = sizes_[kept[i]];
  }
  names_.resize(kept.size());
  rows_.resize(kept.size());
  sizes_.resize(kept.size());
  changed_.assign(kept.size(), 0);
  read_.assign(kept.size(), 0);
  log_.clear();
  return moved;
}

}  // namespace vallis::study::detail
