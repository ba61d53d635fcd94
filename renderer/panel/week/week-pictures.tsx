import type { CalmChangeReview } from '../../../domain/review/calm-change.ts';
import type { Review } from '../../../domain/review/review.ts';
import type { WeekStrip } from '../../../domain/review/strip.ts';
import type { Tally } from '../../../domain/statistics.ts';
import { daysOfWeek } from '../../../domain/week.ts';
import { shortDayWords } from '../log/wall-time.ts';
import './week-pictures.css';

/**
 * Small pictures under the sentences. Each shows how sure it is by a wash around its dot, carries everything by place
 * and size (colour only repeats it), and has its words in its label.
 */

const stripHeight = 112;
const stripMargin = 12;

interface StripPictureProps {
  readonly review: Review;
  readonly strip: WeekStrip;
  readonly isThisWeek: boolean;
}

/** Hostile calls per shift, week by week; the week looked at has a ring and its interval. */
export function StripPicture({ review, strip, isThisWeek }: StripPictureProps) {
  const { low, high } = review.hostileCalls;
  const rates = strip.flatMap((each) => (each.rate === null ? [] : [each.rate]));
  const first = strip[0];
  if (rates.length === 0 || first === undefined) {
    return null;
  }
  const top = Math.max(1, Math.ceil(Math.max(...rates, high ?? 0)));
  const x = (index: number) => `${((index + 0.5) / strip.length) * 100}%`;
  const y = (rate: number) => stripHeight - stripMargin - (rate / top) * (stripHeight - 2 * stripMargin);
  const shown = strip.findIndex((each) => each.week === review.week);
  const shownRate = strip[shown]?.rate ?? null;
  const label = `Hostile calls per shift, ${strip.length} weeks from ${shortDayWords(daysOfWeek(first.week).from)}: ${strip
    .map((each) => (each.rate === null ? 'no shifts' : Number(each.rate.toFixed(1))))
    .join(', ')}.`;
  return (
    <figure className="strip-picture">
      <div className="strip-scale" aria-hidden="true">
        <span>{top} a shift</span>
        <span>none</span>
      </div>
      <svg className="picture" height={stripHeight} role="img" aria-label={label}>
        <line className="hairline" x1="0" x2="100%" y1={y(top)} y2={y(top)} strokeDasharray="2 6" />
        <line className="zero" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {shownRate !== null && low !== null && high !== null && (
          <Sureness x1={x(shown)} x2={x(shown)} y1={y(low)} y2={y(high)} />
        )}
        {strip.map(
          ({ week, rate }, index) =>
            rate !== null && (
              <circle
                key={week}
                className={index === shown ? 'dot shown' : 'dot'}
                cx={x(index)}
                cy={y(rate)}
                r={index === shown ? 7 : 5}
              />
            ),
        )}
        {shownRate !== null && <circle className="ring" cx={x(shown)} cy={y(shownRate)} r={11} />}
      </svg>
      <div className="picture-foot right" aria-hidden="true">
        <span>{shortDayWords(daysOfWeek(first.week).from)}</span>
        <span>{isThisWeek ? 'this week' : shortDayWords(review.from)}</span>
      </div>
    </figure>
  );
}

interface SurenessProps {
  readonly x1: string;
  readonly x2: string;
  readonly y1: number;
  readonly y2: number;
}

/** A 95 % interval. */
function Sureness(ends: SurenessProps) {
  return (
    <>
      <line className="sureness" {...ends} />
      <line className="sureness-core" {...ends} />
    </>
  );
}

interface MixPictureProps<K extends string> {
  readonly label: string;
  readonly tallies: readonly Tally<K>[];
  readonly names: Readonly<Record<K, string>>;
}

/** Plain bars with their counts. */
export function MixPicture<K extends string>({ label, tallies, names }: MixPictureProps<K>) {
  const most = Math.max(1, ...tallies.map((tally) => tally.count));
  return (
    <ul className="mix-picture" aria-label={label}>
      {tallies.map(({ key, count }) => (
        <li key={key}>
          <span>{names[key]}</span>
          <svg className="picture" height="10" aria-hidden="true">
            <rect className="bar" width={`${(count / most) * 100}%`} height="10" rx="3" />
          </svg>
          <span className="mix-count">{count}</span>
        </li>
      ))}
    </ul>
  );
}

const changeHeight = 44;

/** Where the rep ended up against the worst moment: dots for a few calls, else the mean, its interval and the range. */
export function CalmChangePicture({ change }: { readonly change: CalmChangeReview }) {
  const { values, mean, low, high, min, max } = change;
  const x = (points: number) => `${((points + 8.5) / 17) * 100}%`;
  const middle = changeHeight / 2;
  const label =
    values !== null
      ? `Points down from the worst moment: ${values.join(', ')}.`
      : `Points down from the worst moment: mean ${rounded(mean)}${low === null ? '' : `, interval ${rounded(low)} to ${rounded(high)}`}, range ${rounded(min)} to ${rounded(max)}.`;
  return (
    <figure>
      <svg className="picture" height={changeHeight} role="img" aria-label={label}>
        <line className="hairline" x1={x(-8)} x2={x(8)} y1={middle} y2={middle} />
        <line className="zero" x1={x(0)} x2={x(0)} y1="4" y2={changeHeight - 4} />
        {min !== null && max !== null && values === null && (
          <line className="range" x1={x(min)} x2={x(max)} y1={middle} y2={middle} />
        )}
        {low !== null && high !== null && <Sureness x1={x(low)} x2={x(high)} y1={middle} y2={middle} />}
        {mean !== null && <circle className="dot shown" cx={x(mean)} cy={middle} r="7" />}
        {stacked(values ?? []).map(({ points, level }) => (
          <circle
            key={`${points} ${level}`}
            className="dot shown"
            cx={x(points)}
            cy={middle - level * 9}
            r="6"
          />
        ))}
      </svg>
      <div className="picture-foot three" aria-hidden="true">
        <span>more wound up</span>
        <span>the same</span>
        <span>calmer</span>
      </div>
    </figure>
  );
}

/** Equal values one above the other. */
function stacked(values: readonly number[]): readonly { readonly points: number; readonly level: number }[] {
  return values.map((points, index) => ({
    points,
    level: values.slice(0, index).filter((before) => before === points).length,
  }));
}

function rounded(value: number | null): string {
  return value === null ? 'not known' : String(Number(value.toFixed(1)));
}
