// main() of align_tests is doctest's own; the test cases are in the *_test.cc files beside this one.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
