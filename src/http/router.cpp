#include "http/router.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace vallis::http {

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> constant;
  std::unique_ptr<Node> parameter;
  std::unique_ptr<Node> tail;
  std::string parameter_name;
  std::string tail_name;
  std::vector<const Route*> routes;
};

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;

void Router::add(Route route) {
  Node* node = root_.get();
  for (const std::string_view segment : segments_of(route.pattern)) {
    if (segment.starts_with('{') && segment.ends_with("*}")) {
      if (!node->tail) node->tail = std::make_unique<Node>();
      node->tail_name = segment.substr(1, segment.size() - 3);
      node = node->tail.get();
      break;
    }
    if (segment.starts_with('{') && segment.ends_with('}')) {
      const std::string_view name = segment.substr(1, segment.size() - 2);
      if (!node->parameter) {
        node->parameter = std::make_unique<Node>();
        node->parameter_name = name;
      }
      assert(node->parameter_name == name && "one place of a path has one name");
      node = node->parameter.get();
      continue;
    }
    auto& next = node->constant[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  assert(std::none_of(node->routes.begin(), node->routes.end(),
                      [&](const Route* other) { return other->method == route.method; }) &&
         "a method of a path has one handler");
  routes_.push_back(std::make_unique<Route>(std::move(route)));
  node->routes.push_back(routes_.back().get());
}

void Router::set_fallback(Route route) { fallback_ = std::make_unique<Route>(std::move(route)); }

Router::Match Router::find(Method method, std::string_view path) const {
  Match match;
  const auto segments = segments_of(path);
  const Node* node = root_.get();
  const Node* tail = nullptr;  // the deepest node that takes any rest, and where its rest begins
  std::size_t tail_at = 0;
  std::vector<std::pair<std::string, std::string>> before_tail;
  for (std::size_t i = 0; node != nullptr && i < segments.size(); ++i) {
    if (node->tail) {
      tail = node;
      tail_at = i;
      before_tail = match.parameters;
    }
    const auto decoded = percent_decode(segments[i], false);
    if (!decoded) return {};
    if (const auto constant = node->constant.find(*decoded); constant != node->constant.end()) {
      node = constant->second.get();
    } else if (node->parameter && !decoded->empty()) {
      match.parameters.emplace_back(node->parameter_name, *decoded);
      node = node->parameter.get();
    } else {
      node = nullptr;
    }
  }
  if ((node == nullptr || node->routes.empty()) && tail != nullptr) {
    std::string_view rest = path.substr(static_cast<std::size_t>(segments[tail_at].data() - path.data()));
    const auto decoded = percent_decode(rest, false);
    if (!decoded) return {};
    match.parameters = std::move(before_tail);
    match.parameters.emplace_back(tail->tail_name, *decoded);
    node = tail->tail.get();
  }
  if (node == nullptr || node->routes.empty()) {
    match.parameters.clear();
    if (method == Method::Get || method == Method::Head) match.route = fallback_.get();
    return match;
  }
  for (const Route* route : node->routes) {
    match.allowed.push_back(route->method);
    if (route->method == Method::Get) match.allowed.push_back(Method::Head);
    if (route->method == method || (method == Method::Head && route->method == Method::Get)) match.route = route;
  }
  return match;
}

}  // namespace vallis::http
