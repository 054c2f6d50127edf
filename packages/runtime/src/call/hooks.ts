import type { Hooks } from '../client.js';

/** Calls a hook, if it is set. Hooks only observe: if one throws or rejects, the call goes on. */
export function emitHook<Name extends keyof Hooks>(
  hooks: Hooks,
  name: Name,
  ...args: Parameters<NonNullable<Hooks[Name]>>
): void {
  const hook = hooks[name] as ((...given: typeof args) => unknown) | undefined;
  if (hook === undefined) return;
  try {
    Promise.resolve(hook.apply(hooks, args)).catch(() => {});
  } catch {
    // the same for a hook that is not async
  }
}
