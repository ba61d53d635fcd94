/** Words that begin with a capital, in the middle of a sentence. `I` stays as it is. */
export function inSentence(words: string): string {
  return words.startsWith('I ') ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
