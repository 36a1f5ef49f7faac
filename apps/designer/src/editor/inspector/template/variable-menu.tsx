import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOfferedNames } from './use-offered-names.ts';

/** All variables that a text may have filled in. */
export function VariableMenu({ choose, disabled }: { choose(name: string): void; disabled: boolean }) {
  const { t } = useTranslation('inspector');
  const names = useOfferedNames();
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button size="xs" variant="subtle" color="gray" disabled={disabled} leftSection={<IconBraces size={14} stroke={1.9} />}>
          {t('variable')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="variable-menu">
        {names.map(({ name, detail }) => (
          <Menu.Item key={name} rightSection={<span className="variable-detail">{detail}</span>} onClick={() => choose(name)}>
            <span className="variable-chip">{name}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
