import { Select } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setVariable } from '../../model/commands/edit-flow.ts';
import { writeField } from '../../model/commands/write-field.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { textAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { variableNameFrom } from './variable-name.ts';

const DECLARE = '+';

/** A variable of the flow: chosen, or declared on the spot. */
export function VariableControl(props: ControlProps) {
  const { id: node, value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const store = useEditorStore();
  const variables = useEditor(({ flow }) => flow.variables);
  const id = useId();
  const [search, setSearch] = useState('');
  const text = textAt(value);
  const fresh = variableNameFrom(search);
  const own = Object.keys(variables);
  const names = own.includes(text) || text === '' ? own : [text, ...own];
  const isFresh = fresh !== null && !own.includes(fresh);
  const data = [
    ...names.map((name) => ({ value: name, label: name })),
    ...(isFresh ? [{ value: DECLARE + fresh, label: t('declare', { name: fresh }) }] : []),
  ];
  const choose = (next: string | null) => {
    if (next === null || !next.startsWith(DECLARE)) return write(next ?? (props.field.name === '' ? '' : undefined), { step: true });
    const name = next.slice(DECLARE.length);
    const title = search.trim() === name ? {} : { title: search.trim() };
    store
      .getState()
      .change(t('declare', { name }), (document) =>
        writeField(node, props.path, name)(setVariable(name, { type: 'text', privacy: 'none', ...title })(document)),
      );
  };
  return (
    <FieldFrame label={label} help={help} problem={problem} htmlFor={id} bare={bare}>
      <Select
        id={id}
        className="mono-input"
        searchable
        data={data}
        value={text === '' ? null : text}
        searchValue={search}
        onSearchChange={setSearch}
        filter={({ options, search: wanted }) =>
          options.filter(
            (option) =>
              'value' in option && (option.value.startsWith(DECLARE) || matches(option.value, variables[option.value]?.title, wanted)),
          )
        }
        placeholder={t('choose-variable')}
        nothingFoundMessage={t('nothing-found')}
        readOnly={readOnly}
        error={problem?.isError === true}
        clearable={props.field.optional}
        allowDeselect={false}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
        renderOption={({ option }) => (
          <span className="named-option">
            {option.label}
            <span>{variables[option.value]?.title}</span>
          </span>
        )}
        {...(bare && { 'aria-label': label })}
        {...(help !== null && { 'aria-description': help })}
        onChange={choose}
      />
    </FieldFrame>
  );
}

function matches(name: string, title: string | undefined, wanted: string): boolean {
  const text = wanted.trim().toLowerCase();
  return name.toLowerCase().includes(text) || (title ?? '').toLowerCase().includes(text);
}
