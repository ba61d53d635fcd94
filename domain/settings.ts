import { z } from 'zod';

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

const safetyTexts = {
  /** The number to call in an emergency. */
  emergencyNumber: z.string().trim().max(60),
  /** Whom to alert silently, and how. */
  alert: z.string().trim().max(120),
  /** The site's own steps. */
  steps: z.string().trim().max(600),
};

/**
 * The settings: type, defaults and validation in one. Every key has a default, so that a file may leave any of them
 * out; `parseSettings` in this file decides what happens to the rest.
 */
export const settingsSchema = z.object({
  /** Version of this schema. */
  version: z.literal(1).default(1),
  /** An Electron accelerator, or null for the system's default. */
  hotkey: z.string().min(1).max(80).nullable().default(null),
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
  /** What the danger screen shows of this site. Blank until the rep fills it in. */
  safety: z
    .strictObject({
      emergencyNumber: safetyTexts.emergencyNumber.default(''),
      alert: safetyTexts.alert.default(''),
      steps: safetyTexts.steps.default(''),
    })
    .prefault({}),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** One change from the Settings tab: any of the keys, each checked by the schema's own rules and without defaults. */
export const settingsChangeSchema = z
  .strictObject({
    hotkey: settingsSchema.shape.hotkey.unwrap(),
    pauseSeconds: settingsSchema.shape.pauseSeconds.unwrap(),
    name: settingsSchema.shape.name.unwrap(),
    device: settingsSchema.shape.device.unwrap(),
    bridge: settingsSchema.shape.bridge.unwrap(),
    motion: settingsSchema.shape.motion.unwrap(),
    theme: settingsSchema.shape.theme.unwrap(),
    startAtLogin: settingsSchema.shape.startAtLogin.unwrap(),
    startHidden: settingsSchema.shape.startHidden.unwrap(),
    // Whole, never filled in from defaults: a change elsewhere must not blank the numbers.
    safety: z.strictObject(safetyTexts),
  })
  .partial();
export type SettingsChange = Readonly<z.infer<typeof settingsChangeSchema>>;

const recordSchema = z.record(z.string(), z.unknown());

export interface ReadSettings {
  readonly settings: Settings;
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
    return { settings: defaultSettings, problems: ['the file is not JSON'] };
  }
  const object = recordSchema.safeParse(raw);
  if (!object.success) {
    return { settings: defaultSettings, problems: ['the file is not an object of settings'] };
  }
  const whole = settingsSchema.strict().safeParse(object.data);
  if (whole.success) {
    return { settings: whole.data, problems: [] };
  }
  let kept = object.data;
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
  return { settings: settingsSchema.parse(kept), problems: [...problems] };
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
