#pragma once

#include "auth/call.hpp"
#include "auth/list.hpp"

namespace vallis::auth {

/// A page of a list as its answer, made once for all who see the same and ask for the same, until something is written
/// (db::Reader::remembered). `list(reader, sight, request)` gives a base::Result<http::Page<Item>> that depends on
/// these alone. Errors: those of read_list and `list`.
template <class Item, class List>
base::Result<http::Written<http::Page<Item>>> remembered_page(Call& call, const ListType& type, List&& list) {
  const auto request = read_list(call.request(), type);
  if (!request) return request.error();
  const Sight sight = call.sight();
  auto reply = call.read([&](db::Reader& reader) {
    const auto make = [&]() -> base::Result<http::Reply> {
      const base::Result<http::Page<Item>> page = list(reader, sight, *request);
      if (!page) return page.error();
      return http::reply_of(call.request(), *page);
    };
    const auto size = [](const http::Reply& made) { return made.body.size(); };
    return reader.remembered<http::Reply>(sight_key(sight) + call.request().target, make, size);
  });
  if (!reply) return reply.error();
  return http::Written<http::Page<Item>>{**reply};
}

}  // namespace vallis::auth
