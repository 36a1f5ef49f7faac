import { timezones } from 'libphonenumber-geo-carrier';
import { parsePhoneNumber } from 'libphonenumber-js/max';

/** The zones in which a number (E.164) may be, most often one; none where nobody knows. */
export async function zonesOfNumber(number: string): Promise<string[]> {
  try {
    const zones = (await timezones(parsePhoneNumber(number))) ?? [];
    return zones.filter(isTimeZone);
  } catch {
    return [];
  }
}

/** Whether there is a time zone of a name. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
