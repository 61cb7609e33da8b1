#include "search/search_routes.hpp"

#include <algorithm>

#include "http/query.hpp"
#include "search/find.hpp"

namespace vallis::search {
namespace {

/// "kind" may be given several times.
base::Result<std::vector<std::string>> kinds_of(const http::Request& request) {
  std::vector<std::string> kinds;
  const auto [begin, end] = request.query.equal_range("kind");
  for (auto at = begin; at != end; ++at) {
    const bool word = !at->second.empty() && at->second.size() <= 40 &&
                      std::all_of(at->second.begin(), at->second.end(),
                                  [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    if (!word) return base::invalid_argument("A kind is a word such as 'organisation' or 'person'.");
    kinds.push_back(at->second);
  }
  if (kinds.size() > 20) return base::invalid_argument("At most 20 kinds can be asked for at once.");
  return kinds;
}

base::Result<Found> search_all(auth::Call& call) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  auto kinds = kinds_of(call.request());
  if (!kinds) return kinds.error();
  Query query;
  query.text = call.request().query_value("q").value_or("");
  query.kinds = std::move(*kinds);
  query.limit = call.request().query_value("limit") ? page->limit : query.limit;
  query.cursor = page->cursor;
  const auth::Sight sight = auth::sight_of(call.caller(), call.now().date());
  return call.read([&](db::Reader& reader) { return find(reader, query, sight); });
}

}  // namespace

void add_search_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "search");
  routes.get("/api/v1/search", auth::Permission::Public, "Find things of all kinds by words", search_all,
             {http::query_parameter<std::string>("q", "What to look for."),
              http::query_parameter<std::string>("kind", "Only of this kind; may be given several times."),
              http::query_parameter<int>("limit", "Items of a page."),
              http::query_parameter<std::string>("cursor", "'next' of the page before.")});
}

}  // namespace vallis::search
