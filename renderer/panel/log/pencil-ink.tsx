import type { ReactNode, Ref } from 'react';
import { noteLimit } from '../../../domain/call-fields.ts';
import { GuardedField } from '../guarded-field.tsx';
import './pencil-ink.css';

export interface PencilInkProps {
  /** The note in pencil: to read, or a field. */
  readonly pencil: ReactNode;
  readonly ink: string;
  readonly onInk: (ink: string) => void;
  readonly onLeave: () => void;
  readonly field?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** The private note and the neutral one side by side, one below the other where there is no room. */
export function PencilInk({ pencil, ink, onInk, onLeave, field }: PencilInkProps) {
  return (
    <div className="pencil-ink">
      <div className="pencil-ink-side">{pencil}</div>
      <div className="pencil-ink-side">
        <GuardedField
          isKeptInPart
          label="In ink"
          rows={6}
          limit={noteLimit}
          hint="What happened and what you did, in neutral words. Exact words belong here, if they matter. Only ink can be handed on, by you."
          value={ink}
          onType={onInk}
          onLeave={onLeave}
          {...(field === undefined ? {} : { ref: field })}
        />
      </div>
    </div>
  );
}
