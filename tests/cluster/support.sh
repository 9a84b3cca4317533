# shellcheck shell=bash
# What the tests of this folder share. tests/cluster/run sets INPUT, SINGLE (SINGLE.jsonl and the folder SINGLE are what
# single runs make of INPUT) and RECIPES.

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

# same_folder FOLDER: it holds what the single run of `align batch` made.
same_folder() {
  diff -r "$SINGLE/alignments" "$1/alignments" >&2
  cmp "$SINGLE/entities.tsv" "$1/entities.tsv" >&2
  cmp "$SINGLE/summary.html" "$1/summary.html" >&2
  [ -s "$1/report.json" ] || fail "no report in $1"
}

# stopping_program WATCH: makes ./program, which is ALIGN but for one run of the shard named in ./stop-shard: that one
# stands still as soon as a file that fits the pattern WATCH (\$STOP_SHARD in it is the shard) has something in it, its
# process id in ./stopped. ./starts has the arguments of every start.
stopping_program() {
  cat >program <<END
#!/bin/sh
echo "\$*" >>'$PWD/starts'
STOP_SHARD=\$(cat '$PWD/stop-shard') STOP_MARK='$PWD/stopped'
STOP_WATCH='$PWD'/$1
export STOP_SHARD STOP_MARK STOP_WATCH
ALIGN='$ALIGN' exec '$PROJECT/tests/cluster/stopping_align.sh' "\$@"
END
  chmod +x program
}

# starts SHARD OF: how often it was started.
starts() { grep -c -e "--shard $1/$2 " starts || true; }

# The input of these tests. records N: N records of one to four sentences a side, put together from lists of words;
# always the same ones. Every 97th is broken: its "en" is a number.
records() {
  LC_ALL=C awk -v n="$1" '
    function pick(count) {  # 0 .. count - 1
      seed = seed * 16807 % 2147483647
      return seed % count
    }
    function sentence(kind, p, q, o, l, m, h) {
      kind = pick(6); p = pick(people); q = pick(people); o = pick(orgs); l = pick(places); m = pick(places); h = pick(things)
      number = 2 + pick(900)
      if (kind == 0) add(en_org[o] " signed an agreement on " en_thing[h] " with partners in " en_place[l] ".",
                         vi_org[o] " đã ký thỏa thuận về " vi_thing[h] " với các đối tác tại " vi_place[l] ".")
      if (kind == 1) add("Mr. " en_person[p] " visited " en_place[l] " and " en_place[m] " in March.",
                         "Ông " vi_person[p] " đã thăm " vi_place[l] " và " vi_place[m] " vào tháng ba.")
      if (kind == 2) add(en_person[p] " met " en_person[q] " at the office of " en_org[o] ".",
                         vi_person[p] " gặp " vi_person[q] " tại trụ sở " vi_org[o] ".")
      if (kind == 3) add("About " number " people took part in a workshop on " en_thing[h] " in " en_place[l] ".",
                         "Khoảng " number " người tham dự hội thảo về " vi_thing[h] " tại " vi_place[l] ".")
      if (kind == 4) add("Exports from " en_place[l] " to " en_place[m] " rose by " number % 90 + 1 " per cent.",
                         "Xuất khẩu từ " vi_place[l] " sang " vi_place[m] " tăng " number % 90 + 1 " phần trăm.")
      if (kind == 5) add("\\\"We need " en_thing[h] ",\\\" said " en_person[p] " of " en_org[o] ".",
                         "\\\"Chúng ta cần " vi_thing[h] "\\\", " vi_person[p] " thuộc " vi_org[o] " nói.")
    }
    function add(e, v) { en = en (en == "" ? "" : " ") e; vi = vi (vi == "" ? "" : " ") v }
    BEGIN {
      seed = 20231
      people = split("Nguyen Manh Hung,Tran Thi Lan,Le Van Duc,Pham Quoc Bao,Zhang Yunming,Katarina Vogel,Hoang Minh Tuan,Vo Thi Sau", e, ",")
      split("Nguyễn Mạnh Hùng,Trần Thị Lan,Lê Văn Đức,Phạm Quốc Bảo,Trương Vân Minh,Katarina Vogel,Hoàng Minh Tuấn,Võ Thị Sáu", v, ",")
      for (i = 1; i <= people; i++) { en_person[i - 1] = e[i]; vi_person[i - 1] = v[i] }
      orgs = split("The Ministry of Foreign Affairs,The World Bank,Hanoi University of Science and Technology,The United Nations,The Ministry of Health,The Ha Long Book Club", e, ",")
      split("Bộ Ngoại giao,Ngân hàng Thế giới,Đại học Bách khoa Hà Nội,Liên Hợp Quốc,Bộ Y tế,Câu lạc bộ sách Hạ Long", v, ",")
      for (i = 1; i <= orgs; i++) { en_org[i - 1] = e[i]; vi_org[i - 1] = v[i] }
      places = split("Hanoi,Da Nang,Germany,Japan,Quang Ninh,Guangxi,China,Hue,Can Tho,France", e, ",")
      split("Hà Nội,Đà Nẵng,Đức,Nhật Bản,Quảng Ninh,Quảng Tây,Trung Quốc,Huế,Cần Thơ,Pháp", v, ",")
      for (i = 1; i <= places; i++) { en_place[i - 1] = e[i]; vi_place[i - 1] = v[i] }
      things = split("renewable energy,digital transformation,climate change,clean water,rice exports", e, ",")
      split("năng lượng tái tạo,chuyển đổi số,biến đổi khí hậu,nước sạch,xuất khẩu gạo", v, ",")
      for (i = 1; i <= things; i++) { en_thing[i - 1] = e[i]; vi_thing[i - 1] = v[i] }
      for (record = 1; record <= n; record++) {
        en = vi = ""
        for (left = 1 + pick(4); left > 0; left--) sentence()
        if (record % 97 == 0) print "{\"id\":\"r" record "\",\"en\":" record ",\"vi\":\"" vi "\"}"
        else print "{\"id\":\"r" record "\",\"en\":\"" en "\",\"vi\":\"" vi "\"}"
      }
    }'
}
