#include "app/study_page.hpp"

#include <algorithm>

#include "app/embedded.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "scorecards/views.hpp"
#include "study/findings_json.hpp"

namespace vallis::app {
namespace {

constexpr std::string_view kTemplate = "web/dist-report/report.html";
constexpr std::string_view kPlace = "VALLIS_STUDY";  // where the template takes the study

/// JSON that may stand inside a script element: no text in it can end the element or begin a comment.
std::string inside_html(const base::Json& json) {
  const std::string text = base::print_json(json, base::JsonStyle::Compact);
  std::string safe;
  safe.reserve(text.size());
  for (const char letter : text) {
    if (letter == '<') {
      safe += "\\u003c";
    } else {
      safe += letter;
    }
  }
  return safe;
}

/// The scorecard as the server's API has it, so that pages and report read one form.
base::Json scorecard_of(const StudyInputs& inputs, const study::Findings& findings) {
  scorecards::PreparedStudy prepared;
  prepared.table =
      scorecards::table_of(inputs.catalogue, inputs.catalogue_name, {}, inputs.scorecard, inputs.published);
  prepared.findings = findings;
  return scorecards::scorecard_json(prepared);
}

}  // namespace

base::Result<std::string> study_page(const StudyInputs& inputs, const study::Findings& findings, Language language) {
  const auto files = embedded_files();
  const auto file = std::find_if(files.begin(), files.end(), [](const auto& one) { return one.path == kTemplate; });
  if (file == files.end()) {
    return base::not_found(
        "This program was built without its pages, so it cannot write the report; scripts/run "
        "builds it with them.");
  }
  const std::string_view page = file->bytes;
  const auto place = page.find(kPlace);
  if (place == std::string_view::npos) return base::not_found("The report's page has no place for a study.");

  const base::Json found = study::findings_json(findings, context_of(inputs));
  const std::string hash = base::content_hash(base::print_json(found));
  const base::LocalText& title = inputs.recipe.label;
  const base::JsonObject meta{{"code", inputs.recipe.id}, {"title_en", title.en},
                              {"title_ru", title.ru},     {"citation", title.en + ". Vallis, findings " + hash + "."},
                              {"published_at", nullptr},  {"findings_hash", hash}};
  const base::Json study = base::JsonObject{{"language", language == Language::Russian ? "ru" : "en"},
                                            {"meta", meta},
                                            {"findings", found},
                                            {"scorecard", scorecard_of(inputs, findings)}};
  return std::string(page.substr(0, place)) + inside_html(study) + std::string(page.substr(place + kPlace.size()));
}

}  // namespace vallis::app
