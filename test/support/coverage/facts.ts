import type { Observation } from '@yunspec/local';

/** One fact that a run has shown: `['ecs', 'StartInstance', 'answers', 'IncorrectInstanceStatus']`. */
export type Fact = readonly [product: string, operation: string, kind: FactKind, text: string];

export type FactKind = 'answers' | 'rules' | 'states' | 'wire' | 'examples' | 'requests';

/** Writes an observation as a fact. Facts about no operation are under `*`. */
export function toFact(observation: Observation): Fact {
  const { product } = observation;
  switch (observation.kind) {
    case 'answer':
      return [product, observation.operation ?? '*', 'answers', observation.code ?? 'ok'];
    case 'rule':
      return [product, observation.operation, 'rules', `${observation.rule} ${observation.holds ? 'kept' : 'broken'}`];
    case 'state': {
      const { operation, resource, state, isAllowed } = observation;
      return [product, operation, 'states', `${resource} ${state} ${isAllowed ? 'allowed' : 'refused'}`];
    }
    case 'passage':
      return [product, '*', 'states', `${observation.resource} ${observation.from} becomes ${observation.to}`];
  }
}
