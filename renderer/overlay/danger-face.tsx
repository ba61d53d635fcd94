import type { DangerView } from '../../domain/overlay-view.ts';
import { Button } from '../ui/button.tsx';
import './danger-face.css';
import { FaceButtons } from './face-buttons.tsx';
import { useAct } from './use-act.ts';

/** The safety screen: whom to call, what to ask, what to write down. Firm by size and words; nothing moves or scores. */
export function DangerFace({ view }: { readonly view: DangerView }) {
  const { act, refusal } = useAct();
  const { page, safety, canGoBack } = view;
  return (
    <>
      <div className="safety">
        <h1>Keep the line open. Get help now.</h1>
        <SiteBlock safety={safety} />
        <section className="to-ask">
          <h2>Ask, in these words</h2>
          <ul>
            {page.lines.map((line) => (
              <li key={line.id}>“{line.text}”</li>
            ))}
          </ul>
        </section>
        <section className="at-once">
          <h2>At once</h2>
          <ol>
            {page.atOnce.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <div className="two-columns">
          <Steps heading={page.toOthers.heading} steps={page.toOthers.steps} />
          <Steps heading={page.toSelf.heading} steps={page.toSelf.steps} />
          <Steps heading="Write down, outside this app" steps={page.writeDown} />
          <section>
            <h2>Avoid</h2>
            <p>{page.avoid}</p>
          </section>
        </div>
      </div>
      <FaceButtons refusal={refusal}>
        {canGoBack && <Button onPress={() => act({ type: 'not-danger' })}>Back to the lines</Button>}
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
          <p>{steps}</p>
        </div>
      )}
      {steps === '' && <p className="blank site-steps">No steps of this site are filled in yet.</p>}
    </section>
  );
}

function Steps({ heading, steps }: { readonly heading: string; readonly steps: readonly string[] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </section>
  );
}
