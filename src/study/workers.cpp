#include "study/workers.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "study/stopping.hpp"

namespace vallis::study {

struct Workers::State {
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::condition_variable wake;
  std::condition_variable done;
  bool stopping = false;
  std::size_t generation = 0;  // counts calls of for_blocks, so that a sleeping thread sees a new one
  bool open = false;           // whether a thread that wakes may still join in
  int active = 0;              // threads that joined in, the calling one aside

  const std::function<void(std::size_t, std::size_t, int)>* body = nullptr;
  std::size_t count = 0;
  std::size_t block = 1;
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;

  void work(int worker) {
    while (true) {
      const std::size_t begin = next.fetch_add(block);
      if (begin >= count) return;
      try {
        // Only the calling thread has a scope to ask; its failure ends the blocks of the others too.
        check_stop();
        (*body)(begin, std::min(count, begin + block), worker);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure) failure = std::current_exception();
        next = count;
      }
    }
  }

  void serve(int worker) {
    std::size_t seen = 0;
    std::unique_lock lock(mutex);
    while (true) {
      wake.wait(lock, [&] { return stopping || (open && generation != seen); });
      if (stopping) return;
      seen = generation;
      ++active;
      lock.unlock();
      work(worker);
      lock.lock();
      if (--active == 0) done.notify_one();
    }
  }
};

Workers::Workers(int threads) : state_(std::make_unique<State>()) {
  if (threads <= 0) threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  for (int worker = 1; worker < threads; ++worker) {
    state_->threads.emplace_back([state = state_.get(), worker] { state->serve(worker); });
  }
}

Workers::~Workers() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->wake.notify_all();
  for (std::thread& thread : state_->threads) thread.join();
}

int Workers::size() const { return static_cast<int>(state_->threads.size()) + 1; }

void Workers::for_blocks(std::size_t count, std::size_t block,
                         const std::function<void(std::size_t begin, std::size_t end, int worker)>& body) {
  State& state = *state_;
  block = std::max<std::size_t>(1, block);
  if (state.threads.empty() || count <= block) {
    for (std::size_t begin = 0; begin < count; begin += block) {
      check_stop();
      body(begin, std::min(count, begin + block), 0);
    }
    return;
  }
  {
    const std::lock_guard lock(state.mutex);
    state.body = &body;
    state.count = count;
    state.block = block;
    state.next = 0;
    state.failure = nullptr;
    state.open = true;
    ++state.generation;
  }
  state.wake.notify_all();
  state.work(0);
  // Nothing is left to take, so a thread that has not woken up by now is not waited for.
  std::unique_lock lock(state.mutex);
  state.open = false;
  state.done.wait(lock, [&] { return state.active == 0; });
  if (state.failure) std::rethrow_exception(state.failure);
}

}  // namespace vallis::study
