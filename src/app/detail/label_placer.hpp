#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace vallis::app::detail {

/// Puts labels beside marks so that nothing lies on anything else. Measures in pixels, y downwards.
class LabelPlacer {
 public:
  struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
  };
  struct Place {
    double x = 0;  ///< of the text's anchor: the end at the mark, so that a wrong guess of its width does no harm there
    double y = 0;  ///< of its base line
    std::string_view anchor;  ///< as SVG's text-anchor names it
  };

  explicit LabelPlacer(Box page) : page_(page) {}

  void keep_free(const Box& box) { taken_.push_back(box); }

  /// A free place of the given size beside a mark of this radius, which is then taken: right, left, above, below, then
  /// the corners. Nothing where there is none.
  std::optional<Place> place(double x, double y, double radius, double width, double height);

 private:
  bool is_free(const Box& box) const;

  Box page_;
  std::vector<Box> taken_;
};

}  // namespace vallis::app::detail
