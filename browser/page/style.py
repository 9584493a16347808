"""The page's style sheet: light and dark as the reader's system is, and for paper."""

STYLE = """
:root { color-scheme: light dark; --ground: #fbfbfa; --raised: #ffffff; --ink: #1c1f23; --quiet: #5b636d;
  --line: #dcdfe3; --accent: #2f6f9f; --track: #e6e9ec; --serious: #b3261e; --warning: #8a5a00;
  --good: #2e6b3e; }
@media (prefers-color-scheme: dark) { :root { --ground: #17191c; --raised: #1f2226; --ink: #e6e8ea;
  --quiet: #9aa3ad; --line: #33383e; --accent: #7db7e0; --track: #30353b; --serious: #ff8a80;
  --warning: #f0b95b; --good: #86cf9a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
main { max-width: 1060px; margin: 0 auto; padding: 28px 24px 64px; }
header.system { display: flex; gap: 18px; align-items: center; margin-bottom: 8px; }
header.system svg { width: 52px; height: 52px; color: var(--accent); flex: none; }
h1 { font-size: 26px; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 19px; margin: 44px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); }
h3 { font-size: 15px; margin: 22px 0 6px; }
p.about { margin: 2px 0 0; color: var(--quiet); overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 18px 0 0; padding: 10px 0;
  border-block: 1px solid var(--line); }
a { color: var(--accent); }
nav a { text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
dl.facts { margin: 0; display: grid; grid-template-columns: 1fr; }
dl.facts > div { display: grid; grid-template-columns: 190px 1fr; gap: 14px; padding: 5px 0;
  border-bottom: 1px solid var(--line); }
dl.facts > div:last-child { border-bottom: 0; }
dt { color: var(--quiet); }
dd { margin: 0; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 18px;
  overflow-wrap: anywhere; min-width: 0; }
.source { color: var(--quiet); font: 12px/1.8 ui-monospace, "DejaVu Sans Mono", monospace;
  overflow-wrap: anywhere; }
code { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: break-word; }
article + article { margin-top: 72px; padding-top: 48px; border-top: 3px double var(--line); }
.unknown { color: var(--quiet); }
ul.notes { list-style: none; margin: 0; padding: 0; }
ul.notes li { display: grid; grid-template-columns: 96px 1fr; gap: 14px; padding: 8px 0;
  border-bottom: 1px solid var(--line); }
.badge { font-weight: 600; }
.serious .badge, .error .badge, .critical .badge { color: var(--serious); }
.warning .badge { color: var(--warning); }
.good .badge { color: var(--good); }
details { margin: 10px 0; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
summary { padding: 9px 14px; cursor: pointer; font-weight: 600; }
summary .count { color: var(--quiet); font-weight: 400; }
.scroll { overflow-x: auto; border-top: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
th, td { text-align: left; vertical-align: top; padding: 5px 12px; border-bottom: 1px solid var(--line);
  max-width: 420px; overflow-wrap: break-word; }
tr:last-child td { border-bottom: 0; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; position: sticky; top: 0;
  background: var(--raised); }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td time { white-space: nowrap; }
p.more, p.legend, p.none { color: var(--quiet); margin: 8px 14px; }
p.legend, p.none { margin-left: 0; }
.problems { border-left: 3px solid var(--warning); padding: 4px 14px; margin: 12px 0; }
.problems p { margin: 2px 0; overflow-wrap: anywhere; }
figure { margin: 14px 0 4px; }
figcaption { font-weight: 600; margin-bottom: 6px; }
figure svg { max-width: 100%; height: auto; display: block; }
svg text { fill: var(--ink); font: 12.5px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
svg .figure { fill: var(--quiet); }
svg .track { fill: var(--track); }
svg .bar { fill: var(--accent); }
svg .alarm { fill: var(--serious); }
svg .errors { fill: var(--serious); }
svg .warnings { fill: url(#stripes); stroke: var(--warning); stroke-width: .6; }
svg .stripe { fill: var(--warning); }
svg .others { fill: var(--track); stroke: var(--quiet); stroke-width: .4; }
svg .over { fill: transparent; }
svg .axis { stroke: var(--line); }
.key { margin-right: 18px; white-space: nowrap; }
.key svg { vertical-align: -1px; }
footer { margin-top: 56px; color: var(--quiet); font-size: 13px; }
@media (max-width: 640px) { dl.facts > div, ul.notes li { grid-template-columns: 1fr; gap: 0; } }
@media print { body { background: none; } main { max-width: none; padding: 0; } nav { display: none; }
  details { break-inside: auto; } }
"""
