import { answered, api } from '@callwright/web/api/client.ts';
import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Role } from './people-queries.ts';
import { RoleSelect } from './role-select.tsx';
import { usePeopleChange } from './use-people-change.ts';

interface Values {
  title: string;
  role: Role;
  days: string;
}

const ENDS = ['30', '90', '365', 'never'];

/** Makes a token of one's own role, or of a role that may less. */
export function TokenForm({ role, onMade }: { role: Role; onMade(token: string): void }) {
  const { t } = useTranslation('accounts');
  const form = useForm<Values>({ initialValues: { title: '', role, days: '90' } });
  const make = usePeopleChange(async ({ title, role: wanted, days }: Values) => {
    const json = { title, role: wanted, ...(days !== 'never' && { expiresInDays: Number(days) }) };
    onMade((await answered(api.me.tokens.$post({ json }))).token);
    form.reset();
  });
  return (
    <form className="invite" onSubmit={form.onSubmit((values) => make.mutate(values))}>
      <TextInput
        {...form.getInputProps('title')}
        className="invite-text"
        label={t('token-for')}
        placeholder={t('token-example')}
        maxLength={100}
        required
        withAsterisk={false}
      />
      <RoleSelect label={t('role')} value={form.values.role} onChange={(wanted) => form.setFieldValue('role', wanted)} />
      <Select
        {...form.getInputProps('days')}
        className="role-select"
        label={t('ends')}
        allowDeselect={false}
        data={ENDS.map((days) => ({ value: days, label: days === 'never' ? t('ends-never') : t('ends-days', { count: Number(days) }) }))}
      />
      <Button type="submit" leftSection={<IconPlus size={15} stroke={1.9} />} loading={make.isPending}>
        {t('make-token')}
      </Button>
    </form>
  );
}
