import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../../model/editor-context.ts';
import type { OfferedName } from './complete-names.ts';
import { knownNames } from './known-names.ts';

/** The names that a text of this flow may have filled in, each with what it is. */
export function useOfferedNames(): OfferedName[] {
  const { t } = useTranslation('inspector');
  const variables = useEditor(({ flow }) => flow.variables);
  return useMemo(
    () => knownNames(variables).map(({ name, title, about }) => ({ name, detail: title ?? (about === null ? '' : t(about)) })),
    [variables, t],
  );
}
