import { z } from 'zod';
import { logFileSchema } from './log-format.ts';
import { oneOf, pathInWords, placeOfIssue, valueAt, valueInWords } from './pack-issue-words.ts';
import { weekSchema } from './week.ts';

/**
 * What is wrong with a file that should be a log, for whoever made it by a script: the place, what was expected, what
 * was there. `calls[17].intensity: expected 1 to 5, got 9`.
 */
export function logIssueInWords(issue: z.core.$ZodIssue, root: unknown): string {
  const place = pathInWords(placeOfIssue(issue));
  if (place === '') return `The file: ${whatIsWrong(issue, root)}`;
  const isOther = place === 'format' ? 'this is not a log that Unflappable wrote; ' : '';
  return `${place}: ${isOther}${whatIsWrong(issue, root)}`;
}

function whatIsWrong(issue: z.core.$ZodIssue, root: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const [first = '', ...more] = issue.keys;
    return more.length === 0
      ? 'there is no such key in the format'
      : `there is no such key in the format, nor ${oneOf([first, ...more].slice(1, 4).map((key) => pathInWords([key])))}`;
  }
  if (issue.code === 'custom') return issue.message;
  const value = valueAt(root, issue.path);
  return `expected ${expectation(schemaAt(issue.path))}, got ${value === undefined ? 'nothing' : valueInWords(value)}`;
}

/** The schema of the value at a path of a log; null where the format has none. */
function schemaAt(path: readonly PropertyKey[]): z.core.$ZodType | null {
  let schema: z.core.$ZodType | null = logFileSchema;
  for (const segment of path) {
    const whole: z.core.$ZodType | null = schema === null ? null : present(schema);
    if (whole instanceof z.ZodObject) {
      const inner: unknown = Reflect.get(whole.shape, segment);
      schema = inner instanceof z.ZodType ? inner : null;
    } else {
      schema = whole instanceof z.ZodArray ? whole.element : null;
    }
  }
  return schema === null ? null : present(schema);
}

/** Without that it may be missing or null. */
function present(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? present(schema.unwrap())
    : schema;
}

/** What a value of the format can be, both its bounds at once. */
function expectation(schema: z.core.$ZodType | null): string {
  if (schema instanceof z.ZodISODateTime) {
    return 'a time with its UTC offset, like 2026-11-21T19:00:00+01:00';
  }
  if (schema === weekSchema) return 'a week, like 2026-W47';
  if (schema instanceof z.ZodNumber) return numberExpectation(schema);
  if (schema instanceof z.ZodString) return textExpectation(schema);
  if (schema instanceof z.ZodEnum) return oneOf(schema.options.map(String));
  if (schema instanceof z.ZodLiteral) return oneOf([...schema.values].map(String));
  if (schema instanceof z.ZodArray) {
    const { maximum } = schema._zod.bag;
    return typeof maximum === 'number' ? `a list of at most ${maximum}` : 'a list';
  }
  return 'keys with values';
}

function numberExpectation({ minValue, maxValue, isInt }: z.ZodNumber): string {
  const least = minValue === null || minValue < Number.MIN_SAFE_INTEGER + 1 ? null : minValue;
  const most = maxValue === null || maxValue > Number.MAX_SAFE_INTEGER - 1 ? null : maxValue;
  if (least !== null && most !== null) return `${least} to ${most}`;
  const kind = isInt ? 'a whole number' : 'a number';
  return least === null ? kind : `${kind}, ${least} or more`;
}

function textExpectation({ minLength, maxLength }: z.ZodString): string {
  if (maxLength === null) return 'a text';
  return minLength === null || minLength === 0
    ? `a text of at most ${maxLength} characters`
    : `a text of ${minLength} to ${maxLength} characters`;
}
