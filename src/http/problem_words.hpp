#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace vallis::http {

/// What the server says of problems, in Russian. Sentences are written in English where they arise; this knows the
/// Russian of each, as gettext does, with holes ("There is no unit '{}'.") for what differs from case to case.
class ProblemWords {
 public:
  /// Knows nothing, so that everything stays English.
  ProblemWords() = default;

  /// Reads a table with the columns en and ru. Holes are those of fmt: {} or {:.2f}, in Russian also {0}, {1} where the
  /// order differs; braces that are text stand twice. Errors: InvalidInput with a fault for each row – an English
  /// sentence that is empty or there twice, a Russian one that is empty or has other holes.
  static base::Result<ProblemWords> parse(std::string_view csv, std::string_view name);

  /// The Russian of what was said. Where several sentences fit, the one with most letters outside of its holes is
  /// meant. What stood in a hole stays as it is where the Russian has the hole in «…»; elsewhere it is put into Russian
  /// if it is itself known. Sentences that are known only apart ("context: One. Another.", line by line) are taken one
  /// by one; what is not known stays English. Cost: linear in the text and in the number of sentences with holes.
  std::string in_russian(std::string_view text) const;

  std::size_t size() const { return whole_.size() + with_holes_.size(); }

 private:
  struct Sentence {
    std::vector<std::string> between;  ///< what stands before, between and behind the holes
    std::size_t letters = 0;           ///< bytes of `between`
    std::vector<std::string> russian;  ///< the same of the Russian sentence
    std::vector<std::size_t> holes;    ///< which English hole each Russian one is
    std::vector<bool> quoted;          ///< stands in «…», so it is somebody's own words
  };

  bool put_known(std::string& out, std::string_view text, int depth) const;
  void put(std::string& out, std::string_view text, int depth) const;
  void put_context(std::string& out, std::string_view text, int depth) const;

  std::map<std::string, std::string, std::less<>> whole_;  ///< those without holes
  std::vector<Sentence> with_holes_;                       ///< most letters first
};

/// The sentence as who asks wants to read it: in Russian, if that is the language of the request and the server has
/// words; else as it is.
std::string said_to(const Request& request, std::string sentence);

/// Puts title, detail and the details of errors of a problem into the language of the request. Other replies, and those
/// to people who read English, stay byte for byte as they are.
void say_problem_to(const Request& request, Reply& reply);

}  // namespace vallis::http
