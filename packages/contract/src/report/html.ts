import { groupBy } from '@yunspec/model';
import type { Outcome } from '../run/outcome.js';
import type { Exchange } from '../wire/session.js';
import type { ContractResult } from './result.js';

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The longest text of a request or an answer that is shown. */
const maxShown = 4000;

const shorten = (text: string): string => (text.length > maxShown ? `${text.slice(0, maxShown)}…` : text);

/** Breaks a query into lines, so that its parameters can be read. */
const breakQuery = (text: string): string => text.replace(/([?&])/g, '$1\n  ');

/** The order in which the outcomes of a cell count, and are shown. */
const order = ['failed', 'passed', 'skipped'] as const;

/** Prepares a request and its answer for the page, without secrets. */
function showExchange({ hide }: ContractResult, { request, received, unanswered, input, ms }: Exchange): object {
  const { method, url, headers, body } = request;
  const address = new URL(url);
  const given = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const sent = [
    `${method} ${breakQuery(`${address.pathname}${address.search}`)}`,
    ...given,
    '',
    breakQuery(body ?? ''),
  ];
  const answered =
    received === undefined
      ? `no answer: ${unanswered}`
      : [
          `HTTP ${received.status} (${Math.round(ms)} ms)`,
          ...Object.entries(received.headers).map(([name, value]) => `${name}: ${value}`),
          '',
          received.body,
        ].join('\n');
  const clean = (text: string): string => shorten(hide(text, input as object));
  return { request: clean(sent.join('\n')), answer: clean(answered) };
}

const showOutcome = (result: ContractResult, { name, status, reason, differences, exchanges }: Outcome): object => ({
  name: result.hide(name),
  status,
  ...(reason === undefined ? {} : { reason }),
  texts: differences.map(({ text }) => text),
  exchanges: exchanges.map((exchange) => showExchange(result, exchange)),
});

/** Groups the outcomes by chapter and operation. */
const groupOutcomes = ({ outcomes }: ContractResult): Map<string, Outcome[]> =>
  groupBy(outcomes, ({ operation, chapter }) => `${operation}/${chapter}`);

const tally = (outcomes: readonly Outcome[], status: Outcome['status']): number =>
  outcomes.filter((outcome) => outcome.status === status).length;

function formatCell(key: string, outcomes: readonly Outcome[] | undefined): string {
  if (outcomes === undefined) return '<td></td>';
  const failed = tally(outcomes, 'failed');
  const passed = tally(outcomes, 'passed');
  const state = order.find((status) => tally(outcomes, status) > 0) ?? 'skipped';
  const text = failed > 0 ? `${failed} of ${failed + passed}` : String(passed || '–');
  return `<td><button class="${state}" data-key="${escapeHtml(key)}">${text}</button></td>`;
}

const style = `
:root { color-scheme: light dark; --line: #8884; --good: #2a7d3f; --bad: #c2323b; --mute: #888; }
body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
th, td { padding: .2rem .5rem; border-bottom: 1px solid var(--line); text-align: left; }
thead th { position: sticky; top: 0; background: Canvas; }
button { font: inherit; min-width: 4.5rem; border: 0; border-radius: .3rem; padding: .1rem .4rem; cursor: pointer; color: #fff; }
.passed { background: var(--good); } .failed { background: var(--bad); } .skipped { background: var(--mute); }
dialog { width: min(70rem, 90vw); max-height: 85vh; border: 1px solid var(--line); border-radius: .5rem; }
pre { white-space: pre-wrap; word-break: break-word; background: #8881; padding: .5rem; }
details { margin: .3rem 0; } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
`;

const script = `
const cells = JSON.parse(document.getElementById('cells').textContent);
const dialog = document.querySelector('dialog');
const create = (tag, text, className) => { const node = document.createElement(tag); node.textContent = text; if (className) node.className = className; return node; };
const pair = ({ request, answer }) => { const node = create('div', '', 'pair'); node.append(create('pre', request), create('pre', answer)); return node; };
document.querySelector('main').addEventListener('click', ({ target }) => {
  const key = target.dataset?.key;
  if (key === undefined) return;
  const close = create('button', 'Close', 'skipped');
  close.onclick = () => dialog.close();
  const nodes = cells[key].map(({ name, status, reason, texts, exchanges }) => {
    const details = document.createElement('details');
    details.open = status === 'failed';
    details.append(create('summary', status + ': ' + name + (reason ? ' (' + reason + ')' : '')), ...texts.map((text) => create('p', text)), ...exchanges.map(pair));
    return details;
  });
  dialog.replaceChildren(close, create('h2', key), ...nodes);
  dialog.showModal();
});
`;

/** Formats a result as one page that needs nothing else: chapters by operations, with requests and answers. */
export function formatHtml(result: ContractResult): string {
  const { product, version, endpoint, chapters, differences } = result;
  const groups = groupOutcomes(result);
  const operations = [...new Set(result.outcomes.map(({ operation }) => operation))].sort();
  const cells = Object.fromEntries(
    [...groups].map(([key, outcomes]) => [
      key,
      [...outcomes]
        .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
        .map((outcome) => showOutcome(result, outcome)),
    ]),
  );
  const head = chapters.map(({ name }) => `<th>${name}</th>`).join('');
  const rows = operations.map((operation) => {
    const own = chapters.map(({ name }) => formatCell(`${operation}/${name}`, groups.get(`${operation}/${name}`)));
    return `<tr><th>${escapeHtml(operation)}</th>${own.join('')}</tr>`;
  });
  const list = differences.map(
    ({ chapter, operation, member, expected, seen, requestId }) =>
      `<tr>${[chapter, operation, member, expected, seen, requestId].map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`,
  );
  const data = JSON.stringify(cells).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Contract of ${escapeHtml(product)}</title>
<style>${style}</style>
<main>
<h1>Contract of ${escapeHtml(product)} ${escapeHtml(version)}</h1>
<p>${escapeHtml(endpoint)}: ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}</p>
<table><thead><tr><th>operation</th>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>
<h2>Differences</h2>
<table><thead><tr><th>chapter</th><th>operation</th><th>member</th><th>expected</th><th>seen</th><th>request</th></tr></thead>
<tbody>${list.join('\n')}</tbody></table>
</main>
<dialog></dialog>
<script type="application/json" id="cells">${data}</script>
<script>${script}</script>
</html>
`;
}
