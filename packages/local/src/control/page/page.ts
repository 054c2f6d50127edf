import type { Cloud, World } from '../../handle-request.js';
import { showCalls } from './calls.js';
import { showControls } from './controls.js';
import { Html, html } from './html.js';
import { showResources } from './resources.js';
import { style } from './style.js';

const headers = {
  'content-type': 'text/html;charset=utf-8',
  'cache-control': 'no-store',
  // without scripts, and nowhere but in its own window
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Shows a choice between accounts, if there are several. */
function showAccounts({ settings }: Cloud, shown: string): Html | undefined {
  if (settings.accounts.length === 1) return undefined;
  const options = settings.accounts.map(({ accessKeyId }) => [accessKeyId, accessKeyId === shown] as const);
  return html`<form method="get"><label for="account">Account</label><select id="account" name="account">
${options.map(([id, isShown]) => html`<option${isShown && html` selected`}>${id}</option>`)}</select> <button>Show</button></form>`;
}

/** What the page says about the request that led to it. */
export interface Outcome {
  readonly isError: boolean;
  readonly sentence: string;
}

const showOutcome = ({ isError, sentence }: Outcome): Html =>
  html`<p class="notice ${isError ? 'bad' : 'good'}" role="${isError ? 'alert' : 'status'}">${sentence}</p>`;

/** The account that a page shows. */
export interface ShownAccount {
  readonly id: string;
  readonly world: World;
}

/** Renders the status page of a cloud. */
export function renderPage(cloud: Cloud, { id, world }: ShownAccount, outcome: Outcome | undefined): Response {
  const names = cloud.products.map(({ model }) => model.product).join(', ');
  const body = html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Local cloud</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><style>${new Html(style)}</style></head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><h1>Local cloud</h1><p class="quiet">It serves ${names}.</p>
<nav aria-label="Sections"><ul><li><a href="#resources">Resources</a></li><li><a href="#requests">Requests</a></li>
<li><a href="#controls">Controls</a></li><li><a href="?account=${encodeURIComponent(id)}">Refresh</a></li></ul></nav></header>
<main id="main" tabindex="-1">${outcome && showOutcome(outcome)}
${showAccounts(cloud, id)}
${showResources(world)}
${showCalls(cloud.calls.list())}
${showControls(cloud)}
</main>
</body>
</html>
`;
  return new Response(body.text, { status: outcome?.isError ? 400 : 200, headers });
}
