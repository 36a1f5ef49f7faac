import { useTranslation } from 'react-i18next';
import { useWhen } from '../../page-parts/when.ts';
import { columnsOf, shownValue } from './contact-columns.ts';
import type { Contact } from './contacts-query.ts';

/** Contacts with the fields that most of them have. */
export function ContactTable({ contacts, onOpen }: { contacts: readonly Contact[]; onOpen: (contact: Contact) => void }) {
  const { t } = useTranslation('contacts');
  const when = useWhen();
  const columns = columnsOf(contacts);
  return (
    <div className="page-card contacts-table">
      <table className="rows">
        <thead>
          <tr>
            <th>{t('phone')}</th>
            {columns.map((column) => (
              <th key={column} className="mono">
                {column}
              </th>
            ))}
            <th>{t('changed')}</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <tr key={contact.id}>
              <td>
                <button type="button" className="contact-open figures" onClick={() => onOpen(contact)}>
                  {contact.phone ?? t('no-phone')}
                </button>
              </td>
              {columns.map((column) => (
                <td key={column} className="contact-value">
                  {shownValue(contact.data[column])}
                </td>
              ))}
              <td className="quiet">{when(contact.updatedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
