import type { ReactNode } from 'react';
import { Grip } from './grip.tsx';
import './face-top.css';

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
      {isPractice && <p className="practice-strip">Practice: nothing is recorded</p>}
      {children}
    </div>
  );
}
