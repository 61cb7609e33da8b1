#include <fmt/format.h>

#include "app/commands.hpp"
#include "base/text.hpp"
#include "catalogue/derive.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kWidth = 100;

std::string paragraph(std::string_view text) {
  std::string lines;
  for (const std::string& line : base::wrap(text, kWidth - 6)) lines += "      " + line + '\n';
  return lines;
}

/// The codes that an indicator's values may be, in words.
std::string codes_text(const study::ScorecardDefinition& definition, const std::vector<std::string>& codes,
                       std::string_view between, const Words& words) {
  std::vector<std::string> list;
  for (const std::string& code : codes) list.push_back(words(definition.in_words(code)));
  return base::join(list, between);
}

std::string indicator_text(const study::ScorecardDefinition& definition, const study::Indicator& indicator,
                           const Words& words) {
  std::vector<std::string> facts{std::string(study::word(indicator.type))};
  if (!indicator.measure_unit.empty()) facts.push_back(words(definition.in_words(indicator.measure_unit)));
  if (indicator.scale == study::ValueScale::Log) facts.emplace_back(words("log scale", "логарифмическая шкала"));
  if (indicator.polarity != study::Polarity::Neutral) {
    facts.emplace_back(indicator.polarity == study::Polarity::Higher ? words("higher is better", "больше — лучше")
                                                                     : words("lower is better", "меньше — лучше"));
  }
  facts.push_back(fmt::format("{} {}", words("weight", "вес"), base::short_number(indicator.weight)));
  facts.emplace_back(indicator.changeable ? words("a cluster can change it", "кластер может изменить")
                                          : words("a cluster cannot change it", "кластер не может изменить"));
  std::string text = fmt::format("  {:<4}{}\n", indicator.id, words(indicator.label));
  text += paragraph(base::join(facts, ", "));
  if (!indicator.levels.empty()) {
    const bool ordinal = indicator.type == study::IndicatorType::Ordinal;
    text += paragraph(codes_text(definition, indicator.levels, ordinal ? " < " : ", ", words));
  }
  if (!indicator.universe.empty()) {
    text += paragraph(
        fmt::format("{}: {}", words("any of", "любые из"), codes_text(definition, indicator.universe, ", ", words)));
  }
  text += paragraph(words(indicator.definition));
  text += paragraph(fmt::format("{}: {}", words("Rule", "Правило"), catalogue::rule_text(indicator)));
  text += paragraph(fmt::format("{}: {}", words("Source", "Источник"), indicator.source));
  return text;
}

}  // namespace

ExitCode study_scorecard(const StudyScorecardOptions& options) {
  const auto definition = open_scorecard(options.scorecard);
  if (!definition) return report(definition.error());
  const Words words(options.language);
  std::string text = fmt::format("{} ({} {})\n", words(definition->label), definition->id, definition->version);
  for (const std::string& line : base::wrap(words(definition->description), kWidth)) text += line + '\n';
  for (const study::Block& block : definition->blocks) {
    text += fmt::format("\n{}\n", words(block.label));
    for (const study::Indicator& indicator : definition->indicators) {
      if (indicator.block == block.id) text += indicator_text(*definition, indicator, words);
    }
  }
  print(text);
  return kSuccess;
}

}  // namespace vallis::app
