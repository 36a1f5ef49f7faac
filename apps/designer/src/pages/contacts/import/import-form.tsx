import { Button, FileInput, Select, TextInput } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportResult, importContacts } from '../contacts-query.ts';
import { type CsvPreview, readPreview, withTitles } from './read-preview.ts';

const MOST_BYTES = 10_000_000;
const countries = ['MD', 'RO', 'RU', 'UA', 'DE', 'FR', 'GB', 'IT', 'ES', 'PL', 'BG', 'TR', 'US'];

interface ChosenFile {
  text: string;
  preview: CsvPreview;
}

/** Contacts from a CSV file: its first rows and the fields that its columns become, then what was kept and what was refused. */
export function ImportForm({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation('contacts');
  const answers = useQueryClient();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [titles, setTitles] = useState<string[]>([]);
  const [mode, setMode] = useState<'replace' | 'add'>('add');
  const [country, setCountry] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: ({ text, preview }: ChosenFile) => importContacts(withTitles(text, preview, titles), { mode, country }),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['contacts'] }),
  });
  const choose = async (chosen: File | null): Promise<void> => {
    send.reset();
    const text = chosen === null || chosen.size > MOST_BYTES ? null : await chosen.text();
    const preview = text === null ? null : readPreview(text);
    const isUtf8 = text?.includes('\uFFFD') !== true;
    setProblem(
      chosen === null ? null : text === null ? t('too-large') : preview === null ? t('empty-file') : isUtf8 ? null : t('not-utf-8'),
    );
    // letters that were lost in reading must not be kept
    setFile(text === null || preview === null || !isUtf8 ? null : { text, preview });
    setTitles(preview?.header ?? []);
  };
  const names = new Intl.DisplayNames(i18n.resolvedLanguage ?? 'en', { type: 'region' });
  if (send.data !== undefined) return <Result result={send.data} onDone={onDone} />;
  return (
    <div className="import-form">
      <FileInput
        label={t('file')}
        placeholder={t('choose-file')}
        accept=".csv,text/csv"
        leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
        error={problem}
        onChange={(chosen) => void choose(chosen)}
      />
      {file !== null && (
        <>
          <Mapping preview={file.preview} titles={titles} onChange={setTitles} />
          <div className="import-settings">
            <Select
              label={t('mode')}
              value={mode}
              allowDeselect={false}
              data={(['add', 'replace'] as const).map((value) => ({ value, label: t(`mode-${value}`) }))}
              onChange={(value) => setMode(value === 'replace' ? 'replace' : 'add')}
            />
            <Select
              label={t('country')}
              placeholder={t('country-none')}
              value={country}
              clearable
              searchable
              data={countries.map((value) => ({ value, label: names.of(value) ?? value }))}
              onChange={setCountry}
            />
          </div>
          {send.error !== null && (
            <p className="field-problem" role="alert">
              {send.error.message}
            </p>
          )}
          <div className="dialog-buttons">
            <Button variant="default" onClick={onDone}>
              {t('cancel')}
            </Button>
            <Button loading={send.isPending} onClick={() => send.mutate(file)}>
              {t('import-now')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Mapping({
  preview: { header, rows },
  titles,
  onChange,
}: {
  preview: CsvPreview;
  titles: readonly string[];
  onChange: (titles: string[]) => void;
}) {
  const { t } = useTranslation('contacts');
  return (
    <section aria-label={t('mapping')}>
      <p className="caption">{t('mapping-what')}</p>
      <div className="page-card import-preview">
        <table className="rows">
          <thead>
            <tr>
              {header.map((title, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
                <th key={index}>
                  <TextInput
                    size="xs"
                    aria-label={t('field-of', { column: title })}
                    value={titles[index] ?? ''}
                    onChange={({ currentTarget }) => onChange(titles.map((one, place) => (place === index ? currentTarget.value : one)))}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
              <tr key={line}>
                {header.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <td key={index}>{row[index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Result({ result: { saved, refused, fields }, onDone }: { result: ImportResult; onDone: () => void }) {
  const { t } = useTranslation('contacts');
  return (
    <div className="import-form" role="status">
      <p>
        <span className="chip green">{t('imported', { count: saved })}</span>{' '}
        {refused.length > 0 && <span className="chip red">{t('refused', { count: refused.length })}</span>}
      </p>
      <p className="caption">{fields.map(({ column, field }) => (column === field ? field : `${column}: ${field}`)).join(' · ')}</p>
      {refused.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              <th>{t('line')}</th>
              <th>{t('problem')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, 200).map(({ line, problem }) => (
              <tr key={`${line} ${problem}`}>
                <td className="figures">{line}</td>
                <td>{problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="dialog-buttons">
        <Button onClick={onDone}>{t('done')}</Button>
      </div>
    </div>
  );
}
