// compile_types OUT FILE: the build's own tool that turns lexicons/type-weights.txt into the embedded table.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "mention/type_model.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compile_types OUT FILE\n", stderr);
    return 2;
  }
  std::ifstream in(argv[2], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::string fault;
  const auto table = align::compile_type_weights(text, fault);
  if (!table) {
    std::fprintf(stderr, "%s: %s\n", argv[2], fault.c_str());
    return 1;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out.write(table->data(), static_cast<std::streamsize>(table->size()));
  out.close();
  return out ? 0 : 1;
}
