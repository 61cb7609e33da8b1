#include <cmath>

#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "study/leaf_order.hpp"
#include "study/linkage.hpp"
#include "study/pair_memory.hpp"

namespace vallis::analyse {
namespace {

using study::LinkageMethod;

/// SciPy's names.
constexpr std::pair<std::string_view, LinkageMethod> kLinkages[] = {
    {"single", LinkageMethod::Single},     {"complete", LinkageMethod::Complete}, {"average", LinkageMethod::Average},
    {"weighted", LinkageMethod::McQuitty}, {"ward", LinkageMethod::WardD2},       {"centroid", LinkageMethod::Centroid},
    {"median", LinkageMethod::Median},
};

}  // namespace

/// The leaves of a hierarchy in the order with the smallest steps.
base::Result<base::Json> leaf_order_task(const Call& call) {
  const auto method = call.params.required("linkage").choice<LinkageMethod>(kLinkages, LinkageMethod::Average);
  const Distance distance = read_distance(call.params.required("distance"), call.input, {});
  if (auto closed = close(call); !closed) return closed.error();
  const auto d = complete_dissimilarity(distance, call.input, call.workers, study::kLeafOrderBytes);
  if (!d) return d.error();
  const auto linkage = study::link(*d, method, {}, call.workers);
  if (!linkage) return linkage.error();
  const auto best = study::optimal_leaf_order(*linkage, *d);
  if (!best) return best.error();
  base::JsonArray heights;
  for (const study::Merge& merge : linkage->merges) {
    // SciPy gives these two on the scale of d, where our hierarchy keeps them squared.
    const bool squared = method == LinkageMethod::Centroid || method == LinkageMethod::Median;
    heights.emplace_back(squared ? std::sqrt(merge.height) : merge.height);
  }
  return base::Json(base::JsonObject{
      {"cost_optimal", best->cost}, {"height", std::move(heights)}, {"order", integers_json(best->order, 0)}});
}

}  // namespace vallis::analyse
