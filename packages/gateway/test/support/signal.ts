/** Something that happens once, and can be waited for. */
export interface Signal {
  readonly happened: Promise<void>;
  happen(): void;
}

export function createSignal(): Signal {
  let happen = (): void => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}

/** A transport that answers when it is told to. */
export function createHeld() {
  const [started, released] = [createSignal(), createSignal()];
  return {
    started: started.happened,
    release: released.happen,
    fetch: async (): Promise<Response> => {
      started.happen();
      await released.happened;
      return Response.json({ RequestId: 'r-1', Regions: { Region: [] } });
    },
  };
}
