import { useMemo, useState } from 'react';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { useEditor } from '../../model/editor-context.ts';
import { deriveForm } from '../form/derive-form.ts';
import type { Tab } from '../form/field.ts';
import type { FormPlace } from '../form/form-place.ts';

/** A tab of the dock: of the form, or one that every node has. */
export type DockTab =
  | { kind: 'form'; name: string; tab: Tab; problems: number }
  | { kind: 'exits' | 'note'; name: string; problems: number };

const none: readonly Tab[] = [];

/** The tabs of a node, and which of them is open: the one that was chosen, or that has the field that wants attention. */
export function useTabs({ id, node, problems }: FormPlace) {
  const focus = useEditor((editor) => (editor.focus?.node === id ? editor.focus : null));
  const [chosen, setChosen] = useState<{ name: string; at: number } | null>(null);
  const definition = definitionOf(node.type);
  const form = definition === undefined ? none : deriveForm(definition.config);
  const tabs = useMemo(
    (): DockTab[] => [
      ...form.map(
        (tab): DockTab => ({ kind: 'form', name: tab.name, tab, problems: problems.filter(({ path }) => holds(tab, path[0])).length }),
      ),
      { kind: 'exits', name: 'exits', problems: 0 },
      { kind: 'note', name: 'note', problems: 0 },
    ],
    [form, problems],
  );
  const [first] = fieldPath(focus?.field ?? null);
  const wanted =
    first === 'note'
      ? 'note'
      : first === 'exits' && focus?.field?.startsWith('config') !== true
        ? 'exits'
        : form.find((tab) => holds(tab, first))?.name;
  const isNewer = focus !== null && focus.at > (chosen?.at ?? 0) && wanted !== undefined;
  const name = isNewer ? wanted : chosen?.name;
  const open = tabs.find((tab) => tab.name === name) ?? tabs[0];
  return { tabs, open, choose: (next: string) => setChosen({ name: next, at: Date.now() }) };
}

function holds({ fields }: Tab, name: string | number | undefined): boolean {
  return fields.some((field) => field.name === name);
}

/** The place of a field in a node's configuration, from how it is named: `config.options.0.key`, or without `config`. */
export function fieldPath(field: string | null): string[] {
  return field === null ? [] : field.replace(/^config\./, '').split('.');
}
