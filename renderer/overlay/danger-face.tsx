import type { DangerView } from '../../domain/overlay-view.ts';
import type { DangerLine, DangerPage } from '../../domain/playbook.ts';
import { Button } from '../ui/button.tsx';
import { Steps } from '../ui/steps.tsx';
import './danger-face.css';
import { FaceButtons } from './face-buttons.tsx';
import { useAct } from './use-act.ts';

/** The safety screen: whom to call, what to say and do, what to write down. Firm by size and words; nothing moves. */
export function DangerFace({ view }: { readonly view: DangerView }) {
  const { act, refusal } = useAct();
  const { page, safety, canGoBack } = view;
  return (
    <>
      <div className="safety">
        <h1>Keep the line open. Get help now.</h1>
        <SiteBlock safety={safety} />
        <div className="threats">
          <Threat to="self" page={page} />
          <div>
            <Threat to="others" page={page} />
            <section>
              <h2>At once</h2>
              <ol className="at-once">
                {page.atOnce.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </section>
          </div>
        </div>
        <div className="afterwards">
          <section>
            <h2>Write down, outside this app</h2>
            <Steps steps={page.writeDown} />
          </section>
          <section>
            <h2>Avoid</h2>
            <p>{page.avoid}</p>
          </section>
        </div>
      </div>
      <FaceButtons refusal={refusal}>
        <Button onPress={() => act({ type: 'not-danger' })}>
          {canGoBack ? 'Back to the lines' : 'Close'}
        </Button>
        <span className="push-right" />
        <Button onPress={() => act({ type: 'later' })}>Later</Button>
        <Button onPress={() => act({ type: 'log-now' })}>Log now</Button>
      </FaceButtons>
    </>
  );
}

/** What this site filled in; where it is blank it says so, and what to do instead. */
function SiteBlock({ safety }: { readonly safety: DangerView['safety'] }) {
  const { emergencyNumber, alert, steps } = safety;
  return (
    <section className="site" aria-label="Whom to call here">
      {emergencyNumber === '' ? (
        <p className="blank-number">
          No emergency number is filled in yet. Ask your supervisor now, and add it later under Settings.
        </p>
      ) : (
        <div>
          <h2>Emergency number</h2>
          <p className="number">{emergencyNumber}</p>
        </div>
      )}
      <div>
        <h2>Alert silently</h2>
        <p className={alert === '' ? 'blank' : 'whom'}>
          {alert === '' ? 'Nobody is filled in yet. Signal your supervisor or the nearest colleague.' : alert}
        </p>
      </div>
      {steps !== '' && (
        <div className="site-steps">
          <h2>Steps here</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
          <p className="own" tabIndex={0}>
            {steps}
          </p>
        </div>
      )}
      {steps === '' && <p className="blank site-steps">No steps of this site are filled in yet.</p>}
    </section>
  );
}

interface ThreatProps {
  readonly to: DangerLine['threatTo'];
  readonly page: DangerPage;
}

/** One kind of threat: what to say in these words, then what to do. */
function Threat({ to, page }: ThreatProps) {
  const { heading, steps } = to === 'self' ? page.toSelf : page.toOthers;
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="to-say-now">
        {page.lines
          .filter((line) => line.threatTo === to)
          .map((line) => (
            <li key={line.id}>“{line.text}”</li>
          ))}
      </ul>
      <Steps steps={steps} />
    </section>
  );
}
