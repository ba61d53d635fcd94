import type { Cause } from '../call-fields.ts';

/** What a call was really about, in a list within a sentence. Nobody’s fault, on either side of the line. */
export const causesInSentence: Readonly<Record<Cause, string>> = {
  'our-slip': 'slip of ours',
  'unclear-message': 'unclear message',
  'system-said-otherwise': 'system said otherwise',
  outage: 'outage',
  'rule-or-price': 'rule or price',
  'wait-or-repeat-contact': 'long wait or repeat contact',
  'callers-own-constraint': 'their own constraint',
  unknown: 'not known',
};
