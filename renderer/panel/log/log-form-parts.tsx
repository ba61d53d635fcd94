import type { Ref } from 'react';
import { type CallEntry, whoTookOver, withTakeover } from '../../../domain/call.ts';
import { roleLimit } from '../../../domain/call-fields.ts';
import type { LocalDay } from '../../../domain/time.ts';
import { GuardedField } from '../guarded-field.tsx';
import './log-form.css';
import { WallTimeFields } from './wall-time-fields.tsx';

export interface PartProps {
  readonly entry: CallEntry;
  readonly onChange: (part: Partial<CallEntry>, pace?: 'now' | 'soon') => void;
}

/** A part whose fields are typed in. */
export interface TypedPartProps extends PartProps {
  /** A field is left: what was typed is saved at once. */
  readonly onLeave: () => void;
  readonly today: LocalDay;
}

/** A part that stands as it was when the form opened, so that nothing moves away under the hand. */
export interface OpenedPartProps extends PartProps {
  readonly opened: CallEntry;
}

/** What choosing danger means for this call, said before it is done. */
export function DangerWords({ entry }: { readonly entry: CallEntry }) {
  const lost = [
    (entry.pencil !== '' || entry.ink !== '') && 'note',
    (entry.intensity ?? entry.woundUpPeak ?? entry.woundUpNow) !== null && 'ratings',
    entry.linesUsed.some(({ isSaid, result }) => isSaid || result !== null) && 'marked lines',
    entry.warnings.length > 0 && 'warnings',
    entry.promises.length > 0 && 'promises',
    hasMore(entry) && 'other words',
  ].filter((part) => part !== false);
  return (
    <>
      <p>Here only the time and who took over are kept. Write the rest down where your site asks for it.</p>
      {lost.length > 0 && (
        <p className="danger-loss">
          Your {listed(lost)} {lost.length === 1 && lost[0] === 'note' ? 'is' : 'are'} removed when you press
          Done.
        </p>
      )}
    </>
  );
}

/** Whether anything else was written down of the call, beside what has a name of its own. */
function hasMore(entry: CallEntry): boolean {
  const { askedFor, did, saidNoTo, toldBy, witness, caseRef, recordingRef } = entry;
  return [askedFor, did, saidNoTo, toldBy, witness, caseRef, recordingRef].some((text) => text !== '');
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

interface DangerPartProps extends PartProps {
  readonly onLeave: () => void;
  readonly field: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** All that a danger call keeps besides its time. */
export function DangerPart({ entry, onChange, onLeave, field }: DangerPartProps) {
  return (
    <div className="danger-part">
      <GuardedField
        isKeptInPart
        ref={field}
        label="Who took over (role or initials)"
        limit={roleLimit}
        value={whoTookOver(entry)}
        onType={(to) => onChange({ handovers: withTakeover(entry.handovers, to) }, 'soon')}
        onLeave={onLeave}
      />
    </div>
  );
}

/** When the call started. */
export function StartedAt({ entry, onChange }: PartProps) {
  return (
    <WallTimeFields
      legend="The call started"
      value={entry.startedAt}
      onChange={(startedAt) => {
        if (startedAt !== null) onChange({ startedAt }, 'soon');
      }}
    />
  );
}
