# Builds from nothing are a third shorter with the common headers compiled once (VALLIS_PRECOMPILE, for CI). Other builds do
# better with ccache, which does not go together with it.
function(vallis_precompiled name header)
  if(NOT VALLIS_PRECOMPILE)
    return()
  endif()
  file(WRITE ${CMAKE_BINARY_DIR}/${name}.cpp "")
  add_library(${name} STATIC ${CMAKE_BINARY_DIR}/${name}.cpp)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake)
  target_link_libraries(${name} PRIVATE vallis_options vallis::base ${ARGN})
  target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/${header})
endfunction()

# Lets a target use what was compiled so, where it was.
function(vallis_use_precompiled target name)
  if(TARGET ${name})
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()
