#include "app/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "app/version.hpp"

namespace vallis::app {

struct Metrics::Registry {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter().Name("vallis_http_requests_total").Help("Requests answered.").Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds =
      prometheus::BuildHistogram().Name("vallis_http_request_seconds").Help("Time in the handler.").Register(registry);
  prometheus::Gauge& memory = prometheus::BuildGauge()
                                  .Name("process_resident_memory_bytes")
                                  .Help("Resident memory.")
                                  .Register(registry)
                                  .Add({});
  prometheus::Gauge& started =
      prometheus::BuildGauge().Name("process_start_time_seconds").Help("Start, since 1970.").Register(registry).Add({});
};

namespace {

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0;
  double resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

Metrics::Metrics() : registry_(std::make_unique<Registry>()) {
  prometheus::BuildGauge()
      .Name("vallis_build_info")
      .Help("The program.")
      .Register(registry_->registry)
      .Add({{"version", kVersion}})
      .Set(1);
  registry_->started.Set(std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count());
}
Metrics::~Metrics() = default;

void Metrics::count(const http::Served& served) {
  const std::string route = served.route == nullptr ? "none" : served.route->pattern;
  const std::string method(http::word(served.request.method));
  registry_->requests.Add({{"route", route}, {"method", method}, {"status", std::to_string(served.status)}})
      .Increment();
  static const prometheus::Histogram::BucketBoundaries kSeconds = {0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05,
                                                                   0.1,    0.5,    1,     5,     10};
  registry_->seconds.Add({{"route", route}}, kSeconds).Observe(std::chrono::duration<double>(served.handling).count());
}

std::string Metrics::text() const {
  registry_->memory.Set(resident_bytes());
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, registry_->registry.Collect());
  return out.str();
}

}  // namespace vallis::app
