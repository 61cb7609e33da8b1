# vallis_embed_data(TARGET folder…)
# Puts every table, document, statement and page below the folders into TARGET, byte for byte; src/app/embedded.hpp reads them by their
# path in the project, without a leading data/.
function(vallis_embed_data target)
  set(entries "")
  set(assembly "    .section .rodata\n")
  set(declarations "")
  set(index 0)
  foreach(folder IN LISTS ARGN)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.csv ${PROJECT_SOURCE_DIR}/${folder}/*.json
      ${PROJECT_SOURCE_DIR}/${folder}/*.sql ${PROJECT_SOURCE_DIR}/${folder}/*.html ${PROJECT_SOURCE_DIR}/${folder}/*.css
      ${PROJECT_SOURCE_DIR}/${folder}/*.js ${PROJECT_SOURCE_DIR}/${folder}/*.svg ${PROJECT_SOURCE_DIR}/${folder}/*.woff2
      ${PROJECT_SOURCE_DIR}/${folder}/*.webmanifest ${PROJECT_SOURCE_DIR}/${folder}/*.png ${PROJECT_SOURCE_DIR}/${folder}/*.gz
      ${PROJECT_SOURCE_DIR}/${folder}/*.br)
    list(SORT files)
    foreach(file IN LISTS files)
      file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${file})
      string(REGEX REPLACE "^data/" "" name ${name})
      string(APPEND assembly
        "vallis_data_${index}:\n    .incbin \"${file}\"\nvallis_data_${index}_end:\n"
        "    .global vallis_data_${index}\n    .global vallis_data_${index}_end\n")
      string(APPEND declarations "extern \"C\" const char vallis_data_${index}[], vallis_data_${index}_end[];\n")
      string(APPEND entries "    {\"${name}\", {vallis_data_${index}, static_cast<std::size_t>(vallis_data_${index}_end - vallis_data_${index})}},\n")
      list(APPEND all_files ${file})
      math(EXPR index "${index} + 1")
    endforeach()
  endforeach()
  set(dir ${PROJECT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${dir}/data.s CONTENT "${assembly}    .section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/data.cpp @ONLY CONTENT "#include \"app/embedded.hpp\"

${declarations}
namespace vallis::app {

std::span<const EmbeddedFile> embedded_files() {
  static const EmbeddedFile files[] = {
${entries}  };
  return files;
}

}  // namespace vallis::app
")
  set_source_files_properties(${dir}/data.s PROPERTIES OBJECT_DEPENDS "${all_files}")
  target_sources(${target} PRIVATE ${dir}/data.s ${dir}/data.cpp)
endfunction()
