import { useEffect, useEffectEvent } from 'react';

export type WeekWay = 'earlier' | 'later' | 'this-week';

const ways: Readonly<Record<string, WeekWay>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  Home: 'this-week',
};

/**
 * Alt with ←, → and Home lead through the weeks from anywhere on the page but a field, where they belong to the text. Alone
 * these keys, and the page keys, scroll the page and walk the tabs.
 */
export function useWeekKeys(onWay: (way: WeekWay) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const way = ways[event.key];
    if (way === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (isInField(event.target)) return;
    event.preventDefault();
    onWay(way);
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
