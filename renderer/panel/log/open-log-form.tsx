import { useCallback } from 'react';
import type { Call } from '../../../domain/call.ts';
import type { LocalDay } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnswer } from '../use-answer.ts';
import { LogForm } from './log-form.tsx';

export interface OpenLogFormProps {
  readonly callId: string;
  readonly today: LocalDay;
  /** `logged`: the call was a draft, and is logged now. */
  readonly onClose: (logged?: Call) => void;
}

/** Reads a call once and opens its form. */
export function OpenLogForm({ callId, today, onClose }: OpenLogFormProps) {
  const ask = useCallback(() => send('openCall', { id: callId }), [callId]);
  const { value, problem } = useAnswer(ask, callId);
  if (value !== null && value.id === callId) {
    return <LogForm key={callId} call={value} today={today} onClose={onClose} />;
  }
  if (problem === '') {
    return null;
  }
  return (
    <div className="page-problem" role="status">
      <p>{problem}</p>
      <Button onPress={() => onClose()}>Back</Button>
    </div>
  );
}
