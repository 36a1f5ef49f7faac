import { parseScenario, type ScenarioInput } from '@callwright/queueing';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconFileSpreadsheet, IconFolderOpen } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAs } from '../../../page-parts/save-as.ts';
import { csvArrivals } from './csv-arrivals.ts';
import { PastCallsMenu } from './past-calls-menu.tsx';
import { type PresetName, presets } from './presets.ts';
import { fromScenario, toScenario, type WhatIfInputs } from './what-if-inputs.ts';

interface ScenarioMenuProps {
  inputs: WhatIfInputs;
  /** The queue whose past calls may be taken. */
  queue: string | undefined;
  onChange: (inputs: WhatIfInputs) => void;
}

/** Days to begin with, and files in and out. */
export function ScenarioMenu({ inputs, queue, onChange }: ScenarioMenuProps) {
  const { t } = useTranslation('what-if');
  const [problem, setProblem] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);
  // they stand outside of the menu, which is gone when a file was chosen
  const scenarioFile = useRef<HTMLInputElement>(null);
  const csvFile = useRef<HTMLInputElement>(null);
  const say = (wrong: string | null, told: string | null = null): void => {
    setProblem(wrong);
    setNote(told);
  };
  const read = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const value = jsonIn(await file.text());
    const { scenario, problems } = parseScenario(value);
    if (scenario === null) return say([t('wrong-file'), ...problems.map(({ place, message }) => `${place}: ${message}`)].join('\n'));
    const { inputs: next, rounded, csv } = fromScenario(scenario as ScenarioInput);
    onChange(csv === null ? next : { ...next, arrivals: inputs.arrivals });
    say(null, csv !== null ? t('needs-csv', { file: csv }) : rounded ? t('was-rounded') : null);
  };
  const readCsv = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const arrivals = csvArrivals(await file.text());
    if (!arrivals.ok) return say(t(`csv-${arrivals.problem}`, { line: arrivals.line }));
    const busy = arrivals.byHour.flatMap((value, hour) => (value > 0 ? [hour] : []));
    const opens = Math.min(inputs.opens, busy[0] ?? inputs.opens);
    const closes = Math.max(inputs.closes, (busy.at(-1) ?? 0) + 1);
    onChange({ ...inputs, opens, closes, arrivals: arrivals.byHour });
    say(null, t('csv-read', { count: arrivals.calls, days: arrivals.days }));
  };
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('more')}>
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('begin-with')}</Menu.Label>
          {(Object.keys(presets) as PresetName[]).map((name) => (
            <Menu.Item key={name} onClick={() => onChange(presets[name])}>
              {t(`preset-${name}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {queue !== undefined && <PastCallsMenu {...{ queue, inputs, onChange, say }} />}
          <Menu.Item leftSection={<IconFileSpreadsheet size={14} aria-hidden />} onClick={() => csvFile.current?.click()}>
            {t('calls-from-csv')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFolderOpen size={14} aria-hidden />} onClick={() => scenarioFile.current?.click()}>
            {t('open-scenario')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => saveAs('what-if.scenario.json', `${JSON.stringify(toScenario(inputs), null, 2)}\n`, 'application/json')}
          >
            {t('save-scenario')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <HiddenFile input={scenarioFile} label={t('open-scenario')} accept="application/json,.json" onFile={(file) => void read(file)} />
      <HiddenFile input={csvFile} label={t('calls-from-csv')} accept=".csv,text/csv" onFile={(file) => void readCsv(file)} />
      {problem !== null && (
        <p className="field-problem what-if-note" role="alert">
          {problem}
        </p>
      )}
      {note !== null && (
        <p className="caption what-if-note" role="status">
          {note}
        </p>
      )}
    </>
  );
}

interface HiddenFileProps {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  accept: string;
  onFile: (file: File | null) => void;
}

function HiddenFile({ input, label, accept, onFile }: HiddenFileProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={label}
      accept={accept}
      onChange={({ currentTarget }) => {
        onFile(currentTarget.files?.[0] ?? null);
        // the same file may be chosen again
        currentTarget.value = '';
      }}
    />
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
