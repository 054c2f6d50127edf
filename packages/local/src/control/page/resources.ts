import type { Resource } from '@yunspec/model';
import type { World } from '../../handle-request.js';
import type { Members } from '../../paths.js';
import type { Entry, Store } from '../../state/store.js';
import { type Html, html } from './html.js';

/** The most resources of a kind that are shown. */
const mostRows = 50;

/** The most members of a resource that are shown, besides its identity and its state. */
const mostMembers = 4;

/** Counts entries by state, such as `2 Running, 1 Stopped`. */
function countStates(entries: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const { state } of entries) if (state !== undefined) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
}

/** Lists the members of some entries that have a value which fits into a cell. */
function listColumns({ identity, state }: Resource, entries: readonly Entry[]): string[] {
  const isShort = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
  const names = entries.flatMap(({ members }) => Object.keys(members).filter((name) => isShort(members[name])));
  return [...new Set(names)].filter((name) => name !== identity.member && name !== state).slice(0, mostMembers);
}

const showValue = (members: Members, name: string): unknown =>
  typeof members[name] === 'object' ? undefined : members[name];

function showTable(resource: Resource, entries: readonly Entry[]): Html {
  const { resource: kind, identity, states } = resource;
  const shown = entries.slice(0, mostRows);
  const columns = listColumns(resource, shown);
  const rows = shown.map(
    ({ members, state }) =>
      html`<tr><th scope="row">${members[identity.member]}</th>${
        states === undefined ? undefined : html`<td>${state}</td>`
      }${columns.map((name) => html`<td>${showValue(members, name)}</td>`)}</tr>`,
  );
  const rest = entries.length > mostRows ? `the first ${mostRows} of ${entries.length}` : 'all';
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${kind} resources"><table>
<caption>${kind}: ${rest}</caption>
<thead><tr><th scope="col">${identity.member}</th>${
    states === undefined ? undefined : html`<th scope="col">State</th>`
  }${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

function showKind(store: Store, resource: Resource): Html | undefined {
  const entries = store.list(resource.resource);
  if (entries.length === 0) return undefined;
  const states = countStates(entries);
  return html`<details><summary>${resource.resource}: ${entries.length}${
    states === '' ? '' : ` (${states})`
  }</summary>${showTable(resource, entries)}</details>`;
}

/** Shows the resources of an account, by product and kind. */
export function showResources(world: World): Html {
  const products = [...world].map(([{ model, resources }, { store }]) => {
    store.advance();
    return html`<h3>${model.title}</h3>${[...resources.values()].map((resource) => showKind(store, resource))}`;
  });
  return html`<section aria-labelledby="resources"><h2 id="resources">Resources</h2>${products}</section>`;
}
