import { ownerParameters, protocolParameters } from '@yunspec/model';

/** Parameters that every call takes or that only the vendor's own accounts use: no operation's inputs. */
const common: ReadonlySet<string> = new Set([...protocolParameters, ...ownerParameters]);

export const isCommonParameter = (name: string): boolean => common.has(name);
