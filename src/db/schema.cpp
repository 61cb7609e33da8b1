#include "db/schema.hpp"

namespace vallis::db {
namespace {

constexpr std::string_view kSqlite = R"sql(
    SELECT t.name AS table_name, c.name AS column_name,
        CASE WHEN c.pk > 0 THEN (SELECT COUNT(*) FROM pragma_table_info(t.name) k WHERE k.pk > 0) ELSE 0 END AS key_count,
        COALESCE((SELECT f."table" FROM pragma_foreign_key_list(t.name) f WHERE f."from" = c.name), '') AS refers_to
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND c.type = 'uuid'
    ORDER BY t.name, c.name
)sql";

constexpr std::string_view kPostgres = R"sql(
    SELECT CAST(t.relname AS text) AS table_name, CAST(c.attname AS text) AS column_name,
        COALESCE((SELECT CAST(array_length(k.conkey, 1) AS bigint) FROM pg_constraint k
            WHERE k.conrelid = t.oid AND k.contype = 'p' AND c.attnum = ANY (k.conkey)), 0) AS key_count,
        COALESCE((SELECT CAST(o.relname AS text) FROM pg_constraint f JOIN pg_class o ON o.oid = f.confrelid
            WHERE f.conrelid = t.oid AND f.contype = 'f' AND f.conkey = ARRAY[c.attnum]), '') AS refers_to
    FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid JOIN pg_type y ON y.oid = c.atttypid
    WHERE t.relkind = 'r' AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
        AND c.attnum > 0 AND NOT c.attisdropped AND y.typname = 'uuid'
    ORDER BY t.relname, c.attname
)sql";

}  // namespace

base::Result<std::vector<UuidColumn>> uuid_columns(Reader& reader) {
  return reader.many<UuidColumn>(reader.dialect() == Dialect::Sqlite ? kSqlite : kPostgres);
}

}  // namespace vallis::db
