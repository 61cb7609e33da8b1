#include "http/detail/wire.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "base/text.hpp"
#include "http/problem_words.hpp"

namespace vallis::http::detail {
namespace {

/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date() { return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr))); }

/// A header's value without what would end its line.
std::string one_line(std::string_view value) {
  std::string out(value);
  std::erase_if(out, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  return out;
}

}  // namespace

Method method_of(boost::beast::http::verb verb) {
  using Verb = boost::beast::http::verb;
  switch (verb) {
    case Verb::get:
      return Method::Get;
    case Verb::head:
      return Method::Head;
    case Verb::post:
      return Method::Post;
    case Verb::put:
      return Method::Put;
    case Verb::patch:
      return Method::Patch;
    case Verb::delete_:
      return Method::Delete;
    case Verb::options:
      return Method::Options;
    default:
      return Method::Other;
  }
}

std::string read_target(Request& request, std::string_view& path) {
  const std::string_view target = request.target;
  if (target.empty() || target.front() != '/') return "The request's target is no path.";
  const auto question = target.find('?');
  path = target.substr(0, question);
  auto decoded = percent_decode(path, false);
  if (!decoded) return "The path has a broken escape or is no UTF-8.";
  request.path = std::move(*decoded);
  std::string_view rest = question == std::string_view::npos ? std::string_view() : target.substr(question + 1);
  while (!rest.empty()) {
    const auto end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return "The query has a broken escape or is no UTF-8.";
    request.query.emplace(std::move(*name), std::move(*value));
  }
  return {};
}

void read_forwarded(Request& request, const std::vector<std::string>& trusted_proxies) {
  const auto trusted = [&](std::string_view address) {
    return std::find(trusted_proxies.begin(), trusted_proxies.end(), address) != trusted_proxies.end();
  };
  if (!trusted(request.remote_address)) {
    for (const char* name : {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded"}) {
      request.headers.remove(name);
    }
    return;
  }
  // Each proxy adds whom it heard: the last that is no proxy of ours is the client. What stands before it is hearsay.
  const auto chain = base::split(request.header("x-forwarded-for").value_or(""), ',');
  for (auto hop = chain.rbegin(); hop != chain.rend(); ++hop) {
    if (hop->empty() || hop->size() > 64) return;
    request.remote_address = *hop;
    if (!trusted(*hop)) return;
  }
}

Reply answer(const Shared& shared, Request& request, const Router::Match& match) {
  request.words = shared.options.words.get();
  Reply reply;
  if (match.route == nullptr && match.allowed.empty()) {
    reply = problem_reply(404, "Not Found", "There is nothing at this address.", request.id);
  } else if (match.route == nullptr) {
    std::string allowed;
    for (const Method method : match.allowed) {
      if (!allowed.empty()) allowed += ", ";
      allowed += word(method);
    }
    reply = problem_reply(405, "Method Not Allowed", fmt::format("This address takes {}.", allowed), request.id);
    reply.headers.add("Allow", allowed);
  } else {
    std::string what;
    try {
      reply = match.route->handler(request);
    } catch (const std::exception& error) {
      what = error.what();
    } catch (...) {
      what = "something that is no std::exception";
    }
    if (!what.empty()) {
      if (shared.hooks.failed) shared.hooks.failed(request.id, what);
      reply =
          problem_reply(500, "Internal Server Error",
                        "A fault of the program. Tell the staff the request's id: it leads to the log.", request.id);
    }
  }
  say_problem_to(request, reply);
  if (shared.hooks.finish) shared.hooks.finish(request, reply);
  return reply;
}

std::string head_of(const Reply& reply, bool head_only, bool keep_alive) {
  std::string out =
      fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", reply.status, reason_phrase(reply.status), http_date());
  for (const auto& [name, value] : reply.headers.fields()) {
    out += one_line(name);
    out += ": ";
    out += one_line(value);
    out += "\r\n";
  }
  const bool bodyless = reply.status == 204 || reply.status == 304;
  if (reply.events) {
    out += "Connection: close\r\n\r\n";
    return out;
  }
  if (!bodyless) {
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n",
                   reply.file ? reply.file->length : static_cast<std::uint64_t>(reply.body.size()));
  }
  if (!keep_alive) out += "Connection: close\r\n";
  out += "\r\n";
  if (!bodyless && !head_only && !reply.file) out += reply.body;
  return out;
}

std::string event_text(std::string_view id, std::string_view event, std::string_view data) {
  std::string out;
  if (!id.empty()) out += "id: " + one_line(id) + "\n";
  if (!event.empty()) out += "event: " + one_line(event) + "\n";
  while (true) {
    const auto end = data.find('\n');
    out += "data: " + one_line(data.substr(0, end)) + "\n";
    if (end == std::string_view::npos) break;
    data.remove_prefix(end + 1);
  }
  return out + "\n";
}

}  // namespace vallis::http::detail
