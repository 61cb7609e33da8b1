#include "study/choices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace vallis::study {
namespace {

struct Words {
  std::string_view pointer, en, ru;
};

constexpr std::array kSteps{
    Words{"units", "Units", "Объекты"},
    Words{"weights", "Weights", "Веса"},
    Words{"dissimilarity", "Dissimilarity", "Различие"},
    Words{"hierarchy", "Hierarchy", "Иерархия"},
    Words{"groups", "Groups", "Группы"},
    Words{"number_of_groups", "Number of groups", "Число групп"},
    Words{"published", "Published study", "Опубликованное исследование"},
    Words{"group_tests", "Tests of groups", "Проверка групп"},
    Words{"map", "Map", "Карта"},
    Words{"stability", "Stability of groups", "Устойчивость групп"},
    Words{"configurations", "Configurations", "Сочетания настроек"},
    Words{"scores", "Scores", "Баллы"},
    Words{"robustness", "Robustness of ranks", "Устойчивость мест"},
    Words{"seed", "Seed", "Зерно"},
};

constexpr std::array kWhat{
    Words{"/units/include", "units taken", "взятые объекты"},
    Words{"/units/exclude", "units left out", "исключённые объекты"},
    Words{"/units/where", "units filtered by", "отбор объектов"},
    Words{"/units/min_known", "indicators that a unit must know", "сколько показателей должно быть известно"},
    Words{"/strict", "an indicator without values stops the run", "показатель без значений останавливает расчёт"},
    Words{"/weights/indicators", "weights of indicators", "веса показателей"},
    Words{"/weights/blocks", "weights of blocks", "веса блоков"},
    Words{"/dissimilarity/method", "measure", "мера"},
    Words{"/dissimilarity/ordinal_range", "levels by which ordinals are scaled", "уровни порядковых показателей"},
    Words{"/dissimilarity/no_overlap", "pairs of units with nothing in common", "пары без общих показателей"},
    Words{"/hierarchy/linkage", "linkage", "связь"},
    Words{"/hierarchy/flexible_alpha", "α of the flexible linkage", "α гибкой связи"},
    Words{"/groups/method", "method", "метод"},
    Words{"/groups/k/min", "smallest number of groups", "наименьшее число групп"},
    Words{"/groups/k/max", "largest number of groups", "наибольшее число групп"},
    Words{"/groups/k/choose", "number of groups chosen by", "число групп выбирает"},
    Words{"/groups/starts", "random starts", "случайные начала"},
    Words{"/number_of_groups/reference_sets", "reference sets of the gap", "опорные таблицы для gap"},
    Words{"/number_of_groups/gap_rule", "rule of the gap", "правило gap"},
    Words{"/number_of_groups/gap_factor", "standard errors granted", "допуск в стандартных ошибках"},
    Words{"/number_of_groups/divisions", "divisions for prediction strength", "разбиения для силы предсказания"},
    Words{"/number_of_groups/prediction_cutoff", "bound of prediction strength", "порог силы предсказания"},
    Words{"/published/profiles", "table of statements", "таблица утверждений"},
    Words{"/published/target_models", "table of target models", "таблица целевых моделей"},
    Words{"/published/share_tolerance", "tolerance of “=”", "допуск для «=»"},
    Words{"/group_tests/adjustment", "adjustment of p-values", "поправка p"},
    Words{"/group_tests/categories", "test of categories", "критерий для категорий"},
    Words{"/group_tests/exact_work", "bound on the exact way", "предел точного расчёта"},
    Words{"/group_tests/draws", "tables drawn beyond it", "таблиц сверх предела"},
    Words{"/group_tests/left_out", "left out of the grouping", "исключается из построения групп"},
    Words{"/group_tests/permutations", "permutations", "перестановки"},
    Words{"/group_tests/blocks", "blocks of units by", "блоки объектов по"},
    Words{"/group_tests/own", "a unit's own values change places between", "собственные значения переставляются между"},
    Words{"/group_tests/shared", "shared values change places between", "общие значения переставляются между"},
    Words{"/map/draw", "drawn", "рисуется"},
    Words{"/map/missing", "missing values of the components", "пропуски в компонентах"},
    Words{"/stability/replicates", "draws of each scheme", "выборок каждой схемы"},
    Words{"/stability/schemes", "schemes", "схемы"},
    Words{"/stability/prove", "optimum proven in each resample", "доказанный оптимум в каждой выборке"},
    Words{"/stability/block_by", "blocks of units by", "блоки объектов по"},
    Words{"/configurations/ordinal_range", "levels of ordinals", "уровни порядковых"},
    Words{"/configurations/amount_scale", "logarithms", "логарифмы"},
    Words{"/configurations/weights", "weights", "веса"},
    Words{"/configurations/algorithm", "algorithms", "алгоритмы"},
    Words{"/configurations/k", "numbers of groups", "числа групп"},
    Words{"/scores/outliers/rule", "values far out", "выбросы"},
    Words{"/scores/outliers/skewness", "bound on skewness", "порог асимметрии"},
    Words{"/scores/outliers/kurtosis", "bound on excess kurtosis", "порог эксцесса"},
    Words{"/scores/outliers/most", "values winsorised at most", "срезается не больше значений"},
    Words{"/scores/outliers/high", "values winsorised at the upper end", "срезается сверху"},
    Words{"/scores/outliers/low", "values winsorised at the lower end", "срезается снизу"},
    Words{"/scores/imputation", "missing values", "пропуски"},
    Words{"/scores/group_by", "groups of the filling by", "группы заполнения по"},
    Words{"/scores/neighbours", "neighbours of the filling", "соседей для заполнения"},
    Words{"/scores/imputations", "imputations", "заполнений"},
    Words{"/scores/normalisation", "normalisation", "нормализация"},
    Words{"/scores/low", "points of the worst", "баллы худшего"},
    Words{"/scores/high", "points of the best", "баллы лучшего"},
    Words{"/scores/reference", "reference unit", "опорный объект"},
    Words{"/scores/targets", "targets", "цели"},
    Words{"/scores/goalposts", "goalposts", "крайние отметки"},
    Words{"/scores/weights", "weights", "веса"},
    Words{"/scores/budget", "experts' points", "баллы экспертов"},
    Words{"/scores/aggregation", "aggregation", "агрегирование"},
    Words{"/scores/power", "power of the generalised mean", "степень обобщённого среднего"},
    Words{"/robustness/imputations", "treatments of missing values", "способы заполнения"},
    Words{"/robustness/normalisations", "normalisations", "нормализации"},
    Words{"/robustness/aggregations", "aggregations", "способы агрегирования"},
    Words{"/robustness/weights", "schemes of weights", "схемы весов"},
    Words{"/robustness/weight_spread", "noise on the weights", "шум весов"},
    Words{"/robustness/leave_one_out", "an indicator may be left out", "показатель может быть исключён"},
    Words{"/robustness/draws", "draws", "розыгрыши"},
    Words{"/robustness/top", "places that count as the top", "сколько мест — первые"},
    Words{"/robustness/points", "points of Sobol's sequence", "точек последовательности Соболя"},
    Words{"/robustness/replicates", "bootstrap replicates", "повторов бутстрэпа"},
    Words{"/robustness/widest", "widest interval that is settled", "предельная ширина интервала"},
    Words{"/seed", "seed of all that is drawn", "зерно всего случайного"},
};

const Words* what_of(std::string_view pointer) {
  const auto found =
      std::find_if(kWhat.begin(), kWhat.end(), [&](const Words& words) { return words.pointer == pointer; });
  return found == kWhat.end() ? nullptr : &*found;
}

/// The recipe that says nothing but which sections it has.
base::Json usual_recipe(const Recipe& recipe) {
  Recipe usual;
  usual.profiles = recipe.profiles;  // where the published study lies is no choice of the method
  usual.target_models = recipe.target_models;
  if (recipe.number_of_groups) usual.number_of_groups.emplace();
  if (recipe.stability) {
    usual.stability.emplace();
    usual.stability->block_attribute = recipe.stability->block_attribute;
  }
  if (recipe.configurations) usual.configurations.emplace();
  if (recipe.group_tests) {
    usual.group_tests.emplace();
    usual.group_tests->blocks = recipe.group_tests->blocks;
  }
  if (recipe.map) usual.map.emplace();
  if (recipe.scores) usual.scores.emplace();
  if (recipe.robustness) usual.robustness.emplace();
  return recipe_json(usual);
}

/// All that has words below a place; an object with words of its own is one choice.
void collect(const base::Json& value, const base::Json* usual, const std::string& pointer, std::vector<Choice>& out) {
  if (const Words* words = what_of(pointer)) {
    const base::Json before = usual == nullptr ? base::Json(nullptr) : *usual;
    out.push_back({pointer,
                   {std::string(words->en), std::string(words->ru)},
                   value,
                   before,
                   usual != nullptr && value != before});
    return;
  }
  if (!value.is_object()) return;
  for (const auto& [key, member] : value.get_object()) {
    const base::Json* other = usual == nullptr || !usual->is_object() ? nullptr : usual->get_object().if_contains(key);
    collect(member, other, pointer + "/" + std::string(key), out);
  }
}

}  // namespace

std::vector<StepChoices> recipe_choices(const Recipe& recipe) {
  const base::Json json = recipe_json(recipe);
  const base::Json usual = usual_recipe(recipe);
  std::vector<StepChoices> steps;
  for (const Words& words : kSteps) {
    const base::Json* section = json.get_object().if_contains(words.pointer);
    if (section == nullptr) continue;
    StepChoices step{std::string(words.pointer), {std::string(words.en), std::string(words.ru)}, {}};
    collect(*section, usual.get_object().if_contains(words.pointer), "/" + step.step, step.choices);
    if (step.step == "units") collect(json.at("strict"), &usual.at("strict"), "/strict", step.choices);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<base::LocalText> unusual_choices(const Recipe& recipe) {
  const auto text = [](const base::Json& value) {
    return value.is_string() ? std::string(value.get_string()) : base::print_json(value, base::JsonStyle::Compact);
  };
  std::vector<base::LocalText> sentences;
  for (const StepChoices& step : recipe_choices(recipe)) {
    for (const Choice& choice : step.choices) {
      if (!choice.differs) continue;
      sentences.push_back({fmt::format("{}: {} – {} (usually {}).", step.name.en, choice.what.en, text(choice.value),
                                       text(choice.usual)),
                           fmt::format("{}: {} — {} (обычно {}).", step.name.ru, choice.what.ru, text(choice.value),
                                       text(choice.usual))});
    }
  }
  return sentences;
}

}  // namespace vallis::study
