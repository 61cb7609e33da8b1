#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "base/file.hpp"
#include "sheets/table.hpp"

namespace vallis::sheets {
namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::time_t kCreated = 946'684'800;  // 2000-01-01: equal rows are to give equal bytes

/// A folder of its own, gone at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "vallis-sheet-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

bool hex(std::string_view digits) {
  return digits.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

/// A text as readers will give it back. Only what `kept` would take an apostrophe off needs one more: texts are no
/// formulas here. What looks like the escape of a sign ("_x000D_") has its first sign escaped.
std::string protect(const std::string& cell) {
  const std::string plain = kept(cell) == cell ? cell : "'" + cell;
  std::string out;
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const std::string_view ahead = std::string_view(plain).substr(at, 7);
    const bool escape = ahead.size() == 7 && ahead.starts_with("_x") && ahead[6] == '_' && hex(ahead.substr(2, 4));
    out += escape ? "_x005F_" : plain.substr(at, 1);
  }
  return out;
}

}  // namespace

base::Result<std::string> write_xlsx(const std::vector<std::vector<std::string>>& rows, const std::string& sheet_name) {
  if (rows.size() > kMostRows) return base::too_large("A sheet holds 1,048,576 rows; narrow the list, or take CSV.");
  const ScratchFolder folder;
  if (folder.path().empty()) return base::unavailable("There is no place for a file on its way.");
  const std::string file = folder.path() / "sheet.xlsx";
  std::string scratch = folder.path();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = scratch.data();
  lxw_workbook* book = workbook_new_opt(file.c_str(), &options);
  if (book == nullptr) return base::unavailable("There is no memory for a sheet.");
  lxw_worksheet* sheet = workbook_add_worksheet(book, sheet_name.c_str());
  lxw_doc_properties properties{};
  properties.created = kCreated;
  workbook_set_properties(book, &properties);
  lxw_format* bold = workbook_add_format(book);
  format_set_bold(bold);
  worksheet_freeze_panes(sheet, 1, 0);
  lxw_error wrong = LXW_NO_ERROR;
  for (std::size_t r = 0; r < rows.size() && wrong == LXW_NO_ERROR; ++r) {
    for (std::size_t c = 0; c < rows[r].size() && wrong == LXW_NO_ERROR; ++c) {
      if (rows[r][c].empty()) continue;
      wrong = worksheet_write_string(sheet, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c),
                                     protect(rows[r][c]).c_str(), r == 0 ? bold : nullptr);
    }
  }
  const lxw_error closed = workbook_close(book);
  if (wrong == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) {
    return base::too_large("A cell of a sheet holds 32,767 characters, and a text here has more; take CSV or JSON.");
  }
  if (wrong != LXW_NO_ERROR || closed != LXW_NO_ERROR) {
    return base::unavailable(lxw_strerror(wrong != LXW_NO_ERROR ? wrong : closed));
  }
  return base::read_file(file);
}

}  // namespace vallis::sheets
