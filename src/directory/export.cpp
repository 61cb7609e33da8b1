#include "directory/export.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "directory/detail/import_target.hpp"
#include "directory/detail/vcard.hpp"
#include "directory/organisation_list.hpp"
#include "directory/person_list.hpp"

namespace vallis::directory {
namespace {

constexpr int kPage = 500;

/// Those asked for, or those that an import reads, but for the id: a file without it can be brought in elsewhere.
base::Result<std::vector<std::string>> columns_of(const Export& choice, const auth::ListType& type,
                                                  const detail::ImportTarget& target) {
  std::vector<std::string> columns = choice.columns;
  if (columns.empty()) {
    for (const detail::ImportField& field : target.fields()) {
      if (field.field != target.id_field()) columns.emplace_back(field.field);
    }
  }
  const std::vector<std::string> known(type.fields.begin(), type.fields.end());
  for (const std::string& column : columns) {
    if (std::find(known.begin(), known.end(), column) != known.end()) continue;
    return base::invalid_argument(
        fmt::format("'columns': there is no '{}'; there are {}.", column, base::join(known, ", ")));
  }
  return columns;
}

/// Page by page, in one state of the database.
template <class Item, class List>
base::Result<std::string> exported(db::Reader& reader, const auth::Sight& sight, auth::ListRequest request,
                                   const Export& choice, const auth::ListType& type, const detail::ImportTarget& target,
                                   List list) {
  const auto columns = columns_of(choice, type, target);
  if (!columns) return columns.error();
  request.limit = kPage;
  request.after.reset();
  request.facets.clear();
  request.fields.clear();
  std::vector<std::vector<std::string>> rows = {*columns};
  std::string text = choice.format == ExportFormat::Json ? "{\"items\":[" : "";
  std::size_t count = 0;
  while (true) {
    const auto page = list(reader, sight, request);
    if (!page) return page.error();
    count += page->items.size();
    if (count > kMostExported || page->total.value_or(0) > static_cast<std::int64_t>(kMostExported)) {
      return base::too_large(fmt::format("There are more than {}; narrow the list by its filters.", kMostExported));
    }
    for (const Item& item : page->items) {
      if (choice.format == ExportFormat::Vcf) {
        text += detail::vcard(item);
      } else if (choice.format == ExportFormat::Json) {
        std::string one;
        http::detail::write_items(one, std::vector<Item>{item}, choice.columns);
        text += (text.ends_with('[') ? "" : ",") + one.substr(1, one.size() - 2);
      } else {
        detail::Cells texts = detail::texts_of(item);
        auto& row = rows.emplace_back();
        for (const std::string& column : *columns) row.push_back(std::move(texts[column]));
      }
    }
    if (!page->next) break;
    auto after = http::read_cursor(*page->next, 2);
    if (!after) return after.error();
    request.after = std::pair((*after)[0], (*after)[1]);
  }
  switch (choice.format) {
    case ExportFormat::Csv:
      return sheets::write_csv(rows, choice.byte_order_mark);
    case ExportFormat::Xlsx:
      return sheets::write_xlsx(rows, "Vallis");
    case ExportFormat::Json:
      return text + "]}";
    case ExportFormat::Vcf:
      return text;
  }
  return text;
}

}  // namespace

base::Result<std::string> export_organisations(db::Reader& reader, const auth::Sight& sight, auth::ListRequest request,
                                               const Export& choice) {
  return exported<Organisation>(reader, sight, std::move(request), choice, organisation_list(),
                                detail::organisation_target(), list_organisations);
}

base::Result<std::string> export_people(db::Reader& reader, const auth::Sight& sight, auth::ListRequest request,
                                        const Export& choice) {
  return exported<Person>(reader, sight, std::move(request), choice, person_list(), detail::person_target(),
                          list_people);
}

}  // namespace vallis::directory
