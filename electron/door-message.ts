/** What can be asked at the door, and nothing else: one of these words on a line of its own. */
export const doorVerbs = ['pause', 'hide', 'open'] as const;
export type DoorVerb = (typeof doorVerbs)[number];

/** The longest message that is looked at, in bytes, its line break included. */
export const longestDoorMessage = 64;

export type DoorMessage =
  | { readonly ok: true; readonly verb: DoorVerb }
  /** `message` names the place and the remedy. It never repeats what came in. */
  | { readonly ok: false; readonly message: string };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const remedy = `Send one line with one of these words: ${doorVerbs.join(', ')}.`;

/** Whether a message is over: its line has ended, or it is longer than any may be. */
export function isDoorMessageOver(received: Uint8Array): boolean {
  return received.length > longestDoorMessage || received.includes(lineFeed);
}

/**
 * Reads all that came in before the line ended, the peer stopped writing, or it became too long. The line may end with
 * a line feed, as on Windows with a carriage return before it, or with the message itself.
 */
export function parseDoorMessage(received: Uint8Array): DoorMessage {
  const end = received.indexOf(lineFeed);
  const length = end === -1 ? received.length : end;
  const line = received.subarray(0, end > 0 && received[end - 1] === carriageReturn ? end - 1 : length);
  if (line.length === 0) {
    return refused('byte 1: the line is empty');
  }
  const verb = doorVerbs.find(
    (each) => each.length === line.length && sharedLength(each, line) === line.length,
  );
  if (verb === undefined) {
    return refused(whereItFails(line));
  }
  return end === -1 || end === received.length - 1
    ? { ok: true, verb }
    : refused('line 2: there is more than one line');
}

/** The first byte with which the line stops being the beginning of any of the words, or of the end after one. */
function whereItFails(line: Uint8Array): string {
  const known = Math.max(...doorVerbs.map((verb) => sharedLength(verb, line)));
  const byte = known + 1;
  if (known === line.length) {
    return `byte ${byte}: the line ends in the middle of a word`;
  }
  if (line.length > longestDoorMessage) {
    return `byte ${longestDoorMessage + 1}: the line is too long`;
  }
  return doorVerbs.some((verb) => verb.length === known)
    ? `byte ${byte}: there is more on the line than one word`
    : `byte ${byte}: this is none of the words`;
}

function sharedLength(verb: string, line: Uint8Array): number {
  let length = 0;
  while (length < verb.length && verb.charCodeAt(length) === line[length]) length += 1;
  return length;
}

function refused(place: string): DoorMessage {
  return { ok: false, message: `${place}. ${remedy}` };
}
