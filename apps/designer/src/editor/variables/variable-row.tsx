import type { Variable } from '@callwright/flow-schema';
import { IconChevronDown, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import { useAnalysis } from '../problems/analysis-context.ts';
import { VariableForm } from './variable-form.tsx';
import type { VariableUse } from './variable-uses.ts';

export interface VariableRowProps {
  name: string;
  uses: readonly VariableUse[];
  isOpen: boolean;
  toggle(): void;
  renamed(name: string): void;
}

const nothing: Variable = { type: 'text', privacy: 'none' };

/** A variable in one line; opened, its form below. */
export function VariableRow({ name, uses, isOpen, toggle, renamed }: VariableRowProps) {
  const { t } = useTranslation('variables');
  const variable = useEditor(({ flow }) => flow.variables[name]) ?? nothing;
  const { diagnostics } = useAnalysis();
  const problem = diagnostics.find(({ path }) => path[0] === 'variables' && path[1] === name);
  return (
    <li className={isOpen ? 'variable-row open' : 'variable-row'}>
      <button type="button" className="variable-line" aria-expanded={isOpen} onClick={toggle}>
        <span className="mono ellipsis variable-name">{name}</span>
        <span className="ellipsis variable-title">{variable.title}</span>
        {variable.privacy !== 'none' && <IconLock size={13} stroke={1.9} role="img" aria-label={t(`privacy-${variable.privacy}`)} />}
        <span className="variable-type">{t(`type-${variable.type}`)}</span>
        <span className="figures variable-count" title={t('used', { count: uses.length })}>
          {uses.length}
        </span>
        <IconChevronDown size={14} stroke={1.9} className={isOpen ? 'turned' : ''} aria-hidden />
      </button>
      {problem !== undefined && <p className="field-problem error">{problem.message}</p>}
      {isOpen && <VariableForm name={name} variable={variable} uses={uses} renamed={renamed} />}
    </li>
  );
}
