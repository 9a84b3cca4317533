# What `cmake --install` puts into its prefix: the program, the library and a package of CMake.
#
#     find_package(align REQUIRED)
#     target_link_libraries(mine PRIVATE align::align)     # #include <align/pipeline.h>
#
# The lexicons are part of the library. Nothing installed knows where it lies: the prefix can be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/align)
set(header_dir ${CMAKE_INSTALL_INCLUDEDIR}/align)

install(TARGETS align)

# align::align is align_lib, which brings align_core along.
set_target_properties(align_lib PROPERTIES EXPORT_NAME align OUTPUT_NAME align)
set_target_properties(align_core PROPERTIES EXPORT_NAME core)
set_target_properties(align_instrument PROPERTIES EXPORT_NAME instrument)
install(TARGETS align_lib align_core align_instrument EXPORT align_targets)
# The headers include each other as "base/lang.h", so their own folder is searched too.
target_include_directories(align_core INTERFACE
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}> $<INSTALL_INTERFACE:${header_dir}>)

# All headers of src/ but those that say that they are not for outside.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/src src/*.h)
foreach(header ${headers})
  file(STRINGS src/${header} inner LIMIT_COUNT 1 REGEX "^// Not for outside")
  cmake_path(GET header PARENT_PATH folder)
  if(NOT inner)
    install(FILES src/${header} DESTINATION ${header_dir}/${folder})
  endif()
endforeach()

install(EXPORT align_targets NAMESPACE align:: DESTINATION ${package_dir})
configure_package_config_file(align/config.cmake.in ${PROJECT_BINARY_DIR}/align-config.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/align-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/align-config.cmake ${PROJECT_BINARY_DIR}/align-config-version.cmake
  DESTINATION ${package_dir})
