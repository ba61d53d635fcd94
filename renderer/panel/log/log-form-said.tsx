import {
  askedForLimit,
  boundaryKeys,
  boundaryNames,
  causeKeys,
  causeNames,
  didLimit,
} from '../../../domain/call-fields.ts';
import { suggestedBoundary } from '../../../domain/suggested-boundary.ts';
import { Button } from '../../ui/button.tsx';
import { GuardedField } from '../guarded-field.tsx';
import { ClearableChoices } from './clearable-choices.tsx';
import type { TypedPartProps } from './log-form-parts.tsx';

const boundaryChoices = boundaryKeys.map((value) => ({ value, content: boundaryNames[value] }));
const causeChoices = causeKeys.map((value) => ({ value, content: causeNames[value] }));

/** What they wanted, what the rep did and would not do, the limit that was kept, and what it was really about. */
export function SaidPart({ entry, onChange, onLeave }: TypedPartProps) {
  const suggested = suggestedBoundary(entry);
  return (
    <>
      <GuardedField
        isKeptInPart
        label="What they wanted"
        limit={askedForLimit}
        hint="In plain words."
        value={entry.askedFor}
        onType={(askedFor) => onChange({ askedFor }, 'soon')}
        onLeave={onLeave}
      />
      <GuardedField
        isKeptInPart
        label="What I did"
        rows={2}
        limit={didLimit}
        hint="Effort counts, whatever came of it."
        value={entry.did}
        onType={(did) => onChange({ did }, 'soon')}
        onLeave={onLeave}
      />
      <GuardedField
        isKeptInPart
        label="What I said no to"
        rows={2}
        limit={didLimit}
        value={entry.saidNoTo}
        onType={(saidNoTo) => onChange({ saidNoTo }, 'soon')}
        onLeave={onLeave}
      />
      <div className="log-form-stack">
        <ClearableChoices
          label="The limit I kept"
          choices={boundaryChoices}
          value={entry.boundary}
          onPick={(boundary) => onChange({ boundary })}
        />
        {suggested !== null && (
          <p className="log-form-suggestion">
            By the warnings you said: {boundaryNames[suggested].toLowerCase()}.{' '}
            <Button onPress={() => onChange({ boundary: suggested })}>Use that</Button>
          </p>
        )}
      </div>
      <ClearableChoices
        label="What it was really about"
        choices={causeChoices}
        value={entry.cause}
        onPick={(cause) => onChange({ cause })}
      />
    </>
  );
}
