import type { LineCall } from '@callwright/line/protocol';
import { describe, expect, it } from 'vitest';
import type { DeskPerson } from '../system/desk-person.ts';
import { answers, type TalkScene } from '../system/talk-scene.ts';

/** What becomes of callers whose agent's page goes; `talk` makes a call in which the first agent talks. */
export function presenceSuite(scene: () => TalkScene, talk: () => Promise<string>): void {
  // biome-ignore lint/suspicious/noExplicitAny: what the API tells
  const story = (callSid: string) => scene().waiting.ask<any>('GET', `/api/calls/${callSid}`);
  const said = ({ heard }: LineCall) => heard.filter(({ kind }) => kind === 'say').map(({ text }) => text);
  const hears = async (callSid: string) => (await scene().waiting.line.call(callSid)).heard.at(-1)?.kind;

  describe('an agent whose page goes', () => {
    it('in the middle of a call, with his phone: the caller is back in line with music, and the next agent gets him', async () => {
      const { waiting, ana, ben } = scene();
      const { line } = waiting;
      const page = await ana.open();
      await expect.poll(() => page.now()?.agent.status).toBe('available');
      const callSid = await talk();
      const leg = await scene().legTo(ana.address);
      await page.close();
      await line.vanish(leg?.callSid ?? '');
      await line.advance(12);
      // his leg lives yet, and so does the talk
      expect(await hears(callSid)).toBe('bridged');
      await line.advance(8);
      expect(await ana.desk()).toMatchObject({ call: null, agent: { status: 'away', reason: 'connection-lost' } });
      expect((await story(callSid)).entry).toMatchObject({ state: 'waiting' });
      expect(await hears(callSid)).not.toBe('silence');
      await waiting.ask('PUT', `/api/agents/${ben.id}/skills`, { skills: { internet: 3 } });
      await line.advance(25);
      expect((await ben.desk()).call).toMatchObject({ callSid, state: 'talking' });
      await line.hangup(callSid);
      await line.advance(1);
      await waiting.ask('PUT', `/api/agents/${ben.id}/skills`, { skills: { sales: 5 } });
    });

    it('because it was loaded anew: he gets his own call back, and nobody else does', async () => {
      const { waiting, ana } = scene();
      const { line } = waiting;
      const page = await ana.open();
      await expect.poll(() => page.now()?.agent.status).toBe('available');
      const callSid = await talk();
      const leg = await scene().legTo(ana.address);
      await page.close();
      await line.hangup(leg?.callSid ?? '');
      await line.advance(2);
      expect(said(await line.call(callSid)).at(-1)).not.toBe('Thank you.');
      const again = await ana.open({ call: null });
      await expect.poll(() => again.now()?.call?.again).toBe(true);
      await line.advance(20);
      expect((await ana.desk()).call).toMatchObject({ callSid, state: 'talking' });
      expect((await line.call(callSid)).connectedTo).toEqual([(await scene().legTo(ana.address))?.callSid]);
      await line.hangup(callSid);
      await again.close();
      await line.advance(11);
    });

    it('while it rings: the caller keeps his rank, and the ringing ends', async () => {
      const { waiting, ana } = scene();
      const { line } = waiting;
      await line.phone(ana.address, { attempts: [{ behaviour: 'manual' }] });
      const page = await ana.open();
      await expect.poll(() => page.now()?.agent.status).toBe('available');
      const callSid = await scene().dial();
      await line.advance(1);
      await expect.poll(() => page.now()?.call?.state).toBe('ringing');
      await page.close();
      await line.advance(11);
      expect(await ana.desk()).toMatchObject({ call: null, agent: { status: 'away', reason: 'connection-lost' } });
      expect((await story(callSid)).entry).toMatchObject({ state: 'waiting' });
      expect(await scene().legTo(ana.address)).toBeUndefined();
    });

    it('has two pages: the last is his phone, and he is there for as long as one of them is', async () => {
      const { waiting, ana } = scene();
      const { line } = waiting;
      const first = await ana.open();
      const tab = (page: Awaited<ReturnType<DeskPerson['open']>>) => page.told.filter(({ event }) => event === 'tab').at(-1)?.data;
      await expect.poll(() => tab(first)).toEqual({ isPhone: true, tabs: 1 });
      const second = await ana.open();
      await expect.poll(() => tab(second)).toEqual({ isPhone: true, tabs: 2 });
      await expect.poll(() => tab(first)).toEqual({ isPhone: false, tabs: 2 });
      await second.close();
      await expect.poll(() => tab(first)).toEqual({ isPhone: true, tabs: 1 });
      await line.advance(15);
      expect((await ana.desk()).agent.status).toBe('available');
      await first.close();
      await line.advance(11);
      expect((await ana.desk()).agent).toMatchObject({ status: 'away', reason: 'connection-lost' });
    });
  });

  describe('a conversation', () => {
    it('whose words the carrier loses leaves no party busy for ever', async () => {
      const { waiting, ana, ben } = scene();
      const { line } = waiting;
      const callSid = await talk();
      await line.phone(ben.address, { attempts: [answers({ afterSeconds: 5, hangup: true })] });
      await line.faults({ match: { kind: 'status' }, do: 'drop' }, { match: { kind: 'action' }, do: 'drop' });
      await ana.act('conference', { to: { agent: ben.id } });
      await line.advance(30);
      expect((await ana.desk()).call.parties).toHaveLength(1);
      await line.faults();
      await line.advance(60);
      expect((await ana.desk()).call).toMatchObject({ state: 'talking', callSid, parties: [] });
      expect((await ben.desk()).agent.status).toBe('available');
    });

    it('that is handed on while the runtime restarts goes on with the other agent', async () => {
      const { waiting, ana, ben } = scene();
      const { line, system } = waiting;
      const callSid = await talk();
      await ana.act('transfer', { to: { agent: ben.id }, note: 'over to you' });
      await system.runtimes[0]?.stop();
      await system.runtimes[0]?.start();
      await line.advance(40);
      expect((await ben.desk()).call).toMatchObject({ callSid, state: 'talking', note: { text: 'over to you' } });
      expect((await ana.desk()).call).toBeNull();
    });
  });
}
