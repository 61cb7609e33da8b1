#include <array>

#include "study/indicator_tests.hpp"

namespace vallis::study {

base::LocalText reason(TestState state) {
  switch (state) {
    case TestState::Constant:
      return {"All known values are equal.", "Все известные значения одинаковы."};
    case TestState::OneGroup:
      return {"Values are known in one group alone.", "Значения известны лишь в одной группе."};
    case TestState::NothingToDeal:
      return {"No two values that may change places differ.", "Среди значений, которые можно переставить, нет разных."};
    default:
      return {};
  }
}

base::LocalText descriptive_label() {
  return {
      "Descriptive: the groups were made from these very indicators, so they differ on them by construction. The "
      "p-values are no evidence; read the effect sizes.",
      "Описание, а не проверка: группы построены по этим же показателям и различаются по ним по построению. p-значения "
      "ничего не доказывают; смотрите на величину эффекта."};
}

base::LocalText left_out_label(const IndicatorTestsOptions& options) {
  base::LocalText text{
      "A test: each indicator against groups made without it, by the same recipe and into as many. If the two have "
      "nothing to do with each other, ",
      "Проверка: каждый показатель против групп, построенных без него тем же способом и в том же числе. Если между ними "
      "нет связи, "};
  if (options.own == Dealing::WithinBlocks) {
    text.en += "its values may change places within a block (a country)";
    text.ru += "его значения можно переставлять внутри блока (страны)";
  } else {
    text.en += "its values may change places between units";
    text.ru += "его значения можно переставлять между объектами";
  }
  if (!options.blocks.empty() && options.shared == Dealing::WholeBlocks) {
    text.en += "; what all units of a block share changes places for whole blocks";
    text.ru += "; общее для всех объектов блока переставляется целыми блоками";
  }
  text.en += ". A small p says that it goes with the others, perhaps through something that all of them follow.";
  text.ru += ". Малое p означает связь с остальными показателями, возможно, через общую для них причину.";
  return text;
}

std::string_view word(CategoryTest test) { return test == CategoryTest::Fisher ? "fisher" : "chi_square"; }

std::string_view word(LeftOutBy by) {
  constexpr std::array<std::string_view, 3> kWords{"nothing", "indicator", "block"};
  return kWords[static_cast<std::size_t>(by)];
}

std::string_view word(Dealing dealing) {
  constexpr std::array<std::string_view, 3> kWords{"units", "within_blocks", "whole_blocks"};
  return kWords[static_cast<std::size_t>(dealing)];
}

std::string_view word(TestState state) {
  constexpr std::array<std::string_view, 5> kWords{"computed", "constant", "one_group", "nothing_to_deal",
                                                   "not_regrouped"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string_view word(IndicatorTestKind kind) {
  constexpr std::array<std::string_view, 4> kWords{"kruskal_wallis", "fisher_exact", "fisher_simulated", "chi_square"};
  return kWords[static_cast<std::size_t>(kind)];
}

}  // namespace vallis::study
