import type { ReactNode } from 'react';

export interface FaceButtonsProps {
  readonly children: ReactNode;
  readonly refusal: string | null;
  /** What stays in sight above them. */
  readonly above?: ReactNode;
}

/** The buttons at the bottom of a face, what must stay in sight with them, and why the last press did nothing, if it did. */
export function FaceButtons({ children, refusal, above }: FaceButtonsProps) {
  return (
    <div className="face-buttons">
      {above}
      <p className="refusal" role="status">
        {refusal}
      </p>
      <div className="row">{children}</div>
    </div>
  );
}
