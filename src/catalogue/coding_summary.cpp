#include "catalogue/coding_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.hpp"

namespace vallis::catalogue {
namespace {

using study::CodeTable;

constexpr int kLast = std::numeric_limits<int>::max();  // no year stands behind all years

base::Result<std::size_t> find_coder(const Codings& codings, const std::string& name) {
  if (codings.coders.empty()) return base::invalid_input("codings", "There is no coded excerpt.");
  std::vector<std::string> names;
  for (std::size_t c = 0; c < codings.coders.size(); ++c) {
    const Coder& coder = codings.coders[c];
    if (name.empty() ? !coder.synthetic : coder.name == name) return c;
    names.push_back(coder.name);
  }
  if (name.empty()) return std::size_t{0};
  return base::not_found(fmt::format("There is no coder '{}'; there is: {}.", name, base::join(names, ", ")));
}

template <class T>
std::size_t place_of(const std::vector<T>& all, const T& one) {
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), one) - all.begin());
}

/// The chosen coders' codes as study::coder_agreement takes them; `given` tells what a coder gave an excerpt.
template <class Given>
CodeTable table_of(const Codings& codings, const std::vector<std::size_t>& coders, Given given) {
  CodeTable table{coders.size(), {}, {}};
  for (std::size_t e = 0; e < codings.excerpts.size(); ++e) {
    for (const std::size_t coder : coders) {
      const std::optional<std::size_t> category = given(e, coder);
      table.codes.push_back(category ? static_cast<int>(*category) : CodeTable::kNoCode);
    }
  }
  return table;
}

std::vector<std::size_t> coders_compared(const Codings& codings) {
  std::vector<std::size_t> observed;
  std::vector<std::size_t> all;
  for (std::size_t c = 0; c < codings.coders.size(); ++c) {
    all.push_back(c);
    if (!codings.coders[c].synthetic) observed.push_back(c);
  }
  return observed.size() >= 2 ? observed : all;
}

bool is_disputed(const Codings& codings, const std::vector<std::size_t>& coders, std::size_t excerpt) {
  std::set<std::size_t> given;
  for (const std::size_t coder : coders) {
    if (const auto code = codings.code(excerpt, coder)) given.insert(*code);
  }
  return given.size() > 1;
}

}  // namespace

base::Result<CodingCoverage> coding_coverage(const Codings& codings, const Codebook& codebook,
                                             const std::string& coder) {
  const auto found = find_coder(codings, coder);
  if (!found) return found.error();
  CodingCoverage coverage;
  coverage.coder = *found;
  for (const Excerpt& excerpt : codings.excerpts) {
    if (place_of(coverage.years, excerpt.year) == coverage.years.size()) coverage.years.push_back(excerpt.year);
    if (place_of(coverage.clusters, excerpt.cluster) == coverage.clusters.size()) {
      coverage.clusters.push_back(excerpt.cluster);
    }
  }
  std::sort(coverage.years.begin(), coverage.years.end(),
            [](const auto& a, const auto& b) { return a.value_or(kLast) < b.value_or(kLast); });
  const std::size_t codes = codebook.codes.size();
  coverage.total.assign(codes, 0);
  coverage.by_year.assign(codes, std::vector<int>(coverage.years.size()));
  coverage.by_cluster.assign(codes, std::vector<int>(coverage.clusters.size()));
  for (std::size_t e = 0; e < codings.excerpts.size(); ++e) {
    const auto code = codings.code(e, coverage.coder);
    if (!code) {
      ++coverage.uncoded;
      continue;
    }
    ++coverage.total[*code];
    ++coverage.by_year[*code][place_of(coverage.years, codings.excerpts[e].year)];
    ++coverage.by_cluster[*code][place_of(coverage.clusters, codings.excerpts[e].cluster)];
  }
  return coverage;
}

base::Result<CodingAgreement> coding_agreement(const Codings& codings, const Codebook& codebook,
                                               const study::AgreementBootstrap& bootstrap, study::Workers& workers,
                                               study::Progress& progress) {
  CodingAgreement agreement;
  agreement.coders = coders_compared(codings);
  if (agreement.coders.empty()) return agreement;
  for (const std::size_t c : agreement.coders) agreement.synthetic = agreement.synthetic || codings.coders[c].synthetic;
  for (std::size_t e = 0; e < codings.excerpts.size(); ++e) {
    if (is_disputed(codings, agreement.coders, e)) agreement.disputed.push_back(e);
  }
  const CodeTable codes = table_of(codings, agreement.coders, [&](auto e, auto c) { return codings.code(e, c); });
  const CodeTable levels = table_of(codings, agreement.coders, [&](auto e, auto c) { return codings.level(e, c); });
  const std::size_t code_count = codebook.codes.size();
  const std::size_t level_count = codebook.concreteness ? codebook.concreteness->levels.size() : 0;
  const auto alpha = [&](const CodeTable& table, std::size_t categories, study::CodeLevel level) {
    return study::krippendorff_alpha(table, categories, level, bootstrap, workers, progress);
  };
  auto code = alpha(codes, code_count, study::CodeLevel::Nominal);
  if (!code) return code.error();
  agreement.code = *code;
  auto concreteness = alpha(levels, level_count, study::CodeLevel::Ordinal);
  if (!concreteness) return concreteness.error();
  agreement.concreteness = *concreteness;
  for (std::size_t k = 0; k < code_count; ++k) {
    CodeTable one = codes;
    for (int& given : one.codes) {
      if (given != CodeTable::kNoCode) given = given == static_cast<int>(k) ? 1 : 0;
    }
    auto each = alpha(one, 2, study::CodeLevel::Nominal);
    if (!each) return each.error();
    agreement.each_code.push_back(*each);
  }
  for (std::size_t a = 0; a < agreement.coders.size(); ++a) {
    for (std::size_t b = a + 1; b < agreement.coders.size(); ++b) {
      const auto kappa = [&](const CodeTable& table, std::size_t categories, study::KappaWeights weights) {
        return study::cohen_kappa(table, categories, a, b, weights, bootstrap, workers, progress);
      };
      auto of_code = kappa(codes, code_count, study::KappaWeights::None);
      if (!of_code) return of_code.error();
      auto of_level = kappa(levels, level_count, study::KappaWeights::Linear);
      if (!of_level) return of_level.error();
      agreement.pairs.push_back({agreement.coders[a], agreement.coders[b], *of_code, *of_level});
    }
  }
  return agreement;
}

}  // namespace vallis::catalogue
