import type { JsonValue } from '@callwright/flow-schema';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { recordOf } from '../../../json/is-record.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { FieldView } from '../form/field-view.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';

/** Values under names that people give: headers, fields of a form. */
export function RecordControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const { shape, meta, optional } = props.field;
  if (shape.kind !== 'record') return null;
  const entries = Object.entries(recordOf(value));
  const item = words(meta.item ?? '');
  const set = (next: readonly (readonly [string, JsonValue])[]) =>
    write(next.length === 0 && optional ? undefined : Object.fromEntries(next), { step: true });
  return (
    <FieldFrame label={label} help={help} problem={problem}>
      <div className="list-items">
        {entries.map(([name], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its name is what is being changed
          <div key={index} className="list-item record">
            <NameOfEntry
              name={name}
              label={t('name-of', { item })}
              taken={entries.map(([other]) => other)}
              readOnly={readOnly}
              rename={(next) => set(entries.map(([key, one], at) => [at === index ? next : key, one]))}
            />
            <FieldView field={{ ...shape.item, meta: { ...shape.item.meta, label: name } }} path={[...props.path, name]} bare />
            <ActionIcon
              size={24}
              aria-label={t('remove-item', { item, number: index + 1 })}
              disabled={readOnly}
              onClick={() => set(entries.filter((_, at) => at !== index))}
            >
              <IconX size={14} stroke={1.9} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={readOnly}
          onClick={() => set([...entries, [freeName(entries), '']])}
        >
          {words(meta.add ?? 'Add a value')}
        </Button>
      </div>
    </FieldFrame>
  );
}

interface NameOfEntryProps {
  name: string;
  label: string;
  taken: readonly string[];
  readOnly: boolean;
  rename(name: string): void;
}

/** The name is written when it is whole: two entries never have the same name for a moment. */
function NameOfEntry({ name, label, taken, readOnly, rename }: NameOfEntryProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isTaken = typed !== null && typed !== name && taken.includes(typed);
  const done = () => {
    if (typed !== null && typed !== '' && typed !== name && !isTaken) rename(typed);
    setTyped(null);
  };
  return (
    <TextInput
      className="mono-input"
      aria-label={label}
      value={typed ?? name}
      readOnly={readOnly}
      error={isTaken}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={done}
      onKeyDown={({ key }) => key === 'Enter' && done()}
    />
  );
}

function freeName(entries: readonly (readonly [string, JsonValue])[]): string {
  const taken = new Set(entries.map(([name]) => name));
  for (let number = 1; ; number += 1) if (!taken.has(`X-${number}`)) return `X-${number}`;
}
