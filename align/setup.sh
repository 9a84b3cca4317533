# shellcheck shell=bash
# What align/run and tests/run share: finding the packages, choosing the build directory, building.
# The caller sets `project` to the root of the project, then sources this file. Everything said here
# goes to standard error. bash, coreutils, findutils and util-linux are all it needs.
#
#   ALIGN_BUILD_DIR      where to build instead of .build/release
#   ALIGN_PACKAGES_FILE  another list of packages; /dev/null looks for none and installs none

say() { printf 'align: %s\n' "$*" >&2; }

# Packages ---------------------------------------------------------------------------------------

# packages_of GROUP...: the packages of these groups, one a line.
packages_of() {
  local file=${ALIGN_PACKAGES_FILE:-$project/align/packages.txt} name words word group
  while read -r name words; do
    for group in "$@"; do
      [ "$name" = "$group:" ] || continue
      for word in ${words%%#*}; do echo "$word"; done
    done
  done <"$file"
}

# missing_packages PACKAGE...: those that are not installed, one a line. One call of dpkg-query.
missing_packages() {
  local installed package
  [ $# -gt 0 ] || return 0
  # shellcheck disable=SC2016  # the ${} are for dpkg-query
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null) || true
  for package in "$@"; do
    case $'\n'$installed$'\n' in
      *$'\n'"installed $package"$'\n'*) ;;
      *) echo "$package" ;;
    esac
  done
}

# ensure_packages LOG GROUP...: installs what is missing, without ever asking. Returns 2, after a line
# to copy, where that is not possible. Touches neither apt nor sudo when nothing is missing.
ensure_packages() {
  local log=$1 wanted missing as_root=() prefix='' attempt=0
  shift
  command -v dpkg-query >/dev/null || return 0
  mapfile -t wanted < <(packages_of "$@")
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
    prefix='sudo '
  fi
  if [ ${#as_root[@]} -eq 0 ] || sudo -n true </dev/null >/dev/null 2>&1; then
    say "installing ${#missing[@]} packages: ${missing[*]}"
    while :; do
      # A repository that cannot be reached need not be the one that has the packages: install decides.
      apt_get update >"$log" 2>&1 || true
      apt_get install -y --no-install-recommends -o Dpkg::Options::=--force-confold \
        "${missing[@]}" >>"$log" 2>&1 && return 0
      # Lock::Timeout does not cover the locks of update: another apt-get is at work, up to two minutes.
      if [ $((attempt += 1)) -gt 24 ] || ! grep -q 'Could not get lock' "$log"; then break; fi
      sleep 5
    done
    grep '^E: ' "$log" | uniq | tail -n 3 >&2 || true
  fi
  say "packages are missing, please run: ${prefix}apt-get install -y --no-install-recommends ${missing[*]}"
  return 2
}

# apt_get ARGUMENT...: through `as_root`; waits for another apt, asks nothing, keeps no lock of ours.
apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
    apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 "$@" </dev/null 9>&-
}

# Building ---------------------------------------------------------------------------------------

# build_dir PRESET: where this preset is built. A project that cannot be written to is built in the
# user's cache, in a directory of its own for each copy of the project.
build_dir() {
  local preset=$1 dir=$project/.build/$1 key cache
  if [ -n "${ALIGN_BUILD_DIR:-}" ]; then
    dir=$ALIGN_BUILD_DIR
    case $dir in /*) ;; *) dir=$PWD/$dir ;; esac
    [ "$preset" = release ] || dir=$dir-$preset
  elif ! fresh "$dir" && ! writable "$dir"; then
    key=$(printf '%s' "$project" | cksum)
    cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/align-build
    if ! writable "$cache"; then
      cache=${TMPDIR:-/tmp}/align-build-$(id -u)
      mkdir -m 700 "$cache" 2>/dev/null || true
      [ -O "$cache" ] || cache=$(mktemp -d) # Somebody else's directory is not for our programs.
    fi
    dir=$cache/${key%% *}/$preset
  fi
  printf '%s\n' "$dir"
}

# writable DIR: DIR, or the directory it would be made in, can be written to.
writable() {
  local dir=$1
  while [ ! -e "$dir" ]; do dir=$(dirname -- "$dir"); done
  [ -d "$dir" ] && [ -w "$dir" ] && [ -x "$dir" ]
}

# fresh DIR: the program in DIR is newer than everything it is made of. Folders count too, so a file
# that was removed or renamed is noticed.
fresh() {
  [ -x "$1/align" ] && [ -e "$1/built" ] &&
    [ -z "$(cd "$project" && find CMakeLists.txt CMakePresets.json align src lexicons \
      -newer "$1/built" -print -quit 2>&1)" ]
}

# with_lock DIR COMMAND...: one build in DIR at a time. The program started later does not hold it.
with_lock() {
  local dir=$1
  shift
  if ! mkdir -p "$dir" 2>/dev/null || [ ! -w "$dir" ]; then
    say "cannot write to $dir; set ALIGN_BUILD_DIR to a directory that can be written to"
    return 2
  fi
  command -v flock >/dev/null || { "$@"; return; }
  (
    if ! flock -n 9; then
      say 'another build is running here, waiting for it'
      flock 9
    fi
    "$@"
  ) 9>"$dir/lock"
}

# build DIR PRESET TARGETS [CMAKE_ARGUMENT...]: configures and builds. Short lines while it runs, the
# whole log in DIR/build.log, its end on standard error if it fails (status 1).
build() {
  local dir=$1 preset=$2 targets=$3 generator=() home=''
  shift 3
  if [ -e "$dir/CMakeCache.txt" ]; then
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$dir/CMakeCache.txt")
    if [ "$home" != "$project" ]; then # The project was moved; CMake refuses to follow.
      rm -rf "$dir/CMakeCache.txt" "$dir/CMakeFiles" "$dir/build.ninja" "$dir/built"
    fi
  fi
  command -v ninja >/dev/null || generator=(-G 'Unix Makefiles')
  : >"$dir/starting"
  say "building ($preset)"
  # shellcheck disable=SC2086  # targets is a list of words
  if {
    cmake -S "$project" --preset "$preset" -B "$dir" "${generator[@]}" "$@" &&
      cmake --build "$dir" --target $targets
  } </dev/null 2>&1 | follow "$dir/build.log" && [ "${PIPESTATUS[0]}" -eq 0 ]; then
    mv "$dir/starting" "$dir/built"
    return 0
  fi
  tail -n 100 "$dir/build.log" >&2
  say "the build failed; the whole log is $dir/build.log"
  return 1
}

# follow LOG: keeps standard input in LOG and now and then shows how far ninja is.
follow() {
  local line next=$((SECONDS + 10)) step=''
  while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in \[*/*\]*) step=${line%%]*} ;; esac
    if [ "$SECONDS" -ge "$next" ] && [ -n "$step" ]; then
      say "building, step ${step#[}"
      next=$((SECONDS + 10))
    fi
  done >"$1"
}
