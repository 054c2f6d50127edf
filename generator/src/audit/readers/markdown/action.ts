import type { MemberRow } from '../../reading.js';
import type { Page } from './pages.js';

const isName = (text: string | undefined): text is string => text !== undefined && /^[A-Z][a-z][A-Za-z\d]+$/.test(text);

/** The name that most places of a page give its operation: pages are copied, and links and samples forgotten. */
export function findAction(
  { title, text }: Page,
  input: readonly MemberRow[] | undefined,
  samples: readonly { readonly action: string | undefined }[],
): string | undefined {
  const links = [
    /api\.(?:aliyun|alibabacloud)\.com\/?#product=\w+&api=(\w+)/.exec(text)?.[1],
    /api\.(?:aliyun|alibabacloud)\.com\/api\/[\w-]+\/[\d-]+\/(\w+)/.exec(text)?.[1],
  ];
  const row = input?.find(({ name }) => name === 'Action');
  const value = /(?:value:?|取值：?|to|为)\s*`?([A-Z]\w+)/i.exec(row?.description ?? '')?.[1];
  const votes = [row?.example, value, ...samples.map(({ action }) => action), ...links].filter(isName);
  if (votes.length === 0) return input !== undefined && isName(title) ? title : undefined;
  const all = isName(title) ? [...votes, title] : votes;
  const count = (name: string): number => all.filter((other) => other === name).length;
  return all.toSorted((a, b) => count(b) - count(a))[0];
}
