import type { MemberRow } from '../../reading.js';
import type { Page } from './pages.js';

const isName = (text: string | undefined): text is string => text !== undefined && /^[A-Z][A-Za-z\d]+$/.test(text);

/** The operation of a page: by its link to the vendor's explorer, the row of its action, its samples, or its title. */
export function findAction(
  { title, text }: Page,
  input: readonly MemberRow[] | undefined,
  samples: readonly { readonly action: string | undefined }[],
): string | undefined {
  const link =
    /api\.(?:aliyun|alibabacloud)\.com\/?#product=\w+&api=(\w+)/.exec(text)?.[1] ??
    /api\.(?:aliyun|alibabacloud)\.com\/api\/[\w-]+\/[\d-]+\/(\w+)/.exec(text)?.[1];
  const row = input?.find(({ name }) => name === 'Action');
  const value = /(?:value:?|取值：?|to|为)\s*\**([A-Z]\w+)/i.exec(row?.description ?? '')?.[1];
  const found = [link, row?.example, value, ...samples.map(({ action }) => action)].find(isName);
  return found ?? (input !== undefined && isName(title) ? title : undefined);
}
