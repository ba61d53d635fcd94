import { useEffect, useState } from 'react';

/** How long to wait for the system to tell its voices, in milliseconds: some tell them only once they are asked. */
const longestWait = 1500;

/** What of a voice decides whether it may read. */
export type VoiceFacts = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/**
 * The voice that reads the callers' words: one of this computer's own, for English. Never a network voice: those send
 * every word away. Null where there is none.
 */
export function chooseVoice<V extends VoiceFacts>(voices: readonly V[], language: string): V | null {
  const own = voices.filter(({ localService, lang }) => localService && /^en(?:[-_]|$)/iu.test(lang));
  return own.find(({ lang }) => lang === language) ?? own.find((voice) => voice.default) ?? own[0] ?? null;
}

async function findVoice(): Promise<SpeechSynthesisVoice | null> {
  const { speechSynthesis } = window;
  if (speechSynthesis.getVoices().length === 0) {
    await new Promise<void>((resolve) => {
      const over = () => {
        clearTimeout(timer);
        speechSynthesis.removeEventListener('voiceschanged', over);
        resolve();
      };
      const timer = setTimeout(over, longestWait);
      speechSynthesis.addEventListener('voiceschanged', over);
    });
  }
  return chooseVoice(speechSynthesis.getVoices(), navigator.language);
}

export interface ReadAloud {
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
  /** Why nothing is read; empty when there is no reason. */
  readonly problem: string;
}

/** Off until it is asked for. Reads each new text once; stops when there is none, and when this page is left. */
export function useReadAloud(text: string | null): ReadAloud {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  const [isOn, setOn] = useState(false);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    if (!isOn) return;
    let isWanted = true;
    void findVoice().then((found) => {
      if (!isWanted) return;
      setVoice(found);
      setOn(found !== null);
      setProblem(
        found === null
          ? 'This computer has no English voice of its own, so nothing is read. A voice from the network is never used.'
          : '',
      );
    });
    return () => {
      isWanted = false;
    };
  }, [isOn]);

  useEffect(() => {
    if (!isOn || voice === null || text === null) return;
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voice;
    said.lang = voice.lang;
    window.speechSynthesis.speak(said);
    return () => window.speechSynthesis.cancel();
  }, [isOn, voice, text]);

  return {
    isOn,
    problem,
    turn: (on) => {
      setProblem('');
      setOn(on);
    },
  };
}
