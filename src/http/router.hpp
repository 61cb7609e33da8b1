#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace vallis::http {

using Handler = std::function<Reply(Request&)>;

/// What a route takes and gives, for the server and for the API's description.
struct RouteInfo {
  std::string summary;
  std::string tag;             ///< the feature
  std::string permission;      ///< what the caller needs; "public" for anybody
  base::Json request;          ///< JSON Schema of the body; null: none
  base::Json reply;            ///< JSON Schema of the answer; null: none
  base::JsonArray parameters;  ///< of the query, as OpenAPI has them
  int success = 200;
  std::uint64_t body_limit = 1U << 20U;  ///< bytes; more is answered 413
  bool upload = false;                   ///< the body is streamed to a file: Request::upload
  bool described = true;                 ///< listed in the API's description
};

struct Route {
  Method method = Method::Get;
  std::string pattern;  ///< "/api/v1/clusters/{cluster_id}/members"; a last "{rest*}" takes any tail
  RouteInfo info;
  Handler handler;
};

/// The table of routes. A constant segment goes before a parameter at the same place; HEAD is answered by GET.
class Router {
 public:
  Router();
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  /// The pattern must be new for its method and agree with others on the names of parameters at the same place.
  void add(Route route);

  /// Answers GET and HEAD where no route has the path: for pages that name their places themselves. Not in routes().
  void set_fallback(Route route);

  struct Match {
    const Route* route = nullptr;                                 ///< none: 404, or 405 when `allowed` has methods
    std::vector<Method> allowed;                                  ///< methods that the path has
    std::vector<std::pair<std::string, std::string>> parameters;  ///< decoded
  };
  /// @param path  percent-encoded, without the query. Cost: O(length).
  Match find(Method method, std::string_view path) const;

  const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

 private:
  struct Node;
  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Route>> routes_;
  std::unique_ptr<Route> fallback_;
};

}  // namespace vallis::http
