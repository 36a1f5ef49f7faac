import type { Flow, Variable } from '@callwright/flow-schema';
import type { Change } from '../open-document.ts';

/** Writes fields of the flow itself; undefined takes one away. */
export function setFlow(fields: { [Field in keyof Omit<Flow, 'nodes' | 'id'>]?: Flow[Field] | undefined }): Change {
  return (document) => {
    const flow = Object.fromEntries(Object.entries({ ...document.flow, ...fields }).filter(([, value]) => value !== undefined));
    return { ...document, flow: flow as Flow };
  };
}

/** Declares a variable, or changes it; null takes it away. */
export function setVariable(name: string, variable: Variable | null): Change {
  return (document) => {
    const { [name]: _, ...others } = document.flow.variables;
    return setFlow({ variables: variable === null ? others : { ...others, [name]: variable } })(document);
  };
}
