import { meQuery } from '@callwright/web/api/me-query.ts';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLayersStore } from '../canvas/layers.ts';
import { useOpened } from '../opened-context.ts';
import './traffic.css';
import { type TrafficPeriod, trafficPeriods } from './traffic-period.ts';
import { trafficOnCanvas, trafficQuery } from './traffic-query.ts';

/** Shows on the canvas how many calls came to each node, where they went, and where they hung up, of a time that is chosen here. */
export function TrafficMenu() {
  const { data: me } = useQuery(meQuery);
  return me?.rights.includes('read-reports') === true ? <Periods /> : null;
}

function Periods() {
  const { t } = useTranslation('canvas');
  const { id } = useOpened();
  const { traffic: period } = useSearch({ from: '/signed-in/flows/$id' });
  const navigate = useNavigate();
  const { data } = useQuery({ ...trafficQuery(id, period ?? 'today'), enabled: period !== undefined });
  const layers = useLayersStore();
  useEffect(
    () => layers.setState({ traffic: period === undefined || data === undefined ? null : trafficOnCanvas(data) }),
    [layers, period, data],
  );
  const choose = (chosen: TrafficPeriod | null): void =>
    void navigate({
      to: '/flows/$id',
      params: { id },
      search: ({ traffic: _, ...search }) => ({ ...search, ...(chosen !== null && { traffic: chosen }) }),
      replace: true,
    });
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton className="layer" aria-pressed={period !== undefined}>
          {period !== undefined && <IconCheck size={13} stroke={2.2} aria-hidden />}
          {period === undefined ? t('traffic') : t('traffic-of', { period: t(`traffic-${period}`) })}
          <IconChevronDown size={12} stroke={2} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {trafficPeriods.map((one) => (
          <Menu.Item key={one} onClick={() => choose(one)}>
            {t(`traffic-${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => choose(null)}>{t('traffic-off')}</Menu.Item>
        {data !== undefined && period !== undefined && <Menu.Label>{t('traffic-calls', { count: data.calls })}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
