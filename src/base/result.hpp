#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace vallis::base {

/// What went wrong, as far as a caller must tell cases apart.
enum class ErrorKind {
  InvalidArgument,  ///< a call outside its declared domain (k > n, an unknown name)
  InvalidInput,     ///< a file or text from outside that cannot be read as what it should be
  NotFound,         ///< something named does not exist
  Unavailable,      ///< a file or device cannot be read or written
  TooLarge,         ///< the work would not fit in memory or in the stated limit
  Cancelled,        ///< the caller asked to stop
  Conflict,         ///< it goes against what is stored: a name that is taken, a state that does not allow it
  Stale,            ///< it was changed by somebody else since it was read
  Unauthenticated,  ///< nobody is signed in, or the proof does not hold
  Forbidden,        ///< who asks may not do this
  TooMany,          ///< asked too often; later it will do
};

/// One located complaint about data from outside.
struct Fault {
  std::string file;      ///< name of the file or table, empty when there is none
  std::size_t row = 0;   ///< 1-based data row (the header not counted); 0 when the fault concerns no single row
  std::size_t line = 0;  ///< 1-based line of the file; 0 when unknown
  std::string field;     ///< column name, or JSON pointer; may be empty
  std::string what;      ///< what is wrong and what would make it right, one sentence or two

  /// "clusters.csv, row 3 (line 4), column m8_members: …" – always a single line.
  std::string text() const;
};

/// An expected failure: a kind for the program and a sentence for the person.
struct Error {
  ErrorKind kind = ErrorKind::InvalidArgument;
  std::string message;
  std::vector<Fault> faults{};  ///< located complaints behind the message, if any
  std::string constraint{};     ///< name of the database's rule that was broken, if that was it

  /// The same error with "context: " put in front of its message.
  Error in(std::string_view context) const;
};

/// A value or an Error. `return error;` and `return value;` both convert.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(Error error)
      : tl::expected<T, Error>(tl::unexpect, std::move(error)) {}  // NOLINT(google-explicit-constructor)
};

inline Error invalid_argument(std::string message) { return {ErrorKind::InvalidArgument, std::move(message)}; }
inline Error not_found(std::string message) { return {ErrorKind::NotFound, std::move(message)}; }
inline Error unavailable(std::string message) { return {ErrorKind::Unavailable, std::move(message)}; }
inline Error too_large(std::string message) { return {ErrorKind::TooLarge, std::move(message)}; }
inline Error conflict(std::string message) { return {ErrorKind::Conflict, std::move(message)}; }
inline Error stale(std::string message) { return {ErrorKind::Stale, std::move(message)}; }
inline Error unauthenticated(std::string message) { return {ErrorKind::Unauthenticated, std::move(message)}; }
inline Error forbidden(std::string message) { return {ErrorKind::Forbidden, std::move(message)}; }
inline Error too_many(std::string message) { return {ErrorKind::TooMany, std::move(message)}; }
inline Error cancelled() { return {ErrorKind::Cancelled, "Stopped on request."}; }

/// An InvalidInput error from the complaints; its message is theirs, a line each.
Error invalid_input(std::vector<Fault> faults);

/// An InvalidInput error with a single complaint that is about no particular place in `file`.
Error invalid_input(std::string file, std::string what);

}  // namespace vallis::base
