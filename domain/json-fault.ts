/** Where a text stops being JSON, or says one key twice, which JSON's own reader passes over in silence. */
export interface JsonFault {
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
  /** What was expected there, or what is wrong: goes on after the place. */
  readonly what: string;
}

/** One list or map that is still open, and, for a map, the keys it had so far. */
type Open = Set<string> | null;

/** Thrown and caught in this file only: a fault can be found at any depth of the scan. */
class Fault {
  readonly at: number;
  readonly what: string;

  constructor(at: number, what: string) {
    this.at = at;
    this.what = what;
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /true|false|null/y;
const longestKey = 40;

/** The first fault of a text that should be JSON (RFC 8259); null when there is none. Any depth, one pass. */
export function findJsonFault(text: string): JsonFault | null {
  try {
    scan(text);
    return null;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const before = text.slice(0, fault.at);
    return {
      line: before.split('\n').length,
      column: fault.at - (before.lastIndexOf('\n') + 1) + 1,
      what: fault.what,
    };
  }
}

function scan(text: string): void {
  const open: Open[] = [];
  let at = skipSpace(text, 0);
  for (;;) {
    at = skipSpace(text, startOfValue(text, at, open));
    // After a value: what is closed here, and then a comma or the end.
    let container = open.at(-1);
    while (container !== undefined && text[at] === (container === null ? ']' : '}')) {
      open.pop();
      at = skipSpace(text, at + 1);
      container = open.at(-1);
    }
    if (container === undefined) {
      if (open.length === 0 && at < text.length) throw new Fault(at, 'expected the end of the file');
      return;
    }
    if (text[at] !== ',') throw new Fault(at, `expected , or ${container === null ? ']' : '}'}`);
    at = skipSpace(text, at + 1);
    if (container !== null) at = afterKey(text, at, container);
  }
}

/** Goes into lists and maps until there is a whole value, and returns where it ends. */
function startOfValue(text: string, from: number, open: Open[]): number {
  let at = from;
  for (;;) {
    const first = text[at];
    if (first === '[') {
      at = skipSpace(text, at + 1);
      if (text[at] === ']') return at + 1;
      open.push(null);
    } else if (first === '{') {
      at = skipSpace(text, at + 1);
      if (text[at] === '}') return at + 1;
      const keys = new Set<string>();
      open.push(keys);
      at = afterKey(text, at, keys);
    } else if (first === '"') {
      return endOfString(text, at);
    } else {
      return endOfWord(text, at);
    }
  }
}

/** Takes a key and its colon. */
function afterKey(text: string, from: number, keys: Set<string>): number {
  if (text[from] !== '"') throw new Fault(from, 'expected a key in double quotes');
  const end = endOfString(text, from);
  const key: unknown = JSON.parse(text.slice(from, end));
  if (typeof key === 'string') {
    if (keys.has(key)) throw new Fault(from, `the key “${key.slice(0, longestKey)}” is there twice`);
    keys.add(key);
  }
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') throw new Fault(colon, 'expected :');
  return skipSpace(text, colon + 1);
}

function endOfWord(text: string, from: number): number {
  for (const pattern of [numberPattern, wordPattern]) {
    pattern.lastIndex = from;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  throw new Fault(from, from >= text.length ? 'the file ends too early' : 'expected a value');
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) throw new Fault(text.length, 'the file ends too early');
    if (code === 0x22) return at + 1;
    if (code < 0x20) throw new Fault(at, 'expected no line break or control character in a text');
    at += code === 0x5c ? lengthOfEscape(text, at) : 1;
  }
}

function lengthOfEscape(text: string, at: number): number {
  const kind = text[at + 1] ?? '';
  if (kind === 'u') {
    if (/^[\da-fA-F]{4}$/u.test(text.slice(at + 2, at + 6))) return 6;
  } else if (kind !== '' && '"\\/bfnrt'.includes(kind)) {
    return 2;
  }
  throw new Fault(at, 'expected \\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u and four digits');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}
