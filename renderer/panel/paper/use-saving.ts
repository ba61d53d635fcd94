import { useCallback, useRef } from 'react';
import type { Reply } from '../../../electron/contract/intent.ts';
import { useAnnouncer } from '../announcer.tsx';

/** Saves one thing at a time and says how it went. `write` answers with the file’s name; null: it was not written. */
export function useSaving(): (write: () => Promise<Reply<string | null>>) => Promise<void> {
  const announcer = useAnnouncer();
  const isSaving = useRef(false);
  return useCallback(
    async (write) => {
      // Not a disabled button: that would lose the keyboard's place.
      if (isSaving.current) return;
      isSaving.current = true;
      const reply = await write();
      isSaving.current = false;
      if (!reply.ok) announcer.say(reply.message);
      else if (reply.value !== null) announcer.say(`Saved: ${reply.value}. It holds what you see here.`);
    },
    [announcer],
  );
}
