import type { Destination, Notice, PanelPush } from './contract.ts';

/** What the feed asks for anew at every push. */
export type PanelFacts = Omit<PanelPush, 'revision' | 'recordsRevision' | 'notices' | 'destination'>;

/** What the panel is told: the app's facts, and what only the feed itself remembers. */
export interface PanelFeed {
  /** The newest push, for a window that has just been made. */
  readonly newest: () => PanelPush;
  /** Something changed: sends a new push. */
  readonly changed: () => void;
  /** A record changed: the open page will ask again. */
  readonly recordsChanged: () => void;
  /** Where the panel is to go next. */
  readonly goTo: (where: Omit<Destination, 'serial'>) => void;
  /** Something the rep must be told; one of the same id is replaced. */
  readonly notify: (notice: Notice) => void;
  readonly dismiss: (id: string) => void;
  /** The page says which notices it shows. */
  readonly nowShown: (ids: readonly string[]) => void;
  readonly isShown: (id: string) => boolean;
}

export function createPanelFeed(facts: () => PanelFacts, send: (push: PanelPush) => void): PanelFeed {
  let revision = 0;
  let recordsRevision = 0;
  let notices: readonly Notice[] = [];
  let shown: readonly string[] = [];
  let destination: Destination | null = null;

  const newest = (): PanelPush => ({ ...facts(), revision, recordsRevision, notices, destination });
  const changed = () => {
    revision += 1;
    send(newest());
  };
  return {
    newest,
    changed,
    recordsChanged: () => {
      recordsRevision += 1;
      changed();
    },
    goTo: (where) => {
      destination = { ...where, serial: (destination?.serial ?? 0) + 1 };
      changed();
    },
    notify: (notice) => {
      notices = [...notices.filter(({ id }) => id !== notice.id), notice];
      changed();
    },
    dismiss: (id) => {
      notices = notices.filter((notice) => notice.id !== id);
      changed();
    },
    nowShown: (ids) => {
      shown = ids;
    },
    isShown: (id) => shown.includes(id),
  };
}
