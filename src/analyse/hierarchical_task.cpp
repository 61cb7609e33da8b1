#include <fmt/format.h>

#include <algorithm>

#include "analyse/agnes.hpp"
#include "analyse/distance_input.hpp"
#include "analyse/hclust.hpp"
#include "analyse/merges.hpp"
#include "analyse/task.hpp"
#include "study/diana.hpp"
#include "study/linkage.hpp"
#include "study/pair_memory.hpp"

namespace vallis::analyse {
namespace {

using study::LinkageMethod;

struct Method {
  std::string_view key;
  LinkageMethod method;
  std::string_view input;  ///< what R's hclust was given
};

constexpr Method kMethods[] = {
    {"single", LinkageMethod::Single, "d"},       {"complete", LinkageMethod::Complete, "d"},
    {"average", LinkageMethod::Average, "d"},     {"mcquitty", LinkageMethod::McQuitty, "d"},
    {"ward.D", LinkageMethod::WardD, "d"},        {"ward.D2", LinkageMethod::WardD2, "d"},
    {"centroid", LinkageMethod::Centroid, "d^2"}, {"median", LinkageMethod::Median, "d^2"},
};

struct Agnes {
  std::string_view key;
  AgnesMethod method;
};

constexpr double kFlexibleAlpha = 0.625;
constexpr Agnes kAgnes[] = {
    {"agnes_average", AgnesMethod::Average},   {"agnes_single", AgnesMethod::Single},
    {"agnes_complete", AgnesMethod::Complete}, {"agnes_ward", AgnesMethod::Ward},
    {"agnes_weighted", AgnesMethod::Weighted}, {"agnes_flexible_0.625", AgnesMethod::Flexible},
};

constexpr int kMostGroups = 6;

/// The engine's hierarchy; where dissimilarities tie and R merges the tied pairs in an order that leads to another one,
/// R's.
base::Result<study::Linkage> hierarchy(const study::Dissimilarity& d, LinkageMethod method, study::Workers& workers) {
  auto linkage = study::link(d, method, {}, workers);
  if (!linkage) return linkage;
  Hclust r = hclust(d, method);
  if (r.tied_merges > 0 && study::r_merge(r.linkage) != study::r_merge(*linkage)) return std::move(r.linkage);
  return linkage;
}

/// Groups for k = 2 … 6; null where heights fall, for a cut has no one meaning there.
base::Result<base::Json> cuts_json(const study::Linkage& linkage) {
  if (linkage.first_inversion()) return base::Json(nullptr);
  base::JsonObject cuts;
  for (int k = 2; k <= std::min(kMostGroups, linkage.units); ++k) {
    const auto groups = study::cut_into(linkage, k);
    if (!groups) return groups.error();
    cuts[fmt::format("k{}", k)] = integers_json(groups->group, 0);
  }
  return base::Json(std::move(cuts));
}

base::Result<base::Json> hclust_json(const study::Linkage& linkage, std::string_view input,
                                     const study::Dissimilarity& d) {
  auto cuts = cuts_json(linkage);
  if (!cuts) return cuts;
  base::JsonObject hierarchy;
  hierarchy["input"] = input;
  hierarchy["height"] = heights_json(linkage);
  hierarchy["merge"] = merges_json(linkage, MergeOrder::RHclust);
  hierarchy["order"] = integers_json(study::drawing_order(linkage), 1);
  hierarchy["cutree"] = std::move(*cuts);
  hierarchy["cophenetic_correlation"] = number_json(study::correlation(study::cophenetic(linkage), d));
  return base::Json(std::move(hierarchy));
}

base::Json agnes_json(const study::Linkage& linkage) {
  std::vector<double> heights;
  for (const study::Merge& merge : linkage.merges) heights.push_back(merge.height);
  std::sort(heights.begin(), heights.end());
  return base::JsonObject{{"height_sorted", numbers_json(heights)},
                          {"ac", number_json(study::agglomerative_coefficient(linkage))}};
}

}  // namespace

/// Every hierarchy that R's hclust, agnes and diana offer, of one dissimilarity.
base::Result<base::Json> hierarchical_task(const Call& call) {
  const Distance distance = read_distance(call.params.required("distance"), call.input, {});
  if (auto closed = close(call); !closed) return closed.error();
  const auto d =
      complete_dissimilarity(distance, call.input, call.workers, study::kLinkageBytes + 2 * study::kCondensedBytes);
  if (!d) return d.error();
  base::JsonObject answer;
  for (const Method& method : kMethods) {
    const auto linkage = hierarchy(*d, method.method, call.workers);
    if (!linkage) return linkage.error().in(method.key);
    auto json = hclust_json(*linkage, method.input, *d);
    if (!json) return json.error().in(method.key);
    answer[method.key] = std::move(*json);
  }
  for (const Agnes& nesting : kAgnes) {
    answer[nesting.key] = agnes_json(agnes(*d, nesting.method, kFlexibleAlpha));
  }
  const auto diana = study::diana(*d);
  if (!diana) return diana.error().in("diana");
  answer["diana"] = base::JsonObject{{"height_in_order", numbers_json(diana->heights)},
                                     {"order", integers_json(diana->order, 1)},
                                     {"dc", number_json(diana->divisive_coefficient)}};
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
