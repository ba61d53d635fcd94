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

/** Whether something that the site's policy says already would become something else, or go. */
export function overrulesPolicy(preview: PackPreview): boolean {
  return preview.some((change) => change.kind === 'policy' && change.before !== '');
}
