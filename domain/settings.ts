import { z } from 'zod';
import { type DangerPolicy, dangerPolicySchema } from './policy.ts';
import { idleMinutesSchema } from './protection.ts';
import { type RetentionRules, retentionRulesSchema } from './retention.ts';

/** How the microphone is muted; the words of the reminder follow it. */
export const muteDevices = ['boom', 'headset-key', 'softphone'] as const;
export type MuteDevice = (typeof muteDevices)[number];

/** What moves while breathing: a ring that fills, a still dot, or words alone. */
export const motions = ['ring', 'dot', 'text'] as const;
export type Motion = (typeof motions)[number];

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const shortestPause = 5;
export const longestPause = 10;

/** The sizes of the overlay. */
export const overlaySizes = ['compact', 'large'] as const;
export type OverlaySize = (typeof overlaySizes)[number];

/** Text of the overlay in percent of its usual size, in steps of 25. */
export const smallestText = 100;
export const largestText = 200;

/**
 * Which display the overlay comes up on: the one with the pointer, the primary one, or a chosen one (with the name it
 * had, for when it is unplugged).
 */
const displaySchema = z.union([
  z.literal('pointer'),
  z.literal('primary'),
  z.strictObject({ id: z.number(), name: z.string().max(120) }),
]);
export type OverlayDisplay = Readonly<z.infer<typeof displaySchema>>;

/** An Electron accelerator, or null. */
const acceleratorSchema = z.string().min(1).max(80).nullable();

/**
 * The settings: type, defaults and validation in one. Every key has a default, so that a file may leave any of them
 * out; `parseSettings` in this file decides what happens to the rest.
 */
export const settingsSchema = z.object({
  /** Version of this schema. */
  version: z.literal(1).default(1),
  /** The key of the pause; null for the default. */
  hotkey: acceleratorSchema.default(null),
  /** Panic hide; null: off. */
  hideHotkey: acceleratorSchema.default(null),
  /** Gives the overlay the keyboard on purpose; null: off. */
  focusHotkey: acceleratorSchema.default(null),
  /** Length of a pause in whole seconds. */
  pauseSeconds: z.int().min(shortestPause).max(longestPause).default(8),
  /** The rep's own name for the cues, or empty. */
  name: z.string().trim().max(40).default(''),
  device: z.enum(muteDevices).default('softphone'),
  /** Offer a bridge to say before going quiet. */
  bridge: z.boolean().default(true),
  motion: z.enum(motions).default('ring'),
  theme: z.enum(themes).default('system'),
  startAtLogin: z.boolean().default(false),
  startHidden: z.boolean().default(false),
  display: displaySchema.default('pointer'),
  size: z.enum(overlaySizes).default('large'),
  /** Percent. */
  textScale: z.int().min(smallestText).max(largestText).multipleOf(25).default(smallestText),
  /** How many lines are shown at a time, the return line not counted. */
  linesShown: z.int().min(1).max(3).default(3),
  /** Ask the system to leave the overlay out of what is shared of the screen. It may not comply. */
  hideFromSharing: z.boolean().default(false),
  /** With a passphrase: minutes of nothing done in the panel until the log locks itself; null: never. */
  lockAfterMinutes: idleMinutesSchema.default(15),
  /** Bring promises back before they are due, inside a shift. */
  remindOfPromises: z.boolean().default(true),
  /** On Today, inside a shift: say when more hard calls have come than usual. */
  loadHint: z.boolean().default(true),
  /** At the end of the last shift of a week: say that it is ready to be looked back at. */
  reviewNote: z.boolean().default(true),
  /** A second folder for backups, chosen in a dialog; null: none. */
  backupFolder: z.string().min(1).max(4096).nullable().default(null),
  /** What a file in that folder says when it is this log’s: a path may lead to another disk one day. */
  backupFolderMark: z.string().min(1).max(100).nullable().default(null),
  /** The key lies beside the backups there, where nothing else protects it: who has the folder can read them. */
  keyBesideBackups: z.boolean().default(false),
  /** How long the log keeps things (domain/retention.ts); null: for good. */
  keepPencilDays: retentionRulesSchema.shape.pencilDays.default(30),
  keepInkDays: retentionRulesSchema.shape.inkDays.default(90),
  keepRecordMonths: retentionRulesSchema.shape.recordMonths.default(13),
  /** The first run has been gone through, or skipped. */
  isWelcomed: z.boolean().default(false),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** How long the log keeps things, of all that is set. */
export function retentionRulesOf({
  keepPencilDays,
  keepInkDays,
  keepRecordMonths,
}: Pick<Settings, 'keepPencilDays' | 'keepInkDays' | 'keepRecordMonths'>): RetentionRules {
  return { pencilDays: keepPencilDays, inkDays: keepInkDays, recordMonths: keepRecordMonths };
}

/** One change from the Settings tab: any of the keys, each checked by the schema's own rules and without defaults. */
export const settingsChangeSchema = z
  .strictObject({
    hotkey: settingsSchema.shape.hotkey.unwrap(),
    hideHotkey: settingsSchema.shape.hideHotkey.unwrap(),
    focusHotkey: settingsSchema.shape.focusHotkey.unwrap(),
    pauseSeconds: settingsSchema.shape.pauseSeconds.unwrap(),
    name: settingsSchema.shape.name.unwrap(),
    device: settingsSchema.shape.device.unwrap(),
    bridge: settingsSchema.shape.bridge.unwrap(),
    motion: settingsSchema.shape.motion.unwrap(),
    theme: settingsSchema.shape.theme.unwrap(),
    startAtLogin: settingsSchema.shape.startAtLogin.unwrap(),
    startHidden: settingsSchema.shape.startHidden.unwrap(),
    display: settingsSchema.shape.display.unwrap(),
    size: settingsSchema.shape.size.unwrap(),
    textScale: settingsSchema.shape.textScale.unwrap(),
    linesShown: settingsSchema.shape.linesShown.unwrap(),
    hideFromSharing: settingsSchema.shape.hideFromSharing.unwrap(),
    lockAfterMinutes: settingsSchema.shape.lockAfterMinutes.unwrap(),
    remindOfPromises: settingsSchema.shape.remindOfPromises.unwrap(),
    loadHint: settingsSchema.shape.loadHint.unwrap(),
    reviewNote: settingsSchema.shape.reviewNote.unwrap(),
    keepPencilDays: settingsSchema.shape.keepPencilDays.unwrap(),
    keepInkDays: settingsSchema.shape.keepInkDays.unwrap(),
    keepRecordMonths: settingsSchema.shape.keepRecordMonths.unwrap(),
    isWelcomed: settingsSchema.shape.isWelcomed.unwrap(),
  })
  .partial();
export type SettingsChange = Readonly<z.infer<typeof settingsChangeSchema>>;

/** A file of before there was a policy page holds what the danger screen says, too. */
const settingsFileSchema = settingsSchema.extend({ safety: dangerPolicySchema.optional() });

const recordSchema = z.record(z.string(), z.unknown());

export interface ReadSettings {
  readonly settings: Settings;
  /** What the danger screen said before there was a policy page: it belongs to the playbook now. Null for none. */
  readonly formerSafety: DangerPolicy | null;
  /** Empty when everything was understood; else one short reason for each thing that was not. */
  readonly problems: readonly string[];
}

/**
 * Reads settings from the text of a file. It never fails: what is understood is kept, the rest takes its default and
 * is named in `problems`, so that the caller can set the file aside and say so.
 */
export function parseSettings(text: string): ReadSettings {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { settings: defaultSettings, formerSafety: null, problems: ['the file is not JSON'] };
  }
  const object = recordSchema.safeParse(raw);
  if (!object.success) {
    return {
      settings: defaultSettings,
      formerSafety: null,
      problems: ['the file is not an object of settings'],
    };
  }
  const whole = settingsFileSchema.strict().safeParse(object.data);
  if (whole.success) {
    return { ...withoutSafety(whole.data), problems: [] };
  }
  let kept: Readonly<Record<string, unknown>> = object.data;
  const problems = new Set<string>();
  for (const issue of whole.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        kept = without(kept, [...issue.path, key]);
        problems.add(`“${[...issue.path, key].join('.')}” is not a setting this version knows`);
      }
    } else {
      kept = without(kept, issue.path);
      problems.add(`“${issue.path.join('.')}” has a value this version cannot use`);
    }
  }
  return { ...withoutSafety(settingsFileSchema.parse(kept)), problems: [...problems] };
}

function withoutSafety({
  safety,
  ...settings
}: z.infer<typeof settingsFileSchema>): Pick<ReadSettings, 'settings' | 'formerSafety'> {
  return { settings, formerSafety: safety ?? null };
}

/** The settings without the one at `path`; its neighbours stay. */
function without(
  settings: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): Record<string, unknown> {
  const [first, ...rest] = path;
  const name = String(first);
  const inner = recordSchema.safeParse(settings[name]);
  return rest.length > 0 && inner.success
    ? { ...settings, [name]: without(inner.data, rest) }
    : Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));
}
