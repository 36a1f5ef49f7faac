import type { Diagnostic, FlowNode } from '@callwright/flow-schema';
import { createContext, useContext } from 'react';

/** The node whose form is open. */
export interface FormPlace {
  id: string;
  node: FlowNode;
  /** What is wrong with its configuration, said after a pause. */
  problems: readonly Diagnostic[];
}

export const FormContext = createContext<FormPlace | null>(null);

/** The node whose form is open. Throws outside of a form. */
export function useForm(): FormPlace {
  const place = useContext(FormContext);
  if (place === null) throw new Error('There is no form here.');
  return place;
}
