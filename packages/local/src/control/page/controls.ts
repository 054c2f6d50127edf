import { type Failure, malformationNames } from '../../failures.js';
import type { Cloud } from '../../handle-request.js';
import { type Html, html } from './html.js';

/** A text field. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly list?: string;
  readonly isNumber?: boolean;
  readonly value?: string;
}

function showField(form: string, { name, label, hint, list, isNumber, value }: Field): Html {
  const id = `${form}-${name}`;
  const described = hint === undefined ? undefined : html` aria-describedby="${id}-hint"`;
  const listed = list === undefined ? undefined : html` list="${list}"`;
  return html`<div class="field"><label for="${id}">${label}</label>
<input id="${id}" name="${name}" value="${value}" autocomplete="off"${listed}${described}${
    isNumber && html` inputmode="numeric"`
  }>${hint === undefined ? undefined : html`<span class="quiet" id="${id}-hint">${hint}</span>`}</div>`;
}

const failureFields: readonly Field[] = [
  { name: 'operation', label: 'Operation', hint: 'Empty for any operation', list: 'operations' },
  { name: 'code', label: 'Error code', hint: 'A documented one, such as Throttling' },
  { name: 'status', label: 'HTTP status', hint: 'Empty for the documented one', isNumber: true },
  { name: 'delay', label: 'Delay in milliseconds', isNumber: true },
  { name: 'times', label: 'Number of calls', value: '1', isNumber: true },
];

const describeFailure = ({ operation = 'any operation', times, ...how }: Failure): string =>
  `${operation}, ${times === 1 ? 'once' : `${times} times`}: ${Object.entries(how)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`;

function showPending(failures: readonly Failure[]): Html | undefined {
  if (failures.length === 0) return undefined;
  return html`<h3>Waiting for calls</h3><ul>${failures.map((failure) => html`<li>${describeFailure(failure)}</li>`)}</ul>
<form method="post" action="fail"><button name="_method" value="DELETE">Cancel failures</button></form>`;
}

function showFailures({ products, failures }: Cloud): Html {
  const operations = products.flatMap((product) => [...product.operations.keys()]);
  return html`<div class="panel"><h3>Make calls fail</h3><form method="post" action="fail">
${failureFields.map((field) => showField('fail', field))}
<div class="field"><label for="fail-malformed">Unreadable answer</label><select id="fail-malformed" name="malformed">
<option value="">no</option>${malformationNames.map((name) => html`<option>${name}</option>`)}</select></div>
<div class="field check"><input type="checkbox" id="fail-cut" name="cut" value="true"> <label for="fail-cut">Close the connection without an answer</label></div>
<button>Add failure</button></form>
<datalist id="operations">${operations.map((name) => html`<option value="${name}"></option>`)}</datalist>
${showPending(failures.list())}</div>`;
}

function showClock({ settings }: Cloud): Html {
  return html`<div class="panel"><h3>Clock</h3><p>It is ${new Date(settings.now()).toISOString()} in the cloud.</p>
<form method="post" action="clock">
${showField('clock', { name: 'advance', label: 'Set forward by', hint: 'Such as 30s, 5m or 2h' })}
${showField('clock', {
  name: 'transition',
  label: 'Time in states such as Starting',
  hint: 'In milliseconds, or such as 2s',
  value: String(settings.transition),
})}
<button>Set clock</button></form></div>`;
}

const showReset = (): Html => html`<div class="panel"><h3>Start anew</h3>
<p>Restores the initial resources and the clock, and forgets requests and failures.</p>
<form method="post" action="reset"><button>Reset</button></form></div>`;

/** Shows the forms that control the cloud. Each sends its fields to the route of the same name. */
export const showControls = (cloud: Cloud): Html =>
  html`<section aria-labelledby="controls"><h2 id="controls">Controls</h2><div class="panels">
${showFailures(cloud)}${showClock(cloud)}${showReset()}
</div></section>`;
