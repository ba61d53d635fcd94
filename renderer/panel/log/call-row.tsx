import type { Call } from '../../../domain/call.ts';
import { outcomeNames } from '../../../domain/call-fields.ts';
import { Button } from '../../ui/button.tsx';
import { intensityWords, situationWords } from './call-words.ts';
import './call-row.css';
import { clockWords } from './wall-time.ts';

export interface CallRowProps {
  readonly call: Call;
  readonly onOpen: () => void;
  readonly onDelete?: () => void;
}

/** One logged call in a list: the row opens it. */
export function CallRow({ call, onOpen, onDelete }: CallRowProps) {
  const time = clockWords(call.startedAt);
  const intensity = intensityWords(call.intensity);
  return (
    <li className="call-row">
      <button type="button" className="call-open" onClick={onOpen}>
        <span className="call-time">{time}</span>
        <span className="call-main">
          <span className="call-situation">{situationWords(call)}</span>
          <span className="call-facts">
            {call.intensity !== null && (
              <span>
                <IntensityDots intensity={call.intensity} />
                <span className="only-heard">, intensity {call.intensity}: </span>
                {intensity}
              </span>
            )}
            {call.outcome !== null && (
              <span>
                <span className="only-heard">, </span>
                {outcomeNames[call.outcome]}
              </span>
            )}
          </span>
          {call.pencil !== '' && (
            <span className="call-note">
              <span className="only-heard">, </span>
              {call.pencil}
            </span>
          )}
        </span>
      </button>
      {onDelete !== undefined && (
        <Button look="quiet" name={`Delete the call at ${time}`} onPress={onDelete}>
          Delete
        </Button>
      )}
    </li>
  );
}

/** Five dots, filled up to the intensity: readable without colour. */
function IntensityDots({ intensity }: { readonly intensity: number }) {
  return (
    <svg className="intensity-dots" viewBox="0 0 50 10" width="50" height="10" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((step) => (
        <circle key={step} cx={step * 10 - 5} cy="5" r="3.25" data-filled={step <= intensity} />
      ))}
    </svg>
  );
}
