import type { CallRecord } from '../calls.js';
import { type Html, html } from './html.js';

/** The number of requests that are shown. */
const mostRows = 50;

const showOutcome = ({ status }: CallRecord): Html => {
  if (status === undefined) return html`<span class="bad">closed</span>`;
  return html`<span class="${status < 400 ? 'good' : 'bad'}">${status}</span>`;
};

const showCall = (call: CallRecord): Html => html`<tr><td>${call.time.slice(11, 19)}</td>
<th scope="row">${call.operation ?? `${call.method} ${call.path}`}</th>
<td>${showOutcome(call)}</td>
<td>${call.code === undefined ? undefined : `${call.code}: ${call.message}`}</td></tr>`;

/** Shows the latest requests, the newest first, each with the reason of its refusal. */
export function showCalls(calls: readonly CallRecord[]): Html {
  const rows = calls.slice(-mostRows).reverse();
  const table = html`<div class="scroll" tabindex="0" role="group" aria-label="Requests"><table>
<caption>The latest ${rows.length} of ${calls.length}, the newest first</caption>
<thead><tr><th scope="col">Time</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col">Reason</th></tr></thead>
<tbody>${rows.map(showCall)}</tbody>
</table></div>`;
  return html`<section aria-labelledby="requests"><h2 id="requests">Requests</h2>${
    rows.length === 0 ? html`<p class="quiet">There was no request yet.</p>` : table
  }</section>`;
}
