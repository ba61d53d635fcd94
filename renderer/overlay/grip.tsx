import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { send } from '../coach-api.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far one press of an arrow key moves the window, in device-independent pixels. */
const keyStep = 20;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -keyStep, y: 0 },
  ArrowRight: { x: keyStep, y: 0 },
  ArrowUp: { x: 0, y: -keyStep },
  ArrowDown: { x: 0, y: keyStep },
};

/**
 * Takes hold of the window. Not the system's own dragging (`app-region`): that would need the window manager, whose
 * hands this window is kept out of, and main would not know where it was put.
 */
export function Grip() {
  /** From the pointer to the window's corner; null while it is not held. */
  const held = useRef<Point | null>(null);
  const next = useRef<Point | null>(null);
  const frame = useRef<number | null>(null);
  /** Where the arrow key that is held down has taken it; null while none is. */
  const byKey = useRef<Point | null>(null);

  const move = (to: Point, isDone: boolean) => {
    if (frame.current !== null) cancelAnimationFrame(frame.current);
    frame.current = null;
    void send('moveOverlay', { x: Math.round(to.x), y: Math.round(to.y), isDone });
  };
  const placeUnder = (event: PointerEvent, grip: Point): Point => ({
    x: event.screenX + grip.x,
    y: event.screenY + grip.y,
  });

  const take = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: window.screenX - event.screenX, y: window.screenY - event.screenY };
    next.current = null;
  };
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    if (held.current === null) return;
    next.current = placeUnder(event, held.current);
    // One message a frame, however often the pointer reports.
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null;
      if (next.current !== null) move(next.current, false);
    });
  };
  /** Let go, or taken away by the system: it stays where it was last. */
  const letGo = () => {
    const last = next.current;
    held.current = null;
    next.current = null;
    if (last !== null) move(last, true);
  };
  const moveByKey = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (by === undefined) return;
    event.preventDefault();
    // From where it was sent last: what the page knows of its window comes later than the next repeat.
    const from = byKey.current ?? { x: window.screenX, y: window.screenY };
    byKey.current = { x: from.x + by.x, y: from.y + by.y };
    move(byKey.current, false);
  };
  /** A key that is held down repeats: its place is written down once, at the end. */
  const letGoOfKey = () => {
    const last = byKey.current;
    byKey.current = null;
    if (last !== null) move(last, true);
  };

  return (
    <button
      type="button"
      className="grip"
      aria-label="Move this window"
      aria-description="With the arrow keys"
      onPointerDown={take}
      onPointerMove={drag}
      onLostPointerCapture={letGo}
      onKeyDown={moveByKey}
      onKeyUp={letGoOfKey}
      onBlur={letGoOfKey}
    />
  );
}
