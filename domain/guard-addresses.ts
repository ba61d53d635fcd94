import type { Span } from './guard-cards.ts';

const direction = /(?:(?:north|south|east|west|[nsew])\.?\s+)?/u.source;
/** Words that are part of a street’s name and hardly anything else. */
const streetWord =
  /(?:street|road|avenue|ave|lane|boulevard|blvd|crescent|terrace|parkway|pkwy|highway|hwy|rd)/u.source;
/** Words that are in many sentences too: only after names with a capital. */
const maybeStreetWord =
  /(?:St|Street|Rd|Road|Ave|Avenue|Ln|Lane|Dr|Drive|Ct|Court|Close|Way|Blvd|Place|Pl|Square|Sq|Gardens|Grove|Hill|Row|Mews|Walk|Park|Green|Circle|Cir|Trail|Quay|Wharf)/u
    .source;
/** What stands between a number and “road” in sentences that are no address. */
const notInNames =
  /(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|about|over|per|more|times?|calls?|minutes?|mins?|hours?|days?|weeks?|months?|years?|miles?|km|people|cars?|parcels?|orders?|cases?|euros?|dollars?|pounds?|am|pm|was|were|is|are|he|she|they|their|his|her|my|our|down)/u
    .source;
const houseNumber = /(?<![\p{L}\d./:-])\d{1,5}[a-z]?,?\s+/u.source;

const shapes: readonly RegExp[] = [
  // 12 baker street
  new RegExp(
    `${houseNumber}${direction}(?:(?!${notInNames}\\s)[\\p{L}][\\p{L}.'’-]*\\s+|\\d{1,3}(?:st|nd|rd|th)\\s+){1,3}${streetWord}(?![\\p{L}\\d])`,
    'giu',
  ),
  // 12 Orchard Close
  new RegExp(
    `${houseNumber}(?:(?:North|South|East|West|[NSEW])\\.?\\s+)?(?:\\p{Lu}[\\p{L}.'’-]*\\s+|\\d{1,3}(?:st|nd|rd|th)\\s+){1,3}${maybeStreetWord}(?![\\p{L}\\d])`,
    'gu',
  ),
  // Hauptstraße 12, Kerkstraat 5
  /(?<!\p{L})\p{Lu}[\p{L}-]*(?:stra(?:ß|ss)e|str\.|straat|gasse|allee|platz|weg|laan|plein)\s\d{1,4}\s?[a-z]?(?![\p{L}\d])/gu,
  // 12 rue de Rivoli
  /(?<![\p{L}\d./:-])\d{1,4},?\s(?:bis\s|ter\s)?(?:rue|boulevard|chemin|impasse|quai|allée)\s(?:d[eu]\s|des\s|de\sla\s|l['’])?\p{L}[\p{L}-]+/giu,
  // Calle Mayor 5, Via Roma 12
  /(?<!\p{L})(?:Calle|Via|Viale|Piazza|Plaza|Rua|Avenida)\s(?:d[aei]l?\s|de\sla\s)?\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?,?\s\d{1,4}(?!\d)/gu,
  /(?<!\p{L})p\.?\s?o\.?\sbox\s\d+/giu,
  // SW1A 1AA
  /(?<![\p{L}\d])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-HJKPSTUW\d]?\s\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d])/gu,
  // Springfield, IL 62704
  /(?<=\p{L},?\s)(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADL]|K[SY]|LA|M[ADINOST]|N[CDEHJMVY]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s\d{5}(?:-\d{4})?(?!\d)/gu,
  /(?<=\p{L},\s)(?:HI|IN|ME|OH|OK|OR)\s\d{5}(?:-\d{4})?(?!\d)/gu,
];

/** Postal addresses: a street with its number, and postcodes that look like nothing else. */
export function addressSpans(text: string): readonly Span[] {
  if (!/\d/u.test(text)) return [];
  const found: Span[] = [];
  for (const shape of shapes) {
    for (const match of text.matchAll(shape)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => other.start < span.end && span.start < other.end)) found.push(span);
    }
  }
  return found;
}
