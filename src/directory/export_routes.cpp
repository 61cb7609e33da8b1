#include "auth/call.hpp"
#include "directory/export.hpp"
#include "directory/organisation_list.hpp"
#include "directory/person_list.hpp"
#include "directory/routes.hpp"

namespace vallis::directory {
namespace {

using auth::Call;
using auth::Permission;

http::Reply attachment(std::string bytes, std::string_view name, ExportFormat format) {
  std::string type;
  switch (format) {
    case ExportFormat::Csv:
      type = "text/csv; charset=utf-8";
      break;
    case ExportFormat::Xlsx:
      type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      break;
    case ExportFormat::Json:
      type = "application/json";
      break;
    case ExportFormat::Vcf:
      type = "text/vcard; charset=utf-8";
      break;
  }
  http::Reply reply;
  reply.body = std::move(bytes);
  reply.headers.add("Content-Type", type);
  reply.headers.add("Content-Disposition",
                    "attachment; filename=\"" + std::string(name) + "." + std::string(base::enum_word(format)) + "\"");
  return reply;
}

template <class Make>
base::Result<http::Reply> answer(Call& call, const auth::ListType& type, std::string_view name, Make make) {
  static constexpr std::string_view kMore[] = {"format", "columns", "bom"};
  const http::Request& request = call.request();
  const auto list = auth::read_list(request, type, kMore);
  if (!list) return list.error();
  const auto format = base::enum_of<ExportFormat>(request.query_value("format").value_or("csv"));
  if (!format) return base::invalid_argument("'format' is one of: csv, xlsx, json, vcf.");
  const Export choice{*format, base::split(request.query_value("columns").value_or(""), ','),
                      request.query_value("bom") != "false"};
  auto bytes = call.read([&](db::Reader& reader) { return make(reader, call.sight(), *list, choice); });
  if (!bytes) return bytes.error();
  return attachment(std::move(*bytes), name, *format);
}

base::Result<http::Reply> organisations(Call& call) {
  return answer(call, organisation_list(), "organisations", export_organisations);
}

base::Result<http::Reply> people(Call& call) { return answer(call, person_list(), "people", export_people); }

base::JsonArray parameters_of(const auth::ListType& type) {
  base::JsonArray all = auth::list_parameters(type);
  const auto add = [&](std::string_view name, std::string_view description) {
    all.push_back(base::JsonObject{{"name", name},
                                   {"in", "query"},
                                   {"description", description},
                                   {"schema", base::JsonObject{{"type", "string"}}}});
  };
  add("format", "csv (the default), xlsx, json or vcf.");
  add("columns", "Members, separated by commas; those that an import reads where absent.");
  add("bom", "false: CSV without a byte order mark.");
  return all;
}

}  // namespace

base::Result<http::Reply> table_reply(const std::string& name, std::string_view format,
                                      const std::vector<std::vector<std::string>>& rows, bool byte_order_mark) {
  if (format == "csv") return attachment(sheets::write_csv(rows, byte_order_mark), name, ExportFormat::Csv);
  if (format != "xlsx") return base::invalid_argument("'format' is csv or xlsx.");
  auto bytes = sheets::write_xlsx(rows, "Vallis");
  if (!bytes) return bytes.error();
  return attachment(std::move(*bytes), name, ExportFormat::Xlsx);
}

void add_export_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "exports");
  routes.get("/api/v1/organisations/export", Permission::Public, "Organisations as a file", organisations,
             parameters_of(organisation_list()));
  routes.get("/api/v1/people/export", Permission::Public, "People as a file", people, parameters_of(person_list()));
}

}  // namespace vallis::directory
