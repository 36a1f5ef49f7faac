import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setVariable } from '../model/commands/edit-flow.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { freeVariable } from './free-variable.ts';
import { VariableRow } from './variable-row.tsx';
import { variableUses } from './variable-uses.ts';

const SEARCH_FROM = 8;

/** All variables by name; one of them is open to be changed. */
export function VariablesList() {
  const { t } = useTranslation('variables');
  const store = useEditorStore();
  const flow = useEditor((editor) => editor.flow);
  const readOnly = useEditor((editor) => editor.readOnly);
  const [open, setOpen] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const uses = useMemo(() => variableUses(flow), [flow]);
  const names = Object.keys(flow.variables);
  const wanted = search.trim().toLowerCase();
  const shown = names.filter((name) => `${name} ${flow.variables[name]?.title ?? ''}`.toLowerCase().includes(wanted));
  const add = () => {
    const name = freeVariable(names);
    store.getState().change(t('add'), setVariable(name, { type: 'text', privacy: 'none' }));
    setSearch('');
    setOpen(name);
  };
  return (
    <div className="variables">
      {names.length === 0 && <p className="panel-empty">{t('empty')}</p>}
      {names.length >= SEARCH_FROM && (
        <TextInput
          className="panel-search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      <ul>
        {shown.map((name) => (
          <VariableRow
            key={name}
            name={name}
            uses={uses.get(name) ?? []}
            isOpen={open === name}
            toggle={() => setOpen(open === name ? null : name)}
            renamed={setOpen}
          />
        ))}
      </ul>
      {names.length > 0 && shown.length === 0 && <p className="panel-empty">{t('nothing-found')}</p>}
      <Button className="panel-add" size="xs" variant="subtle" leftSection={<IconPlus size={14} />} disabled={readOnly} onClick={add}>
        {t('add')}
      </Button>
    </div>
  );
}
