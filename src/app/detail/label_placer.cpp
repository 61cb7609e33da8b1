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
  const std::array<Place, 8> corners{{
      {x + gap, y - height / 2},
      {x - gap - width, y - height / 2},
      {x - width / 2, y - gap - height},
      {x - width / 2, y + gap},
      {x + slant, y - slant - height},
      {x + slant, y + slant},
      {x - slant - width, y - slant - height},
      {x - slant - width, y + slant},
  }};
  for (const Place& corner : corners) {
    const Box box{corner.x, corner.y, corner.x + width, corner.y + height};
    if (!is_free(box)) continue;
    taken_.push_back(box);
    return Place{corner.x, corner.y + height * 0.8};
  }
  return {};
}

}  // namespace vallis::app::detail
