#include "indicators/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "indicators/observation_rights.hpp"
#include "sheets/table.hpp"

namespace vallis::indicators {
namespace {

constexpr std::string_view kEvident = "SELECT DISTINCT cluster_id FROM observation WHERE file_id = $1";

struct Evident {
  std::optional<base::Uuid> cluster_id;
};
VALLIS_DESCRIBE(Evident, cluster_id)

constexpr std::uint64_t kMostTableBytes = 4U << 20U;

std::vector<std::string> parts_of(const base::Json& value) {
  std::vector<std::string> parts;
  if (value.is_array()) {
    for (const base::Json& item : value.as_array()) parts.push_back(value_text(item));
  } else {
    parts.push_back(value_text(value));
  }
  return parts;
}

bool says(std::string_view cell, const std::string& wanted) {
  const std::string_view said = base::trim(cell);
  if (said == wanted) return true;
  const auto number = base::parse_number(wanted);
  return number && base::parse_number(said) == number;
}

base::Error contradiction(const std::string& file, const Indicator& indicator, const base::Json& value) {
  base::Fault fault;
  fault.field = "/evidence_value";
  fault.what = fmt::format(
      "'{}' names {} in no cell, which is to be the value of {}; give the value that it names, or "
      "the file that names this one.",
      file, value_text(value), indicator.code);
  return base::invalid_input({std::move(fault)});
}

}  // namespace

files::Attachment evidence_files() {
  files::Attachment evidence;
  evidence.opens = [](db::Reader& reader, const auth::Caller& caller, const auth::Sight&,
                      files::FileId file) -> base::Result<bool> {
    const auto clusters = reader.many<Evident>(kEvident, file);
    if (!clusters) return clusters.error();
    return std::any_of(clusters->begin(), clusters->end(),
                       [&](const Evident& one) { return oversees(caller, one.cluster_id); });
  };
  evidence.holds = [](db::Reader& reader, files::FileId file) -> base::Result<bool> {
    const auto clusters = reader.many<Evident>(kEvident, file);
    if (!clusters) return clusters.error();
    return !clusters->empty();
  };
  return evidence;
}

base::Result<bool> table_names_value(std::string_view bytes, const Indicator& indicator, const base::Json& value) {
  const auto table = sheets::read_table(bytes, "evidence");
  if (!table) return table.error();
  const auto wanted = parts_of(canonical_value(indicator, value));
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& part) {
    return std::any_of(table->begin(), table->end(), [&](const sheets::Line& line) {
      return std::any_of(line.cells.begin(), line.cells.end(), [&](const std::string& cell) {
        if (says(cell, part)) return true;
        const auto words = base::split(cell, ';');
        return words.size() > 1 && std::find(words.begin(), words.end(), part) != words.end();
      });
    });
  });
}

base::Result<void> check_evidence_file(db::Reader& reader, const files::Store& store, const activity::Actor& by,
                                       const ObservationForm& form) {
  if (!form.file_id || !form.value || form.value->is_null()) return {};
  const auto file = files::find_file(reader, files::FileId{*form.file_id});
  const auto indicator = find_indicator(reader, form.indicator);
  // What is wrong with these is said by the form's own check.
  if (!file || !indicator || !by.account_id || file->uploaded_by != by.account_id) return {};
  if (!value_fault(*indicator, *form.value).empty()) return {};
  // A yes or no is seldom written as the program writes it.
  if (form.value->is_bool()) return {};
  const bool is_table = file->name.ends_with(".csv") || file->name.ends_with(".xlsx");
  if (!is_table || file->byte_count > static_cast<std::int64_t>(kMostTableBytes)) return {};
  const auto blob = store.read(file->content_hash);
  if (!blob) return blob.error();
  const auto bytes = blob->read(0, static_cast<std::size_t>(file->byte_count));
  if (!bytes) return bytes.error();
  const auto named = table_names_value(*bytes, *indicator, *form.value);
  if (!named) {
    base::Fault fault;
    fault.field = "/file_id";
    fault.what = fmt::format("'{}' is called a table and cannot be read as one: {}", file->name, named.error().message);
    return base::invalid_input({std::move(fault)});
  }
  if (!*named) return contradiction(file->name, *indicator, *form.value);
  return {};
}

}  // namespace vallis::indicators
