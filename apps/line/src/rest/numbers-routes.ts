import { type Context, Hono } from 'hono';
import type { PhoneNumber } from '../call/numbers.ts';
import type { Switchboard } from '../switchboard.ts';
import { readSettings } from './address-settings.ts';
import { readForm } from './form.ts';
import { numberJson } from './number-json.ts';
import { page } from './paging.ts';
import { RestError, restNotFound } from './rest-error.ts';

/** Twilio's IncomingPhoneNumbers resource. */
export function numbersRoutes(board: Switchboard): Hono {
  const routes = new Hono();
  const numberOf = (c: Context): PhoneNumber => {
    const number = board.numbers.get(c.req.param('file')?.replace(/\.json$/, '') ?? '');
    if (!number) throw restNotFound(c);
    return number;
  };

  routes.post('/IncomingPhoneNumbers.json', async (c) => {
    const form = await readForm(c);
    const phoneNumber = form.text('PhoneNumber')?.trim() ?? '';
    if (!/^\+[1-9]\d{1,14}$/.test(phoneNumber)) throw new RestError(21421, `PhoneNumber is invalid: ${phoneNumber || 'missing'}`);
    if (board.numbers.find(phoneNumber)) throw new RestError(21422, `PhoneNumber ${phoneNumber} is not available`);
    return c.json(numberJson(board.addNumber(phoneNumber, readSettings(form)), board.accountSid), 201);
  });

  routes.get('/IncomingPhoneNumbers.json', (c) => {
    const query = new URL(c.req.url).searchParams;
    const wantedNumber = query.get('PhoneNumber')?.replaceAll('*', '');
    const wantedName = query.get('FriendlyName');
    const numbers = board.numbers.all().filter((number) => {
      if (wantedNumber && !number.phoneNumber.includes(wantedNumber.trim())) return false;
      return wantedName === null || number.friendlyName === wantedName;
    });
    const { items, fields } = page(c, numbers);
    return c.json({ ...fields, incoming_phone_numbers: items.map((number) => numberJson(number, board.accountSid)) });
  });

  routes.get('/IncomingPhoneNumbers/:file', (c) => c.json(numberJson(numberOf(c), board.accountSid)));

  routes.post('/IncomingPhoneNumbers/:file', async (c) => {
    const number = numberOf(c);
    board.updateNumber(number, readSettings(await readForm(c)));
    return c.json(numberJson(number, board.accountSid));
  });

  routes.delete('/IncomingPhoneNumbers/:file', (c) => {
    board.deleteNumber(numberOf(c).sid);
    return c.body(null, 204);
  });

  return routes;
}
