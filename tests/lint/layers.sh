# Fails when a file of src/ includes a folder that comes later in layers.txt, or includes align/.
# layers.sh [ROOT]: ROOT is another project to look at (for lint/layers_self.sh).
set -eu
root=${1:-$PROJECT}
cd "$root"

find src -name '*.h' -o -name '*.cc' | LC_ALL=C sort | xargs -d '\n' -r grep -nH '^ *# *include *"' |
  awk -v order="$PROJECT/tests/lint/layers.txt" '
    # The place of a path below src/ in the order; 0 for a folder that is not in it.
    function layer(path) {
      if (path !~ /\//) return count + 1
      sub(/\/.*/, "", path)
      return place[path]
    }
    function fault(what) { print where ": " what; faults++ }
    BEGIN {
      while ((getline line < order) > 0)
        if (line !~ /^#/ && line != "") { place[line] = ++count; folder[count] = line }
    }
    {
      split($0, part, ":")
      where = part[1] ":" part[2]
      file = substr(part[1], length("src/") + 1)
      match($0, /"[^"]*"/)
      included = substr($0, RSTART + 1, RLENGTH - 2)
      if (included ~ /^align\//) fault("the library includes the program: " included)
      else if (!layer(file)) fault("this folder is not in tests/lint/layers.txt")
      else if (!layer(included)) fault("not a folder of tests/lint/layers.txt: " included)
      else if (layer(included) > layer(file))
        fault("includes " included ", which comes after its own folder in tests/lint/layers.txt")
    }
    END { exit faults > 0 }'
