/** One thing that the cloud did with a call, for those who count what their tests reach. */
export type Observation =
  /** It answered. An answer to a request whose operation is not known has none. */
  | {
      readonly kind: 'answer';
      readonly product: string;
      readonly operation?: string | undefined;
      readonly status: number;
      /** The code of the error, if it is one. */
      readonly code?: string | undefined;
    }
  /** It applied a rule that only a server can check, and the call kept it or broke it. */
  | {
      readonly kind: 'rule';
      readonly product: string;
      readonly operation: string;
      readonly rule: string;
      readonly holds: boolean;
    }
  /** A call acted on a resource in one of its states, or was refused for the state. */
  | {
      readonly kind: 'state';
      readonly product: string;
      readonly operation: string;
      readonly resource: string;
      readonly state: string;
      readonly isAllowed: boolean;
    }
  /** A resource left a state by itself. */
  | {
      readonly kind: 'passage';
      readonly product: string;
      readonly resource: string;
      readonly from: string;
      readonly to: string;
    };

/** Takes what the cloud did. */
export type Observe = (observation: Observation) => void;
