/** The style of the page, in light and dark. */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #4d5661; --back: #ffffff; --panel: #f4f6f8; --line: #6b7580;
  --accent: #0b57a4; --on-accent: #ffffff; --bad: #a3180f; --good: #1a6330;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8ebef; --quiet: #b3bcc6; --back: #14181d; --panel: #1e242b; --line: #87929e;
    --accent: #8cc1ff; --on-accent: #0b1a2b; --bad: #ff9d94; --good: #8fdca4;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
h1 { font-size: 1.6rem; margin: 1rem 0 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.5rem; }
.panel h3:first-child { margin-top: 0; }
a { color: var(--accent); }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--quiet); }
.bad { color: var(--bad); }
.good { color: var(--good); }
.notice { border-left: 4px solid; padding: 0.5rem 1rem; background: var(--panel); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--line); padding: 0.35rem 0; }
summary { cursor: pointer; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 1rem; }
.field { margin-bottom: 0.6rem; }
label { display: block; }
.check label { display: inline; }
input:not([type=checkbox]), select { width: 100%; min-height: 2.25rem; padding: 0.25rem 0.5rem; font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 4px; }
button { min-height: 2.25rem; padding: 0.25rem 1rem; font: inherit; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 4px; cursor: pointer; }
`;
