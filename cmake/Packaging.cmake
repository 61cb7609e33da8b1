# The Debian package: `cpack` in a build folder that was configured with the preset `package`.
option(VALLIS_PACKAGE "Install the server's unit and settings too, and make a Debian package" OFF)
if(NOT VALLIS_PACKAGE)
  return()
endif()

install(FILES ${PROJECT_SOURCE_DIR}/deploy/vallis.service DESTINATION lib/systemd/system)
install(FILES ${PROJECT_SOURCE_DIR}/deploy/vallis.toml DESTINATION /etc/vallis)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/vallis RENAME copyright)
install(FILES ${PROJECT_SOURCE_DIR}/docs/guide/operations.md DESTINATION share/doc/vallis)

set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON)  # settings lie outside the prefix
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CONTACT "The Vallis contributors <vallis@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "passwd, tzdata, libmagic-mgc")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql-15, nginx")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${PROJECT_SOURCE_DIR}/deploy/debian/postinst ${PROJECT_SOURCE_DIR}/deploy/debian/prerm
  ${PROJECT_SOURCE_DIR}/deploy/debian/postrm ${PROJECT_SOURCE_DIR}/deploy/debian/conffiles)
include(CPack)
