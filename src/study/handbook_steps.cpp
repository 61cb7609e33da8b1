#include "study/handbook_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "study/detail/run_preparation.hpp"
#include "study/run.hpp"

namespace vallis::study {
namespace {

using base::LocalText;
using detail::say;
using Answer = std::optional<LocalText>;

Answer defined_indicators(const Findings& findings) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  const bool all = std::all_of(definition.indicators.begin(), definition.indicators.end(),
                               [](const Indicator& indicator) { return !indicator.definition.en.empty(); });
  if (!all) return {};
  return say("scorecard {} {}: {} blocks, {} indicators, each defined",
             "перечень {} {}: блоков {}, показателей {}, каждый определён", definition.id, definition.version,
             definition.blocks.size(), definition.indicators.size());
}

Answer scorecard_source(const Findings& findings) {
  const std::string& source = findings.scorecard.definition.source;
  if (source.empty()) return {};
  return say("taken from: {}", "источник: {}", source);
}

Answer sourced_values(const Findings& findings) {
  std::size_t known = 0;
  std::size_t sourced = 0;
  const std::size_t units = findings.scorecard.units.size();
  for (const IndicatorValues& values : findings.scorecard.values) {
    for (std::size_t u = 0; u < units; ++u) {
      if (!values.known(u)) continue;
      ++known;
      if (!values.origins.empty() && !values.origins[u].sources.empty()) ++sourced;
    }
  }
  if (sourced < known) return {};
  return say("{} of {} values known, each with its source", "известно значений: {} из {}, у каждого указан источник",
             known, units * findings.scorecard.values.size());
}

Answer measured_indicators(const Findings& findings) {
  if (!findings.dropped.empty()) return {};
  return LocalText{"every indicator has values", "по каждому показателю есть значения"};
}

Answer pairwise_comparison(const Findings&) {
  return LocalText{"units are compared by what both know; the groups rest on no imputed value",
                   "объекты сравниваются по тому, что известно для обоих; в группах нет досчитанных значений"};
}

Answer dissimilarity_shares(const Findings&) {
  return LocalText{"the share of each indicator and block in all dissimilarity",
                   "доля каждого показателя и блока в различии"};
}

Answer groups(const Findings& findings) {
  return say("{} into {} groups, mean silhouette {:.2f}", "{}: групп {}, средний силуэт {:.2f}",
             word(findings.recipe.method), findings.groups.partition.count, findings.groups.silhouette.mean);
}

Answer hierarchy(const Findings& findings) {
  return say("{} linkage, cophenetic correlation {:.2f}", "связь {}, кофенетическая корреляция {:.2f}",
             name(findings.linkage.method), findings.cophenetic_correlation);
}

Answer map_of_units(const Findings& findings) {
  if (!findings.map) return {};
  return say("classical scaling (share of negative eigenvalues {:.2f}) and principal components",
             "классическое шкалирование (доля отрицательных собственных значений {:.2f}) и главные компоненты",
             findings.map->scaling.negative_share);
}

Answer scaled_differences(const Findings& findings) {
  const auto logs = std::count_if(findings.used.begin(), findings.used.end(), [&](const UsedIndicator& used) {
    return findings.scorecard.definition.indicators[used.indicator].scale == ValueScale::Log;
  });
  const bool declared = findings.recipe.ordinal_range == OrdinalRange::Declared;
  return LocalText{
      fmt::format("differences divided by each indicator's range ({} in logarithms; ordinals by {} levels)", logs,
                  declared ? "declared" : "observed"),
      fmt::format("различия делятся на размах показателя (в логарифмах: {}; порядковые — по {} уровням)", logs,
                  declared ? "объявленным" : "наблюдаемым")};
}

Answer stated_weights(const Findings& findings) {
  const bool own = !findings.recipe.indicator_weights.empty() || !findings.recipe.block_weights.empty();
  return own ? LocalText{"weights of the recipe", "веса из рецепта"}
             : LocalText{"weights of the scorecard", "веса из перечня показателей"};
}

Answer gower_mean(const Findings&) {
  return LocalText{"Gower's weighted mean of the differences", "взвешенное среднее различий по Гауэру"};
}

bool leaves_out(const Findings& findings) {
  return findings.recipe.group_tests && findings.recipe.group_tests->left_out != LeftOutBy::Nothing;
}

Answer left_out_in_turn(const Findings& findings) {
  if (!leaves_out(findings)) return {};
  return findings.recipe.group_tests->left_out == LeftOutBy::Indicator
             ? LocalText{"each indicator left out of the grouping in turn",
                         "каждый показатель по очереди исключён из построения групп"}
             : LocalText{"each block left out of the grouping in turn",
                         "каждый блок по очереди исключён из построения групп"};
}

Answer profiles(const Findings&) {
  return LocalText{"what sets each group apart, indicator by indicator",
                   "чем отличается каждая группа, по показателям"};
}

Answer contributions(const Findings&) {
  return LocalText{"every dissimilarity of a unit taken apart by indicator (vallis study describe)",
                   "каждое различие объекта разложено по показателям (vallis study describe)"};
}

Answer published_agreement(const Findings& findings) {
  if (!findings.agreement) return {};
  return say("{} of {} published statements hold", "верны опубликованные утверждения: {} из {}",
             findings.agreement->holding, findings.agreement->checked);
}

Answer left_out_tests(const Findings& findings) {
  if (!leaves_out(findings)) return {};
  return say("what was left out tested against the groups, {} permutations",
             "исключённое проверено на связь с группами, перестановок {}", findings.recipe.group_tests->permutations);
}

Answer study_picture(const Findings&) {
  return LocalText{"dendrogram, groups and heat map (study.svg)", "дендрограмма, группы и тепловая карта (study.svg)"};
}

Answer map_picture(const Findings& findings) {
  if (!findings.map) return {};
  return LocalText{"map of the units (map.svg)", "карта объектов (map.svg)"};
}

Answer tables(const Findings&) {
  return LocalText{"every choice and figure in findings.json, tables as CSV",
                   "все настройки и числа в findings.json, таблицы в CSV"};
}

Answer filled_values(const Findings& findings) {
  if (!findings.robustness) return {};
  const auto& imputations = findings.recipe.robustness->imputations;
  if (imputations.size() < 2) return {};
  std::string names;
  for (const Imputation how : imputations) names += (names.empty() ? "" : ", ") + std::string(word(how));
  return say("scores under several treatments of missing values ({}), carried into the rank intervals",
             "баллы при нескольких способах заполнения ({}), учтённых в интервалах мест", names);
}

Answer correlated_indicators(const Findings& findings) {
  if (!findings.scores) return {};
  if (findings.scores->alpha_units < 2) {
    return LocalText{"correlations of the indicators, pair by pair; no α, as no two units know every indicator",
                     "попарные корреляции показателей; α не вычислить: нет двух объектов со всеми показателями"};
  }
  return say("correlations of the indicators; Cronbach's α {:.2f} over {} units",
             "корреляции показателей; α Кронбаха {:.2f} по объектам: {}", findings.scores->alpha,
             findings.scores->alpha_units);
}

Answer scores_on_one_scale(const Findings& findings) {
  if (!findings.scores) return {};
  return say("indicators normalised by {}, polarity applied, {} values far out winsorised",
             "показатели нормализованы ({}), направление учтено, срезано выбросов: {}",
             word(findings.recipe.scores->normalisation), findings.scores->winsorised.size());
}

Answer composite_score(const Findings& findings) {
  if (!findings.scores) return {};
  return say("composite and rank: {} weights, {} aggregation", "сводный балл и место: веса {}, агрегирование {}",
             word(findings.recipe.scores->weights), word(findings.recipe.scores->aggregation));
}

Answer resampled_groups(const Findings& findings) {
  if (!findings.stability) return {};
  const auto& schemes = findings.recipe.stability->schemes;
  const auto draws = [&](Draw draw) {
    return std::any_of(schemes.begin(), schemes.end(), [&](const auto& scheme) { return scheme.draw == draw; });
  };
  if (!draws(Draw::Units) || !draws(Draw::Blocks)) return {};
  return say("groups under {} draws of units and of blocks", "группы при {} выборках объектов и блоков",
             findings.stability->replicates);
}

Answer grid_of_choices(const Findings& findings) {
  if (!findings.configurations) return {};
  return say("groups under {} configurations", "группы при {} сочетаниях настроек", findings.configurations->computed);
}

Answer rank_intervals(const Findings& findings) {
  if (!findings.robustness) return {};
  if (findings.robustness->factors.empty()) return {};
  return say("rank intervals over {} draws, Sobol indices of {} choices",
             "интервалы мест по {} розыгрышам, индексы Соболя для {} настроек", findings.recipe.robustness->draws,
             findings.robustness->factors.size());
}

Answer no_part(const Findings&) { return {}; }

struct Step {
  std::string_view id, en, ru;
};
constexpr std::array<Step, 10> kSteps{{
    {"theoretical_framework", "Theoretical framework", "Теоретическая основа"},
    {"data_selection", "Data selection", "Отбор данных"},
    {"imputation", "Imputation of missing data", "Заполнение пропусков"},
    {"multivariate_analysis", "Multivariate analysis", "Многомерный анализ"},
    {"normalisation", "Normalisation", "Нормализация"},
    {"weighting_and_aggregation", "Weighting and aggregation", "Взвешивание и агрегирование"},
    {"uncertainty_and_sensitivity", "Uncertainty and sensitivity", "Неопределённость и чувствительность"},
    {"back_to_the_data", "Back to the data", "Возврат к данным"},
    {"links_to_other_indicators", "Links to other indicators", "Связь с другими показателями"},
    {"visualisation", "Visualisation of the results", "Представление результатов"},
}};

/// One thing that a step asks for, with what of a run answers it; `missing` is said where nothing does.
struct Asked {
  int step;
  Answer (*answer)(const Findings&);
  std::string_view missing_en, missing_ru;
};
constexpr std::array kAsked{
    Asked{1, defined_indicators, "a definition of every indicator", "определение каждого показателя"},
    Asked{1, scorecard_source, "the source of the framework", "источник теоретической основы"},
    Asked{2, sourced_values, "a source for every value", "источник каждого значения"},
    Asked{2, measured_indicators, "values for every indicator of the scorecard", "значения по каждому показателю"},
    Asked{3, pairwise_comparison, "a stated treatment of missing values", "правило для пропусков"},
    Asked{3, filled_values, "imputation, with its uncertainty", "заполнение пропусков с оценкой неопределённости"},
    Asked{4, dissimilarity_shares, "the weight of each indicator in the structure", "роль показателей в структуре"},
    Asked{4, groups, "groups of units", "группы объектов"},
    Asked{4, hierarchy, "a hierarchy of units", "иерархия объектов"},
    Asked{4, map_of_units, "a map of the units or their principal components", "карта объектов или главные компоненты"},
    Asked{4, correlated_indicators, "correlations and Cronbach's α of the indicators",
          "корреляции показателей и α Кронбаха"},
    Asked{5, scaled_differences, "one scale for all differences", "единая шкала различий"},
    Asked{5, scores_on_one_scale, "scores on one scale, more being better",
          "баллы на единой шкале, где больше — лучше"},
    Asked{6, stated_weights, "stated weights", "указанные веса"},
    Asked{6, gower_mean, "one dissimilarity of all indicators", "общее различие по всем показателям"},
    Asked{6, composite_score, "a composite score and rank", "сводный балл и место"},
    Asked{7, left_out_in_turn, "indicators left out in turn", "исключение показателей по очереди"},
    Asked{7, resampled_groups, "resampling of units and of countries", "повторные выборки объектов и стран"},
    Asked{7, grid_of_choices, "groups under all admissible choices", "группы при всех допустимых настройках"},
    Asked{7, rank_intervals, "rank intervals and Sobol indices", "интервалы мест и индексы Соболя"},
    Asked{8, profiles, "profiles of the groups", "профили групп"},
    Asked{8, contributions, "results taken apart by indicator", "разложение результатов по показателям"},
    Asked{9, published_agreement, "another study to set beside", "сопоставление с другим исследованием"},
    Asked{9, left_out_tests, "tests on indicators left out of the grouping", "проверка на исключённых показателях"},
    Asked{9, no_part, "links to measures outside the scorecard", "связь с показателями вне перечня"},
    Asked{10, study_picture, "a picture of the groups", "рисунок групп"},
    Asked{10, map_picture, "a picture of the map", "рисунок карты"},
    Asked{10, tables, "tables of all figures", "таблицы всех чисел"},
};

}  // namespace

std::vector<HandbookStep> handbook_steps(const Findings& findings) {
  std::vector<HandbookStep> steps;
  for (const Step& step : kSteps) {
    steps.push_back({.number = static_cast<int>(steps.size()) + 1,
                     .id = step.id,
                     .name = {std::string(step.en), std::string(step.ru)}});
  }
  for (const Asked& asked : kAsked) {
    HandbookStep& step = steps[static_cast<std::size_t>(asked.step - 1)];
    if (auto answer = asked.answer(findings)) {
      step.by.push_back(std::move(*answer));
    } else {
      step.missing.push_back({std::string(asked.missing_en), std::string(asked.missing_ru)});
    }
  }
  for (HandbookStep& step : steps) {
    step.state = step.missing.empty() ? StepState::Done : step.by.empty() ? StepState::NotDone : StepState::Partly;
  }
  return steps;
}

std::string_view word(StepState state) {
  constexpr std::array<std::string_view, 3> kWords{"done", "partly", "not_done"};
  return kWords[static_cast<std::size_t>(state)];
}

}  // namespace vallis::study
