import type { DangerLine, DangerPage } from '../../../domain/playbook.ts';
import type { DangerPolicy } from '../../../domain/policy.ts';
import { Button } from '../../ui/button.tsx';
import { Steps } from '../../ui/steps.tsx';
import { useOpenPlaybook } from './playbook-context.ts';
import { lineAnchor, partAnchors, policyAnchor } from './playbook-entries.ts';
import { LineText } from './playbook-line-text.tsx';
import { Part } from './playbook-part.tsx';

/** The safety protocol, to read. Only the site's own part can be changed, on the policy's page. */
export function Danger() {
  const { danger, policy } = useOpenPlaybook().page.playbook;
  return (
    <>
      <p id={partAnchors.signs} className="signs" tabIndex={-1}>
        {danger.signs}
      </p>
      <AtYourSite policy={policy.danger} />
      <Part title="At once" anchor={partAnchors.works}>
        <ol className="steps">
          {danger.atOnce.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <Threat to="self" page={danger} />
      <Threat to="others" page={danger} />
      <div className="parts">
        <Part title="Write down, outside this app" anchor={partAnchors.writeDown}>
          <Steps steps={danger.writeDown} />
        </Part>
        <Part title="Avoid" anchor={partAnchors.avoid}>
          <p>{danger.avoid}</p>
        </Part>
      </div>
    </>
  );
}

function AtYourSite({ policy }: { readonly policy: DangerPolicy }) {
  const { inProgress } = useOpenPlaybook();
  const rows = [
    { name: 'Emergency number', words: policy.emergencyNumber },
    { name: 'Whom to alert', words: policy.alert },
    { name: 'Your site’s steps', words: policy.steps },
  ];
  return (
    <section className="at-your-site" aria-label="At your site">
      <h3>At your site</h3>
      <dl className="site-facts">
        {rows.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={words === '' ? 'soft' : ''}>
              {words === '' ? 'Blank until you fill it in' : words}
            </dd>
          </div>
        ))}
      </dl>
      <div className="buttons">
        <Button onPress={() => inProgress.goTo('policy', policyAnchor('emergencyNumber'))}>
          {rows.some(({ words }) => words === '') ? 'Fill it in' : 'Change it'}
        </Button>
      </div>
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
    <Part title={heading} anchor={to === 'self' ? partAnchors.toSelf : partAnchors.toOthers}>
      <ul className="sayable">
        {page.lines
          .filter((line) => line.threatTo === to)
          .map((line) => (
            <li key={line.id} id={lineAnchor(line.id)} tabIndex={-1}>
              “<LineText text={line.text} />”
            </li>
          ))}
      </ul>
      <Steps steps={steps} />
    </Part>
  );
}
