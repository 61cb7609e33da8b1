#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auth/visibility.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "db/sql.hpp"
#include "http/api.hpp"
#include "http/message.hpp"

namespace vallis::auth {

/// A parameter of a list's query that restricts it.
struct ListFilter {
  std::string_view name;
  std::string_view description;  ///< for the API's reader
  /// Adds the condition of the values that were given (one or more, any of which will do). What can be hidden is
  /// guarded by add_field_seen within it. Errors: InvalidArgument – a value that cannot be one, in words that tell what
  /// can.
  base::Result<void> (*add)(db::Sql& sql, const Sight& sight, const std::vector<std::string>& values);
  std::string_view standard = {};  ///< the value where none is given; empty: no condition then
};

/// An order of a list. Equal keys go by the id.
struct ListSort {
  std::string_view name;  ///< of the query: "name", "-updated_at"
  bool descending = false;
  bool number = false;  ///< the key is a whole number, else a text
  /// Adds the key: never NULL, guarded where it can be hidden.
  void (*add)(db::Sql& sql, const Sight& sight);
};

/// A field whose values are counted.
struct ListFacet {
  std::string_view name;  ///< also of the filter by it, which does not restrict its own counts
  std::string_view join;  ///< "JOIN organisation_specialisation s ON …"; empty: none is needed
  std::string_view value;
  void (*add_condition)(db::Sql& sql, const Sight& sight) = nullptr;  ///< guards it where it can be hidden
  std::string_view on = {};  ///< "s.organisation_id = o.organisation_id", where the join is a cross join
  /// Where a join makes it slow: "SELECT … AS value, count(*) AS part … GROUP BY …", the counts over all records. A
  /// list of more than half of them is counted as those less what is not in the list.
  std::string_view over_all = {};
};

/// A list, declared once for a kind of record; its pages, counts, facets and maps are made from this.
struct ListType {
  std::string_view from;  ///< "organisation o"
  std::string_view id;    ///< "o.organisation_id"
  /// Adds the condition of what is in the list at all: auth::add_seen, mostly.
  void (*add_seen)(db::Sql& sql, const Sight& sight);
  std::span<const ListFilter> filters;
  std::span<const ListSort> sorts;  ///< the first where none is asked for
  std::span<const ListFacet> facets;
  std::vector<std::string_view> fields;  ///< that can be chosen; empty: no choice
};

/// What is asked of a list.
struct ListRequest {
  std::vector<std::pair<const ListFilter*, std::vector<std::string>>> filters;
  const ListSort* sort = nullptr;
  std::vector<const ListFacet*> facets;
  std::vector<std::string> fields;
  int limit = 50;
  std::optional<std::pair<std::string, std::string>> after;  ///< sort key and id of the last item before
};

/// Reads the query: the type's filters, "sort", "facets" and "fields" (separated by commas), "limit" and "cursor".
/// Errors: InvalidArgument – a parameter or word that the list does not know, with the nearest that it does; so a
/// misspelt filter never answers with everything.
/// @param more  parameters that the route itself reads
base::Result<ListRequest> read_list(const http::Request& request, const ListType& type,
                                    std::span<const std::string_view> more = {});

/// The parameters for the API's description.
base::JsonArray list_parameters(const ListType& type);

/// Adds "WHERE …": what is seen, and all filters but the one of that name. Errors: those of the filters.
base::Result<void> add_where(db::Sql& sql, const ListType& type, const Sight& sight, const ListRequest& request,
                             std::string_view without = {});

/// A statement of one page, with one row more than asked for to tell whether there is a next one. Rows have the columns
/// given and `sort_key`.
base::Result<db::Sql> page_statement(const ListType& type, const Sight& sight, const ListRequest& request,
                                     const db::Sql& columns);

base::Result<std::int64_t> count_all(db::Reader& reader, const ListType& type, const Sight& sight,
                                     const ListRequest& request);

/// @param total  by count_all
base::Result<std::vector<http::Facet>> count_facets(db::Reader& reader, const ListType& type, const Sight& sight,
                                                    const ListRequest& request, std::int64_t total);

/// A page by page_statement. `Row` has the members `sort_key` (a text) and the id, `make` turns all rows of a page into
/// items at once. The total and facets are counted for the first page.
template <class Row, class Item, class Make>
base::Result<http::Page<Item>> read_page(db::Reader& reader, const ListType& type, const Sight& sight,
                                         const ListRequest& request, const db::Sql& columns, Make&& make) {
  const auto sql = page_statement(type, sight, request, columns);
  if (!sql) return sql.error();
  auto rows = reader.many_with<Row>(sql->text(), sql->arguments());
  if (!rows) return rows.error();
  http::Page<Item> page;
  page.fields = request.fields;
  if (rows->size() > static_cast<std::size_t>(request.limit)) {
    rows->resize(static_cast<std::size_t>(request.limit));
    page.next = http::make_cursor({rows->back().sort_key, rows->back().id().text()});
  }
  auto items = make(*rows);
  if (!items) return items.error();
  page.items = std::move(*items);
  if (request.after) return page;
  const auto total = count_all(reader, type, sight, request);
  if (!total) return total.error();
  page.total = *total;
  auto facets = count_facets(reader, type, sight, request, *total);
  if (!facets) return facets.error();
  page.facets = std::move(*facets);
  return page;
}

/// "IN (…)" of texts: the condition of most filters.
void add_any_of(db::Sql& sql, std::string_view column, const std::vector<std::string>& values);

}  // namespace vallis::auth
