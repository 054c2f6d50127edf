import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Finding } from '../language/findings.js';
import { type Command, exit, print, say, UsageError } from './command.js';
import { nameProduct } from './products.js';
import { createReport } from './report.js';
import { writeAll } from './writing.js';

/** Files to be written, by path from the root, or the reasons against them. */
interface Draft {
  readonly product: string;
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

async function draftProduct(root: string, product: string): Promise<Draft> {
  const { renderProductSkeleton } = await import('../write/skeletons/product.js');
  const { checkNewProduct } = await import('../check/skeleton.js');
  const skeleton = renderProductSkeleton(product);
  const findings = checkNewProduct(root, product, skeleton.get('product.yaml') ?? '');
  const files = new Map([...skeleton].map(([path, text]) => [posix.join('specs', product, path), text]));
  return { product, files, findings };
}

async function draftOperation(root: string, product: string, name: string): Promise<Draft> {
  const { renderOperationSkeleton } = await import('../write/skeletons/operation.js');
  const { checkNewOperation, loadExisting } = await import('../check/skeleton.js');
  const { specs, findings } = loadExisting(root, product);
  if (specs === undefined) return { product, files: new Map(), findings };
  const sources = specs.files.find(({ path }) => path.endsWith(`${product}/sources.yaml`))?.value as
    | { readonly sources?: object }
    | undefined;
  const [source = 'guide'] = Object.keys(sources?.sources ?? {});
  const text = renderOperationSkeleton(name, { source, protocols: specs.product?.value.protocols });
  const files = new Map([[`specs/${product}/operations/${name}.yaml`, text]]);
  return { product, files, findings: checkNewOperation(specs, name, text) };
}

/** Drafts what the arguments ask for. */
function draft(root: string, args: readonly string[]): Promise<Draft> {
  const [what, product, name] = args;
  if (what === 'product' && product !== undefined && args.length === 2) return draftProduct(root, product);
  if (what === 'operation' && product !== undefined && name !== undefined && args.length === 3)
    return draftOperation(root, nameProduct(product), name);
  throw new UsageError('new takes: product <name>, or operation <product> <Name>');
}

export const newCommand: Command = {
  name: 'new',
  summary: 'Writes the skeleton of a product or an operation; check then says what is still to be written.',
  usage: 'yunspec new product <name> [--json]\n       yunspec new operation <product> <Name> [--json]',
  options: { json: { type: 'boolean', doc: 'Print what was written, or the findings, as JSON.' } },
  run: async (args, { json }, { root }) => {
    const { product, files, findings } = await draft(root, args);
    if (findings.length > 0) {
      const report = createReport(json === true);
      report.add({ findings });
      report.finish();
      say('nothing was written');
      return exit.findings;
    }
    const taken = [...files.keys()].find((path) => existsSync(join(root, path)));
    if (taken !== undefined) throw new UsageError(`${taken} exists already; nothing was written`);
    await writeAll(
      root,
      [...files].map(([path, content]) => ({ path: join(root, path), content })),
    );
    if (json === true) print(JSON.stringify({ written: [...files.keys()] }, null, 2));
    else for (const path of files.keys()) print(`wrote ${path}`);
    say(`yunspec check ${product} says what is still to be written`);
    return exit.ok;
  },
};
