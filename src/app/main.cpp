#include "app/command_line.hpp"

int main(int argc, char** argv) { return vallis::app::run_command_line(argc, argv); }
