import type { ReactNode } from 'react';

export interface FaceButtonsProps {
  readonly children: ReactNode;
  readonly refusal: string | null;
}

/** The buttons at the bottom of a face, and above them why the last press did nothing, if it did. */
export function FaceButtons({ children, refusal }: FaceButtonsProps) {
  return (
    <div className="face-buttons">
      <p className="refusal" role="status">
        {refusal}
      </p>
      <div className="row">{children}</div>
    </div>
  );
}
