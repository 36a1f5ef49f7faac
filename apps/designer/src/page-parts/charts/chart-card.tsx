import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartLine, IconDownload, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAs } from '../save-as.ts';
import './charts.css';
import { type ChartTable, csvOf } from './csv-of.ts';

interface ChartCardProps {
  title: string;
  unit: string;
  /** The same as a table. */
  table: ChartTable;
  /** The name of the CSV file. */
  file: string;
  /** As high as what it shows. */
  tall?: boolean;
  legend?: readonly { label: string; colour: string; dashed?: boolean }[];
  children: ReactNode;
}

/** A chart with its title and unit. It opens as a table, and as CSV. */
export function ChartCard({ title, unit, table, file, legend = [], tall = false, children }: ChartCardProps) {
  const { t } = useTranslation('pages');
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? IconChartLine : IconTable;
  return (
    <section className="page-card chart-card" aria-label={title}>
      <header>
        <div className="chart-head">
          <h2>{title}</h2>
          <span className="caption">{unit}</span>
          <span className="page-space" />
          {legend.map(({ label, colour, dashed = false }) => (
            <span key={label} className="chart-legend">
              <i className="legend-mark" style={{ borderColor: colour, borderTopStyle: dashed ? 'dashed' : 'solid' }} />
              {label}
            </span>
          ))}
        </div>
        <Tooltip label={asTable ? t('as-chart') : t('as-table')}>
          <ActionIcon size={24} aria-label={`${asTable ? t('as-chart') : t('as-table')}: ${title}`} onClick={() => setAsTable(!asTable)}>
            <Icon size={14} stroke={1.9} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('as-csv')}>
          <ActionIcon size={24} aria-label={`${t('as-csv')}: ${title}`} onClick={() => saveAs(`${file}.csv`, csvOf(table), 'text/csv')}>
            <IconDownload size={14} stroke={1.9} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {asTable ? <TableOf table={table} title={title} /> : <div className={tall ? 'chart tall' : 'chart'}>{children}</div>}
    </section>
  );
}

function TableOf({ table: { columns, rows }, title }: { table: ChartTable; title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div className="chart chart-table" tabIndex={0}>
      <table className="rows" aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, index) => (
                <td key={columns[index]} className="figures">
                  {cell ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
