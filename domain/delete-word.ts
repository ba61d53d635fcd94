/** What the rep types to have everything deleted. */
export const deleteWord = 'delete';
