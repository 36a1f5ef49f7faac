import { Input } from '@mantine/core';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import type { PropsWithChildren, ReactNode } from 'react';
import { FieldLabel } from './field-label.tsx';

interface FieldFrameProps {
  label: string;
  help: string | null;
  problem: { text: string; isError: boolean } | null;
  /** The control that the label belongs to; a group of controls has none. */
  htmlFor?: string;
  bare?: boolean;
  /** What stands at the right of the label. */
  aside?: ReactNode;
}

/** A control with its label above and what is wrong with it below. */
export function FieldFrame({ label, help, problem, htmlFor, bare = false, aside, children }: PropsWithChildren<FieldFrameProps>) {
  return (
    <div className={bare ? 'field-frame bare' : 'field-frame'}>
      {!bare && (
        <div className="field-head">
          <Input.Label {...(htmlFor === undefined ? { labelElement: 'div' } : { htmlFor })}>
            <FieldLabel label={label} help={help} />
          </Input.Label>
          {aside}
        </div>
      )}
      {children}
      <FieldProblem problem={problem} />
    </div>
  );
}

/** What is wrong with a field, in a sentence. */
export function FieldProblem({ problem }: { problem: { text: string; isError: boolean } | null }) {
  if (problem === null) return null;
  return (
    <p className={problem.isError ? 'field-problem error' : 'field-problem warning'} role="status">
      {!problem.isError && <IconAlertTriangleFilled size={12} aria-hidden />}
      {problem.text}
    </p>
  );
}
