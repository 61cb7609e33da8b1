#include "study/handbook_steps_json.hpp"

namespace vallis::study {
namespace {

base::JsonObject local(const base::LocalText& text) { return {{"en", text.en}, {"ru", text.ru}}; }

base::JsonArray list(const std::vector<base::LocalText>& texts) {
  base::JsonArray array;
  for (const base::LocalText& text : texts) array.emplace_back(local(text));
  return array;
}

}  // namespace

base::JsonArray handbook_steps_json(const Findings& findings) {
  base::JsonArray steps;
  for (const HandbookStep& step : handbook_steps(findings)) {
    steps.emplace_back(base::JsonObject{{"number", step.number},
                                        {"id", step.id},
                                        {"name", local(step.name)},
                                        {"state", word(step.state)},
                                        {"by", list(step.by)},
                                        {"missing", list(step.missing)}});
  }
  return steps;
}

}  // namespace vallis::study
