#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "directory/detail/record_text.hpp"
#include "directory/import.hpp"
#include "directory/record_keys.hpp"

namespace vallis::directory::detail {

using Cells = std::map<std::string, std::string, std::less<>>;  ///< by field

/// A field that a column may be, with the words that people head it with.
struct ImportField {
  std::string_view field;
  std::vector<std::string_view> words;
  bool needed = false;  ///< by a new record
};

/// A record that is there.
struct KnownRecord {
  base::Uuid id;
  std::int64_t version = 0;
  std::string name;
  base::Json form;
  bool gone = false;  ///< ended, or erased
};

/// What a line would make of a record.
struct Draft {
  std::string name;
  base::Json form;
  std::vector<LineFault> faults;     ///< by field
  std::vector<FieldChange> changes;  ///< from what was there
  std::string twin_key;              ///< equal for lines that are about one record; empty: unknown
};

/// A kind of record that can be imported.
class ImportTarget {
 public:
  ImportTarget() = default;
  virtual ~ImportTarget() = default;
  ImportTarget(const ImportTarget&) = delete;
  ImportTarget& operator=(const ImportTarget&) = delete;

  virtual std::string_view id_field() const = 0;
  virtual const std::vector<ImportField>& fields() const = 0;

  virtual base::Result<std::optional<KnownRecord>> known(db::Reader& reader, const base::Instant& now,
                                                         const base::Uuid& id) const = 0;
  /// From nothing, or from a known record.
  virtual base::Result<Draft> draft(db::Reader& reader, const base::Instant& now, const RecordWords& words,
                                    const KnownRecord* known, const Cells& cells, bool clear_empty) const = 0;
  /// Records that may be the draft's, the likeliest first. Those of score 1 are surely.
  /// @param keys  of all records in the same state of the database; none: they are asked for one by one
  virtual base::Result<std::vector<LineCandidate>> find(db::Reader& reader, const base::Instant& now,
                                                        const Draft& draft, const RecordKeys* keys) const = 0;
  /// The keys that `find` goes by.
  virtual base::Result<RecordKeys> keys(db::Reader& reader) const = 0;

  virtual base::Result<base::Uuid> create(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                          const base::Json& form) const = 0;
  virtual base::Result<void> replace(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                     const base::Uuid& id, std::int64_t version, const base::Json& form) const = 0;
  /// Takes back a creation. Gives why that cannot be, or nothing.
  virtual base::Result<Complaint> remove(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                         const base::Uuid& id, std::int64_t version) const = 0;
};

/// From so many lines on, all keys are read at once.
constexpr std::size_t kManyLines = 200;

const ImportTarget& import_target(ImportKind kind);
const ImportTarget& organisation_target();
const ImportTarget& person_target();

/// Copies the members that both have by one name, of one type or an optional of it.
template <class From, class To>
void copy_members(const From& from, To& to) {
  base::for_each_member(to, [&](std::string_view name, auto& member) {
    base::for_each_member(from, [&](std::string_view other, const auto& value) {
      using Member = std::remove_cvref_t<decltype(member)>;
      using Value = std::remove_cvref_t<decltype(value)>;
      if constexpr (std::is_same_v<Member, Value> || std::is_same_v<Member, std::optional<Value>>) {
        if (name == other) member = value;
      }
    });
  });
}

/// A form as JSON.
template <class Form>
base::Json json_of(const Form& form) {
  std::string text;
  base::write_json(text, form);
  return base::parse_json(text, "form").value();
}

/// Fills the members of a form from cells; a cell that is empty empties its member only where that is wanted. The
/// faults go by field.
template <class Form>
void fill_form(Form& form, const Cells& cells, bool clear_empty, const RecordWords& words,
               std::vector<LineFault>& faults) {
  base::for_each_member(form, [&](std::string_view field, auto& member) {
    if constexpr (requires { fill(member, field, std::string(), words); }) {
      const auto cell = cells.find(field);
      if (cell == cells.end() || (base::trim(cell->second).empty() && !clear_empty)) return;
      if (auto wrong = fill(member, field, cell->second, words)) faults.push_back({std::string(field), *wrong});
    }
  });
}

/// The rules that the API holds a form to, with the faults by field.
template <class Form>
void check_rules(const Form& form, std::vector<LineFault>& faults) {
  const auto read = base::read_document<Form>(json_of(form), "");
  if (read) return;
  for (const base::Fault& fault : read.error().faults) {
    const auto end = fault.field.find('/', 1);
    faults.push_back(
        {fault.field.substr(fault.field.empty() ? 0 : 1, end == std::string::npos ? end : end - 1), fault.what});
  }
}

/// What a form's fields were and are.
std::vector<FieldChange> changes_between(const Cells& before, const Cells& after);

/// Faults of the directory's own checks, which have JSON pointers.
void add_faults(const std::vector<base::Fault>& found, std::vector<LineFault>& faults);

}  // namespace vallis::directory::detail
