#include <optional>
#include <string>
#include <vector>

#include "base/described_json.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "http/api.hpp"
#include "target.hpp"

namespace vallis::fuzz {

enum class Kind { Clinic, Startup };
VALLIS_DESCRIBE_ENUM(Kind, Clinic, Startup)

struct Part {
  std::string name;
  std::optional<double> size;
};
VALLIS_DESCRIBE(Part, name, size)

/// A body with a member of each form that bodies have.
struct Body {
  std::string name;
  Kind kind = Kind::Clinic;
  std::int64_t count = 0;
  bool whole = false;
  std::optional<base::Date> from_on;
  std::optional<base::Instant> at;
  std::optional<base::Uuid> id;
  std::optional<std::vector<std::string>> words;
  std::vector<Part> parts;
};
VALLIS_DESCRIBE(Body, name, kind, count, whole, from_on, at, id, words, parts)

}  // namespace vallis::fuzz

using vallis::fuzz::Body;

/// Whatever is taken as a body is written as JSON that is taken as the same body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  vallis::http::Request request;
  request.headers.add("Content-Type", "application/json");
  request.body = std::string(vallis::fuzz::text(bytes, size));
  Body body;
  if (vallis::http::read_body(request, body)) return 0;
  std::string written;
  vallis::base::write_json(written, body);
  request.body = written;
  Body again;
  vallis::fuzz::require(!vallis::http::read_body(request, again));
  std::string rewritten;
  vallis::base::write_json(rewritten, again);
  vallis::fuzz::require(written == rewritten);
  return 0;
}
