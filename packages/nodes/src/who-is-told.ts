import { phoneNumberSchema, slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';

const MOST = 20;

/** The phones that are told something by SMS: names that the environment binds, or numbers. */
export const phonesTold = z
  .array(z.union([slugSchema, phoneNumberSchema]).meta({ control: 'phone-name' }))
  .max(MOST)
  .default([]);

/** The web addresses that are told something: endpoints that the environment binds, or whole addresses. */
export const webhooksTold = z
  .array(
    z.union([
      slugSchema.meta({ control: 'endpoint-name' }),
      z.url({ protocol: /^https?$/, error: 'is no address like "https://hooks.example/x"' }).max(2000),
    ]),
  )
  .max(MOST)
  .default([]);
