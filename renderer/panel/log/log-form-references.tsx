import { useCallback } from 'react';
import { referenceLimit } from '../../../domain/call-fields.ts';
import { caseHistoryWords } from '../../../domain/case-history.ts';
import { localDayOf } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { GuardedField } from '../guarded-field.tsx';
import { useAnswer } from '../use-answer.ts';
import type { TypedPartProps } from './log-form-parts.tsx';
import { nearDayWords } from './wall-time.ts';

interface ReferencesPartProps extends TypedPartProps {
  readonly callId: string;
}

/** Where the rest is kept, by reference only, and what earlier hard calls on the same case say. */
export function ReferencesPart({ entry, onChange, onLeave, today, callId }: ReferencesPartProps) {
  const caseRef = entry.caseRef.trim();
  const ask = useCallback(async () => {
    const isAskable = caseRef !== '' && caseRef.length <= referenceLimit;
    return isAskable ? send('readCase', { id: callId, caseRef }) : { ok: true as const, value: null };
  }, [callId, caseRef]);
  const { value: history } = useAnswer(ask, caseRef);
  const isOfThis = history !== null && history.caseRef === caseRef;
  return (
    <>
      <div className="log-form-row even">
        <GuardedField
          isKeptInPart
          label="Case reference"
          limit={referenceLimit}
          hint="The number in your system, instead of who called."
          value={entry.caseRef}
          onType={(text) => onChange({ caseRef: text }, 'soon')}
          onLeave={onLeave}
        />
        <GuardedField
          isKeptInPart
          label="Recording reference"
          limit={referenceLimit}
          value={entry.recordingRef}
          onType={(recordingRef) => onChange({ recordingRef }, 'soon')}
          onLeave={onLeave}
        />
      </div>
      <p className="case-history" role="status">
        {isOfThis &&
          caseHistoryWords(history, dayInSentence(nearDayWords(localDayOf(history.lastStartedAt), today)))}
      </p>
    </>
  );
}

/** `today` and `yesterday` in the middle of a sentence; the name of a day stays as it is. */
function dayInSentence(day: string): string {
  return day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day;
}
