import { ArrowRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { PackChange } from '../../../domain/pack-change.ts';
import { Button } from '../../ui/button.tsx';
import { LineText } from './playbook-line-text.tsx';

/** So many of a kind are drawn at first. */
const changesDrawn = 100;

/** The policy has a choice of its own, so it is drawn by itself. */
const policyKinds = [{ name: 'Your site’s policy', kinds: ['policy'] }] as const;

const kinds: readonly { readonly name: string; readonly kinds: readonly PackChange['kind'][] }[] = [
  { name: 'Situations of your own', kinds: ['situation-added', 'situation-changed', 'situation-removed'] },
  { name: 'New lines', kinds: ['added'] },
  { name: 'Reworded', kinds: ['reworded'] },
  { name: 'Switched on', kinds: ['switched-on'] },
  { name: 'Switched off', kinds: ['switched-off'] },
  { name: 'Removed', kinds: ['removed'] },
  { name: 'Moved', kinds: ['moved', 'reordered'] },
];

export interface PackChangesProps {
  readonly changes: readonly PackChange[];
  /** The policy alone, or all the rest. */
  readonly of: 'policy' | 'lines';
}

/** What a pack would change, by kind. */
export function PackChanges({ changes, of }: PackChangesProps) {
  return (of === 'policy' ? policyKinds : kinds).map((each) => {
    const ofKind = changes.filter(({ kind }) => each.kinds.some((wanted) => wanted === kind));
    return ofKind.length === 0 ? null : <Kind key={each.name} name={each.name} changes={ofKind} />;
  });
}

function Kind({ name, changes }: { readonly name: string; readonly changes: readonly PackChange[] }) {
  const [limit, setLimit] = useState(changesDrawn);
  return (
    <section className="pack-kind" aria-label={name}>
      <h5>
        {name} <span className="soft">{changes.length}</span>
      </h5>
      <ul className="pack-changes">
        {changes.slice(0, limit).map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <li key={index}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {changes.length > limit && (
        <div className="buttons">
          <Button name={`Show more: ${name}`} onPress={() => setLimit(limit + changesDrawn)}>
            Show more
          </Button>
        </div>
      )}
    </section>
  );
}

function Change({ change }: { readonly change: PackChange }) {
  switch (change.kind) {
    case 'added':
    case 'removed':
    case 'switched-on':
    case 'switched-off':
      return (
        <>
          <Where>{change.place}</Where>
          <Quoted text={change.text} />
        </>
      );
    case 'reworded':
      return (
        <>
          <Where>{change.place}</Where>
          <BeforeAfter before={change.before} after={change.after} />
        </>
      );
    case 'moved':
      return (
        <>
          <Where>
            from {change.from} to {change.place}
          </Where>
          <Quoted text={change.text} />
        </>
      );
    case 'reordered':
      return <Where>{change.place}: another order</Where>;
    case 'situation-added':
      return <span>{change.name} comes in</span>;
    case 'situation-removed':
      return <span>{change.name} goes, with its lines</span>;
    case 'situation-changed':
    case 'policy':
      return (
        <>
          <Where>{change.name === '' ? change.field : `${change.name}, ${change.field}`}</Where>
          <BeforeAfter before={change.before} after={change.after} />
        </>
      );
    default: {
      const never: never = change;
      return never;
    }
  }
}

function Where({ children }: { readonly children: ReactNode }) {
  return <span className="pack-where">{children}</span>;
}

function Quoted({ text }: { readonly text: string }) {
  return text === '' ? (
    <span className="soft">blank</span>
  ) : (
    <span>
      “<LineText text={text} />”
    </span>
  );
}

function BeforeAfter({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <span className="pack-before-after">
      <span className="soft">
        <Quoted text={before} />
      </span>
      <ArrowRight size={16} strokeWidth={1.75} role="img" aria-label="becomes" />
      <Quoted text={after} />
    </span>
  );
}
