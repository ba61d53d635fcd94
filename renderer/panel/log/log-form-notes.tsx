import { useEffect, useRef, useState } from 'react';
import { noteLimit } from '../../../domain/call-fields.ts';
import { Button } from '../../ui/button.tsx';
import { GuardedField } from '../guarded-field.tsx';
import type { TypedPartProps } from './log-form-parts.tsx';
import { PencilInk } from './pencil-ink.tsx';

/** The private note, and the neutral one beside it once it is wanted. */
export function NotesPart({ entry, onChange, onLeave }: TypedPartProps) {
  const [isInkWanted, setInkWanted] = useState(false);
  const ink = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isInkWanted) ink.current?.focus();
  }, [isInkWanted]);
  const isInk = entry.ink !== '' || isInkWanted;
  const pencil = (
    <GuardedField
      isKeptInPart
      label="Note"
      rows={isInk ? 6 : 4}
      limit={noteLimit}
      hint="In pencil: yours alone. Leave out names, numbers and card details, and what you know of their health, faith or politics."
      value={entry.pencil}
      onType={(text) => onChange({ pencil: text }, 'soon')}
      onLeave={onLeave}
    />
  );
  if (!isInk) {
    return (
      <>
        {pencil}
        <div className="buttons">
          <Button onPress={() => setInkWanted(true)}>Write it in ink</Button>
        </div>
      </>
    );
  }
  return (
    <PencilInk
      pencil={pencil}
      ink={entry.ink}
      onInk={(text) => onChange({ ink: text }, 'soon')}
      onLeave={onLeave}
      field={ink}
    />
  );
}
