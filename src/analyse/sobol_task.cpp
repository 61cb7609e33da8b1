#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "analyse/indicators.hpp"
#include "study/sobol.hpp"

namespace vallis::analyse {
namespace {

/// A function with known indices, and the number of its inputs.
struct Model {
  std::size_t inputs = 0;
  std::function<double(std::span<const double>)> run;
  study::KnownSobol known;
};

Model read_ishigami(const base::JsonReader::Place& coefficients) {
  double a = 7;
  double b = 0.1;
  if (coefficients.present()) {
    a = coefficients.required("a").number(a);
    b = coefficients.required("b").number(b);
  }
  return {3, [a, b](std::span<const double> x) { return study::ishigami(x, a, b); }, study::ishigami_indices(a, b)};
}

Model read_g_function(const base::JsonReader::Place& coefficients) {
  const bool bare = coefficients.present() && coefficients.json()->is_array();
  const auto place = bare ? coefficients : coefficients.required("a");
  std::vector<double> a;
  if (place.present()) {
    for (const auto& item : place.items()) {
      a.push_back(item.number(0));
      if (!(a.back() > -1)) item.fault("A coefficient of the g-function is above -1.");
    }
    if (a.empty()) place.fault("The g-function needs a coefficient for each input.");
  }
  if (!bare && coefficients.present()) static_cast<void>(coefficients.optional("b"));
  return {a.size(), [a](std::span<const double> x) { return study::g_function(x, a); }, study::g_function_indices(a)};
}

Model read_model(const Call& call) {
  const auto place = call.params.required("function");
  const auto coefficients = call.params.optional("coefficients");
  Model model;
  const std::string name = place.text();
  if (name == "sobol-ishigami" || name == "ishigami") {
    model = read_ishigami(coefficients);
  } else if (name == "sobol-g-function" || name == "g-function") {
    model = read_g_function(call.params.required("coefficients"));
  } else if (!name.empty()) {
    place.fault(fmt::format("There is no function '{}'; there are: sobol-ishigami, sobol-g-function.", name));
  }
  if (coefficients.present() && coefficients.json()->is_object()) {
    pass_over_remarks(coefficients);
    coefficients.close();
  }
  return model;
}

/// The columns a1, a2, … or b1, b2, … of the table, point by point.
base::Result<study::PointMatrix> read_points(const base::CsvTable& table, const study::IndicatorColumns& columns,
                                             char letter, std::size_t inputs) {
  study::PointMatrix points{table.rows.size(), inputs, std::vector<double>(table.rows.size() * inputs)};
  std::vector<base::Fault> faults;
  for (std::size_t i = 0; i < inputs; ++i) {
    const std::string name = fmt::format("{}{}", letter, i + 1);
    const auto position = table.column(name);
    if (!position) {
      faults.push_back({table.name, 0, 0, name, "The table lacks this column of the samples."});
      continue;
    }
    for (std::size_t k = 0; k < points.rows; ++k) {
      points.values[k * inputs + i] = columns[*position][k];
      if (table.rows[k].cells[*position].empty()) {
        faults.push_back(table.fault(k, *position, "This cell is empty; a sample has no missing values."));
      }
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return points;
}

study::SobolRuns run_all(const Model& model, const study::PointMatrix& a, const study::PointMatrix& b) {
  study::SobolRuns runs;
  runs.at_ab.resize(model.inputs);
  for (std::size_t k = 0; k < a.rows; ++k) {
    runs.at_a.push_back(model.run(a.row(k)));
    runs.at_b.push_back(model.run(b.row(k)));
    for (std::size_t i = 0; i < model.inputs; ++i) {
      std::vector<double> mixed(a.row(k).begin(), a.row(k).end());
      mixed[i] = b.row(k)[i];
      runs.at_ab[i].push_back(model.run(mixed));
    }
  }
  return runs;
}

}  // namespace

/// Sobol indices of a function with closed forms, from the samples given.
base::Result<base::Json> sobol_task(const Call& call) {
  const Model model = read_model(call);
  const auto points = call.params.optional("N");
  const auto rows = static_cast<std::int64_t>(call.input.rows.size());
  if (points.present() && points.integer(1, 1'000'000'000, rows) != rows) {
    points.fault(fmt::format("This says another number of points than the table has rows, {}.", rows));
  }
  if (auto closed = close(call); !closed) return closed.error();
  const auto columns = read_indicators(call.input);
  if (!columns) return columns.error();
  const auto a = read_points(call.input, *columns, 'a', model.inputs);
  const auto b = read_points(call.input, *columns, 'b', model.inputs);
  if (!a) return a.error();
  if (!b) return b.error();
  const auto runs = run_all(model, *a, *b);
  const auto indices = study::sobol_indices(runs);
  if (!indices) return indices.error();

  base::JsonObject answer;
  answer["analytic_S"] = numbers_json(model.known.first);
  answer["analytic_T"] = numbers_json(model.known.total);
  answer["analytic_variance"] = number_json(model.known.variance);
  answer["analytic_mean"] = number_json(model.known.mean);
  answer["fA_first5"] = numbers_json(std::span(runs.at_a).first(std::min<std::size_t>(5, runs.at_a.size())));
  answer["variance"] = number_json(indices->variance);
  answer["jansen_S"] = numbers_json(indices->jansen_first);
  answer["jansen_T"] = numbers_json(indices->jansen_total);
  answer["saltelli_S"] = numbers_json(indices->saltelli_first);
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
