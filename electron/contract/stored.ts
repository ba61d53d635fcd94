/** Intents about what is stored, for how long, and how to be rid of it. */
export const storedContract = {} as const;
