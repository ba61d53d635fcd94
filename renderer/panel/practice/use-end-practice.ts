import { useEffect } from 'react';
import { send } from '../../coach-api.ts';

/** A practice ends with the page that shows it: the next press of the key is a real one. */
export function useEndPractice(): void {
  useEffect(() => () => void send('practise', { situation: null }), []);
}
