import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { listAt } from '../form/field.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import { FieldView } from '../form/field-view.tsx';
import { type ControlProps, useControl } from '../form/use-control.ts';
import { Tags } from './tags-control.tsx';

/** Several values of one kind; short plain texts are tags. */
export function ListControl(props: ControlProps) {
  const { value, label, help, problem, readOnly, bare, write } = useControl(props);
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const { shape, meta, optional } = props.field;
  if (shape.kind !== 'list') return null;
  const items = listAt(value);
  const isPlain = shape.item.meta.control === undefined;
  const emptied = (list: readonly (typeof items)[number][]) => (list.length === 0 && optional ? undefined : [...list]);
  return (
    <FieldFrame label={label} help={help} problem={problem} bare={bare}>
      {isPlain ? (
        <Tags
          label={label}
          value={value}
          readOnly={readOnly}
          most={shape.most}
          error={problem?.isError === true}
          write={(texts) => write(emptied(texts))}
        />
      ) : (
        <div className="list-items">
          {items.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: values of a list have no other identity
            <div key={index} className="list-item">
              <FieldView
                field={{ ...shape.item, meta: { ...shape.item.meta, label: meta.item ?? meta.label ?? '' } }}
                path={[...props.path, index]}
                bare
              />
              <ActionIcon
                size={24}
                aria-label={t('remove-item', { item: words(meta.item ?? ''), number: index + 1 })}
                disabled={readOnly}
                onClick={() => write(emptied(items.filter((__, at) => at !== index)), { step: true })}
              >
                <IconX size={14} stroke={1.9} />
              </ActionIcon>
            </div>
          ))}
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            disabled={readOnly || (shape.most !== null && items.length >= shape.most)}
            onClick={() => write([...items, ''], { step: true })}
          >
            {words(meta.add ?? 'Add a value')}
          </Button>
        </div>
      )}
    </FieldFrame>
  );
}
