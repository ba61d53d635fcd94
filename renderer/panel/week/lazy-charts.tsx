import { Component, lazy, type ReactNode, Suspense } from 'react';

/** The pictures, which come with a charting library when a week is opened and not before. */

const load = () => import('./charts/week-charts.ts');

/** Has them fetched: while the week itself is still being asked for. */
export function fetchCharts(): void {
  // Whether it went well is seen where they are drawn.
  load().catch(() => {});
}

export const StripPicture = lazy(async () => ({ default: (await load()).StripChart }));
export const LinesPicture = lazy(async () => ({ default: (await load()).LinesChart }));
export const RecoveryPicture = lazy(async () => ({ default: (await load()).RecoveryChart }));
export const CalmChangePicture = lazy(async () => ({ default: (await load()).CalmChangeChart }));
export const MixPicture = lazy(async () => ({ default: (await load()).MixChart }));
export const HoursPicture = lazy(async () => ({ default: (await load()).HoursChart }));
export const CarryOverPicture = lazy(async () => ({ default: (await load()).CarryOverChart }));
export const OnMyMindPicture = lazy(async () => ({ default: (await load()).OnMyMindChart }));

export interface PictureRoomProps {
  /** What stands there until the picture does, of the same size. */
  readonly until: ReactNode;
  readonly children: ReactNode;
}

/** Keeps the room of a picture, and the page where the picture cannot be had. */
export function PictureRoom({ until, children }: PictureRoomProps) {
  return (
    <PictureGuard>
      <Suspense fallback={until}>{children}</Suspense>
    </PictureGuard>
  );
}

/** The room of a picture that is so high, with its legend. */
export function emptyRoom(height: number, legend: ReactNode = null): ReactNode {
  return (
    <div className="plot" aria-hidden="true">
      <div style={{ height }} />
      {legend !== null && <p className="plot-legend">{legend}</p>}
    </div>
  );
}

interface GuardState {
  readonly isBroken: boolean;
}

class PictureGuard extends Component<{ readonly children: ReactNode }, GuardState> {
  override state: GuardState = { isBroken: false };

  static getDerivedStateFromError(): GuardState {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? (
      <p className="soft-note">This picture could not be drawn. Its numbers are below.</p>
    ) : (
      this.props.children
    );
  }
}
