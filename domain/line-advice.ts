import { longestLine, wordCount } from './playbook.ts';

/** A hint about a line while it is being written: what, and what instead. It never forbids. */
export interface Advice {
  readonly id: string;
  readonly text: string;
}

interface Rule {
  readonly id: string;
  readonly pattern: RegExp;
  readonly text: string;
}

/** situations.md, writing rules: one acknowledgement, “I”, concrete, no false promise; evidence.md A0, 8 and 9. */
const rules: readonly Rule[] = [
  {
    id: 'calm-down',
    pattern: /\b(?:calm (?:yourself )?down|(?:please )?(?:relax|settle down)|take it easy)\b/iu,
    text: 'Being told to calm down winds most people up. Name the next step instead: “Here is what I can do now.”',
  },
  {
    id: 'exactly-how-you-feel',
    pattern:
      /\bi (?:(?:fully|completely|totally) )?(?:understand|know) (?:exactly )?how you(?:’|'| a|)?(?:re)? ?feel(?:ing)?\b/iu,
    text: 'Nobody knows how another feels, and callers say so. Name the thing: “That is a long time to be without a line.”',
  },
  {
    id: 'policy',
    pattern:
      /\b(?:(?:our|the|company) polic(?:y|ies)|policy (?:says|states|is)|(?:our|the) rules? says?)\b/iu,
    text: '“Policy” ends the talk. Say what you can do, and why the other thing is not open: “I can’t … because … I can …”',
  },
  {
    id: 'promise',
    pattern:
      /\b(?:i(?:’|'| wi)ll (?:make sure|definitely|certainly|personally)|i (?:promise|guarantee)|guaranteed?|definitely will|will (?:definitely|never happen again)|never happen again|always be)\b/iu,
    text: 'Promise only what is yours to keep. Say what you will do, and by when: “I’ll call you by [time].”',
  },
  {
    id: 'we',
    pattern: /\bwe(?:’|'|\b)/iu,
    text: '“I” is heard as help, “we” less so. Try it with “I”.',
  },
  {
    id: 'no-offence',
    pattern: /\b(?:with all due respect|as i (?:already )?said|you (?:need|have) to|you should have)\b/iu,
    text: 'This can sound like a telling-off. Say what you can do, or ask.',
  },
];

const apologies = /\b(?:sorry|apologi[sz]e|apolog(?:y|ies))\b/giu;

/** What could be better about a line, most important first; empty when nothing is to be said. */
export function adviceOn(text: string): readonly Advice[] {
  const words = text.trim() === '' ? 0 : wordCount(text);
  const over = words - longestLine;
  const found: Advice[] = [];
  if (over > 0) {
    found.push({
      id: 'long',
      text: `${over} ${over === 1 ? 'word' : 'words'} over ${longestLine}: short lines are easier to say with a racing heart.`,
    });
  }
  for (const { id, pattern, text: hint } of rules) {
    if (pattern.test(text)) found.push({ id, text: hint });
  }
  if ((text.match(apologies)?.length ?? 0) > 1) {
    found.push({
      id: 'sorry',
      text: 'One apology is enough. A second one takes room from what you do next.',
    });
  }
  return found;
}

/** A stretch of a line: to say as it stands, or a gap for the voice to fill in. `start` counts UTF-16 units from 0. */
export interface LinePart {
  readonly start: number;
  /** A gap's name without its brackets. */
  readonly text: string;
  readonly isGap: boolean;
}

/** A line in parts; `[time]`, `[name]`, `[case]` and any other `[…]` are gaps. Together they are the whole line. */
export function gapsOf(line: string): readonly LinePart[] {
  const parts: LinePart[] = [];
  let end = 0;
  for (const match of line.matchAll(/\[([^[\]]+)\]/gu)) {
    if (match.index > end) parts.push({ start: end, text: line.slice(end, match.index), isGap: false });
    parts.push({ start: match.index, text: match[1] ?? '', isGap: true });
    end = match.index + match[0].length;
  }
  if (end < line.length) parts.push({ start: end, text: line.slice(end), isGap: false });
  return parts;
}
