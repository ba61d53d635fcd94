import type { ReactNode } from 'react';
import { FaceButton } from './face-button.tsx';
import './face-top.css';
import { Grip } from './grip.tsx';
import { ownKeys } from './own-keys.ts';
import { useAct } from './use-act.ts';

export interface FaceTopProps {
  readonly isPractice: boolean;
  /** What stays in sight below the grip. */
  readonly children?: ReactNode;
}

/** The upper edge of a face: where the window is taken hold of, whether it is practice, and what must stay in sight. */
export function FaceTop({ isPractice, children }: FaceTopProps) {
  return (
    <div className="face-top">
      <Grip />
      {isPractice && <PracticeStrip />}
      {children}
    </div>
  );
}

/** A real call may come in the middle of practice: one press, and what was held back is recorded. */
function PracticeStrip() {
  const { act } = useAct();
  return (
    <div className="practice-strip">
      <p>Practice: nothing is recorded</p>
      <FaceButton ownKey={ownKeys.realCall} onPress={() => act({ type: 'real-call' })}>
        It’s a real call
      </FaceButton>
    </div>
  );
}
