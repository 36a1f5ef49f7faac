import { ActionIcon, Button, NumberInput, TagsInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../queue-values.ts';
import { useQueueField, useQueueForm } from './form-context.ts';
import type { QueueField } from './queue-fields.ts';

interface Step {
  afterSeconds?: number;
  whenInLineOver?: number;
  groups: string[];
}

/** Who joins to help, after how long or from which length on. */
export function StepsTable({ field, most }: { field: QueueField; most: number | null }) {
  const { t } = useTranslation('queues');
  const { value, disabled, write } = useQueueField(field);
  const steps = (Array.isArray(value) ? value : []) as Step[];
  const save = (next: readonly Step[]): void => write(next.length === 0 ? undefined : next.map((step) => ({ ...step })));
  const change = (index: number, step: Step): void => save(steps.with(index, step));
  return (
    <div className="queue-steps">
      {steps.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              <th>{t('step-groups')}</th>
              <th>{t('step-after')}</th>
              <th>{t('step-length')}</th>
              <th>
                <span className="visually-hidden">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name; its place is what it is
              <StepRow key={index} number={index} step={step} disabled={disabled} onChange={(next) => change(index, next)}>
                {!disabled && (
                  <Tooltip label={t('remove')}>
                    <ActionIcon aria-label={t('remove-step', { number: index + 1 })} onClick={() => save(steps.toSpliced(index, 1))}>
                      <IconTrash size={15} stroke={1.9} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                )}
              </StepRow>
            ))}
          </tbody>
        </table>
      )}
      {!disabled && steps.length < (most ?? Number.POSITIVE_INFINITY) && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => save([...steps, { afterSeconds: 120, groups: [] }])}
        >
          {t('add-step')}
        </Button>
      )}
    </div>
  );
}

interface StepRowProps {
  number: number;
  step: Step;
  disabled: boolean;
  onChange: (step: Step) => void;
  children: ReactNode;
}

function StepRow({ number, step, disabled, onChange, children }: StepRowProps) {
  const { t } = useTranslation('queues');
  const { issues } = useQueueForm();
  const here = issues.find(({ path }) => path[0] === 'overflow' && path[1] === number);
  const words = here === undefined ? null : problemWords(here);
  const { afterSeconds, whenInLineOver, groups } = step;
  const writeNumber = (name: 'afterSeconds' | 'whenInLineOver', next: string | number): void => {
    const { [name]: _, ...rest } = step;
    onChange(typeof next === 'number' ? { ...step, [name]: next } : rest);
  };
  return (
    <tr>
      <td>
        <TagsInput
          aria-label={t('step-groups')}
          value={groups}
          disabled={disabled}
          error={words === null ? null : t(words.key, words.values)}
          placeholder={groups.length === 0 ? t('type-and-enter') : ''}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          maxTags={20}
          onChange={(next) => onChange({ ...step, groups: next })}
        />
      </td>
      <td>
        <NumberInput
          aria-label={t('step-after')}
          value={afterSeconds ?? ''}
          disabled={disabled}
          min={0}
          suffix={` ${t('unit-s')}`}
          clampBehavior="none"
          onChange={(next) => writeNumber('afterSeconds', next)}
        />
      </td>
      <td>
        <NumberInput
          aria-label={t('step-length')}
          value={whenInLineOver ?? ''}
          disabled={disabled}
          min={1}
          allowDecimal={false}
          clampBehavior="none"
          onChange={(next) => writeNumber('whenInLineOver', next)}
        />
      </td>
      <td className="figure">{children}</td>
    </tr>
  );
}
