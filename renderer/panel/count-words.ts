const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** For the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A count as it reads best in a sentence: words up to nine, figures from ten. */
export function countWords(count: number): string {
  return small[count] ?? String(count);
}
