import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FlowCard, flowsQuery } from '../../api/flow-queries.ts';
import type { FieldPath } from '../../page-parts/resource/merge-sides.ts';
import { type EnvironmentValue, tidyNumber, valueProblem, withNumber } from './environment-value.ts';

export interface TableProps {
  value: EnvironmentValue;
  changes: readonly FieldPath[];
  disabled: boolean;
  edit: (change: (value: EnvironmentValue) => EnvironmentValue) => void;
}

/** Numbers that callers dial, and the flow that answers. */
export function NumberTable({ value, changes, disabled, edit }: TableProps) {
  const { t } = useTranslation('numbers');
  const { data: cards = [] } = useQuery(flowsQuery);
  const numbers = Object.entries(value.numbers ?? {});
  const flows = cards.filter(({ kind }) => kind === 'call');
  return (
    <section className="page-section">
      <header>
        <h2>{t('numbers')}</h2>
        <p>{t('numbers-what')}</p>
      </header>
      <div className="page-card">
        <table className="rows numbers-table">
          <thead>
            <tr>
              <th>{t('number')}</th>
              <th>{t('flow')}</th>
              <th>{t('state')}</th>
              <th className="figure">{t('calls-today')}</th>
              <th>
                <span className="visually-hidden">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(([number, { flow }]) => (
              <tr key={number} className={changes.some(([table, key]) => table === 'numbers' && key === number) ? 'changed' : ''}>
                <td className="figures numbers-number">{number}</td>
                <td>
                  <Select
                    aria-label={t('flow-of', { number })}
                    data={choicesOf(flows, flow)}
                    value={flow}
                    disabled={disabled}
                    searchable
                    allowDeselect={false}
                    onChange={(chosen) => chosen !== null && edit((before) => withNumber(before, number, chosen))}
                  />
                </td>
                <FlowCells card={cards.find(({ id }) => id === flow)} known={cards.length > 0} />
                <td className="figure">
                  {!disabled && (
                    <ActionIcon
                      aria-label={t('remove-what', { what: number })}
                      onClick={() => edit((before) => withNumber(before, number, null))}
                    >
                      <IconTrash size={15} stroke={1.9} aria-hidden />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {numbers.length === 0 && <p className="empty-rows">{t('no-numbers')}</p>}
        {!disabled && (
          <AddNumber
            numbers={value.numbers ?? {}}
            flows={flows}
            onAdd={(number, flow) => edit((before) => withNumber(before, number, flow))}
          />
        )}
      </div>
    </section>
  );
}

/** How the flow stands; calls are those of the flow today. */
function FlowCells({ card, known }: { card: FlowCard | undefined; known: boolean }) {
  const { t, i18n } = useTranslation('numbers');
  if (card === undefined)
    return (
      <>
        <td>{known && <span className="chip red">{t('no-such-flow')}</span>}</td>
        <td />
      </>
    );
  return (
    <>
      <td>
        <span className="flow-chips">
          {card.live === null ? (
            <span className="chip amber">{t('not-live')}</span>
          ) : (
            <span className="chip green">
              <i className="chip-dot" />
              {t('live', { number: card.live.number })}
            </span>
          )}
          <Link to="/flows/$id" params={{ id: card.id }}>
            {t('open-flow')}
          </Link>
        </span>
      </td>
      <td className="figure">{card.callsToday.toLocaleString(i18n.resolvedLanguage)}</td>
    </>
  );
}

interface AddNumberProps {
  numbers: NonNullable<EnvironmentValue['numbers']>;
  flows: readonly FlowCard[];
  onAdd: (number: string, flow: string) => void;
}

function AddNumber({ numbers, flows, onAdd }: AddNumberProps) {
  const { t } = useTranslation('numbers');
  const [number, setNumber] = useState('');
  const [flow, setFlow] = useState<string | null>(null);
  const tidy = tidyNumber(number);
  const problem =
    number === ''
      ? null
      : Object.hasOwn(numbers, tidy)
        ? t('number-taken')
        : valueProblem('numbers', 'x', tidy) === null
          ? null
          : t('number-wrong');
  return (
    <form
      className="add-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (number === '' || problem !== null || flow === null) return;
        onAdd(tidy, flow);
        setNumber('');
      }}
    >
      <TextInput
        aria-label={t('new-number')}
        placeholder="+37322800800"
        value={number}
        error={problem}
        onChange={({ currentTarget }) => setNumber(currentTarget.value)}
      />
      <Select
        aria-label={t('flow')}
        placeholder={t('choose-flow')}
        data={choicesOf(flows, null)}
        value={flow}
        searchable
        onChange={setFlow}
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={number === '' || problem !== null || flow === null}
      >
        {t('add-number')}
      </Button>
    </form>
  );
}

/** A flow that is gone stays in its row, so that it is seen. */
function choicesOf(flows: readonly FlowCard[], current: string | null): { value: string; label: string }[] {
  const choices = flows.map(({ id, title }) => ({ value: id, label: title }));
  return current === null || choices.some(({ value }) => value === current) ? choices : [...choices, { value: current, label: current }];
}
