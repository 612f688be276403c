/** One look for everything. Sizes in px on purpose: a page's own root font size must not change ours. */
const TOKENS = `
:host {
  all: initial; color-scheme: light;
  --ink: #14222b; --soft: #4d5f6a; --line: #d5dee2; --ground: #ffffff; --well: #f3f7f8; --accent: #0a6b6b; --accent-ink: #ffffff;
  --accent-well: #e2f2f1; --warn: #8a4b00; --warn-well: #fff3e0; --stop: #a3231c; --stop-well: #fdecea; --good: #1d6b3a;
  --shadow: 0 1px 2px rgb(13 32 42 / 10%), 0 12px 32px rgb(13 32 42 / 20%);
  font: 400 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; color: var(--ink);
}
:host([data-theme="dark"]) {
  color-scheme: dark;
  --ink: #e9f0f2; --soft: #a9bac2; --line: #38474f; --ground: #172127; --well: #1f2b32; --accent: #63cfc8; --accent-ink: #06231f;
  --accent-well: #17393a; --warn: #ffc27a; --warn-well: #3a2a12; --stop: #ff9e96; --stop-well: #431d1a; --good: #84d8a3;
  --shadow: 0 0 0 1px #38474f, 0 12px 32px rgb(0 0 0 / 55%);
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button, select, textarea, input { font: inherit; color: inherit; }
button { cursor: pointer; border: 1px solid var(--line); background: var(--ground); border-radius: 8px; padding: 6px 12px; min-height: 34px; font-weight: 550; white-space: nowrap; }
button:hover:not([aria-disabled="true"], :disabled) { border-color: var(--accent); background: var(--accent-well); }
button:disabled { cursor: not-allowed; opacity: .55; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.primary:hover:not(:disabled) { background: var(--accent); filter: brightness(1.08); }
button.primary:disabled { background: var(--well); border-color: var(--line); color: var(--soft); opacity: 1; }
button.plain { border-color: transparent; background: none; color: var(--soft); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.icon { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) { button { transition: background-color .12s, border-color .12s; } }
@media (forced-colors: active) { button, .panel, .mark { border: 1px solid ButtonText !important; } }
`;

export const BUTTON = `${TOKENS}
:host { display: block !important; flex: none; align-self: center; contain: layout style; }
.row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 4px 2px; }
button { display: inline-flex; align-items: center; gap: 6px; min-height: 28px; padding: 2px 12px 2px 9px; border-radius: 999px; font-size: 13px; line-height: 20px; color: var(--accent); border-color: color-mix(in srgb, var(--accent) 45%, transparent); }
button[aria-expanded="true"] { background: var(--accent-well); }
button.mark { color: var(--soft); border-color: var(--line); font-weight: 450; }
button.mark[data-state="found"] { color: var(--warn); border-color: var(--warn); background: var(--warn-well); font-weight: 550; }
button.mark[data-state="block"] { color: var(--stop); border-color: var(--stop); background: var(--stop-well); font-weight: 550; }
button.mark[data-state="fine"] { color: var(--good); }
.kept { width: 7px; height: 7px; border-radius: 50%; background: var(--accent); }
`;

export const PANEL = `${TOKENS}
:host { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; width: 0; height: 0; overflow: visible; background: none; z-index: 2147483647; display: block !important; }
.panel { position: fixed; display: flex; flex-direction: column; background: var(--ground); color: var(--ink); border-radius: 14px; box-shadow: var(--shadow); overflow: hidden; overflow-wrap: anywhere; text-align: start; }
@media (prefers-reduced-motion: no-preference) { .panel { animation: appear .12s ease-out; } @keyframes appear { from { opacity: 0; translate: 0 4px; } } }
header { display: flex; align-items: center; gap: 8px; padding: 10px 8px 10px 16px; border-bottom: 1px solid var(--line); flex: none; }
header h2 { font-size: 15px; font-weight: 650; margin: 0; flex: 1; display: flex; gap: 8px; align-items: center; }
header h2 .icon { color: var(--accent); width: 18px; height: 18px; }
header button { padding: 4px; min-height: 30px; width: 30px; display: grid; place-items: center; }
.body { overflow-y: auto; overscroll-behavior: contain; padding: 12px 16px; display: flex; flex-direction: column; gap: 12px; min-height: 0; }
.body > * { flex: none; }
footer { display: flex; gap: 8px; padding: 10px 16px 12px; border-top: 1px solid var(--line); flex: none; flex-wrap: wrap; align-items: center; }
footer .plain { margin-inline-start: auto; }
footer .primary { min-width: 92px; }
h3 { font-size: 12px; font-weight: 600; margin: 0 0 4px; color: var(--soft); }
p, ul, ol { margin: 0; } ul { padding-inline-start: 18px; } li + li { margin-top: 3px; }
.muted { color: var(--soft); font-size: 13px; }
.meta { display: flex; align-items: center; gap: 6px; font-size: 13px; color: var(--soft); }
.meta.late { color: var(--stop); }
.source { border-inline-start: 3px solid var(--line); padding-inline-start: 10px; font-size: 13px; color: var(--soft); }
.source .said { color: var(--ink); max-height: 6.2em; overflow-y: auto; white-space: pre-wrap; }
.source del { color: var(--soft); text-decoration-color: var(--stop); text-decoration-thickness: 2px; }
.draft { background: var(--well); border: 1px solid var(--line); border-radius: 10px; padding: 12px; white-space: pre-wrap; font-size: 15px; line-height: 1.5; }
.draft span[tabindex] { border-radius: 3px; cursor: help; }
.draft span[tabindex]:hover, .draft span[tabindex]:focus { background: var(--accent-well); outline: none; box-shadow: 0 0 0 2px var(--accent-well), inset 0 -2px 0 var(--accent); }
.why { min-height: 19px; font-size: 13px; color: var(--soft); margin-top: 6px; }
.steps { list-style: none; padding: 0; display: grid; gap: 6px; }
.steps li { display: flex; gap: 8px; align-items: center; color: var(--soft); margin: 0; }
.steps .icon { color: var(--good); }
.spinner { width: 14px; height: 14px; margin: 1px; border: 2px solid var(--line); border-top-color: var(--accent); border-radius: 50%; flex: none; }
@media (prefers-reduced-motion: no-preference) { .spinner { animation: turn .9s linear infinite; } @keyframes turn { to { rotate: 360deg; } } }
.note { border-radius: 10px; padding: 10px 12px; background: var(--accent-well); font-size: 13px; }
.note.warn { background: var(--warn-well); color: var(--warn); } .note.stop { background: var(--stop-well); color: var(--stop); }
.note strong { font-weight: 650; } .note button { margin-top: 8px; color: var(--ink); }
.card { border: 1px solid var(--stop); border-radius: 10px; overflow: hidden; }
.card h3 { margin: 0; padding: 9px 12px; font-size: 14px; font-weight: 650; color: var(--stop); background: var(--stop-well); display: flex; gap: 8px; align-items: center; }
.card h4 { font-size: 12px; font-weight: 600; margin: 0 0 3px; color: var(--soft); } .card > div { padding: 10px 12px; display: grid; gap: 10px; font-size: 13px; }
.card .call { display: flex; gap: 8px; align-items: flex-start; } .card .call .icon { margin-top: 2px; color: var(--stop); }
.passed { display: flex; gap: 6px; align-items: center; font-size: 13px; color: var(--good); }
.findings { list-style: none; padding: 0; display: grid; gap: 8px; font-size: 13px; }
.findings li { margin: 0; padding: 10px 12px; border-radius: 10px; background: var(--warn-well); }
.findings li[data-severity="block"] { background: var(--stop-well); }
.findings q { font-weight: 600; } .findings .rewrite { display: grid; gap: 6px; margin-top: 6px; justify-items: start; } .findings ins { text-decoration: none; background: var(--ground); border-radius: 4px; padding: 1px 5px; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 6px; } legend { padding: 0; font-size: 12px; font-weight: 600; color: var(--soft); margin-bottom: 4px; }
label.tick { display: flex; gap: 8px; align-items: flex-start; font-size: 13px; padding: 8px 10px; border: 1px solid var(--line); border-radius: 8px; cursor: pointer; }
label.tick:has(:checked) { background: var(--accent-well); border-color: transparent; }
input[type="checkbox"] { width: 16px; height: 16px; margin: 2px 0 0; accent-color: var(--accent); flex: none; }
.choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(76px, 1fr)); gap: 8px; }
.choices label, label.field { display: grid; gap: 3px; font-size: 12px; font-weight: 600; color: var(--soft); min-width: 0; }
select, textarea { width: 100%; min-width: 0; border: 1px solid color-mix(in srgb, var(--soft) 60%, transparent); border-radius: 8px; background: var(--ground); color: var(--ink); padding: 5px 6px; font-size: 13px; font-weight: 400; min-height: 32px; }
textarea { padding: 6px 8px; resize: vertical; line-height: 1.4; }
.adjust { display: grid; gap: 8px; border-top: 1px solid var(--line); padding-top: 12px; } .adjust > button { justify-self: start; display: inline-flex; gap: 6px; align-items: center; }
.writer { font-size: 12px; color: var(--soft); }
.status:not(:has(.note)) { position: absolute; }
.stack { display: grid; gap: 12px; }
.passed + .findings { margin-top: 8px; }
footer .hint { flex-basis: 100%; font-size: 12px; color: var(--warn); }
`;
