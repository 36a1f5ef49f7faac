import { expect, it } from 'vitest';
import { isAutomaticId } from './automatic-id.ts';

it('knows the ids that nodes get when they are added, in all languages of the product', () => {
  for (const id of ['menu', 'menu-2', 'meniu', 'menyu-14']) expect(isAutomaticId(id, 'menu', 'Menu'), id).toBe(true);
  for (const id of ['main-menu', 'menu-bills', 'bills']) expect(isAutomaticId(id, 'menu', 'Menu'), id).toBe(false);
});
