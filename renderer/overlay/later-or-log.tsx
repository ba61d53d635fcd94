import type { Shown } from '../../domain/overlay-view.ts';
import type { ButtonProps } from '../ui/button.tsx';
import { FaceButton } from './face-button.tsx';
import { ownKeys } from './own-keys.ts';
import type { Acting } from './use-act.ts';

export interface LaterOrLogProps {
  readonly view: Shown;
  readonly act: Acting['act'];
  /** The hotkey where it means later. */
  readonly hotkey: string | null;
  /** How *Log now* looks. */
  readonly look: NonNullable<ButtonProps['look']>;
  /** *Log now* first: where *Later* then stands, something else was pressed a moment before. */
  readonly isTurned?: boolean;
}

/** How a face is left: for later, or for the log. Practice leaves nothing to log. */
export function LaterOrLog({ view, act, hotkey, look, isTurned = false }: LaterOrLogProps) {
  const later = (
    <FaceButton
      key="later"
      look={view.isPractice ? 'filled' : 'outlined'}
      ownKey={ownKeys.later}
      hotkey={view.size === 'compact' ? null : hotkey}
      onPress={() => act({ type: 'later' })}
    >
      Later
    </FaceButton>
  );
  if (view.isPractice) return <div className="what-next">{later}</div>;
  const logNow = (
    <FaceButton key="log-now" look={look} ownKey={ownKeys.logNow} onPress={() => act({ type: 'log-now' })}>
      Log now
    </FaceButton>
  );
  return <div className="what-next">{isTurned ? [logNow, later] : [later, logNow]}</div>;
}
