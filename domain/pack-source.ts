import {
  Composer,
  CST,
  type Document,
  type ErrorCode,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type ParsedNode,
  Parser,
  visit,
} from 'yaml';
import { mostOwnLines } from './own-playbook.ts';
import { unshowable } from './showable-text.ts';

/** Where something is in a file: keys and positions (0 first), from the outside in. */
export type SourcePath = readonly PropertyKey[];

/** The values of a file, and the line (1 first) of each place in it; for what is missing, of the nearest around it. */
export type ReadSource =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: SourcePath) => number }
  | { readonly ok: false; readonly message: string };

/** Real packs are five deep. Without a limit a short file could use up the stack. */
const deepest = 16;
/** Real maps have at most ten keys. Each is compared with all others, so a map of many would take minutes. */
const mostKeys = 100;
/** A place may hold all lines of the rep's own, beside the built-in ones. */
export const longestList = mostOwnLines + 1000;

/**
 * Reads YAML, and so JSON: one document of maps, lists and plain values. What YAML can do beyond that (anchors, aliases,
 * tags, directives, several documents) is refused, since a small file could mean a huge one by it. It never throws; a
 * message begins with the line.
 */
export function readSource(text: string): ReadSource {
  const lines = linesOf(text);
  const refuse = (offset: number, message: string): ReadSource => ({
    ok: false,
    message: `line ${lines.linePos(offset).line}: ${message}`,
  });

  const stray = unshowable.exec(text);
  if (stray !== null) {
    return refuse(stray.index, 'a character here cannot be shown. Save the file as text in UTF-8.');
  }
  const parsed = parse(text);
  if (!parsed.ok) {
    return refuse(parsed.offset, parsed.message);
  }
  const { contents } = parsed;
  const hidden = firstScalar(contents, (value) => typeof value === 'string' && unshowable.test(value));
  if (hidden !== null) {
    return refuse(hidden, 'this text has a character that cannot be shown. Take it out.');
  }
  return {
    ok: true,
    value: parsed.value,
    lineOf: (path) => lines.linePos(offsetOf(contents, path)).line,
  };
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines.addNewLine(at + 1);
  }
  return lines;
}

type Parsed =
  | { readonly ok: true; readonly contents: ParsedNode; readonly value: unknown }
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** Token by token, so that what is not allowed is never built. */
function parse(text: string): Parsed {
  const parser = new Parser();
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  let hasDocument = false;
  let isScalarText = false;
  for (const lexeme of new Lexer().lex(text)) {
    // A scalar's text may begin with anything: a marker comes before it.
    const type: CST.TokenType | null = isScalarText ? null : CST.tokenType(lexeme);
    isScalarText = type === 'scalar';
    if (type === 'alias' || type === 'anchor' || type === 'tag' || type === 'directive-line') {
      return refuse(
        parser.offset,
        `a “${lexeme.charAt(0)}” at the start has a meaning of its own in YAML, which a playbook file may not use. If it is part of a text, put the text in quotes.`,
      );
    }
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') {
        return refuse(token.offset, notReadable);
      }
      if (token.type === 'document') {
        if (hasDocument) return refuse(token.offset, secondDocument);
        hasDocument = true;
      }
      documents.push(...composer.next(token));
    }
    const tooMuch = excess(parser);
    if (tooMuch !== null) return refuse(parser.offset, tooMuch);
  }
  for (const token of parser.end()) {
    if (token.type === 'document' && hasDocument) return refuse(token.offset, secondDocument);
    documents.push(...composer.next(token));
  }
  documents.push(...composer.end(true, text.length));

  const document = documents[0];
  const error = document?.errors.toSorted((one, other) => one.pos[0] - other.pos[0])[0];
  if (error !== undefined) {
    return refuse(error.pos[0], errorInWords(error.code));
  }
  if (document?.contents == null) {
    return refuse(0, 'the file is empty.');
  }
  return { ok: true, contents: document.contents, value: document.toJS() };
}

/** What no playbook has so much of, found while it is read. */
function excess(parser: Parser): string | null {
  // The document itself and a value on its way are on the stack too.
  if (parser.stack.length > deepest + 2) {
    return `this is nested more than ${deepest} deep, and no playbook is.`;
  }
  const top = parser.stack.at(-1);
  switch (top?.type) {
    case 'block-map':
      return top.items.length > mostKeys ? tooManyKeys : null;
    case 'block-seq':
      return top.items.length > longestList ? tooLong : null;
    case 'flow-collection': {
      const isMap = top.start.type === 'flow-map-start';
      // Commas with nothing between them gather before the next entry.
      const length = Math.max(top.items.length, top.items.at(-1)?.start.length ?? 0);
      if (length <= (isMap ? mostKeys : longestList)) return null;
      return isMap ? tooManyKeys : tooLong;
    }
    default:
      return null;
  }
}

const tooManyKeys = 'there are too many keys side by side here.';
const tooLong = 'this list is longer than a playbook may hold.';

function refuse(offset: number, message: string): Parsed {
  return { ok: false, offset, message };
}

function errorInWords(code: ErrorCode): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this key is here twice. Keep one.';
    case 'NON_STRING_KEY':
      return 'a key must be a word. Put it in quotes.';
    case 'TAB_AS_INDENT':
      return 'a tab begins this line. Use spaces.';
    case 'MISSING_CHAR':
      return 'a quote, a bracket, a colon or a comma is missing here or before.';
    case 'BAD_INDENT':
    case 'BAD_COLLECTION_TYPE':
      return 'this does not stand below what it belongs to. Give it as many spaces as its neighbours.';
    case 'BAD_DQ_ESCAPE':
      return 'a “\\” in double quotes has a meaning of its own. Write it twice, or use single quotes.';
    default:
      return notReadable;
  }
}

const notReadable = 'this is not YAML or JSON. Check the quotes, the colons and the spaces at the start.';
const secondDocument = 'a second document begins here, and a file holds one playbook.';

/** Where the first scalar, keys included, begins that holds such a value; null: there is none. */
function firstScalar(contents: ParsedNode, holds: (value: unknown) => boolean): number | null {
  let found: number | null = null;
  visit(contents, {
    Scalar: (_key, node) => {
      if (!holds(node.value)) return undefined;
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** Where the value at a path begins, or else what is nearest around it. */
function offsetOf(contents: ParsedNode, path: SourcePath): number {
  let node: unknown = contents;
  let offset = contents.range[0];
  for (const segment of path) {
    const value = childOf(node, segment);
    if (value === null) return offset;
    offset = value.offset;
    node = value.node;
  }
  return offset;
}

interface Child {
  readonly node: unknown;
  readonly offset: number;
}

function childOf(node: unknown, segment: PropertyKey): Child | null {
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return placed(item, item);
  }
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === segment);
    // The key's place: a value may begin lines below it, or not at all.
    return pair === undefined ? null : placed(pair.value, pair.key);
  }
  return null;
}

function placed(node: unknown, at: unknown): Child | null {
  return isNode(at) && at.range != null ? { node, offset: at.range[0] } : null;
}
