import {
  mostOwnLines,
  mostOwnPages,
  type Place,
  type PlaybookChanges,
  type PlaybookEdit,
  placesOf,
  playbookOf,
} from './own-playbook.ts';
import { folded } from './pack.ts';
import type { BuiltInPlaybook, Line } from './playbook.ts';

/** The changes after one more edit, or why it cannot be, in the rep's words. */
export type Edited =
  | { readonly ok: true; readonly changes: PlaybookChanges }
  | { readonly ok: false; readonly message: string };

/** Ids for what the rep adds: short, of a-z, 0-9 and -, each once (a UUID is one). */
export type NewId = () => string;

/** One edit by hand. Pure: the same arguments give the same changes. */
export function editPlaybook(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  edit: PlaybookEdit,
  newId: NewId,
): Edited {
  switch (edit.type) {
    case 'write-line':
      return withLine(builtIn, changes, edit.id, ({ line }) => write(changes, line, edit.text));
    case 'add-line':
      return addLine(builtIn, changes, edit.place, edit.text, newId);
    case 'remove-line':
      return withLine(builtIn, changes, edit.id, ({ line }) =>
        line.builtIn === null
          ? done(withoutLines(changes, [edit.id]))
          : refuse('A line that came with the app can be switched off, not removed.'),
      );
    case 'star-line':
      return withLine(builtIn, changes, edit.id, () =>
        done(mark(changes, edit.id, { isStarred: edit.isStarred ? true : undefined })),
      );
    case 'switch-line':
      return withLine(builtIn, changes, edit.id, () =>
        done(mark(changes, edit.id, { isOff: edit.isOff ? true : undefined })),
      );
    case 'move-line':
      return withLine(builtIn, changes, edit.id, ({ place, lines }) =>
        done({ ...changes, order: { ...changes.order, [place]: moved(lines, edit.id, edit.to) } }),
      );
    case 'restore-line':
      return withLine(builtIn, changes, edit.id, ({ line }) =>
        line.builtIn === null
          ? refuse('That line is your own: there is no built-in one to put back.')
          : done(mark(changes, edit.id, { text: undefined, isOff: undefined })),
      );
    case 'restore-place':
      return restorePlace(builtIn, changes, edit.place);
    case 'add-page':
      return addPage(builtIn, changes, edit, newId);
    case 'write-page':
      return writePage(builtIn, changes, edit);
    case 'remove-page': {
      const gone = changes.added.filter(({ place }) => place === edit.key).map(({ id }) => id);
      const without = withoutLines(changes, gone);
      return done({
        ...without,
        pages: without.pages.filter(({ key }) => key !== edit.key),
        order: Object.fromEntries(Object.entries(without.order).filter(([place]) => place !== edit.key)),
      });
    }
    case 'write-policy':
      return done({ ...changes, policy: edit.policy });
    default: {
      const never: never = edit;
      return never;
    }
  }
}

interface Found {
  readonly place: Place;
  readonly lines: readonly Line[];
  readonly line: Line;
}

function withLine(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  id: string,
  work: (found: Found) => Edited,
): Edited {
  for (const { place, lines } of placesOf(playbookOf(builtIn, changes))) {
    const line = lines.find((candidate) => candidate.id === id);
    if (line !== undefined) return work({ place, lines, line });
  }
  return refuse('That line is not in the playbook any more.');
}

function write(changes: PlaybookChanges, line: Line, text: string): Edited {
  if (line.builtIn === null) {
    return done({
      ...changes,
      added: changes.added.map((own) => (own.id === line.id ? { ...own, text } : own)),
    });
  }
  // Written back to what it was: then it is no change any more, and a later version may better it.
  return done(mark(changes, line.id, { text: text === line.builtIn ? undefined : text }));
}

function addLine(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  place: Place,
  text: string,
  newId: NewId,
): Edited {
  if (!placesOf(playbookOf(builtIn, changes)).some((each) => each.place === place)) {
    return refuse('That situation is not in the playbook any more.');
  }
  if (changes.added.length >= mostOwnLines) {
    return refuse(`The playbook holds ${mostOwnLines} lines of your own. Remove one first.`);
  }
  return done({ ...changes, added: [...changes.added, { place, id: newId(), text }] });
}

function restorePlace(builtIn: BuiltInPlaybook, changes: PlaybookChanges, place: Place): Edited {
  const lines = placesOf(playbookOf(builtIn, changes)).find((each) => each.place === place)?.lines ?? [];
  let restored = changes;
  for (const line of lines) {
    if (line.builtIn !== null) restored = mark(restored, line.id, { text: undefined, isOff: undefined });
  }
  const { [place]: _order, ...order } = restored.order;
  return done({ ...restored, order });
}

function addPage(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  { name, countsAs }: Extract<PlaybookEdit, { type: 'add-page' }>,
  newId: NewId,
): Edited {
  if (changes.pages.length >= mostOwnPages) {
    return refuse(`The playbook holds ${mostOwnPages} situations of your own. Remove one first.`);
  }
  if (isNameTaken(builtIn, changes, name, null)) return refuse(nameTaken(name));
  return done({
    ...changes,
    pages: [...changes.pages, { key: `own-${newId()}`, name, countsAs, avoidInShort: '' }],
  });
}

function writePage(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  { key, name, countsAs, avoidInShort }: Extract<PlaybookEdit, { type: 'write-page' }>,
): Edited {
  if (!changes.pages.some((page) => page.key === key)) {
    return refuse('That situation is not in the playbook any more.');
  }
  if (name !== undefined && isNameTaken(builtIn, changes, name, key)) return refuse(nameTaken(name));
  return done({
    ...changes,
    pages: changes.pages.map((page) =>
      page.key === key
        ? {
            key,
            name: name ?? page.name,
            countsAs: countsAs ?? page.countsAs,
            avoidInShort: avoidInShort ?? page.avoidInShort,
          }
        : page,
    ),
  });
}

/** Two situations of one name could not be told apart while a call goes on. */
function isNameTaken(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  name: string,
  except: string | null,
): boolean {
  return playbookOf(builtIn, changes).pages.some(
    (page) => page.key !== except && folded(page.name) === folded(name),
  );
}

function nameTaken(name: string): string {
  return `There is a situation “${name}” already. Give this one another name.`;
}

type LineChange = PlaybookChanges['lines'][string];

/** A line's change with some of it set, or with `undefined` taken back; nothing is kept for a line as it came. */
function mark(
  changes: PlaybookChanges,
  id: string,
  change: { readonly [Key in keyof LineChange]?: LineChange[Key] | undefined },
): PlaybookChanges {
  const { [id]: before, ...others } = changes.lines;
  const after = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
  );
  return { ...changes, lines: Object.keys(after).length === 0 ? others : { ...others, [id]: after } };
}

function withoutLines(changes: PlaybookChanges, ids: readonly string[]): PlaybookChanges {
  const gone = new Set(ids);
  return {
    ...changes,
    added: changes.added.filter(({ id }) => !gone.has(id)),
    lines: Object.fromEntries(Object.entries(changes.lines).filter(([id]) => !gone.has(id))),
    order: Object.fromEntries(
      Object.entries(changes.order).map(([place, order]) => [place, order?.filter((id) => !gone.has(id))]),
    ),
  };
}

/** The ids of a list with one at another place; past the end is the end. */
function moved(lines: readonly Line[], id: string, to: number): readonly string[] {
  const others = lines.map((line) => line.id).filter((each) => each !== id);
  return others.toSpliced(to, 0, id);
}

function done(changes: PlaybookChanges): Edited {
  return { ok: true, changes };
}

function refuse(message: string): Edited {
  return { ok: false, message };
}
