#include "catalogue/literature.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/text.hpp"

namespace vallis::catalogue {
namespace {

using Place = base::JsonReader::Place;

constexpr std::string_view kTypes[] = {"article",
                                       "article-journal",
                                       "article-magazine",
                                       "article-newspaper",
                                       "bill",
                                       "book",
                                       "broadcast",
                                       "chapter",
                                       "classic",
                                       "collection",
                                       "dataset",
                                       "document",
                                       "entry",
                                       "entry-dictionary",
                                       "entry-encyclopedia",
                                       "event",
                                       "figure",
                                       "graphic",
                                       "hearing",
                                       "interview",
                                       "legal_case",
                                       "legislation",
                                       "manuscript",
                                       "map",
                                       "motion_picture",
                                       "musical_score",
                                       "pamphlet",
                                       "paper-conference",
                                       "patent",
                                       "performance",
                                       "periodical",
                                       "personal_communication",
                                       "post",
                                       "post-weblog",
                                       "regulation",
                                       "report",
                                       "review",
                                       "review-book",
                                       "software",
                                       "song",
                                       "speech",
                                       "standard",
                                       "thesis",
                                       "treaty",
                                       "webpage"};

constexpr std::string_view kTexts[] = {"DOI",
                                       "ISBN",
                                       "ISSN",
                                       "PMCID",
                                       "PMID",
                                       "URL",
                                       "abstract",
                                       "annote",
                                       "archive",
                                       "archive-place",
                                       "archive_collection",
                                       "archive_location",
                                       "authority",
                                       "call-number",
                                       "chapter-number",
                                       "citation-key",
                                       "citation-label",
                                       "citation-number",
                                       "collection-number",
                                       "collection-title",
                                       "container-title",
                                       "container-title-short",
                                       "dimensions",
                                       "division",
                                       "edition",
                                       "event",
                                       "event-place",
                                       "event-title",
                                       "first-reference-note-number",
                                       "genre",
                                       "issue",
                                       "journalAbbreviation",
                                       "jurisdiction",
                                       "keyword",
                                       "language",
                                       "license",
                                       "locator",
                                       "medium",
                                       "note",
                                       "number",
                                       "number-of-pages",
                                       "number-of-volumes",
                                       "original-publisher",
                                       "original-publisher-place",
                                       "original-title",
                                       "page",
                                       "page-first",
                                       "part",
                                       "part-title",
                                       "printing",
                                       "publisher",
                                       "publisher-place",
                                       "references",
                                       "reviewed-genre",
                                       "reviewed-title",
                                       "scale",
                                       "section",
                                       "shortTitle",
                                       "source",
                                       "status",
                                       "supplement",
                                       "title",
                                       "title-short",
                                       "version",
                                       "volume",
                                       "volume-title",
                                       "volume-title-short",
                                       "year-suffix"};

constexpr std::string_view kNames[] = {"author",
                                       "chair",
                                       "collection-editor",
                                       "compiler",
                                       "composer",
                                       "container-author",
                                       "contributor",
                                       "curator",
                                       "director",
                                       "editor",
                                       "editorial-director",
                                       "editor-translator",
                                       "executive-producer",
                                       "guest",
                                       "host",
                                       "illustrator",
                                       "interviewer",
                                       "narrator",
                                       "organizer",
                                       "original-author",
                                       "performer",
                                       "producer",
                                       "recipient",
                                       "reviewed-author",
                                       "script-writer",
                                       "series-creator",
                                       "translator"};

constexpr std::string_view kDates[] = {"accessed", "available-date", "event-date",
                                       "issued",   "original-date",  "submitted"};

template <std::size_t Size>
bool is_one_of(std::string_view word, const std::string_view (&words)[Size]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// A text, or a number as its shortest text.
std::string read_text(const Place& place) {
  if (place.json() != nullptr && place.json()->is_number()) return base::exact_number(place.number());
  return place.text();
}

ReferenceName read_name(const Place& place) {
  ReferenceName name;
  const auto part = [&](std::string_view key) {
    const Place member = place.optional(key);
    return member.present() ? member.text() : std::string();
  };
  name.family = part("family");
  name.given = part("given");
  name.dropping_particle = part("dropping-particle");
  name.non_dropping_particle = part("non-dropping-particle");
  name.suffix = part("suffix");
  name.literal = part("literal");
  for (const std::string_view hint : {"comma-suffix", "static-ordering", "parse-names"}) {
    static_cast<void>(place.optional(hint));
  }
  place.close();
  if (name.literal.empty() && name.family.empty() && name.given.empty()) {
    place.fault("The name is empty; give its family, or an institution as literal.");
  }
  return name;
}

/// One of a date's numbers, which CSL allows to be written as a text.
std::optional<int> read_date_number(const Place& place) {
  std::optional<double> number;
  if (place.json() != nullptr && place.json()->is_string()) {
    number = base::parse_number(place.text());
  } else {
    number = place.number();
  }
  if (number && *number == std::floor(*number) && std::abs(*number) <= 9999) return static_cast<int>(*number);
  place.fault("A date is made of whole numbers: year, month, day.");
  return std::nullopt;
}

int days_of(int year, int month) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

ReferenceDate read_date(const Place& place) {
  ReferenceDate date;
  const auto numbers = place.items();
  if (numbers.empty() || numbers.size() > 3) {
    place.fault("A date is an array of year, month and day; the last two may be left out.");
    return date;
  }
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto number = read_date_number(numbers[i]);
    if (!number) return date;
    parts[i] = *number;
  }
  date = {parts[0], parts[1], parts[2]};
  const bool month_fits = numbers.size() < 2 || (date.month >= 1 && date.month <= 12);
  const bool day_fits =
      numbers.size() < 3 || (month_fits && date.day >= 1 && date.day <= days_of(date.year, date.month));
  if (date.year == 0 || !month_fits || !day_fits) place.fault("There is no such date.");
  return date;
}

ReferenceDates read_dates(const Place& place) {
  ReferenceDates dates;
  if (const Place parts = place.optional("date-parts"); parts.present()) {
    for (const Place& item : parts.items()) dates.parts.push_back(read_date(item));
    if (dates.parts.empty() || dates.parts.size() > 2) parts.fault("There is one date here, or a first and a last.");
  }
  if (const Place literal = place.optional("literal"); literal.present()) dates.literal = literal.text();
  if (const Place circa = place.optional("circa"); circa.present()) {
    // CSL writes it as a boolean, a number or a text; 0, "" and "false" say no.
    const base::Json& value = *circa.json();
    if (value.is_bool()) {
      dates.circa = value.get_bool();
    } else {
      const std::string text = read_text(circa);
      dates.circa = !text.empty() && text != "0" && text != "false";
    }
  }
  place.close();
  if (dates.parts.empty() && dates.literal.empty()) place.fault("The date is empty; give date-parts or a literal.");
  return dates;
}

void read_variable(const std::string& variable, const Place& place, Work& reference) {
  if (variable == "$schema" || variable == "custom" || variable == "categories" || !place.present()) return;
  if (is_one_of(variable, kTexts)) {
    if (std::string text = read_text(place); !text.empty()) reference.texts[variable] = std::move(text);
  } else if (is_one_of(variable, kNames)) {
    std::vector<ReferenceName> names;
    for (const Place& item : place.items()) names.push_back(read_name(item));
    if (!names.empty()) reference.names[variable] = std::move(names);
  } else if (is_one_of(variable, kDates)) {
    reference.dates[variable] = read_dates(place);
  } else {
    std::vector<std::string> known(std::begin(kTexts), std::end(kTexts));
    known.insert(known.end(), std::begin(kNames), std::end(kNames));
    known.insert(known.end(), std::begin(kDates), std::end(kDates));
    const auto near = base::nearest_word(variable, known);
    place.fault(fmt::format("CSL has no variable '{}'{}", base::shorten(variable, 60),
                            near ? fmt::format("; did you mean '{}'?", *near) : std::string(".")));
  }
}

Work read_reference(const Place& place) {
  Work reference;
  const Place id = place.required("id");
  reference.id = read_text(id);
  if (id.present() && base::trim(reference.id).empty()) id.fault("The id is empty; give it a word.");
  const Place type = place.required("type");
  reference.type = type.text();
  if (type.present() && !is_one_of(reference.type, kTypes)) {
    const std::vector<std::string> known(std::begin(kTypes), std::end(kTypes));
    const auto near = base::nearest_word(reference.type, known);
    type.fault(fmt::format("CSL has no type '{}'; {}", base::shorten(reference.type, 60),
                           near ? fmt::format("did you mean '{}'?", *near) : "such as article-journal, book, report."));
  }
  for (const auto& [variable, value] : place.members()) {
    if (variable != "id" && variable != "type") read_variable(variable, value, reference);
  }
  return reference;
}

base::JsonObject name_json(const ReferenceName& name) {
  base::JsonObject object;
  const auto add = [&](std::string_view key, const std::string& text) {
    if (!text.empty()) object[key] = text;
  };
  add("family", name.family);
  add("given", name.given);
  add("dropping-particle", name.dropping_particle);
  add("non-dropping-particle", name.non_dropping_particle);
  add("suffix", name.suffix);
  add("literal", name.literal);
  return object;
}

base::JsonObject dates_json(const ReferenceDates& dates) {
  base::JsonObject object;
  base::JsonArray parts;
  for (const ReferenceDate& date : dates.parts) {
    base::JsonArray numbers{date.year};
    if (date.month != 0) numbers.emplace_back(date.month);
    if (date.day != 0) numbers.emplace_back(date.day);
    parts.emplace_back(std::move(numbers));
  }
  if (!parts.empty()) object["date-parts"] = std::move(parts);
  if (!dates.literal.empty()) object["literal"] = dates.literal;
  if (dates.circa) object["circa"] = true;
  return object;
}

}  // namespace

const std::string& Work::text(std::string_view variable) const {
  static const std::string kNothing;
  const auto found = texts.find(variable);
  return found == texts.end() ? kNothing : found->second;
}

std::optional<int> Work::year() const {
  const auto issued = dates.find("issued");
  if (issued == dates.end() || issued->second.parts.empty()) return std::nullopt;
  return issued->second.parts.front().year;
}

const Work* Literature::find(std::string_view id) const {
  const auto found =
      std::find_if(references.begin(), references.end(), [&](const Work& known) { return known.id == id; });
  return found == references.end() ? nullptr : &*found;
}

base::Result<Literature> read_csl_json(const base::Json& document, std::string name) {
  base::JsonReader reader(document, std::move(name));
  Literature literature;
  std::map<std::string, std::string> seen;  // id → where
  for (const Place& item : reader.root().items()) {
    Work reference = read_reference(item);
    const auto [first, fresh] = seen.emplace(reference.id, item.pointer());
    if (!fresh && !reference.id.empty()) {
      item.required("id").fault(
          fmt::format("The id '{}' is that of {} already; ids tell works apart.", reference.id, first->second));
    }
    literature.references.push_back(std::move(reference));
  }
  if (!reader.ok()) return reader.error();
  return literature;
}

base::Json csl_json(const Literature& literature) {
  base::JsonArray items;
  for (const Work& reference : literature.references) {
    base::JsonObject item{{"id", reference.id}, {"type", reference.type}};
    for (const auto& [variable, text] : reference.texts) item[variable] = text;
    for (const auto& [variable, names] : reference.names) {
      base::JsonArray list;
      for (const ReferenceName& person : names) list.emplace_back(name_json(person));
      item[variable] = std::move(list);
    }
    for (const auto& [variable, dates] : reference.dates) item[variable] = dates_json(dates);
    items.emplace_back(std::move(item));
  }
  return items;
}

}  // namespace vallis::catalogue
