#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

/// How far a structure has a feature.
enum class Presence { No, Partly, Yes };

/// One feature that tells kinds of structures apart, and how each kind has it.
struct DefinitionFeature {
  std::string id;
  std::string statement;
  std::map<std::string, Presence> of_kind;  ///< kind of structure → presence
  std::string statement_ru{};               ///< empty: there is none
};

/// How well a structure's answers fit one kind.
struct KindFit {
  std::string kind;
  double fit = 0;  ///< mean over the answered features of 1 − |answer − kind|, yes = 1, partly = ½, no = 0
  std::vector<std::string> agreeing;  ///< features answered as the kind has them
  std::vector<std::string> missing;   ///< features that the kind has more fully than the answers say
  std::vector<std::string> surplus;   ///< features that the answers have more fully than the kind
};

/// Whether a structure is of a kind, as far as the answers go.
enum class KindVerdict {
  Is,     ///< every feature is answered, and as the kind has it
  MayBe,  ///< so far as answered as the kind has it; the rest must be found out
  IsNot,  ///< some answer differs
};
KindVerdict verdict(const KindFit& fit, std::size_t features);

/// The unanswered features on which the two best kinds differ: their answers would tell the two apart. None for fewer
/// than two kinds.
std::vector<std::string> telling_features(const std::vector<DefinitionFeature>& features,
                                          const std::map<std::string, Presence>& answers,
                                          const std::vector<KindFit>& ranked);

/// Kinds by how well they fit, best first; equal fits in alphabetical order.
///
/// @param answers  feature id → presence; features left out are unknown and count for no kind
/// Errors: InvalidArgument – no answer, an answer about an unknown feature (offers the nearest).
/// Cost: O(features · kinds). Source: the comparison table of cluster, technology park, business association and
/// consortium of Islankina et al. (2019); the fit is ours.
base::Result<std::vector<KindFit>> classify_structure(const std::vector<DefinitionFeature>& features,
                                                      const std::map<std::string, Presence>& answers);

}  // namespace vallis::study
