/** Intents about what protects the log, and its lock. */
export const protectionContract = {} as const;
