import { basename } from 'node:path';
import { applyPack } from '../domain/apply-pack.ts';
import { editPlaybook } from '../domain/edit-playbook.ts';
import type { LineTallies } from '../domain/line-tally.ts';
import { type PlaybookChanges, type PlaybookEdit, playbookOf } from '../domain/own-playbook.ts';
import { type Pack, writePack } from '../domain/pack.ts';
import type { BuiltInPlaybook, Playbook } from '../domain/playbook.ts';
import type { DangerPolicy } from '../domain/policy.ts';
import { previewPack } from '../domain/preview-pack.ts';
import type { Reply } from './contract/intent.ts';
import type { ChosenPack, PackImport, PackPreviews } from './contract/pack.ts';
import type { PlaybookPage } from './contract.ts';
import type { PackFile } from './read-pack-file.ts';
import type { PlaybookTable } from './store/playbook.ts';
import { writeWholeForOthers } from './write-whole.ts';

export type PackForm = 'yaml' | 'json';

export interface KeeperWorld {
  readonly builtIn: BuiltInPlaybook;
  readonly table: PlaybookTable;
  readonly tallies: () => LineTallies;
  readonly newId: () => string;
  /** The playbook changed: the overlay and the panel are drawn anew. */
  readonly onChange: () => void;
  /** Asks where a file should go; null: nowhere. */
  readonly askWhereTo: (suggestedName: string, as: PackForm) => Promise<string | null>;
  /** Asks for a file; null: none. */
  readonly askForPack: () => Promise<string | null>;
  /** Reads a pack, and takes what time it needs. */
  readonly readPack: (file: string) => Promise<PackFile>;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** The one owner of the rep's playbook: changes it, keeps it, and passes it on as a pack. */
export interface PlaybookKeeper {
  /** False when what was kept cannot be read: then the built-in playbook is used, and nothing is written over. */
  readonly isReadable: boolean;
  readonly book: () => Playbook;
  /** Grows with every change. */
  readonly revision: () => number;
  readonly page: () => PlaybookPage;
  /** What is kept may be another one now: it is read anew. */
  readonly reload: () => void;
  readonly edit: (edit: PlaybookEdit) => Reply<PlaybookPage>;
  /** Takes the last change back; one, an import included. */
  readonly undo: () => Reply<PlaybookPage>;
  /** Writes a pack where the rep says; the answer is the file's name. */
  readonly exportPack: (as: PackForm) => Promise<Reply<string | null>>;
  readonly choosePack: () => Promise<Reply<ChosenPack | null>>;
  readonly importPack: (wanted: PackImport) => Reply<PlaybookPage>;
}

/** For the rep, when what was kept of their playbook cannot be read. */
export const unreadablePlaybook =
  'Your changes to the playbook could not be read, so the built-in one is used. They are kept as they are; a newer version of the app may read them. Until then the playbook cannot be changed.';

const notSaved = 'The playbook could not be saved, so it stays as it was. Is the disk full?';

export function createPlaybookKeeper(world: KeeperWorld): PlaybookKeeper {
  const read = () => {
    const found = world.table.read();
    if (found.problem !== null) world.onTrouble('reading the playbook', new Error(found.problem));
    return found;
  };
  let kept = read();
  let changes = kept.changes;
  let book = playbookOf(world.builtIn, changes);
  let revision = 0;
  let before: { readonly changes: PlaybookChanges; readonly edit: PlaybookEdit['type'] | 'pack' } | null =
    null;
  let chosen: { readonly whole: Pack; readonly withoutPersonal: Pack } | null = null;
  let readings = 0;

  const page = (): PlaybookPage => ({
    playbook: book,
    tallies: Object.fromEntries(world.tallies()),
    canUndo: before !== null,
  });
  const previews = (pack: Pack): PackPreviews => ({
    merge: previewPack(world.builtIn, changes, pack, 'merge'),
    replace: previewPack(world.builtIn, changes, pack, 'replace'),
  });
  const show = (next: PlaybookChanges) => {
    changes = next;
    book = playbookOf(world.builtIn, changes);
    revision += 1;
    world.onChange();
  };
  const save = (next: PlaybookChanges): Reply<null> => {
    // What another version wrote is not ours to write over.
    if (kept.problem !== null) return { ok: false, message: unreadablePlaybook };
    try {
      world.table.save(next);
    } catch (error) {
      world.onTrouble('saving the playbook', error);
      return { ok: false, message: notSaved };
    }
    return { ok: true, value: null };
  };
  /** Saved first: what is on screen is what a restart brings back. */
  const replace = (next: PlaybookChanges, edit: PlaybookEdit['type'] | 'pack'): Reply<PlaybookPage> => {
    const saved = save(next);
    if (!saved.ok) return saved;
    // The policy is saved while it is typed: all of that is one thing to take back.
    const isSameTyping = edit === 'write-policy' && before?.edit === 'write-policy';
    if (!isSameTyping) before = { changes, edit };
    show(next);
    return { ok: true, value: page() };
  };

  return {
    get isReadable() {
      return kept.problem === null;
    },
    book: () => book,
    revision: () => revision,
    page,
    reload: () => {
      kept = read();
      before = null;
      show(kept.changes);
    },
    edit: (edit) => {
      const edited = editPlaybook(world.builtIn, changes, edit, world.newId);
      return edited.ok ? replace(edited.changes, edit.type) : edited;
    },
    undo: () => {
      if (before === null) return { ok: false, message: 'There is nothing to take back.' };
      const former = before.changes;
      const saved = save(former);
      if (!saved.ok) return saved;
      before = null;
      show(former);
      return { ok: true, value: page() };
    },
    exportPack: async (as) => {
      const file = await world.askWhereTo(`unflappable-pack.${as}`, as);
      if (file === null) return { ok: true, value: null };
      try {
        writeWholeForOthers(file, writePack(book, { as }));
      } catch (error) {
        world.onTrouble('writing a pack', error);
        return { ok: false, message: `The file could not be written to ${file}. Choose another folder.` };
      }
      return { ok: true, value: basename(file) };
    },
    choosePack: async () => {
      const file = await world.askForPack();
      // The one that was chosen before still waits, and its preview with it.
      if (file === null) return { ok: true, value: null };
      readings += 1;
      const reading = readings;
      const read = await world.readPack(file);
      // Another file was chosen while this one was read.
      if (reading !== readings) return { ok: true, value: null };
      chosen = null;
      if (!read.ok) {
        if (read.trouble !== null) world.onTrouble('reading a pack', new Error(read.trouble));
        return { ok: false, message: `${basename(file)}${read.problem} Nothing was changed.` };
      }
      const { pack, personal } = read;
      chosen = { whole: pack, withoutPersonal: personal?.without ?? pack };
      return {
        ok: true,
        value: {
          fileName: basename(file),
          ...previews(pack),
          personal: personal === null ? null : { ...personal, without: previews(personal.without) },
        },
      };
    },
    importPack: ({ how, withPolicy, withoutPersonal }) => {
      if (chosen === null) return { ok: false, message: 'Choose a file first.' };
      const pack = withoutPersonal ? chosen.withoutPersonal : chosen.whole;
      const reply = replace(applyPack(world.builtIn, changes, pack, how, withPolicy), 'pack');
      if (reply.ok) chosen = null;
      return reply;
    },
  };
}

/**
 * Takes over what the danger screen said before there was a policy page: what is blank in the policy is filled with it.
 * False when what is kept cannot be read: then nothing is written over it. @throws when it cannot be kept. In both cases
 * it must stay where it was.
 */
export function takeOverSafety(table: PlaybookTable, former: DangerPolicy): boolean {
  const { changes, problem } = table.read();
  if (problem !== null) return false;
  const { danger } = changes.policy;
  const filled: DangerPolicy = {
    emergencyNumber: danger.emergencyNumber || former.emergencyNumber,
    alert: danger.alert || former.alert,
    steps: danger.steps || former.steps,
  };
  table.save({ ...changes, policy: { ...changes.policy, danger: filled } });
  return true;
}
