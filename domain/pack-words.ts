/** One thing that a pack would change, in the words of the page. `place` is the name of a list of lines. */
export type PackChange =
  | { readonly kind: 'added' | 'removed'; readonly place: string; readonly text: string }
  | { readonly kind: 'switched-off' | 'switched-on'; readonly place: string; readonly text: string }
  | { readonly kind: 'reworded'; readonly place: string; readonly before: string; readonly after: string }
  | { readonly kind: 'moved'; readonly place: string; readonly from: string; readonly text: string }
  | { readonly kind: 'reordered'; readonly place: string }
  | { readonly kind: 'situation-added' | 'situation-removed'; readonly name: string }
  | {
      readonly kind: 'situation-changed' | 'policy';
      /** The situation's name; for the policy, empty. */
      readonly name: string;
      readonly field: string;
      /** Empty: not filled in. */
      readonly before: string;
      readonly after: string;
    };

/** All that a pack would change, in the playbook's order; empty: nothing. */
export type PackPreview = readonly PackChange[];

/** One change as a sentence. */
export function packChangeInWords(change: PackChange): string {
  switch (change.kind) {
    case 'added':
      return `${change.place}: new line “${change.text}”`;
    case 'removed':
      return `${change.place}: “${change.text}” goes`;
    case 'switched-off':
      return `${change.place}: “${change.text}” is switched off`;
    case 'switched-on':
      return `${change.place}: “${change.text}” is switched on`;
    case 'reworded':
      return `${change.place}: “${change.before}” becomes “${change.after}”`;
    case 'moved':
      return `“${change.text}” moves from ${change.from} to ${change.place}`;
    case 'reordered':
      return `${change.place}: the lines get another order`;
    case 'situation-added':
      return `New situation: ${change.name}`;
    case 'situation-removed':
      return `${change.name} goes, with its lines`;
    case 'situation-changed':
      return `${change.name}, ${fieldInWords(change)}`;
    case 'policy':
      return `Your site’s policy, ${fieldInWords(change)}`;
    default: {
      const never: never = change;
      return never;
    }
  }
}

function fieldInWords({ field, before, after }: { field: string; before: string; after: string }): string {
  const was = before === '' ? 'not filled in' : `“${before}”`;
  return `${field}: ${was} becomes ${after === '' ? 'blank' : `“${after}”`}`;
}
