#include "app/dendrogram_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vallis::app {
namespace {

// A cell's strokes, by the sides that they reach.
constexpr unsigned kLeft = 1;
constexpr unsigned kRight = 2;
constexpr unsigned kUp = 4;
constexpr unsigned kDown = 8;

constexpr std::array<std::string_view, 16> kLines{" ", "─", "─", "─", "│", "┘", "└", "┴",
                                                  "│", "┐", "┌", "┬", "│", "┤", "├", "┼"};

class Canvas {
 public:
  Canvas(std::size_t rows, int width)
      : width_(width), cells_(rows, std::vector<unsigned>(static_cast<std::size_t>(width))) {}

  void across(std::size_t row, int from, int to) {
    if (from > to) std::swap(from, to);
    for (int x = from; x <= to; ++x) {
      if (x > from) at(row, x) |= kLeft;
      if (x < to) at(row, x) |= kRight;
    }
  }

  void down(int x, std::size_t from, std::size_t to) {
    if (from > to) std::swap(from, to);
    for (std::size_t row = from; row <= to; ++row) {
      if (row > from) at(row, x) |= kUp;
      if (row < to) at(row, x) |= kDown;
    }
  }

  void start(std::size_t row) { at(row, 0) |= kLeft; }

  std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (const auto& row : cells_) {
      std::string line;
      for (const unsigned cell : row) line += kLines[cell];
      line.erase(line.find_last_not_of(' ') + 1);
      lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  unsigned& at(std::size_t row, int x) { return cells_[row][static_cast<std::size_t>(std::clamp(x, 0, width_ - 1))]; }

  int width_;
  std::vector<std::vector<unsigned>> cells_;
};

}  // namespace

std::vector<std::string> draw_dendrogram(const study::Linkage& linkage, const std::vector<int>& leaf_order, int width) {
  const auto n = static_cast<std::size_t>(linkage.units);
  Canvas canvas(n, width);
  double highest = 0;
  for (const study::Merge& merge : linkage.merges) highest = std::max(highest, merge.height);
  const auto column = [&](double height) {
    return highest > 0 ? static_cast<int>(std::lround(height / highest * (width - 1))) : 0;
  };
  std::vector<double> middle(2 * n);  // the row, between rows for groups, on which a node's stem runs
  std::vector<int> stem(2 * n, 0);    // the column where it starts
  for (std::size_t row = 0; row < n; ++row) {
    middle[static_cast<std::size_t>(leaf_order[row])] = static_cast<double>(row);
    canvas.start(row);
  }
  for (std::size_t m = 0; m < linkage.merges.size(); ++m) {
    const study::Merge& merge = linkage.merges[m];
    const auto left = static_cast<std::size_t>(merge.left);
    const auto right = static_cast<std::size_t>(merge.right);
    const int x = column(merge.height);
    const auto left_row = static_cast<std::size_t>(middle[left]);
    const auto right_row = static_cast<std::size_t>(middle[right]);
    canvas.across(left_row, stem[left], x);
    canvas.across(right_row, stem[right], x);
    canvas.down(x, left_row, right_row);
    middle[n + m] = std::floor((middle[left] + middle[right]) / 2);
    stem[n + m] = x;
  }
  return canvas.lines();
}

}  // namespace vallis::app
