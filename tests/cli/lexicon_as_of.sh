# --as-of: names that held on a day come first, the others are said to be superseded.
. "$CHECK"

{
  printf 'id\ttype\tvi\ten\tdomain\tfrom\tto\trelations\tsource\tnote\n'
  printf 'my:a\tORG\tHội Trăng\tMoonring Circle\t\t\t2025-02-28\t\tuser\t\n'
  printf 'my:b\tORG\tHội Trăng Mới\tMoonring Circle\t\t2025-03-01\t\t\tuser\tthe name stayed\n'
} >mine.tsv
look=(lexicon lookup --lexicon mine.tsv 'Moonring Circle')
run 0 "$ALIGN" "${look[@]}" --as-of 2024-06-30
same out 'Moonring Circle
  ORG  my:a  Moonring Circle = Hội Trăng  ..2025-02-28  [user]
  ORG  my:b  Moonring Circle = Hội Trăng Mới  2025-03-01..  superseded  [user]  [the name stayed]'
run 0 "$ALIGN" "${look[@]}" --as-of 2025-06-30
same out 'Moonring Circle
  ORG  my:b  Moonring Circle = Hội Trăng Mới  2025-03-01..  [user]  [the name stayed]
  ORG  my:a  Moonring Circle = Hội Trăng  ..2025-02-28  superseded  [user]'
run 0 "$ALIGN" "${look[@]}"
same out 'Moonring Circle
  ORG  my:b  Moonring Circle = Hội Trăng Mới  2025-03-01..  [user]  [the name stayed]
  ORG  my:a  Moonring Circle = Hội Trăng  ..2025-02-28  [user]'

first() { "$ALIGN" suggest --lexicon mine.tsv 'Moonring Circle' "$@" | sed -n 2p >out; }
first --as-of 2024-06-30
has out '  Hội Trăng  \(user: '
first --as-of 2025-06-30
has out '  Hội Trăng Mới  \(user: '
first
has out '  Hội Trăng Mới  \(user: '
run 2 "$ALIGN" suggest --as-of 2025-02-30 x
has err "^align: --as-of: '2025-02-30', expected a date as 2025-07-01"
