// verdaccio is installed for a rehearsal only, so its own types are not always there
declare module 'verdaccio' {
  import type { Server } from 'node:http';

  export function runServer(config: object): Promise<Server>;
}
