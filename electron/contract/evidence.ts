/** Intents about the evidence sheet. */
export const evidenceContract = {} as const;
