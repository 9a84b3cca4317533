# cmake --install gives what another project needs: find_package(align), #include <align/pipeline.h>,
# wherever the prefix is moved to.
. "$CHECK"
command -v ninja >/dev/null || skip 'no ninja'

build=$(dirname "$ALIGN")
run 0 cmake --install "$build" --prefix "$PWD/prefix"
run 0 prefix/bin/align --version
cp out version
run 0 "$ALIGN" --version
diff -u out version || exit 1

mkdir consumer
cat >consumer/CMakeLists.txt <<'EOF'
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
find_package(align 0.1 REQUIRED)
add_executable(consumer main.cc headers.cc)
target_link_libraries(consumer PRIVATE align::align)
EOF
cat >consumer/main.cc <<'EOF'
#include <align/pipeline.h>

#include <iostream>

int main() {
  const auto lexicons = align::builtin_lexicons();
  if (!lexicons) return 2;
  align::Aligner aligner(*lexicons, align::Settings{});
  align::DocumentPair pair;
  pair.en.text = "Minister Nguyen Manh Hung left Hanoi.";
  pair.vi.text = "Bộ trưởng Nguyễn Mạnh Hùng rời Hà Nội.";
  for (const align::AlignedPair& row : aligner.align(pair).pairs)
    std::cout << align::name_of(row.type) << '\t' << row.en.text << '\t' << row.vi.text << '\n';
}
EOF
# Each header that was installed can be included, and in any order.
(cd prefix/include && find align -name '*.h' | LC_ALL=C sort -r | sed 's/.*/#include <&>/') >consumer/headers.cc
[ "$(wc -l <consumer/headers.cc)" -gt 40 ] || fail 'headers are missing'
grep -qE 'json_in|sections' consumer/headers.cc && fail 'headers that are not for outside were installed'

printf 'TITLE\tMinister\tBộ trưởng\nPER\tNguyen Manh Hung\tNguyễn Mạnh Hùng\nLOC\tHanoi\tHà Nội\n' >expected
compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
# consume PREFIX: builds and runs the consumer against what is installed there.
consume() {
  run 0 cmake -S consumer -B "built-$1" -G Ninja -DCMAKE_PREFIX_PATH="$PWD/$1" \
    -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS='-Wall -Wextra -Werror'
  run 0 cmake --build "built-$1"
  run 0 "built-$1/consumer"
  diff -u expected out || exit 1
}
consume prefix
mv prefix moved
consume moved

# No file says where it was installed or built.
find moved -name '*.cmake' -print0 | xargs -0 grep -lF -e "$PWD" -e "$build" -e "$PROJECT" &&
  fail 'these name a place of this machine'

# What the library is built on is asked for by name.
run 1 env PKG_CONFIG_LIBDIR="$PWD" cmake -S consumer -B without -G Ninja \
  -DCMAKE_PREFIX_PATH="$PWD/moved" -DCMAKE_CXX_COMPILER="$compiler"
has err 'align needs icu-uc and icu-i18n'
