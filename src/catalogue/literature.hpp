#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"

namespace vallis::catalogue {

/// A person, or an institution by its literal name. The literal "others" at the end of a list stands for "et al.".
struct ReferenceName {
  std::string family;
  std::string given;
  std::string dropping_particle;
  std::string non_dropping_particle;
  std::string suffix;
  std::string literal;

  bool operator==(const ReferenceName&) const = default;
};

struct ReferenceDate {
  int year = 0;
  int month = 0;  ///< 1 … 12; 0 = not said
  int day = 0;    ///< 1 … 31; 0 = not said

  bool operator==(const ReferenceDate&) const = default;
};

/// A span of time, or one moment, or a text that is no date.
struct ReferenceDates {
  std::vector<ReferenceDate> parts;  ///< none, one, or first and last
  std::string literal;
  bool circa = false;

  bool operator==(const ReferenceDates&) const = default;
};

/// One work, as CSL-JSON describes it. Variables that CSL knows are kept whether or not an output has a place for them.
struct Work {
  std::string id;
  std::string type;                                                      ///< CSL's word, such as article-journal
  std::map<std::string, std::string, std::less<>> texts;                 ///< title, container-title, volume, DOI, …
  std::map<std::string, std::vector<ReferenceName>, std::less<>> names;  ///< author, editor, …
  std::map<std::string, ReferenceDates, std::less<>> dates;              ///< issued, accessed, …

  /// Empty when it is not there.
  const std::string& text(std::string_view variable) const;
  /// Of `issued`, when its first part has one.
  std::optional<int> year() const;

  bool operator==(const Work&) const = default;
};

struct Literature {
  std::vector<Work> references;  ///< in the order of the file; ids are unique

  const Work* find(std::string_view id) const;
};

/// Reads an array of CSL-JSON items (CSL 1.0.2). Numbers stand for texts in text variables ("volume": 5) and texts for
/// numbers in date parts, as CSL allows. "$schema" and "custom" are passed over.
/// Errors: InvalidInput – every fault by JSON pointer: no id or one that stands twice, an unknown type or variable, a
/// name without any part, a date that does not exist, a wrong type of value.
base::Result<Literature> read_csl_json(const base::Json& document, std::string name);

/// What read_csl_json reads as the same again: id and type first, then variables by name.
base::Json csl_json(const Literature& literature);

/// The id by which a citation such as "Lê G. et al., 2016" is found: small letters and figures of ASCII, words joined
/// by hyphens, letters of Latin-1 and Latin Extended-A without their marks ("le-g-et-al-2016"); other letters are left
/// out.
std::string citation_id(std::string_view citation);

}  // namespace vallis::catalogue
