import { z } from 'zod';
import { idSchema } from '../domain/call-fields.ts';
import type { LineTally } from '../domain/line-tally.ts';
import type { OverlayView } from '../domain/overlay-view.ts';
import { playbookEditSchema } from '../domain/own-playbook.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { PracticeStage } from '../domain/practice.ts';
import type { LockState } from '../domain/protection.ts';
import type { Shift } from '../domain/records.ts';
import { type Settings, settingsChangeSchema } from '../domain/settings.ts';
import { pageKeySchema, type SituationKey, situationSchema } from '../domain/situations.ts';
import type { LocalDay } from '../domain/time.ts';
import type { WaysToPause } from '../domain/ways-to-pause.ts';
import { backupsContract } from './contract/backups.ts';
import { callListContract } from './contract/call-list.ts';
import { callsContract } from './contract/calls.ts';
import { evidenceContract } from './contract/evidence.ts';
import { both, byId, type Intent, intent, nothing, overlay, panel } from './contract/intent.ts';
import { type ChosenPack, packImportSchema } from './contract/pack.ts';
import { protectionContract } from './contract/protection.ts';
import { shiftContract } from './contract/shift.ts';
import { storedContract } from './contract/stored.ts';
import { takeAlongContract } from './contract/take-along.ts';
import { transferContract } from './contract/transfer.ts';
import { weekContract } from './contract/week.ts';

/**
 * Everything that crosses between the main process and a window, described once. Main serves exactly these intents and
 * parses every input (`ipc.ts`); the windows take their types from here (`renderer/coach-api.ts`); the preload only
 * carries. Adding an intent is one entry here: forgetting a side does not compile.
 */

/** The two channels: a window invokes intents on one and receives pushes on the other. */
export const intentChannel = 'unflappable:intent';
export const pushChannel = 'unflappable:push';

/** What every push carries, newest `revision` wins. `clock` is the app's clock when it was sent, in milliseconds. */
export interface OverlayPush {
  readonly revision: number;
  readonly clock: number;
  readonly view: OverlayView;
}

export interface PanelPush {
  readonly revision: number;
  /** Grows whenever a record changed: an open page asks again for what it shows. */
  readonly recordsRevision: number;
  readonly today: LocalDay;
  /** Grows whenever the playbook or its policy changed. */
  readonly playbookRevision: number;
  readonly settings: Settings;
  readonly hotkey: HotkeyState;
  /** Panic hide and the overlay's keyboard; null: off. */
  readonly otherHotkeys: { readonly hide: HotkeyState | null; readonly focus: HotkeyState | null };
  readonly displays: readonly DisplayChoice[];
  /** A made-up call that is being practised; null for none. */
  readonly practice: Practice | null;
  /** What was not recorded of a made-up call that is over, while the rep may still say that it was a real one. */
  readonly heldBack: HeldBack | null;
  readonly openShift: Shift | null;
  readonly draftCount: number;
  readonly notices: readonly Notice[];
  /** Where main wants the panel to be; each request has a new `serial`. */
  readonly destination: Destination | null;
  readonly about: About;
  /** While it is locked no intent reaches a record. */
  readonly lock: LockState;
}

export interface PushOf {
  readonly overlay: OverlayPush;
  readonly panel: PanelPush;
}

/** `bound`: registered. `refused`: another program or the system holds it. `unknown`: it cannot be known (Wayland). */
export type HotkeyHealth = 'bound' | 'refused' | 'unknown';

export interface HotkeyState {
  /** Electron's accelerator, `Control+Shift+Space`. */
  readonly accelerator: string;
  /** The same as the rep reads it on this system, `Ctrl Shift Space`. */
  readonly words: string;
  readonly isDefault: boolean;
  readonly health: HotkeyHealth;
  /** One sentence in the rep's words: what the health means and what to do. */
  readonly sentence: string;
  /** True while 'press it now' waits for the key. */
  readonly isListening: boolean;
  /** Counts the presses that arrived while listening; a change means it was heard. */
  readonly heard: number;
}

/** What a hotkey is for. */
export const keyPurposes = ['pause', 'hide', 'focus'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

/** A key that is free right now. */
export interface FreeHotkey {
  readonly accelerator: string;
  readonly words: string;
}

/** A display of this computer, as the rep may know it. */
export interface DisplayChoice {
  readonly id: number;
  readonly name: string;
  readonly isPrimary: boolean;
}

/** How far the rep is with a made-up call: `waiting` for the key (or Danger), then the overlay's faces, then `done`. */
export interface Practice {
  readonly situation: SituationKey;
  readonly stage: PracticeStage;
}

/** What the rep pressed first in a call of which nothing was recorded. */
export interface HeldBack {
  readonly began: 'key' | 'danger';
}

export interface PlaybookPage {
  readonly playbook: Playbook;
  /** By line id: what each line has shown so far, of those judged. */
  readonly tallies: Readonly<Record<string, LineTally>>;
  /** Whether the last change can be taken back. */
  readonly canUndo: boolean;
}

export interface Notice {
  readonly id: string;
  readonly text: string;
  /** Only on these pages, and not above a form that is open there; without it everywhere. */
  readonly tabs?: readonly TabName[];
}

export type TabName = 'today' | 'calls' | 'week' | 'playbook' | 'practice' | 'data' | 'settings';

export interface Destination {
  readonly serial: number;
  readonly tab: TabName;
  /** The call whose form to open, if any. */
  readonly callId: string | null;
}

export interface About {
  readonly version: string;
  readonly dataFolder: string;
  /** False where the app runs without Electron's own runtime. */
  readonly isElectron: boolean;
  /** What protects the records at rest, and what does not: plain sentences. */
  readonly protection: readonly string[];
}

/** A press in the overlay. `key` is the hotkey's own meaning, go on, for a button that stands for it. */
export const actionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('key') }),
  z.strictObject({ type: z.literal('go-on') }),
  z.strictObject({ type: z.literal('longer') }),
  z.strictObject({ type: z.literal('pick-situation'), situation: pageKeySchema }),
  z.strictObject({ type: z.literal('next-lines') }),
  z.strictObject({ type: z.literal('mark-said'), line: idSchema, isSaid: z.boolean() }),
  z.strictObject({ type: z.literal('unmuted') }),
  z.strictObject({ type: z.literal('ladder') }),
  /** The step that is shown was said, now. */
  z.strictObject({ type: z.literal('step-said') }),
  z.strictObject({ type: z.literal('step-not-said') }),
  z.strictObject({ type: z.literal('same-call') }),
  z.strictObject({ type: z.literal('back-to-lines') }),
  z.strictObject({ type: z.literal('danger') }),
  z.strictObject({ type: z.literal('not-danger') }),
  z.strictObject({ type: z.literal('log-now') }),
  z.strictObject({ type: z.literal('later') }),
  z.strictObject({ type: z.literal('hide') }),
  /** Not a made-up call after all: the practice is over, and what was not recorded of it is recorded now. */
  z.strictObject({ type: z.literal('real-call') }),
]);
export type Action = Readonly<z.infer<typeof actionSchema>>;

const coreContract = {
  /** A window subscribes to pushes first, then reads one; after that it only receives. */
  readOverlay: intent<OverlayPush>()(overlay, nothing),
  readPanel: intent<PanelPush>()(panel, nothing),
  /** The overlay has painted the push of this revision; main may hide the window once an empty one is painted. */
  overlayPainted: intent<null>()(overlay, z.strictObject({ revision: z.int().min(0) })),
  act: intent<null>()(both, actionSchema),
  /** The rep drags the overlay: its top left corner goes there, in device-independent pixels of the whole desktop. */
  moveOverlay: intent<null>()(overlay, z.strictObject({ x: z.int(), y: z.int(), isDone: z.boolean() })),
  /**
   * What each key of the keyboard types now, by `KeyboardEvent.code`. When that is not what it was, keys are registered
   * anew; without a word of it they are in any case.
   */
  layoutChanged: intent<null>()(
    both,
    z.strictObject({ keys: z.record(z.string().max(40), z.string().max(16)) }).optional(),
  ),
  copyText: intent<null>()(both, z.strictObject({ text: z.string().min(1).max(1000) })),

  readPlaybook: intent<PlaybookPage>()(panel, nothing),
  editPlaybook: intent<PlaybookPage>()(panel, playbookEditSchema),
  /** Takes the last change back, an import included. */
  undoPlaybookEdit: intent<PlaybookPage>()(panel, nothing),
  /** Asks where to, and writes the playbook with its policy. The answer is the file's name; null: not written. */
  exportPack: intent<string | null>()(panel, z.strictObject({ as: z.enum(['yaml', 'json']) })),
  /** Asks for a file and reads it; nothing changes yet. Null: none was chosen. */
  choosePack: intent<ChosenPack | null>()(panel, nothing),
  /** Takes over the pack that was chosen last. */
  importPack: intent<PlaybookPage>()(panel, packImportSchema),

  /** Practises a made-up call of that situation, or the next one; null ends the practice. */
  practise: intent<null>()(panel, z.strictObject({ situation: situationSchema.nullable() })),
  /** What was held back was a real call, and is recorded as of then; or it was practice, and is forgotten. */
  keepHeldBack: intent<null>()(panel, z.strictObject({ isReal: z.boolean() })),

  changeSettings: intent<Settings>()(
    panel,
    settingsChangeSchema.omit({ hotkey: true, hideHotkey: true, focusHotkey: true }),
  ),
  /**
   * Transactional: when the new key cannot be had, the old one keeps working. Null: the default for the pause, off for
   * the others. The answer is the key as it stands now; null: off.
   */
  setHotkey: intent<HotkeyState | null>()(
    panel,
    z.strictObject({ purpose: z.enum(keyPurposes), accelerator: z.string().min(1).max(80).nullable() }),
  ),
  /** At most three keys that could be had right now. */
  suggestHotkeys: intent<readonly FreeHotkey[]>()(panel, nothing),
  readWaysToPause: intent<WaysToPause>()(panel, nothing),
  /** While a new key is being recorded the app's own hotkeys are off. */
  recordHotkey: intent<null>()(panel, z.strictObject({ isRecording: z.boolean() })),
  /** While listening ('press it now') that key is only reported, it starts nothing. */
  listenForHotkey: intent<null>()(
    panel,
    z.strictObject({ isListening: z.boolean(), purpose: z.enum(keyPurposes).default('pause') }),
  ),
  openDataFolder: intent<null>()(panel, nothing),
  dismissNotice: intent<null>()(panel, byId),
  /** Which notices the page shows from now on. */
  noticesShown: intent<null>()(panel, z.strictObject({ ids: z.array(z.string().max(80)).max(40) })),
} as const;

export const contract = {
  ...coreContract,
  ...callsContract,
  ...callListContract,
  ...shiftContract,
  ...transferContract,
  ...evidenceContract,
  ...backupsContract,
  ...protectionContract,
  ...storedContract,
  ...weekContract,
  ...takeAlongContract,
} as const;

export type CoreContract = typeof coreContract;
export type Contract = typeof contract;
export type IntentName = keyof Contract;
export type InputOf<K extends IntentName> = z.input<Contract[K]['input']>;
export type ParsedInputOf<K extends IntentName> = z.output<Contract[K]['input']>;
export type AnswerOf<K extends IntentName> = Contract[K] extends Intent<z.ZodType, infer A> ? A : never;

/** What the preload puts into a page as `window.coach`: it carries, it knows nothing. */
export interface Bridge {
  /** Resolves with a `Reply`; never rejects for a refusal. */
  readonly send: (intentName: string, input: unknown) => Promise<unknown>;
  /** Calls back on every push; returns a function that stops it. */
  readonly subscribe: (listener: (push: unknown) => void) => () => void;
}
