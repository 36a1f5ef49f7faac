import { answered, api } from '@callwright/web/api/client.ts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkBox } from './link-box.tsx';
import type { Role } from './people-queries.ts';
import { RoleSelect } from './role-select.tsx';
import { usePeopleChange } from './use-people-change.ts';

interface Values {
  name: string;
  email: string;
  role: Role;
}

/** Makes a link that invites somebody; it is told once. */
export function InviteForm() {
  const { t } = useTranslation('accounts');
  const [link, setLink] = useState<string | null>(null);
  const form = useForm<Values>({ initialValues: { name: '', email: '', role: 'manager' } });
  const invite = usePeopleChange(async ({ name, email, role }: Values) => {
    const json = { role, ...(name !== '' && { name }), ...(email !== '' && { email }) };
    setLink((await answered(api.people.invitations.$post({ json }))).link);
    form.reset();
  });
  return (
    <>
      <form className="invite" onSubmit={form.onSubmit((values) => invite.mutate(values))}>
        <TextInput {...form.getInputProps('name')} className="invite-text" label={t('name')} placeholder={t('optional')} maxLength={100} />
        <TextInput
          {...form.getInputProps('email')}
          className="invite-text"
          label={t('email')}
          placeholder={t('optional')}
          type="email"
          maxLength={254}
        />
        <RoleSelect label={t('role')} value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
        <Button type="submit" leftSection={<IconUserPlus size={15} stroke={1.9} />} loading={invite.isPending}>
          {t('invite')}
        </Button>
      </form>
      {link !== null && <LinkBox link={link} words={t('invitation-what')} onClose={() => setLink(null)} />}
    </>
  );
}
