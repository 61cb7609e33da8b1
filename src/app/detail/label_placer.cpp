#include "app/detail/label_placer.hpp"

#include <algorithm>
#include <array>

namespace vallis::app::detail {

bool LabelPlacer::is_free(const Box& box) const {
  if (box.left < page_.left || box.right > page_.right || box.top < page_.top || box.bottom > page_.bottom)
    return false;
  return std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) {
    return box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
  });
}

std::optional<LabelPlacer::Place> LabelPlacer::place(double x, double y, double radius, double width, double height) {
  const double gap = radius + 2;
  const double slant = radius * 0.7 + 1;
  struct Try {
    double left, top;
    std::string_view anchor;
  };
  const std::array<Try, 8> tries{{
      {x + gap, y - height / 2, "start"},
      {x - gap - width, y - height / 2, "end"},
      {x - width / 2, y - gap - height, "middle"},
      {x - width / 2, y + gap, "middle"},
      {x + slant, y - slant - height, "start"},
      {x + slant, y + slant, "start"},
      {x - slant - width, y - slant - height, "end"},
      {x - slant - width, y + slant, "end"},
  }};
  for (const Try& attempt : tries) {
    const Box box{attempt.left, attempt.top, attempt.left + width, attempt.top + height};
    if (!is_free(box)) continue;
    taken_.push_back(box);
    const double anchor = attempt.anchor == "start" ? box.left : attempt.anchor == "end" ? box.right : x;
    return Place{anchor, box.top + height * 0.8, attempt.anchor};
  }
  return {};
}

}  // namespace vallis::app::detail
