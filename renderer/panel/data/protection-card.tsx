import type { PanelPush } from '../../../electron/contract.ts';

export interface ProtectionCardProps {
  readonly push: PanelPush;
}

export function ProtectionCard(_props: ProtectionCardProps) {
  return null;
}
