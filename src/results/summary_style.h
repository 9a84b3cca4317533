// The style sheet of summary.html: one column of at most 70 rem, charts in two where there is room; colours for
// light and dark, and for paper.
#ifndef ALIGN_RESULTS_SUMMARY_STYLE_H_
#define ALIGN_RESULTS_SUMMARY_STYLE_H_

#include <string_view>

namespace align {

// No character in it that XML would take for markup.
inline constexpr std::string_view kSummaryStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --ink: #1c2024; --soft: #5b636b; --line: #dfdcd5; --track: #f0eee8;
  --aligned: #1b6a74; --en: #b1561f; --en-ground: #f3ddcd; --vi: #6a4a9c; --vi-ground: #e2d9f0;
  --fault: #a3261d; --link: #175c8c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --ink: #e7e6e3; --soft: #9ba3aa; --line: #33383d; --track: #22262a;
    --aligned: #58b3bd; --en: #e39a66; --en-ground: #4a3222; --vi: #b49be0; --vi-ground: #372c4d;
    --fault: #f08a80; --link: #86bfe8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 70rem; padding: 2.5rem 1.5rem 3rem;
  background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
a { color: var(--link); text-underline-offset: 0.15em; }
header p { margin: 0; }
.program { color: var(--soft); font-size: 0.87rem; }
h1 { margin: 0.1rem 0 0.6rem; font-size: 1.75rem; font-weight: 650; line-height: 1.2; letter-spacing: -0.01em; }
header .lead { max-width: 44rem; font-size: 1.05rem; }
nav { margin-top: 0.8rem; font-size: 0.87rem; }
nav a { margin-right: 1.1rem; }
h2 { margin: 0 0 0.25rem; font-size: 1.12rem; font-weight: 650; }
h3 { margin: 1.5rem 0 0.25rem; font-size: 1rem; font-weight: 600; }
section { margin-top: 2.4rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
section > p, .column p { margin: 0 0 0.9rem; max-width: 46rem; color: var(--soft); font-size: 0.9rem; }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1.1rem 1.5rem; margin: 2rem 0 0; }
.totals div { display: flex; flex-direction: column; justify-content: flex-end; padding-left: 0.75rem; border-left: 3px solid var(--line); }
.totals .aligned { border-color: var(--aligned); }
.totals .en-alone { border-color: var(--en); }
.totals .vi-alone { border-color: var(--vi); }
.totals .fault { border-color: var(--fault); }
.totals dt { color: var(--soft); font-size: 0.82rem; line-height: 1.3; }
.totals dd { margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.also { margin: 1rem 0 0; color: var(--soft); font-size: 0.9rem; }
.charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 3.5rem; }
.column h2:not(:first-child) { margin-top: 2rem; }
.chart { display: block; width: 100%; max-width: 40rem; height: auto; }
.chart text { fill: var(--ink); font-size: 12.5px; font-variant-numeric: tabular-nums; }
.chart .name { font-weight: 600; }
.chart .note, .chart text.note { fill: var(--soft); font-size: 11.5px; }
.chart .figures { text-anchor: end; }
.chart .bin { text-anchor: middle; font-size: 9.5px; fill: var(--soft); }
.chart .track { fill: var(--track); }
.chart .aligned { fill: var(--aligned); }
.chart .en-alone { fill: url(#en-hatch); }
.chart .vi-alone { fill: url(#vi-hatch); }
.en-ground { fill: var(--en-ground); } .en-line { fill: var(--en); }
.vi-ground { fill: var(--vi-ground); } .vi-line { fill: var(--vi); }
.chart .axis { stroke: var(--soft); stroke-width: 1; fill: none; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid var(--soft); color: var(--soft); font-size: 0.78rem; font-weight: 600; overflow-wrap: normal; vertical-align: bottom; }
tbody td, tbody th { border-bottom: 1px solid var(--line); font-weight: inherit; }
.words { overflow-wrap: anywhere; }
.wide { width: 34%; }
.third { width: 28%; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.code { color: var(--soft); font-size: 0.78rem; letter-spacing: 0.03em; white-space: nowrap; }
.form { font-weight: 550; }
.variants { display: block; color: var(--soft); font-size: 0.82rem; }
.renderings { margin: 0; padding: 0; list-style: none; }
.renderings li { display: inline-block; margin-right: 1.1rem; }
.count { color: var(--soft); font-size: 0.85em; font-variant-numeric: tabular-nums; }
.fault { color: var(--fault); }
.totals .fault dt { color: var(--fault); }
.totals .fault dd { color: var(--fault); }
.faults { display: block; color: var(--fault); font-size: 0.82rem; }
footer { margin-top: 2.4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.85rem; }
footer p { margin: 0 0 0.4rem; max-width: 46rem; }
@media (max-width: 52rem) {
  body { padding: 1.5rem 1rem 2rem; }
  .charts { grid-template-columns: minmax(0, 1fr); }
  .column + .column { margin-top: 2rem; }
  th, td { padding-right: 0.6rem; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --track: #eee;
    --aligned: #1b6a74; --en: #b1561f; --en-ground: #fff; --vi: #6a4a9c; --vi-ground: #fff;
    --fault: #a3261d; --link: #000;
  }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav { display: none; }
  .chart { max-width: 27rem; }
  .scroll { overflow: visible; }
  .chart, tr, .totals { break-inside: avoid; }
  h2, h3, section p { break-after: avoid; }
}
)css";

}  // namespace align

#endif  // ALIGN_RESULTS_SUMMARY_STYLE_H_
