import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import './notice.css';

export interface NoticeProps {
  readonly children: ReactNode;
  /** The accessible name of the button that puts it away; without `onDismiss` there is none. */
  readonly dismissName?: string;
  readonly onDismiss?: () => void;
}

/** A calm strip that says one thing and stays until it is put away. */
export function Notice({ children, dismissName = 'Dismiss', onDismiss }: NoticeProps) {
  return (
    <div className="notice">
      <div className="notice-text">{children}</div>
      {onDismiss !== undefined && (
        <button type="button" className="notice-dismiss" aria-label={dismissName} onClick={onDismiss}>
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
