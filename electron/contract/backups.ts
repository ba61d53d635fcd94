/** Intents about backups. */
export const backupsContract = {} as const;
