import type { z } from 'zod';
import { onOneLine } from './showable-text.ts';

type Path = readonly PropertyKey[];

/** Where something is in a file, as people write it: `situations[2].lines[0].text`. Empty for the whole file. */
export function pathInWords(path: Path): string {
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`;
      return `${index === 0 ? '' : '.'}${keyInWords(String(segment))}`;
    })
    .join('');
}

/** A key that is there by mistake can be anything. */
function keyInWords(key: string): string {
  return /^[\w-]{1,60}$/u.test(key) ? key : `“${onOneLine(key).slice(0, 60)}”`;
}

/** The place that an issue is about: of a key that should not be there the key itself, not the map it is in. */
export function placeOfIssue(issue: z.core.$ZodIssue): Path {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}

/** What is wrong and what was expected instead, for people who wrote `root` by hand. No full stop at the end. */
export function issueInWords(issue: z.core.$ZodIssue, root: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return 'there is no such key here. Check its spelling, or take it out';
  }
  if (issue.code === 'custom') {
    return issue.message;
  }
  const value = valueAt(root, issue.path);
  if (value === undefined) {
    return `this is missing: expected ${expected(issue)}`;
  }
  return `expected ${expected(issue)}, got ${valueInWords(value)}${remedy(issue, value)}`;
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeInWords(issue.expected);
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return oneOf([...new Set(issue.errors.flatMap((issues) => issues.map(expected)))]);
    case 'too_small':
      return issue.origin === 'string'
        ? 'some words'
        : `${issue.minimum} or more${issue.origin === 'array' ? ' entries' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''}`;
    case 'invalid_format':
      return issue.format === 'template_literal'
        ? 'own- and then letters a-z, digits or -'
        : issue.message.replace(/^expected /u, '');
    default:
      return 'something else';
  }
}

function typeInWords(type: string): string {
  switch (type) {
    case 'string':
      return 'a text';
    case 'number':
    case 'int':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'keys with values';
    default:
      return type;
  }
}

export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

export function valueInWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  switch (typeof value) {
    case 'string':
      if (value.trim() === '') return 'an empty text';
      return value.length > 40 ? `a text of ${value.length} characters` : `“${onOneLine(value)}”`;
    case 'object':
      return 'keys with values';
    default:
      return String(value);
  }
}

/** YAML reads some texts as something else; the cure is the same for all of them. */
function remedy(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return '';
  if (value === null) return '. For an empty text write two quotes: ""';
  return typeof value === 'object' ? '. Put a text that begins with [ or { in quotes' : '. Put it in quotes';
}

export function valueAt(root: unknown, path: Path): unknown {
  let value: unknown = root;
  for (const segment of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, segment) : undefined;
  }
  return value;
}
