/** Intents about the log as a file, out and in. */
export const transferContract = {} as const;
