#include "auth/list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/uuid.hpp"

namespace vallis::auth {
namespace {

constexpr std::string_view kOwnParameters[] = {"sort", "facets", "fields", "limit", "cursor"};

template <class All>
std::vector<std::string> names_of(const All& all) {
  std::vector<std::string> names;
  for (const auto& one : all) names.emplace_back(one.name);
  return names;
}

base::Error unknown(std::string_view parameter, std::string_view word, const std::vector<std::string>& known) {
  const auto near = base::nearest_word(word, known);
  const std::string shown = base::shorten(word, 60);
  const std::string all = base::join(known, ", ");
  return base::invalid_argument(
      near
          ? fmt::format("'{}' is no '{}' of this list; did you mean '{}'? There are: {}.", shown, parameter, *near, all)
          : fmt::format("'{}' is no '{}' of this list; there are: {}.", shown, parameter, all));
}

template <class All>
auto find_named(const All& all, std::string_view name) -> decltype(&*all.begin()) {
  for (const auto& one : all) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

base::Result<void> check_parameters(const http::Request& request, const ListType& type,
                                    std::span<const std::string_view> more) {
  std::vector<std::string> known = names_of(type.filters);
  known.insert(known.end(), std::begin(kOwnParameters), std::end(kOwnParameters));
  known.insert(known.end(), more.begin(), more.end());
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end()) return unknown("parameter", name, known);
  }
  return {};
}

base::Result<void> read_after(ListRequest& list, const std::string& cursor) {
  auto values = http::read_cursor(cursor, 2);
  if (!values) return values.error();
  const auto wrong = base::invalid_argument("'cursor' is none that this list gave; ask for the first page again.");
  if (!base::Uuid::parse((*values)[1])) return wrong;
  if (list.sort->number && !base::parse_number((*values)[0])) return wrong;
  list.after = {std::move((*values)[0]), std::move((*values)[1])};
  return {};
}

base::JsonObject parameter(std::string_view name, std::string_view description, base::JsonObject schema) {
  return {{"name", name}, {"in", "query"}, {"description", description}, {"schema", std::move(schema)}};
}

base::JsonArray words(const std::vector<std::string>& all) {
  base::JsonArray array;
  for (const std::string& word : all) array.emplace_back(word);
  return array;
}

}  // namespace

base::Result<ListRequest> read_list(const http::Request& request, const ListType& type,
                                    std::span<const std::string_view> more) {
  if (auto known = check_parameters(request, type, more); !known) return known.error();
  ListRequest list;
  for (const ListFilter& filter : type.filters) {
    std::vector<std::string> values;
    const auto [begin, end] = request.query.equal_range(filter.name);
    for (auto at = begin; at != end; ++at) values.push_back(at->second);
    if (values.empty() && !filter.standard.empty()) values.emplace_back(filter.standard);
    if (!values.empty()) list.filters.emplace_back(&filter, std::move(values));
  }
  const std::string_view sort = request.query_value("sort").value_or(type.sorts.front().name);
  list.sort = find_named(type.sorts, sort);
  if (list.sort == nullptr) return unknown("sort", sort, names_of(type.sorts));
  for (const std::string& name : base::split(request.query_value("facets").value_or(""), ',')) {
    const ListFacet* facet = find_named(type.facets, name);
    if (facet == nullptr) return unknown("facets", name, names_of(type.facets));
    list.facets.push_back(facet);
  }
  list.fields = base::split(request.query_value("fields").value_or(""), ',');
  const std::vector<std::string> fields(type.fields.begin(), type.fields.end());
  for (const std::string& field : list.fields) {
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) return unknown("fields", field, fields);
  }
  auto page = http::page_of(request);
  if (!page) return page.error();
  list.limit = page->limit;
  if (!page->cursor.empty()) {
    if (auto after = read_after(list, page->cursor); !after) return after.error();
  }
  return list;
}

base::JsonArray list_parameters(const ListType& type) {
  base::JsonArray all;
  for (const ListFilter& filter : type.filters) {
    all.push_back(parameter(filter.name, filter.description,
                            {{"type", "array"}, {"items", base::JsonObject{{"type", "string"}}}}));
  }
  all.push_back(parameter("sort", "Order of the items.", {{"type", "string"}, {"enum", words(names_of(type.sorts))}}));
  if (!type.facets.empty()) {
    all.push_back(parameter(
        "facets",
        "Fields whose values are counted, separated by commas: " + base::join(names_of(type.facets), ", ") + ".",
        {{"type", "string"}}));
  }
  if (!type.fields.empty()) {
    all.push_back(
        parameter("fields", "Members of each item, separated by commas; all where absent.", {{"type", "string"}}));
  }
  all.push_back(parameter("limit", "Items of a page.", {{"type", "integer"}, {"minimum", 1}, {"maximum", 200}}));
  all.push_back(parameter("cursor", "'next' of the page before.", {{"type", "string"}}));
  return all;
}

namespace {

base::Result<void> add_conditions(db::Sql& sql, const ListType& type, const Sight& sight, const ListRequest& request,
                                  std::string_view without) {
  type.add_seen(sql, sight);
  for (const auto& [filter, values] : request.filters) {
    if (filter->name == without) continue;
    sql.add(" AND ");
    if (auto added = filter->add(sql, sight, values); !added) {
      return added.error().in(fmt::format("'{}'", filter->name));
    }
  }
  return {};
}

}  // namespace

base::Result<void> add_where(db::Sql& sql, const ListType& type, const Sight& sight, const ListRequest& request,
                             std::string_view without) {
  sql.add(" WHERE ");
  return add_conditions(sql, type, sight, request, without);
}

base::Result<db::Sql> page_statement(const ListType& type, const Sight& sight, const ListRequest& request,
                                     const db::Sql& columns) {
  db::Sql sql = columns;
  const ListSort& sort = *request.sort;
  sql.add(", CAST(");
  sort.add(sql, sight);
  sql.add(" AS text) AS sort_key FROM ").add(type.from);
  if (auto where = add_where(sql, type, sight, request); !where) return where.error();
  if (request.after) {
    sql.add(" AND (");
    sort.add(sql, sight);
    sql.add(", ").add(type.id).add(sort.descending ? ") < (" : ") > (");
    if (sort.number) {
      sql.value(static_cast<std::int64_t>(*base::parse_number(request.after->first)));
    } else {
      sql.value(request.after->first);
    }
    sql.add(", ").value(request.after->second).add(")");
  }
  sql.add(" ORDER BY ");
  sort.add(sql, sight);
  const std::string_view direction = sort.descending ? " DESC" : "";
  sql.add(direction).add(", ").add(type.id).add(direction).add(" LIMIT ").value(request.limit + 1);
  return sql;
}

base::Result<std::int64_t> count_all(db::Reader& reader, const ListType& type, const Sight& sight,
                                     const ListRequest& request) {
  db::Sql sql("SELECT count(*) AS number FROM ");
  sql.add(type.from);
  if (auto where = add_where(sql, type, sight, request); !where) return where.error();
  const auto number = reader.many_remembered<std::int64_t>(sql.text(), sql.arguments());
  if (!number) return number.error();
  return number->empty() ? 0 : number->front();
}

namespace {

base::Result<db::Sql> facet_statement(const ListType& type, const ListFacet& facet, const Sight& sight,
                                      const ListRequest& request) {
  db::Sql sql("SELECT ");
  sql.add(facet.value).add(" AS value, count(*) AS count FROM ").add(type.from).add(" ").add(facet.join);
  if (auto where = add_where(sql, type, sight, request, facet.name); !where) return where.error();
  if (!facet.on.empty()) sql.add(" AND ").add(facet.on);
  if (facet.add_condition != nullptr) {
    sql.add(" AND ");
    facet.add_condition(sql, sight);
  }
  sql.add(" AND ").add(facet.value).add(" IS NOT NULL GROUP BY ").add(facet.value).add(" ORDER BY 2 DESC, 1");
  return sql;
}

/// The same counts from the other side. A condition that is NULL keeps a record out of the list as one that is false.
base::Result<db::Sql> complement_statement(const ListType& type, const ListFacet& facet, const Sight& sight,
                                           const ListRequest& request) {
  db::Sql sql("SELECT value, CAST(sum(part) AS bigint) AS count FROM (");
  sql.add(facet.over_all).add(" UNION ALL SELECT ").add(facet.value).add(" AS value, -count(*) AS part FROM ");
  sql.add(type.from).add(" ").add(facet.join).add(" WHERE ").add(facet.on).add(" AND (");
  if (auto in_list = add_conditions(sql, type, sight, request, facet.name); !in_list) return in_list.error();
  if (facet.add_condition != nullptr) {
    sql.add(" AND ");
    facet.add_condition(sql, sight);
  }
  sql.add(") IS NOT TRUE GROUP BY ").add(facet.value);
  sql.add(") AS parts GROUP BY value HAVING sum(part) > 0 ORDER BY 2 DESC, 1");
  return sql;
}

}  // namespace

base::Result<std::vector<http::Facet>> count_facets(db::Reader& reader, const ListType& type, const Sight& sight,
                                                    const ListRequest& request, std::int64_t total) {
  std::vector<http::Facet> facets;
  for (const ListFacet* facet : request.facets) {
    bool complement = false;
    if (!facet->over_all.empty()) {
      const auto all = reader.maybe<std::int64_t>("SELECT count(*) AS number FROM " + std::string(type.from));
      if (!all) return all.error();
      complement = 2 * total > all->value_or(0);
    }
    const auto sql =
        complement ? complement_statement(type, *facet, sight, request) : facet_statement(type, *facet, sight, request);
    if (!sql) return sql.error();
    auto counts = reader.many_remembered<http::FacetCount>(sql->text(), sql->arguments());
    if (!counts) return counts.error();
    facets.push_back({std::string(facet->name), std::move(*counts)});
  }
  return facets;
}

void add_any_of(db::Sql& sql, std::string_view column, const std::vector<std::string>& values) {
  sql.add(column).add(" IN (").values(values).add(")");
}

}  // namespace vallis::auth
