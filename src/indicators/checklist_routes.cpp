#include "indicators/checklist_routes.hpp"

#include "http/query.hpp"

namespace vallis::indicators {

void add_checklist_routes(http::Router& router, db::Database& database, std::vector<Checklist> checklists) {
  auth::Routes routes(router, database, "indicators");
  routes.get("/api/v1/clusters/{cluster_id}/checklists", auth::Permission::Public,
             "Where a cluster stands by the lists that others hold clusters to",
             [checklists = std::move(checklists)](auth::Call& call) -> base::Result<http::Page<ChecklistAnswer>> {
               const auto on = http::query_as<base::Date>(call.request(), "on");
               if (!on) return on.error();
               auto answers = call.read([&](db::Reader& reader) {
                 return answer_checklists(reader, checklists, call.path<base::Uuid>("cluster_id"),
                                          on->value_or(call.now().date()));
               });
               if (!answers) return answers.error();
               return http::Page<ChecklistAnswer>{std::move(*answers), {}, {}};
             },
             {http::query_parameter<base::Date>("on", "The day that is asked about; today where absent.")});
}

}  // namespace vallis::indicators
