import { type ComponentType, createContext, useContext } from 'react';
import type { ControlProps } from './use-control.ts';

/** Finds the control of a field. Controls that hold fields get it from here, for they are among those it finds. */
export const ControlContext = createContext<ComponentType<ControlProps>>(() => null);

/** The control of a field. */
export function FieldView(props: ControlProps) {
  const Control = useContext(ControlContext);
  return <Control {...props} />;
}
