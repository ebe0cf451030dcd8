/** The style sheet of the HTML report. Colours have a contrast of at least 4.5:1 on their ground. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --panel: #f6f7f9; --line: #d5d9e0; --text: #1c2128; --dim: #57606a; --link: #0550ae;
  --rewritten: #1a7f37; --left: #9a6700; --ignored: #6e7781; --add: #e6ffec; --add-word: #a7f0ba; --del: #ffebe9; --del-word: #ffc1ba; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --panel: #161b22; --line: #30363d; --text: #e6edf3; --dim: #9198a1; --link: #79b8ff;
    --rewritten: #3fb950; --left: #d29922; --ignored: #8b949e; --add: #12261e; --add-word: #1f6f3a; --del: #2d1517; --del-word: #8b2b31; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1400px; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } h3 { font-size: .95rem; margin: 0 0 .5rem; }
code, pre, .diff { font-family: ui-monospace, SFMono-Regular, Consolas, monospace; font-size: 13px; }
.dim { color: var(--dim); } .stop { border-left: 4px solid var(--left); padding-left: .75rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.file > details > summary:focus-visible { outline-offset: -2px; }
.skip { position: absolute; left: -999px; } .skip:focus { position: static; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 245px), 1fr)); gap: 1rem; margin: 1rem 0; align-items: start; }
.chart { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; min-width: 0; height: 100%; } .chart.wide { grid-column: 1 / -1; }
.chart table { width: 100%; border-collapse: collapse; } .chart th { font-weight: normal; text-align: left; padding: .1rem .5rem .1rem 0; overflow-wrap: anywhere; }
.chart td { text-align: right; padding-left: .5rem; white-space: nowrap; vertical-align: middle; } .chart td.bar { width: 35%; } .chart.wide td.bar { width: 20%; }
.chart svg { display: block; width: 100%; height: 10px; border-radius: 3px; background: var(--line); }
rect { fill: var(--link); } rect.rewritten { fill: var(--rewritten); } rect.left { fill: var(--left); } rect.ignored { fill: var(--ignored); }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; padding: .75rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
label { display: flex; flex-direction: column; font-size: .8rem; color: var(--dim); min-width: 0; max-width: 100%; }
input, select, button { font: inherit; font-size: .9rem; color: var(--text); background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .5rem; max-width: 100%; height: 2.2rem; }
select { width: 11rem; } input { width: 13rem; }
.file { border: 1px solid var(--line); border-radius: 8px; margin: .75rem 0; content-visibility: auto; contain-intrinsic-size: auto 300px; }
.file > details > summary { padding: .5rem .75rem; background: var(--panel); border-radius: 8px; cursor: pointer; overflow-wrap: anywhere; }
.file > details > :not(summary) { margin: .75rem; }
.badge { font-size: .75rem; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .5rem; margin-left: .5rem; white-space: nowrap; }
.rewritten, .changed { color: var(--rewritten); } .left, .failed { color: var(--left); } .ignored, .skipped, .unchanged { color: var(--ignored); }
.sites { list-style: none; padding: 0; } .sites li { padding: .4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.sites ol { margin: .2rem 0; padding-left: 1.5rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
.diff { width: 100%; min-width: 720px; border-collapse: collapse; table-layout: fixed; } .diff td { padding: 0 .5rem; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; }
.diff td.no { width: 3.5rem; text-align: right; color: var(--dim); user-select: none; } .diff .del { background: var(--del); } .diff .add { background: var(--add); }
.diff .del mark { background: var(--del-word); color: inherit; } .diff .add mark { background: var(--add-word); color: inherit; }
.around { min-width: 0; table-layout: auto; } .around mark { background: var(--line); color: inherit; } .sites .scroll { margin: .4rem 0; }
.diff tr.gap td { background: var(--panel); color: var(--dim); text-align: center; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 .3rem; font-size: .8rem; }
[hidden] { display: none !important; }
@media (max-width: 700px) { form { position: static; } input, select { width: 100%; } label { flex: 1 1 9rem; }
  /* The two sides of a diff below each other; what has not changed only once. */
  .diff:not(.around), .diff:not(.around) tbody { display: block; min-width: 0; } .diff:not(.around) colgroup { display: none; }
  .diff:not(.around) tr { display: grid; grid-template-columns: 3rem 1fr; } .diff tr.same td:nth-child(-n+2), .diff td.none { display: none; }
  .diff:not(.around) td.no { width: auto; } .diff tr.gap td { grid-column: 1 / -1; } }
@media print { form, .keys { display: none; } }
`;
