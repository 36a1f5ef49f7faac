import type { Variable } from '@callwright/flow-schema';
import type { ClosedFlow } from '../flows/close-flow.ts';

export type PrivacyClass = Variable['privacy'];

/** Whether a flow, or a module in it, keeps anything that is not for everybody. */
export function isPrivateFlow({ flow, modules = {} }: Pick<ClosedFlow, 'flow' | 'modules'>): boolean {
  const variables = [flow, ...Object.values(modules)].flatMap((one) => Object.values(one.variables));
  return variables.some(({ privacy }) => privacy !== 'none');
}
