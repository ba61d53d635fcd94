import type { DangerView, Shown } from '../../domain/overlay-view.ts';
import type { DangerLine, DangerPage } from '../../domain/playbook.ts';
import { Steps } from '../ui/steps.tsx';
import './danger-face.css';
import { FaceButton } from './face-button.tsx';
import { FaceButtons } from './face-buttons.tsx';
import { FaceTop } from './face-top.tsx';
import { LaterOrLog } from './later-or-log.tsx';
import { ownKeys } from './own-keys.ts';
import { SpokenWords } from './spoken-words.tsx';
import { useAct } from './use-act.ts';

/** The safety screen: whom to call, what to say and do, what to write down. Firm by size and words; nothing moves. */
export function DangerFace({ view }: { readonly view: Shown & DangerView }) {
  const { act, refusal } = useAct();
  const { page, policy, canGoBack } = view;
  return (
    <>
      <FaceTop isPractice={view.isPractice} />
      <div className="safety">
        <h1>Keep the line open. Get help now.</h1>
        <SiteBlock policy={policy} />
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
        <FaceButton ownKey={ownKeys.backToLines} onPress={() => act({ type: 'not-danger' })}>
          {canGoBack ? 'Back to the lines' : 'Close'}
        </FaceButton>
        <LaterOrLog view={view} look="outlined" hotkey={null} act={act} />
      </FaceButtons>
    </>
  );
}

/** What this site filled in; where it is blank it says so, and what to do instead. */
function SiteBlock({ policy }: { readonly policy: DangerView['policy'] }) {
  const { emergencyNumber, alert, steps } = policy;
  return (
    <section className="site" aria-label="Whom to call here">
      {emergencyNumber === '' ? (
        <p className="blank-number">
          No emergency number is filled in yet. Ask your supervisor now. It can be added in the Playbook.
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
            <li key={line.id}>
              <SpokenWords text={line.text} />
            </li>
          ))}
      </ul>
      <Steps steps={steps} />
    </section>
  );
}
