# Language, warnings, sanitizers and linker for every target of the project.
option(VALLIS_TESTS "Build the tests" ON)
option(VALLIS_BENCH "Build the benchmarks" OFF)
option(VALLIS_FUZZ "Build the fuzzers, which needs clang" OFF)
option(VALLIS_PRECOMPILE "Compile common headers once, without ccache: for builds from nothing" OFF)
set(VALLIS_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=…: 'address,undefined' or 'thread'")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(VALLIS_DEBUG_FLAGS "-O0 -g1" CACHE STRING "What Debug builds are compiled with")
set(CMAKE_CXX_FLAGS_DEBUG "${VALLIS_DEBUG_FLAGS}")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(vallis_options INTERFACE)
target_compile_options(vallis_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
  # A warning stops the developer's builds; it must not stop those who build the program only to run it.
  $<$<NOT:$<CONFIG:Release>>:-Werror>
  # GCC 12 sees overlapping copies within std::string that are not there (its bug 105651), at -O2 alone.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  # Published figures must not depend on whether a processor fuses a multiply with an add.
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # The hints to GCC's vectoriser; clang builds the fuzzers alone, where speed is no matter.
  target_compile_options(vallis_options INTERFACE -Wno-unknown-pragmas)
endif()
if(VALLIS_SANITIZE)
  target_compile_options(vallis_options INTERFACE -fsanitize=${VALLIS_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(vallis_options INTERFACE -fsanitize=${VALLIS_SANITIZE})
  if(VALLIS_SANITIZE STREQUAL "thread")
    # GCC 12 then sees copies beyond std::string that are not there.
    target_compile_options(vallis_options INTERFACE -Wno-tsan -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
  endif()
endif()

find_program(VALLIS_CCACHE ccache)
if(VALLIS_CCACHE AND NOT VALLIS_PRECOMPILE)
  # By paths from the folder of the tree, so that another checkout of the same text finds what this one compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${VALLIS_CCACHE})
endif()
find_program(VALLIS_MOLD mold)
if(VALLIS_MOLD)
  target_link_options(vallis_options INTERFACE -fuse-ld=mold)
endif()
