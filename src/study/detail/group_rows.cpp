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
    : recurrence_(recurrence),
      stride_(dissimilarity.size()),
      square_(stride_ * stride_),
      names_(stride_),
      rows_(stride_),
      sizes_(stride_, 1.0),
      changed_(stride_, 0),
      read_(stride_, 0),
      live_(static_cast<int>(stride_)) {
  std::iota(names_.begin(), names_.end(), 0);
  std::iota(rows_.begin(), rows_.end(), std::size_t{0});
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
  double* row = raw_row(position);
  const double size = sizes_[position];
  with_rule(recurrence_.method, [&](auto rule) {
    for (std::size_t step = static_cast<std::size_t>(read_[position]); step < log_.size(); ++step) {
      const Entry& e = log_[step];
      row[e.kept] = rule.apply(e.join, row[e.kept], row[e.dropped], size);
      row[e.dropped] = kGone;
    }
  });
  read_[position] = clock();
  return row;
}

void GroupRows::join(int a, int b, double between) {
  assert(a < b && "the group with the smaller name is kept");
  row(a);
  row(b);
  double* kept = raw_row(a);
  const double* dropped = raw_row(b);
  const Join join = make_join(recurrence_, sizes_[a], sizes_[b], between);
  kernels().join_rows(recurrence_.method, join, kept, dropped, sizes_.data(), kept, sizes_.size());
  kept[a] = kGone;
  kept[b] = kGone;
  sizes_[a] += sizes_[b];
  sizes_[b] = 0;
  --live_;
  log_.push_back({a, b, join});
  read_[a] = changed_[a] = changed_[b] = clock();
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
      row(kept[i]);
      double* values = raw_row(kept[i]);
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
