import { Suspense } from 'react';
import { VariablesList } from './variables-list.tsx';
import './variables.css';

/** The variables of the flow: what each is, how it is protected, where it is used. */
export function Variables() {
  return (
    <Suspense fallback={null}>
      <VariablesList />
    </Suspense>
  );
}
