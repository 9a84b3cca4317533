# What align/setup.sh does about packages, seen with an apt-get, sudo and dpkg-query of our own that
# write down how they were called.
. "$CHECK"

mkdir bin
# fake NAME BODY: a command that notes its call in `calls`, then does BODY.
fake() {
  # shellcheck disable=SC2016  # the $* is for the command
  printf '#!/bin/sh\necho "%s $*" >>"%s/calls"\n%s\n' "$1" "$PWD" "$2" >"bin/$1"
  chmod +x "bin/$1"
}
printf '#!/bin/sh\necho "installed here-already"\nexit 1\n' >bin/dpkg-query
chmod +x bin/dpkg-query
printf 'run-and-build: here-already # no-package\n# run-and-build: in-a-comment\nother: of-others\n' >list
cp list nothing-missing
echo 'run-and-build: first-missing second-missing' >>list

user() { printf '#!/bin/sh\necho %s\n' "$1" >bin/id; chmod +x bin/id; }
export PATH="$PWD/bin:$PATH" ALIGN_BUILD_DIR=$PWD/build ALIGN_PACKAGES_FILE=$PWD/list
start=("$PROJECT/align/run" --version)
packages='first-missing second-missing'
install="apt-get install -y --no-install-recommends $packages"

# A user whom sudo would ask for a password: one line, nothing else is tried.
user 1000
fake sudo 'exit 1'
fake apt-get 'exit 0'
run 2 "${start[@]}"
same out ''
same err "align: packages are missing, please run: sudo $install"
same calls 'sudo -n true'

# Root without a network.
rm calls
user 0
fake apt-get 'echo "E: Unable to fetch some archives"; exit 100'
run 2 "${start[@]}"
same out ''
same err "align: installing 2 packages: $packages
E: Unable to fetch some archives
align: packages are missing, please run: $install"

# tests/run says the same.
run 2 "$PROJECT/tests/run"
same out ''
has err "please run: $install\$"

# A user with sudo: update, then install only what is missing, without a question. The group alone is
# tried here, the build would take minutes.
ensure() {
  bash -eu -c 'project=$1; . "$1/align/setup.sh"; ensure_packages "$2" run-and-build' bash "$PROJECT" "$PWD/log"
}
rm calls
user 1000
# shellcheck disable=SC2016
fake sudo 'shift; exec "$@"'
# shellcheck disable=SC2016
fake apt-get 'test "$DEBIAN_FRONTEND" = noninteractive'
run 0 ensure
same out ''
same err "align: installing 2 packages: $packages"
options='-q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2'
environment='DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1'
install="install -y --no-install-recommends -o Dpkg::Options::=--force-confold $packages"
same calls "sudo -n true
sudo -n env $environment apt-get $options update
apt-get $options update
sudo -n env $environment apt-get $options $install
apt-get $options $install"

# Nothing is missing: apt and sudo are left alone.
rm calls
ALIGN_PACKAGES_FILE=$PWD/nothing-missing run 0 ensure
same out ''
same err ''
[ ! -e calls ] || fail "called without need: $(cat calls)"
