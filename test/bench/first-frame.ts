import { setTimeout as wait } from 'node:timers/promises';
import { defaultHotkey } from '../../domain/hotkey-words.ts';
import { samePress } from '../../domain/pause.ts';
import { epoch } from './figures.ts';
import { type HostedPreview, startHosted } from './hosted-preview.ts';
import type { PageReport, RequestReport } from './reports.ts';

/** One key press and the first frame of the pause that it led to; all in milliseconds. */
export interface FirstFrame {
  /** From the moment before the key was fired over the control channel, that channel included. */
  readonly fromTrigger: number;
  /** From the moment the main process had the key press. */
  readonly fromMain: number;
  /** From the moment the page's document was asked for: only for a page that was made for this press. */
  readonly fromPage: number;
  /** Where the time went, for a page that was there before: main to page, page to document, document to frame. */
  readonly toPage: number;
  readonly toDocument: number;
  readonly toFrame: number;
}

export interface FirstFrames {
  readonly frames: readonly FirstFrame[];
  /** The furthest that two of the clocks involved were apart, in milliseconds. */
  readonly clockSkew: number;
}

/** Longer apart than what counts as one press. */
const betweenPresses = samePress + 50;

/** Presses the key and waits until the pause has been painted. */
export async function press(
  preview: HostedPreview,
): Promise<{ readonly pressedAt: number; readonly request: RequestReport; readonly page: PageReport }> {
  const requested = preview.next('request', ({ call }) => call === 'fireHotkey');
  const painted = preview.next('page', (page) => page.painted === 'pause');
  const pressedAt = epoch();
  const held = await preview.control.ask('fireHotkey', defaultHotkey);
  if (!held) {
    throw new Error(`nothing holds ${defaultHotkey}`);
  }
  return { pressedAt, request: await requested, page: await painted };
}

/** The app's own overlay, made before and hidden. */
export async function overlayFirstFrames(count: number): Promise<FirstFrames> {
  const preview = await startHosted({
    main: 'observed-app',
    flags: ['--hidden'],
    environment: { UNFLAPPABLE_BENCH_PUT_AWAY_AT: 'pause' },
  });
  try {
    await preview.first('page', ({ painted }) => painted === 'nothing');
    return await pressAgainAndAgain(preview, count, async () => {
      await preview.next('page', ({ painted }) => painted === 'nothing');
      while ((await preview.control.ask('windows')).some(({ visible }) => visible));
    });
  } finally {
    await preview.stop();
  }
}

/** A window with the same page, made on each press. */
export async function windowPerPressFirstFrames(count: number): Promise<FirstFrames> {
  const preview = await startHosted({ main: 'window-per-press' });
  try {
    return await pressAgainAndAgain(preview, count, async () => {
      await preview.next('closed');
    });
  } finally {
    await preview.stop();
  }
}

async function pressAgainAndAgain(
  preview: HostedPreview,
  count: number,
  untilAway: () => Promise<void>,
): Promise<FirstFrames> {
  const frames: FirstFrame[] = [];
  let clockSkew = 0;
  for (let index = 0; index < count; index += 1) {
    const away = untilAway();
    const { pressedAt, request, page } = await press(preview);
    const receivedAt = page.push?.receivedAt ?? page.openedAt;
    frames.push({
      fromTrigger: page.at - pressedAt,
      fromMain: page.at - request.at,
      fromPage: page.at - page.openedAt,
      toPage: receivedAt - request.at,
      toDocument: page.changedAt - receivedAt,
      toFrame: page.at - page.changedAt,
    });
    const skews = [epoch() - Date.now(), request.skew, page.skew];
    clockSkew = Math.max(clockSkew, Math.max(...skews) - Math.min(...skews));
    await away;
    // Counted from when main had it: on a busy computer the next press may travel faster than this one did.
    await wait(Math.max(0, request.at + betweenPresses - epoch()));
  }
  return { frames, clockSkew };
}
