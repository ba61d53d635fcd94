import { validate as belgian } from 'stdnum/lib/cjs/be/nn.js';
import { validate as brazilian } from 'stdnum/lib/cjs/br/cpf.js';
import { validate as swiss } from 'stdnum/lib/cjs/ch/ssn.js';
import { validate as spanish } from 'stdnum/lib/cjs/es/dni.js';
import { validate as spanishForeigner } from 'stdnum/lib/cjs/es/nie.js';
import { validate as finnish } from 'stdnum/lib/cjs/fi/hetu.js';
import { validate as french } from 'stdnum/lib/cjs/fr/nir.js';
import { validate as british } from 'stdnum/lib/cjs/gb/nino.js';
import { validate as indian } from 'stdnum/lib/cjs/in/pan.js';
import { validate as italian } from 'stdnum/lib/cjs/it/codicefiscale.js';
import { validate as mexican } from 'stdnum/lib/cjs/mx/curp.js';
import { validate as norwegian } from 'stdnum/lib/cjs/no/fodselsnummer.js';
import { validate as swedish } from 'stdnum/lib/cjs/se/personnummer.js';
import { validate as american } from 'stdnum/lib/cjs/us/ssn.js';
import type { Span } from './guard-cards.ts';
import { directlyBehind, thingWords } from './guard-other-numbers.ts';

/**
 * National IDs that are known by their shape and check digits alone, each as it is usually written. Those that look like
 * any other number (nine digits, eleven digits) are found by the word before them.
 */
const shapes: readonly {
  readonly shape: RegExp;
  readonly validate: (text: string) => { readonly isValid: boolean };
}[] = [
  { shape: /\d{3}-\d{2}-\d{4}/gu, validate: american },
  { shape: /[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]/giu, validate: british },
  { shape: /\d{8}-?[A-Z]/giu, validate: spanish },
  { shape: /[XYZ]-?\d{7}-?[A-Z]/giu, validate: spanishForeigner },
  { shape: /[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]/giu, validate: italian },
  { shape: /[A-Z]{4}\d{6}[A-Z]{6}[A-Z\d]\d/giu, validate: mexican },
  { shape: /[A-Z]{5}\d{4}[A-Z]/gu, validate: indian },
  { shape: /\d{6}[-+A]\d{3}[\dA-Y]/gu, validate: finnish },
  { shape: /(?:\d{2})?\d{6}[-+]\d{4}/gu, validate: swedish },
  { shape: /\d{6}\s?\d{5}/gu, validate: norwegian },
  { shape: /[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}\s?\d{2}/gu, validate: french },
  { shape: /\d{3}\.\d{3}\.\d{3}-\d{2}/gu, validate: brazilian },
  { shape: /756\.\d{4}\.\d{4}\.\d{2}/gu, validate: swiss },
  { shape: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}/gu, validate: belgian },
];

const idWord =
  /(?<!\p{L})(?:ssn|social\s+security(?:\s+n(?:umber|o\.?))?|national\s+insurance|nino|ni\s+number|passport|national\s+id(?:entity)?|identity\s+card|id\s+card|driv(?:er|ing)(?:[’']?s)?\s+licen[cs]e|tax\s+id|pesel|bsn|cpf|dni|aadhaar|social\s+insurance|ppsn?|steuer-?id|personnummer|cpr|nir|curp|tfn)(?!\p{L})[^\d\n]{0,16}?([A-Z]{0,3}\s?\d(?:[\s./-]?[\dA-Z](?![a-z]{2})){4,19})/giu;

/** Of such a number nobody's ID is made, whatever its check digit says. */
const numberOfThing = new RegExp(`(?:${directlyBehind(`sn|s\\/n|${thingWords}`)})$`, 'iu');
const longestWord = 24;

/** A letter or a digit. */
const partOfWord = /[\p{L}\p{N}]/u;

export function nationalIdSpans(text: string): readonly Span[] {
  if (!/\d/u.test(text)) return [];
  const shaped = shapes.flatMap(({ shape, validate }) =>
    [...text.matchAll(shape)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length }))
      .filter((span) => standsAlone(text, span) && validate(text.slice(span.start, span.end)).isValid),
  );
  const named = [...text.matchAll(idWord)].flatMap((match) => {
    const number = (match[1] ?? '').trimStart();
    const end = match.index + match[0].length;
    return [{ start: end - number.length, end }];
  });
  return [...named, ...shaped];
}

/** Not a piece of a longer number or word, nor the number of a thing. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const before = text.charAt(start - 1);
  const after = text.slice(end, end + 2);
  return (
    !numberOfThing.test(text.slice(Math.max(0, start - longestWord), start)) &&
    !partOfWord.test(before) &&
    !(/[-.]/u.test(before) && /\d/u.test(text.charAt(start - 2))) &&
    !/^(?:[\p{L}\p{N}]|[-.]\d)/u.test(after)
  );
}
