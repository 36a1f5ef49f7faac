import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freeName } from '../../page-parts/free-name.ts';
import { type NameTable, tidyNumber, valueProblem, withName } from './environment-value.ts';
import type { TableProps } from './number-table.tsx';

const examples: Readonly<Record<NameTable, { name: string; text: string }>> = {
  phones: { name: 'desk', text: '+40310000222' },
  callerIds: { name: 'office', text: '+40310000100' },
  endpoints: { name: 'crm', text: 'https://crm.example' },
};

/** Names that flows use, and what each stands for in this environment. */
export function NameTableSection({ table, value, changes, disabled, edit }: TableProps & { table: NameTable }) {
  const { t } = useTranslation('numbers');
  const names = Object.entries(value[table] ?? {});
  return (
    <section className="page-section">
      <header>
        <h2>{t(table)}</h2>
        <p>{t(`${table}-what`)}</p>
      </header>
      <div className="page-card">
        <table className="rows numbers-table">
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th>{t(`${table}-value`)}</th>
              <th>
                <span className="visually-hidden">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map(([name, text]) => (
              <tr
                key={name}
                className={changes.some(([first, key]) => first === table && (key === undefined || key === name)) ? 'changed' : ''}
              >
                <td className="mono">{name}</td>
                <td>
                  <ValueField
                    label={t('value-of', { name })}
                    text={text}
                    disabled={disabled}
                    problem={valueProblem(table, name, text)}
                    onChange={(typed) => edit((before) => withName(before, table, name, tidied(table, typed)))}
                  />
                </td>
                <td className="figure">
                  {!disabled && (
                    <ActionIcon
                      aria-label={t('remove-what', { what: name })}
                      onClick={() => edit((before) => withName(before, table, name, null))}
                    >
                      <IconTrash size={15} stroke={1.9} aria-hidden />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {names.length === 0 && <p className="empty-rows">{t(`no-${table}`)}</p>}
        {!disabled && (
          <AddName
            table={table}
            taken={new Set(names.map(([name]) => name))}
            onAdd={(name, text) => edit((before) => withName(before, table, name, text))}
          />
        )}
      </div>
    </section>
  );
}

interface ValueFieldProps {
  label: string;
  text: string;
  disabled: boolean;
  problem: string | null;
  onChange: (text: string) => void;
}

function ValueField({ label, text, disabled, problem, onChange }: ValueFieldProps) {
  return (
    <TextInput
      aria-label={label}
      className="numbers-value"
      value={text}
      disabled={disabled}
      error={problem}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function AddName({ table, taken, onAdd }: { table: NameTable; taken: ReadonlySet<string>; onAdd: (name: string, text: string) => void }) {
  const { t } = useTranslation('numbers');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const slug = name.trim() === '' ? '' : freeName(name, new Set());
  const problem = text === '' ? null : valueProblem(table, 'x', tidied(table, text));
  const isReady = slug !== '' && !taken.has(slug) && text !== '' && problem === null;
  return (
    <form
      className="add-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        onAdd(slug, tidied(table, text));
        setName('');
        setText('');
      }}
    >
      <TextInput
        aria-label={t(`new-name-${table}`)}
        placeholder={examples[table].name}
        value={name}
        error={taken.has(slug) ? t('name-taken') : null}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        aria-label={t(`${table}-value`)}
        placeholder={examples[table].text}
        value={text}
        error={problem === null ? null : t(table === 'endpoints' ? 'address-wrong' : 'number-wrong')}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={14} aria-hidden />} disabled={!isReady}>
        {t('add')}
      </Button>
    </form>
  );
}

function tidied(table: NameTable, text: string): string {
  return table === 'endpoints' ? text.trim() : tidyNumber(text);
}
