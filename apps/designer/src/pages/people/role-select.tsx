import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from './people-queries.ts';

interface Props {
  label: string;
  /** Where the label is heard, and not seen. */
  hideLabel?: boolean;
  roles?: readonly Role[];
  value: Role;
  disabled?: boolean;
  onChange(role: Role): void;
}

/** The choice of a role, each with what it may do. */
export function RoleSelect({ label, hideLabel = false, roles = ROLES, value, disabled = false, onChange }: Props) {
  const { t } = useTranslation(['accounts', 'shell']);
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })}
      className="role-select"
      data={roles.map((role) => ({ value: role, label: t(`role-${role}`, { ns: 'frame' }) }))}
      value={value}
      disabled={disabled}
      allowDeselect={false}
      maxDropdownHeight={320}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className="role-option">
          <span>{option.label}</span>
          <span className="cap">{t(`may-${option.value}`)}</span>
        </span>
      )}
      onChange={(picked) => {
        const role = roles.find((one) => one === picked);
        if (role !== undefined && role !== value) onChange(role);
      }}
    />
  );
}
