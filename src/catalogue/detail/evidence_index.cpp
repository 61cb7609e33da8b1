#include "catalogue/detail/evidence_index.hpp"

#include <algorithm>

namespace vallis::catalogue::detail {

EvidenceIndex::EvidenceIndex(const Catalogue& catalogue) {
  if (!catalogue.schema || !catalogue.schema->evidence) return;
  const EvidenceRule& rule = *catalogue.schema->evidence;
  const base::CsvTable* table = catalogue.table(rule.table);
  if (table == nullptr) return;
  const auto type = table->column(rule.entity_type);
  const auto id = table->column(rule.entity_id);
  const auto field = table->column(rule.field);
  const auto source = table->column(rule.source);
  const auto as_of = table->column(rule.as_of);
  if (!type || !id || !field || !source) return;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const auto& cells = table->rows[row].cells;
    const auto entity = std::find_if(rule.entities.begin(), rule.entities.end(),
                                     [&](const auto& entry) { return entry.first == cells[*type]; });
    if (entity == rule.entities.end()) continue;
    proofs_.try_emplace({entity->second, cells[*id], cells[*field]},
                        Proof{row, as_of ? cells[*as_of] : std::string(), cells[*source]});
  }
}

const EvidenceIndex::Proof* EvidenceIndex::find(const std::string& table, const std::string& key,
                                                const std::string& column) const {
  const auto found = proofs_.find({table, key, column});
  return found == proofs_.end() ? nullptr : &found->second;
}

}  // namespace vallis::catalogue::detail
